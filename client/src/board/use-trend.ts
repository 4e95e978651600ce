import { useEffect, useRef } from 'react';
import { useServerQuery } from '../providers/use-server.js';
import type { Board } from './board.documents.js';
import type { Trend } from './trend.documents.js';
import { BOARD_TREND } from './trend.documents.js';

/** A board may move many times a minute; its trend over months may lag behind it by this much. */
const LAG_MS = 5_000;

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
  const refetch = () => void query.refetch();
  useLagging(board && `${board.unit.id} ${board.version}`, refetch);
  return { trend: query.data?.boardTrend, error: query.error, fetching: query.isPlaceholderData, refetch };
}

/** Runs `action` once, some time after `version` moved on; a first version is no move. */
function useLagging(version: string | undefined, action: () => void): void {
  const latest = useRef(action);
  const seen = useRef(version);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const before = seen.current;
    seen.current = version;
    if (before === undefined || before === version || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, LAG_MS);
  }, [version]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
