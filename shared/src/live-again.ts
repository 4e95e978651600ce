/** What is told of a closed socket, or of a subscription that the server refused or ended, as far as it matters here. */
interface Told {
  code?: unknown;
  extensions?: { code?: unknown } | undefined;
}

/** The close code by which a socket is told that its session has ended. */
const UNAUTHORIZED = 4401;
const NO_SESSION = 'UNAUTHENTICATED';

const FIRST_PAUSE_MS = 1_000;
const MOST_PAUSE_MS = 60_000;
/** Many pages are told of the same fault at once: they come again at different times. */
const SPREAD = 0.5;

/** Whether a subscription ended because its session has: it is begun again by whoever signs in, never by itself. */
export function isOfSession(end: unknown): boolean {
  const parts: readonly unknown[] = Array.isArray(end) ? end : [end];
  return parts.some((part) => {
    const { code, extensions } = (part ?? {}) as Told;
    return code === UNAUTHORIZED || extensions?.code === NO_SESSION;
  });
}

/** How often a subscription has ended in a row, after it stood for so long: one that held begins to count anew. */
export function endsAfter(ends: number, stoodMs: number): number {
  return stoodMs >= MOST_PAUSE_MS ? 1 : ends + 1;
}

/** How long to wait before it is begun again, after so many ends in a row; `chance` from 0 to 1. */
export function pauseAfter(ends: number, chance: number): number {
  const pause = Math.min(MOST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, ends - 1));
  return Math.round(pause * (1 + SPREAD * chance));
}
