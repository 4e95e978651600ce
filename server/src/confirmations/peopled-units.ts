import type { Day } from '@dat100/shared/calendar';
import type { Criterion } from '../directives/directives.service.js';
import { figuresOf } from '../boards/figures.js';
import { totalsBelow, totalsOn } from '../boards/read-counts.js';
import { countedDay } from '../rollups/advance-day.js';
import type { Database } from '../database/database.js';
import { pieces } from '../database/sql.js';
import type { Unit } from '../units/unit.js';

const UNITS_AT_ONCE = 500;

/**
 * Of some units, those that had people on a day: the others have nothing to vouch for. A past day is read from its
 * history, for a unit that has ended since has nobody today.
 * @param criterion any: each counts everybody as in scope, deferred or exempt
 */
export async function peopledOn(db: Database, units: readonly Unit[], criterion: Criterion, day: Day): Promise<Unit[]> {
  const slice = { criterionId: criterion.id, lens: 'all' };
  const isPast = day < (await countedDay(db));
  const found: Unit[] = [];
  for (const some of pieces(units, UNITS_AT_ONCE)) {
    const totals = isPast
      ? await totalsOn(
          db.read,
          some.map(({ id }) => id),
          slice,
          day,
        )
      : await totalsBelow(db.read, [...new Set(some.map(({ parentId }) => parentId ?? 0))], slice);
    found.push(
      ...some.filter(({ id }) => {
        const counts = totals.get(id);
        if (!counts) return false;
        const { inScope, deferred, exempt } = figuresOf(criterion, counts);
        return inScope + deferred + exempt > 0;
      }),
    );
  }
  return found;
}
