import type { RowIssue } from '@dat100/shared/roster-reading';
import type { Sql, Tx } from '../database/sql.js';
import { maskValue } from './mask-value.js';
import type { RosterPlan } from './plan-roster.js';

/** Remarks of the file itself stand before this position, those of a plan from here on: a fresh plan replaces them. */
const PLAN_ISSUES_FROM = 1_000_000;

/** Writes the remarks of a plan, values masked; those of an older plan of the same import go. */
export async function storeIssues(
  tx: Tx,
  importId: number,
  plan: Pick<RosterPlan, 'issues' | 'fileIssues'>,
): Promise<void> {
  await tx.run('DELETE FROM import_issue WHERE import_id = ?', [importId]);
  await tx.insert(
    'import_issue',
    [
      'import_id',
      'position',
      'severity',
      'code',
      'sheet',
      'row_no',
      'column_letter',
      'header',
      'value_masked',
      'params',
    ],
    plan.issues.map((issue, i) => [
      importId,
      i < plan.fileIssues ? i : PLAN_ISSUES_FROM + i,
      issue.severity,
      issue.code,
      issue.sheet.slice(0, 100),
      issue.row,
      issue.column,
      maskValue(issue.header)?.slice(0, 250) ?? null,
      maskValue(issue.value),
      JSON.stringify(paramsOf(issue)),
    ]),
  );
}

/** What the words of an issue need besides its place; never a whole citizen id. */
function paramsOf(issue: RowIssue): Record<string, unknown> {
  return {
    readAs: issue.readAs === undefined ? undefined : maskValue(issue.readAs),
    why: issue.why,
    fallsBackTo: issue.fallsBackTo,
    otherRow: issue.otherRow,
  };
}

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

const COLUMNS = 'severity, code, sheet, row_no, column_letter, header, value_masked, params';

const issueOf = (row: IssueRow): RowIssue => ({
  ...(JSON.parse(row.params) as Partial<RowIssue>),
  severity: row.severity,
  code: row.code,
  sheet: row.sheet,
  row: Number(row.row_no),
  column: row.column_letter,
  header: row.header,
  value: row.value_masked,
});

/** Remarks of an import in their order, values masked. */
export async function readIssues(sql: Sql, importId: number, limit: number, offset: number): Promise<RowIssue[]> {
  const rows = await sql.rows<IssueRow>(
    `SELECT ${COLUMNS} FROM import_issue WHERE import_id = ? ORDER BY position LIMIT ? OFFSET ?`,
    [importId, limit, offset],
  );
  return rows.map(issueOf);
}

/** What the file itself says, without what came of holding it against the records. */
export async function fileIssues(sql: Sql, importId: number): Promise<RowIssue[]> {
  const rows = await sql.rows<IssueRow>(
    `SELECT ${COLUMNS} FROM import_issue WHERE import_id = ? AND position < ? ORDER BY position`,
    [importId, PLAN_ISSUES_FROM],
  );
  return rows.map(issueOf);
}

/** The remarks that say why rows wait for a decision. */
export async function conflictIssues(sql: Sql, importId: number): Promise<RowIssue[]> {
  const rows = await sql.rows<IssueRow>(
    `SELECT ${COLUMNS} FROM import_issue WHERE import_id = ? AND severity = 'conflict' ORDER BY position`,
    [importId],
  );
  return rows.map(issueOf);
}
