import type { Fraction } from './ledger-points.js';
import { compareFractions } from './second-boards.js';

/** What a figure may be between, both ends included; equal ends when it is known. */
export interface Range {
  readonly low: Fraction;
  readonly high: Fraction;
}

export const NOTHING: Fraction = { num: 0n, den: 1n };
export const ALL: Fraction = { num: 1n, den: 1n };
export const UNKNOWN: Range = { low: NOTHING, high: ALL };

/** num / den in lowest terms. @throws RangeError for a part of nothing and for fractions in either */
export function fraction(num: number | bigint, den: number | bigint): Fraction {
  const [n, d] = [BigInt(num), BigInt(den)];
  if (d <= 0n) throw new RangeError(`Not a fraction: ${n} of ${d}`);
  const divisor = common(n < 0n ? -n : n, d);
  return { num: n / divisor, den: d / divisor };
}

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.den + b.num * a.den, a.den * b.den);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.num * b.num, a.den * b.den);

/** A range whose ends are both turned by the same rising rule. */
export const both = (range: Range, turn: (of: Fraction) => Fraction): Range => ({
  low: turn(range.low),
  high: turn(range.high),
});

export const isExact = ({ low, high }: Range): boolean => compareFractions(low, high) === 0;

/** A figure and what it weighs among others. */
export interface Weighed {
  readonly weight: Fraction;
  readonly value: Range;
}

/** The mean of ranges by their weights; null when nothing weighs anything. */
export function weightedMean(parts: readonly Weighed[]): Range | null {
  const total = parts.reduce((sum, { weight }) => plus(sum, weight), NOTHING);
  if (total.num === 0n) return null;
  const mean = (end: 'low' | 'high') =>
    parts.reduce((sum, { weight, value }) => plus(sum, times(weight, value[end])), NOTHING);
  const ofTotal: Fraction = { num: total.den, den: total.num };
  return { low: times(mean('low'), ofTotal), high: times(mean('high'), ofTotal) };
}

function common(a: bigint, b: bigint): bigint {
  return b === 0n ? a : common(b, a % b);
}
