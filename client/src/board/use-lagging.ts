import { useEffect, useRef } from 'react';

/** A board may move many times a minute; what costs more to read may lag behind it by this much. */
const LEAST_LAG_MS = 5_000;
/** In a large city such a reading takes the server long: it is busy with it for a small part of the time at most. */
const LAG_A_READING = 20;

/**
 * Runs `readAgain` once, some time after `version` moved on: the longer the last reading took, the later. A first
 * version is no move.
 */
export function useLagging(version: string | undefined, readAgain: () => Promise<unknown>): void {
  const latest = useRef(readAgain);
  const seen = useRef(version);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lag = useRef(LEAST_LAG_MS);
  useEffect(() => {
    latest.current = readAgain;
  });
  useEffect(() => {
    const before = seen.current;
    seen.current = version;
    if (before === undefined || before === version || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      const begun = performance.now();
      const noteLag = () => {
        lag.current = Math.max(LEAST_LAG_MS, LAG_A_READING * (performance.now() - begun));
      };
      void latest.current().then(noteLag, noteLag);
    }, lag.current);
  }, [version]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
