import { addDays, daysBetween, type Day } from './calendar.js';
import { rate } from './rates.js';

/** How far back a forecast looks. */
export const WINDOW_DAYS = 28;
/** The window is looked at in four equal parts: weeks, when all of it is known. */
const PARTS = 4;

/** What had been achieved by the end of a day, of how many in scope; it stands until the next point. */
export interface TrendPoint {
  readonly day: Day;
  readonly achieved: number;
  readonly inScope: number;
}

/** The last four weeks, as far as anything is known of them. */
export interface TrendWindow {
  achieved: number;
  inScope: number;
  /** Days looked at: 28, or fewer when the first point is younger. 0: nothing known, or known since today only. */
  days: number;
  /** How many different figures there were, the one that stood at the beginning included. */
  points: number;
  /** People who came to be achieved in each quarter of the window, oldest first; negative where more were lost. */
  parts: readonly [number, number, number, number];
}

/**
 * Reads the points of the four weeks before a day; a day without a point keeps the figures before it, and points after
 * the day are not looked at. Null when nothing was known by that day. Points come in the order of their days.
 * @throws RangeError for days out of order, RateError for figures that cannot be
 */
export function trendWindow(points: readonly TrendPoint[], asOf: Day): TrendWindow | null {
  points.forEach((point, i) => {
    rate(point.achieved, point.inScope);
    const before = points[i - 1];
    if (before && before.day >= point.day) throw new RangeError(`${point.day} does not come after ${before.day}`);
  });
  const known = points.filter((point) => point.day <= asOf);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return null;
  const start = addDays(asOf, -WINDOW_DAYS);
  const days = Math.min(WINDOW_DAYS, daysBetween(first.day, asOf));
  const at = (quarter: number) => achievedOn(known, addDays(asOf, -days + Math.floor((quarter * days) / PARTS)));
  const part = (quarter: number) => at(quarter + 1) - at(quarter);
  const before = known.filter((point) => point.day <= start).at(-1);
  const within = known.filter((point) => point.day > start);
  return {
    achieved: last.achieved,
    inScope: last.inScope,
    days,
    points: differing(before ? [before, ...within] : within),
    parts: [part(0), part(1), part(2), part(3)],
  };
}

function achievedOn(known: readonly TrendPoint[], day: Day): number {
  let achieved = 0;
  for (const point of known) if (point.day <= day) achieved = point.achieved;
  return achieved;
}

function differing(points: readonly TrendPoint[]): number {
  return points.filter((point, i) => {
    const before = points[i - 1];
    return !before || before.achieved !== point.achieved || before.inScope !== point.inScope;
  }).length;
}
