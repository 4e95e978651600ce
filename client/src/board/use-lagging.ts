import { useEffect, useRef } from 'react';

/** A board may move many times a minute; what costs more to read may lag behind it by this much. */
const LAG_MS = 5_000;

/** Runs `action` once, some time after `version` moved on; a first version is no move. */
export function useLagging(version: string | undefined, action: () => void): void {
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
