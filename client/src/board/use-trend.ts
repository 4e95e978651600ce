import { useServerQuery } from '../providers/use-server.js';
import type { Board } from './board.documents.js';
import type { Trend } from './trend.documents.js';
import { BOARD_TREND } from './trend.documents.js';
import { useLagging } from './use-lagging.js';

interface ReadTrend {
  trend: Trend | undefined;
  error: Error | null;
  fetching: boolean;
  refetch: () => void;
}

/** The trend of the board that is on the screen, read again a little after the board moved. */
export function useTrend(board: Board | undefined): ReadTrend {
  const variables = {
    unitId: board?.unit.id ?? '',
    criterion: board?.criterion ?? '',
    lens: board?.lens ?? 'all',
    to: board?.asOf ?? null,
  };
  const query = useServerQuery(BOARD_TREND, variables, { enabled: board !== undefined, keep: true });
  useLagging(board && `${board.unit.id} ${board.version}`, query.refetch);
  const refetch = () => void query.refetch();
  return { trend: query.data?.boardTrend, error: query.error, fetching: query.isPlaceholderData, refetch };
}
