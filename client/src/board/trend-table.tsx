import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import type { Column } from '../layout/data-table.js';
import { DataTable } from '../layout/data-table.js';
import { useFormat } from '../layout/format.js';
import type { Trend, TrendPoint } from './trend.documents.js';

/** Every day of the drawing, the latest first. */
export function TrendTable({ trend }: { trend: Trend }) {
  const t = useTranslate();
  const format = useFormat();
  const figure = (key: string, label: string, render: (point: TrendPoint) => string): Column<TrendPoint> => ({
    key,
    label,
    align: 'right',
    render,
  });
  const columns: Column<TrendPoint>[] = [
    { key: 'day', label: t('trend.day'), render: (point) => format.day(point.day) },
    figure('claimed', t('board.claimed'), (point) => format.count(point.claimed)),
    figure('verified', t('board.verified'), (point) => format.count(point.verified)),
    figure('inScope', t('trend.in_scope'), (point) => format.count(point.inScope)),
    figure('target', t('board.target', { percent: trend.targetPercent }), (point) => format.count(point.target)),
    figure('rate', t('board.rate'), (point) => (point.inScope === 0 ? '–' : format.rate(point.rateText))),
  ];
  return (
    <Box sx={{ maxHeight: 420, overflow: 'auto', '@media print': { maxHeight: 'none' } }}>
      <DataTable
        caption={t('trend.title')}
        rows={[...trend.points].reverse()}
        columns={columns}
        rowKey={(point) => point.day}
      />
    </Box>
  );
}
