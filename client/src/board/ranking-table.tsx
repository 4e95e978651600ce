import { isOfToday } from '@dat100/shared/board-today';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useColumnChoice } from '../layout/column-choice.js';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { useFirst } from '../layout/use-first.js';
import { useNameOf } from '../providers/catalogue.js';
import type { Filters } from '../people/people-filters.js';
import type { Board, BoardRow, Figures } from './board.documents.js';
import { useRowLinkOf } from './funnel-parts.js';
import { GroupSection } from './group-heading.js';
import type { RankedGroup } from './ranking-groups.js';
import { needsSupport } from './ranking-groups.js';
import { Movement } from './movement.js';
import { basisOf, onBasis, type Basis } from './on-basis.js';
import { StaleMark, SupportMark, UnitLink } from './ranking-marks.js';
import { useRankWords } from './rank-words.js';
import { rowKey } from './use-board.js';
import type { IsUnvouched } from './week-marks.js';
import { WeekMark } from './week-marks.js';

interface RankingTablesProps {
  board: Board;
  groups: readonly RankedGroup[];
  moved: ReadonlySet<string>;
  search: string;
  isUnvouched: IsUnvouched;
}

/** What tells one row from another; and what is there only where it has something to say, whatever was chosen before. */
const STANDING = ['rank', 'unit', 'since', 'gap', 'uncounted'];

/** Every figure of the ranking, in words and numbers: a table for each group, with the columns that were chosen. */
export function RankingTables({ groups, ...shown }: RankingTablesProps) {
  const { columns, button } = useColumnChoice('ranking', useRankingColumns(shown), STANDING);
  return (
    <div className="prints-lying">
      <Box className="no-print" sx={{ display: 'flex', justifyContent: 'flex-end' }}>
        {button}
      </Box>
      {groups.map((group) => (
        <GroupSection key={group.code} group={group}>
          <GroupTable group={group} columns={columns} />
        </GroupSection>
      ))}
    </div>
  );
}

function GroupTable({ group, columns }: { group: RankedGroup; columns: readonly Column<BoardRow>[] }) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const { shown, more } = useFirst(group.rows);
  const caption = group.label ? nameOf(group.label) : t('board.direct_group');
  return (
    <>
      <DataTable caption={caption} rows={shown} columns={columns} rowKey={rowKey} />
      {more}
    </>
  );
}

function useRankingColumns({ board, moved, search, isUnvouched }: Omit<RankingTablesProps, 'groups'>) {
  const t = useTranslate();
  const format = useFormat();
  const nameOf = useNameOf();
  const rankWords = useRankWords();
  const people = usePeopleOf(board);
  const basis = basisOf(board);
  const byReport = basis === 'claimed';

  const figure = (show: (figures: Figures, row: BoardRow) => ReactNode) => (row: BoardRow) => {
    if (!row.figures) return '';
    const key = rowKey(row);
    return (
      <Box
        component="span"
        key={moved.has(key) ? board.version : key}
        className={moved.has(key) ? 'moved' : undefined}
        sx={(theme) => ({
          '--flash': theme.palette.tones.flash,
          whiteSpace: 'nowrap',
          '& a': { color: 'inherit', textDecorationStyle: 'dotted', textUnderlineOffset: 3 },
        })}
      >
        {row.figures.inScope === 0 ? '–' : show(row.figures, row)}
      </Box>
    );
  };
  const sinceColumn: Column<BoardRow> = {
    key: 'since',
    label: t('board.since', { day: format.day(board.since) }),
    render: (row) => <Movement row={row} />,
  };
  const gapColumn: Column<BoardRow> = {
    key: 'gap',
    label: t('board.gap', { percent: board.targetPercent }),
    align: 'right',
    hideBelow: 'lg',
    render: (row) => (row.figures && row.figures.inScope > 0 ? format.count(row.gap) : ''),
  };
  const uncountedColumn: Column<BoardRow> = {
    key: 'uncounted',
    label: t('board.uncounted'),
    align: 'right',
    hideBelow: 'md',
    render: figure((f) => (f.uncounted > 0 ? format.count(f.uncounted) : '')),
  };
  const leftColumn: Column<BoardRow> = {
    key: 'left',
    label: t('board.left'),
    align: 'right',
    hideBelow: 'sm',
    render: figure((f, row) =>
      f.left > 0 ? people(row, { notAchieved: true }, f.left, t('board.left')) : t('board.done'),
    ),
  };
  const counted = (one: Basis, label: string, hideBelow: 'md' | 'lg', rate: (f: Figures) => string | null) => ({
    key: one,
    label,
    align: 'right' as const,
    hideBelow,
    render: figure((f, row) => {
      const text = rate(f);
      return (
        <>
          {people(row, { achieved: one }, f[one], label)}
          {text !== null && ` · ${format.rate(text)}`}
        </>
      );
    }),
  });
  const claimedColumn = counted('claimed', t('board.claimed'), 'md', (f) => f.rateText);
  const verifiedColumn = counted('verified', t('board.verified'), 'md', (f) => f.verifiedRateText);
  const policeColumn = counted('police', t('board.police'), 'lg', () => null);
  const latestColumn: Column<BoardRow> = {
    key: 'latest',
    label: t('board.latest_fact'),
    align: 'right',
    hideBelow: 'md',
    render: (row) => (
      <Stack direction="row" sx={{ gap: 0.75, justifyContent: 'flex-end', alignItems: 'center', whiteSpace: 'nowrap' }}>
        <StaleMark row={row} />
        {format.day(row.latestFact)}
      </Stack>
    ),
  };
  const columns: Column<BoardRow>[] = [
    {
      key: 'rank',
      label: t('board.rank_column'),
      render: (row) => <RankCell row={row} words={rankWords(row)} />,
    },
    {
      key: 'unit',
      label: t('board.unit'),
      render: (row) => (
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <UnitLink row={row} search={search} lines={2} />
          {needsSupport(row) && <SupportMark />}
          {isUnvouched(row) && <WeekMark />}
          {!row.figures && (
            <Typography variant="caption" color="textSecondary">
              {t('board.hidden')}
            </Typography>
          )}
        </Stack>
      ),
    },
    {
      key: 'fraction',
      label: byReport ? t('board.fraction') : t(`board.${basis}`),
      align: 'right',
      render: figure((f, row) => (
        <>
          {people(row, { achieved: basis }, onBasis(f, basis).achieved, t(`board.${basis}`))}/{format.count(f.inScope)}
        </>
      )),
    },
    {
      key: 'rate',
      label: t('board.rate'),
      align: 'right',
      render: figure((f) => format.rate(onBasis(f, basis).rateText)),
    },
    {
      key: 'band',
      label: t('board.band'),
      hideBelow: 'sm',
      render: (row) => {
        const band = board.bands.find((one) => one.code === row.band);
        return band ? <span style={{ whiteSpace: 'nowrap' }}>{nameOf(band)}</span> : '';
      },
    },
    ...(board.since === null ? [] : [sinceColumn]),
    // What units report leaves other people than what ranks: then the gap says how many.
    ...(byReport ? [leftColumn] : []),
    // By what units report, short of 100 % are those who are left: the same number need not stand twice.
    ...(board.targetPercent < 100 || !byReport ? [gapColumn] : []),
    ...(byReport ? [] : [claimedColumn]),
    ...(basis === 'verified' ? [] : [verifiedColumn]),
    ...(basis === 'police' ? [] : [policeColumn]),
    ...(board.total.uncounted > 0 ? [uncountedColumn] : []),
    // What was recorded last is known as of now alone.
    ...(isOfToday(board) ? [latestColumn] : []),
  ];
  return columns;
}

/** A number of people of a row as the way to them, for who may see them. `what`: what it counts. */
function usePeopleOf(board: Board) {
  const t = useTranslate();
  const format = useFormat();
  const linkOf = useRowLinkOf(board);
  return (row: BoardRow, filters: Filters, count: number, what: string): ReactNode => {
    const text = format.count(count);
    const to = count > 0 ? linkOf(row, filters) : undefined;
    if (!to) return text;
    const whose = row.direct ? t('board.direct', { name: row.unit.name }) : row.unit.name;
    return (
      <Link to={to} aria-label={t('board.opens', { what: `${whose}, ${what}`, ...format.counted(count) })}>
        {text}
      </Link>
    );
  };
}

/** The number alone, as the column says what it is; of a tie how many share it; or why there is none. */
function RankCell({ row, words }: { row: BoardRow; words: string }) {
  const t = useTranslate();
  const format = useFormat();
  if (row.rank === null)
    return (
      <Typography variant="body2" component="span" color="textSecondary">
        {words}
      </Typography>
    );
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <b>{format.count(row.rank)}</b>
      {row.tied > 1 && ` ${t('board.tied_n', { tied: format.count(row.tied) })}`}
    </span>
  );
}
