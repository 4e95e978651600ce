import { SMALLEST_CELL } from '@dat100/shared/suppression';
import type { RatedUnit } from './stored-units.js';

/** A unit as the caller may see it; without figures where it is too small and not theirs. */
export interface ShownUnit extends RatedUnit {
  hidden: boolean;
}

/** What decides on a unit for one reader. */
export interface ShownTo {
  /** the reader sees all of it anyway */
  own: boolean;
  /** it is hidden so that a small one beside it cannot be worked out (hiddenUnits) */
  beside: boolean;
  /** codes of the criteria its rate is of */
  criteria: ReadonlySet<string>;
}

/**
 * A unit for one reader. Counts of 1 to 4 people are for its own chain only, whatever the least size of a place in the
 * ranking is: small units are listed without a place, and hidden only under 5. The rate and all that follows from it
 * tell of a criterion with so few people too, for it can be worked out from the rate and the other criteria.
 */
export function shownUnit(unit: RatedUnit, { own, beside, criteria }: ShownTo): ShownUnit {
  if (own) return { ...unit, hidden: false };
  const tooFew = unit.figures.some((figure) => criteria.has(figure.criterion) && isSmall(figure));
  if (beside || tooFew || unit.people < SMALLEST_CELL) return { ...unit, hidden: true, ...NOTHING };
  return { ...unit, hidden: false, figures: unit.figures.filter((figure) => !isSmall(figure)) };
}

const isSmall = ({ inScope }: RatedUnit['figures'][number]): boolean => inScope !== 0 && inScope < SMALLEST_CELL;

const NOTHING = { figures: [], rate: null, band: null, points: null, place: null, tied: 0 };
