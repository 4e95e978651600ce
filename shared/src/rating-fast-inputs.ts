import type { Fraction } from './ledger-points.js';
import type { PeriodInputs, RatingFacts, ShareFact } from './rating-facts.js';
import { ALL, NOTHING, UNKNOWN, type Range } from './rating-fractions.js';
import { isAskedOf, WHOLE, type RatingScheme } from './rating-scheme.js';

/** What an input may be, null where it does not apply: `readInput` without the words. */
export type ReadValue = (facts: RatingFacts, period: PeriodInputs) => Range | null;

/** A range and how much it weighs among others, in whole parts. */
export interface Part {
  readonly weight: bigint;
  readonly value: Range;
}

/** How an input is read of a head, or of somebody who is none; who asks is known before anybody is looked at. */
export function valueReader(scheme: RatingScheme, code: string, head: boolean): ReadValue {
  const input = scheme.inputs.find((one) => one.code === code);
  if (!input) return () => UNKNOWN;
  if (!isAskedOf(input, head)) return () => null;
  if (input.kind === 'unit_below') return ({ below }) => (below && isNobody(below.counts) ? null : FULL);
  const own: ReadValue =
    input.kind === 'levels_below'
      ? ({ below }) => below && shareRange(countOf(below.counts, input.levels ?? []))
      : (_, period) => shareRange(period[code]);
  const orMissing: ReadValue =
    input.kind === 'levels_below' ? (facts, period) => (facts.below ? own(facts, period) : UNKNOWN) : own;
  const { into, percent } = scheme.compliance;
  return into === code && percent !== 0 ? withOrders(scheme, orMissing) : orMissing;
}

/** The weighted mean, its fractions not reduced: they are only compared. null when nothing weighs anything. */
export function meanOf(parts: readonly Part[]): Range | null {
  let total = 0n;
  let exact = true;
  for (const { weight, value } of parts) {
    total += weight;
    exact &&= value.low === value.high;
  }
  if (total === 0n) return null;
  const low = meanAt(parts, total, 'low');
  return { low, high: exact ? low : meanAt(parts, total, 'high') };
}

/** A range of which a part is left. */
export function partOf({ low, high }: Range, num: number, den: number): Range {
  const cut = (of: Fraction): Fraction => ({ num: of.num * BigInt(num), den: of.den * BigInt(den) });
  const least = cut(low);
  return { low: least, high: low === high ? least : cut(high) };
}

function meanAt(parts: readonly Part[], total: bigint, end: 'low' | 'high'): Fraction {
  let [num, den] = [0n, 1n];
  for (const { weight, value } of parts) {
    const of = value[end];
    if (weight === 0n) continue;
    if (of.den === den) num += weight * of.num;
    else {
      num = num * of.den + weight * of.num * den;
      den *= of.den;
    }
  }
  return { num, den: den * total };
}

function withOrders(scheme: RatingScheme, own: ReadValue): ReadValue {
  const { criteria, basis, percent } = scheme.compliance;
  const [orders, rest] = [BigInt(percent), BigInt(WHOLE - percent)];
  const weighed = criteria.map(({ code, weight }) => ({ code, weight: BigInt(weight) }));
  return (facts, period) => {
    const value = own(facts, period);
    if (!value) return null;
    const parts: Part[] = [];
    for (const { code, weight } of weighed) {
      const range = shareRange(facts.compliance[code]?.[basis]);
      if (range) parts.push({ weight, value: range });
    }
    const rate = meanOf(parts);
    if (!rate) return value;
    return meanOf([
      { weight: orders, value: rate },
      { weight: rest, value },
    ]);
  };
}

/** @throws RangeError for more than all, below nothing, or parts of a unit */
function shareRange(fact: Pick<ShareFact, 'achieved' | 'of'> | undefined): Range | null {
  if (!fact) return UNKNOWN;
  const { achieved, of } = fact;
  if (!Number.isSafeInteger(achieved) || !Number.isSafeInteger(of) || achieved < 0 || achieved > of)
    throw new RangeError(`Not a share: ${achieved} of ${of}`);
  if (of === 0) return null;
  if (achieved === of) return FULL;
  if (achieved === 0) return NONE;
  const value: Fraction = { num: BigInt(achieved), den: BigInt(of) };
  return { low: value, high: value };
}

const FULL: Range = { low: ALL, high: ALL };
const NONE: Range = { low: NOTHING, high: NOTHING };

const isNobody = (counts: Readonly<Record<string, number>>) => Object.values(counts).every((count) => count === 0);

function countOf(counts: Readonly<Record<string, number>>, levels: readonly string[]) {
  let of = 0;
  for (const count of Object.values(counts)) of += count;
  return { achieved: levels.reduce((sum, level) => sum + (counts[level] ?? 0), 0), of };
}
