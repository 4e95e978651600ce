import type { Label } from './codes.js';
import { BELOW_WAITS, type Rating } from './rating-facts.js';

/**
 * What somebody has to bring before a rating is certain: each input that rules lack, once, however many of them ask for
 * it. Nothing for people who are not rated, and nothing that only waits for other decisions.
 */
export function missingInputs({ outcome, steps }: Rating): Label[] {
  if (outcome.kind === 'not_rated') return [];
  const lacking = steps
    .filter(
      ({ held, rule, inputs }) =>
        held === 'missing' && rule !== 'band' && !inputs.some(({ value }) => value === BELOW_WAITS),
    )
    .flatMap(({ label, inputs }) => {
      const open = inputs.filter(({ value }) => value === null).map((input) => input.label);
      return open.length > 0 ? open : [label];
    });
  return [...new Map(lacking.map((label) => [label.vi, label])).values()];
}
