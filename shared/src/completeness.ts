import { daysBetween, type Day } from './calendar.js';

/** What is remarked on a unit's list of people. The first two ask for a confirmation, the others only inform. */
export const LIST_FLAGS = ['shrank', 'unconfirmed', 'below_headcount', 'above_headcount'] as const;
export type ListFlag = (typeof LIST_FLAGS)[number];

/** A list that is not confirmed for so many days is asked about again. */
export const CONFIRM_EVERY_DAYS = 30;

/** What is known of a unit's own list, without the units below it. */
export interface ListFacts {
  /** people employed in the unit itself today */
  people: number;
  /** posts the unit has by its last declaration; null = none declared */
  headcount: number | null;
  /** the last confirmation; null = never */
  confirmed: {
    /** the day it speaks of */
    asOf: Day;
    /** how many the list then had */
    people: number;
    /** how many the one before had; null = there was none */
    before: number | null;
    /** false: a list came in; true: somebody in charge said that the list is complete, which answers a shorter list */
    said: boolean;
  } | null;
  /** whether a list is expected at all: not of a unit that only holds others together */
  expected: boolean;
}

/** True when more than 5 % are gone: 100 → 95 is not, 100 → 94 is. Whole numbers only, nothing is rounded. */
export function hasShrunk(before: number | null, now: number): boolean {
  return before !== null && 20 * (before - now) > before;
}

/** True when nobody has confirmed the list for 30 days: of 01/11 from 01/12 on. */
export function isUnconfirmed(asOf: Day | null, today: Day): boolean {
  return asOf === null || daysBetween(asOf, today) >= CONFIRM_EVERY_DAYS;
}

/** The flags of a unit's list today, the most serious first. */
export function listFlags(facts: ListFacts, today: Day): ListFlag[] {
  const { people, headcount, confirmed, expected } = facts;
  const flags: ListFlag[] = [];
  if (confirmed && !confirmed.said && hasShrunk(confirmed.before, confirmed.people)) flags.push('shrank');
  if (expected && isUnconfirmed(confirmed?.asOf ?? null, today)) flags.push('unconfirmed');
  if (headcount !== null && people < headcount) flags.push('below_headcount');
  if (headcount !== null && people > headcount) flags.push('above_headcount');
  return flags;
}

/** Whether the head of the unit has something to do about its list. */
export function needsConfirming(flags: readonly ListFlag[]): boolean {
  return flags.includes('shrank') || flags.includes('unconfirmed');
}

export interface FlaggedList extends ListFacts {
  flags: readonly ListFlag[];
}

/**
 * The most serious first: lists that shrank, by the share that is gone; those never confirmed, then those longest ago;
 * last those that only differ from the headcount, by how much. 0 = alike.
 */
export function compareSeriousness(a: FlaggedList, b: FlaggedList): number {
  return orderOf(a) - orderOf(b) || compareGone(a, b) || compareDays(a, b) || distance(b) - distance(a);
}

const orderOf = ({ flags }: FlaggedList): number => {
  const first = LIST_FLAGS.findIndex((flag) => flags.includes(flag));
  return first === -1 ? LIST_FLAGS.length : Math.min(first, 2);
};

/** Exact: a's share that is gone against b's, as fractions. */
function compareGone(a: FlaggedList, b: FlaggedList): number {
  if (!a.flags.includes('shrank') || !b.flags.includes('shrank')) return 0;
  const [goneA, ofA] = gone(a);
  const [goneB, ofB] = gone(b);
  const difference = BigInt(goneB) * BigInt(ofA) - BigInt(goneA) * BigInt(ofB);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

const gone = ({ confirmed }: FlaggedList): [number, number] => [
  (confirmed?.before ?? 0) - (confirmed?.people ?? 0),
  confirmed?.before ?? 0,
];

/** Where the day matters: a unit never confirmed comes before any day. */
function compareDays(a: FlaggedList, b: FlaggedList): number {
  if (!a.flags.includes('unconfirmed') || !b.flags.includes('unconfirmed')) return 0;
  const [dayA, dayB] = [a.confirmed?.asOf ?? '', b.confirmed?.asOf ?? ''];
  return dayA < dayB ? -1 : dayA > dayB ? 1 : 0;
}

const distance = ({ people, headcount }: FlaggedList): number =>
  headcount === null ? 0 : Math.abs(people - headcount);
