import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { DataTable, type Column } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useNameOf } from '../providers/catalogue.js';
import type { WeekCriterion, WeekSheet } from './week.documents.js';
import { useWeekWords } from './week-state.js';

type Figure = 'inScope' | 'claimed' | 'verified' | 'police' | 'deferred' | 'exempt' | 'uncounted';
const FIGURES: readonly Figure[] = ['inScope', 'claimed', 'verified', 'police', 'deferred', 'exempt', 'uncounted'];

/** What is confirmed, criterion by criterion, and what changed since the week confirmed last. */
export function SheetFigures({ sheet }: { sheet: WeekSheet }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const { posts, declared, units } = sheet.headcount;
  const columns: Column<WeekCriterion>[] = [
    { key: 'criterion', label: t('weekly.criterion'), render: (one) => <b>{nameOf(one)}</b> },
    ...FIGURES.map((figure): Column<WeekCriterion> => ({
      key: figure,
      label: t(`weekly.figure.${figure}`),
      align: 'right',
      render: (one) => <Changed now={one.total[figure]} before={one.before?.[figure]} />,
    })),
    {
      key: 'rate',
      label: t('board.rate'),
      align: 'right',
      render: ({ total }) => (total.inScope === 0 ? '–' : format.rate(total.rateText)),
    },
  ];
  columns.splice(3, 0, ...columns.splice(-1));
  return (
    <Panel
      title={t(sheet.frozen ? 'weekly.figures_frozen' : 'weekly.figures_now', { day: format.day(sheet.asOf) })}
      aside={<Compared sheet={sheet} />}
    >
      {sheet.beforeChanged && <BeforeChanged sheet={sheet} />}
      <DataTable
        caption={t('weekly.figures')}
        rows={sheet.criteria}
        columns={columns}
        rowKey={({ code }) => code}
        stackOnPhone
      />
      <Typography variant="body2" sx={{ mt: 1 }}>
        {t('weekly.figure.posts')}:{' '}
        {declared === 0
          ? t('weekly.no_posts')
          : t('weekly.posts', { n: format.count(posts), k: format.count(declared), of: format.count(units) })}
      </Typography>
    </Panel>
  );
}

/** The units right below, in the figures that are confirmed with the unit's own. */
export function SheetAnnex({ sheet }: { sheet: WeekSheet }) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const [first] = sheet.criteria;
  if (!first || first.rows.length === 0) return null;
  type Row = WeekCriterion['rows'][number];
  const keyOf = (row: Row) => `${row.code}${row.direct ? '-direct' : ''}`;
  const columns: Column<Row>[] = [
    {
      key: 'unit',
      label: t('board.unit'),
      render: (row) => (row.direct ? t('board.direct', { name: row.name }) : row.name),
    },
    ...sheet.criteria.map((criterion): Column<Row> => ({
      key: criterion.code,
      label: nameOf(criterion),
      align: 'right',
      render: (row) => {
        const found = criterion.rows.find((one) => keyOf(one) === keyOf(row))?.figures;
        if (!found || found.inScope === 0) return '–';
        return `${format.count(found.claimed)}/${format.count(found.inScope)} · ${format.rate(found.rateText)}`;
      },
    })),
  ];
  return (
    <Panel title={t('weekly.annex')}>
      <DataTable caption={t('weekly.annex')} rows={first.rows} columns={columns} rowKey={keyOf} stackOnPhone />
    </Panel>
  );
}

/** Some figure has a change in brackets beside it. */
const hasChanged = ({ criteria }: WeekSheet): boolean =>
  criteria.some(({ total, before }) => before && FIGURES.some((figure) => total[figure] !== before[figure]));

function Compared({ sheet }: { sheet: WeekSheet }) {
  const t = useTranslate();
  const days = useBeforeDays(sheet);
  if (sheet.beforeChanged) return null;
  return (
    <Typography variant="caption" color="textSecondary">
      {days === null ? t('weekly.nothing_before') : t(hasChanged(sheet) ? 'weekly.compared' : 'weekly.same', { days })}
    </Typography>
  );
}

function BeforeChanged({ sheet }: { sheet: WeekSheet }) {
  const t = useTranslate();
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {t('weekly.before_changed', { days: useBeforeDays(sheet) })}
    </Alert>
  );
}

/** The days of the week compared with, in words; null = there is none. */
function useBeforeDays({ beforeWeek, history }: WeekSheet): string | null {
  const format = useFormat();
  const words = useWeekWords();
  if (beforeWeek === null) return null;
  const before = history.find(({ week }) => week.from === beforeWeek)?.week;
  return before ? words.days(before) : format.day(beforeWeek);
}

/** A count, with by how much it moved; nothing is said of what stayed. */
function Changed({ now, before }: { now: number; before: number | undefined }) {
  const format = useFormat();
  const change = before === undefined ? 0 : now - before;
  return (
    <>
      {format.count(now)}
      {change !== 0 && (
        <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 0.75, whiteSpace: 'nowrap' }}>
          ({change > 0 ? '+' : '−'}
          {format.count(Math.abs(change))})
        </Typography>
      )}
    </>
  );
}
