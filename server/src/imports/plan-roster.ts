import type { Day } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import type { RosterReading, RosterRow, RowIssue } from '@dat100/shared/roster-reading';
import type { Secrets } from '../database/secrets.js';
import type { Sql } from '../database/sql.js';
import { knownPeople } from './known-people.js';
import { planRow } from './plan-row.js';
import type { KnownPerson, RowPlan } from './row-plan.js';

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
  issues: RowIssue[];
  counts: ImportCounts;
}

export interface PlanDeps {
  secrets: Secrets;
  rules: CountRules;
  /** kind of a unit, for people whose list does not say what they are */
  unitKind: (unitId: number) => string;
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
  reading: RosterReading,
  asOf: Day,
  decided: ReadonlySet<string> = new Set(),
): Promise<RosterPlan> {
  const known = await knownPeople(
    sql,
    deps.secrets,
    reading.rows.filter((r) => r.status !== 'rejected'),
  );
  const issues = [...reading.issues];
  const columnOf = columns(reading);
  const rows = reading.rows.map((row): PlannedRow => {
    if (row.status === 'rejected') return { row, outcome: 'rejected', plan: null, known: null };
    const person = known.get(row.citizenId) ?? null;
    const context = {
      criteria: deps.rules.criteria,
      asOf,
      kindWhenSilent: kindWhenSilent(deps.unitKind(row.unitId)),
      decided: decided.has(keyOf(row)),
    };
    const plan = planRow(context, row, person);
    if (plan.conflict && row.status !== 'conflict')
      issues.push({
        ...columnOf(row, plan.conflict.code),
        severity: 'conflict',
        code: plan.conflict.code,
        value: row.citizenId,
      });
    if (plan.outcome === 'new' && row.kind === null)
      issues.push({
        ...columnOf(row, 'kind'),
        severity: 'warning',
        code: 'kind_assumed_warning',
        value: null,
        readAs: context.kindWhenSilent,
      });
    return { row, outcome: plan.outcome, plan, known: person };
  });
  return { asOf, rows, issues, counts: countsOf(rows, issues) };
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

/** Where in the sheet a conflict stands: the column of the citizen id, of the name, or of the kind. */
function columns(
  reading: RosterReading,
): (row: RosterRow, code: string) => Pick<RowIssue, 'sheet' | 'row' | 'column' | 'header'> {
  return (row, code) => {
    const field = code === 'same_id_two_names' ? 'name' : code === 'kind' ? 'kind' : 'citizenId';
    const column = reading.sheets.find((s) => s.sheet === row.sheet)?.columns.find((c) => c.field === field);
    return { sheet: row.sheet, row: row.row, column: column?.column ?? null, header: column?.header ?? null };
  };
}
