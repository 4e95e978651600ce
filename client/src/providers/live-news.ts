import { useEffect, useRef } from 'react';
import type { LiveState } from './live.js';
import { useLive } from './live.js';

/** Many changes in a burst (an import being applied) are read once. */
const SETTLE_MS = 400;
const MOST_WAIT_MS = 2_000;
const POLL_MS = 30_000;

/**
 * Reads again when a subscription tells of news, a burst of them once; now and then by itself while no news can arrive.
 */
export function useLiveNews(
  document: object,
  variables: Record<string, unknown>,
  enabled: boolean,
  readAgain: () => void,
): LiveState {
  const inBursts = useBurst(readAgain);
  const live = useLive(document, variables, enabled, inBursts);
  usePolling(live === 'lost', inBursts);
  return live;
}

/** While no news can arrive, the page asks by itself now and then. */
function usePolling(active: boolean, ask: () => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => latest.current(), POLL_MS);
    return () => clearInterval(timer);
  }, [active]);
}

/** Runs `action` once a burst of calls has settled, and at least every two seconds while it lasts. */
function useBurst(action: () => void): () => void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const since = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    const now = performance.now();
    if (timer.current === undefined) since.current = now;
    clearTimeout(timer.current);
    const wait = Math.max(0, Math.min(SETTLE_MS, since.current + MOST_WAIT_MS - now));
    timer.current = setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, wait);
  };
}
