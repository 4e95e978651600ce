/** After a reading, the next one waits at least so long. */
const FIRST_GAP_MS = 600;
/** While news never stop, readings become rarer, down to one in so long. */
const MOST_GAP_MS = 2_000;
const GROWTH = 1.5;

/** How a page reads again while it is told of news: when it last did, and how long it waits after that. */
export interface NewsPace {
  readAt: number;
  gap: number;
}

/** Nothing has been read yet: the first news are read at once. */
export const CALM: NewsPace = { readAt: -Infinity, gap: FIRST_GAP_MS };

/** How long news that come at `now` wait to be read: not at all after a calm, else together with what follows them. */
export function newsWait({ readAt, gap }: NewsPace, now: number): number {
  return Math.max(0, readAt + gap - now);
}

/** The pace after a reading at `now`: news that had to wait for it make the next wait longer, others begin anew. */
export function paceAfter({ gap }: NewsPace, now: number, hadToWait: boolean): NewsPace {
  return { readAt: now, gap: hadToWait ? Math.min(MOST_GAP_MS, gap * GROWTH) : FIRST_GAP_MS };
}

/** A reading that is not answered within this is not waited for by the next one. */
const FIRST_LIMIT_MS = 20_000;
/** A server that is only slow must be able to answer in the end. */
const MOST_LIMIT_MS = 160_000;

/** How long a reading keeps the next one waiting, after so many in a row that nobody answered in time. */
export function readingLimit(unanswered: number): number {
  return Math.min(MOST_LIMIT_MS, FIRST_LIMIT_MS * 2 ** Math.max(0, unanswered));
}
