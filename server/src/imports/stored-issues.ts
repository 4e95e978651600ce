import type { RowIssue, Severity } from '@dat100/shared/roster-reading';
import { marks, type Bound, type Sql, type Tx } from '../database/sql.js';
import { maskValue } from './mask-value.js';
import { keyOf } from './plan-roster.js';

/** Room for the remarks of one row, so that those of the whole import are read in the order of the file. */
const PER_ROW = 64;
/** Remarks on no row (hidden sheets, titles) stand after all rows. */
const ON_NO_ROW = 2_000_000_000;

const COLUMNS = [
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
];

/** Remarks on a row, which is the n-th of its file. */
export interface RowRemarks {
  n: number;
  issues: readonly RowIssue[];
}

/** Writes remarks, values masked. */
export async function storeIssues(tx: Tx, importId: number, rows: readonly RowRemarks[]): Promise<void> {
  const remarks = rows.flatMap(({ n, issues }) =>
    issues.slice(0, PER_ROW).map((issue, k) => boundIssue(importId, n * PER_ROW + k, issue)),
  );
  await tx.insert('import_issue', COLUMNS, remarks);
}

/** Writes remarks that belong to no row. */
export async function storeFileIssues(tx: Tx, importId: number, issues: readonly RowIssue[]): Promise<void> {
  await tx.insert(
    'import_issue',
    COLUMNS,
    issues.map((issue, k) => boundIssue(importId, ON_NO_ROW + k, issue)),
  );
}

/** Writes the remarks of rows anew. */
export async function restateIssues(tx: Tx, importId: number, rows: readonly RowRemarks[]): Promise<void> {
  for (const { from, to } of runsOf(rows))
    await tx.run('DELETE FROM import_issue WHERE import_id = ? AND position >= ? AND position < ?', [
      importId,
      from * PER_ROW,
      to * PER_ROW,
    ]);
  await storeIssues(tx, importId, rows);
}

/** Rows that follow one another in the file, as ranges of their places; `to` is the place after the last. */
function runsOf(rows: readonly RowRemarks[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const { n } of rows) {
    const last = runs.at(-1);
    if (last?.to === n) last.to += 1;
    else runs.push({ from: n, to: n + 1 });
  }
  return runs;
}

function boundIssue(importId: number, position: number, issue: RowIssue): Bound[] {
  return [
    importId,
    position,
    issue.severity,
    issue.code,
    issue.sheet.slice(0, 100),
    issue.row,
    issue.column,
    maskValue(issue.header)?.slice(0, 250) ?? null,
    maskValue(issue.value),
    JSON.stringify(paramsOf(issue)),
  ];
}

/** What the words of an issue need besides its place; never a whole citizen id. */
function paramsOf(issue: RowIssue): Record<string, unknown> {
  return {
    readAs: issue.readAs === undefined ? undefined : maskValue(issue.readAs),
    why: issue.why,
    fallsBackTo: issue.fallsBackTo,
    otherRow: issue.otherRow,
    ours: issue.ours,
    changes: issue.changes && { then: issue.changes.then.map(masked), now: issue.changes.now.map(masked) },
  };
}

const masked = (words: string): string => maskValue(words) ?? '';

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

const READ_COLUMNS = 'severity, code, sheet, row_no, column_letter, header, value_masked, params';

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

/** Which remarks, and in what order. */
export interface IssueFilter {
  severity?: Severity | null;
  /** what keeps a row out before what is worth knowing; within that the order of the file */
  errorsFirst?: boolean;
}

/** A row of an official list whose name is another waits for a decision: that its own file rejects it is not the point. */
const SHOWN_AS = "CASE WHEN code = 'name_does_not_match_id' THEN 'conflict' ELSE severity END";
const GRAVEST_FIRST =
  "CASE severity WHEN 'row_rejected' THEN 0 WHEN 'conflict' THEN 1 WHEN 'cell_rejected' THEN 2 ELSE 3 END";

/** Remarks of an import in the order of the file, values masked. */
export async function readIssues(
  sql: Sql,
  importId: number,
  limit: number,
  offset: number,
  { severity = null, errorsFirst = false }: IssueFilter = {},
): Promise<RowIssue[]> {
  const rows = await sql.rows<IssueRow>(
    `SELECT ${READ_COLUMNS} FROM import_issue WHERE import_id = ? ${severity === null ? '' : `AND ${SHOWN_AS} = ?`}
      ORDER BY ${errorsFirst ? `${GRAVEST_FIRST}, ` : ''}position LIMIT ? OFFSET ?`,
    [importId, ...(severity === null ? [] : [severity]), limit, offset],
  );
  return rows.map(issueOf);
}

/** The remarks on some rows of an import, by the row's place; values masked. */
export async function issuesAtRows(
  sql: Sql,
  importId: number,
  places: readonly { sheet: string; row: number }[],
): Promise<Map<string, RowIssue[]>> {
  const numbers = [...new Set(places.map(({ row }) => row))];
  const rows = await sql.rows<IssueRow>(
    `SELECT ${READ_COLUMNS} FROM import_issue
      WHERE import_id = ? AND row_no IN (${marks(numbers.length)}) AND sheet IN (${marks(sheets(places).length)}) ORDER BY position`,
    [importId, ...numbers, ...sheets(places)],
  );
  const found = new Map<string, RowIssue[]>();
  for (const issue of rows.map(issueOf)) {
    const key = keyOf(issue);
    found.set(key, [...(found.get(key) ?? []), issue]);
  }
  return found;
}

const sheets = (places: readonly { sheet: string }[]): string[] => [
  ...new Set(places.map(({ sheet }) => sheet.slice(0, 100))),
];

/** How many remarks of each severity, as they are shown. */
export async function countIssues(sql: Sql, importId: number): Promise<{ severity: Severity; count: number }[]> {
  const rows = await sql.rows<{ severity: Severity; n: number }>(
    `SELECT ${SHOWN_AS} AS severity, COUNT(*) AS n FROM import_issue WHERE import_id = ? GROUP BY ${SHOWN_AS}`,
    [importId],
  );
  return SEVERITIES.flatMap((severity) => {
    const found = rows.find((row) => row.severity === severity);
    return found ? [{ severity, count: Number(found.n) }] : [];
  });
}

const SEVERITIES: readonly Severity[] = ['row_rejected', 'conflict', 'cell_rejected', 'warning'];

export const isSeverity = (text: string): text is Severity => (SEVERITIES as readonly string[]).includes(text);
