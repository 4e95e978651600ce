import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useNavigate } from 'react-router-dom';
import { useFirst } from '../layout/use-first.js';
import type { Board } from './board.documents.js';
import { RankingBars } from './ranking-bars.js';
import { FigureCell, NameCell } from './ranking-cells.js';
import type { RankedGroup } from './ranking-groups.js';
import { basisOf, type Basis } from './on-basis.js';
import { linkOf } from './rank-words.js';
import { useLeftLink } from './funnel-parts.js';
import { rowKey } from './use-board.js';
import type { IsUnvouched } from './week-marks.js';
import { WeekMark } from './week-marks.js';

const ROW_PX = 32;
const NARROW_ROW_PX = 78;

interface RankingChartProps {
  board: Board;
  group: RankedGroup;
  moved: ReadonlySet<string>;
  search: string;
  isUnvouched: IsUnvouched;
}

/** One set of rules for all rows: a rule for each of hundreds of cells is what takes long to paint. */
const look = ({ palette, typography }: Theme, height: number, narrow: boolean, basis: Basis) =>
  ({
    ...typography.body2,
    '--flash': palette.tones.flash,
    display: 'grid',
    gridTemplateColumns: narrow ? 'minmax(0, 11fr) minmax(40px, 6fr) auto' : 'minmax(220px, 360px) 1fr auto',
    columnGap: 1.5,
    // On a sheet that stands the names would leave the bars no room.
    '@media print': { gridTemplateColumns: 'minmax(140px, 8fr) minmax(48px, 2fr) auto' },
    '& ol': { listStyle: 'none', m: 0, p: 0, minWidth: 0 },
    // Names, bars and figures stand in three columns: none of a row goes to the next sheet alone.
    '& .cell': { breakInside: 'avoid', height, display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 },
    '& .cell.end': { justifyContent: 'flex-end' },
    '& .rank': { width: 26, flexShrink: 0, textAlign: 'right', color: 'text.secondary' },
    '& .name': { minWidth: 0, flex: 1 },
    '& .aside': { ...typography.caption, color: 'text.secondary' },
    '& .figures': { display: narrow ? 'block' : 'flex', gap: 1.5, textAlign: 'right', whiteSpace: 'nowrap' },
    '& .rate': { fontWeight: 600, minWidth: 58, display: 'block' },
    '& .left a': { color: 'inherit' },
    '& .fraction': narrow ? { ...typography.caption, display: 'block' } : { minWidth: 92 },
    '& .left': {
      color: 'text.secondary',
      ...(narrow ? { ...typography.caption, display: 'block' } : { minWidth: basis === 'claimed' ? 96 : 144 }),
    },
  }) as const;

/**
 * Ranked bars. Names and figures are text beside the drawing, so that they can be read, followed by keyboard and
 * printed; only the bars are drawn.
 */
export function RankingChart({ board, group, moved, search, isUnvouched }: RankingChartProps) {
  const narrow = useMediaQuery('(max-width: 720px)');
  const navigate = useNavigate();
  const height = narrow ? NARROW_ROW_PX : ROW_PX;
  const leftLink = useLeftLink(board);
  const basis = basisOf(board);
  const { shown: rows, more } = useFirst(group.rows);
  return (
    <>
      <Box sx={(theme) => look(theme, height, narrow, basis)}>
        <ol>
          {rows.map((row) => (
            <li key={rowKey(row)} className="cell">
              <NameCell row={row} search={search} narrow={narrow} />
              {isUnvouched(row) && <WeekMark compact />}
            </li>
          ))}
        </ol>
        <Box aria-hidden sx={{ height: rows.length * height, minWidth: 0 }}>
          <RankingBars
            rows={rows}
            rowHeight={height}
            basis={basis}
            targetPercent={board.targetPercent}
            onOpen={(row) => {
              const to = linkOf(row, search);
              if (to) void navigate(to);
            }}
          />
        </Box>
        <div>
          {rows.map((row) => (
            <div key={rowKey(row) + (moved.has(rowKey(row)) ? board.version : '')} className="cell end">
              <FigureCell
                row={row}
                moved={moved.has(rowKey(row))}
                bands={board.bands}
                basis={basis}
                leftLink={leftLink}
              />
            </div>
          ))}
        </div>
      </Box>
      {more}
    </>
  );
}
