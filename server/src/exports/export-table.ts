import type { Locale } from '@dat100/shared/rates';

/** Text stays text, a number is a number, null is an empty cell. */
export type Cell = string | number | null;

/** A table that goes out as a file. */
export interface ExportTable {
  /** of the file, without its ending */
  fileName: string;
  sheetName: string;
  /** what it is, as of when, with which filters, made when and by whom: above the headings */
  lines: readonly string[];
  /** at the foot of every printed page of a workbook, beside its number; left out: the first line */
  foot?: string;
  /** `width` in characters */
  columns: readonly { heading: string; width: number }[];
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/** How a file is asked for. */
export interface ExportForm {
  format: 'csv' | 'xlsx';
  language: Locale;
}
