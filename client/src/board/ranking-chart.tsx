import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useFormat } from '../layout/format.js';
import type { Board, BoardRow } from './board.documents.js';
import { SupportMark, UnitLink } from './ranking-marks.js';
import type { RankedGroup } from './ranking-groups.js';
import { needsSupport } from './ranking-groups.js';
import { linkOf, useRankWords } from './rank-words.js';
import { Movement } from './movement.js';
import { RankingBars } from './ranking-bars.js';
import { rowKey } from './use-board.js';
import { useWeekMarks, WeekMark } from './week-marks.js';

const ROW_PX = 32;
const NARROW_ROW_PX = 62;

interface RankingChartProps {
  board: Board;
  group: RankedGroup;
  moved: ReadonlySet<string>;
  search: string;
}

/**
 * Ranked bars. Names and figures are text beside the drawing, so that they can be read, followed by keyboard and
 * printed; only the bars are drawn.
 */
export function RankingChart({ board, group, moved, search }: RankingChartProps) {
  const narrow = useMediaQuery('(max-width: 720px)');
  const navigate = useNavigate();
  const height = narrow ? NARROW_ROW_PX : ROW_PX;
  const { rows } = group;
  const { isUnvouched } = useWeekMarks(board);
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: narrow ? 'minmax(0, 11fr) minmax(40px, 6fr) auto' : 'minmax(200px, 300px) 1fr auto',
        columnGap: 1.5,
      }}
    >
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, minWidth: 0 }}>
        {rows.map((row) => (
          <Box
            component="li"
            key={rowKey(row)}
            sx={{ height, display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}
          >
            <NameCell row={row} search={search} narrow={narrow} unvouched={isUnvouched(row)} />
          </Box>
        ))}
      </Box>
      <Box aria-hidden sx={{ height: rows.length * height, minWidth: 0 }}>
        <RankingBars
          rows={rows}
          rowHeight={height}
          targetPercent={board.targetPercent}
          onOpen={(row) => {
            const to = linkOf(row, search);
            if (to) void navigate(to);
          }}
        />
      </Box>
      <Box>
        {rows.map((row) => (
          <Box
            key={rowKey(row) + (moved.has(rowKey(row)) ? board.version : '')}
            sx={{ height, display: 'flex', alignItems: 'center', justifyContent: 'flex-end' }}
          >
            <FigureCell row={row} moved={moved.has(rowKey(row))} narrow={narrow} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function NameCell(props: { row: BoardRow; search: string; narrow: boolean; unvouched: boolean }) {
  const { row, search, narrow, unvouched } = props;
  const rankWords = useRankWords();
  return (
    <>
      <Typography
        variant="body2"
        color="textSecondary"
        title={rankWords(row)}
        sx={{ width: 26, flexShrink: 0, textAlign: 'right' }}
      >
        {row.rank ?? '–'}
      </Typography>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <UnitLink row={row} search={search} lines={narrow ? 2 : 1} />
      </Box>
      {!narrow && row.since && <Movement row={row} />}
      {needsSupport(row) && <SupportMark compact={narrow} />}
      {unvouched && <WeekMark compact />}
    </>
  );
}

function FigureCell({ row, moved, narrow }: { row: BoardRow; moved: boolean; narrow: boolean }) {
  const t = useTranslate();
  const format = useFormat();
  const { figures } = row;
  if (!figures) {
    return (
      <Typography variant="caption" color="textSecondary" title={t('board.hidden')}>
        {t('board.reason_hidden')}
      </Typography>
    );
  }
  if (figures.inScope === 0) {
    return (
      <Typography variant="caption" color="textSecondary">
        {t('board.no_one_in_scope')}
      </Typography>
    );
  }
  const left =
    figures.left > 0
      ? t('board.left_n', { smart_count: figures.left, n: format.count(figures.left) })
      : t('board.done');
  return (
    <Box
      className={moved ? 'moved' : undefined}
      sx={(theme) => ({
        '--flash': theme.palette.tones.flash,
        display: narrow ? 'block' : 'flex',
        textAlign: 'right',
        gap: 1.5,
        whiteSpace: 'nowrap',
      })}
    >
      <Typography variant="body2" component="span" sx={{ fontWeight: 600, minWidth: 58, display: 'inline-block' }}>
        {format.rate(figures.rateText)}
      </Typography>
      <Typography
        variant="body2"
        component="span"
        sx={{
          minWidth: narrow ? 0 : 92,
          display: narrow ? 'block' : 'inline-block',
          fontSize: narrow ? '0.75rem' : undefined,
        }}
      >
        {format.count(figures.claimed)}/{format.count(figures.inScope)}
        {narrow && (
          <Box component="span" sx={{ color: 'text.secondary', display: 'block' }}>
            {left}
          </Box>
        )}
      </Typography>
      {!narrow && (
        <Typography variant="body2" component="span" color="textSecondary" sx={{ minWidth: 96 }}>
          {left}
        </Typography>
      )}
    </Box>
  );
}
