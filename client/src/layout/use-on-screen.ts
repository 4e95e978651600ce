import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { usePrinting } from './use-printing.js';

/** What is this near to the window is drawn before it comes into it. */
const AHEAD = '200px';

/** Whether an element is in the window or about to come into it. True when printing. */
export function useOnScreen(element: RefObject<Element | null>): boolean {
  const printing = usePrinting();
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting === true), {
      rootMargin: AHEAD,
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return seen || printing;
}
