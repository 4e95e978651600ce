import { useSyncExternalStore } from 'react';

/** Pixels: what stands above and below the rows, and one row. */
const FRAME = 330;
const ROW = 68;
const FEWEST = 4;
const MOST = 14;

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** How many rows the screen has room for. */
export function useRowsThatFit(): number {
  return useSyncExternalStore(subscribe, () =>
    Math.min(MOST, Math.max(FEWEST, Math.floor((window.innerHeight - FRAME) / ROW))),
  );
}
