import Box from '@mui/material/Box';
import { memo } from 'react';
import type { BoardRow } from './board.documents.js';
import { strongOf, type Basis } from './on-basis.js';
import { rowKey } from './use-board.js';

interface RankingBarsProps {
  rows: readonly BoardRow[];
  targetPercent: number;
  basis: Basis;
  onOpen: (row: BoardRow) => void;
}

/**
 * The drawing alone: verified (or, where it ranks by them, confirmed by the police) in the deep tone, the rest of what units report in the light one, up to 100 %. Plain
 * boxes, which cost next to nothing when figures move and keep their proportions on paper.
 */
export function RankingBars({ rows, targetPercent, basis, onOpen }: RankingBarsProps) {
  return (
    <Box
      sx={({ palette: { tones, text } }) => ({
        position: 'relative',
        '& > .row': {
          breakInside: 'avoid',
          height: 'var(--row)',
          display: 'flex',
          alignItems: 'center',
          cursor: 'pointer',
        },
        '& .track': { flex: 1, display: 'flex', height: 14 },
        '& .verified': { bgcolor: tones.verified },
        '& .claimed': { bgcolor: tones.claimed },
        '& .counted': { bgcolor: tones.track },
        '& > .target': { position: 'absolute', top: 0, bottom: 0, borderLeft: `1px dashed ${text.primary}` },
      })}
    >
      {rows.map((row) => (
        <div key={rowKey(row)} className="row" onClick={() => onOpen(row)}>
          <Bar figures={row.figures} basis={basis} />
        </div>
      ))}
      {targetPercent < 100 && <div className="target" style={{ left: `${targetPercent}%` }} />}
    </Box>
  );
}

/** Lengths of the drawing; figures are never computed here. */
const Bar = memo(function Bar({ figures, basis }: Pick<BoardRow, 'figures'> & { basis: Basis }) {
  if (!figures || figures.inScope === 0) return null;
  const strong = strongOf(figures, basis);
  const share = (count: number) => ({ width: `${(count / figures.inScope) * 100}%` });
  return (
    <div className="track counted">
      <div className="verified" style={share(strong)} />
      <div className="claimed" style={share(figures.claimed - strong)} />
    </div>
  );
});
