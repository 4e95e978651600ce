import { useMemo } from 'react';
import { useServerQuery } from '../providers/use-server.js';
import type { Board } from './board.documents.js';
import type { Trend } from './trend.documents.js';
import { BOARD_TREND } from './trend.documents.js';
import { useLagging } from './use-lagging.js';

export interface ReadTrend {
  trend: Trend | undefined;
  /** Which unit, criterion, people and day it is of; '' while that of others stands in for it. */
  of: string;
  error: Error | null;
  fetching: boolean;
  refetch: () => void;
}

/** The trend of the board that is on the screen, read again a little after the board moved; the same object until then. */
export function useTrend(board: Board | undefined): ReadTrend {
  const variables = {
    unitId: board?.unit.id ?? '',
    criterion: board?.criterion ?? '',
    lens: board?.lens ?? 'all',
    to: board?.asOf ?? null,
  };
  const query = useServerQuery(BOARD_TREND, variables, { enabled: board !== undefined, keep: true });
  useLagging(board && `${board.unit.id} ${board.version}`, query.refetch);
  const { data, error, isPlaceholderData: fetching, refetch } = query;
  const of = fetching ? '' : Object.values(variables).join(' ');
  return useMemo(
    () => ({ trend: data?.boardTrend, of, error, fetching, refetch: () => void refetch() }),
    [data, of, error, fetching, refetch],
  );
}
