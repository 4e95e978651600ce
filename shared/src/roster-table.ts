import { formatDay } from './calendar.js';
import { columnLetters, type GridCell, type GridRow, type GridSheet } from './roster-grid.js';
import type { RosterColumn, RosterHeader } from './roster-header.js';
import type { RosterCriterion } from './roster-headings.js';
import { RowCells } from './roster-cells.js';
import { DoubleColumns } from './roster-doubles.js';
import { LineReader } from './roster-lines.js';
import { personReader, type PersonContext, type PersonReading } from './roster-person.js';
import { UnitPlacer, type UnitSaid } from './roster-placing.js';
import { policeReader } from './roster-police.js';
import type { ReadRow, RosterRow, RowIssue, SheetReading } from './roster-reading.js';
import type { SheetYardstick } from './roster-sheet.js';
import { ROSTER_STAGES } from './roster-stage-words.js';
import type { CellIssue } from './roster-stages.js';
import { cellTick, shownValue } from './roster-values.js';

/** Rows of a table on which its habits are decided: what an empty status means, whether units are named once above. */
export const DECIDED_ON = 5_000;

/** A row read that waits for what the table's habits say of it. */
interface Pending {
  read: ReadRow;
  source: GridRow;
  said: UnitSaid;
  blank: readonly RosterCriterion[];
}

/** The table of a sheet, once its header is found. */
export class SheetTable {
  private readonly lines: LineReader;
  private readonly placer: UnitPlacer;
  private readonly people: (row: GridRow, cells: RowCells) => PersonReading;
  private readonly used: ReadonlyMap<number, RosterColumn>;
  private readonly idColumn: RosterColumn | null;
  /** Columns in which an empty cell means "no" where they hold more ticks than words. */
  private readonly tickColumns: readonly { column: number; criterion: RosterCriterion }[];
  /** Ticks less words met so far, by criterion. */
  private readonly ticks = new Map<RosterCriterion, number>();
  private readonly issues: RowIssue[] = [];
  private pending: Pending[] = [];
  private settled: ReadRow[] = [];
  private decided = false;
  private counted = 0;
  private firstRow = 0;
  private lastRow = 0;
  private hiddenRows = { first: 0, count: 0 };
  private unread = { first: 0, count: 0 };
  /** Columns whose values are results of formulas: the first such row, and how many. */
  private readonly calculated = new Map<RosterColumn, { first: number; count: number }>();
  private readonly doubles: DoubleColumns;

  constructor(
    private readonly sheet: GridSheet,
    readonly header: RosterHeader,
    title: readonly GridRow[],
    yardstick: SheetYardstick,
    list: 'roster' | 'police',
  ) {
    const { columns } = header;
    this.lines = new LineReader(header, sheet.merges);
    this.doubles = new DoubleColumns(sheet, header);
    this.placer = new UnitPlacer(sheet, columns, title, yardstick.units, list === 'police');
    // Row numbers are often counted by a formula, and tell nothing.
    this.used = new Map(columns.flatMap((column) => (column.role.field === 'index' ? [] : [[column.column, column]])));
    const context: PersonContext = {
      ...{ sheet: sheet.name, targetUnitId: yardstick.units.targetId, columns },
      ...{ lastDay: yardstick.lastDay, date1904: sheet.date1904 },
    };
    this.people = list === 'police' ? policeReader(context, title) : personReader(context);
    this.idColumn = columns.find(({ role }) => role.field === 'citizenId') ?? null;
    this.tickColumns = columns.flatMap(({ column, role }) =>
      role.field === 'status' && role.tick !== null ? [{ column, criterion: role.criterion }] : [],
    );
  }

  /** The next row below the header. */
  feed(row: GridRow): void {
    this.placer.pass(row);
    const cells = new RowCells(row, this.used);
    const line = this.lines.read(row, cells);
    if (line.kind === 'section') this.placer.startSection(line.text);
    if (line.kind !== 'person') return line.kind === 'unread' ? this.noteUnread(row.row) : undefined;
    const read = this.readPerson(row, cells);
    if (this.decided) this.settle(read);
    else if (this.pending.push(read) === DECIDED_ON) this.decide();
  }

  take(): ReadRow[] {
    const { settled } = this;
    this.settled = [];
    return settled;
  }

  /** Settles what still waits; says what the whole table told. */
  close(): Pick<SheetReading, 'firstRow' | 'lastRow' | 'unitFrom'> & { issues: RowIssue[]; people: number } {
    if (!this.decided) this.decide();
    this.warnOfSheet();
    const { firstRow, lastRow, issues, counted } = this;
    return { firstRow, lastRow, issues, people: counted, unitFrom: this.placer.unitFrom };
  }

  private readPerson(source: GridRow, cells: RowCells): Pending {
    const { person, issues, blankStatus } = this.people(source, cells);
    this.counted += 1;
    if (this.firstRow === 0) this.firstRow = source.row;
    this.lastRow = source.row;
    if (source.hidden) this.noteHidden(person);
    this.doubles.note(source);
    if (cells.calculated.length > 0) this.noteCalculated(source.row, cells);
    if (!this.decided) this.noteTicks(cells);
    const read: ReadRow = {
      row: person,
      issues: issues.length === 0 ? [] : issues.map((issue) => placed(issue, person)),
      idShown: this.idColumn ? shownValue(cells.shown(this.idColumn.column)) : null,
      cells: null,
    };
    return { read, source, said: this.placer.hear(source, cells), blank: blankStatus };
  }

  private noteUnread(row: number): void {
    this.unread = { first: this.unread.first || row, count: this.unread.count + 1 };
  }

  /** The sheet's one remark on its hidden rows stands at the first of them. */
  private noteHidden(person: RosterRow): void {
    if (this.hiddenRows.count === 0) person.remarks += 1;
    this.hiddenRows = { first: this.hiddenRows.first || person.row, count: this.hiddenRows.count + 1 };
  }

  private noteCalculated(row: number, { calculated }: RowCells): void {
    for (const column of calculated) {
      const known = this.calculated.get(column);
      if (known) known.count += 1;
      else this.calculated.set(column, { first: row, count: 1 });
    }
  }

  private noteTicks(cells: RowCells): void {
    for (const { column, criterion } of this.tickColumns) {
      const cell = cells.shown(column);
      if (cell) this.ticks.set(criterion, (this.ticks.get(criterion) ?? 0) + (cellTick(cell) === true ? 1 : -1));
    }
  }

  private decide(): void {
    this.decided = true;
    const rows = this.pending;
    this.pending = [];
    this.issues.push(...this.placer.decide(rows.map(({ said }) => said)));
    for (const row of rows) this.settle(row);
  }

  private settle({ read, source, said, blank }: Pending): void {
    const { row, issues } = read;
    for (const criterion of blank) {
      // In a column of ticks an empty cell says "no"; in a column of words it says nothing.
      if ((this.ticks.get(criterion) ?? 0) > 0)
        row.stages[criterion] = [{ stage: ROSTER_STAGES[criterion][0], on: null }];
    }
    const issue = this.placer.place(row, said);
    if (issue) issues.push(issue);
    for (const { severity } of issues) {
      row.remarks += 1;
      if (severity === 'row_rejected') row.status = 'rejected';
      else if (severity === 'conflict' && row.status === 'accepted') row.status = 'conflict';
      if (severity !== 'warning') read.cells ??= source.cells.map(shownCell);
    }
    this.settled.push(read);
  }

  private warnOfSheet(): void {
    const warn = (code: string, row: number, column: RosterColumn | null, value: number | null): void => {
      const place = { sheet: this.sheet.name, row, column: column?.letters ?? null, header: column?.header ?? null };
      this.issues.push({ severity: 'warning', code, ...place, value });
    };
    const { first, count } = this.hiddenRows;
    if (count > 0) warn('hidden_rows_warning', first, null, count);
    if (this.unread.count > 0) warn('rows_not_read_warning', this.unread.first, null, this.unread.count);
    for (const [column, { first: row, count: cells }] of this.calculated) {
      warn('formula_value_warning', row, column, cells);
    }
    const headerRow = this.header.rows[0] ?? 0;
    if (this.counted > 0) this.issues.push(...this.doubles.remarks(headerRow));
    for (const column of this.header.columns) {
      const hidden = this.sheet.hiddenColumns.some(({ from, to }) => from <= column.column && column.column <= to);
      if (hidden && this.counted > 0) warn('hidden_columns_warning', headerRow, column, null);
    }
  }
}

function placed({ column, ...issue }: CellIssue, { sheet, row }: RosterRow): RowIssue {
  return { ...issue, sheet, row, column: column?.letters ?? null, header: column?.header ?? null };
}

/** A cell as the user's program shows it. */
function shownCell({ column, value, day }: GridCell): { column: string; value: string | number | boolean } {
  return { column: columnLetters(column), value: day === undefined ? value : formatDay(day) };
}
