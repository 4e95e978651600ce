import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { BoardRow } from './board.documents.js';

/** "tăng 3 bậc · +3,1 điểm" since the earlier day, in words so that it needs no colour. */
export function Movement({ row }: { row: BoardRow }) {
  const t = useTranslate();
  const format = useFormat();
  const { since } = row;
  if (!since) return null;
  const rank = since.kind === 'unranked' ? '' : t(`board.moved_${since.kind}`, { places: format.count(since.places) });
  const points =
    since.tenths === null ? '' : t('board.moved_points', { points: pointsText(since.tenths, format.locale) });
  return (
    <Typography
      variant="caption"
      color="textSecondary"
      title={format.rate(since.rateText)}
      sx={{ whiteSpace: 'nowrap', flexShrink: 0 }}
    >
      {[rank, points].filter(Boolean).join(' · ')}
    </Typography>
  );
}

/** 31 → "+3,1": tenths of a point with their sign. */
function pointsText(tenths: number, locale: 'vi' | 'en'): string {
  const size = Math.abs(tenths);
  const sign = tenths > 0 ? '+' : tenths < 0 ? '−' : '';
  return `${sign}${Math.floor(size / 10)}${locale === 'vi' ? ',' : '.'}${size % 10}`;
}
