/** How far a piece of work had come at an instant (epoch milliseconds). */
export interface Seen {
  /** tells one piece of work from another */
  of: string;
  at: number;
  done: number;
}

/** Less than that says nothing yet. */
const ENOUGH_MS = 2000;
const STEP_SECONDS = 5;

/** Seconds until `total`, in steps of five and never less, if it goes on as between the two; null: too early to say. */
export function secondsLeft(first: Seen, now: Seen, total: number): number | null {
  const passed = now.at - first.at;
  const done = now.done - first.done;
  if (passed < ENOUGH_MS || done <= 0 || now.done >= total) return null;
  const seconds = ((total - now.done) * passed) / done / 1000;
  return Math.ceil(seconds / STEP_SECONDS) * STEP_SECONDS;
}
