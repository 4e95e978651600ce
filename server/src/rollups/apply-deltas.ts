import type { Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS, type Delta } from '@dat100/shared/person-history';
import { marks, pieces, type Bound, type Tx } from '../database/sql.js';

const WIDTH = COUNT_COLUMNS.length;
const COUNTER_KEY = ['parent_id', 'criterion_id', 'lens', 'unit_id'];
const DAY_KEY = ['unit_id', 'criterion_id', 'lens', 'day'];

/** Ids from the root down to the unit, by unit. */
export type Paths = ReadonlyMap<number, readonly number[]>;

/** Reads the paths of units. */
export async function pathsOf(tx: Pick<Tx, 'rows'>, unitIds: Iterable<number>): Promise<Map<number, number[]>> {
  const paths = new Map<number, number[]>();
  for (const ids of pieces([...new Set(unitIds)], 1000)) {
    const rows = await tx.rows<{ id: number; path: string }>(
      `SELECT id, path FROM unit WHERE id IN (${marks(ids.length)})`,
      ids,
    );
    for (const row of rows) paths.set(Number(row.id), row.path.split('/').filter(Boolean).map(Number));
  }
  return paths;
}

function add(sum: number[], counts: readonly number[]): void {
  for (let i = 0; i < WIDTH; i += 1) sum[i] = (sum[i] ?? 0) + (counts[i] ?? 0);
}

/** Adds `counts` to what stands under a key. */
function addTo<K>(sums: Map<K, number[]>, key: K, counts: readonly number[]): void {
  const sum = sums.get(key);
  if (sum) add(sum, counts);
  else sums.set(key, [...counts]);
}

const isSomething = (counts: readonly number[]): boolean => counts.some((n) => n !== 0);

function inner<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const found = map.get(key);
  if (found) return found;
  const made = new Map<L, V>();
  map.set(key, made);
  return made;
}

/** Deltas added up by unit, `criterion|lens` and day, so that each is carried up the tree once. */
function byUnit(deltas: readonly Delta[]): Map<number, Map<string, Map<Day, number[]>>> {
  const units = new Map<number, Map<string, Map<Day, number[]>>>();
  for (const { unitId, criterionId, lens, day, counts } of deltas)
    addTo(inner(inner(units, unitId), `${criterionId}|${lens}`), day, counts);
  return units;
}

/** The counter rows that deltas up to `countedTo` change: the unit's own row and one for each ancestor. */
export function counterSums(deltas: readonly Delta[], paths: Paths, countedTo: Day): [string, number[]][] {
  const sums = new Map<string, number[]>();
  for (const [unitId, tails] of byUnit(deltas)) {
    const path = paths.get(unitId) ?? [];
    for (const [tail, days] of tails) {
      const counts = new Array<number>(WIDTH).fill(0);
      for (const [day, more] of days) if (day <= countedTo) add(counts, more);
      if (!isSomething(counts)) continue;
      addTo(sums, `${unitId}|${tail}|${unitId}`, counts);
      path.forEach((id, i) => addTo(sums, `${path[i - 1] ?? 0}|${tail}|${id}`, counts));
    }
  }
  return [...sums].filter(([, counts]) => isSomething(counts)).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Changes per day of each unit's subtree, by `unit|criterion|lens`, in the order of these keys. */
export function daySums(deltas: readonly Delta[], paths: Paths): Map<string, Map<Day, number[]>> {
  const sums = new Map<string, Map<Day, number[]>>();
  for (const [unitId, tails] of byUnit(deltas))
    for (const id of paths.get(unitId) ?? [])
      for (const [tail, days] of tails) {
        const own = inner(sums, `${id}|${tail}`);
        for (const [day, counts] of days) addTo(own, day, counts);
      }
  for (const [key, days] of sums) {
    for (const [day, counts] of days) if (!isSomething(counts)) days.delete(day);
    if (days.size === 0) sums.delete(key);
  }
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const keyOf = (key: string): [number, number, string, string] => {
  const [a = '', b = '', c = '', d = ''] = key.split('|');
  return [Number(a), Number(b), c, d];
};

/** Adds to the counters of today's boards and answers the boards (parents) whose rows moved. */
export async function applyToCounters(
  tx: Tx,
  deltas: readonly Delta[],
  paths: Paths,
  countedTo: Day,
): Promise<Set<number>> {
  const boards = new Set<number>();
  const rows = counterSums(deltas, paths, countedTo).map(([key, counts]): Bound[] => {
    const [parentId, criterionId, lens, unitId] = keyOf(key);
    boards.add(parentId).add(Number(unitId));
    return [parentId, criterionId, lens, Number(unitId), ...counts];
  });
  if (rows.length > 0) await tx.upsert('counter', COUNTER_KEY, [...COUNTER_KEY, ...COUNT_COLUMNS], rows, 'add');
  boards.delete(0);
  return boards;
}

interface DayRow extends Record<string, string | number> {
  unit_id: number;
  criterion_id: number;
  lens: string;
  day: string;
}

/**
 * Adds to the running totals of each day up to `countedTo`: a day that is new starts from the totals before it, and
 * every later day moves too. Days to come are left for when they come: cards lapse on thousands of different days, and
 * each change would have to move them all. The caller holds the lock on rollup_state, so read, merge and write is safe.
 */
export async function applyToDays(
  tx: Tx,
  deltas: readonly Delta[],
  paths: Paths,
  countedTo: Day,
): Promise<Set<number>> {
  const boards = new Set<number>();
  const come = deltas.filter(({ day }) => day <= countedTo);
  for (const piece of pieces([...daySums(come, paths)], 100)) {
    const stored = await storedDays(tx, piece);
    const rows: Bound[][] = [];
    for (const [key, changes] of piece) {
      const [unitId, criterionId, lens] = keyOf(key);
      boards.add(unitId);
      for (const [day, counts] of merged(stored.get(key) ?? [], changes))
        rows.push([unitId, criterionId, lens, day, ...counts]);
    }
    await tx.upsert('rollup_day', DAY_KEY, [...DAY_KEY, ...COUNT_COLUMNS], rows, 'replace');
  }
  return boards;
}

/**
 * New running totals of the days whose totals move, the first changed day and those after it. `stored` is ascending and
 * starts with the last row before, unless one stands on the first changed day.
 */
export function merged(
  stored: readonly (readonly [Day, readonly number[]])[],
  changes: ReadonlyMap<Day, number[]>,
): [Day, number[]][] {
  const changedDays = [...changes.keys()].sort();
  const first = changedDays[0];
  if (first === undefined) return [];
  const days = [...new Set([...changedDays, ...stored.map(([day]) => day).filter((day) => day >= first)])].sort();
  const storedAt = new Map(stored);
  let base: readonly number[] = stored.filter(([day]) => day < first).at(-1)?.[1] ?? new Array<number>(WIDTH).fill(0);
  const added = new Array<number>(WIDTH).fill(0);
  return days.flatMap((day): [Day, number[]][] => {
    base = storedAt.get(day) ?? base;
    changes.get(day)?.forEach((n, i) => (added[i] = (added[i] ?? 0) + n));
    const isAsStored = storedAt.has(day) && added.every((n) => n === 0);
    return isAsStored ? [] : [[day, base.map((n, i) => n + (added[i] ?? 0))]];
  });
}

type ChangedSeries = readonly [string, ReadonlyMap<Day, number[]>];

const firstDay = (changes: ReadonlyMap<Day, number[]>): Day => {
  let first: Day | null = null;
  for (const day of changes.keys()) if (first === null || day < first) first = day;
  return first ?? '';
};

/**
 * For each key: all rows from its first changed day on and, unless one stands on that very day, the last before it.
 * Most keys of a list have a row of today or belong to a unit without history: few are asked about one by one.
 */
async function storedDays(tx: Tx, series: readonly ChangedSeries[]): Promise<Map<string, [Day, number[]][]>> {
  const asked = series.map(([key, changes]) => ({ key, first: firstDay(changes), columns: keyOf(key).slice(0, 3) }));
  const found = new Map<string, [Day, number[]][]>();
  const keep = (rows: readonly DayRow[]) => {
    for (const row of rows) {
      const key = `${Number(row.unit_id)}|${Number(row.criterion_id)}|${row.lens}`;
      const list = found.get(key) ?? [];
      if (list.length === 0) found.set(key, list);
      list.push([row.day, COUNT_COLUMNS.map((c) => Number(row[c]))]);
    }
  };
  const one = '(unit_id = ? AND criterion_id = ? AND lens = ? AND day >= ?)';
  keep(
    await tx.rows<DayRow>(
      `SELECT * FROM rollup_day WHERE ${asked.map(() => one).join(' OR ')}`,
      asked.flatMap(({ first, columns }): Bound[] => [...columns, first]),
    ),
  );
  const open = asked.filter(({ key, first }) => !found.get(key)?.some(([day]) => day === first));
  const old = await unitsWithHistory(tx, new Set(open.map(({ columns }) => Number(columns[0]))));
  const before = open.filter(({ columns }) => old.has(Number(columns[0])));
  const lastBefore = `SELECT * FROM (SELECT * FROM rollup_day WHERE unit_id = ? AND criterion_id = ? AND lens = ? AND day < ? ORDER BY day DESC LIMIT 1) AS last_before`;
  if (before.length > 0)
    keep(
      await tx.rows<DayRow>(
        before.map(() => lastBefore).join(' UNION ALL '),
        before.flatMap(({ first, columns }): Bound[] => [...columns, first]),
      ),
    );
  for (const list of found.values()) list.sort(([a], [b]) => (a < b ? -1 : 1));
  return found;
}

async function unitsWithHistory(tx: Tx, unitIds: ReadonlySet<number>): Promise<Set<number>> {
  if (unitIds.size === 0) return new Set();
  const rows = await tx.rows<{ id: number }>(
    `SELECT id FROM unit WHERE id IN (${marks(unitIds.size)}) AND EXISTS (SELECT 1 FROM rollup_day WHERE unit_id = unit.id)`,
    [...unitIds],
  );
  return new Set(rows.map(({ id }) => Number(id)));
}
