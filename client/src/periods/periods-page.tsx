import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCan } from '../layout/access.js';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Page } from '../layout/page.js';
import { EmptyState, ErrorState, NotInRole, RowsSkeleton } from '../layout/states.js';
import { useServerQuery } from '../providers/use-server.js';
import { PeriodDialog } from './period-dialog.js';
import { PeriodState } from './period-state.js';
import { RATING_PERIODS, type PeriodItem } from './periods.documents.js';

/** The years that are rated. */
export function PeriodsPage() {
  const t = useTranslate();
  const can = useCan();
  const [isMaking, setMaking] = useState(false);
  return (
    <Page
      title={t('periods.title')}
      subtitle={t('periods.hint')}
      actions={
        <>
          <Button variant="outlined" component={Link} to="/ratings/schemes">
            {t('schemes.menu')}
          </Button>
          {can('rating.manage') && (
            <Button variant="contained" onClick={() => setMaking(true)}>
              {t('periods.new')}
            </Button>
          )}
        </>
      }
    >
      {can('rating.read') ? <Periods /> : <NotInRole />}
      {isMaking && <PeriodDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}

function Periods() {
  const t = useTranslate();
  const can = useCan();
  const format = useFormat();
  const query = useServerQuery(RATING_PERIODS, {});
  const periods = query.data?.ratingPeriods;
  const columns: Column<PeriodItem>[] = [
    {
      key: 'name',
      label: t('periods.one'),
      render: ({ id, name }) => (
        <MuiLink component={Link} to={`/ratings/${id}`} sx={{ fontWeight: 600 }}>
          {name}
        </MuiLink>
      ),
    },
    { key: 'state', label: t('periods.state'), render: ({ state }) => <PeriodState state={state} /> },
    { key: 'cut_off', label: t('periods.cut_off'), render: ({ cutOff }) => format.day(cutOff) },
    {
      key: 'scheme',
      label: t('schemes.one'),
      render: ({ schemeNameVi, schemeNameEn, schemeVersion }) =>
        `${format.locale === 'en' ? schemeNameEn : schemeNameVi} · ${t('schemes.version', { n: schemeVersion })}`,
    },
    {
      key: 'people',
      label: t('periods.people'),
      align: 'right',
      render: ({ state, people }) => (state === 'draft' ? '–' : format.count(people)),
    },
  ];
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!periods) return <RowsSkeleton rows={3} />;
  if (periods.length === 0)
    return (
      <Paper variant="outlined">
        <EmptyState
          title={t('periods.none')}
          hint={t(can('rating.manage') ? 'periods.none_hint' : 'periods.none_hint_read')}
        />
      </Paper>
    );
  return (
    <Paper variant="outlined">
      <DataTable caption={t('periods.title')} rows={periods} columns={columns} rowKey={({ id }) => id} stackOnPhone />
    </Paper>
  );
}
