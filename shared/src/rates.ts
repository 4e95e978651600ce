export type Locale = 'vi' | 'en';

/** People who achieved a criterion, of those in scope: two whole numbers, 0 ≤ achieved ≤ inScope. */
export interface Rate {
  readonly achieved: number;
  readonly inScope: number;
}

export type RateFault = 'not_a_count' | 'achieved_exceeds_in_scope' | 'bad_target';

/** What to tell the user about each fault. */
export const RATE_FAULTS: Readonly<Record<RateFault, { vi: string; en: string }>> = {
  not_a_count: {
    vi: 'Số liệu không phải số nguyên không âm. Hãy đối soát lại số liệu của đơn vị.',
    en: 'A figure is not a whole number of people. Recount the unit.',
  },
  achieved_exceeds_in_scope: {
    vi: 'Số người đạt nhiều hơn số người thuộc diện thực hiện. Hãy đối soát lại số liệu của đơn vị.',
    en: 'More people achieved than are in scope. Recount the unit.',
  },
  bad_target: {
    vi: 'Chỉ tiêu phải là số nguyên từ 0 đến 100.',
    en: 'A target is a whole percentage from 0 to 100.',
  },
};

/** Figures that cannot be. `code` is stable; texts for the user are in RATE_FAULTS. */
export class RateError extends RangeError {
  override readonly name = 'RateError';
  constructor(
    readonly code: RateFault,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Checks and pairs two counts. Throws RateError: such figures are shown as an error, never clipped. */
export function rate(achieved: number, inScope: number): Rate {
  checkCount(achieved);
  checkCount(inScope);
  if (achieved > inScope) throw new RateError('achieved_exceeds_in_scope', `${achieved} of ${inScope}`);
  return { achieved, inScope };
}

/** True when everyone in scope achieved, and there is someone in scope. */
export function isReached({ achieved, inScope }: Rate): boolean {
  return inScope > 0 && achieved === inScope;
}

/**
 * "97,4 %" (vi) or "97.4 %" (en): one decimal, cut off and never rounded up, so 99.96 % prints as 99.9 % and
 * "100 %" appears only when achieved = in scope. With no one in scope there is no rate, and words say so.
 */
export function formatRate(achieved: number, inScope: number, locale: Locale = 'vi'): string {
  const checked = rate(achieved, inScope);
  if (inScope === 0) return locale === 'vi' ? 'không có ai thuộc diện' : 'no one in scope';
  if (isReached(checked)) return '100 %';
  const perMille = (BigInt(achieved) * 1000n) / BigInt(inScope);
  return `${perMille / 10n}${locale === 'vi' ? ',' : '.'}${perMille % 10n} %`;
}

/**
 * Exact order of two rates, a·d against c·b: negative when a is lower, 0 when equal, positive when higher.
 * A unit with no one in scope has no rate: it stands below every rate and beside another such unit.
 */
export function compareRates(a: Rate, b: Rate): -1 | 0 | 1 {
  if (a.inScope === 0 || b.inScope === 0) return sign(Math.sign(a.inScope) - Math.sign(b.inScope));
  const left = a.achieved * b.inScope;
  const right = b.achieved * a.inScope;
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return sign(left - right);
  const exactLeft = BigInt(a.achieved) * BigInt(b.inScope);
  const exactRight = BigInt(b.achieved) * BigInt(a.inScope);
  return exactLeft < exactRight ? -1 : exactLeft > exactRight ? 1 : 0;
}

/** People still needed until achieved / inScope ≥ targetPercent (a whole percentage): 0 when reached or no one is in scope. */
export function gapToTarget(achieved: number, inScope: number, targetPercent: number): number {
  rate(achieved, inScope);
  if (!Number.isInteger(targetPercent) || targetPercent < 0 || targetPercent > 100) {
    throw new RateError('bad_target', String(targetPercent));
  }
  const needed = (BigInt(inScope) * BigInt(targetPercent) + 99n) / 100n;
  return Math.max(0, Number(needed) - achieved);
}

/** 1.234.567 (vi) or 1,234,567 (en). Whole numbers only; throws RateError otherwise. */
export function formatInteger(value: number, locale: Locale = 'vi'): string {
  if (!Number.isSafeInteger(value)) throw new RateError('not_a_count', String(value));
  const grouped = String(Math.abs(value)).replace(/\B(?=(?:\d{3})+$)/g, locale === 'vi' ? '.' : ',');
  return value < 0 ? `-${grouped}` : grouped;
}

function checkCount(value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RateError('not_a_count', String(value));
}

function sign(value: number): -1 | 0 | 1 {
  return value < 0 ? -1 : value > 0 ? 1 : 0;
}
