import type { Day } from '@dat100/shared/calendar';
import { endOfPath } from '../access/unit-scope.js';
import type { Secrets } from '../database/secrets.js';
import { marks, pieces, type Tx } from '../database/sql.js';
import { supersede } from './answered-rows.js';
import { isMended } from './error-book/book-columns.js';
import type { StoredImport } from './stored-import.js';
import { readRows } from './stored-rows.js';

// A workbook of rows to be mended is no list of a unit: it answers the rows that it holds, and no other.

/** A row of an earlier list that waits, or was answered. */
export interface WaitingRow {
  id: number;
  unit_id: number | null;
  citizen_id_index: string | null;
}

/** A list, and the unit it was dropped in for. */
export type NamedList = Pick<StoredImport, 'id' | 'unitId'>;

/** Lists that are in already and newer than another: whole ones, and workbooks of mended rows, the newest first. */
export interface NewerLists {
  whole: NamedList[];
  mended: NamedList[];
}

const AT_ONCE = 500;

/** Rosters of a later day that stand. */
export async function newerLists(tx: Tx, { asOf }: Pick<StoredImport, 'asOf'>): Promise<NewerLists> {
  const rows = await tx.rows<{ id: number; unit_id: number; sheets: string }>(
    `SELECT id, unit_id, sheets FROM import_file WHERE state = 'applied' AND kind = 'roster' AND as_of > ?
      ORDER BY as_of DESC, applied_at DESC, id DESC`,
    [asOf],
  );
  const newer: NewerLists = { whole: [], mended: [] };
  for (const { id, unit_id: unitId, sheets } of rows) {
    const mended = isMended(JSON.parse(sheets) as StoredImport['sheets']);
    newer[mended ? 'mended' : 'whole'].push({ id: Number(id), unitId: Number(unitId) });
  }
  return newer;
}

/**
 * Closes what a list has just opened and a newer workbook of mended rows names: who was mended does not wait again
 * because an older list came in late. Answers how many rows of each unit were closed.
 */
export async function answerMended(
  tx: Tx,
  secrets: Secrets,
  importId: number,
  newer: readonly NamedList[],
): Promise<Map<number, number>> {
  const byUnit = new Map<number, number>();
  if (newer.length === 0) return byUnit;
  const opened = await tx.rows<WaitingRow>(
    `SELECT id, unit_id, citizen_id_index FROM import_row
      WHERE import_id = ? AND state = 'open' AND outcome IN ('rejected', 'conflict') ORDER BY id`,
    [importId],
  );
  for (const list of newer) {
    const answered = await mendedBy(tx, secrets, list, opened);
    for (const [unitId, n] of await supersede(tx, list.id, answered)) byUnit.set(unitId, (byUnit.get(unitId) ?? 0) + n);
  }
  return byUnit;
}

/** The open rows of lists that are no newer, below the unit of this mended one, which its own rows answer. */
export async function openAndMended(
  tx: Tx,
  secrets: Secrets,
  list: NamedList & { asOf: Day },
): Promise<{ id: number }[]> {
  const root = await pathOf(tx, list.unitId);
  if (root === null) return [];
  const open = await tx.rows<WaitingRow>(
    `SELECT r.id, r.unit_id, r.citizen_id_index FROM unit u JOIN import_row r ON r.unit_id = u.id AND r.outcome IN ('rejected', 'conflict') AND r.state = 'open'
       JOIN import_file f ON f.id = r.import_id
      WHERE u.path >= ? AND u.path < ? AND f.kind = 'roster' AND f.as_of <= ? AND f.id <> ? ORDER BY r.id`,
    [root, endOfPath(root), list.asOf, list.id],
  );
  return open.length === 0 ? [] : namedBy(tx, secrets, list.id, open);
}

/** Which of these rows a mended list answers: those below its unit that its own rows name. */
export async function mendedBy<T extends WaitingRow>(
  tx: Tx,
  secrets: Secrets,
  list: NamedList,
  rows: readonly T[],
): Promise<T[]> {
  const root = await pathOf(tx, list.unitId);
  const below = new Set<number>();
  const units = [...new Set(rows.flatMap((row) => (row.unit_id === null ? [] : [Number(row.unit_id)])))];
  for (const piece of root === null ? [] : pieces(units, AT_ONCE))
    for (const { id } of await tx.rows<{ id: number }>(
      `SELECT id FROM unit WHERE path >= ? AND path < ? AND id IN (${marks(piece.length)})`,
      [root, endOfPath(root ?? ''), ...piece],
    ))
      below.add(Number(id));
  const asked = rows.filter((row) => below.has(Number(row.unit_id)));
  return asked.length === 0 ? [] : namedBy(tx, secrets, list.id, asked);
}

/** Rows that a list names: by the key written beside each of its own, or as the same person. */
async function namedBy<T extends WaitingRow>(
  tx: Tx,
  secrets: Secrets,
  listId: number,
  rows: readonly T[],
): Promise<T[]> {
  const keys = new Set<number>();
  const people = new Set<string>();
  for (let after = 0; ;) {
    const own = await readRows(tx, secrets, listId, 'AND id > ?', [after], AT_ONCE);
    for (const { citizenIdIndex, payload } of own) {
      if (citizenIdIndex !== null) people.add(citizenIdIndex);
      for (const key of keysOf(payload.row.mends)) keys.add(key);
    }
    const last = own.at(-1);
    if (!last) break;
    after = last.id;
  }
  return rows.filter(
    (row) => keys.has(Number(row.id)) || (row.citizen_id_index !== null && people.has(row.citizen_id_index)),
  );
}

const keysOf = (mends: string | undefined): number[] => (mends?.match(/\d{1,16}/g) ?? []).map(Number);

async function pathOf(tx: Tx, unitId: number): Promise<string | null> {
  return (await tx.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [unitId]))?.path ?? null;
}
