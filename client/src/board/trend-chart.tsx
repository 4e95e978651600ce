import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { addDays } from '@dat100/shared/calendar';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import {
  Area,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { daysBetween, useFormat } from '../layout/format.js';
import type { Trend, TrendPoint } from './trend.documents.js';

interface TrendChartProps {
  trend: Trend;
  height: number;
}

type Drawn = TrendPoint & { at: number; rest: number };

/** The drawing alone: people by day, the target above them, the due date and where the forecast lies. */
export const TrendChart = memo(function TrendChart({ trend, height }: TrendChartProps) {
  const { tones, text, divider } = useTheme().palette;
  const format = useFormat();
  const { from, dueOn, points, forecast } = trend;
  const at = (day: string) => daysBetween(from, day);
  const data: Drawn[] = points.map((point) => ({ ...point, at: at(point.day), rest: point.claimed - point.verified }));
  const end = Math.max(at(trend.to), at(dueOn), at(forecast.late ?? from), 1);
  const step = { type: 'stepAfter', isAnimationActive: false, activeDot: false } as const;
  const tick = { fontSize: 12, fill: text.secondary };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <XAxis
          dataKey="at"
          type="number"
          domain={[0, end]}
          ticks={[0, Math.round(end / 3), Math.round((end * 2) / 3), end]}
          interval="preserveStartEnd"
          tickFormatter={(days: number) => format.day(addDays(from, days))}
          tick={tick}
          stroke={divider}
          padding={{ left: 8, right: 28 }}
        />
        <YAxis
          width={58}
          domain={[0, (most: number) => Math.max(most, 1)]}
          allowDecimals={false}
          tickFormatter={(count: number) => format.count(Math.round(count))}
          tick={tick}
          stroke={divider}
        />
        {forecast.early && forecast.late && (
          <ReferenceArea
            x1={at(forecast.early)}
            x2={Math.max(at(forecast.late), at(forecast.early) + 1)}
            fill={tones.attentionSoft}
            fillOpacity={1}
            stroke={tones.attention}
            strokeDasharray="3 3"
          />
        )}
        <Area dataKey="verified" stackId="achieved" fill={tones.verified} stroke="none" fillOpacity={1} {...step} />
        <Area dataKey="rest" stackId="achieved" fill={tones.claimed} stroke="none" fillOpacity={1} {...step} />
        <Line dataKey="target" stroke={text.primary} strokeDasharray="5 4" strokeWidth={1.5} dot={false} {...step} />
        <ReferenceLine x={at(dueOn)} stroke={tones.attention} strokeWidth={2} />
        <Tooltip isAnimationActive={false} content={<DayFigures />} cursor={{ stroke: text.secondary }} />
      </ComposedChart>
    </ResponsiveContainer>
  );
});

interface DayFiguresProps {
  active?: boolean;
  payload?: readonly { payload?: Drawn }[];
}

/** The figures of the day under the pointer; the table has them all. */
function DayFigures({ active, payload }: DayFiguresProps) {
  const t = useTranslate();
  const format = useFormat();
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  const lines = [
    [t('board.claimed'), point.claimed],
    [t('board.verified'), point.verified],
    [t('trend.in_scope'), point.inScope],
  ] as const;
  return (
    <Box sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, px: 1.25, py: 0.75 }}>
      <Typography variant="caption" sx={{ fontWeight: 600 }}>
        {format.day(point.day)}
      </Typography>
      {lines.map(([name, count]) => (
        <Typography key={name} variant="caption" component="p">
          {name}: <b>{format.count(count)}</b>
        </Typography>
      ))}
    </Box>
  );
}
