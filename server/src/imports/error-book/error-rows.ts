import type { RowIssue, Severity } from '@dat100/shared/roster-reading';
import { marks, type Sql } from '../../database/sql.js';

/** A row that the user has to look at: rejected, with a rejected cell, or waiting for a decision. */
export interface ErrorRow {
  id: number;
  sheet: string;
  row: number;
  issues: RowIssue[];
}

const AT_ONCE = 500;
const MENDABLE: readonly Severity[] = ['row_rejected', 'cell_rejected'];

interface Place {
  id: number;
  sheet: string;
  row_no: number;
  outcome: string;
  state: string;
}

/** Such rows of an import in the order of its file, some hundred at a time, with all that was said of each. */
export async function* errorRows(sql: Sql, importId: number): AsyncGenerator<ErrorRow[]> {
  if (!(await hasSome(sql, importId))) return;
  for (let after = 0; ;) {
    const places = await sql.rows<Place>(
      'SELECT id, sheet, row_no, outcome, state FROM import_row WHERE import_id = ? AND id > ? ORDER BY id LIMIT ?',
      [importId, after, AT_ONCE],
    );
    const last = places.at(-1);
    if (!last) return;
    after = Number(last.id);
    const issues = await issuesOf(sql, importId, places);
    const found = places.flatMap((place): ErrorRow[] => {
      const own = issues.get(keyOf(place)) ?? [];
      const waits = place.outcome === 'conflict' && (place.state === 'planned' || place.state === 'open');
      if (!waits && !own.some(({ severity }) => MENDABLE.includes(severity))) return [];
      return [{ id: Number(place.id), sheet: place.sheet, row: Number(place.row_no), issues: own }];
    });
    if (found.length > 0) yield found;
  }
}

/** Whether it is worth looking at every row: most lists are without a fault. */
async function hasSome(sql: Sql, importId: number): Promise<boolean> {
  const waits = "SELECT id FROM import_row WHERE import_id = ? AND outcome = 'conflict' LIMIT 1";
  const mended = `SELECT position FROM import_issue WHERE import_id = ? AND severity IN (${marks(MENDABLE.length)}) LIMIT 1`;
  return (await sql.one(waits, [importId])) !== null || (await sql.one(mended, [importId, ...MENDABLE])) !== null;
}

/** Whether some remark says that a cell was not used. */
export async function hasRejectedCells(sql: Sql, importId: number): Promise<boolean> {
  const found = await sql.one(
    "SELECT position FROM import_issue WHERE import_id = ? AND severity = 'cell_rejected' LIMIT 1",
    [importId],
  );
  return found !== null;
}

const keyOf = ({ sheet, row_no: row }: Pick<Place, 'sheet' | 'row_no'>): string => `${Number(row)}:${sheet}`;

interface IssueRow extends Omit<Place, 'id' | 'outcome' | 'state'> {
  severity: Severity;
  code: string;
  column_letter: string | null;
  header: string | null;
  value_masked: string | null;
  params: string;
}

async function issuesOf(sql: Sql, importId: number, places: readonly Place[]): Promise<Map<string, RowIssue[]>> {
  const rowsOf = new Map<string, number[]>();
  for (const { sheet, row_no: row } of places) rowsOf.set(sheet, [...(rowsOf.get(sheet) ?? []), Number(row)]);
  const found = new Map<string, RowIssue[]>();
  for (const [sheet, numbers] of rowsOf) {
    const rows = await sql.rows<IssueRow>(
      `SELECT sheet, row_no, severity, code, column_letter, header, value_masked, params FROM import_issue
        WHERE import_id = ? AND sheet = ? AND row_no IN (${marks(numbers.length)}) ORDER BY position`,
      [importId, sheet, ...numbers],
    );
    for (const row of rows) {
      const issue: RowIssue = {
        ...(JSON.parse(row.params) as Partial<RowIssue>),
        severity: row.severity,
        code: row.code,
        sheet: row.sheet,
        row: Number(row.row_no),
        column: row.column_letter,
        header: row.header,
        value: row.value_masked,
      };
      found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), issue]);
    }
  }
  return found;
}
