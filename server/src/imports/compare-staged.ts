import { compareRows, type IdentifiedRow } from '@dat100/shared/roster-duplicates';
import type { RowIssue, SheetReading } from '@dat100/shared/roster-reading';
import type { Secrets } from '../database/secrets.js';
import { marks, pieces, type Tx } from '../database/sql.js';
import { countRow, type ImportCounts } from './import-counts.js';
import { keyOf } from './plan-roster.js';
import { isConflictCode } from './row-plan.js';
import { restateIssues, type RowRemarks } from './stored-issues.js';
import { readRows, restateRow, type StoredRow } from './stored-rows.js';

const IDS_AT_ONCE = 500;

/** What is known of a file once it is read. */
interface Reading {
  sheets: readonly SheetReading[];
  /** blind indexes of the citizen ids that may stand in several rows: all that do are among them */
  repeated: ReadonlySet<string>;
  counts: ImportCounts;
  /** whether the row that is n-th in the file has remarks already */
  remarked: (n: number) => boolean;
}

/**
 * Finds staged rows of the same citizen id and says what comes of them: the later row is rejected, or all wait for a
 * decision (see compareRows). Rows are changed in place, and so are the counts.
 */
export async function compareStaged(
  tx: Tx,
  secrets: Secrets,
  importId: number,
  { sheets, repeated, counts, remarked }: Reading,
): Promise<void> {
  const idColumns = new Map(sheets.map((s) => [s.sheet, s.columns.find((c) => c.field === 'citizenId') ?? null]));
  for (const piece of pieces([...repeated], IDS_AT_ONCE)) {
    const rows = await readRows(
      tx,
      secrets,
      importId,
      `AND outcome <> 'rejected' AND citizen_id_index IN (${marks(piece.length)})`,
      piece,
    );
    const identified = rows.map(({ payload }): IdentifiedRow => ({
      row: payload.row,
      idColumn: idColumns.get(payload.row.sheet) ?? null,
      idValue: payload.idShown,
    }));
    const issues = compareRows(identified);
    await settle(tx, secrets, importId, { rows, issues, counts, remarked });
  }
}

interface Compared extends Pick<Reading, 'counts' | 'remarked'> {
  rows: readonly StoredRow[];
  issues: readonly RowIssue[];
}

async function settle(tx: Tx, secrets: Secrets, importId: number, compared: Compared): Promise<void> {
  const { rows, issues, counts, remarked } = compared;
  const remarks: RowRemarks[] = [];
  for (const stored of rows) {
    const own = issues.filter((issue) => keyOf(issue) === keyOf(stored.payload.row));
    if (own.length === 0) continue;
    const isRejected = own.some(({ severity }) => severity === 'row_rejected');
    const { payload } = stored;
    payload.row.status = isRejected ? 'rejected' : 'conflict';
    payload.row.remarks += own.length;
    payload.issues.push(...own);
    payload.changes = [];
    payload.otherUnitId = null;
    const outcome = isRejected ? 'rejected' : 'conflict';
    countRow(counts, stored.outcome, remarked(payload.n), -1);
    countRow(counts, outcome, true);
    const code = own.find(({ code: c }) => isConflictCode(c))?.code ?? null;
    await restateRow(tx, secrets, importId, { ...stored, outcome, pile: null, conflictCode: isRejected ? null : code });
    remarks.push({ n: payload.n, issues: payload.issues });
  }
  await restateIssues(tx, importId, remarks);
}
