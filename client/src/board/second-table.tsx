import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import { useFirst } from '../layout/use-first.js';
import { useNameOf } from '../providers/catalogue.js';
import { pointsText } from './ledger-words.js';
import { useRankWords } from './rank-words.js';
import type { RankedGroup } from './ranking-groups.js';
import { UnitLink } from './ranking-marks.js';
import type { SecondBoard, SecondBoardRow } from './second.documents.js';

interface SecondTableProps {
  board: SecondBoard;
  group: RankedGroup<SecondBoardRow>;
  search: string;
}

/** A peer group of a second board: the rank, and what it goes by. */
export function SecondTable({ board, group, search }: SecondTableProps) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const rankWords = useRankWords();
  const figures = useFigureColumns(board);
  const { shown, more } = useFirst(group.rows);
  const columns: Column<SecondBoardRow>[] = [
    {
      key: 'rank',
      label: t('board.rank_column'),
      width: 132,
      render: (row) => (
        <Typography
          variant="body2"
          component="span"
          color={row.rank === null ? 'textSecondary' : 'textPrimary'}
          sx={{ fontWeight: row.rank === null ? 400 : 600 }}
        >
          {rankWords(row)}
        </Typography>
      ),
    },
    {
      key: 'unit',
      label: t('board.unit'),
      render: (row) => (
        <Stack sx={{ gap: 0.25 }}>
          <UnitLink row={{ ...row, figures: row.now ?? row.waiting }} search={search} lines={2} />
          {!row.now && !row.waiting && (
            <Typography variant="caption" color="textSecondary">
              {t('board.hidden')}
            </Typography>
          )}
        </Stack>
      ),
    },
    ...figures,
  ];
  const name = group.label ? nameOf(group.label) : t('board.direct_group');
  return (
    <>
      <DataTable
        caption={t('second.caption', { board: t(`second.${board.kind}`), group: name })}
        rows={shown}
        columns={columns}
        rowKey={(row) => `${row.unit.id} ${row.direct}`}
      />
      {more}
    </>
  );
}

/** What the rows are ranked by: a change between two days, or one share. */
function useFigureColumns({ kind, since, asOf }: SecondBoard): Column<SecondBoardRow>[] {
  const t = useTranslate();
  const format = useFormat();
  const right = (key: string, label: string, render: (row: SecondBoardRow) => string): Column<SecondBoardRow> => ({
    key,
    label,
    align: 'right',
    render,
  });
  const percent = (share: SecondBoardRow['now']) =>
    !share ? '–' : share.of === 0 ? t('second.no_share') : format.rate(share.text);
  const fraction = (share: SecondBoardRow['now']) =>
    share ? `${format.count(share.count)}/${format.count(share.of)}` : '–';
  const both = (share: SecondBoardRow['now']) =>
    share && share.of > 0 ? `${percent(share)} (${fraction(share)})` : percent(share);
  const days = (n: number | null | undefined) => (n == null ? '–' : t('waiting.days_n', format.counted(n)));
  if (kind === 'waiting')
    return [
      right('ninth', t('waiting.ninth'), ({ waiting }) => days(waiting?.ninth)),
      right('median', t('waiting.median'), ({ waiting }) => days(waiting?.median)),
      {
        ...right('waiting', t('second.waiting_people'), ({ waiting }) =>
          waiting?.people == null ? '–' : format.count(waiting.people),
        ),
        hideBelow: 'sm',
      },
    ];
  if (kind === 'first')
    return [
      right('reached', t('second.reached'), ({ standing }) =>
        standing?.reachedOn
          ? format.day(standing.reachedOn)
          : standing?.fellOn
            ? t('second.fell_back', { day: format.day(standing.fellOn) })
            : '–',
      ),
      right('left', t('second.left'), ({ standing }) => (standing ? format.count(standing.left) : '–')),
      { ...right('now', t('second.on_day', { day: format.day(asOf) }), (row) => both(row.now)), hideBelow: 'sm' },
    ];
  if (since === null)
    return [
      right('share', t('second.share'), (row) => percent(row.now)),
      right('fraction', t('second.of_claimed'), (row) => fraction(row.now)),
    ];
  return [
    right('gain', t('second.gain'), ({ tenths }) =>
      tenths === null ? '–' : t('second.points', { points: pointsText(tenths, format.locale) }),
    ),
    { ...right('before', t('second.on_day', { day: format.day(since) }), (row) => both(row.before)), hideBelow: 'sm' },
    { ...right('now', t('second.on_day', { day: format.day(asOf) }), (row) => both(row.now)), hideBelow: 'sm' },
  ];
}
