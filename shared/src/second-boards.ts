import { daysBetween, EARLIEST_DAY, type Day } from './calendar.js';
import type { Fraction } from './ledger-points.js';
import { DEFAULT_MINIMUM_SIZE } from './ranking.js';
import { gapToTarget, rate, type Rate } from './rates.js';
import { waitingAtLeast, waitPercentile, type WaitCounts } from './waiting.js';

/**
 * Boards beside the ranking: whose rate rose most, who reached the target first, how much of what is reported is
 * verified, where people wait longest.
 */
export type SecondBoardKind = 'improved' | 'first' | 'verified' | 'waiting';
export const SECOND_BOARDS: readonly SecondBoardKind[] = ['improved', 'first', 'verified', 'waiting'];

/**
 * Why a unit is listed without a rank. `at_target`: it stood at the target on both days and had nothing to gain.
 * `fell_back`: it stood at the target once and does not now.
 */
export type NoPlace =
  | 'new'
  | 'restructured'
  | 'no_one_in_scope'
  | 'no_one_claimed'
  | 'too_small'
  | 'at_target'
  | 'not_yet'
  | 'fell_back'
  | 'no_one_waiting';

/** What a unit is ranked by, as an exact share of 1 (waiting: days), or why it is not. */
export type Merit = { readonly value: Fraction } | { readonly reason: NoPlace };

/** How a unit came from one day to the other. */
export interface Course {
  /** begun since the earlier day */
  readonly isNew: boolean;
  /** a peer was dissolved since: its people are counted elsewhere, so that a change of a rate is nobody's merit */
  readonly peerEnded: boolean;
  /** a whole percentage */
  readonly targetPercent: number;
}

/**
 * The gain of a rate since an earlier day, which may be below 0. Both days need enough people: a small unit leaps by
 * a single person.
 * @throws RateError for figures that cannot be
 */
export function gainOf(before: Rate, after: Rate, { isNew, peerEnded, targetPercent }: Course): Merit {
  const [k, n] = exact(before);
  const [K, N] = exact(after);
  if (isNew) return { reason: 'new' };
  if (peerEnded) return { reason: 'restructured' };
  if (n === 0n || N === 0n) return { reason: 'no_one_in_scope' };
  if (isSmall(before.inScope) || isSmall(after.inScope)) return { reason: 'too_small' };
  const isThere = (of: Rate) => gapToTarget(of.achieved, of.inScope, targetPercent) === 0;
  if (isThere(before) && isThere(after)) return { reason: 'at_target' };
  return { value: { num: K * n - k * N, den: n * N } };
}

/**
 * Of those who are reported as achieved, the share that is verified. Where nobody is reported there is no share, and
 * among few it is chance.
 * @throws RateError for figures that cannot be
 */
export function verifiedShareOf({ verified, claimed }: { verified: number; claimed: number }): Merit {
  const [num, den] = exact({ achieved: verified, inScope: claimed });
  if (den === 0n) return { reason: 'no_one_claimed' };
  return isSmall(claimed) ? { reason: 'too_small' } : { value: { num, den } };
}

/**
 * The days that the longest tenth of those who wait have waited, by nearest rank: the most days are first. The board is
 * to find where people were forgotten: a median would hide up to half of them, and the longest wait of all may be one
 * wrong date. Of the fewest people that are ranked, ten, two have waited that long or longer.
 */
export function longestWaitOf(counts: WaitCounts): Merit {
  const people = waitingAtLeast(counts, 0);
  const days = waitPercentile(counts, LONGEST_TENTH);
  if (days === null) return { reason: 'no_one_waiting' };
  return isSmall(people) ? { reason: 'too_small' } : { value: { num: BigInt(days), den: 1n } };
}

/** From a day on a unit stood at its target, or no longer did. */
export interface Turn {
  readonly day: Day;
  readonly atTarget: boolean;
}

/** Since when a unit has stood at its target without falling back; else when it last fell back, if it ever did. */
export interface TargetStanding {
  readonly reachedOn: Day | null;
  readonly fellOn: Day | null;
}

/**
 * @param turns ascending; what does not turn changes nothing
 * @param from figures begin here: what a unit had reached before, it is said to have reached on this day
 */
export function targetStanding(turns: readonly Turn[], from: Day): TargetStanding {
  let reachedOn: Day | null = null;
  let fellOn: Day | null = null;
  for (const { day, atTarget } of turns)
    if (atTarget) reachedOn ??= day < from ? from : day;
    else if (reachedOn !== null) {
      fellOn = day < from ? null : day;
      reachedOn = null;
    }
  return { reachedOn, fellOn: reachedOn === null ? fellOn : null };
}

/**
 * The day on which a unit reached its target and has kept it since: the earliest is first. Small units reach it by
 * chance.
 * @throws RateError for figures that cannot be
 */
export function firstReachedOf(now: Rate, { reachedOn, fellOn }: TargetStanding): Merit {
  const [, inScope] = exact(now);
  if (inScope === 0n) return { reason: 'no_one_in_scope' };
  if (reachedOn === null) return { reason: fellOn === null ? 'not_yet' : 'fell_back' };
  if (isSmall(now.inScope)) return { reason: 'too_small' };
  return { value: { num: -BigInt(daysBetween(EARLIEST_DAY, reachedOn)), den: 1n } };
}

/** The percentage of those who wait that have not waited longer than the longest tenth. */
const LONGEST_TENTH = 90;

/** A unit of a second board. */
export interface Contender {
  readonly key: string;
  readonly peerGroup: string;
  readonly merit: Merit;
}

/** rank and tied are for ranked units; `of` is how many of the peer group are ranked. */
export interface Place {
  readonly rank: number | null;
  /** how many units share the rank, this one included; 0 without a rank */
  readonly tied: number;
  readonly of: number;
  readonly reason: NoPlace | null;
}

/**
 * Competition ranking (1, 2, 2, 4) inside each peer group, the highest first, on exact fractions. The map is in the
 * order of the contenders.
 */
export function placesOf(contenders: readonly Contender[]): Map<string, Place> {
  const groups = new Map<string, Fraction[]>();
  for (const { peerGroup, merit } of contenders) {
    const group = groups.get(peerGroup) ?? [];
    groups.set(peerGroup, group);
    if ('value' in merit) group.push(merit.value);
  }
  for (const group of groups.values()) group.sort((a, b) => compareFractions(b, a));
  return new Map(
    contenders.map(({ key, peerGroup, merit }) => [key, placeOf(merit, groups.get(peerGroup) ?? [])] as const),
  );
}

/** @param ranked the values of the peer group, from high to low */
function placeOf(merit: Merit, ranked: readonly Fraction[]): Place {
  if ('reason' in merit) return { rank: null, tied: 0, of: ranked.length, reason: merit.reason };
  const isEqual = (other: Fraction) => compareFractions(other, merit.value) === 0;
  const above = ranked.findIndex(isEqual);
  return { rank: above + 1, tied: ranked.findLastIndex(isEqual) - above + 1, of: ranked.length, reason: null };
}

/** a against b: negative when a is lower, 0 when equal, positive when higher. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = [a.num * b.den, b.num * a.den];
  return left < right ? -1 : left > right ? 1 : 0;
}

const isSmall = (people: number) => people < DEFAULT_MINIMUM_SIZE;

function exact(of: Rate): [achieved: bigint, inScope: bigint] {
  const { achieved, inScope } = rate(of.achieved, of.inScope);
  return [BigInt(achieved), BigInt(inScope)];
}
