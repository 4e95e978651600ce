import MuiLink from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import type { WeekSheet } from './week.documents.js';
import { useWeekWords, WeekStateChip } from './week-state.js';

type Past = WeekSheet['history'][number];

/** The last weeks of the unit, each a step away. */
export function SheetHistory({ sheet }: { sheet: WeekSheet }) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWeekWords();
  const columns: Column<Past>[] = [
    {
      key: 'week',
      label: t('weekly.week_column'),
      render: ({ week }) => (
        <MuiLink
          component={Link}
          to={`/units/${sheet.unit.id}/confirmation?week=${week.from}`}
          aria-current={week.from === sheet.week.from ? 'page' : undefined}
          sx={{ fontWeight: week.from === sheet.week.from ? 700 : 400 }}
        >
          {words.days(week)}
        </MuiLink>
      ),
    },
    { key: 'state', label: t('weekly.state'), render: ({ state }) => <WeekStateChip state={state} /> },
    {
      key: 'who',
      label: t('weekly.who'),
      hideBelow: 'sm',
      render: ({ confirmer, confirmedAt }) => confirmer && `${confirmer}, ${format.instant(confirmedAt)}`,
    },
  ];
  return (
    <Panel title={t('weekly.history')}>
      <DataTable
        caption={t('weekly.history')}
        rows={sheet.history}
        columns={columns}
        rowKey={({ week }) => week.from}
      />
    </Panel>
  );
}
