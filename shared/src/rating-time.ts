import { addDays, daysBetween, FAR_DAY, isDay, type Day } from './calendar.js';
import type { Stretch } from './person-history.js';
import { YEAR, type Hundredths } from './rating-scheme.js';

/** An employment as the time rules see it: the unit, and the agency that rates the people of that unit (null: none). */
export interface WorkStretch extends Stretch {
  readonly unitId: number;
  readonly agencyId: number | null;
  /** a list named them on its first day: they may have been there for long */
  readonly atLatest?: boolean;
}

/** Leave in the year: maternity stands apart, for it is no time away. */
export interface LeaveStretch extends Stretch {
  readonly kind: 'maternity' | 'other';
}

/** Time of a person in a year, in hundredths of a month. */
export interface TimeInYear {
  /** null: nobody knows when the first employment of the year began */
  readonly worked: Hundredths | null;
  /** leave other than maternity */
  readonly away: Hundredths;
  readonly maternity: boolean;
  /** the agency before, of several the one of the most months in the year */
  readonly moved: { readonly unitId: number; readonly months: Hundredths } | null;
}

/** Months are counted from day to day, what is left over at thirty days a month (Civil Code 2015, articles 146, 148). */
const DAYS_OF_A_MONTH = 30;

/**
 * Time worked and away in a year as it is known at the cut-off: an employment that has no end by then goes on to the
 * end of the year. Employments that follow each other are one stretch of time; what lies between others is not worked.
 * Leave is taken off what was worked, as far as it lies inside an employment.
 */
export function timeInYear(
  year: number,
  cutOff: Day,
  employments: readonly WorkStretch[],
  leaves: readonly LeaveStretch[] = [],
): TimeInYear {
  const worked = joined(employments.flatMap((one) => inYear(year, one)));
  const employed = sumMonths(worked);
  const leaveOf = (kind: LeaveStretch['kind']) =>
    joined(
      leaves
        .filter((leave) => leave.kind === kind)
        .flatMap((leave) => worked.flatMap((stretch) => overlap(stretch, endOf(leave)))),
    );
  const [maternity, other] = [leaveOf('maternity'), leaveOf('other')];
  const absent = sumMonths(joined([...maternity, ...other]));
  return {
    worked: isStartKnown(year, employments) ? Math.max(0, employed - absent) : null,
    away: sumMonths(other),
    maternity: maternity.length > 0,
    moved: movedFrom(year, cutOff, employments),
  };
}

/**
 * Months from a day to another, both included: whole ones from day to day (16/02–15/03 is one, whatever its length),
 * the days left over in thirtieths, cut off.
 */
export function monthsBetween(from: Day, to: Day): Hundredths {
  return to < from ? 0 : inHundredths([partsOf({ from, to })]);
}

interface Parts {
  readonly months: number;
  readonly days: number;
}

function partsOf({ from, to }: Closed): Parts {
  const end = addDays(to, 1);
  const far = (Number(end.slice(0, 4)) - Number(from.slice(0, 4))) * 12;
  const months = far + Number(end.slice(5, 7)) - Number(from.slice(5, 7));
  const whole = monthsAfter(from, months) > end ? months - 1 : months;
  // Thirty days of a month of thirty-one are not the month.
  return { months: whole, days: Math.min(DAYS_OF_A_MONTH - 1, daysBetween(monthsAfter(from, whole), end)) };
}

/** Days left over of several stretches make months together. */
function inHundredths(parts: readonly Parts[]): Hundredths {
  const months = parts.reduce((sum, part) => sum + part.months, 0);
  const days = parts.reduce((sum, part) => sum + part.days, 0);
  return months * 100 + Math.floor((days * 100) / DAYS_OF_A_MONTH);
}

/** The same day so many months later; where a month has no such day, the first of the next: all of the month is over. */
function monthsAfter(from: Day, months: number): Day {
  const count = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const monthOf = (n: number) =>
    `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`;
  const same = `${monthOf(count)}-${from.slice(8)}`;
  return isDay(same) ? same : `${monthOf(count + 1)}-01`;
}

interface Closed {
  readonly from: Day;
  readonly to: Day;
}

const endOf = ({ from, to }: Stretch): Closed => ({ from, to: to ?? FAR_DAY });

function overlap(a: Closed, b: Closed): Closed[] {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? [{ from, to }] : [];
}

const inYear = (year: number, stretch: Stretch): Closed[] =>
  overlap(endOf(stretch), { from: `${year}-01-01`, to: `${year}-12-31` });

/** Stretches that touch or overlap as one, in their order. */
function joined(stretches: readonly Closed[]): Closed[] {
  const result: Closed[] = [];
  for (const next of [...stretches].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = result.at(-1);
    if (!last || addDays(last.to, 1) < next.from) result.push(next);
    else if (next.to > last.to) result[result.length - 1] = { from: last.from, to: next.to };
  }
  return result;
}

const sumMonths = (stretches: readonly Closed[]): Hundredths => Math.min(YEAR, inHundredths(stretches.map(partsOf)));

/** Whether the year's first employment began on a day that is known, or by the first day of the year. */
function isStartKnown(year: number, employments: readonly WorkStretch[]): boolean {
  const [first] = [...employments].sort((a, b) => (a.from < b.from ? -1 : 1));
  return first?.atLatest !== true || first.from <= `${year}-01-01`;
}

/** Somebody who is at another agency at the cut-off than earlier in the year; inside one agency nobody has moved. */
function movedFrom(year: number, cutOff: Day, employments: readonly WorkStretch[]): TimeInYear['moved'] {
  const now = employments.find((one) => one.from <= cutOff && cutOff <= (one.to ?? FAR_DAY));
  if (!now) return null;
  const before = new Map<number, { unitId: number; stretches: Closed[] }>();
  for (const one of employments) {
    if (one.agencyId === now.agencyId || one.from > cutOff) continue;
    const found = before.get(one.agencyId ?? -one.unitId) ?? { unitId: one.unitId, stretches: [] };
    found.stretches.push(...inYear(year, one));
    before.set(one.agencyId ?? -one.unitId, found);
  }
  const [longest] = [...before.values()]
    .filter(({ stretches }) => stretches.length > 0)
    .map(({ unitId, stretches }) => ({ unitId, months: sumMonths(joined(stretches)) }))
    .sort((a, b) => b.months - a.months || a.unitId - b.unitId);
  return longest ?? null;
}
