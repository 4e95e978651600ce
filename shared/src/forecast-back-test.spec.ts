import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, type Day } from './calendar.js';
import { forecast, type Forecast } from './forecast.js';
import type { TrendPoint } from './forecast-window.js';

// Made-up histories of units, made without looking at how the forecast works: each is run on to its true end, and the
// forecast sees what was known on one day of it.

const HISTORIES = 500;
const FIRST_DAY: Day = '2023-01-02'; // a Monday
const HORIZON_DAYS = 1100;

/** A generator of numbers in [0, 1) that gives the same ones for the same seed everywhere (mulberry32). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Chance = () => number;
const between = (next: Chance, low: number, high: number) => low + (high - low) * next();
const size = (next: Chance) => Math.round(Math.exp(between(next, Math.log(40), Math.log(5000))));
const target = (next: Chance) => [90, 95, 100][Math.floor(next() * 3)] ?? 100;
const bell = (next: Chance) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
const isWorkday = (day: number) => day % 7 < 5;

/** How many come on a day on which so many are expected (Poisson). */
function arrivals(next: Chance, expected: number): number {
  if (expected > 40) return Math.max(0, Math.round(expected + Math.sqrt(expected) * bell(next)));
  const least = Math.exp(-expected);
  let count = 0;
  for (let product = next(); product > least; product *= next()) count += 1;
  return count;
}

interface History {
  people: number;
  targetPercent: number;
  /** achieved by the end of each day */
  achieved: number[];
  asOf: number;
  due: number;
  /** the day the target was reached; null: it never was */
  truth: number | null;
}

/** Seen on a day between the 29th and a week before the end or the due date; null when there is no such day. */
function seen(next: Chance, history: Omit<History, 'asOf' | 'truth'>): History | null {
  const goal = Math.ceil((history.people * history.targetPercent) / 100);
  const reached = history.achieved.findIndex((achieved) => achieved >= goal);
  const truth = reached < 0 ? null : reached;
  const last = Math.min(truth ?? history.due, history.due) - 7;
  if (last < 29) return null;
  return { ...history, truth, asOf: Math.floor(between(next, 28, last)) };
}

/** One unit in four reports on Fridays only. */
function reported(next: Chance, people: number, start: number, comeOn: (day: number) => number): number[] {
  const weekly = next() < 0.25;
  let told = start;
  let waiting = 0;
  return Array.from({ length: HORIZON_DAYS }, (_, day) => {
    waiting += Math.min(people - told - waiting, comeOn(day));
    if (!weekly || day % 7 === 4) {
      told += waiting;
      waiting = 0;
    }
    return told;
  });
}

/** The same pace from the first day to the last, weeks better or worse by up to a third. */
function steady(next: Chance): History | null {
  const people = size(next);
  const targetPercent = target(next);
  const start = Math.round(people * between(next, 0, 0.4));
  const length = between(next, 70, 260);
  const pace = ((people * targetPercent) / 100 - start) / ((length * 5) / 7);
  const spread = between(next, 0.05, 0.35);
  const weeks = Array.from({ length: HORIZON_DAYS / 7 + 1 }, () => Math.exp(spread * bell(next) - spread ** 2 / 2));
  const comeOn = (day: number) => (isWorkday(day) ? arrivals(next, pace * (weeks[Math.floor(day / 7)] ?? 1)) : 0);
  const achieved = reported(next, people, start, comeOn);
  return seen(next, { people, targetPercent, achieved, due: Math.round(length * between(next, 0.75, 1.5)) });
}

/** Everyone has a day of their own, bell-like around the middle; in half of the units some never come at all. */
function sCurve(next: Chance): History | null {
  const people = size(next);
  const targetPercent = target(next);
  const plateau = next() < 0.5 ? 1 : between(next, 0.82, 0.995);
  const slope = between(next, 7, 24);
  const middle = between(next, 30, 110);
  const on = new Map<number, number>();
  for (let i = 0; i < people; i += 1) {
    if (next() > plateau) continue;
    const place = next();
    let day = Math.max(0, Math.round(middle + slope * Math.log(place / (1 - place))));
    while (!isWorkday(day)) day += 1;
    on.set(day, (on.get(day) ?? 0) + 1);
  }
  const achieved = reported(next, people, 0, (day) => on.get(day) ?? 0);
  return seen(next, { people, targetPercent, achieved, due: Math.round(between(next, 100, 280)) });
}

/** A slow pace, and three to eight times as fast in the weeks before the due date, sometimes before an earlier one too. */
function bursts(next: Chance): History | null {
  const people = size(next);
  const targetPercent = target(next);
  const start = Math.round(people * between(next, 0, 0.4));
  const due = Math.round(between(next, 80, 240));
  const length = between(next, 10, 28);
  const times = between(next, 3, 8);
  const reach = between(next, 0.85, 1.25);
  const earlier = next() < 0.4 ? due * between(next, 0.3, 0.6) : -1;
  const shape = (day: number) => {
    if (day <= due && day > due - length) return times;
    return day <= earlier && day > earlier - length / 2 ? (times + 1) / 2 : 1;
  };
  let whole = 0;
  for (let day = 0; day < due; day += 1) if (isWorkday(day)) whole += shape(day);
  const pace = ((people * targetPercent) / 100 - start) / whole / reach;
  const comeOn = (day: number) => (isWorkday(day) ? arrivals(next, pace * shape(day)) : 0);
  return seen(next, { people, targetPercent, achieved: reported(next, people, start, comeOn), due });
}

function made(regime: (next: Chance) => History | null, number: number): History {
  for (let seed = number * 7919; ; seed += 104_729) {
    const history = regime(chance(seed));
    if (history) return history;
  }
}

const dayOf = (day: number) => addDays(FIRST_DAY, day);

function forecastOf(history: History): Forecast {
  const { asOf, due, people, targetPercent } = history;
  const points: TrendPoint[] = [];
  for (let day = asOf - 28; day <= asOf; day += 1) {
    const achieved = history.achieved[day] ?? 0;
    if (points.at(-1)?.achieved !== achieved) points.push({ day: dayOf(day), achieved, inScope: people });
  }
  return forecast({ points, asOf: dayOf(asOf), dueOn: dayOf(due), targetPercent });
}

interface Tally {
  stated: number;
  /** the true day lies in the range; a unit that never reached its target has none, and any range is a miss */
  covered: number;
  tooWide: number;
  notBefore: number;
  notBeforeHeld: number;
}

function backTest(regime: (next: Chance) => History | null): Tally {
  const tally: Tally = { stated: 0, covered: 0, tooWide: 0, notBefore: 0, notBeforeHeld: 0 };
  for (let number = 1; number <= HISTORIES; number += 1) {
    const history = made(regime, number);
    const { range, notBefore } = forecastOf(history);
    const truth = history.truth === null ? '9999-12-31' : dayOf(history.truth);
    if (range) {
      tally.stated += 1;
      tally.covered += range.early <= truth && truth <= range.late ? 1 : 0;
      tally.tooWide += daysBetween(range.early, range.late) > history.due - history.asOf ? 1 : 0;
    } else if (notBefore) {
      tally.notBefore += 1;
      tally.notBeforeHeld += notBefore <= truth ? 1 : 0;
    }
  }
  return tally;
}

describe('back-test: 500 histories of each regime', () => {
  // The last column is how many of the 500 must get a range at least: a forecast that never speaks is never wrong.
  it.each<[string, (next: Chance) => History | null, number]>([
    ['steady', steady, 100],
    ['S-curve with a plateau', sCurve, 45],
    ['bursts before a due date', bursts, 10],
  ])('%s', (_regime, regime, fewest) => {
    const { stated, covered, tooWide, notBefore, notBeforeHeld } = backTest(regime);
    expect(covered * 100).toBeGreaterThanOrEqual(stated * 75);
    expect(tooWide).toBe(0);
    expect(stated).toBeGreaterThanOrEqual(fewest);
    expect(notBefore).toBeGreaterThan(0);
    expect(notBeforeHeld * 100).toBeGreaterThanOrEqual(notBefore * 90);
  });
});
