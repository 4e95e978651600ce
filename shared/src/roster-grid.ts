import type { Day } from './calendar.js';

/** What a file reader hands over: sheets as rows of filled cells, whatever the file was. */

export interface GridCell {
  /** 0 = column A. */
  column: number;
  /** Text as it stands (not cleaned), a number, or a tick box. Empty cells are left out. */
  value: string | number | boolean;
  /** The day a number means, for a cell formatted as a date. */
  day?: Day;
  /** The value is the cached result of a formula. */
  formula?: true;
}

export interface GridRow {
  /** As the user's program numbers it, from 1. In CSV the record, so that a line break within quotes counts once. */
  row: number;
  hidden: boolean;
  /** In column order. */
  cells: GridCell[];
}

/** A merged range, all edges included, rows from 1 and columns from 0. Its value stands in the top left cell. */
export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface GridSheet {
  /** '' for CSV. */
  name: string;
  hidden: boolean;
  merges: MergedRange[];
  /** Hidden columns, 0 = A, edges included. */
  hiddenColumns: { from: number; to: number }[];
  /** Plain numbers in date columns count days from 1904 instead of 1900. */
  date1904: boolean;
  /** The text's encoding was not certain: no byte order mark and not UTF-8. */
  encodingGuessed: boolean;
}

/** A file read from top to bottom: each sheet is announced before its rows, rows come in order, in batches. */
export type GridEvent = { type: 'sheet'; sheet: GridSheet } | { type: 'rows'; rows: GridRow[] };

/** Why a whole file is refused. The words are stable, scripts rely on them. */
export type RefusalCode =
  | 'empty_file'
  | 'no_rows'
  | 'no_header'
  | 'not_a_workbook'
  | 'picture_or_scan'
  | 'password_protected'
  | 'old_xls_format'
  | 'legacy_font_text'
  | 'file_too_large_inside'
  | 'bad_zip'
  | 'bad_xml'
  | 'dtd_not_allowed'
  | 'unknown_encoding';

/** Column letters as spreadsheets write them: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** Place of column letters: A is 0, AA is 26. -1 for anything else. */
export function columnIndex(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return -1;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** Serial number of 1 January 1970 in the two date systems of spreadsheets. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const DAY_MS = 86_400_000;

/**
 * The day of a spreadsheet's serial number; the time of day is dropped. Null outside 1900-01-01 to 9999-12-31.
 * The 1900 system counts a 29 February 1900 that never was: numbers before it are one day off, 60 is no day.
 */
export function serialDay(serial: number, date1904: boolean): Day | null {
  let whole = Math.floor(serial);
  if (!Number.isFinite(whole)) return null;
  if (!date1904) {
    if (whole < 1 || whole === 60) return null;
    if (whole < 60) whole += 1;
  } else if (whole < 0) return null;
  const date = new Date((whole - (date1904 ? EPOCH_1904 : EPOCH_1900)) * DAY_MS);
  const year = date.getUTCFullYear();
  return year >= 1900 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
}
