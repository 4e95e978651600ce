import type { Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS, type CountRules } from '@dat100/shared/person-history';
import { pieces, type Bound, type Tx } from '../database/sql.js';
import type { Axes } from './axes.js';
import type { Paths } from './apply-deltas.js';
import type { CheckedRows } from './recount-report.js';
import { WIDTH, type PackedRows } from './tally.js';

const KEY = ['parent_id', 'criterion_id', 'lens', 'unit_id'];
const UNCOUNTED = COUNT_COLUMNS.indexOf('uncounted');
const PARENTS_AT_ONCE = 50;

/** A row of today's counters as it should be. */
interface CounterRow {
  key: readonly [parentId: number, criterionId: number, lens: string, unitId: number];
  counts: number[];
}
type Counters = Map<string, CounterRow>;

/**
 * The counters as they should be on `countedTo`: (U, U) for the people of a unit itself, (parent, U) for it with all
 * that lies below, (0, root) for the whole.
 * @param own changes of each unit alone, by day
 * @param whole running totals of each unit's subtree
 * @param uncounted open rows of imports by unit; they stand in the lens "all" of every criterion
 */
export function expectedCounters(
  axes: Axes,
  paths: Paths,
  countedTo: Day,
  own: PackedRows,
  whole: PackedRows,
  rules: CountRules,
  uncounted: ReadonlyMap<number, number>,
): Counters {
  const counters: Counters = new Map();
  const each = (rows: PackedRows, use: (row: CounterRow, i: number) => void, parentOf: (unitId: number) => number) =>
    rows.cells.forEach((cell, i) => {
      const { unitId, criterionId, lens, day } = axes.of(cell);
      if (day <= countedTo) use(rowOf(counters, parentOf(unitId), criterionId, lens, unitId), i);
    });
  each(
    own,
    (row, i) => row.counts.forEach((n, c) => (row.counts[c] = n + (own.counts[i * WIDTH + c] ?? 0))),
    (id) => id,
  );
  // Ascending days: the last one up to today stays.
  each(
    whole,
    (row, i) => row.counts.forEach((_, c) => (row.counts[c] = whole.counts[i * WIDTH + c] ?? 0)),
    (id) => paths.get(id)?.at(-2) ?? 0,
  );
  for (const [unitId, n] of uncounted) {
    const path = paths.get(unitId) ?? [];
    for (const { id: criterionId } of rules.criteria)
      for (const [parentId, id] of [[unitId, unitId], ...path.map((id, i) => [path[i - 1] ?? 0, id])] as [
        number,
        number,
      ][]) {
        const row = rowOf(counters, parentId, criterionId, 'all', id);
        row.counts[UNCOUNTED] = (row.counts[UNCOUNTED] ?? 0) + n;
      }
  }
  for (const [key, row] of counters) if (row.counts.every((n) => n === 0)) counters.delete(key);
  return counters;
}

function rowOf(counters: Counters, ...key: CounterRow['key']): CounterRow {
  const text = key.join('|');
  const known = counters.get(text);
  if (known) return known;
  const row = { key, counts: new Array<number>(WIDTH).fill(0) };
  counters.set(text, row);
  return row;
}

/** Compares the stored counters with the expected ones; a row of nothing but zeros is as good as none. */
export async function checkCounters(
  tx: Tx,
  unitIds: readonly number[],
  expected: Counters,
  repair: boolean,
): Promise<CheckedRows> {
  const missing = new Map(expected);
  const wrong: CounterRow[] = [];
  const strays: Bound[][] = [];
  const boards = new Set<number>();
  let rows = expected.size;
  const starts = pieces(
    [0, ...unitIds].sort((a, b) => a - b),
    PARENTS_AT_ONCE,
  ).map((ids) => ids[0] ?? 0);
  for (const [i, start] of starts.entries()) {
    const stored = await tx.rows<Record<string, string | number>>(
      'SELECT * FROM counter WHERE parent_id >= ? AND parent_id < ?',
      [i === 0 ? Number.MIN_SAFE_INTEGER : start, starts[i + 1] ?? Number.MAX_SAFE_INTEGER],
    );
    for (const row of stored) {
      const key = KEY.map((column) => row[column] ?? null);
      const should = expected.get(key.join('|'));
      missing.delete(key.join('|'));
      if (should && COUNT_COLUMNS.some((column, c) => row[column] !== should.counts[c])) wrong.push(should);
      if (should || COUNT_COLUMNS.every((column) => row[column] === 0)) continue;
      rows += 1;
      strays.push(key);
      boards.add(Number(row['parent_id'])).add(Number(row['unit_id']));
    }
  }
  wrong.push(...missing.values());
  for (const { key } of wrong) boards.add(key[0]).add(key[3]);
  boards.delete(0);
  if (repair) await write(tx, wrong, strays);
  return { rows, drift: wrong.length + strays.length, boards };
}

async function write(tx: Tx, wrong: CounterRow[], strays: readonly Bound[][]): Promise<void> {
  for (const key of strays)
    await tx.run(`DELETE FROM counter WHERE ${KEY.map((column) => `${column} = ?`).join(' AND ')}`, key);
  const inOrder = wrong.sort(
    (a, b) =>
      a.key[0] - b.key[0] ||
      a.key[1] - b.key[1] ||
      (a.key[2] < b.key[2] ? -1 : a.key[2] > b.key[2] ? 1 : a.key[3] - b.key[3]),
  );
  if (inOrder.length > 0)
    await tx.upsert(
      'counter',
      KEY,
      [...KEY, ...COUNT_COLUMNS],
      inOrder.map(({ key, counts }) => [...key, ...counts]),
      'replace',
    );
}
