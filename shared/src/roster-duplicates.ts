import type { RosterRow, RowIssue } from './roster-reading.js';
import { sameName } from './vietnamese-text.js';

/** What of a row is compared with others, and where it stands. */
export type ComparedRow = Pick<RosterRow, 'sheet' | 'row' | 'citizenId' | 'fullName' | 'unitId' | 'stages'>;

/** A row with what is needed to point at its id cell. */
export interface IdentifiedRow {
  row: ComparedRow;
  idColumn: { column: string; header: string } | null;
  /** The id as it stands in the cell. */
  idValue: string | number | null;
}

/**
 * Remarks on rows of one file that give the same citizen id, in file order; rows rejected already must be left out.
 *
 * Two names: all wait for a decision. The same person again in the same unit: the later row is rejected if it says the
 * same, else both wait. What is then left in two units waits too.
 */
export function compareRows(rows: readonly IdentifiedRow[]): RowIssue[] {
  const groups = [...groupBy(rows, ({ row }) => row.citizenId).values()];
  return groups.filter(({ length }) => length > 1).flatMap(compareGroup);
}

/** Items under their key, both in the order given. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function compareGroup(group: readonly IdentifiedRow[]): RowIssue[] {
  if (haveTwoNames(group)) return conflict(group, 'same_id_two_names');
  const left: IdentifiedRow[] = [];
  const issues = [...groupBy(group, ({ row }) => row.unitId).values()].flatMap((sameUnit) => {
    const [kept, ...again] = sameUnit as [IdentifiedRow, ...IdentifiedRow[]];
    left.push(kept);
    return again.some(({ row }) => !sameStages(row, kept.row))
      ? conflict(sameUnit, 'same_person_two_statuses')
      : again.map((item) => issueOn(item, 'row_rejected', 'duplicate_in_file', kept));
  });
  return left.length > 1 ? [...issues, ...conflict(left, 'same_person_two_units')] : issues;
}

/** Each way of writing is looked at once: a group may be a whole file, whose rows are written alike. */
function haveTwoNames(group: readonly IdentifiedRow[]): boolean {
  const [first = '', ...others] = new Set(group.map(({ row }) => row.fullName));
  return others.some((name) => !sameName(name, first));
}

/** Each row names another: the next in the file, the last one the first. */
function conflict(group: readonly IdentifiedRow[], code: string): RowIssue[] {
  return group.map((item, i) => issueOn(item, 'conflict', code, group[(i + 1) % group.length] as IdentifiedRow));
}

function issueOn(item: IdentifiedRow, severity: RowIssue['severity'], code: string, other: IdentifiedRow): RowIssue {
  const { row, idColumn, idValue } = item;
  return {
    severity,
    code,
    sheet: row.sheet,
    row: row.row,
    column: idColumn?.column ?? null,
    header: idColumn?.header ?? null,
    value: idValue,
    otherRow: { sheet: other.row.sheet, row: other.row.row },
  };
}

/** Where both rows tell a criterion, the person stands at the same stage. */
function sameStages(a: ComparedRow, b: ComparedRow): boolean {
  return Object.entries(a.stages).every(([criterion, steps]) => {
    const other = b.stages[criterion];
    return other === undefined || other.at(-1)?.stage === steps.at(-1)?.stage;
  });
}
