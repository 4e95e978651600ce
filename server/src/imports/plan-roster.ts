import type { Day } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import type { RosterReading, RosterRow, RowIssue } from '@dat100/shared/roster-reading';
import type { Secrets } from '../database/secrets.js';
import type { Sql } from '../database/sql.js';
import type { CellPlaces } from './cell-places.js';
import { indexesOf, knownPeople } from './known-people.js';
import { planRow } from './plan-row.js';
import { isConflictCode, type ConflictCode, type KnownPerson, type OutdatedCell, type RowPlan } from './row-plan.js';

export type Outcome = 'new' | 'changed' | 'unchanged' | 'conflict' | 'rejected';

/** A row as it was read, with what the file itself says about it. */
export interface SourceRow {
  row: RosterRow;
  issues: readonly RowIssue[];
}

export interface PlannedRow {
  row: RosterRow;
  outcome: Outcome;
  /** null for a rejected row */
  plan: RowPlan | null;
  known: KnownPerson | null;
  /** what came of holding the row against the records */
  issues: RowIssue[];
  /** where it has been worked out */
  citizenIdIndex?: string | undefined;
  /** people it might be, for a person to look at; never applied */
  suggestions?: number[];
  /** of an official list: the pile it falls on */
  pile?: string | null;
}

export interface PlanDeps {
  secrets: Secrets;
  rules: CountRules;
  /** kind of a unit, for people whose list does not say what they are */
  unitKind: (unitId: number) => string;
  /** whether whoever acts on the plan is in charge of this unit: people of others are not told about */
  inside: (unitId: number) => boolean;
  /** by citizen id the blind indexes of those who may be on record, where the caller knows: nobody else is looked for */
  onRecord?: ReadonlyMap<string, string>;
}

/** Holds rows of a list against what is known: what each would change, and every remark. Writes nothing. */
export type PlanRows = (
  sql: Sql,
  deps: PlanDeps,
  source: readonly SourceRow[],
  places: CellPlaces,
  asOf: Day,
  decided?: ReadonlySet<string>,
) => Promise<PlannedRow[]>;

const PUBLIC_SERVICE = new Set(['truong_hoc', 'benh_vien', 'don_vi_su_nghiep']);

/** The kind a new person of a unit most likely has, when the list is silent. It is said as a remark on the row. */
export function kindWhenSilent(unitKind: string): string {
  return PUBLIC_SERVICE.has(unitKind) ? 'vien_chuc' : 'cong_chuc';
}

/** Looks up what is known of the people of rows; what it answers holds them against it, one by one. */
export type LookUp = (...given: Parameters<PlanRows>) => Promise<(read: SourceRow, i: number) => PlannedRow>;

/** The rows of a unit's own list. */
export const lookUpRosterRows: LookUp = async (sql, deps, source, places, asOf, decided = new Set()) => {
  const indexes = deps.onRecord ?? indexesOf(deps.secrets, source);
  const known = await knownPeople(sql, deps.secrets, indexes);
  const context = { places, asOf, decided };
  return (read) => {
    const { citizenId, phone, status } = read.row;
    const person = status === 'rejected' ? null : known.get(citizenId, phone);
    return planOne(deps, read, person, indexes.get(citizenId), context);
  };
};

/** As lookUpRosterRows, all of them held against the records at once. */
export const planRosterRows: PlanRows = async (...given) => {
  const [, , source] = given;
  return source.map(await lookUpRosterRows(...given));
};

function planOne(
  deps: PlanDeps,
  { row, issues: said }: SourceRow,
  person: KnownPerson | null,
  citizenIdIndex: string | undefined,
  { places, asOf, decided }: { places: CellPlaces; asOf: Day; decided: ReadonlySet<string> },
): PlannedRow {
  if (row.status === 'rejected')
    return { row, outcome: 'rejected', plan: null, known: null, issues: [], citizenIdIndex };
  const context = {
    criteria: deps.rules.criteria,
    asOf,
    kindWhenSilent: kindWhenSilent(deps.unitKind(row.unitId)),
    decided: decided.size > 0 && decided.has(keyOf(row)),
    inFile: row.status === 'conflict' ? conflictInFile(said) : null,
    inside: deps.inside,
  };
  const plan = planRow(context, row, person?.withdrawn ? null : person);
  const issues: RowIssue[] = [];
  if (plan.conflict && row.status !== 'conflict') {
    const { code, criterion } = plan.conflict;
    issues.push({
      ...places.of(row, conflictCell(code, criterion)),
      severity: 'conflict',
      code,
      value: row.citizenId,
    });
  }
  if (plan.outcome === 'new' && row.kind === null)
    issues.push({
      ...places.of(row, { field: 'kind', criterion: null, value: null }),
      severity: 'warning',
      code: 'kind_assumed_warning',
      value: null,
      readAs: context.kindWhenSilent,
    });
  if (plan.outdated.length > 0) issues.push(...outdatedIssues(plan.outdated, (cell) => places.of(row, cell)));
  return { row, outcome: plan.outcome, plan, known: person, issues, citizenIdIndex };
}

/** How the row contradicts another of its file, as its reading says. */
function conflictInFile(issues: readonly RowIssue[]): ConflictCode | null {
  for (const { code } of issues) if (isConflictCode(code)) return code;
  return null;
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

/** The cell a conflict is about: the name, a criterion's status, or the citizen id. */
function conflictCell(code: ConflictCode, criterion: string | null): OutdatedCell {
  if (code === 'same_id_two_names') return { field: 'name', criterion: null, value: null };
  return { field: criterion === null ? 'citizenId' : 'status', criterion, value: null };
}

export const keyOf = (row: Pick<RosterRow, 'sheet' | 'row'>): string => `${row.sheet}!${row.row}`;

/** The rows of a whole reading with what it says of each; remarks on no row are left out. */
export function sourceRows({ rows, issues }: Pick<RosterReading, 'rows' | 'issues'>): SourceRow[] {
  const byRow = new Map<string, RowIssue[]>();
  for (const issue of issues) {
    const list = byRow.get(keyOf(issue));
    if (list) list.push(issue);
    else byRow.set(keyOf(issue), [issue]);
  }
  return rows.map((row) => ({ row, issues: byRow.get(keyOf(row)) ?? [] }));
}
