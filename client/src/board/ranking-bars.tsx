import { useTheme } from '@mui/material/styles';
import { Bar, BarChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { BoardRow } from './board.documents.js';
import { rowKey } from './use-board.js';

interface RankingBarsProps {
  rows: readonly BoardRow[];
  rowHeight: number;
  targetPercent: number;
  onOpen: (row: BoardRow) => void;
}

/** The drawing alone: verified in the deep tone, the rest of what units report in the light one, up to 100 %. */
export function RankingBars({ rows, rowHeight, targetPercent, onOpen }: RankingBarsProps) {
  const { tones, text } = useTheme().palette;
  const data = rows.map((row) => ({ key: rowKey(row), ...widths(row) }));
  const open = (_: unknown, index: number) => {
    const row = rows[index];
    if (row) onOpen(row);
  };
  const bar = { stackId: 'one', isAnimationActive: false, onClick: open, cursor: 'pointer' } as const;
  return (
    <ResponsiveContainer width="100%" height={rows.length * rowHeight}>
      <BarChart
        layout="vertical"
        data={data}
        margin={{ top: 0, right: 1, bottom: 0, left: 0 }}
        barSize={14}
        accessibilityLayer={false}
      >
        <XAxis type="number" domain={[0, 100]} hide />
        <YAxis type="category" dataKey="key" hide interval={0} />
        <Bar dataKey="verified" fill={tones.verified} {...bar} />
        <Bar dataKey="claimed" fill={tones.claimed} {...bar} />
        <Bar dataKey="rest" fill={tones.track} {...bar} />
        {targetPercent < 100 && <ReferenceLine x={targetPercent} stroke={text.primary} strokeDasharray="3 3" />}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Lengths of the drawing in percent; figures are never computed here. */
function widths({ figures }: BoardRow): { verified: number; claimed: number; rest: number } {
  if (!figures || figures.inScope === 0) return { verified: 0, claimed: 0, rest: 0 };
  const share = (count: number) => (count / figures.inScope) * 100;
  return {
    verified: share(figures.verified),
    claimed: share(figures.claimed - figures.verified),
    rest: share(figures.inScope - figures.claimed),
  };
}
