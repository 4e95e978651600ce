import { marks, pieces, type Bound, type Tx } from '../database/sql.js';
import { followNames } from './name-words.js';
import type { ChangedRow, ImageTable, ImageValue, UndoImage } from './row-images.js';

const AT_ONCE = 500;
const STUCK_KEY = ['person_id', 'criterion_id'];
const STUCK_COLUMNS = [...STUCK_KEY, 'reason', 'recorded_at', 'recorded_by'];

/**
 * Puts back what rows had before, many to a statement; what people are found by follows. Of images of the same row the
 * last given is the oldest, and wins.
 */
export async function restoreRows(tx: Tx, images: readonly UndoImage[]): Promise<void> {
  const rows = new Map<string, ChangedRow>();
  for (const change of images.flat()) {
    const at = `${change.table}|${Object.values(change.key).join('|')}`;
    const newer = rows.get(at)?.before;
    rows.set(at, change.before && newer ? { ...change, before: { ...newer, ...change.before } } : change);
  }
  const reasons = [...rows.values()].filter(({ table }) => table === 'stuck');
  await restoreReasons(tx, reasons);
  const columns = new Map<string, Map<number, Bound>>();
  for (const { table, key, before } of rows.values()) {
    if (table === 'stuck' || before === null) continue;
    for (const [column, value] of Object.entries(before)) {
      const at = `${table}|${column}`;
      const values = columns.get(at) ?? new Map<number, Bound>();
      columns.set(at, values.set(key['id'] ?? 0, boundValue(value)));
    }
  }
  await followNames(tx, [...(columns.get('person|search_name') ?? new Map<number, Bound>()).keys()], async () => {
    for (const [at, values] of columns) {
      const [table = '', column = ''] = at.split('|');
      await setEach(tx, table as ImageTable, column, values);
    }
  });
}

/** Sets a column to a value of its own in each of many rows, by their keys. Table and column are constants of ours. */
export async function setEach(
  tx: Tx,
  table: ImageTable | 'import_row',
  column: string,
  values: ReadonlyMap<number, Bound>,
): Promise<void> {
  for (const piece of pieces([...values], AT_ONCE)) {
    const cases = piece.map(() => 'WHEN ? THEN ?').join(' ');
    await tx.run(`UPDATE ${table} SET ${column} = CASE id ${cases} END WHERE id IN (${marks(piece.length)})`, [
      ...piece.flat(),
      ...piece.map(([id]) => id),
    ]);
  }
}

async function restoreReasons(tx: Tx, rows: readonly ChangedRow[]): Promise<void> {
  for (const { key, before } of rows)
    if (before === null)
      await tx.run('DELETE FROM stuck WHERE person_id = ? AND criterion_id = ?', [
        key['person_id'] ?? 0,
        key['criterion_id'] ?? 0,
      ]);
  await tx.upsert(
    'stuck',
    STUCK_KEY,
    STUCK_COLUMNS,
    rows.flatMap(({ key, before }) =>
      before === null ? [] : [STUCK_COLUMNS.map((column) => key[column] ?? boundValue(before[column] ?? null))],
    ),
    'replace',
  );
}

const boundValue = (value: ImageValue): Bound =>
  value !== null && typeof value === 'object' ? Buffer.from(value.base64, 'base64') : value;
