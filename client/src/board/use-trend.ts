import { useMemo } from 'react';
import { useServerQuery } from '../providers/use-server.js';
import type { Board } from './board.documents.js';
import type { Trend } from './trend.documents.js';
import { BOARD_TREND } from './trend.documents.js';
import { useLagging } from './use-lagging.js';

export interface ReadTrend {
  trend: Trend | undefined;
  /** what was asked, by the names of the query */
  variables: { unitId: string; criterion: string; lens: string; to: string | null };
  /** Which unit, criterion, people and day it is of; '' while that of others stands in for it. */
  of: string;
  error: Error | null;
  fetching: boolean;
  refetch: () => void;
}

/**
 * The trend of the board that is on the screen, read again a little after the board moved; the same object until then.
 * A closing board has none: pace and forecast go by what is known now, and move with what is recorded later.
 */
export function useTrend(board: Board | undefined): ReadTrend {
  const unitId = board?.unit.id ?? '';
  const criterion = board?.criterion ?? '';
  const lens = board?.lens ?? 'all';
  const to = board?.asOf ?? null;
  const variables = useMemo(() => ({ unitId, criterion, lens, to }), [unitId, criterion, lens, to]);
  const asked = board !== undefined && !board.asKnown;
  const query = useServerQuery(BOARD_TREND, variables, { enabled: asked, keep: true });
  useLagging(asked ? `${board.unit.id} ${board.version}` : undefined, async () => asked && query.refetch());
  const { data, error, isPlaceholderData: fetching, refetch } = query;
  const trend = asked ? data?.boardTrend : undefined;
  const of = fetching ? '' : [unitId, criterion, lens, to].join(' ');
  return useMemo(
    () => ({ trend, variables, of, error, fetching, refetch: () => void refetch() }),
    [trend, variables, of, error, fetching, refetch],
  );
}
