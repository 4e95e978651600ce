import type { Day } from './calendar.js';
import { LegacyTextCounter } from './legacy-font-text.js';
import { compareRows, groupBy } from './roster-duplicates.js';
import type { GridEvent, GridRow, RefusalCode } from './roster-grid.js';
import { refusalOf } from './roster-messages.js';
import type { RosterReading, RosterRow, RowIssue, UnitChoice } from './roster-reading.js';
import { SheetReader, type SheetResult } from './roster-sheet.js';
import { UnitFinder } from './roster-units.js';

export interface BookContext {
  /** The day the list speaks of, if the user says it; else its title block is asked. */
  asOf: Day | null;
  /** The target and its subtree; the target's ancestors may be among them. */
  units: readonly UnitChoice[];
  targetUnitId: number;
  today: Day;
}

/** Rows looked at for legacy text: titles, header and the first people. */
const SAMPLED_ROWS = 200;

/** Puts a roster together from what the file reader finds, sheet after sheet. */
export class RosterBook {
  private readonly units: UnitFinder;
  private readonly results: SheetResult[] = [];
  private readonly legacy = new LegacyTextCounter();
  private readonly hiddenSheets: RowIssue[] = [];
  private open: SheetReader | null = null;
  private hidden = false;
  private sampled = 0;
  private filled = false;
  private encodingGuessed = false;

  /** Throws RangeError when the target is not among the units. */
  constructor(private readonly context: BookContext) {
    this.units = new UnitFinder(context.units, context.targetUnitId);
  }

  take(event: GridEvent): void {
    if (event.type === 'sheet') {
      this.closeSheet();
      this.hidden = event.sheet.hidden;
      this.sampled = 0;
      this.encodingGuessed ||= event.sheet.encodingGuessed;
      this.open = new SheetReader(event.sheet, { units: this.units, lastDay: (titleDay) => this.lastDay(titleDay) });
      return;
    }
    for (const row of event.rows) {
      this.filled ||= row.cells.length > 0;
      if (this.sampled++ < SAMPLED_ROWS) this.sample(row);
      this.open?.feed(row);
    }
  }

  finish(): RosterReading {
    this.closeSheet();
    const refusal = this.refusal();
    if (refusal) return refusedReading(refusal);
    const rows = this.results.flatMap((result) => result.rows);
    const issues = [...this.results.flatMap((result) => result.issues), ...this.hiddenSheets];
    const rejected = new Set(issues.filter(({ severity }) => severity === 'row_rejected').map(keyOf));
    const comparable = this.results.flatMap(({ rows: own, idColumn, idValues }) =>
      own
        .map((row, i) => ({ row, idColumn, idValue: idValues[i] ?? null }))
        .filter(({ row }) => !rejected.has(keyOf(row))),
    );
    issues.push(...compareRows(comparable));
    settle(rows, issues);
    return {
      outcome: 'accepted',
      refusal: null,
      asOf: this.asOf(),
      sheets: this.results.map(({ reading }) => reading),
      rows,
      issues,
    };
  }

  private closeSheet(): void {
    if (!this.open) return;
    const result = this.open.finish();
    this.open = null;
    if (this.hidden && result.rows.length > 0) this.hiddenSheets.push(hiddenSheet(result));
    // What the user cannot see is not counted: it is named, and stays out.
    this.results.push(
      this.hidden ? { ...result, rows: [], issues: [], reading: { ...result.reading, role: 'other' } } : result,
    );
  }

  /** The day asked for, else the latest that a sheet of people states, else any sheet. Days to come are no list's day. */
  private asOf(): Day | null {
    if (this.context.asOf !== null) return this.context.asOf;
    const daysOf = (results: readonly SheetResult[]): Day[] =>
      results.map(({ asOf }) => asOf).filter((day) => day !== null && day <= this.context.today) as Day[];
    const people = daysOf(this.results.filter(({ reading }) => reading.role === 'people'));
    return (people.length > 0 ? people : daysOf(this.results)).sort().at(-1) ?? null;
  }

  private lastDay(titleDay: Day | null): Day {
    const { asOf, today } = this.context;
    const stated = titleDay !== null && titleDay <= today ? titleDay : this.asOf();
    const day = asOf ?? stated ?? today;
    return day < today ? day : today;
  }

  private sample({ cells }: GridRow): void {
    for (const { value } of cells) if (typeof value === 'string') this.legacy.add(value);
  }

  private refusal(): RefusalCode | null {
    if (!this.filled) return 'empty_file';
    if (this.legacy.isLegacy) return 'legacy_font_text';
    if (!this.results.some(({ reading }) => reading.role === 'people'))
      return this.encodingGuessed ? 'unknown_encoding' : 'no_header';
    return this.results.every(({ rows }) => rows.length === 0) ? 'no_rows' : null;
  }
}

/** A reading that refuses the whole file. `record`: the CSV record where reading stopped. */
export function refusedReading(code: RefusalCode, record: number | null = null): RosterReading {
  return { outcome: 'refused', refusal: refusalOf(code, record), asOf: null, sheets: [], rows: [], issues: [] };
}

/** Rows read, by outcome: rows = accepted + rejected + conflict. */
export function countRows(rows: readonly RosterRow[]): {
  rows: number;
  accepted: number;
  acceptedWithRemarks: number;
  rejected: number;
  conflict: number;
} {
  const of = (status: RosterRow['status']): RosterRow[] => rows.filter((row) => row.status === status);
  const accepted = of('accepted');
  return {
    rows: rows.length,
    accepted: accepted.length,
    acceptedWithRemarks: accepted.filter(({ remarks }) => remarks > 0).length,
    rejected: of('rejected').length,
    conflict: of('conflict').length,
  };
}

function settle(rows: readonly RosterRow[], issues: readonly RowIssue[]): void {
  const byRow = groupBy(issues, keyOf);
  for (const row of rows) {
    const own = byRow.get(keyOf(row)) ?? [];
    row.remarks = own.length;
    if (own.some(({ severity }) => severity === 'row_rejected')) row.status = 'rejected';
    else if (own.some(({ severity }) => severity === 'conflict')) row.status = 'conflict';
  }
}

function hiddenSheet({ reading, rows }: SheetResult): RowIssue {
  const place = { sheet: reading.sheet, row: rows[0]?.row ?? 0, column: null, header: null };
  return { severity: 'warning', code: 'hidden_sheet_warning', ...place, value: rows.length };
}

function keyOf({ sheet, row }: { sheet: string; row: number }): string {
  return `${row}:${sheet}`;
}
