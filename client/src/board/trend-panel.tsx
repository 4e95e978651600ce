import ShowChartOutlined from '@mui/icons-material/ShowChartOutlined';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { memo, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { lazyPage } from '../layout/lazy-page.js';
import { ListExport } from '../layout/list-export.js';
import { Panel } from '../layout/page.js';
import { Part } from '../layout/part.js';
import { EmptyState, ErrorState } from '../layout/states.js';
import { useIdle } from '../layout/use-idle.js';
import { useOnScreen } from '../layout/use-on-screen.js';
import type { View } from './board-state.js';
import { useTrendSentences } from './forecast-words.js';
import type { Trend } from './trend.documents.js';
import { TrendTable } from './trend-table.js';
import type { ReadTrend } from './use-trend.js';
import { ViewSwitch } from './view-switch.js';

const TrendChart = lazyPage(() => import('./trend-chart.js').then((module) => module.TrendChart));

const CHART_PX = 260;

interface TrendPanelProps {
  reading: ReadTrend;
  view: View;
  onView: (view: View) => void;
}

/** How the figures came about since the directive was issued, and where they lead. */
export const TrendPanel = memo(function TrendPanel({ reading: latest, view, onView }: TrendPanelProps) {
  // Drawn bit by bit, so that the page answers whoever uses it meanwhile.
  const reading = useDeferredValue(latest);
  const t = useTranslate();
  const look = useMemo(
    () => ({ icon: <ShowChartOutlined fontSize="small" />, chart: t('trend.chart'), table: t('trend.table') }),
    [t],
  );
  const { trend, error, variables } = reading;
  return (
    <Panel
      title={t('trend.title')}
      sx={{ breakInside: 'avoid' }}
      aside={
        trend &&
        !error && (
          <>
            <ViewSwitch label={t('trend.view')} view={view} onView={onView} look={look} />
            <ListExport list="trend" needs="board.export" choices={variables} of={t('trend.title')} />
          </>
        )
      }
    >
      {error && <ErrorState error={error} retry={reading.refetch} />}
      {!error && !trend && <Skeleton variant="rounded" height={CHART_PX} />}
      {!error && trend && (
        <Box aria-busy={reading.fetching} sx={{ opacity: reading.fetching ? 0.5 : 1 }}>
          <TrendContent trend={trend} of={reading.of} view={view} />
        </Box>
      )}
    </Panel>
  );
});

interface TrendContentProps {
  trend: Trend;
  of: string;
  view: View;
}

const TrendContent = memo(function TrendContent({ trend, of, view }: TrendContentProps) {
  const t = useTranslate();
  const sentences = useTrendSentences()(trend);
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
          <Drawing trend={trend} of={of} />
        </>
      )}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1 }}>
        {[t('trend.note'), trend.forecast.paceNow && t('trend.pace_note')].filter(Boolean).join(' ')}
      </Typography>
    </>
  );
});

/** The chart, once the page is idle. While nobody sees it, moves are not drawn: that takes longest of the whole page. */
function Drawing({ trend, of }: Omit<TrendContentProps, 'view'>) {
  const idle = useIdle();
  const place = useRef<HTMLDivElement>(null);
  const seen = useOnScreen(place);
  const [drawn, setDrawn] = useState({ trend, of });
  if (trend !== drawn.trend && (seen || of !== drawn.of)) setDrawn({ trend, of });
  const waits = <Skeleton variant="rectangular" height={CHART_PX} />;
  return (
    <Box ref={place} sx={{ height: CHART_PX, minWidth: 0 }}>
      <Part waiting={waits}>
        {idle ? (
          <div aria-hidden>
            <TrendChart trend={drawn.trend} height={CHART_PX} />
          </div>
        ) : (
          waits
        )}
      </Part>
    </Box>
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
