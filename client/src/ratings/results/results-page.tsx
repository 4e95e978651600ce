import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { LEVELS } from '@dat100/shared/rating-scheme';
import { useCan } from '../../layout/access.js';
import { ChoiceField } from '../../layout/choice-field.js';
import { useFormat } from '../../layout/format.js';
import { Page, Panel } from '../../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../../layout/states.js';
import { UNIT_DETAIL } from '../../layout/unit.documents.js';
import { UnitPicker } from '../../layout/unit-picker.js';
import { useAddress } from '../../layout/use-address.js';
import { useServerQuery } from '../../providers/use-server.js';
import { SaveViewButton } from '../../views/save-view-button.js';
import { PERIOD_CHOICES, type PeriodChoice } from '../what-if.documents.js';
import { FileButtons } from './file-buttons.js';

/** What goes out of a rating period: lists as files, papers to sign, slips and notices. */
export function RatingResultsPage() {
  const t = useTranslate();
  const can = useCan();
  if (can('rating.export')) return <Results />;
  return (
    <Page title={t('results.title')}>
      <NotInRole />
    </Page>
  );
}

function Results() {
  const t = useTranslate();
  const query = useServerQuery(PERIOD_CHOICES, {});
  const opened = query.data?.ratingPeriods.filter(({ state }) => state === 'open' || state === 'locked');
  return (
    <Page
      title={t('results.title')}
      subtitle={t('results.hint')}
      actions={<SaveViewButton suggestion={t('results.title')} />}
    >
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !opened && <RowsSkeleton rows={6} />}
      {opened?.length === 0 && (
        <EmptyState title={t('results.none')} hint={t('results.none_hint')}>
          <Button variant="outlined" component={Link} to="/ratings/schemes">
            {t('schemes.menu')}
          </Button>
        </EmptyState>
      )}
      {opened && opened.length > 0 && <Chosen periods={opened} />}
    </Page>
  );
}

function Chosen({ periods }: { periods: readonly PeriodChoice[] }) {
  const t = useTranslate();
  const can = useCan();
  const format = useFormat();
  const { params, set } = useAddress();
  const period = periods.find(({ id }) => id === params.get('period')) ?? periods[0];
  const unitId = params.get('unit') ?? '';
  const unit = useServerQuery(UNIT_DETAIL, { id: unitId }, { enabled: unitId !== '' }).data?.unit ?? null;
  const agencyId = params.get('agency') ?? '';
  const agency = useServerQuery(UNIT_DETAIL, { id: agencyId }, { enabled: agencyId !== '' }).data?.unit ?? null;
  const lists = ['all', ...(can('people.export') ? ['party'] : []), 'emulation'];
  const list = lists.find((one) => one === params.get('list')) ?? 'all';
  const level = LEVELS.find(({ code }) => code === params.get('level'))?.code ?? '';
  if (!period) return null;
  const choices = { list, unitId, level, agencyId };
  const path = `/files/ratings/${period.id}`;
  return (
    <>
      <Panel title={t('results.what')}>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr', lg: 'repeat(4, 1fr)' } }}>
          <ChoiceField
            label={t('results.period')}
            value={period.id}
            choices={periods.map(({ id, name }) => ({ code: id, label: name }))}
            onChange={(id) => set({ period: id })}
          />
          <ChoiceField
            label={t('results.list')}
            value={list}
            choices={lists.map((code) => ({ code, label: t(`results.lists.${code}`) }))}
            onChange={(code) => set({ list: code === 'all' ? '' : code })}
          />
          <UnitPicker
            inMyScope
            label={t('results.unit')}
            value={unit}
            onChange={(next) => set({ unit: next?.id ?? '' })}
          />
          <ChoiceField
            label={t('results.level')}
            value={level}
            none={t('results.any_level')}
            choices={LEVELS.map((one) => ({ code: one.code, label: one[format.locale] }))}
            onChange={(code) => set({ level: code })}
          />
        </Box>
        <Typography variant="body2" color="textSecondary" component="div" sx={{ mt: 1.5 }}>
          {agency && (
            <Chip
              label={t('results.one_agency', { name: agency.name })}
              onDelete={() => set({ agency: '' })}
              sx={{ mr: 1 }}
            />
          )}
          {t('results.as_of', { day: format.day(period.cutOff), people: format.count(period.people) })}
        </Typography>
      </Panel>
      <Panel title={t(`results.lists.${list}`)}>
        <Typography variant="body2" sx={{ mb: 1.5 }}>
          {t(`results.lists_hint.${list}`)}
        </Typography>
        <FileButtons
          path={`${path}/results`}
          choices={choices}
          files={['xlsx', 'csv', 'pdf', 'docx'].map((ending) => ({ ending, label: t(`results.files.${ending}`) }))}
        />
      </Panel>
      <Stack sx={{ gap: 2, flexDirection: { md: 'row' }, '& > *': { flex: 1 } }}>
        {(['slip', 'notice'] as const).map((kind) => (
          <Panel key={kind} title={t(`results.papers.${kind}`)}>
            <Typography variant="body2" sx={{ mb: 1.5 }}>
              {t(`results.papers_hint.${kind}`)}
            </Typography>
            <FileButtons
              path={`${path}/papers`}
              choices={{ ...choices, kind }}
              files={['pdf', 'docx'].map((format) => ({
                ending: 'zip',
                more: { format },
                label: t(`results.zips.${format}`),
              }))}
            />
          </Panel>
        ))}
      </Stack>
    </>
  );
}
