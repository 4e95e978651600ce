import { addDays, daysBetween, type Day } from './calendar.js';
import { quickestDays, slowestDays } from './forecast-course.js';
import { trendWindow, type TrendPoint, type TrendWindow } from './forecast-window.js';
import { gapToTarget } from './rates.js';

const WEEK = 7;
/** A course is not read from fewer figures than this. */
export const FEWEST_POINTS = 4;

/** People in a number of days, exactly; `perWeekTenths` is the same in tenths of a person a week. */
export interface Pace {
  readonly people: number;
  readonly days: number;
  readonly perWeekTenths: number;
}

export type NoDateReason =
  'nobody_in_scope' | 'reached' | 'only_stuck_left' | 'no_progress' | 'too_few_points' | 'not_predictable';

export interface ForecastAsk {
  /** in the order of days; figures stand until the next point */
  points: readonly TrendPoint[];
  asOf: Day;
  dueOn: Day;
  /** a whole percentage */
  targetPercent: number;
  /** people in scope, not achieved, whom no trend will clear */
  stuck?: number;
}

/**
 * When the target will be reached, if things go on as in the last four weeks. `range` is where the day lies four times
 * in five; null, and `reason` says why, when nothing of the kind can be said.
 */
export interface Forecast {
  range: { early: Day; late: Day } | null;
  reason: NoDateReason | null;
  /** With not_predictable: the day before which it will not be, nine times in ten; null: not within four years. */
  notBefore: Day | null;
  /** people to be brought to the end until the target is met */
  toTarget: number;
  /** people whom no trend will clear; the range speaks of the others */
  stuck: number;
  /** of the stuck, how many the target cannot do without: the range does not bring them */
  stuckInTheWay: number;
  /** over the last 28 days, or as many as are known; null when nothing is, or nobody is in scope */
  paceNow: Pace | null;
  /** from now to the due date; null when it is past, or today, or nothing is left */
  paceNeeded: Pace | null;
}

/**
 * Forecasts from the last 28 days; docs/forecast.md has the method in words and how often it is right.
 * @throws RateError for figures that cannot be; RangeError for days out of order or a stuck residual that is no count
 */
export function forecast({ points, asOf, dueOn, targetPercent, stuck = 0 }: ForecastAsk): Forecast {
  if (!Number.isSafeInteger(stuck) || stuck < 0) throw new RangeError(`Not a number of people: ${stuck}`);
  const window = trendWindow(points, asOf);
  const daysToDue = daysBetween(asOf, dueOn);
  if (!window) return { ...noDate('nobody_in_scope'), ...NOTHING };
  const toTarget = gapToTarget(window.achieved, window.inScope, targetPercent);
  const left = window.inScope - window.achieved;
  const blocked = Math.min(stuck, left);
  const movable = left - blocked;
  const toGoal = Math.min(toTarget, movable);
  return {
    ...datesOf(window, { toTarget, toGoal, movable, daysToDue }, asOf),
    toTarget,
    stuck: blocked,
    stuckInTheWay: toTarget - toGoal,
    // Where nobody is in scope any more, what came and went is no pace of theirs.
    paceNow: window.inScope === 0 ? null : paceOf(window),
    paceNeeded: neededPace(toTarget, daysToDue),
  };
}

type Dates = Pick<Forecast, 'range' | 'reason' | 'notBefore'>;
const NOTHING = { toTarget: 0, stuck: 0, stuckInTheWay: 0, paceNow: null, paceNeeded: null };

interface Ways {
  toTarget: number;
  toGoal: number;
  movable: number;
  daysToDue: number;
}

function datesOf(window: TrendWindow, ways: Ways, asOf: Day): Dates {
  const withheld = reasonOf(window, ways);
  if (withheld) return noDate(withheld);
  const quickest = quickestDays(window, ways);
  if (quickest === null) return noDate('not_predictable');
  // A range wider than the time that is left says nothing one could act on.
  const widest = Math.max(0, ways.daysToDue);
  const slowest = slowestDays(window, ways, quickest + widest);
  const early = addDays(asOf, quickest);
  if (slowest === null || ways.daysToDue <= 0) return { ...noDate('not_predictable'), notBefore: early };
  return { range: { early, late: addDays(asOf, Math.max(quickest, slowest)) }, reason: null, notBefore: null };
}

function reasonOf(window: TrendWindow, { toTarget, toGoal }: Ways): NoDateReason | null {
  if (window.inScope === 0) return 'nobody_in_scope';
  if (toTarget === 0) return 'reached';
  if (toGoal === 0) return 'only_stuck_left';
  if (window.days < FEWEST_POINTS - 1) return 'too_few_points';
  if (gained(window) <= 0) return 'no_progress';
  return window.points < FEWEST_POINTS ? 'too_few_points' : null;
}

function noDate(reason: NoDateReason): Dates {
  return { range: null, reason, notBefore: null };
}

const gained = (window: TrendWindow) => window.parts.reduce((sum, n) => sum + n, 0);

/** What was done, cut off at the tenth: never told faster than it is. */
function paceOf(window: TrendWindow): Pace | null {
  if (window.days === 0) return null;
  const people = gained(window);
  return { people, days: window.days, perWeekTenths: Math.floor((people * WEEK * 10) / window.days) };
}

/** What is to be done, rounded up; with less than a week to go, a week's work is all of it. */
function neededPace(people: number, days: number): Pace | null {
  if (people === 0 || days <= 0) return null;
  return { people, days, perWeekTenths: days < WEEK ? people * 10 : Math.ceil((people * WEEK * 10) / days) };
}
