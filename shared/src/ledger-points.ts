import { rate, type Rate } from './rates.js';

/** What a cause adds to achieved and to in scope. */
export interface RateChange {
  achieved: number;
  inScope: number;
}

/** An exact number: num / den, den > 0. */
export interface Fraction {
  num: bigint;
  den: bigint;
}

/** The change of a rate in tenths of a percentage point, whole and in parts. */
export interface RatePoints {
  /** the rate as printed on the later day minus the rate as printed on the earlier one (see formatRate) */
  tenths: number;
  /** one for each change given, in their order; they sum to `tenths` */
  parts: number[];
}

/**
 * What one of several changes adds to the rate, as an exact share of 1. Between k/n and K/N a person more among the
 * achieved is worth (1/n + 1/N) / 2, and a person more in scope costs (k + K) / 2nN: the mean of taking either of the
 * two first, so that no order has to be chosen. The shares of changes that sum to (K - k, N - n) sum to K/N - k/n
 * exactly, and a change split in two is worth the sum of both.
 * @throws RangeError when nobody is in scope on one of the days: there is no rate then; RateError for figures that cannot be
 */
export function shareOf(before: Rate, after: Rate, change: RateChange): Fraction {
  const [k, n] = exact(before);
  const [K, N] = exact(after);
  if (n === 0n || N === 0n) throw new RangeError('There is no rate when nobody is in scope.');
  const num = BigInt(change.achieved) * (n + N) - BigInt(change.inScope) * (k + K);
  return { num, den: 2n * n * N };
}

/**
 * The change of a rate and the part of each cause as they are printed, with one decimal. The whole is the difference of
 * the two printed rates, so that everything on the screen adds up; the parts are cut to tenths and what is left goes to
 * those that lost most by it (largest remainder; of equals to the first). Null when nobody is in scope on one of the days.
 * @throws RangeError when the changes do not sum to the difference of the two days; RateError for figures that cannot be
 */
export function pointsOf(before: Rate, after: Rate, changes: readonly RateChange[]): RatePoints | null {
  const sum = (of: (change: RateChange) => number) => changes.reduce((total, change) => total + of(change), 0);
  if (
    sum((c) => c.achieved) !== after.achieved - before.achieved ||
    sum((c) => c.inScope) !== after.inScope - before.inScope
  )
    throw new RangeError('The parts do not sum to the whole.');
  const tenths = printedTenths(after) - printedTenths(before);
  if (before.inScope === 0 || after.inScope === 0) return null;
  const shares = changes.map((change) => inTenths(shareOf(before, after, change)));
  const parts = shares.map(({ whole }) => whole);
  const byRemainder = shares
    .map(({ rest }, i) => ({ rest, i }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  const left = tenths - parts.reduce((total, part) => total + part, 0);
  for (const { i } of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1;
  return { tenths, parts };
}

function exact(of: Rate): [achieved: bigint, inScope: bigint] {
  const { achieved, inScope } = rate(of.achieved, of.inScope);
  return [BigInt(achieved), BigInt(inScope)];
}

/** A rate as formatRate prints it, in tenths of a percent; 0 when nobody is in scope. */
function printedTenths(of: Rate): number {
  const [achieved, inScope] = exact(of);
  return inScope === 0n ? 0 : Number((achieved * 1000n) / inScope);
}

/** Whole tenths of a point, downwards, and what remains: all shares of one ledger have one denominator. */
function inTenths({ num, den }: Fraction): { whole: number; rest: bigint } {
  const scaled = num * 1000n;
  const rest = ((scaled % den) + den) % den;
  return { whole: Number((scaled - rest) / den), rest };
}
