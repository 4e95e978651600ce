import type { RowIssue } from '@dat100/shared/roster-reading';
import { marks, pieces, type Bound, type Sql, type Tx } from '../database/sql.js';
import { CellPlaces } from './cell-places.js';
import { countRow } from './import-counts.js';
import type { PlanDeps, PlannedRow } from './plan-roster.js';
import { PLANNERS } from './planners.js';
import { readImport, writeCounts, type StoredImport } from './stored-import.js';
import { restateIssues, type RowRemarks } from './stored-issues.js';
import { halvesOf, IN_RANGE, readRows, restateRow, type StoredRow } from './stored-rows.js';

const ROWS_AT_ONCE = 1000;

/**
 * Rows whose person has changed since they were planned, or has come in meanwhile. Asked before the import is locked
 * for its applying, which looks at each of them again.
 */
export async function movedRows(sql: Sql, importId: number): Promise<number[]> {
  const halves = await halvesOf(sql, importId);
  const changing = halves.map(({ after, upTo }) =>
    sql.rows<{ id: number }>(
      `SELECT r.id FROM import_row r JOIN person p ON p.id = r.person_id
        WHERE r.import_id = ? AND ${IN_RANGE} AND r.state IN ('planned', 'same') AND p.revision <> r.person_revision`,
      [importId, after, upTo],
    ),
  );
  const arriving = sql.rows<{ id: number }>(
    `SELECT r.id FROM import_row r JOIN person p ON p.citizen_id_index = r.citizen_id_index
      WHERE r.import_id = ? AND r.state = 'planned' AND r.outcome <> 'rejected' AND r.person_id IS NULL`,
    [importId],
  );
  const moved = (await Promise.all([...changing, arriving])).flat();
  return moved.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

/** Whether a row would still do what was shown, to what was known then. */
export function sameAsShown(stored: Pick<StoredRow, 'outcome' | 'payload'>, now: PlannedRow): boolean {
  const { changes, replaced } = stored.payload;
  return (
    stored.outcome === now.outcome &&
    isEqual(changes, now.plan?.changes ?? []) &&
    isEqual(replaced ?? [], now.plan?.replaced ?? [])
  );
}

const isEqual = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((words, i) => words === b[i]);

/**
 * Holds the plan of these rows (see movedRows) against the records as they are now. Rows that would do something else than was shown are
 * stored anew with a remark that says what they were; answers how many those are. 0: the plan stands as it was shown.
 */
export async function restateMoved(
  tx: Tx,
  deps: PlanDeps,
  stored: StoredImport,
  moved: readonly number[],
): Promise<number> {
  if (stored.kind === 'summary' || moved.length === 0) return 0;
  const places = new CellPlaces(stored.sheets);
  const { counts } = await readImport(tx, stored.id);
  let differing = 0;
  for (const ids of pieces(moved, ROWS_AT_ONCE)) {
    const rows = await readRows(tx, deps.secrets, stored.id, `AND id IN (${marks(ids.length)})`, ids as Bound[]);
    const planned = await PLANNERS[stored.kind](
      tx,
      deps,
      rows.map((r) => r.payload),
      places,
      stored.asOf,
    );
    const remarks: RowRemarks[] = [];
    for (const [i, row] of rows.entries()) {
      const now = planned[i];
      if (!now) continue;
      const known = { personId: now.known?.id ?? null, personRevision: now.known?.revision ?? null };
      const same = sameAsShown(row, now);
      const { replaced: _before, ...kept } = row.payload;
      const payload = {
        ...kept,
        changes: now.plan?.changes ?? [],
        ...(now.plan?.replaced ? { replaced: now.plan.replaced } : {}),
        otherUnitId: now.plan?.conflict?.otherUnitId ?? null,
      };
      await restateRow(tx, deps.secrets, stored.id, {
        ...known,
        id: row.id,
        unitId: now.row.unitId,
        pile: now.pile ?? null,
        outcome: now.outcome,
        conflictCode: now.plan?.conflict?.code ?? null,
        payload,
      });
      if (same) continue;
      differing += 1;
      const issues = [...row.payload.issues, ...now.issues, changedSince(places, row, now)];
      countRow(counts, row.outcome, await hasRemarks(tx, stored.id, row), -1);
      countRow(counts, now.outcome, true);
      remarks.push({ n: row.payload.n, issues });
    }
    await restateIssues(tx, stored.id, remarks);
  }
  if (differing > 0) await writeCounts(tx, stored.id, counts);
  return differing;
}

function changedSince(places: CellPlaces, row: StoredRow, now: PlannedRow): RowIssue {
  const at = places.of(now.row, { field: 'citizenId', criterion: null, value: null });
  return {
    ...at,
    column: null,
    header: null,
    severity: 'warning',
    code: 'changed_since_check',
    value: row.outcome,
    readAs: now.outcome,
    changes: { then: row.payload.changes, now: now.plan?.changes ?? [] },
  };
}

/** Whether anything is said of a row, by its file or by the plan. */
export async function hasRemarks(tx: Tx, importId: number, row: Pick<StoredRow, 'payload'>): Promise<boolean> {
  const { sheet, row: no } = row.payload.row;
  const found = await tx.one<{ n: number }>(
    'SELECT COUNT(*) AS n FROM import_issue WHERE import_id = ? AND sheet = ? AND row_no = ?',
    [importId, sheet.slice(0, 100), no],
  );
  return Number(found?.n ?? 0) > 0;
}
