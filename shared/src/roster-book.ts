import type { Day } from './calendar.js';
import { LegacyTextCounter } from './legacy-font-text.js';
import type { GridEvent, GridRow, RefusalCode } from './roster-grid.js';
import { headingsSeen } from './header-messages.js';
import { refusalOf } from './roster-messages.js';
import type {
  ColumnMapping,
  EndPiece,
  ReadPiece,
  ReadRow,
  RosterRow,
  RowIssue,
  RowsPiece,
  SheetReading,
  TablePiece,
  UnitChoice,
} from './roster-reading.js';
import { SheetReader, type SheetResult, type SheetYardstick } from './roster-sheet.js';
import { UnitFinder } from './roster-units.js';

export interface BookContext {
  /** The day the list speaks of, if the user says it; else its title block is asked. */
  asOf: Day | null;
  /** The target and its subtree; the target's ancestors may be among them. Units of other days may be, if dated. */
  units: readonly UnitChoice[];
  targetUnitId: number;
  today: Day;
  /** What kind of list the user dropped; a roster if left out. */
  list?: 'roster' | 'police';
  /** What users said the columns of some shapes of sheet mean. */
  mappings?: readonly ColumnMapping[];
  /** The file's own day, known from a reading before this one. */
  fileDay?: Day;
}

/** Rows handed over together. */
export const ROWS_PER_PIECE = 250;
/** Rows looked at for legacy text: titles, header and the first people. */
const SAMPLED_ROWS = 200;

type Result = Omit<SheetResult, 'people'>;

/**
 * Understands a file from what the file reader finds, sheet after sheet, and hands its people over as it goes: memory
 * does not grow with the file.
 */
export class RosterBook {
  private readonly finders = new Map<Day, UnitFinder>();
  private readonly results: Result[] = [];
  private readonly legacy = new LegacyTextCounter();
  private readonly hiddenSheets: RowIssue[] = [];
  private readonly ready: ReadRow[] = [];
  private open: SheetReader | null = null;
  private hidden = false;
  private sampled = 0;
  private filled = false;
  private encodingGuessed = false;
  private people = 0;
  /** Days that rows handed over were measured by. */
  private readonly measuredBy = new Set<Day | null>();
  private openDay: Day | null = null;
  private tableTold = false;

  /** Throws RangeError when the target is not among the units. */
  constructor(private readonly context: BookContext) {
    if (!context.units.some(({ id }) => id === context.targetUnitId))
      throw new RangeError(`The target unit ${context.targetUnitId} is not among the units`);
  }

  /** The table of a sheet, once it is found, and full pieces of rows that are settled by now. */
  take(event: GridEvent): ReadPiece[] {
    if (event.type === 'sheet') {
      const table = this.closeSheet();
      this.hidden = event.sheet.hidden;
      this.sampled = 0;
      this.tableTold = false;
      this.encodingGuessed ||= event.sheet.encodingGuessed;
      this.open = new SheetReader(event.sheet, {
        list: this.context.list ?? 'roster',
        mappings: this.context.mappings ?? [],
        yardstick: (titleDay) => this.yardstick(titleDay),
      });
      return [...table, ...this.pieces(ROWS_PER_PIECE)];
    }
    for (const row of event.rows) {
      this.filled ||= row.cells.length > 0;
      if (this.sampled++ < SAMPLED_ROWS) this.sample(row);
      this.open?.feed(row);
    }
    const table = this.newTable();
    this.collect();
    return [...table, ...this.pieces(ROWS_PER_PIECE)];
  }

  /**
   * The last rows and the end; or only `again`, when rows were measured by another day than the one the file turned
   * out to speak of: then the file is to be read by a new book that is given `fileDay`.
   */
  finish(): ReadPiece[] {
    const table = this.closeSheet();
    const refusal = this.refusal();
    if (refusal) return [this.refusedFor(refusal)];
    if (this.fileDay !== undefined) return [{ type: 'again' }];
    const issues = [...this.results.flatMap((result) => result.issues), ...this.hiddenSheets];
    const end: EndPiece = {
      type: 'end',
      outcome: 'accepted',
      refusal: null,
      asOf: this.asOf(),
      sheets: this.results.map(({ reading }) => reading),
      issues,
      figures: this.results.flatMap(({ figures }) => figures),
    };
    return [...table, ...this.pieces(1), end];
  }

  /**
   * The sheets of a file refused for its header are told: the user may say what their columns mean. So are those in
   * which nobody was found because of what a user has said.
   */
  private refusedFor(code: RefusalCode): EndPiece {
    const end = refusedEnd(code);
    const said = (reading: SheetReading): boolean =>
      this.context.mappings?.some(({ shape }) => shape === reading.shape) ?? false;
    const sheets = this.results
      .map(({ reading }) => reading)
      .filter((reading) => reading.shape !== '' && (code === 'no_header' || (code === 'no_rows' && said(reading))));
    const seen = code === 'no_header' ? sheets[0] : undefined;
    return { ...end, sheets, refusal: seen && end.refusal ? headingsSeen(end.refusal, seen) : end.refusal };
  }

  /** Once finished: the day by which the file must be read again; undefined when all was measured by it already. */
  get fileDay(): Day | undefined {
    if (this.context.asOf !== null || this.context.fileDay !== undefined) return undefined;
    const day = this.asOf();
    return day !== null && [...this.measuredBy].some((other) => other !== day) ? day : undefined;
  }

  /** Answers its table, if the sheet was so short that it is found only now. */
  private closeSheet(): TablePiece[] {
    if (!this.open) return [];
    const { people, ...result } = this.open.finish();
    const table = this.newTable();
    this.collect();
    this.open = null;
    const unseen = people + result.unread.count;
    if (this.hidden && unseen > 0) this.hiddenSheets.push(hiddenSheet(result, unseen));
    const reading: SheetReading = this.hidden ? { ...result.reading, role: 'other' } : result.reading;
    // What the user cannot see is not counted: it is named, and stays out.
    this.results.push(this.hidden ? { ...result, reading, issues: [], figures: [] } : result);
    if (!this.hidden && result.figures.length > 0) this.measuredBy.add(this.openDay);
    return table;
  }

  private newTable(): TablePiece[] {
    const columns = this.hidden || this.tableTold ? null : (this.open?.columns ?? null);
    if (columns === null || !this.open) return [];
    this.tableTold = true;
    return [{ type: 'table', sheet: this.open.name, columns, asOf: this.openDay }];
  }

  private collect(): void {
    const rows = this.open?.take() ?? [];
    if (this.hidden || rows.length === 0) return;
    this.measuredBy.add(this.openDay);
    this.people += rows.length;
    for (const row of rows) this.ready.push(row);
  }

  private pieces(least: number): RowsPiece[] {
    const pieces: RowsPiece[] = [];
    let from = 0;
    for (; this.ready.length - from >= least; from += ROWS_PER_PIECE) {
      pieces.push({ type: 'rows', rows: this.ready.slice(from, from + ROWS_PER_PIECE) });
    }
    this.ready.splice(0, from);
    return pieces;
  }

  /** The day asked for, else the latest that a sheet of people states, else any sheet. Days to come are no list's day. */
  private asOf(results: readonly Pick<SheetResult, 'asOf' | 'reading'>[] = this.results): Day | null {
    if (this.context.asOf !== null) return this.context.asOf;
    const days = results.filter(({ asOf }) => asOf !== null && asOf <= this.context.today);
    const people = days.filter(({ reading: { role } }) => role === 'people' || role === 'police_list');
    return (
      (people.length > 0 ? people : days)
        .map(({ asOf }) => asOf as Day)
        .sort()
        .at(-1) ?? null
    );
  }

  /** What a sheet of people is measured by: the list's day as far as it is known when the sheet's title is read. */
  private yardstick(titleDay: Day | null): SheetYardstick {
    const { asOf, fileDay, today } = this.context;
    this.openDay = asOf ?? fileDay ?? this.asOf([...this.results, { asOf: titleDay, reading: PEOPLE }]);
    const day = this.openDay ?? today;
    return { lastDay: day < today ? day : today, units: this.finder(day) };
  }

  private finder(day: Day): UnitFinder {
    const known = this.finders.get(day);
    if (known) return known;
    const { units, targetUnitId } = this.context;
    const inForce = ({ id, validFrom, validTo }: UnitChoice): boolean =>
      id === targetUnitId || ((validFrom ?? day) <= day && (validTo ?? day) >= day);
    const finder = new UnitFinder(units.filter(inForce), targetUnitId);
    this.finders.set(day, finder);
    return finder;
  }

  private sample({ cells }: GridRow): void {
    for (const { value } of cells) if (typeof value === 'string') this.legacy.add(value);
  }

  private refusal(): RefusalCode | null {
    if (!this.filled) return 'empty_file';
    if (this.legacy.isLegacy) return 'legacy_font_text';
    // Counts alone are no list of people, and are welcome: they are held against ours.
    if (this.people === 0 && this.results.some(({ figures }) => figures.length > 0)) return null;
    if (!this.results.some(({ reading: { role } }) => role === 'people' || role === 'police_list'))
      return this.encodingGuessed ? 'unknown_encoding' : 'no_header';
    return this.people === 0 ? 'no_rows' : null;
  }
}

/** A sheet of people of which only the title is read yet. */
const PEOPLE: SheetReading = {
  sheet: '',
  role: 'people',
  headerRows: [],
  firstRow: 0,
  lastRow: 0,
  unitFrom: 'target',
  columns: [],
  shape: '',
};

/** The end of a reading that refuses the whole file. `record`: the CSV record where reading stopped. */
export function refusedEnd(code: RefusalCode, record: number | null = null): EndPiece {
  const refusal = refusalOf(code, record);
  return { type: 'end', outcome: 'refused', refusal, asOf: null, sheets: [], issues: [], figures: [] };
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

function hiddenSheet({ reading, unread }: Result, people: number): RowIssue {
  const place = { sheet: reading.sheet, row: reading.firstRow || unread.first, column: null, header: null };
  return { severity: 'warning', code: 'hidden_sheet_warning', ...place, value: people };
}
