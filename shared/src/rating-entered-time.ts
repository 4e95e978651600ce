import type { RatingFacts } from './rating-facts.js';

type Time = Pick<RatingFacts, 'worked' | 'away' | 'recorded'>;

/**
 * Time worked and away with what people enter in the place of what was entered before. Nothing entered as worked: as the
 * records say, less the time away, for time employed is both together. What the records said is kept beside it.
 */
export function withTime(facts: Time, entered: Pick<Time, 'worked' | 'away'>): Required<Time> {
  const recorded = facts.recorded ?? { worked: facts.worked, away: facts.away };
  const months = (recorded.worked?.months ?? 0) + (recorded.away?.months ?? 0) - (entered.away?.months ?? 0);
  return {
    worked: entered.worked ?? (recorded.worked && { ...recorded.worked, months: Math.max(0, months) }),
    away: entered.away,
    recorded,
  };
}

/** Time worked as people entered it; null: it is what the records say, or not known. */
export function enteredWorked({ worked, recorded }: Time): Time['worked'] {
  return recorded && worked?.source !== recorded.worked?.source ? worked : null;
}
