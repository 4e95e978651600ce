import { unitSortKey } from '@dat100/shared/vietnamese-text';
import { addDays, daysBetween, type Day } from '@dat100/shared/calendar';
import { AgencyTree, RATING_KINDS, ratesByDefault } from '@dat100/shared/rating-agencies';
import type { Bound, Tx } from '../../database/sql.js';
import { isInForce, type Unit } from '../../units/unit.js';
import { keptPath } from './kept-path.js';
import { allUnits } from './prepare-gathering.js';
import { agenciesOf } from './stored-periods.js';

/** How an agency of a draft is set. */
export interface AgencySetting {
  unit: Unit;
  outstanding: boolean;
  days: readonly [self: Day, propose: Day, decide: Day];
}

/** Days an agency has from the cut-off on, unless somebody says otherwise: schools and hospitals end earlier. */
export function defaultDays(cutOff: Day, early: boolean): [self: Day, propose: Day, decide: Day] {
  const [self, propose, decide] = early ? [3, 7, 12] : [5, 10, 15];
  return [addDays(cutOff, self), addDays(cutOff, propose), addDays(cutOff, decide)];
}

/** The agencies of the last period that are still in force, their days as far from the cut-off as then; else the usual ones. */
export async function copyAgencies(tx: Tx, periodId: number, cutOff: Day): Promise<void> {
  const units = await allUnits(tx);
  const last = await tx.one<{ id: number; cut_off: Day }>(
    'SELECT p.id, p.cut_off FROM rating_period p WHERE p.id <> ? AND EXISTS (SELECT 1 FROM rating_agency a WHERE a.period_id = p.id) ORDER BY p.year DESC, p.id DESC LIMIT 1',
    [periodId],
  );
  const before = last ? await agenciesOf(tx, Number(last.id)) : [];
  const copied = before.flatMap(({ unitId, outstanding, selfDue, proposeDue, decideDue }): AgencySetting[] => {
    const unit = units.get(unitId);
    const moved = (day: Day) => addDays(cutOff, last ? daysBetween(last.cut_off, day) : 0);
    if (!unit || !isInForce(unit, cutOff)) return [];
    return [{ unit, outstanding, days: [moved(selfDue), moved(proposeDue), moved(decideDue)] }];
  });
  const usual = (): AgencySetting[] =>
    [...units.values()]
      .filter((unit) => isInForce(unit, cutOff) && ratesByDefault(unit))
      .map((unit) => ({ unit, outstanding: false, days: defaultDays(cutOff, RATING_KINDS.includes(unit.kind)) }));
  await insertAgencies(tx, periodId, units, copied.length > 0 ? copied : usual());
}

/** Moves the days of all agencies of a draft by as many days as its cut-off has moved. */
export async function moveDays(tx: Tx, periodId: number, by: number): Promise<void> {
  if (by === 0) return;
  const days = 'self_due, propose_due, decide_due';
  const known = await tx.rows<{ self_due: Day; propose_due: Day; decide_due: Day }>(
    `SELECT DISTINCT ${days} FROM rating_agency WHERE period_id = ?`,
    [periodId],
  );
  // Those that were moved already must not be found again: later days go first where days grow.
  const order = known.sort((a, b) => (a.self_due < b.self_due ? by : a.self_due > b.self_due ? -by : 0));
  for (const { self_due, propose_due, decide_due } of order)
    await tx.run(
      'UPDATE rating_agency SET self_due = ?, propose_due = ?, decide_due = ? WHERE period_id = ? AND self_due = ? AND propose_due = ? AND decide_due = ?',
      [
        ...[self_due, propose_due, decide_due].map((day) => addDays(day, by)),
        periodId,
        ...[self_due, propose_due, decide_due],
      ],
    );
}

/** Puts agencies into a draft, each below the one above it; when the period is opened that is told anew for all of them. */
export async function insertAgencies(
  tx: Tx,
  periodId: number,
  units: ReadonlyMap<number, Unit>,
  settings: readonly AgencySetting[],
): Promise<void> {
  const names = new Map([...units.values()].map(({ id, name }) => [id, name]));
  const known = await tx.rows<{ unit_id: number; path: string }>(
    'SELECT unit_id, path FROM rating_agency WHERE period_id = ?',
    [periodId],
  );
  const tree = new AgencyTree([
    ...known.map(({ unit_id, path }) => ({ unitId: Number(unit_id), path })),
    ...settings.map(({ unit }) => ({ unitId: unit.id, path: unit.path })),
  ]);
  const rows = settings.map(({ unit, outstanding, days }): Record<string, Bound> => ({
    period_id: periodId,
    unit_id: unit.id,
    above_id: tree.above(unit.path),
    path: unit.path,
    code: unit.code,
    name: unit.name,
    path_text: keptPath(unit.path, names),
    sort_key: unitSortKey(unit.name),
    outstanding: outstanding ? 1 : 0,
    state: 'open',
    self_due: days[0],
    propose_due: days[1],
    decide_due: days[2],
    people: 0,
    revision: 1,
    lock_revision: 0,
  }));
  const [first] = rows;
  if (first)
    await tx.insert(
      'rating_agency',
      Object.keys(first),
      rows.map((row) => Object.values(row)),
    );
}
