import { addDays, isDay, type Day } from './calendar.js';

/** The days back that are compared with at a click; any other choice is a day itself. */
const DAYS_BACK = /^\d{1,3}$/;

/** The day that a choice of the address compares with: so many days back, or the day itself; null for neither. */
export function comparedDay(span: string, asOf: Day): Day | null {
  if (DAYS_BACK.test(span)) return addDays(asOf, -Number(span));
  return isDay(span) ? span : null;
}

/**
 * Whether a comparison stands once the board shows another day: its day is still before that day, and there are figures
 * of it. `firstDay`: the first day of which there are.
 */
export function standsOn(span: string, asOf: Day, firstDay: Day | undefined): boolean {
  const day = comparedDay(span, asOf);
  return day !== null && day < asOf && (firstDay === undefined || day >= firstDay);
}
