import type { Day } from './calendar.js';
import { columnLetters, type GridRow, type GridSheet } from './roster-grid.js';
import {
  findHeader,
  HEADER_HEIGHT,
  HEADER_WITHIN_ROWS,
  isSummary,
  type RosterColumn,
  type RosterHeader,
} from './roster-header.js';
import type { RosterCriterion } from './roster-headings.js';
import { LineReader } from './roster-lines.js';
import { personReader, type PersonReading } from './roster-person.js';
import { UnitPlacer } from './roster-placing.js';
import type { RosterRow, RowIssue, SheetReading } from './roster-reading.js';
import { ROSTER_STAGES } from './roster-stage-words.js';
import { titleDay } from './roster-title.js';
import type { UnitFinder } from './roster-units.js';
import { cellTick, shownValue } from './roster-values.js';

/** What reading one sheet gave. */
export interface SheetResult {
  reading: SheetReading;
  /** The day its title block states. */
  asOf: Day | null;
  rows: RosterRow[];
  issues: RowIssue[];
  /** Where the id stands, and what stands there in each row, for remarks that compare rows. */
  idColumn: RosterColumn | null;
  idValues: (string | number | null)[];
}

export interface SheetContext {
  units: UnitFinder;
  /** The last day that had come, given the day the sheet's own title states. */
  lastDay(titleDay: Day | null): Day;
}

/** The table of a sheet, once its header is found. */
interface Table {
  header: RosterHeader;
  lines: LineReader;
  placer: UnitPlacer;
  people: (row: GridRow) => PersonReading;
  idColumn: RosterColumn | null;
}

/** Reads one sheet, fed with its rows in order: first letterhead and header are found, then line by line. */
export class SheetReader {
  private readonly waiting: GridRow[] = [];
  private readonly rows: RosterRow[] = [];
  private readonly idValues: (string | number | null)[] = [];
  private readonly issues: RowIssue[] = [];
  /** Rows whose status cell is empty, by criterion. */
  private readonly blank = new Map<RosterCriterion, RosterRow[]>();
  /** Ticks and words met in status columns, to know what an empty cell means. */
  private readonly styles = new Map<RosterCriterion, { ticks: number; words: number }>();
  private readonly hiddenRows: number[] = [];
  private asOf: Day | null = null;
  private table: Table | null = null;
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
    } else if (this.table) this.readLine(this.table, row);
  }

  finish(): SheetResult {
    if (!this.headerSought) this.seekHeader();
    const columns = this.table?.header.columns ?? [];
    const placed = this.table?.placer.finish();
    this.issues.push(...(placed?.issues ?? []));
    this.fillBlankStatus();
    this.warnOfHidden(columns);
    const reading: SheetReading = {
      sheet: this.sheet.name,
      role: this.table ? 'people' : this.summary ? 'summary' : 'other',
      headerRows: this.table?.header.rows ?? [],
      firstRow: this.rows[0]?.row ?? 0,
      lastRow: this.rows.at(-1)?.row ?? 0,
      unitFrom: placed?.unitFrom ?? 'target',
      columns: [...(this.table?.header.headings ?? [])].map(([column, header]) => ({
        column: columnLetters(column),
        header,
        field: columns.find((known) => known.column === column)?.role.field ?? null,
      })),
    };
    const { asOf, rows, issues, idValues } = this;
    return { reading, asOf, rows, issues, idValues, idColumn: this.table?.idColumn ?? null };
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
      const lines = new LineReader(header, this.sheet.merges);
      const placer = new UnitPlacer(this.sheet, header.columns, title, this.context.units);
      const lastDay = this.context.lastDay(this.asOf);
      const people = personReader({ columns: header.columns, lastDay, date1904: this.sheet.date1904 });
      this.table = { header, lines, placer, people, idColumn: idColumnOf(header.columns) };
      for (const row of this.waiting) if (row.row > bottom) this.readLine(this.table, row);
    }
    this.waiting.length = 0;
  }

  private readLine(table: Table, row: GridRow): void {
    table.placer.pass(row);
    const line = table.lines.read(row);
    if (line.kind === 'section') table.placer.startSection(line.text);
    if (line.kind === 'person') this.readPerson(table, row);
  }

  private readPerson({ header, placer, people, idColumn }: Table, source: GridRow): void {
    const place = { sheet: this.sheet.name, row: source.row };
    const { person, issues, blankStatus } = people(source);
    const row: RosterRow = { ...place, ...person, unitId: this.context.units.targetId, status: 'accepted', remarks: 0 };
    for (const { column, ...issue } of issues) {
      this.issues.push({ ...issue, ...place, column: column?.letters ?? null, header: column?.header ?? null });
    }
    for (const criterion of blankStatus) {
      const rows = this.blank.get(criterion);
      if (rows) rows.push(row);
      else this.blank.set(criterion, [row]);
    }
    for (const column of header.columns) this.noteStyle(column, source);
    placer.add(row, source);
    this.rows.push(row);
    this.idValues.push(shownValue(source.cells.find(({ column }) => column === idColumn?.column)));
    if (source.hidden) this.hiddenRows.push(source.row);
  }

  private noteStyle({ column, role }: RosterColumn, row: GridRow): void {
    if (role.field !== 'status' || role.tick === null) return;
    const cell = row.cells.find((candidate) => candidate.column === column);
    if (!cell) return;
    const style = this.styles.get(role.criterion) ?? { ticks: 0, words: 0 };
    if (cellTick(cell) === true) style.ticks += 1;
    else style.words += 1;
    this.styles.set(role.criterion, style);
  }

  /** In a column of ticks an empty cell says "no"; in a column of words it says nothing. */
  private fillBlankStatus(): void {
    for (const [criterion, { ticks, words }] of this.styles) {
      if (ticks <= words) continue;
      for (const row of this.blank.get(criterion) ?? [])
        row.stages[criterion] = [{ stage: ROSTER_STAGES[criterion][0], on: null }];
    }
  }

  private warnOfHidden(columns: readonly RosterColumn[]): void {
    const warn = (code: string, row: number, column: RosterColumn | null, value: number | null): void => {
      const place = { sheet: this.sheet.name, row, column: column?.letters ?? null, header: column?.header ?? null };
      this.issues.push({ severity: 'warning', code, ...place, value });
    };
    const first = this.hiddenRows[0];
    if (first !== undefined) warn('hidden_rows_warning', first, null, this.hiddenRows.length);
    const headerRow = this.table?.header.rows[0] ?? 0;
    for (const column of columns) {
      const hidden = this.sheet.hiddenColumns.some(({ from, to }) => from <= column.column && column.column <= to);
      if (hidden && this.rows.length > 0) warn('hidden_columns_warning', headerRow, column, null);
    }
  }
}

function idColumnOf(columns: readonly RosterColumn[]): RosterColumn | null {
  return columns.find(({ role }) => role.field === 'citizenId') ?? null;
}
