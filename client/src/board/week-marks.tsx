import { isOfToday } from '@dat100/shared/board-today';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { WEEK_MARKS } from '../confirm/week.documents.js';
import { useWeekWords } from '../confirm/week-state.js';
import { useFormat } from '../layout/format.js';
import { Mark } from '../layout/mark.js';
import { useServerQuery } from '../providers/use-server.js';
import type { Board, BoardRow } from './board.documents.js';

/** Whether nobody vouches for a row's figures of the last week that was due. */
export type IsUnvouched = (row: BoardRow) => boolean;

export type WeekMarks = ReturnType<typeof useWeekMarks>;

/** The marks of a board of today; an earlier day has none, for they speak of now. */
export function useWeekMarks(board: Board) {
  const isToday = isOfToday(board);
  const found = useServerQuery(WEEK_MARKS, { unitId: board.unit.id }, { enabled: isToday }).data?.weekMarks;
  const marked = new Set(isToday ? found?.marks.map(({ unitId }) => unitId) : []);
  const isUnvouched: IsUnvouched = (row) =>
    !row.direct && row.figures !== null && row.figures.inScope > 0 && marked.has(row.unit.id);
  return { week: found?.week, isUnvouched };
}

/** Icon and words; where there is little room the icon, which the legend explains. Left as it is while figures move. */
export const WeekMark = memo(function WeekMark({ compact = false }: { compact?: boolean }) {
  const t = useTranslate();
  const words = t('weekly.mark');
  if (compact) return <Mark of="unvouched" title={words} />;
  return (
    <span className="week-mark">
      <Mark of="unvouched" />
      {words}
    </span>
  );
});

interface WeekLegendProps {
  board: Board;
  marks: WeekMarks;
}

/** What the mark means, for how many units, of which week. */
export function WeekLegend({ board, marks: { week, isUnvouched } }: WeekLegendProps) {
  const t = useTranslate();
  const format = useFormat();
  const words = useWeekWords();
  const n = board.rows.filter(isUnvouched).length;
  if (!week || n === 0) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, mb: 1 }}>
      <WeekMark compact />
      <Typography variant="caption">
        {t('weekly.legend', { smart_count: n, n: format.count(n), days: words.days(week) })}
      </Typography>
    </Box>
  );
}
