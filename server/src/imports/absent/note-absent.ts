import type { Day } from '@dat100/shared/calendar';
import { marks, pieces, type Tx } from '../../database/sql.js';

// Who is missing: people of a unit whom a newer list of it does not name. They are a question to the unit and keep
// counting until somebody answers.

/** What is needed of a list that has just been applied. */
export interface AppliedList {
  id: number;
  kind: string;
  /** the unit the list was sent for: of others it settles nothing */
  unitId: number;
  asOf: Day;
}

const UNITS_AT_ONCE = 1000;

/**
 * Asks about everybody who was employed on the list's day in a unit the list covers, and whom no row of it names: not
 * under another unit either. Of units of which a newer list is in, nothing is asked. Questions of older lists that this
 * one answers, because it names the person or asks again, are settled by it. Called once, when the list is applied.
 */
export async function noteAbsent(tx: Tx, list: AppliedList): Promise<void> {
  if (list.kind !== 'roster') return;
  const units = await unitsAsked(tx, list);
  await settleOlder(tx, list, units);
  for (const ids of pieces(units, UNITS_AT_ONCE))
    await tx.run(
      // The many are held against the list's rows by an index alone; what is left of them is looked at more closely.
      `INSERT INTO import_absent (import_id, person_id, unit_id, state)
       SELECT ?, m.person_id, m.unit_id, 'open'
         FROM (SELECT e.person_id, MIN(e.unit_id) AS unit_id FROM employment e
                WHERE e.unit_id IN (${marks(ids.length)}) AND e.valid_from <= ? AND e.valid_to IS NULL
                  AND (e.import_id IS NULL OR e.import_id <> ?)
                  AND NOT EXISTS (SELECT 1 FROM import_row r WHERE r.person_id = e.person_id AND r.import_id = ?)
                GROUP BY e.person_id) m
         JOIN person p ON p.id = m.person_id
        WHERE NOT EXISTS (SELECT 1 FROM import_row r WHERE r.import_id = ? AND r.outcome = 'rejected' AND r.citizen_id_index = p.citizen_id_index)
          AND NOT EXISTS (SELECT 1 FROM import_absent b JOIN import_file f ON f.id = b.import_id
            WHERE b.person_id = m.person_id AND b.unit_id = m.unit_id AND b.answer = 'still_here' AND f.as_of >= ?)`,
      [list.id, ...ids, list.asOf, list.id, list.id, list.id, list.asOf],
    );
}

/** The units this list speaks for: those of its rows, without those that a newer list has spoken for since. */
async function unitsAsked(tx: Tx, list: AppliedList): Promise<number[]> {
  const covered = await tx.rows<{ unit_id: number }>(
    "SELECT DISTINCT unit_id FROM import_row WHERE import_id = ? AND outcome <> 'rejected' AND unit_id IS NOT NULL",
    [list.id],
  );
  const newer = await tx.rows<{ unit_id: number }>(
    `SELECT DISTINCT c.unit_id FROM import_file f JOIN list_confirmation c ON c.import_id = f.id
      WHERE f.kind = 'roster' AND f.state = 'applied' AND f.as_of > ? AND f.id <> ?`,
    [list.asOf, list.id],
  );
  const overtaken = new Set(newer.map((row) => Number(row.unit_id)));
  return covered.map((row) => Number(row.unit_id)).filter((id) => !overtaken.has(id));
}

interface Question {
  import_id: number;
  person_id: number;
}

/**
 * Questions of lists that are no newer: the person is named now, or the unit is asked anew. Only about units of the
 * list's own: whoever lists somebody of others has no say about them.
 */
async function settleOlder(tx: Tx, list: AppliedList, units: readonly number[]): Promise<void> {
  const open = await tx.rows<Question>(
    `SELECT a.import_id, a.person_id FROM import_absent a JOIN import_file f ON f.id = a.import_id
       JOIN unit u ON u.id = a.unit_id JOIN unit o ON o.id = ? AND SUBSTR(u.path, 1, LENGTH(o.path)) = o.path
      WHERE a.state = 'open' AND f.kind = 'roster' AND f.as_of <= ? AND f.id <> ?
        AND (a.unit_id IN (${marks(units.length)})
          OR EXISTS (SELECT 1 FROM import_row r WHERE r.person_id = a.person_id AND r.import_id = ?))`,
    [list.unitId, list.asOf, list.id, ...units, list.id],
  );
  await setState(tx, open, 'settled', list.id);
}

/**
 * Takes the questions of an import back with the import. What an earlier list had asked and only this one had answered
 * is asked again; where another list stands that answers it too, it stays settled by that one.
 */
export async function closeAbsent(tx: Tx, importId: number): Promise<void> {
  await tx.run(
    "UPDATE import_absent SET state = 'closed', settled_by = NULL WHERE import_id = ? AND state IN ('open', 'settled')",
    [importId],
  );
  const settled = await tx.rows<Question & { other: number | null }>(
    `SELECT a.import_id, a.person_id,
        (SELECT MAX(g.id) FROM import_file g JOIN unit o ON o.id = g.unit_id AND SUBSTR(u.path, 1, LENGTH(o.path)) = o.path
          WHERE g.kind = 'roster' AND g.state = 'applied' AND g.as_of >= f.as_of AND g.id <> a.import_id AND g.id <> ?
          AND (EXISTS (SELECT 1 FROM import_row r WHERE r.person_id = a.person_id AND r.import_id = g.id)
            OR EXISTS (SELECT 1 FROM import_absent b WHERE b.person_id = a.person_id AND b.import_id = g.id))) AS other
       FROM import_absent a JOIN import_file f ON f.id = a.import_id JOIN unit u ON u.id = a.unit_id
      WHERE a.settled_by = ? AND a.state = 'settled'`,
    [importId, importId],
  );
  const byOther = new Map<number | null, Question[]>();
  for (const row of settled) {
    const other = row.other === null ? null : Number(row.other);
    byOther.set(other, [...(byOther.get(other) ?? []), row]);
  }
  for (const [other, questions] of byOther) await setState(tx, questions, other === null ? 'open' : 'settled', other);
}

async function setState(
  tx: Tx,
  questions: readonly Question[],
  state: string,
  settledBy: number | null,
): Promise<void> {
  const byImport = new Map<number, number[]>();
  for (const row of questions) {
    const id = Number(row.import_id);
    const people = byImport.get(id);
    if (people) people.push(Number(row.person_id));
    else byImport.set(id, [Number(row.person_id)]);
  }
  for (const [importId, people] of byImport)
    for (const ids of pieces(people, 1000))
      await tx.run(
        `UPDATE import_absent SET state = ?, settled_by = ? WHERE import_id = ? AND person_id IN (${marks(ids.length)})`,
        [state, settledBy, importId, ...ids],
      );
}
