import { useEffect, useState } from 'react';
import { usePrinting } from './use-printing.js';

/** The longest that a busy page holds back what can wait. */
const LATEST_MS = 2_000;

/** False until the page is painted and has nothing else to do: for what is below the first screen. True when printing. */
export function useIdle(): boolean {
  const printing = usePrinting();
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    // Safari has no such call
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setIdle(true), LATEST_MS / 4);
      return () => clearTimeout(timer);
    }
    const asked = window.requestIdleCallback(() => setIdle(true), { timeout: LATEST_MS });
    return () => window.cancelIdleCallback(asked);
  }, []);
  return idle || printing;
}
