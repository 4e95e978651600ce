import type { Day } from '@dat100/shared/calendar';
import type { RequestContext } from '../common/context.js';
import { marks, pieces, type Bound, type Sql, type Tx } from '../database/sql.js';

// Each time somebody said that the list of a unit is complete: by a list that was applied, or in so many words. Rows
// are only added. One of an import counts as long as the import is applied, so that an undo brings back what stood before.

/** What is needed of a list that has just been applied. */
export interface AppliedList {
  id: number;
  kind: string;
  asOf: Day;
}

/** The import that a confirmation without a list names. */
const NO_IMPORT = 0;

/** A list confirms each unit it has a usable row of, with so many people. Called once, when the list is applied. */
export async function noteConfirmed(tx: Tx, ctx: RequestContext, list: AppliedList): Promise<void> {
  if (list.kind !== 'roster') return;
  await tx.run(
    `INSERT INTO list_confirmation (unit_id, as_of, confirmed_at, import_id, people, confirmed_by)
     SELECT r.unit_id, ?, ?, ?, COUNT(*), ? FROM import_row r
      WHERE r.import_id = ? AND r.outcome <> 'rejected' AND r.unit_id IS NOT NULL GROUP BY r.unit_id`,
    [list.asOf, ctx.now, list.id, ctx.actor.userId, list.id],
  );
}

/** Somebody in charge says today that the lists of these units are complete as they stand, each with so many people. */
export async function noteSaid(tx: Tx, ctx: RequestContext, people: ReadonlyMap<number, number>): Promise<void> {
  await tx.upsert(
    'list_confirmation',
    ['unit_id', 'as_of', 'confirmed_at', 'import_id'],
    ['unit_id', 'as_of', 'confirmed_at', 'import_id', 'people', 'confirmed_by'],
    [...people].map(([unitId, n]) => [unitId, ctx.today, ctx.now, NO_IMPORT, n, ctx.actor.userId]),
    'replace',
  );
}

/** The confirmation that stands. */
export interface Confirmation {
  asOf: Day;
  confirmedAt: number;
  confirmedBy: number | null;
  people: number;
  /** how many the one before had */
  before: number | null;
  said: boolean;
}

interface Row {
  unit_id: number;
  as_of: string;
  confirmed_at: number;
  import_id: number;
  people: number;
  confirmed_by: number | null;
}

/** The standing confirmation of each of these units; those never confirmed are left out. */
export async function confirmationsOf(sql: Sql, unitIds: readonly number[]): Promise<Map<number, Confirmation>> {
  const byUnit = new Map<number, Row[]>();
  for (const ids of pieces(unitIds, 5000)) {
    // Of the two last days: a list that is sent again for its day follows the one of the day before.
    const rows = await sql.rows<Row>(
      `SELECT * FROM (SELECT c.unit_id, c.as_of, c.confirmed_at, c.import_id, c.people, c.confirmed_by,
          DENSE_RANK() OVER (PARTITION BY c.unit_id ORDER BY c.as_of DESC) AS day_no
         FROM list_confirmation c LEFT JOIN import_file f ON f.id = c.import_id
        WHERE c.unit_id IN (${marks(ids.length)}) AND (c.import_id = ? OR f.state = 'applied')) x
       WHERE x.day_no <= 2 ORDER BY x.unit_id, x.as_of DESC, x.confirmed_at DESC, x.import_id DESC`,
      [...ids, NO_IMPORT] satisfies Bound[],
    );
    for (const row of rows) byUnit.set(Number(row.unit_id), [...(byUnit.get(Number(row.unit_id)) ?? []), row]);
  }
  return new Map([...byUnit].flatMap(([unitId, rows]) => standing(rows).map((found) => [unitId, found])));
}

/** @param rows of one unit, the newest first */
function standing([last, ...earlier]: readonly Row[]): Confirmation[] {
  if (!last) return [];
  const said = isSaid(last);
  const before = earlier.find((row) => said || isSaid(row) || row.as_of < last.as_of);
  return [
    {
      asOf: last.as_of,
      confirmedAt: Number(last.confirmed_at),
      confirmedBy: last.confirmed_by === null ? null : Number(last.confirmed_by),
      people: Number(last.people),
      before: before ? Number(before.people) : null,
      said,
    },
  ];
}

const isSaid = (row: Row): boolean => Number(row.import_id) === NO_IMPORT;
