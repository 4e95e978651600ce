import BarChartOutlined from '@mui/icons-material/BarChartOutlined';
import TableRowsOutlined from '@mui/icons-material/TableRowsOutlined';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { memo, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { View } from './board-state.js';

interface ViewSwitchProps {
  /** what is switched, for screen readers */
  label: string;
  view: View;
  onView: (view: View) => void;
  /** when the drawing is no bars */
  look?: { icon: ReactNode; chart: string; table: string };
}

const LOOK = { px: 1.25, py: 0.25, gap: 0.5, minHeight: 32 } as const;

/** The same figures drawn or as a table. */
export const ViewSwitch = memo(function ViewSwitch({ label, view, onView, look }: ViewSwitchProps) {
  const t = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={view}
      aria-label={label}
      className="no-print"
      onChange={(_, next: View | null) => next && onView(next)}
    >
      <ToggleButton value="chart" sx={LOOK}>
        {look?.icon ?? <BarChartOutlined fontSize="small" />} {look?.chart ?? t('board.chart')}
      </ToggleButton>
      <ToggleButton value="table" sx={LOOK}>
        <TableRowsOutlined fontSize="small" /> {look?.table ?? t('board.table')}
      </ToggleButton>
    </ToggleButtonGroup>
  );
});
