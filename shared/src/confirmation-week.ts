import { addDays, weekdayOf, type Day } from './calendar.js';

/** Figures are confirmed for weeks of Monday to Sunday, by the end of Friday (both days ISO 8601, 1 = Monday). */
const DUE_WEEKDAY = 5;
const DAYS = 7;
/** How long after its Sunday a week that nobody confirmed can still be confirmed, late. Older ones stay open for good. */
export const LATE_WEEKS = 4;

export interface Week {
  /** Monday: by this day a week is named */
  from: Day;
  /** Sunday */
  to: Day;
  /** Friday: confirmed by the end of this day in Viet Nam, or late */
  due: Day;
}

/** The week a day lies in. Throws RangeError for no day, and for weeks that reach beyond the calendar. */
export function weekOf(day: Day): Week {
  const from = addDays(day, 1 - weekdayOf(day));
  return { from, to: addDays(from, DAYS - 1), due: addDays(from, DUE_WEEKDAY - 1) };
}

/** The week so many weeks later, or earlier when negative. */
export function weekAfter(week: Week, weeks: number): Week {
  return weekOf(addDays(week.from, DAYS * weeks));
}

/** The last week whose Friday has ended on a day: from Saturday on the running week, before that the one before it. */
export function lastDueWeek(today: Day): Week {
  const running = weekOf(today);
  return today > running.due ? running : weekAfter(running, -1);
}

/** The day whose figures a confirmation on `today` freezes: today, and for a week that is over its Sunday. */
export function figuresDay(week: Week, today: Day): Day {
  return today < week.to ? today : week.to;
}

/** Whether what happens on a day comes after the due day: Friday itself is in time. */
export function isLate(week: Week, day: Day): boolean {
  return day > week.due;
}

export type WeekFault = 'not_begun' | 'closed';

/** Why a week that has no confirmation yet cannot get one today; null = it can. */
export function confirmFault(week: Week, today: Day): WeekFault | null {
  if (week.from > today) return 'not_begun';
  return today > addDays(week.to, DAYS * LATE_WEEKS) ? 'closed' : null;
}

/** Weeks that can be asked for: from the one that holds the first day of figures to the running one. */
export function isWeekKnown(day: Day, firstDay: Day, today: Day): boolean {
  return day >= weekOf(firstDay).from && day <= weekOf(today).to;
}
