import { endOfPath } from '../access/unit-scope.js';
import { marks, pieces, type Tx } from '../database/sql.js';
import type { StoredImport } from './stored-import.js';

interface OpenRow {
  id: number;
  unit_id: number;
  citizen_id_index: string;
}

const AT_ONCE = 500;

/**
 * Rejected rows of earlier lists that this one answers though it names their unit nowhere: the same person stands in it
 * in a row that is taken. A row of an unknown unit hangs on the unit its list was sent for, and once it is mended it
 * names another. Only below the unit of this list, which has no say about others. Answers how many of each unit.
 */
export async function answerRejected(tx: Tx, list: StoredImport): Promise<Map<number, number>> {
  const root = await tx.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [list.unitId]);
  if (!root) return new Map();
  const open = await tx.rows<OpenRow>(
    `SELECT r.id, r.unit_id, r.citizen_id_index FROM unit u JOIN import_row r ON r.unit_id = u.id AND r.outcome IN ('rejected', 'conflict') AND r.state = 'open'
       JOIN import_file f ON f.id = r.import_id
      WHERE u.path >= ? AND u.path < ? AND r.outcome = 'rejected' AND r.citizen_id_index IS NOT NULL
        AND f.kind = 'roster' AND f.as_of <= ? AND f.id <> ?`,
    [root.path, endOfPath(root.path), list.asOf, list.id],
  );
  const byUnit = new Map<number, number>();
  for (const rows of pieces(open, AT_ONCE)) {
    const named = await tx.rows<{ citizen_id_index: string }>(
      `SELECT citizen_id_index FROM import_row WHERE import_id = ? AND outcome IN ('new', 'changed', 'unchanged')
          AND citizen_id_index IN (${marks(rows.length)})`,
      [list.id, ...rows.map((row) => row.citizen_id_index)],
    );
    const taken = new Set(named.map((row) => row.citizen_id_index));
    const answered = rows.filter((row) => taken.has(row.citizen_id_index));
    for (const [unitId, n] of await supersede(tx, list.id, answered)) byUnit.set(unitId, (byUnit.get(unitId) ?? 0) + n);
  }
  return byUnit;
}

/**
 * Open rows that a list has answered are closed by it. Whoever decided one of them a moment ago has settled it: it is
 * left. Answers how many of each unit were closed.
 */
export async function supersede(tx: Tx, listId: number, rows: readonly { id: number }[]): Promise<Map<number, number>> {
  const byUnit = new Map<number, number>();
  for (const some of pieces(rows, AT_ONCE)) {
    const open = await tx.lock<{ id: number; unit_id: number | null }>(
      `SELECT id, unit_id FROM import_row WHERE state = 'open' AND id IN (${marks(some.length)})`,
      some.map(({ id }) => Number(id)),
    );
    if (open.length === 0) continue;
    await tx.run(`UPDATE import_row SET state = 'superseded', superseded_by = ? WHERE id IN (${marks(open.length)})`, [
      listId,
      ...open.map(({ id }) => Number(id)),
    ]);
    for (const { unit_id: unitId } of open)
      if (unitId !== null) byUnit.set(Number(unitId), (byUnit.get(Number(unitId)) ?? 0) + 1);
  }
  return byUnit;
}
