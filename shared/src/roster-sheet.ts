import type { Day } from './calendar.js';
import { parseCitizenId } from './citizen-id.js';
import { columnLetters, type GridCell, type GridRow, type GridSheet } from './roster-grid.js';
import { fieldOfRole } from './roster-fields.js';
import {
  findHeader,
  HEADER_HEIGHT,
  HEADER_WITHIN_ROWS,
  isSummary,
  likelyHeader,
  type RosterHeader,
} from './roster-header.js';
import type { ColumnMapping, ReadRow, RowIssue, SheetReading, SummaryFigure } from './roster-reading.js';
import { policeHeader } from './roster-police.js';
import { readSummary, SUMMARY_ROWS } from './roster-summary.js';
import { SheetTable } from './roster-table.js';
import { titleDay } from './roster-title.js';
import type { UnitFinder } from './roster-units.js';
import { cleanText, isPersonName } from './vietnamese-text.js';

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
  /** Of a sheet without a table: the rows that hold a citizen id all the same. */
  unread: { count: number; first: number };
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
  /** Asked once, when a table of people is found or one of counts is read, with the day the sheet's own title states. */
  yardstick(titleDay: Day | null): SheetYardstick;
}

/** A cell that holds a citizen id however it came; one of the old nine digits, or that lost its zeros, beside a name. */
function holdsId(value: GridCell['value'], beside: readonly GridCell[]): boolean {
  if (typeof value === 'boolean' || value === '' || !/\d{9}/.test(String(value))) return false;
  const id = parseCitizenId(value);
  if (id.ok && !id.padded) return true;
  return (id.ok || id.why === 'nine_digits') && beside.some((cell) => isFullName(cell.value));
}

const isFullName = (value: GridCell['value']): boolean =>
  typeof value === 'string' && /\p{L}\s+\p{L}/u.test(value) && isPersonName(cleanText(value));

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
  /** Where no header is found, what looks like one. */
  private likely: RosterHeader | null = null;
  private readonly unread = { count: 0, first: 0 };
  /** Rows of a sheet of counts, from its first. */
  private counts: GridRow[] | null = null;

  constructor(
    private readonly sheet: GridSheet,
    private readonly context: SheetContext,
  ) {}

  feed(row: GridRow): void {
    if (!this.headerSought) {
      this.waiting.push(row);
      if (row.row >= HEADER_WITHIN_ROWS + HEADER_HEIGHT) this.seekHeader();
    } else if (this.table) this.table.feed(row);
    else this.passOver(row);
  }

  /** A row of a sheet without people, as far as we can tell. */
  private passOver(row: GridRow): void {
    if (this.counts && this.counts.length < SUMMARY_ROWS) this.counts.push(row);
    this.noteIds(row);
  }

  private noteIds({ row, cells }: GridRow): void {
    if (!cells.some(({ value }) => holdsId(value, cells))) return;
    this.unread.count += 1;
    this.unread.first ||= row;
  }

  get name(): string {
    return this.sheet.name;
  }

  /** The columns of its table, once the header is found. */
  get columns(): SheetReading['columns'] | null {
    return this.table ? columnsOf(this.table.header) : null;
  }

  /** The rows that are settled since it was last asked. */
  take(): ReadRow[] {
    return this.table?.take() ?? [];
  }

  /** Settles all rows; `take` gives the last of them. */
  finish(): SheetResult {
    if (!this.headerSought) this.seekHeader();
    const closed = this.table?.close();
    const header = this.table?.header ?? this.likely;
    const reading: SheetReading = {
      sheet: this.sheet.name,
      role: this.table
        ? this.context.list === 'police'
          ? 'police_list'
          : 'people'
        : this.counts
          ? 'summary'
          : 'other',
      headerRows: header?.rows ?? [],
      firstRow: closed?.firstRow ?? 0,
      lastRow: closed?.lastRow ?? 0,
      unitFrom: closed?.unitFrom ?? 'target',
      columns: header ? columnsOf(header) : [],
      shape: header?.shape ?? '',
    };
    return {
      ...{ reading, asOf: this.asOf, people: closed?.people ?? 0, unread: this.unread },
      issues: closed?.issues ?? this.remarkOfUnread(),
      figures: this.counts ? readSummary(this.sheet, this.counts, this.context.yardstick(this.asOf).units) : [],
    };
  }

  private seekHeader(): void {
    this.headerSought = true;
    const found = findHeader(this.waiting, this.sheet.merges, this.context.mappings);
    const header = found && this.context.list === 'police' ? policeHeader(found) : found;
    const top = header?.rows[0] ?? HEADER_WITHIN_ROWS + 1;
    const bottom = header?.rows.at(-1) ?? 0;
    const title = this.waiting.filter(({ row }) => row < top);
    this.asOf = titleDay(title);
    if (!header && isSummary(this.waiting)) this.counts = [...this.waiting];
    if (!header && !this.counts) this.likely = likelyHeader(this.waiting, this.sheet.merges);
    if (header) {
      this.table = new SheetTable(this.sheet, header, title, this.context.yardstick(this.asOf), this.context.list);
      for (const row of this.waiting) if (row.row > bottom) this.table.feed(row);
    } else for (const row of this.waiting) this.noteIds(row);
    this.waiting.length = 0;
  }

  /** People stand on a sheet whose header is not understood: other sheets may be, so it must be said. */
  private remarkOfUnread(): RowIssue[] {
    const { count, first } = this.unread;
    if (count === 0) return [];
    const place = { sheet: this.sheet.name, row: first, column: null, header: null };
    return [{ severity: 'warning', code: 'sheet_not_read_warning', ...place, value: count }];
  }
}

function columnsOf({ columns, headings }: RosterHeader): SheetReading['columns'] {
  return [...headings].map(([column, header]) => {
    const role = columns.find((known) => known.column === column)?.role;
    return {
      column: columnLetters(column),
      header,
      field: role?.field ?? null,
      meaning: role && role.field !== 'rowKey' ? fieldOfRole(role) : null,
    };
  });
}
