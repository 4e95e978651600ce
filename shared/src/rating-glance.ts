import type { RatingFacts, Outcome } from './rating-facts.js';
import type { Hundredths, RatingScheme } from './rating-scheme.js';

/** What a list shows of the figures somebody is rated by; the explanation has all of them. */
export interface RatingGlance {
  /** in hundredths of a month; null: not known */
  readonly worked: Hundredths | null;
  readonly away: Hundredths | null;
  /** criteria of the orders that are reached in full, of those that apply: a head's are those of the unit */
  readonly met: number;
  readonly asked: number;
  readonly notRated: Extract<Outcome, { kind: 'not_rated' }>['reason'] | null;
}

/** The figures of a list at a glance. `outcome`: what the rules came to, as it is stored. */
export function ratingGlance(
  { compliance, kinds }: Pick<RatingScheme, 'compliance' | 'kinds'>,
  facts: RatingFacts,
  outcome: Outcome['kind'],
): RatingGlance {
  const figures = compliance.criteria.map(({ code }) => facts.compliance[code]?.[compliance.basis]);
  const applying = figures.filter((figure) => figure?.of !== 0);
  const why = facts.takenOut ? 'taken_out' : kinds.includes(facts.kind) ? 'too_short' : 'kind';
  return {
    worked: facts.worked?.months ?? null,
    away: facts.away?.months ?? null,
    met: applying.filter((figure) => figure !== undefined && figure.achieved === figure.of).length,
    asked: applying.length,
    notRated: outcome === 'not_rated' ? why : null,
  };
}
