import { isOfToday } from '@dat100/shared/board-today';
import { useServerQuery } from '../providers/use-server.js';
import type { Board } from './board.documents.js';
import { useLagging } from './use-lagging.js';
import type { Waiting } from './waiting.documents.js';
import { WAITING } from './waiting.documents.js';

interface ReadWaiting {
  waiting: Waiting | undefined;
  error: Error | null;
  fetching: boolean;
  refetch: () => void;
}

/** How long people wait, of a board of today whose stages are told; read again a little after the board moved. */
export function useWaiting(board: Board): ReadWaiting {
  const isTold = isOfToday(board) && board.total.stages.length > 0;
  const { unit, criterion, lens } = board;
  const query = useServerQuery(WAITING, { unitId: unit.id, criterion, lens }, { enabled: isTold, keep: true });
  useLagging(isTold ? `${unit.id} ${board.version}` : undefined, query.refetch);
  const refetch = () => void query.refetch();
  return {
    waiting: isTold ? query.data?.waiting : undefined,
    error: isTold ? query.error : null,
    fetching: query.isPlaceholderData,
    refetch,
  };
}
