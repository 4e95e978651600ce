import { addDays, type Day } from '@dat100/shared/calendar';
import { RADAR_SETTINGS } from '@dat100/shared/radar';
import type { Roster } from '@dat100/shared/radar-rules';
import { pieces, type Sql } from '../../database/sql.js';
import type { Criterion } from '../../directives/directives.service.js';
import type { Unit } from '../../units/unit.js';
import { figuresOf, isSound, minus, NO_COUNTS, type Counts, type Figures } from '../figures.js';
import { totalsOn, type Slice } from '../read-counts.js';

/** A unit's own people as the counters have them, today and four weeks ago. */
export interface OwnFigures {
  now: Figures;
  /** null: reorganised since, so that a difference says nothing */
  then: Figures | null;
}

/** The day rosters are compared with. */
export const comparedWith = (today: Day): Day => addDays(today, -RADAR_SETTINGS.shrinkDays);

/**
 * The own people of each of these units. Units whose counters contradict themselves are left out: a recount is due.
 * @param units a subtree, whole: what a unit's own people are is what the units below leave of it
 */
export async function ownFigures(
  sql: Sql,
  units: readonly Unit[],
  criterion: Criterion,
  today: Day,
): Promise<Map<number, OwnFigures>> {
  const slice = { criterionId: criterion.id, lens: 'all' };
  const then = comparedWith(today);
  const [nowOf, thenOf] = [await ownOn(sql, units, slice, today), await ownOn(sql, units, slice, then)];
  const changed = new Set(
    units.flatMap((unit) => (isChanged(unit, then, today) ? [unit.id, ...(unit.parentId ? [unit.parentId] : [])] : [])),
  );
  const found = new Map<number, OwnFigures>();
  for (const { id } of units) {
    const [now, before] = [nowOf.get(id) ?? NO_COUNTS, thenOf.get(id) ?? NO_COUNTS];
    if (!isSound(criterion, now)) continue;
    const comparable = !changed.has(id) && isSound(criterion, before);
    found.set(id, { now: figuresOf(criterion, now), then: comparable ? figuresOf(criterion, before) : null });
  }
  return found;
}

async function ownOn(sql: Sql, units: readonly Unit[], slice: Slice, day: Day): Promise<Map<number, Counts>> {
  const own = new Map<number, Counts>();
  for (const piece of pieces(units, 5000))
    for (const [id, counts] of await totalsOn(
      sql,
      piece.map(({ id }) => id),
      slice,
      day,
    ))
      own.set(id, counts);
  const whole = new Map(own);
  for (const { id, parentId } of units) {
    const [counts, above] = [whole.get(id), own.get(parentId ?? 0)];
    if (counts && above && parentId !== null) own.set(parentId, minus(above, counts));
  }
  return own;
}

/** A unit that began or ended between the days has given people to others, or taken them. */
const isChanged = ({ validFrom, validTo }: Unit, then: Day, today: Day): boolean =>
  validFrom > then || (validTo !== null && validTo >= then && validTo < today);

/** Everybody who is counted, in scope or not, and how many are reported as achieved. */
export const rosterOf = ({ inScope, deferred, exempt, claimed }: Figures): Roster => ({
  people: inScope + deferred + exempt,
  claimed: { achieved: claimed, inScope },
});
