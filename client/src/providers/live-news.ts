import { useEffect, useRef } from 'react';
import type { LiveState } from './live.js';
import { useLive } from './live.js';
import type { PacedReading } from './paced.js';
import { inPace } from './paced.js';

const POLL_MS = 30_000;

/**
 * Reads again when a subscription tells of news, at once and a burst of them together; now and then by itself while no
 * news can arrive.
 */
export function useLiveNews(
  document: object,
  variables: Record<string, unknown>,
  enabled: boolean,
  readAgain: () => Promise<unknown>,
): LiveState {
  const tell = usePaced(readAgain);
  const live = useLive(document, variables, enabled, tell);
  usePolling(live === 'lost', tell);
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

/** Reads again in pace while the page stands (see `inPace`). */
function usePaced(readAgain: () => Promise<unknown>): () => void {
  const latest = useRef(readAgain);
  useEffect(() => {
    latest.current = readAgain;
  });
  const paced = useRef<PacedReading>(undefined);
  useEffect(() => {
    const reading = inPace(() => latest.current());
    paced.current = reading;
    return () => reading.end();
  }, []);
  return () => paced.current?.tell();
}
