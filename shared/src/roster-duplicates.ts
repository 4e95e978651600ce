import type { RosterRow, RowIssue } from './roster-reading.js';
import { sameName } from './vietnamese-text.js';

/** A row with what is needed to point at its id cell. */
export interface IdentifiedRow {
  row: RosterRow;
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
  const [first, ...others] = group;
  if (first && others.some(({ row }) => !sameName(row.fullName, first.row.fullName)))
    return conflict(group, 'same_id_two_names');
  const issues: RowIssue[] = [];
  const left: IdentifiedRow[] = [];
  for (const sameUnit of groupBy(group, ({ row }) => row.unitId).values()) {
    const [kept, ...again] = sameUnit as [IdentifiedRow, ...IdentifiedRow[]];
    if (again.some(({ row }) => !sameStages(row, kept.row))) {
      issues.push(...conflict(sameUnit, 'same_person_two_statuses'));
    } else {
      for (const item of again) issues.push(issueOn(item, 'row_rejected', 'duplicate_in_file', kept));
    }
    left.push(kept);
  }
  return left.length > 1 ? [...issues, ...conflict(left, 'same_person_two_units')] : issues;
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
function sameStages(a: RosterRow, b: RosterRow): boolean {
  return Object.entries(a.stages).every(([criterion, steps]) => {
    const other = b.stages[criterion];
    return other === undefined || other.at(-1)?.stage === steps.at(-1)?.stage;
  });
}
