import type { Fraction } from './ledger-points.js';
import { fraction, plus, times } from './rating-fractions.js';
import type { UnitBand } from './rating-period-settings.js';
import { WHOLE, type Hundredths } from './rating-scheme.js';
import { compareFractions } from './second-boards.js';

/** One criterion of a unit at the cut-off. */
export interface UnitFigure {
  readonly criterion: string;
  readonly weight: number;
  readonly achieved: number;
  readonly inScope: number;
}

/** A unit to be ranked with others of its group. */
export interface ScoredUnit {
  readonly key: number;
  readonly group: string;
  /** null: nobody in scope of any criterion */
  readonly rate: Fraction | null;
  /** the most people in scope of a criterion */
  readonly people: number;
}

/** `place` null: too small, or nobody in scope. */
export interface UnitPlace {
  readonly place: number | null;
  /** units that share the place, this one included; 0 without a place */
  readonly tied: number;
}

/**
 * The mean of a unit's rates by the weights of the criteria, exact; a criterion of which nobody is in scope leaves sum
 * and weight. null: nothing is left.
 * @throws RangeError for more achieved than in scope
 */
export function unitRate(figures: readonly UnitFigure[]): Fraction | null {
  let [sum, weights]: [Fraction, number] = [fraction(0, 1), 0];
  for (const { weight, achieved, inScope } of figures) {
    if (achieved < 0 || achieved > inScope) throw new RangeError(`Not a share: ${achieved} of ${inScope}`);
    if (inScope === 0 || weight === 0) continue;
    sum = plus(sum, times(fraction(weight, 1), fraction(achieved, inScope)));
    weights += weight;
  }
  return weights === 0 ? null : times(sum, fraction(1, weights));
}

/** Competition ranking 1, 2, 2, 4 inside each group, on exact fractions; small units and those with nobody have no place. */
export function unitPlaces(units: readonly ScoredUnit[], leastPeople: number): Map<number, UnitPlace> {
  const isRanked = ({ rate, people }: ScoredUnit) => rate !== null && people >= leastPeople;
  const places = new Map<number, UnitPlace>(units.map(({ key }) => [key, { place: null, tied: 0 }]));
  for (const group of new Set(units.map((unit) => unit.group))) {
    const sorted = units
      .flatMap((unit) =>
        unit.group === group && isRanked(unit) && unit.rate ? [{ key: unit.key, rate: unit.rate }] : [],
      )
      .sort((a, b) => compareFractions(b.rate, a.rate));
    for (let i = 0; i < sorted.length;) {
      const first = sorted[i];
      const end = sorted.findIndex(
        (other, j) => j > i && first !== undefined && compareFractions(other.rate, first.rate) !== 0,
      );
      const tied = sorted.slice(i, end < 0 ? undefined : end);
      for (const { key } of tied) places.set(key, { place: i + 1, tied: tied.length });
      i += tied.length;
    }
  }
  return places;
}

/** The band of a rate: the best whose threshold it reaches, exactly; null when none is. */
export function bandOf(bands: readonly UnitBand[], rate: Fraction): UnitBand | null {
  return (
    [...bands].sort((a, b) => b.from - a.from).find(({ from }) => compareFractions(rate, fraction(from, WHOLE)) >= 0) ??
    null
  );
}

/** Emulation points in hundredths: the rate's part of the most there are, cut off. */
export function emulationPoints(rate: Fraction, most: Hundredths): Hundredths {
  return Number((rate.num * BigInt(most)) / rate.den);
}
