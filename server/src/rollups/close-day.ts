import { EARLIEST_DAY, vietnamDay, type Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS } from '@dat100/shared/person-history';
import { marks, pieces, type Bound, type Sql, type Tx } from '../database/sql.js';

const COLUMNS = ['unit_id', 'criterion_id', 'lens', 'day', ...COUNT_COLUMNS];
const PARENTS_AT_ONCE = 100;

/** The days whose closing boards are kept, both included. */
export interface ClosedDays {
  from: Day;
  to: Day;
}

/** null: no day has been closed yet. */
export async function closedDays(sql: Sql): Promise<ClosedDays | null> {
  const row = await sql.one<{ closed_from: Day | null; closed_to: Day | null }>(
    'SELECT closed_from, closed_to FROM rollup_state WHERE id = 1',
  );
  return row && row.closed_from !== null && row.closed_to !== null
    ? { from: row.closed_from, to: row.closed_to }
    : null;
}

/**
 * The day the counters stand on, as long as its closing is not kept: null for up to a minute after a midnight, when
 * somebody has written something and the day has not been turned yet.
 */
export async function openDay(sql: Sql): Promise<Day | null> {
  const row = await sql.one<{ counted_to: Day; closed_to: Day | null }>(
    'SELECT counted_to, closed_to FROM rollup_state WHERE id = 1',
  );
  return row && (row.closed_to === null || row.closed_to < row.counted_to) ? row.counted_to : null;
}

/**
 * Closes the day the counters stand on when it is over: whoever is the first to write after midnight keeps the boards
 * as they were before. The caller holds the lock of the counters and has changed nothing in them yet.
 */
export async function closeIfOver(tx: Tx, countedTo: Day, now: number): Promise<void> {
  if (countedTo === EARLIEST_DAY || countedTo >= vietnamDay(now)) return;
  await closeDay(tx, countedTo, { until: countedTo, moved: new Set() });
}

/**
 * Keeps the closing boards of a day: for each unit that changed since the last closing the totals that differ. A day
 * that is closed stays as it is.
 * @param until the last of the days, this one the first, on which nothing changes
 * @param moved units whose figures have changed and whose data version has not moved yet
 */
export async function closeDay(
  tx: Tx,
  day: Day,
  { until, moved }: { until: Day; moved: ReadonlySet<number> },
): Promise<void> {
  const closed = await closedDays(tx);
  if (closed && closed.to >= day) return;
  const changed = await changedUnits(tx, closed === null, moved);
  const byParent = new Map<number, Set<number>>();
  for (const { id, parentId } of changed) {
    const below = byParent.get(parentId) ?? new Set();
    byParent.set(parentId, below.add(id));
  }
  for (const parents of pieces([...byParent.keys()], PARENTS_AT_ONCE)) {
    const units = new Set(parents.flatMap((parent) => [...(byParent.get(parent) ?? [])]));
    const rows = await differing(tx, parents, units);
    if (rows.length > 0)
      await tx.insert(
        'closing_day',
        COLUMNS,
        rows.map(({ key, counts }) => [...key, day, ...counts]),
      );
  }
  await tx.upsert(
    'closing_unit',
    ['unit_id'],
    ['unit_id', 'version'],
    changed.map(({ id, version }) => [id, version]),
    'replace',
  );
  await tx.run('UPDATE rollup_state SET closed_from = COALESCE(closed_from, ?), closed_to = ? WHERE id = 1', [
    day,
    until,
  ]);
}

interface ChangedUnit {
  id: number;
  parentId: number;
  version: number;
}

/** Units whose figures can have changed since the last closing; at the first one that is all of them. */
async function changedUnits(tx: Tx, all: boolean, moved: ReadonlySet<number>): Promise<ChangedUnit[]> {
  const rows = await tx.rows<{ id: number; parent_id: number | null; version: number | null; closed: number | null }>(
    `SELECT u.id, u.parent_id, v.version, c.version AS closed FROM unit u
       LEFT JOIN board_version v ON v.unit_id = u.id LEFT JOIN closing_unit c ON c.unit_id = u.id`,
  );
  return rows
    .filter(({ id, version, closed }) => all || Number(version ?? 0) !== Number(closed ?? 0) || moved.has(Number(id)))
    .map(({ id, parent_id, version }) => ({
      id: Number(id),
      parentId: Number(parent_id ?? 0),
      version: Number(version ?? 0),
    }));
}

type CountRow = Record<string, string | number>;
interface Closing {
  key: Bound[];
  counts: number[];
}

const closingOf = (row: CountRow): Closing => ({
  key: [Number(row['unit_id']), Number(row['criterion_id']), String(row['lens'])],
  counts: COUNT_COLUMNS.map((column) => Number(row[column])),
});
const byKey = (rows: readonly CountRow[]) =>
  new Map(rows.map(closingOf).map((closing) => [closing.key.join('|'), closing] as const));

/** What the counters say of units where it is not what was closed last. */
async function differing(tx: Tx, parents: readonly number[], units: ReadonlySet<number>): Promise<Closing[]> {
  const counters = await tx.rows<CountRow>(
    `SELECT unit_id, criterion_id, lens, ${COUNT_COLUMNS.join(', ')} FROM counter
      WHERE parent_id IN (${marks(parents.length)}) AND unit_id <> parent_id`,
    parents,
  );
  const now = byKey(counters.filter((row) => units.has(Number(row['unit_id']))));
  const last = new Map<string, Closing>();
  for (const ids of pieces([...units], 500))
    for (const [key, closing] of byKey(
      await tx.rows<CountRow>(
        `SELECT c.* FROM closing_day c JOIN (SELECT unit_id, criterion_id, lens, MAX(day) AS day FROM closing_day
            WHERE unit_id IN (${marks(ids.length)}) GROUP BY unit_id, criterion_id, lens) m
           ON m.unit_id = c.unit_id AND m.criterion_id = c.criterion_id AND m.lens = c.lens AND m.day = c.day`,
        ids,
      ),
    ))
      last.set(key, closing);
  const nothing = COUNT_COLUMNS.map(() => 0);
  const gone = [...last].flatMap(([key, { key: parts }]) => (now.has(key) ? [] : [{ key: parts, counts: nothing }]));
  return [...now.values(), ...gone].filter(({ key, counts }) => {
    const before = last.get(key.join('|'))?.counts ?? nothing;
    return counts.some((n, i) => n !== before[i]);
  });
}
