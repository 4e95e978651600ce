import type { Code } from './codes.js';
import { rate, RateError, type Rate } from './rates.js';

/** A rate in a word. */
export type Band = 'reached' | 'near' | 'effort' | 'help';

/** From the best to those to be helped, never to be shamed. */
export const BANDS: readonly Code<Band>[] = [
  { code: 'reached', vi: 'Đạt', en: 'Reached' },
  { code: 'near', vi: 'Gần đạt', en: 'Near' },
  { code: 'effort', vi: 'Cần cố gắng', en: 'More to do' },
  { code: 'help', vi: 'Cần hỗ trợ', en: 'Needs help' },
];

/** How many percentage points below the target a band still begins: whole numbers, near ≤ effort. */
export interface BandLimits {
  near: number;
  effort: number;
}
export const DEFAULT_BAND_LIMITS: BandLimits = { near: 5, effort: 20 };

/**
 * The band of a rate against a target (a whole percentage), on exact fractions; null when nobody is in scope.
 * @throws RateError for figures or limits that cannot be
 */
export function bandOf(
  { achieved, inScope }: Rate,
  targetPercent: number,
  { near, effort }: BandLimits = DEFAULT_BAND_LIMITS,
): Band | null {
  rate(achieved, inScope);
  const limits = [targetPercent, near, effort];
  if (!limits.every((n) => Number.isInteger(n) && n >= 0 && n <= 100) || near > effort)
    throw new RateError('bad_target', limits.join(', '));
  if (inScope === 0) return null;
  const isAtLeast = (percent: number) => BigInt(achieved) * 100n >= BigInt(inScope) * BigInt(percent);
  if (isAtLeast(targetPercent)) return 'reached';
  if (isAtLeast(Math.max(0, targetPercent - near))) return 'near';
  return isAtLeast(Math.max(0, targetPercent - effort)) ? 'effort' : 'help';
}
