import { addDays, type Day } from './calendar.js';

/** A year or a quarter, by its code: '2026', '2026-Q4'. Both days are included. */
export interface GroupPeriod {
  readonly code: string;
  readonly first: Day;
  readonly last: Day;
}

const FIRST_MONTHS = ['01', '04', '07', '10'] as const;
const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31'] as const;

/** The period of a code; null for anything else. */
export function groupPeriod(code: string): GroupPeriod | null {
  const [, year, quarter] = /^((?:19|20)\d\d)(?:-Q([1-4]))?$/.exec(code) ?? [];
  if (year === undefined) return null;
  if (quarter === undefined) return { code, first: `${year}-01-01`, last: `${year}-12-31` };
  const at = Number(quarter) - 1;
  return { code, first: `${year}-${FIRST_MONTHS[at]}-01`, last: `${year}-${LAST_DAYS[at]}` };
}

/** What may be frozen on a day: the quarter and the year it lies in, and the ones after them, by their first days. */
export function periodsToFreeze(today: Day): GroupPeriod[] {
  const codes = [quarterOf(today), quarterOf(addDays(lastOf(quarterOf(today)), 1))];
  const year = Number(today.slice(0, 4));
  return [...codes, String(year), String(year + 1)]
    .flatMap((code) => groupPeriod(code) ?? [])
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.last < b.last ? -1 : 1));
}

const quarterOf = (day: Day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const lastOf = (code: string) => groupPeriod(code)?.last ?? code;

/**
 * The day a change of groups counts from: the day asked for or, where groups are frozen on it, the first day after
 * that on which they are not. Groups are fixed before a period opens (DOMAIN, Rates and ranks).
 */
export function dayOfChange(asked: Day, frozen: readonly GroupPeriod[]): Day {
  let day = asked;
  for (;;) {
    const from = day;
    const holds = frozen.filter(({ first, last }) => first <= from && from <= last);
    if (holds.length === 0) return day;
    day = addDays(
      holds
        .map(({ last }) => last)
        .sort()
        .at(-1) ?? day,
      1,
    );
  }
}

/** Why groups cannot be frozen for a period. */
export type FreezeFault = 'unknown_period' | 'period_over' | 'changes_inside';

/**
 * Whether groups can be frozen from the first to the last day of a period: it is not over, and no change counts from a
 * day inside it. A change that counts from its first day is part of what is frozen.
 * @param changes the days from which changes of these groups count
 */
export function faultOfFreezing(code: string, today: Day, changes: readonly Day[]): FreezeFault | null {
  const period = groupPeriod(code);
  if (!period) return 'unknown_period';
  if (period.last < today) return 'period_over';
  return changes.some((day) => period.first < day && day <= period.last) ? 'changes_inside' : null;
}

/** A unit is of a group from a day on. */
export interface GroupChange {
  readonly from: Day;
  readonly group: string;
}

/** The groups of units as they were frozen for a period. */
export interface FrozenGroups extends GroupPeriod {
  readonly groups: Readonly<Record<string, string>>;
}

/**
 * The group of a unit on a day: the one frozen for a period, else that of the last change, else the one it has by its
 * kind. A unit that began after its period was frozen is not part of what was frozen.
 * @param changes of this unit, in the order in which they were recorded
 * @param frozen in the order in which they were frozen: of two, the first holds
 */
export function groupOn(
  unit: { readonly key: string; readonly byKind: string },
  changes: readonly GroupChange[],
  frozen: readonly FrozenGroups[],
  day: Day,
): string {
  const kept = frozen.find(({ first, last, groups }) => first <= day && day <= last && groups[unit.key] !== undefined);
  const fixed = kept?.groups[unit.key];
  if (fixed !== undefined) return fixed;
  let found: GroupChange | undefined;
  for (const change of changes) if (change.from <= day && (!found || change.from >= found.from)) found = change;
  return found?.group ?? unit.byKind;
}
