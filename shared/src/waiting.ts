import { addDays, daysBetween, weekdayOf, type Day } from './calendar.js';
import type { DayKind } from './stage-facts.js';

/** Who must act next; `none`: nobody, the stage is the last one. */
export type Holder = 'person' | 'unit' | 'police' | 'none';
/** Those who can keep somebody waiting, in the order of the screen. */
export const WAITED_FOR = ['person', 'unit', 'police'] as const satisfies readonly Holder[];
export type WaitedFor = (typeof WAITED_FOR)[number];

/** Working days are Monday to Friday: public holidays are decided from year to year and not known here. */
export type LimitKind = 'calendar' | 'working';

/** The days a stage may take. The day it was reached on is not one of them. */
export interface TimeLimit {
  readonly days: number;
  readonly kind: LimitKind;
}

/**
 * The limit of a stage as a directive sets it. `quicker`: fewer days for whoever had achieved another criterion when
 * the stage was reached (Decree 59/2022: level 2 within 3 working days with a chip card, 7 without).
 */
export interface StageLimit extends TimeLimit {
  readonly quicker: { readonly days: number; readonly criterion: string } | null;
}

/** The limit that holds for one person; null = the stage has none. */
export function limitFor(limit: StageLimit | null, hasQuicker: boolean): TimeLimit | null {
  if (limit === null) return null;
  return { days: hasQuicker && limit.quicker ? limit.quicker.days : limit.days, kind: limit.kind };
}

/** Who must act next. Where nothing is known of a person (null) the unit must ask. */
export function holderOf(stage: { readonly holder: Holder } | null): Holder {
  return stage === null ? 'unit' : stage.holder;
}

/** Where somebody stands on a criterion. */
export interface Stand {
  readonly since: Day | null;
  readonly dayKind: DayKind | null;
  readonly inScope: boolean;
  readonly achieved: boolean;
}

/**
 * How long somebody has been waiting: `since_exactly` that many days, `since_at_least` where only the day of a list is
 * known by which the stage had been reached, `unknown` without any day, `no` for those who are done, deferred or exempt.
 * Percentiles, overdue and forecasts go by `since_exactly` alone (DOMAIN, "Criteria and stages").
 */
export type Wait =
  { readonly kind: 'since_exactly' | 'since_at_least'; readonly days: number } | { readonly kind: 'unknown' | 'no' };

/** @throws RangeError for days that are none */
export function waitOf({ since, dayKind, inScope, achieved }: Stand, today: Day): Wait {
  if (!inScope || achieved) return { kind: 'no' };
  if (since === null) return { kind: 'unknown' };
  const days = Math.max(0, daysBetween(since, today));
  return { kind: dayKind === 'on' ? 'since_exactly' : 'since_at_least', days };
}

/** Days from Monday to Friday after `from`, up to and with `to`; 0 when `to` is not later. */
export function workingDaysAfter(from: Day, to: Day): number {
  const days = daysBetween(from, to);
  if (days <= 0) return 0;
  const first = weekdayOf(from);
  let found = Math.floor(days / 7) * 5;
  for (let i = 1; i <= days % 7; i += 1) if ((first + i - 1) % 7 < 5) found += 1;
  return found;
}

/** The first day of waiting that is not overdue yet: whoever waits since before it is. */
export function overdueBefore({ days, kind }: TimeLimit, today: Day): Day {
  if (kind === 'calendar') return addDays(today, -days);
  // So many working days are at least so many weeks of five.
  let day = addDays(today, -Math.floor(days / 5) * 7);
  while (workingDaysAfter(addDays(day, -1), today) <= days) day = addDays(day, -1);
  return day;
}

/** Longer in a stage than its limit; only where the day is known exactly. */
export function isOverdue(limit: TimeLimit | null, stand: Stand, today: Day): boolean {
  if (limit === null || stand.since === null) return false;
  return waitOf(stand, today).kind === 'since_exactly' && stand.since < overdueBefore(limit, today);
}

/** People by how many whole days they have been waiting. */
export type WaitCounts = ReadonlyMap<number, number>;

/** How many people have been waiting so many days or more. */
export function waitingAtLeast(counts: WaitCounts, days: number): number {
  let people = 0;
  for (const [waited, n] of counts) if (waited >= days) people += n;
  return people;
}

/**
 * The days that a percentage of those who wait have not waited longer than, by nearest rank: of n people in order of
 * waiting, the one at place ⌈percent · n / 100⌉. Always a number of days that somebody has waited, never a mean of two;
 * so that at least half have waited the median or longer, and at least one in ten the 90th percentile or longer. Null
 * when nobody waits.
 * @throws RangeError for a percentage that is not a whole number from 1 to 100, and for counts that cannot be
 */
export function waitPercentile(counts: WaitCounts, percent: number): number | null {
  if (!Number.isInteger(percent) || percent < 1 || percent > 100)
    throw new RangeError(`Not a percentage from 1 to 100: ${percent}`);
  const ordered = [...counts].sort(([a], [b]) => a - b);
  for (const [days, n] of ordered)
    if (![days, n].every((value) => Number.isSafeInteger(value) && value >= 0))
      throw new RangeError(`Not people who wait some days: ${n} of ${days}`);
  const place = Math.ceil((waitingAtLeast(counts, 0) * percent) / 100);
  let passed = 0;
  for (const [days, n] of ordered) {
    passed += n;
    if (n > 0 && passed >= place) return days;
  }
  return null;
}
