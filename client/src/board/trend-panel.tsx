import ShowChartOutlined from '@mui/icons-material/ShowChartOutlined';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { lazy, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { EmptyState, ErrorState } from '../layout/states.js';
import { useIdle } from '../layout/use-idle.js';
import type { View } from './board-state.js';
import { useTrendSentences } from './forecast-words.js';
import type { Trend } from './trend.documents.js';
import { TrendTable } from './trend-table.js';
import type { useTrend } from './use-trend.js';
import { ViewSwitch } from './view-switch.js';

const TrendChart = lazy(() => import('./trend-chart.js').then((module) => ({ default: module.TrendChart })));

const CHART_PX = 260;

interface TrendPanelProps {
  reading: ReturnType<typeof useTrend>;
  view: View;
  onView: (view: View) => void;
}

/** How the figures came about since the directive was issued, and where they lead. */
export function TrendPanel({ reading, view, onView }: TrendPanelProps) {
  const t = useTranslate();
  const { trend, error } = reading;
  return (
    <Panel
      title={t('trend.title')}
      sx={{ breakInside: 'avoid' }}
      aside={
        trend &&
        !error && (
          <ViewSwitch
            label={t('trend.view')}
            view={view}
            onView={onView}
            look={{ icon: <ShowChartOutlined fontSize="small" />, chart: t('trend.chart'), table: t('trend.table') }}
          />
        )
      }
    >
      {error && <ErrorState error={error} retry={reading.refetch} />}
      {!error && !trend && <Skeleton variant="rounded" height={CHART_PX} />}
      {!error && trend && (
        <Box aria-busy={reading.fetching} sx={{ opacity: reading.fetching ? 0.5 : 1 }}>
          <TrendContent trend={trend} view={view} />
        </Box>
      )}
    </Panel>
  );
}

function TrendContent({ trend, view }: { trend: Trend; view: View }) {
  const t = useTranslate();
  const sentences = useTrendSentences()(trend);
  const idle = useIdle();
  const waits = <Skeleton variant="rectangular" height={CHART_PX} />;
  if (trend.points.every((point) => point.inScope === 0)) return <EmptyState title={t('board.no_one_in_scope')} />;
  return (
    <>
      <Typography variant="body2" data-testid="trend-words" sx={{ mb: 1.5, maxWidth: 900 }}>
        {sentences.join(' ')}
      </Typography>
      {view === 'table' ? (
        <TrendTable trend={trend} />
      ) : (
        <>
          <Legend trend={trend} />
          <Box aria-hidden sx={{ height: CHART_PX, minWidth: 0 }}>
            <Suspense fallback={waits}>{idle ? <TrendChart trend={trend} height={CHART_PX} /> : waits}</Suspense>
          </Box>
        </>
      )}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1 }}>
        {t('trend.note')}
      </Typography>
    </>
  );
}

function Legend({ trend }: { trend: Trend }) {
  const t = useTranslate();
  const format = useFormat();
  const line = (style: 'dashed' | 'solid', color: string) => ({
    height: 0,
    borderTop: 2,
    borderStyle: `${style} none none`,
    borderColor: color,
  });
  const entries = [
    { key: 'verified', sx: { bgcolor: 'tones.verified' }, text: t('board.verified') },
    { key: 'claimed', sx: { bgcolor: 'tones.claimed' }, text: t('board.claimed_not_verified') },
    { key: 'target', sx: line('dashed', 'text.primary'), text: t('board.target', { percent: trend.targetPercent }) },
    { key: 'due', sx: line('solid', 'tones.attention'), text: t('board.due', { day: format.day(trend.dueOn) }) },
    ...(trend.forecast.early
      ? [
          {
            key: 'range',
            sx: { bgcolor: 'tones.attentionSoft', outline: '1px dashed', outlineColor: 'tones.attention' },
            text: t('trend.expected'),
          },
        ]
      : []),
  ];
  return (
    <Box sx={{ display: 'flex', columnGap: 2, rowGap: 0.5, mb: 1, flexWrap: 'wrap' }}>
      {entries.map(({ key, sx, text }) => (
        <Box key={key} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}>
          <Box aria-hidden sx={{ width: 14, height: 10, ...sx }} />
          <Typography variant="caption">{text}</Typography>
        </Box>
      ))}
    </Box>
  );
}
