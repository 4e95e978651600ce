import { Random } from './random.js';
import type { SeedUnit } from './seed-types.js';
import { workplaceOf } from './workplaces.js';
import type { Workplace } from './workplaces.js';

/** A unit with its workplace and the number of people to make for it. */
export interface StaffedUnit {
  unit: SeedUnit;
  /** The code of the unit right under the city that it belongs to; its own code when it stands there itself. */
  branchCode: string;
  workplace: Workplace;
  people: number;
}

const LEAST = 3;
/** So many in a thousand are tiny, whatever the size of the city: offices often, wards and schools hardly ever. */
const TINY_OFFICES = 80;
const TINY_OTHERS = 12;
const LARGEST_OFFICE = 32;
const TINY_SIZE: readonly [number, number] = [3, 8];

/**
 * Spreads `people` over the units by the usual sizes of their workplaces; the sum is exactly `people`. Each unit has
 * at least three when there are enough, otherwise they are dealt out evenly from the first unit on.
 * Throws RangeError for a number of people that is negative or not whole, or a parent that does not come first.
 */
export function staffUnits(units: readonly SeedUnit[], people: number, seed: number): StaffedUnit[] {
  if (!Number.isSafeInteger(people) || people < 0) throw new RangeError(`Not a number of people: ${people}`);
  const places = placeUnits(units);
  const sizes = places.map(({ unit, workplace }) => usualSize(unit, workplace, seed));
  const spare = people - LEAST * places.length;
  const dealt =
    spare < 0
      ? sizes.map((_, i) => Math.floor(people / places.length) + (i < people % places.length ? 1 : 0))
      : dealBySize(sizes, spare);
  return places.map((place, i) => ({ ...place, people: dealt[i] ?? 0 }));
}

function placeUnits(units: readonly SeedUnit[]): Omit<StaffedUnit, 'people'>[] {
  const known = new Map<string, { unit: SeedUnit; branchCode: string; depth: number }>();
  const parents = new Set(units.map(({ parentCode }) => parentCode));
  return units.map((unit) => {
    const above = unit.parentCode === null ? null : known.get(unit.parentCode);
    if (above === undefined) throw new RangeError(`The parent of unit ${unit.code} must come before it`);
    const depth = above ? above.depth + 1 : 0;
    const branchCode = above && depth > 1 ? above.branchCode : unit.code;
    known.set(unit.code, { unit, branchCode, depth });
    return { unit, branchCode, workplace: workplaceOf(unit, above?.unit ?? null, parents.has(unit.code)) };
  });
}

interface Size {
  people: number;
  /** Does not grow with the city. */
  fixed: boolean;
}

function usualSize(unit: SeedUnit, { size, leadersOnly }: Workplace, seed: number): Size {
  const random = new Random(`size|${seed}|${unit.code}`);
  const tiny = !leadersOnly && random.permille(size[1] <= LARGEST_OFFICE ? TINY_OFFICES : TINY_OTHERS);
  const [low, high] = tiny ? TINY_SIZE : size;
  return { people: random.between(low, high), fixed: leadersOnly || tiny };
}

/** Three for everyone, the fixed sizes where they fit, the rest in proportion; what rounding leaves goes one by one. */
function dealBySize(sizes: readonly Size[], spare: number): number[] {
  const above = (size: Size): number => size.people - LEAST;
  const fixed = sizes.filter((size) => size.fixed).reduce((sum, size) => sum + above(size), 0);
  const keepFixed = fixed * 4 <= spare && sizes.some((size) => !size.fixed && above(size) > 0);
  const shares = sizes.map((size) => (keepFixed && size.fixed ? 0 : above(size)));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const toDeal = keepFixed ? spare - fixed : spare;
  const dealt = sizes.map((size, i) => {
    if (keepFixed && size.fixed) return size.people;
    return LEAST + (whole === 0 ? 0 : Math.floor(((shares[i] ?? 0) * toDeal) / whole));
  });
  let left = spare + LEAST * sizes.length - dealt.reduce((sum, n) => sum + n, 0);
  for (let i = 0; left > 0; i = (i + 1) % dealt.length) {
    if (whole > 0 && shares[i] === 0) continue;
    dealt[i] = (dealt[i] ?? 0) + 1;
    left--;
  }
  return dealt;
}
