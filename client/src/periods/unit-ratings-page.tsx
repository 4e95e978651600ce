import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { formatHundredths } from '@dat100/shared/rating-words';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { ChoiceField } from '../layout/choice-field.js';
import { DataTable, type Column } from '../layout/data-table.js';
import { ExportMenu } from '../layout/export-menu.js';
import { useFormat } from '../layout/format.js';
import { Page, Panel } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, PageSkeleton } from '../layout/states.js';
import { useAddress } from '../layout/use-address.js';
import { usePages } from '../layout/use-pages.js';
import { useCatalogue, useNameOf } from '../providers/catalogue.js';
import { useServerQuery } from '../providers/use-server.js';
import { SaveViewButton } from '../views/save-view-button.js';
import { RATED_UNITS, RATING_PERIOD, type RatedUnits } from './periods.documents.js';

type Unit = RatedUnits['units'][number];

/** Units as they stood at the cut-off: rank in their group, band and emulation points. */
export function UnitRatingsPage() {
  const t = useTranslate();
  const can = useCan();
  const format = useFormat();
  const { periodId = '' } = useParams();
  const { params, set } = useAddress();
  const group = params.get('group');
  const isReader = can('rating.read');
  const period = useServerQuery(RATING_PERIOD, { id: periodId }, { enabled: isReader }).data?.ratingPeriod;
  const query = useServerQuery(RATED_UNITS, { periodId, group }, { enabled: isReader, keep: true });
  const found = query.data?.ratedUnits;
  return (
    <Page
      title={t('periods.units')}
      subtitle={period && `${period.name} · ${t('periods.as_of', { day: format.day(period.cutOff) })}`}
      actions={
        <>
          {isReader && <SaveViewButton suggestion={t('periods.units')} />}
          <Button variant="outlined" component={Link} to={`/ratings/${periodId}`}>
            {t('periods.back')}
          </Button>
          {can('rating.export') && <ExportMenu path={`/files/rating-units/${periodId}`} choices={{ group }} />}
        </>
      }
    >
      {!isReader && <NotInRole />}
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {isReader && !query.error && !found && <PageSkeleton />}
      {!query.error && found && (
        <Units found={found} cutOff={period?.cutOff ?? ''} onGroup={(key) => set({ group: key })} />
      )}
    </Page>
  );
}

interface UnitsProps {
  found: RatedUnits;
  /** '' until it is known */
  cutOff: string;
  onGroup: (key: string) => void;
}

function Units({ found, cutOff, onGroup }: UnitsProps) {
  const t = useTranslate();
  const format = useFormat();
  const columns = useColumns(found, cutOff);
  const { shown, turner } = usePages(found.units);
  const nameOf = ({ nameVi, nameEn, under }: RatedUnits['groups'][number]) =>
    `${format.locale === 'en' ? nameEn : nameVi} · ${under}`;
  if (found.groups.length === 0)
    return (
      <Paper variant="outlined">
        <EmptyState title={t('periods.no_units')} hint={t('periods.no_units_hint')} />
      </Paper>
    );
  return (
    <Panel
      title={t('periods.ranked_together')}
      aside={
        <ChoiceField
          label={t('periods.group')}
          value={found.group ?? ''}
          choices={found.groups.map((one) => ({ code: one.key, label: nameOf(one) }))}
          sx={{ minWidth: { xs: 1, sm: 360 } }}
          onChange={onGroup}
        />
      }
    >
      <DataTable
        caption={t('periods.units')}
        rows={shown}
        columns={columns}
        rowKey={({ unitId }) => unitId}
        stackOnPhone
      />
      {turner}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1.5, maxWidth: 1000 }}>
        {t('periods.units_note', {
          basis: t(`board.${found.basis}`),
          most: formatHundredths(found.mostPoints, format.locale),
          least: format.count(found.leastPeople),
        })}{' '}
        {found.bands
          .map(
            ({ nameVi, nameEn, from }) =>
              `${format.locale === 'en' ? nameEn : nameVi} ≥\u00a0${formatHundredths(from, format.locale)}\u00a0%`,
          )
          .join(' · ')}
      </Typography>
    </Panel>
  );
}

/** The rate stands beside what it is made of: achieved and in scope of each criterion, as the board of that day has them. */
function useColumns({ bands, units }: RatedUnits, cutOff: string): Column<Unit>[] {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const { criteria } = useCatalogue();
  const counted = criteria.filter(({ code }) =>
    units.some(({ figures }) => figures.some((one) => one.criterion === code)),
  );
  const hundredths = (value: number | null) => (value === null ? '–' : formatHundredths(value, format.locale));
  return [
    {
      key: 'place',
      label: t('periods.place'),
      align: 'right',
      render: ({ place, tied, people, hidden }) =>
        place === null ? (
          <Typography variant="caption" color="textSecondary">
            {t(hidden ? 'periods.hidden' : people === 0 ? 'periods.nobody' : 'periods.small')}
          </Typography>
        ) : (
          <>
            <b>{format.count(place)}</b>
            {tied > 1 && ` ${t('periods.tied', { n: format.count(tied) })}`}
          </>
        ),
    },
    {
      key: 'unit',
      label: t('board.unit'),
      // Names stay on one line, on paper too.
      width: '20%',
      render: ({ unitId, name }) => (
        <MuiLink component={Link} to={`/board/${unitId}${cutOff && `?asOf=${cutOff}`}`}>
          {name}
        </MuiLink>
      ),
    },
    {
      key: 'people',
      label: t('periods.people'),
      align: 'right',
      render: ({ people }) => (people === null ? '–' : format.count(people)),
    },
    {
      key: 'rate',
      label: t('periods.rate'),
      align: 'right',
      render: ({ rate }) => (rate === null ? '–' : `${hundredths(rate)}\u00a0%`),
    },
    ...counted.map((criterion): Column<Unit> => ({
      key: criterion.code,
      label: nameOf(criterion),
      align: 'right',
      render: ({ figures }) => {
        const figure = figures.find((one) => one.criterion === criterion.code);
        return figure ? `${format.count(figure.achieved)}/${format.count(figure.inScope)}` : '–';
      },
    })),
    {
      key: 'band',
      label: t('periods.band'),
      render: ({ band }) => {
        const found = bands.find(({ code }) => code === band);
        const name = found && (format.locale === 'en' ? found.nameEn : found.nameVi);
        return <Box sx={{ whiteSpace: 'nowrap' }}>{name ?? '–'}</Box>;
      },
    },
    {
      key: 'points',
      label: t('periods.points'),
      align: 'right',
      render: ({ points }) => <b>{hundredths(points)}</b>,
    },
  ];
}
