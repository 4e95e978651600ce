import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import type { BoardRow } from './board.documents.js';

/** "hạng 1 (41 đơn vị)" for ties, "hạng 3", or why there is no rank. */
export function useRankWords(): (row: Pick<BoardRow, 'rank' | 'tied' | 'reason'>) => string {
  const t = useTranslate();
  const format = useFormat();
  return (row) => {
    if (row.rank === null) return row.reason ? t(`board.reason_${row.reason}`) : t('board.no_rank');
    const rank = format.count(row.rank);
    return row.tied > 1 ? t('board.rank_tied', { rank, tied: format.count(row.tied) }) : t('board.rank', { rank });
  };
}

/** What of a row its name and its way down need; `figures` null: hidden. */
export interface LinkedRow extends Pick<BoardRow, 'unit' | 'direct'> {
  figures: object | null;
}

/**
 * Where a row leads: the unit's board; the people of the unit itself for the "(trực thuộc)" row, when in scope. The
 * board of a hidden unit is hidden too.
 */
export function linkOf(row: LinkedRow, search: string): string | null {
  if (!row.figures) return null;
  if (!row.direct) return `/board/${row.unit.id}${search}`;
  return row.unit.inMyScope ? `/units/${row.unit.id}/people?filter=${encodeURIComponent('{"direct":true}')}` : null;
}
