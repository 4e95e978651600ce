import type { Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS } from '@dat100/shared/person-history';
import { marks, type Sql } from '../database/sql.js';
import type { Unit } from '../units/unit.js';
import type { BoardCounts } from './board.js';
import { minus, NO_COUNTS, plus, withUncounted, type Counts } from './figures.js';

/** Open rows of lists have no lens and no past: they stand under "all" of today. */
const LENS_OF_UNCOUNTED = 'all';
const COLUMNS = COUNT_COLUMNS.join(', ');

type Row = Record<string, number>;
const countsOf = (row: Row): Counts => COUNT_COLUMNS.map((column) => Number(row[column]));

/** Running totals by day: as we know them now, or as they were known when the day ended. */
export type KeptTotals = 'rollup_day' | 'closing_day';
export const HISTORY: KeptTotals = 'rollup_day';
export const CLOSINGS: KeptTotals = 'closing_day';

/** Which row of counts: a criterion (its key) and a lens. */
export interface Slice {
  criterionId: number;
  lens: string;
}

/** Today's board: the range of counters under the unit, and its own row under its parent. */
async function countsToday(sql: Sql, unit: Unit, slice: Slice): Promise<BoardCounts> {
  const rows = await counterRows(sql, unit, slice);
  const open =
    slice.lens === LENS_OF_UNCOUNTED ? rows : await counterRows(sql, unit, { ...slice, lens: LENS_OF_UNCOUNTED });
  return withOpenRows(rows, open);
}

/**
 * The board as of a past day: for each unit the running totals of the last day on which they changed. The unit's own
 * people are what its children leave of the whole.
 */
async function countsOn(
  sql: Sql,
  unit: Unit,
  childIds: readonly number[],
  slice: Slice,
  day: Day,
): Promise<BoardCounts> {
  const open = await counterRows(sql, unit, { ...slice, lens: LENS_OF_UNCOUNTED });
  return withOpenRows(await totalsApart(sql, unit, childIds, slice, day, HISTORY), open);
}

/** The closing board of a past day: as it was known when that day ended, open rows of lists included. */
export async function countsClosed(
  sql: Sql,
  unit: Unit,
  childIds: readonly number[],
  slice: Slice,
  day: Day,
): Promise<BoardCounts> {
  const closing = (lens: string) => totalsApart(sql, unit, childIds, { ...slice, lens }, day, CLOSINGS);
  const rows = await closing(slice.lens);
  return withOpenRows(rows, slice.lens === LENS_OF_UNCOUNTED ? rows : await closing(LENS_OF_UNCOUNTED));
}

async function totalsApart(
  sql: Sql,
  unit: Unit,
  childIds: readonly number[],
  slice: Slice,
  day: Day,
  kept: KeptTotals,
): Promise<BoardCounts> {
  const totals = await totalsOn(sql, [unit.id, ...childIds], slice, day, kept);
  const total = totals.get(unit.id) ?? NO_COUNTS;
  totals.delete(unit.id);
  const direct = [...totals.values()].reduce((rest, counts) => minus(rest, counts), total);
  return { total, direct, children: totals };
}

/** The board of a day: today's from the counters, an earlier one's from their history. */
export function countsOfDay(
  sql: Sql,
  unit: Unit,
  children: readonly Unit[],
  slice: Slice,
  { day, countedTo }: { day: Day; countedTo: Day },
): Promise<BoardCounts> {
  if (day === countedTo) return countsToday(sql, unit, slice);
  const ids = children.map((child) => child.id);
  return countsOn(sql, unit, ids, slice, day);
}

/** The unit's own row today, for each of several criteria. */
export async function totalsToday(
  sql: Sql,
  unit: Unit,
  criterionIds: readonly number[],
  lens: string,
): Promise<Map<number, Counts>> {
  const rows = await sql.rows<Row>(
    `SELECT criterion_id, ${COLUMNS} FROM counter
      WHERE parent_id = ? AND criterion_id IN (${marks(criterionIds.length)}) AND lens = ? AND unit_id = ?`,
    [unit.parentId ?? 0, ...criterionIds, lens, unit.id],
  );
  return new Map(rows.map((row) => [Number(row['criterion_id']), countsOf(row)]));
}

/** Running totals of units at the end of a day; units of which nothing is known by then are left out. */
export async function totalsOn(
  sql: Sql,
  unitIds: readonly number[],
  slice: Slice,
  day: Day,
  kept: KeptTotals = HISTORY,
): Promise<Map<number, Counts>> {
  const rows = await sql.rows<Row>(
    `SELECT r.unit_id, ${COLUMNS} FROM unit u JOIN ${kept} r ON r.unit_id = u.id AND r.criterion_id = ? AND r.lens = ?
        AND r.day = (SELECT d.day FROM ${kept} d WHERE d.unit_id = u.id AND d.criterion_id = ? AND d.lens = ? AND d.day <= ?
          ORDER BY d.day DESC LIMIT 1)
      WHERE u.id IN (${marks(unitIds.length)})`,
    [slice.criterionId, slice.lens, slice.criterionId, slice.lens, day, ...unitIds],
  );
  return new Map(rows.map((row) => [Number(row['unit_id']), countsOf(row)]));
}

async function counterRows(sql: Sql, unit: Unit, { criterionId, lens }: Slice): Promise<BoardCounts> {
  const rows = await sql.rows<Row>(
    `SELECT parent_id, unit_id, ${COLUMNS} FROM counter WHERE parent_id = ? AND criterion_id = ? AND lens = ?
     UNION ALL SELECT parent_id, unit_id, ${COLUMNS} FROM counter WHERE parent_id = ? AND criterion_id = ? AND lens = ? AND unit_id = ?`,
    [unit.id, criterionId, lens, unit.parentId ?? 0, criterionId, lens, unit.id],
  );
  let total = NO_COUNTS;
  let direct = NO_COUNTS;
  const children = new Map<number, Counts>();
  for (const row of rows)
    if (Number(row['unit_id']) !== unit.id) children.set(Number(row['unit_id']), countsOf(row));
    else if (Number(row['parent_id']) === unit.id) direct = countsOf(row);
    else total = countsOf(row);
  return { total, direct, children };
}

const UNCOUNTED = COUNT_COLUMNS.indexOf('uncounted');

/** The counts, with the open rows that another reading has. */
function withOpenRows(counts: BoardCounts, open: BoardCounts): BoardCounts {
  if (counts === open) return counts;
  const openOf = (other: Counts | undefined) => other?.[UNCOUNTED] ?? 0;
  const ids = new Set([
    ...counts.children.keys(),
    ...[...open.children].filter(([, c]) => openOf(c) > 0).map(([id]) => id),
  ]);
  return {
    total: withUncounted(counts.total, openOf(open.total)),
    direct: withUncounted(counts.direct, openOf(open.direct)),
    children: new Map(
      [...ids].map((id) => [id, withUncounted(counts.children.get(id) ?? NO_COUNTS, openOf(open.children.get(id)))]),
    ),
  };
}

/** Today's totals of some units and of all units right below them. */
export async function totalsBelow(
  sql: Sql,
  parentIds: readonly number[],
  { criterionId, lens }: Slice,
): Promise<Map<number, Counts>> {
  const rows = await sql.rows<Row>(
    `SELECT parent_id, unit_id, ${COLUMNS} FROM counter
      WHERE parent_id IN (${marks(parentIds.length)}) AND criterion_id = ? AND lens = ?`,
    [...parentIds, criterionId, lens],
  );
  const below = new Map<number, Counts>();
  const wholes = new Map<number, Counts>();
  for (const row of rows) {
    const [parent, unit, counts] = [Number(row['parent_id']), Number(row['unit_id']), countsOf(row)];
    // A whole is the units right below and the unit's own people, which stand under the unit itself.
    wholes.set(parent, plus(wholes.get(parent) ?? NO_COUNTS, counts));
    if (unit !== parent) below.set(unit, counts);
  }
  return new Map([...wholes, ...below]);
}

/** Running totals of units on the days after `from` to `to` on which they changed. */
export async function changesBetween(
  sql: Sql,
  unitIds: readonly number[],
  { criterionId, lens }: Slice,
  { from, to }: { from: Day; to: Day },
  kept: KeptTotals = HISTORY,
): Promise<{ day: Day; unitId: number; counts: Counts }[]> {
  const rows = await sql.rows<Row & { day: Day }>(
    `SELECT unit_id, day, ${COLUMNS} FROM ${kept}
      WHERE unit_id IN (${marks(unitIds.length)}) AND criterion_id = ? AND lens = ? AND day > ? AND day <= ?`,
    [...unitIds, criterionId, lens, from, to],
  );
  return rows.map((row) => ({ day: row.day, unitId: Number(row['unit_id']), counts: countsOf(row) }));
}
