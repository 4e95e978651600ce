import { addDays, type Day } from './calendar.js';
import type { Rate } from './rates.js';
import { DEFAULT_MINIMUM_SIZE } from './ranking.js';

/** What the radar looks for, in the order of the screen. Each is asked as a question; none is a verdict. */
export const RADAR_RULES = [
  'exemptions_bunched',
  'departures_bunched',
  'late_batch',
  'low_verified',
  'shrinking_roster',
  'taken_back',
] as const;
export type RadarRule = (typeof RADAR_RULES)[number];

/** True for the code of a rule. */
export function isRadarRule(value: string): value is RadarRule {
  return (RADAR_RULES as readonly string[]).includes(value);
}

/** From when on something is worth a question. Our own choice, tried on made-up histories (radar-honest.spec). */
export const RADAR_SETTINGS = {
  /** the last days before a due date: the working week in which papers are still rearranged */
  bunchDays: 7,
  /** what is usual is taken from a quarter: what comes at the end of each quarter, such as contracts, is in it once */
  usualDays: 91,
  /** four may be a maternity leave and the papers of a month; five in a week are not chance in a unit of a few hundred */
  leastBunched: 5,
  /** as many times more in the last week than in the whole quarter before: 2 : 1 is 26 times the usual pace */
  bunchTimes: 2,
  /** the last hour of a cut-off day: nobody is in the office, whoever is late with the week's work was so by Friday noon */
  lateMinutes: 60,
  /** the days that end with a cut-off, a week from Friday to Friday */
  batchDays: 7,
  /** fewer are one person's list */
  leastLate: 10,
  /** the share of the week's records that came in the last hour, percent: less is the tail of ordinary work */
  latePercent: 50,
  /** weekly cut-offs looked back on: older ones have been confirmed four times over */
  fridays: 4,
  /** of those reported as achieved, the verified share below which nobody can have looked, percent */
  lowVerifiedPercent: 20,
  /** among fewer people shares are chance, as in the ranking */
  leastPeople: DEFAULT_MINIMUM_SIZE,
  /** the days over which a roster is compared: between two monthly payrolls */
  shrinkDays: 28,
  /** the usual turnover of an office is about one percent a month; ten times that, in percent */
  shrinkPercent: 10,
  /** in a unit of twenty, two who retire are a tenth */
  leastGone: 3,
  /** how long after a due date what is taken back counts as soon, and before it as usual */
  takenBackDays: 28,
  leastTakenBack: 5,
  /** of the people in scope, percent: a slip of the pen here and there is less */
  takenBackPercent: 5,
  /** as many times more taken back after the due date than in as many days before it */
  takenBackTimes: 2,
  /** how long an explanation of how things stand holds, where nothing else says since when they do: as for a roster */
  answerDays: 28,
  /** how long a due date that has passed is still asked about: the quarter after it */
  shownDays: 91,
} as const;

/** Something worth a question, with the figures behind it: whole numbers of people. */
export interface RadarFinding {
  rule: RadarRule;
  /** the due date or Friday it is about; null = none, it is about how things stand */
  cutOff: Day | null;
  /** the days the figures are of, the first; null = today alone */
  from: Day | null;
  to: Day;
  /**
   * `part` of `of`: decisions of the last week of all decisions of the quarter; departures likewise; people recorded in
   * the last hour of those of the week; verified of reported; people now of people then; taken back of people in scope.
   */
  part: number;
  of: number;
  /** reported as achieved of those in scope, at the beginning; null where the rule does not ask */
  before: Rate | null;
  /** the same at the end */
  after: Rate | null;
}

/** How many people the question is about: when it grows, an answer given before no longer covers it. */
export function sizeOf({ rule, part, of }: { rule: string; part: number; of: number }): number {
  return rule === 'low_verified' || rule === 'shrinking_roster' ? of - part : part;
}

/** An explanation, as far as it says whether a question is still open. */
export interface GivenAnswer {
  /** how many people the question was about (see sizeOf) */
  size: number;
  /** the day it was given */
  on: Day;
}

/**
 * Whether a finding waits for an answer: none was given, its figures have grown since, or, where no cut-off tells one
 * time from the next, the answer is of a time before the figures, about other people.
 */
export function isOpen(finding: RadarFinding, answer: GivenAnswer | null): boolean {
  if (answer === null || sizeOf(finding) > answer.size) return true;
  const { cutOff, from, to } = finding;
  return cutOff === null && answer.on < (from ?? addDays(to, -RADAR_SETTINGS.answerDays));
}
