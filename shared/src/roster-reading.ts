import type { Day } from './calendar.js';
import type { SummaryFigure } from './roster-summary.js';

export type { SummaryFigure } from './roster-summary.js';

/** What reading a roster gives: no database is asked, nothing is changed. The planner turns it into changes. */

/**
 * row_rejected: nothing of the row is used · cell_rejected: the person is taken, this value is not · warning: the value
 * is used · conflict: the row waits for a person's decision. The words are stable, scripts rely on them.
 */
export type Severity = 'row_rejected' | 'cell_rejected' | 'warning' | 'conflict';

/** A remark on one cell (or on a whole row or sheet, then without a column). */
export interface RowIssue {
  severity: Severity;
  code: string;
  /** '' for CSV. */
  sheet: string;
  /** As the user's program numbers it; in CSV the record, the header being 1. */
  row: number;
  /** Column letters, as in 'AB'. */
  column: string | null;
  /** The column's heading as the file writes it, a two-row heading joined by ' / ': 'CCCD gắn chip / Đã có (x)'. */
  header: string | null;
  /** As read, days as 'YYYY-MM-DD'. It may hold a citizen id: mask it before it leaves the server. */
  value: string | number | null;
  /** What the value was taken for, where that differs from what stands there. */
  readAs?: string;
  /** What the records say instead, of a value that is used all the same. */
  ours?: string;
  /**
   * For a bad citizen id: which fault, see CITIZEN_ID_FAULTS. For a value that is not understood: of which field, or of
   * which criterion; for a text that is too long: the most characters; for a unit: that several have the name.
   */
  why?: string;
  /** For a rejected stage: the stage that then stands, null = none. */
  fallsBackTo?: string | null;
  /** What a row would have changed when it was shown, and what it would change now; in codes, see the server's plan. */
  changes?: { then: string[]; now: string[] };
  /** The other row that this remark is about. */
  otherRow?: { sheet: string; row: number };
}

/** One step the row asserts. `on` is the day it happened; null = by the list's date, no day of its own. */
export interface StageReading {
  stage: string;
  on: Day | null;
  reference?: string | null;
}

export interface ScopeReading {
  status: 'in_scope' | 'deferred' | 'exempt';
  until: Day | null;
  document: string | null;
}

export interface RosterRow {
  sheet: string;
  row: number;
  /** NFC, spaces cleaned; '' when missing (the row is then rejected). */
  fullName: string;
  /** 12 digits; '' when missing or unreadable (the row is then rejected). */
  citizenId: string;
  birthDate: Day | null;
  birthYear: number | null;
  sex: 'male' | 'female' | null;
  phone: string | null;
  title: string | null;
  /** Code of the employment kind; null = the list does not say. */
  kind: string | null;
  /** Only the memberships the list has a column for. */
  memberships: Record<string, boolean>;
  /** The unit the row belongs to; for an unknown unit the target. */
  unitId: number;
  /** Criterion code -> steps in order, the last being where the person stands. Absent = the row tells nothing usable. */
  stages: Record<string, StageReading[]>;
  cardIssuedOn: Day | null;
  /** Null = the list does not say. */
  scope: ScopeReading | null;
  reasonCode: string | null;
  reasonText: string | null;
  note: string | null;
  status: 'accepted' | 'rejected' | 'conflict';
  /** Number of issues on this row. */
  remarks: number;
  /** The keys of the stored rows that this one mends, parted by spaces; left out where the list has no such column. */
  mends?: string;
}

export interface SheetReading {
  sheet: string;
  role: 'people' | 'police_list' | 'summary' | 'other';
  /** Of a sheet of role 'other': the rows that look like a header, though none was recognised. */
  headerRows: number[];
  /** First and last row that holds a person; 0 when the sheet holds none. */
  firstRow: number;
  lastRow: number;
  unitFrom: 'column' | 'letterhead' | 'target';
  /** Columns of the table in order, with what each was taken for; null = not used. */
  columns: SheetColumn[];
  /** Digest of the headings, by which a mapping of columns is remembered; '' where no row even looks like a header. */
  shape: string;
}

export interface SheetColumn {
  /** Column letters. */
  column: string;
  header: string;
  /** What it tells in general ('name', 'status', 'step'); null = not used. */
  field: string | null;
  /** What exactly, a code of ROSTER_FIELDS ('name', 'chip_card.status', 'vneid_level2.activated'); null = not used. */
  meaning?: string | null;
}

export interface RosterRefusal {
  code: string;
  messageVi: string;
  messageEn: string;
}

export interface RosterReading {
  outcome: 'accepted' | 'refused';
  refusal: RosterRefusal | null;
  /** The day the list speaks of: the one asked for, else the one its title block states, else null. */
  asOf: Day | null;
  sheets: SheetReading[];
  /** Every person row read: accepted, rejected (as far as read) and in conflict. */
  rows: RosterRow[];
  issues: RowIssue[];
}

// Reading piece by piece ----------------------------------------------------------------------------------------------

/** A person row with all that its file tells about it alone; rows of the same id are not compared yet. */
export interface ReadRow {
  /** Unit, stages and status are settled, but for what other rows of the file say of the same person. */
  row: RosterRow;
  issues: RowIssue[];
  /** The id as it stands in its cell. */
  idShown: string | number | null;
  /**
   * The user's own cells in column order, days as 'dd/MM/yyyy', of a row with an issue of severity row_rejected,
   * cell_rejected or conflict; null for any other.
   */
  cells: { column: string; value: string | number | boolean }[] | null;
  /** All of the above as one text, where it came from another thread as such; left out by whoever changes any of it. */
  text?: string;
}

/** The table of a sheet: told before the first of its rows. */
export interface TablePiece {
  type: 'table';
  sheet: string;
  columns: SheetReading['columns'];
  /** The day its rows are measured by, as far as the file told it up to here; null = today. */
  asOf: Day | null;
}

/** Rows in the file's order, at most ROWS_PER_PIECE of them. */
export interface RowsPiece {
  type: 'rows';
  rows: ReadRow[];
}

/** What is known when the whole file has been read. */
export interface EndPiece {
  type: 'end';
  outcome: 'accepted' | 'refused';
  /** Of a refused file no row counts, also none handed over before. */
  refusal: RosterRefusal | null;
  asOf: Day | null;
  sheets: SheetReading[];
  /** Remarks of no person row: hidden sheets and columns, another unit in the title; hidden rows once for the sheet. */
  issues: RowIssue[];
  /** Figures of sheets of counts. A file of such sheets alone is accepted without rows. */
  figures: SummaryFigure[];
}

/**
 * A file as it is read: tables with their rows, and one end. `again`: the file turned out to speak of another day than
 * the rows handed over were measured by; tables and rows are void, and all follow anew. It comes once at most.
 */
export type ReadPiece = TablePiece | RowsPiece | { type: 'again' } | EndPiece;

/** What a user says the columns of a shape of sheet mean. */
export interface ColumnMapping {
  shape: string;
  /** Code of ROSTER_FIELDS by column letters; null or left out = not used. */
  fields: Record<string, string | null>;
}

/** A unit that a row may name: the target and its whole subtree. The target's parent need not be among them. */
export interface UnitChoice {
  id: number;
  code: string;
  name: string;
  kind: string;
  parentId: number | null;
  /** First and last day in force; left out = always. Names and codes mean the units in force on the list's day. */
  validFrom?: Day;
  validTo?: Day | null;
}
