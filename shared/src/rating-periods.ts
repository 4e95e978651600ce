import type { PeriodInputs, RatingFacts } from './rating-facts.js';
import { periodsOf, YEAR, type RatingScheme } from './rating-scheme.js';

const NO_INPUTS: PeriodInputs = {};

/**
 * The periods a rating looks at: those that were scored and, behind them, one without a figure for each more that was
 * due, so that what was not scored is missing and never left out. Due are as many as the months worked need at least
 * (seven months are three quarters); the whole year's while nobody knows how long somebody worked. One at the least.
 */
export function periodsDue(scheme: RatingScheme, { periods, worked }: RatingFacts): readonly PeriodInputs[] {
  const inYear = periodsOf(scheme);
  const due = Math.ceil(((worked?.months ?? YEAR) * inYear) / YEAR);
  const lacking = Math.max(1, due) - periods.length;
  return lacking <= 0 ? periods : [...periods, ...Array.from({ length: lacking }, () => NO_INPUTS)];
}
