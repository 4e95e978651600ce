import { commonRules } from './rating-common.js';
import { byConditions, forcingRules } from './rating-conditions.js';
import type { Outcome, Rating, RatingFacts } from './rating-facts.js';
import { complianceStep } from './rating-inputs.js';
import { byPoints } from './rating-points.js';
import { lowerLevel, type Level, type RatingScheme } from './rating-scheme.js';

/**
 * What a scheme makes of the facts about one person: a proposed level, or that somebody is not rated, or what is still
 * open, and every rule on the way with what it looked at. Where a figure is missing, the level is worked out with the
 * best and with the worst it could be; when both come to the same level, that level is proposed.
 * @throws RangeError for figures that cannot be (more done than given); faults for the user are those of factFaults
 */
export function rate(scheme: RatingScheme, facts: RatingFacts): Rating {
  const common = commonRules(scheme, facts);
  const judged = scheme.kind === 'conditions' ? byConditions(scheme, facts) : byPoints(scheme, facts);
  const forcing = forcingRules(scheme, facts);
  const best = lowerLevel(lowerLevel(judged.best, common.best), forcing.best);
  const worst = lowerLevel(lowerLevel(judged.worst, common.worst), forcing.worst);
  return {
    outcome: outcomeOf(common, best, worst),
    score: judged.score,
    steps: [...common.steps, complianceStep(scheme, facts), ...forcing.steps, ...judged.steps],
  };
}

function outcomeOf({ notRated, timeMissing }: ReturnType<typeof commonRules>, best: Level, worst: Level): Outcome {
  if (notRated) return { kind: 'not_rated', reason: notRated };
  if (best === worst && !timeMissing) return { kind: 'proposed', level: best };
  return { kind: 'open', best, worst };
}
