import type { Day } from '@dat100/shared/calendar';
import { POLICE_TRUST, stateOn, type CountRules } from '@dat100/shared/person-history';
import { MATCHED_PILES } from '@dat100/shared/police-match';
import { standings } from '@dat100/shared/stages';
import { endOfPath } from '../../access/unit-scope.js';
import { marks, pieces, type Bound, type Sql, type Tx } from '../../database/sql.js';
import { loadFacts } from '../../rollups/person-facts.js';
import type { Finished } from '../finish-import.js';
import { POLICE_CRITERION } from './plan-activation.js';

const UNITS_AT_ONCE = 100;
const PEOPLE_AT_ONCE = 1000;

/** A list of the police for a unit with all below it, as of a day. */
interface ListOfDay {
  unitId: number;
  asOf: Day;
}

/**
 * Ours but not theirs: the people in scope of the units a police list came in for who stand as activated on its day by
 * another word than the police's, and whom no row of the list confirms. They are listed, nothing about them changes.
 */
export async function noteOursNotTheirs(tx: Tx, { rules, stored }: Finished): Promise<void> {
  if (stored.kind !== 'police') return;
  await tx.run('DELETE FROM import_absent WHERE import_id = ?', [stored.id]);
  const unconfirmed = `AND NOT EXISTS (SELECT 1 FROM import_row r WHERE r.person_id = m.person_id AND r.import_id = ?
    AND r.pile IN (${marks(MATCHED_PILES.length)}))`;
  for await (const people of standingActivated(tx, rules, stored, unconfirmed, [stored.id, ...MATCHED_PILES]))
    await tx.insert(
      'import_absent',
      ['import_id', 'person_id', 'unit_id', 'state'],
      people.map(({ personId, unitId }) => [stored.id, personId, unitId, 'listed']),
    );
}

/** The same people of a list that is only checked: whom its rows confirm is known to the caller. */
export async function oursNotTheirs(
  sql: Sql,
  rules: CountRules,
  list: ListOfDay,
  confirmed: ReadonlySet<number>,
): Promise<number[]> {
  const ours: number[] = [];
  for await (const people of standingActivated(sql, rules, list))
    ours.push(...people.flatMap(({ personId }) => (confirmed.has(personId) ? [] : [personId])));
  return ours;
}

/** Who stands as activated by another word than the police's, piece by piece; `and` is constant text. */
async function* standingActivated(
  sql: Sql,
  rules: CountRules,
  { unitId: rootId, asOf }: ListOfDay,
  and = '',
  params: readonly Bound[] = [],
): AsyncGenerator<{ personId: number; unitId: number }[]> {
  const criterion = rules.criteria.find(({ code }) => code === POLICE_CRITERION);
  const root = await sql.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [rootId]);
  if (!criterion || !root) return;
  const achieved = criterion.stages.flatMap((stage) => (stage.achieved ? [stage.position] : []));
  const units = await sql.rows<{ id: number }>('SELECT id FROM unit WHERE path >= ? AND path < ? ORDER BY path', [
    root.path,
    endOfPath(root.path),
  ]);
  const isHere = new Set(units.map(({ id }) => Number(id)));
  for (const piece of pieces([...isHere], UNITS_AT_ONCE)) {
    const found = await sql.rows<{ person_id: number }>(
      `SELECT DISTINCT m.person_id FROM employment m
        WHERE m.unit_id IN (${marks(piece.length)}) AND m.valid_from <= ? AND (m.valid_to IS NULL OR m.valid_to >= ?)
          AND EXISTS (SELECT 1 FROM status_event e WHERE e.person_id = m.person_id AND e.criterion_id = ?
            AND e.kind = 'status' AND e.stage_position IN (${marks(achieved.length)}) AND e.happened_on <= ?)
          ${and}`,
      [...piece, asOf, asOf, criterion.id, ...achieved, asOf, ...params],
    );
    for (const ids of pieces(
      found.map((row) => Number(row.person_id)).sort((a, b) => a - b),
      PEOPLE_AT_ONCE,
    )) {
      const people: { personId: number; unitId: number }[] = [];
      for (const [personId, facts] of await loadFacts(sql, ids)) {
        const history = standings(criterion, facts.events, facts.birthDate);
        const { unitId, scope, standing } = stateOn(criterion, facts, history, asOf);
        if (unitId === null || !isHere.has(unitId) || scope !== 'in_scope' || !standing) continue;
        if (!criterion.stages[standing.stage]?.achieved || standing.trust >= POLICE_TRUST) continue;
        people.push({ personId, unitId });
      }
      yield people;
    }
  }
}
