import type { TrendWindow } from './forecast-window.js';

/** Paces are in thousandths of a person a week, people left in seven-thousandths (a pace is then what a day clears). */
const PACE_UNIT = 1000;
const LEFT_UNIT = 7 * PACE_UNIT;
const FORTNIGHT = 14;
/** No course is followed further than this. */
export const FURTHEST_DAYS = 1500;

/** Growth is believed for two fortnights, and for no more than a doubling in each. */
const GROWTH_FORTNIGHTS = 2;
const MOST_GROWTH = 2;
/** Before a due date work may go up to six times as fast, for four weeks. */
const RUSH = 6;
const RUSH_DAYS = 28;
/** More than a quarter of all that is achieved came in the last four weeks: a pace too young to be believed. */
const YOUNG_SHARE = 4;

/** What lies ahead: people to go to the goal, and all who have not achieved and can be moved. */
export interface Ahead {
  toGoal: number;
  movable: number;
  /** negative: the due date has passed */
  daysToDue: number;
}

/**
 * Days until the goal if all goes well: the faster of the four weeks' pace and the last fortnight's, raised by the
 * margin, growing on as it grew lately, with a rush before the due date. Null: not within FURTHEST_DAYS.
 */
export function quickestDays(window: TrendWindow, ahead: Ahead): number | null {
  const { older, newer } = halves(window);
  const grew = newer > older && older > 0;
  let pace = Math.max(meanPace(window), lastPace(window)) + margin(window, ahead.toGoal);
  let left = ahead.toGoal * LEFT_UNIT;
  for (let day = 1; day <= FURTHEST_DAYS; day += 1) {
    if (grew && day % FORTNIGHT === 1 && day <= GROWTH_FORTNIGHTS * FORTNIGHT)
      pace = Math.min(pace * MOST_GROWTH, Math.floor((pace * newer) / older));
    const rush = day <= ahead.daysToDue && day > ahead.daysToDue - RUSH_DAYS;
    left -= rush ? pace * RUSH : pace;
    if (left <= 0) return day;
  }
  return null;
}

/**
 * Days until the goal if it goes badly: the slower of the two paces, lowered by the margin, falling on as it fell
 * lately; a young pace moreover falls with the square of the share of people left, as where the willing come first.
 * Null: not within the days given, or never.
 */
export function slowestDays(window: TrendWindow, ahead: Ahead, within: number): number | null {
  const { older, newer } = halves(window);
  const young = (newer + older) * YOUNG_SHARE > window.achieved;
  let pace = Math.min(meanPace(window), lastPace(window)) - margin(window, ahead.toGoal);
  let left = ahead.toGoal * LEFT_UNIT;
  const beyond = (ahead.movable - ahead.toGoal) * LEFT_UNIT;
  for (let day = 1; day <= Math.min(within, FURTHEST_DAYS) && pace > 0; day += 1) {
    if (newer < older && day % FORTNIGHT === 1) pace = Math.floor((pace * newer) / older);
    left -= young ? damped(pace, left + beyond, ahead.movable * LEFT_UNIT) : pace;
    // Half a person: a pace that falls with those left never comes to nobody.
    if (left * 2 <= LEFT_UNIT) return day;
  }
  return null;
}

/** pace · (part / whole)², cut off; the product can pass what a number holds exactly. */
function damped(pace: number, part: number, whole: number): number {
  return Number((BigInt(pace) * BigInt(part) ** 2n) / BigInt(whole) ** 2n);
}

function halves({ parts: [first, second, third, fourth] }: TrendWindow): { older: number; newer: number } {
  return { older: first + second, newer: third + fourth };
}

const perWeek = (people: number, days: number) => Math.floor((people * PACE_UNIT * 7) / days);

function meanPace(window: TrendWindow): number {
  return perWeek(
    window.parts.reduce((sum, n) => sum + n, 0),
    window.days,
  );
}

function lastPace(window: TrendWindow): number {
  return perWeek(halves(window).newer * 2, window.days);
}

/**
 * How far the pace may be off: from how much the four quarters differ from each other (at least as much as chance
 * makes them differ), for the pace that was measured, and again for the stretch ahead, less the longer it is.
 * Of a quarter's count n₁…n₄ with sum s and variance v ≥ s/4: margin² = v/4 + v·s/(4·people to go). One such margin to either side: the back-test shows that it is enough.
 */
function margin({ parts, days }: TrendWindow, toGoal: number): number {
  const sum = BigInt(parts.reduce((total, n) => total + n, 0));
  // 48 times the variance of a quarter
  const spread = parts.reduce((total, n) => total + (4n * BigInt(n) - sum) ** 2n, 0n);
  const variance = spread > 12n * sum ? spread : 12n * sum;
  const people = BigInt(toGoal);
  const squared = (BigInt(PACE_UNIT) ** 2n * variance * (people + sum)) / (192n * people);
  // From a quarter of the window to a week.
  return Math.floor((Number(rootOf(squared)) * 28) / days);
}

/** The whole part of a square root. */
function rootOf(square: bigint): bigint {
  if (square < 2n) return square;
  let root = BigInt(Math.floor(Math.sqrt(Number(square))));
  while (root * root > square) root -= 1n;
  while ((root + 1n) * (root + 1n) <= square) root += 1n;
  return root;
}
