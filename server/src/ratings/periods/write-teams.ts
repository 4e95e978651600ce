import { marks, type Tx } from '../../database/sql.js';
import { AgencyTree } from '@dat100/shared/rating-agencies';
import { unitSortKey } from '@dat100/shared/vietnamese-text';
import type { Unit } from '../../units/unit.js';
import { keptPath } from './kept-path.js';
import { agenciesOf } from './stored-periods.js';

/**
 * The teams of a period from its sheets, and its agencies with names and paths of this moment. An agency that has
 * nobody to rate is left out; whoever stands under it is told the next one above.
 */
export async function writeTeams(tx: Tx, periodId: number, units: ReadonlyMap<number, Unit>): Promise<void> {
  const names = new Map([...units.values()].map(({ id, name }) => [id, name]));
  const counted = await tx.rows<{ agency_id: number; unit_id: number; n: number }>(
    'SELECT agency_id, unit_id, COUNT(*) AS n FROM rating_sheet WHERE period_id = ? GROUP BY agency_id, unit_id',
    [periodId],
  );
  await tx.run('DELETE FROM rating_team WHERE period_id = ?', [periodId]);
  const teams = counted.flatMap((row) => {
    const unit = units.get(Number(row.unit_id));
    return unit ? [{ unit, agencyId: Number(row.agency_id), people: Number(row.n) }] : [];
  });
  await tx.insert(
    'rating_team',
    ['period_id', 'agency_id', 'unit_id', 'path', 'name', 'path_text', 'sort_key', 'state', 'people', 'revision'],
    teams.map(({ unit, agencyId, people }) => [
      periodId,
      agencyId,
      unit.id,
      unit.path,
      unit.name,
      keptPath(unit.path, names),
      unitSortKey(unit.name),
      'open',
      people,
      1,
    ]),
  );
  const people = new Map<number, number>();
  for (const team of teams) people.set(team.agencyId, (people.get(team.agencyId) ?? 0) + team.people);
  await writeAgencies(tx, periodId, units, people);
}

async function writeAgencies(
  tx: Tx,
  periodId: number,
  units: ReadonlyMap<number, Unit>,
  people: ReadonlyMap<number, number>,
): Promise<void> {
  const names = new Map([...units.values()].map(({ id, name }) => [id, name]));
  const agencies = await agenciesOf(tx, periodId);
  const empty = agencies.filter(({ unitId }) => !people.has(unitId)).map(({ unitId }) => unitId);
  if (empty.length > 0)
    await tx.run(`DELETE FROM rating_agency WHERE period_id = ? AND unit_id IN (${marks(empty.length)})`, [
      periodId,
      ...empty,
    ]);
  const kept = agencies.filter(({ unitId }) => people.has(unitId));
  const tree = new AgencyTree(kept);
  for (const { unitId } of kept) {
    const unit = units.get(unitId);
    if (!unit) continue;
    await tx.run(
      'UPDATE rating_agency SET above_id = ?, path = ?, code = ?, name = ?, path_text = ?, sort_key = ?, people = ? WHERE period_id = ? AND unit_id = ?',
      [
        tree.above(unit.path),
        unit.path,
        unit.code,
        unit.name,
        keptPath(unit.path, names),
        unitSortKey(unit.name),
        people.get(unitId) ?? 0,
        periodId,
        unitId,
      ],
    );
  }
}
