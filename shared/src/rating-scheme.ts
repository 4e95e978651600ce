import type { Code, EmploymentKind, Label } from './codes.js';

/** A level of the year's rating, from the best to the lowest in LEVELS. */
export type Level = 'xuat_sac' | 'tot' | 'hoan_thanh' | 'khong_hoan_thanh';

/** The four levels of Decree 90/2020 and of Decree 335/2025, the best first. */
export const LEVELS: readonly Code<Level>[] = [
  { code: 'xuat_sac', vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' },
  { code: 'tot', vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' },
  { code: 'hoan_thanh', vi: 'Hoàn thành nhiệm vụ', en: 'Completed' },
  { code: 'khong_hoan_thanh', vi: 'Không hoàn thành nhiệm vụ', en: 'Not completed' },
];

/** A number with two decimals as a whole number: 12.5 points, 12.5 % and 12.5 months are 1250. */
export type Hundredths = number;

/** 100 % and 100 points. */
export const WHOLE: Hundredths = 10_000;

/** 12 months. */
export const YEAR: Hundredths = 1200;

/** Whom an input is asked of: a head answers for a unit. */
export type Audience = 'everyone' | 'heads' | 'others';

/** What a person is judged by. All are fractions: k of n, points of the most there are, or yes (1 of 1) and no (0 of 1). */
export interface SchemeInput {
  readonly code: string;
  readonly name: Label;
  /**
   * `levels_below`: how many of those under a head are at `levels`. `unit_below`: all of it, of which unitBelow leaves a
   * part when anyone under the head is at the lowest level. Both are counted and never typed (isEntered).
   */
  readonly kind: 'share' | 'score' | 'yes_no' | 'levels_below' | 'unit_below';
  readonly for: Audience;
  readonly levels?: readonly Level[];
}

export type Compare = 'at_least' | 'more_than' | 'at_most' | 'less_than';

/** An input held against a percentage; exact, never a rounded figure. */
export interface Condition {
  readonly input: string;
  readonly compare: Compare;
  readonly percent: Hundredths;
  /** whom it is asked of; left out: everyone */
  readonly kinds?: readonly EmploymentKind[];
  /** article of the decree */
  readonly source: string;
}

/**
 * The orders' criteria (card, e-identity…) are a part of one input, never a block of their own: `percent` of that input
 * is their weighted rate, the rest what was entered. 0 % shows them and counts nothing: no source says that a missing
 * activation forces a level.
 */
export interface Compliance {
  readonly criteria: readonly { readonly code: string; readonly name: Label; readonly weight: number }[];
  readonly basis: 'claimed' | 'verified' | 'police';
  readonly into: string;
  readonly percent: Hundredths;
}

/** Time worked and away in the year, in hundredths of a month. */
export interface TimeRules {
  /** worked less than this: not rated; 0: everyone is rated on the time worked */
  readonly leastWorked: Hundredths;
  /** maternity is rated on the time worked, however short, and is no time away; other absences are, as of anybody */
  readonly maternityExcepted: boolean;
  /** away from … to less than …: no better than `ceiling`; the best level is no limit */
  readonly awayFrom: Hundredths;
  readonly awayBelow: Hundredths;
  /** away exactly `awayBelow`, and still worked enough to be rated: the same ceiling */
  readonly awayEndIncluded: boolean;
  readonly ceiling: Level;
  /** a mover needs the opinion of the old unit (for points: its scores) after so long there, if it still exists */
  readonly moverOpinionFrom: Hundredths;
  readonly source: string;
}

/** How many may be excellent. */
export interface CapRules {
  readonly percent: Hundredths;
  /** for agencies named as outstanding */
  readonly outstandingPercent: Hundredths;
  /** the percentage is of those rated good, of those rated good or better, or of all rated */
  readonly base: 'tot' | 'tot_or_better' | 'all_rated';
  readonly rounding: 'down' | 'half_up' | 'up';
  readonly perAgency: boolean;
  readonly perDutyGroup: boolean;
  /** duty groups of an agency too small to have one excellent person count as one group together */
  readonly poolSmall: boolean;
  /** who is counted, on both sides */
  readonly kinds: readonly EmploymentKind[];
  readonly source: string;
}

interface SchemeBase {
  readonly code: string;
  readonly name: Label;
  /** years it is for; `to` null: still in force */
  readonly years: { readonly from: number; readonly to: number | null };
  /** who is rated by it */
  readonly kinds: readonly EmploymentKind[];
  readonly inputs: readonly SchemeInput[];
  readonly compliance: Compliance;
  /** any of these that holds makes it the lowest level, whatever else */
  readonly forcing: readonly Condition[];
  /** discipline tied to duty makes it the lowest level; for other discipline no better than this, null: no limit */
  readonly otherDiscipline: Level | null;
  readonly disciplineSource: string;
  readonly time: TimeRules;
  readonly caps: CapRules;
}

/** The levels that have conditions of their own. */
export type UpperLevel = Exclude<Level, 'khong_hoan_thanh'>;
export const UPPER_LEVELS: readonly UpperLevel[] = ['xuat_sac', 'tot', 'hoan_thanh'];

/** All conditions of a level must hold; the best level whose conditions hold is proposed. */
export interface ConditionsScheme extends SchemeBase {
  readonly kind: 'conditions';
  readonly levels: Readonly<Record<UpperLevel, readonly Condition[]>>;
  /** when no level's conditions hold and nothing forces the lowest; null: nothing is proposed, the decree has a gap */
  readonly otherwise: Level | null;
}

/** Points of a block are shared out by parts: an input of 2 parts weighs twice one of 1. */
export interface Block {
  readonly code: string;
  readonly name: Label;
  readonly points: Hundredths;
  readonly items: readonly { readonly input: string; readonly parts: number }[];
  /** what the parts must sum to, for heads and for others */
  readonly parts: { readonly heads: number; readonly others: number };
  readonly source: string;
}

export interface PointsScheme extends SchemeBase {
  readonly kind: 'points';
  readonly blocks: readonly Block[];
  /** a level from so many points on, the best first; the lowest from 0 */
  readonly bands: readonly { readonly level: Level; readonly from: Hundredths }[];
  /** the year's score is the mean of the periods that were due (see periodsDue) */
  readonly per: 'month' | 'quarter';
  /** what leaves a block goes to the rest of the block, or leaves the 100 points */
  readonly leaving: 'block' | 'total';
  /** a head's inputs of which `keeps` is left when anyone under them is at the lowest level; null: no such rule */
  readonly unitBelow: {
    readonly inputs: readonly string[];
    readonly keeps: Hundredths;
    readonly source: string;
  } | null;
}

/** The rules of some years, as data: what a locked year was rated by, to the digit. */
export type RatingScheme = ConditionsScheme | PointsScheme;

/** How many periods a year has. */
export function periodsOf(scheme: RatingScheme): number {
  return scheme.kind === 'conditions' ? 1 : scheme.per === 'month' ? 12 : 4;
}

/** 0 for the best level, 3 for the lowest. */
export function placeOfLevel(level: Level): number {
  return LEVELS.findIndex(({ code }) => code === level);
}

/** The lower of two levels. */
export function lowerLevel(a: Level, b: Level): Level {
  return placeOfLevel(a) > placeOfLevel(b) ? a : b;
}

/** True when an input is asked of a head, or of somebody who is none. */
export function isAskedOf(input: SchemeInput, head: boolean): boolean {
  return input.for === 'everyone' || (input.for === 'heads') === head;
}

/** True for an input that somebody types; the others are counted. */
export function isEntered({ kind }: SchemeInput): boolean {
  return kind !== 'levels_below' && kind !== 'unit_below';
}
