import type { Day } from './calendar.js';

/** Which day a board is of, to which day the counters go, and whether it shows that day as it was closed. */
export interface BoardDays {
  asOf: Day;
  countedTo: Day;
  asKnown: boolean;
}

/**
 * Whether a board speaks of now: only then it tells what was recorded last, who waits, whose figures nobody vouches for,
 * and leads to people. A closed day is over, also in the minute before the counters are turned to the next.
 */
export const isOfToday = ({ asOf, countedTo, asKnown }: BoardDays): boolean => asOf === countedTo && !asKnown;
