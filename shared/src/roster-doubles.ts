import { parseCitizenId, parsePhone } from './citizen-id.js';
import { isPlaceholder } from './roster-cells.js';
import type { GridCell, GridRow, GridSheet } from './roster-grid.js';
import type { DoubleColumn, RosterHeader } from './roster-header.js';
import type { RowIssue } from './roster-reading.js';
import { cellDay, cellText, cellTick } from './roster-values.js';
import { searchForm } from './vietnamese-text.js';

/** Said in several columns of many a list, and kept of none: numbers of rows, notes. */
const OF_NO_WEIGHT: ReadonlySet<string> = new Set(['index', 'note', 'rowKey']);
const DAYS: ReadonlySet<string> = new Set(['birthDate', 'birthDateMale', 'birthDateFemale', 'day', 'scopeUntil']);
const TICKS: ReadonlySet<string> = new Set(['status', 'step', 'kindTick', 'membership', 'sexMale', 'sexFemale']);

/** Columns of a table that mean what a column before them means: they are set aside, and the sheet says so once. */
export class DoubleColumns {
  private readonly doubles: { double: DoubleColumn; filled: boolean; differing: number; first: number }[];

  constructor(
    private readonly sheet: GridSheet,
    { doubles, columns }: RosterHeader,
  ) {
    const used = new Set(columns.map(({ column }) => column));
    this.doubles = doubles
      .filter((double) => used.has(double.used.column) && !OF_NO_WEIGHT.has(double.used.role.field))
      .map((double) => ({ double, filled: false, differing: 0, first: 0 }));
  }

  /** Holds what the row of somebody says in both columns against one another. */
  note({ row, cells }: GridRow): void {
    for (const one of this.doubles) {
      const { used, other } = one.double;
      const says = ({ column }: { column: number }): string =>
        meaningOf(
          cells.find((cell) => cell.column === column),
          used.role.field,
          this.sheet.date1904,
        );
      const set = says(other);
      if (set === '') continue;
      one.filled = true;
      if (isSame(set, says(used))) continue;
      one.differing += 1;
      one.first ||= row;
    }
  }

  /** A remark on each column set aside, at the header; on none in which nothing stands: a heading may reach over it. */
  remarks(headerRow: number): RowIssue[] {
    const { name: sheet } = this.sheet;
    const told = this.doubles.filter(({ filled }) => filled);
    return told.map(({ double: { used, other }, differing, first }) => ({
      ...{ severity: 'warning' as const, code: 'double_column_warning', sheet, row: headerRow },
      ...{ column: other.letters, header: other.header, value: differing, readAs: `${used.letters} “${used.header}”` },
      ...(differing > 0 ? { otherRow: { sheet, row: first } } : {}),
    }));
  }
}

/** What a tick says that is none, in words: it speaks against a tick, while an empty cell says nothing. */
const NO = 'không';

/** Whether the cell set aside says nothing else than the one used: who is not ticked and who is “no” are the same. */
const isSame = (set: string, used: string): boolean => set === used || (set === NO && used === '');

/** What a cell says, however it is written; '' for nothing. */
function meaningOf(cell: GridCell | undefined, field: string, date1904: boolean): string {
  const text = cellText(cell);
  if (cell === undefined || isPlaceholder(text)) return '';
  if (field === 'citizenId') {
    const parsed = parseCitizenId(typeof cell.value === 'boolean' ? text : cell.value);
    if (parsed.ok) return parsed.id;
  }
  if (field === 'phone') return parsePhone(typeof cell.value === 'boolean' ? text : cell.value).phone ?? text;
  const day = DAYS.has(field) || field === 'step' ? cellDay(cell, date1904) : null;
  if (day?.kind === 'day') return day.day;
  if (day?.kind === 'year') return String(day.year);
  const tick = TICKS.has(field) ? cellTick(cell) : null;
  if (tick !== null) return tick ? 'x' : NO;
  return searchForm(text);
}
