import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { REQUEST_KINDS, REQUEST_STATES } from '@dat100/shared/rating-request';
import { useCan } from '../layout/access.js';
import { ChoiceChips } from '../layout/choice-chips.js';
import { ChoiceField } from '../layout/choice-field.js';
import { useFormat } from '../layout/format.js';
import { ListPages } from '../layout/list-pages.js';
import { Page, Panel } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { useAddress } from '../layout/use-address.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import { RATING_REQUESTS } from './requests.documents.js';
import { RequestsTable } from './requests-table.js';
import { TurnsPanel } from './turns-panel.js';

const PER_PAGE = 50;

/** What waits in the ratings of one's units: steps, objections, appeals, corrections, by their clocks. */
export function RatingInboxPage() {
  const t = useTranslate();
  const can = useCan();
  if (!can('rating.sheet'))
    return (
      <Page title={t('requests.title')}>
        <NotInRole />
      </Page>
    );
  return (
    <Page
      title={t('requests.title')}
      subtitle={t('requests.subtitle')}
      actions={<SaveViewButton suggestion={t('requests.title')} />}
    >
      <TurnsPanel />
      <Requests />
    </Page>
  );
}

function Requests() {
  const t = useTranslate();
  const { locale, count } = useFormat();
  const { params, page, set, turn } = useAddress();
  const kind = REQUEST_KINDS.find(({ code }) => code === params.get('kind'))?.code ?? null;
  const state = REQUEST_STATES.find(({ code }) => code === params.get('state'))?.code ?? 'open';
  const overdue = params.get('overdue') === 'true';
  const filter = { kind, state, overdue };
  const query = useServerQuery(RATING_REQUESTS, { page, perPage: PER_PAGE, filter }, { keep: true });
  const data = query.data?.ratingRequests;
  const filtered = kind !== null || state !== 'open' || overdue;
  return (
    <Panel title={t('requests.list')}>
      <Stack direction="row" className="no-print" sx={{ gap: 1.5, flexWrap: 'wrap', mb: 1.5, alignItems: 'center' }}>
        <ChoiceChips
          label={t('requests.kind')}
          value={kind}
          choices={[
            { code: null, label: t('requests.all_kinds') },
            ...REQUEST_KINDS.map(({ code }) => ({ code, label: t(`requests.kinds.${code}`) })),
          ]}
          onChange={(code) => set({ kind: code ?? '' })}
        />
        <ChoiceField
          label={t('requests.state')}
          value={state}
          choices={REQUEST_STATES.map((one) => ({ code: one.code, label: one[locale] }))}
          onChange={(code) => set({ state: code === 'open' ? '' : code })}
          sx={{ minWidth: 180 }}
        />
        {((data?.overdue ?? 0) > 0 || overdue) && (
          <Button
            variant={overdue ? 'contained' : 'outlined'}
            color="warning"
            aria-pressed={overdue}
            onClick={() => set({ overdue: overdue ? '' : 'true', state: '' })}
          >
            {t('requests.only_overdue', { n: count(data?.overdue ?? 0) })}
          </Button>
        )}
      </Stack>
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !data && <RowsSkeleton rows={4} />}
      {!query.error && data?.total === 0 && (
        <EmptyState
          title={t(filtered ? 'requests.none_found' : 'requests.none')}
          {...(filtered ? {} : { hint: t('requests.none_hint') })}
        >
          {filtered && (
            <Button variant="outlined" onClick={() => set({ kind: '', state: '', overdue: '' })}>
              {t('ra.action.remove_all_filters')}
            </Button>
          )}
        </EmptyState>
      )}
      {!query.error && data && data.total > 0 && (
        <Paper variant="outlined">
          <RequestsTable lines={data.items} fetching={query.isPlaceholderData} />
          <ListPages total={data.total} page={page} perPage={PER_PAGE} onTurn={turn} />
        </Paper>
      )}
    </Panel>
  );
}
