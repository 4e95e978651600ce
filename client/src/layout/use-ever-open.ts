import { useState } from 'react';

/**
 * Whether something that opens has been open yet. Until then it need not be drawn: a closed menu or dialog costs a page
 * as much as a row of it. Once opened it stays, so that closing takes its course.
 */
export function useEverOpen(open: boolean): boolean {
  const [ever, setEver] = useState(open);
  if (open && !ever) setEver(true);
  return ever || open;
}
