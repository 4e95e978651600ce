import type { RowIssue } from '@dat100/shared/roster-reading';
import { marks, pieces, type Sql } from '../../database/sql.js';
import type { StoredRow } from '../stored-rows.js';

interface IssueRow {
  severity: RowIssue['severity'];
  code: string;
  sheet: string;
  row_no: number;
  column_letter: string | null;
  header: string | null;
  value_masked: string | null;
  params: string;
}

/** The first remark of one of these codes on each of these rows of an import, by the row's key; values are masked. */
export async function issuesOfRows(
  sql: Sql,
  importId: number,
  rows: readonly Pick<StoredRow, 'id' | 'payload'>[],
  codes: readonly string[],
): Promise<Map<number, RowIssue>> {
  const idOf = new Map(rows.map(({ id, payload: { row } }) => [`${row.sheet.slice(0, 100)}!${row.row}`, id]));
  const found = new Map<number, RowIssue>();
  const numbers = [...new Set(rows.map(({ payload }) => payload.row.row))];
  for (const piece of pieces(numbers, 1000)) {
    const issues = await sql.rows<IssueRow>(
      `SELECT severity, code, sheet, row_no, column_letter, header, value_masked, params FROM import_issue
        WHERE import_id = ? AND row_no IN (${marks(piece.length)}) AND code IN (${marks(codes.length)}) ORDER BY position`,
      [importId, ...piece, ...codes],
    );
    for (const issue of issues) {
      const id = idOf.get(`${issue.sheet}!${Number(issue.row_no)}`);
      if (id === undefined || found.has(id)) continue;
      found.set(id, {
        ...(JSON.parse(issue.params) as Partial<RowIssue>),
        severity: issue.severity,
        code: issue.code,
        sheet: issue.sheet,
        row: Number(issue.row_no),
        column: issue.column_letter,
        header: issue.header,
        value: issue.value_masked,
      });
    }
  }
  return found;
}
