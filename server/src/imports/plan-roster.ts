import type { Day } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import { columnRole } from '@dat100/shared/roster-headings';
import type { RosterReading, RosterRow, RowIssue } from '@dat100/shared/roster-reading';
import type { Secrets } from '../database/secrets.js';
import type { Sql } from '../database/sql.js';
import { knownPeople } from './known-people.js';
import { planRow } from './plan-row.js';
import { isConflictCode, type ConflictCode, type KnownPerson, type OutdatedCell, type RowPlan } from './row-plan.js';

/** Counts of an import: rows = accepted + rejected + conflict; accepted = new + changed + unchanged. */
export interface ImportCounts {
  rows: number;
  accepted: number;
  acceptedWithRemarks: number;
  rejected: number;
  conflict: number;
  new: number;
  changed: number;
  unchanged: number;
}

export interface PlannedRow {
  row: RosterRow;
  outcome: 'new' | 'changed' | 'unchanged' | 'conflict' | 'rejected';
  /** null for a rejected row */
  plan: RowPlan | null;
  known: KnownPerson | null;
}

export interface RosterPlan {
  asOf: Day;
  rows: PlannedRow[];
  /** what the file itself says, then what comes of holding it against the records */
  issues: RowIssue[];
  /** how many of them the file says */
  fileIssues: number;
  counts: ImportCounts;
}

/** What planning needs of a reading. */
export type PlannedReading = Pick<RosterReading, 'rows' | 'sheets' | 'issues'>;

export interface PlanDeps {
  secrets: Secrets;
  rules: CountRules;
  /** kind of a unit, for people whose list does not say what they are */
  unitKind: (unitId: number) => string;
  /** whether whoever acts on the plan is in charge of this unit: people of others are not told about */
  inside: (unitId: number) => boolean;
}

const PUBLIC_SERVICE = new Set(['truong_hoc', 'benh_vien', 'don_vi_su_nghiep']);

/** The kind a new person of a unit most likely has, when the list is silent. It is said as a remark on the row. */
export function kindWhenSilent(unitKind: string): string {
  return PUBLIC_SERVICE.has(unitKind) ? 'vien_chuc' : 'cong_chuc';
}

/** Holds a reading against what is known: what each row would change, and every remark. Writes nothing. */
export async function planRoster(
  sql: Sql,
  deps: PlanDeps,
  reading: PlannedReading,
  asOf: Day,
  decided: ReadonlySet<string> = new Set(),
): Promise<RosterPlan> {
  const known = await knownPeople(
    sql,
    deps.secrets,
    reading.rows.filter((r) => r.status !== 'rejected'),
  );
  const found: RowIssue[] = [];
  const place = placer(reading);
  const inFile = conflictsInFile(reading.issues);
  const rows = reading.rows.map((row): PlannedRow => {
    if (row.status === 'rejected') return { row, outcome: 'rejected', plan: null, known: null };
    const person = known.get(row.citizenId) ?? null;
    const context = {
      criteria: deps.rules.criteria,
      asOf,
      kindWhenSilent: kindWhenSilent(deps.unitKind(row.unitId)),
      decided: decided.has(keyOf(row)),
      inFile: inFile.get(keyOf(row)) ?? null,
      inside: deps.inside,
    };
    const plan = planRow(context, row, person);
    if (plan.conflict && row.status !== 'conflict') {
      const { code, criterion } = plan.conflict;
      found.push({ ...place(row, conflictCell(code, criterion)), severity: 'conflict', code, value: row.citizenId });
    }
    if (plan.outcome === 'new' && row.kind === null)
      found.push({
        ...place(row, { field: 'kind', criterion: null, value: null }),
        severity: 'warning',
        code: 'kind_assumed_warning',
        value: null,
        readAs: context.kindWhenSilent,
      });
    found.push(...outdatedIssues(plan.outdated, (cell) => place(row, cell)));
    return { row, outcome: plan.outcome, plan, known: person };
  });
  const issues = [...inFileOrder(reading), ...found];
  return { asOf, rows, issues, fileIssues: reading.issues.length, counts: countsOf(rows, issues) };
}

/** What the file itself says, from its first sheet and row to its last. */
function inFileOrder({ sheets, issues }: PlannedReading): RowIssue[] {
  const at = new Map(sheets.map(({ sheet }, i) => [sheet, i]));
  const of = ({ sheet }: RowIssue) => at.get(sheet) ?? sheets.length;
  return [...issues].sort((a, b) => of(a) - of(b) || a.row - b.row);
}

/** How rows contradict others of their file, as its reading says. */
function conflictsInFile(issues: readonly RowIssue[]): Map<string, ConflictCode> {
  return new Map(issues.flatMap((issue) => (isConflictCode(issue.code) ? [[keyOf(issue), issue.code]] : [])));
}

/** One remark for each column. */
function outdatedIssues(
  cells: readonly OutdatedCell[],
  place: (cell: OutdatedCell) => Pick<RowIssue, 'sheet' | 'row' | 'column' | 'header'>,
): RowIssue[] {
  const byColumn = new Map<string | null, RowIssue>();
  for (const cell of cells) {
    const at = place(cell);
    const issue = { ...at, severity: 'cell_rejected' as const, code: 'older_than_known', value: cell.value };
    if (!byColumn.has(at.column)) byColumn.set(at.column, issue);
  }
  return [...byColumn.values()];
}

export const keyOf = (row: Pick<RosterRow, 'sheet' | 'row'>): string => `${row.sheet}!${row.row}`;

function countsOf(rows: readonly PlannedRow[], issues: readonly RowIssue[]): ImportCounts {
  const remarked = new Set(issues.map((issue) => `${issue.sheet}!${issue.row}`));
  const of = (outcome: PlannedRow['outcome']) => rows.filter((r) => r.outcome === outcome).length;
  const accepted = rows.filter((r) => r.outcome !== 'rejected' && r.outcome !== 'conflict');
  return {
    rows: rows.length,
    accepted: accepted.length,
    acceptedWithRemarks: accepted.filter((r) => remarked.has(keyOf(r.row))).length,
    rejected: of('rejected'),
    conflict: of('conflict'),
    new: of('new'),
    changed: of('changed'),
    unchanged: of('unchanged'),
  };
}

/** The cell a conflict is about: the name, a criterion's status, or the citizen id. */
function conflictCell(code: ConflictCode, criterion: string | null): OutdatedCell {
  if (code === 'same_id_two_names') return { field: 'name', criterion: null, value: null };
  return { field: criterion === null ? 'citizenId' : 'status', criterion, value: null };
}

/** Where a cell stands in the sheet; the citizen id's column when the list has no column of its own for it. */
function placer(
  reading: PlannedReading,
): (row: RosterRow, cell: OutdatedCell) => Pick<RowIssue, 'sheet' | 'row' | 'column' | 'header'> {
  const sheets = new Map(
    reading.sheets.map(({ sheet, columns }) => [
      sheet,
      columns.map((c) => ({ ...c, role: c.field === null ? null : columnRole(c.header.split(' / ')) })),
    ]),
  );
  return (row, { field, criterion, value }) => {
    const columns = sheets.get(row.sheet) ?? [];
    const sex = row.sex === 'female' ? 'Female' : 'Male';
    // Lists that have a column of birth dates for each sex tell the sex by it.
    const fields = [field, field + sex, ...(field === 'sex' ? [`birthDate${sex}`] : [])];
    const told = columns.filter(({ role }) => role !== null && 'criterion' in role && role.criterion === criterion);
    const column =
      told.find(({ role }) => role?.field === 'step' && role.stage === value) ??
      told.find(({ role }) => role?.field === 'status') ??
      told[0] ??
      columns.find((c) => c.field !== null && fields.includes(c.field)) ??
      columns.find((c) => c.field === 'citizenId');
    return { sheet: row.sheet, row: row.row, column: column?.column ?? null, header: column?.header ?? null };
  };
}
