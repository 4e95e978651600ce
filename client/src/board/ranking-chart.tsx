import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useNavigate } from 'react-router-dom';
import { useFirst } from '../layout/use-first.js';
import type { Board } from './board.documents.js';
import { RankingBars } from './ranking-bars.js';
import { FigureCell, NameCell } from './ranking-cells.js';
import type { RankedGroup } from './ranking-groups.js';
import { basisOf } from './on-basis.js';
import { rankingLook } from './ranking-look.js';
import { linkOf } from './rank-words.js';
import { useLeftLink } from './funnel-parts.js';
import { rowKey } from './use-board.js';
import type { IsUnvouched } from './week-marks.js';
import { WeekMark } from './week-marks.js';

interface RankingChartProps {
  board: Board;
  group: RankedGroup;
  moved: ReadonlySet<string>;
  search: string;
  isUnvouched: IsUnvouched;
}

/**
 * Ranked bars. Names and figures are text beside the drawing, so that they can be read, followed by keyboard and
 * printed; only the bars are drawn.
 */
export function RankingChart({ board, group, moved, search, isUnvouched }: RankingChartProps) {
  const narrow = useMediaQuery('(max-width: 720px)');
  const navigate = useNavigate();
  const compared = board.since !== null;
  const leftLink = useLeftLink(board);
  const basis = basisOf(board);
  const { shown: rows, more } = useFirst(group.rows);
  return (
    <>
      <Box sx={(theme) => rankingLook(theme, rows, { narrow, compared, basis })}>
        <ol>
          {rows.map((row) => (
            <li key={rowKey(row)} className="cell">
              <NameCell row={row} search={search} narrow={narrow} compared={compared} />
              {isUnvouched(row) && <WeekMark compact />}
            </li>
          ))}
        </ol>
        <div aria-hidden className="bars">
          <RankingBars
            rows={rows}
            basis={basis}
            targetPercent={board.targetPercent}
            onOpen={(row) => {
              const to = linkOf(row, search);
              if (to) void navigate(to);
            }}
          />
        </div>
        <div className="all-figures">
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
