import type { Day } from './calendar.js';
import { columnLetters, type GridRow, type GridSheet } from './roster-grid.js';
import { findHeader, HEADER_HEIGHT, HEADER_WITHIN_ROWS, isSummary } from './roster-header.js';
import type { ColumnMapping, ReadRow, RowIssue, SheetReading, SummaryFigure } from './roster-reading.js';
import { SheetTable } from './roster-table.js';
import { titleDay } from './roster-title.js';
import type { UnitFinder } from './roster-units.js';

/** What reading one sheet gave, its rows aside. */
export interface SheetResult {
  reading: SheetReading;
  /** The day its title block states. */
  asOf: Day | null;
  /** Remarks of no person row. */
  issues: RowIssue[];
  figures: SummaryFigure[];
  /** Person rows read. */
  people: number;
}

/** What the rows of a sheet are measured by. */
export interface SheetYardstick {
  units: UnitFinder;
  /** Days after this one have not come yet. */
  lastDay: Day;
}

export interface SheetContext {
  list: 'roster' | 'police';
  mappings: readonly ColumnMapping[];
  /** Asked once, when the header is found, with the day the sheet's own title states. */
  yardstick(titleDay: Day | null): SheetYardstick;
}

/**
 * Reads one sheet, fed with its rows in order: first letterhead and header are found, then line by line. What only
 * many rows can tell (what an empty status cell means, whether a unit is named once above its people) is decided on
 * the table's first DECIDED_ON rows, which wait for it.
 */
export class SheetReader {
  private readonly waiting: GridRow[] = [];
  private asOf: Day | null = null;
  private table: SheetTable | null = null;
  private headerSought = false;
  private summary = false;

  constructor(
    private readonly sheet: GridSheet,
    private readonly context: SheetContext,
  ) {}

  feed(row: GridRow): void {
    if (!this.headerSought) {
      this.waiting.push(row);
      if (row.row >= HEADER_WITHIN_ROWS + HEADER_HEIGHT) this.seekHeader();
    } else this.table?.feed(row);
  }

  /** The rows that are settled since it was last asked. */
  take(): ReadRow[] {
    return this.table?.take() ?? [];
  }

  /** Settles all rows; `take` gives the last of them. */
  finish(): SheetResult {
    if (!this.headerSought) this.seekHeader();
    const closed = this.table?.close();
    const columns = this.table?.header.columns ?? [];
    const reading: SheetReading = {
      sheet: this.sheet.name,
      role: this.table ? 'people' : this.summary ? 'summary' : 'other',
      headerRows: this.table?.header.rows ?? [],
      firstRow: closed?.firstRow ?? 0,
      lastRow: closed?.lastRow ?? 0,
      unitFrom: closed?.unitFrom ?? 'target',
      columns: [...(this.table?.header.headings ?? [])].map(([column, header]) => ({
        column: columnLetters(column),
        header,
        field: columns.find((known) => known.column === column)?.role.field ?? null,
      })),
      shape: '',
    };
    return { reading, asOf: this.asOf, issues: closed?.issues ?? [], figures: [], people: closed?.people ?? 0 };
  }

  private seekHeader(): void {
    this.headerSought = true;
    const header = findHeader(this.waiting, this.sheet.merges);
    const top = header?.rows[0] ?? HEADER_WITHIN_ROWS + 1;
    const bottom = header?.rows.at(-1) ?? 0;
    const title = this.waiting.filter(({ row }) => row < top);
    this.asOf = titleDay(title);
    this.summary = header === null && isSummary(this.waiting);
    if (header) {
      this.table = new SheetTable(this.sheet, header, title, this.context.yardstick(this.asOf));
      for (const row of this.waiting) if (row.row > bottom) this.table.feed(row);
    }
    this.waiting.length = 0;
  }
}
