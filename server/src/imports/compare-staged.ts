import { compareRows, groupBy, type ComparedRow, type IdentifiedRow } from '@dat100/shared/roster-duplicates';
import type { RowIssue, SheetReading } from '@dat100/shared/roster-reading';
import { NodeBehind } from '../database/dialect.js';
import type { Secrets } from '../database/secrets.js';
import { marks, pieces, type Bound, type Sql, type Tx } from '../database/sql.js';
import { breathe } from '../jobs/breathe.js';
import { countRow, type ImportCounts } from './import-counts.js';
import { keyOf, type Outcome } from './plan-roster.js';
import { isConflictCode } from './row-plan.js';
import { restateIssues } from './stored-issues.js';
import {
  readRows,
  readSealed,
  restateRow,
  unseal,
  type RestatedRow,
  type SealedRow,
  type StoredRow,
} from './stored-rows.js';

/** Citizen ids that are looked for together: their rows are in memory together. */
const IDS_AT_ONCE = 2000;
/** Rows of a statement and of a transaction: one id may stand in every row of a file, and others are answered between. */
export const ROWS_AT_ONCE = 250;
/** Rows opened before others have their turn. */
const OPENED_AT_ONCE = 50;
/** What rows come to before they are compared. `rejected` ones are compared with nobody. */
const COMPARED = ['new', 'changed', 'unchanged', 'conflict'] as const satisfies readonly Outcome[];

/** Where rows are staged. */
export interface StagedAt {
  /** reads over one connection, which is one server; again, perhaps on another, where that one is behind */
  together<T>(read: (sql: Sql) => Promise<T>): Promise<T>;
  secrets: Secrets;
  importId: number;
  /** the key of the row that was staged last: where it stands, all before it do */
  lastId: number;
  /** one transaction after another, each run again as a whole where it has to be */
  batch(work: (tx: Tx) => Promise<void>): Promise<void>;
}

/** What is known of a file once it is read. */
interface Reading {
  sheets: readonly SheetReading[];
  /** blind indexes of the citizen ids that may stand in several rows: all that do are among them */
  repeated: ReadonlySet<string>;
  counts: ImportCounts;
  /** whether the row that is n-th in the file has remarks already */
  remarked: (n: number) => boolean;
}

/** What is kept of a row while it is compared. */
interface Found extends IdentifiedRow {
  id: number;
}

/**
 * Finds staged rows of the same citizen id and says what comes of them: the later row is rejected, or all wait for a
 * decision (see compareRows). Rows are written anew in small transactions, and the counts changed with them: whoever is
 * cut off here reads the file again from its beginning.
 * @throws NodeBehind when no server has all rows for as long as one waits: a part of a file is never compared for the whole
 */
export async function compareStaged(at: StagedAt, { sheets, repeated, counts, remarked }: Reading): Promise<void> {
  const idColumns = new Map(sheets.map((s) => [s.sheet, s.columns.find((c) => c.field === 'citizenId') ?? null]));
  for (const piece of pieces([...repeated], IDS_AT_ONCE)) {
    const found = await findRows(at, piece, idColumns);
    const issues = groupBy(compareRows(found), keyOf);
    const told = found.flatMap(({ id, row }) => (issues.has(keyOf(row)) ? [id] : []));
    for (const ids of pieces(told, ROWS_AT_ONCE)) await settle(at, ids, { issues, counts, remarked });
  }
}

/** The rows of these ids in the order of the file: page by page, each beginning where the one before has ended. */
async function findRows(
  at: StagedAt,
  ids: readonly string[],
  idColumns: ReadonlyMap<string, IdentifiedRow['idColumn']>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const outcome of COMPARED)
    for (let after = 0, page: SealedRow[] | null = null; page === null || page.length === ROWS_AT_ONCE;) {
      page = await readWhole(at, `AND outcome = ? AND id > ? AND citizen_id_index IN (${marks(ids.length)})`, [
        outcome,
        after,
        ...ids,
      ]);
      after = Number(page.at(-1)?.id ?? after);
      for (const [i, sealed] of page.entries()) {
        if (i % OPENED_AT_ONCE === 0) await breathe();
        const { id, payload } = unseal(at.secrets, at.importId, sealed);
        const row = whatIsCompared(payload.row);
        found.push({ id, row, idColumn: idColumns.get(row.sheet) ?? null, idValue: payload.idShown });
      }
    }
  return found.sort((a, b) => a.id - b.id);
}

/**
 * A page of the file's rows. On a cluster what was written over one server is not yet on another when its writer hears
 * that it is done, and a read that misses a row would leave the same person standing twice without a word. Servers take
 * commits in one order, so that the last row says whether all are there.
 */
function readWhole(at: StagedAt, where: string, params: readonly Bound[]): Promise<SealedRow[]> {
  return at.together(async (sql) => {
    const last = await sql.one('SELECT id FROM import_row WHERE id = ?', [at.lastId]);
    if (!last) throw new NodeBehind(`row ${at.lastId} of import ${at.importId} is not there yet`);
    return readSealed(sql, at.importId, where, params, ROWS_AT_ONCE);
  });
}

/** All rows of a file may be of one id: no more of each is kept. */
const whatIsCompared = ({ sheet, row, citizenId, fullName, unitId, stages }: ComparedRow): ComparedRow => ({
  ...{ sheet, row, citizenId, fullName, unitId, stages },
});

interface Compared extends Pick<Reading, 'counts' | 'remarked'> {
  issues: ReadonlyMap<string, readonly RowIssue[]>;
}

/** Writes anew what has come of some rows. @throws NodeBehind when some of them are not there to be written */
async function settle(at: StagedAt, ids: readonly number[], { issues, counts, remarked }: Compared): Promise<void> {
  let rows: StoredRow[] = [];
  let settled: RestatedRow[] = [];
  await at.batch(async (tx) => {
    rows = await readRows(tx, at.secrets, at.importId, `AND id IN (${marks(ids.length)})`, ids);
    if (rows.length !== ids.length)
      throw new NodeBehind(`${rows.length} of ${ids.length} rows of import ${at.importId} are there`);
    settled = rows.map((stored) => restated(stored, issues.get(keyOf(stored.payload.row)) ?? []));
    for (const one of settled) await restateRow(tx, at.secrets, at.importId, one);
    await restateIssues(
      tx,
      at.importId,
      settled.map(({ payload: { n, issues: all } }) => ({ n, issues: all })),
    );
  });
  for (const [i, { outcome, payload }] of settled.entries()) {
    countRow(counts, (rows[i] as StoredRow).outcome, remarked(payload.n), -1);
    countRow(counts, outcome, true);
  }
}

/** A row with what the comparison says of it. */
function restated(stored: StoredRow, own: readonly RowIssue[]): RestatedRow {
  const outcome = own.some(({ severity }) => severity === 'row_rejected') ? 'rejected' : 'conflict';
  const code = own.find(({ code: c }) => isConflictCode(c))?.code ?? null;
  const { row } = stored.payload;
  const payload = {
    ...stored.payload,
    row: { ...row, status: outcome, remarks: row.remarks + own.length } as const,
    issues: [...stored.payload.issues, ...own],
    changes: [],
    otherUnitId: null,
  };
  return { ...stored, payload, outcome, pile: null, conflictCode: outcome === 'rejected' ? null : code };
}
