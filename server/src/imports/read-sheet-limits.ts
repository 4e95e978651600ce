import type { RefusalCode } from '@dat100/shared/roster-grid';

const MIB = 1024 * 1024;

/** Bounds on one uploaded file. A hostile file meets one of these before it costs memory or time. */
export interface SheetLimits {
  /** Bytes of the file itself. */
  fileBytes: number;
  /** Files in the zip. A workbook has a few per sheet, plus pictures. */
  entries: number;
  /** Bytes of one file in the zip, unpacked. */
  entryBytes: number;
  /** Bytes of all files in the zip, unpacked. */
  totalBytes: number;
  /** Unpacked to packed size of entries over ratioFrom. Sheets stay under 40, long formulas under 100; bombs near 1,000. */
  ratio: number;
  ratioFrom: number;
  /** Bytes of the list of sheets and of the relations between parts, and of other parts beside the sheets (styles). */
  listBytes: number;
  partBytes: number;
  /** Shared texts, their bytes in memory, and the bytes of their part. They are all that is kept of a file. */
  sharedTexts: number;
  sharedTextBytes: number;
  sharedPartBytes: number;
  /** Bytes behind the rows of a sheet: merged cells, formats, links. */
  tailBytes: number;
  /** Nesting of XML elements. A workbook needs about 10. */
  xmlDepth: number;
  sheets: number;
  merges: number;
  /** Filled cells of the file, and filled rows of a sheet. */
  cells: number;
  rows: number;
  /** Columns looked at; cells further right are not read, and more than this many of them are no list. */
  columns: number;
  cellsBeyond: number;
  /** Characters of one CSV record: a quotation mark that is never closed must not swallow the file. */
  csvRecordChars: number;
  /** Heap of the worker, and the wall clock for the whole file. */
  heapMib: number;
  wallMs: number;
}

export const SHEET_LIMITS: SheetLimits = {
  fileBytes: 64 * MIB,
  entries: 1_000,
  entryBytes: 320 * MIB,
  totalBytes: 400 * MIB,
  ratio: 100,
  ratioFrom: MIB,
  listBytes: 2 * MIB,
  partBytes: 8 * MIB,
  sharedTexts: 1_500_000,
  sharedTextBytes: 64 * MIB,
  sharedPartBytes: 160 * MIB,
  tailBytes: 24 * MIB,
  xmlDepth: 64,
  sheets: 250,
  merges: 200_000,
  cells: 12_000_000,
  rows: 300_000,
  columns: 512,
  cellsBeyond: 100_000,
  csvRecordChars: 256 * 1024,
  heapMib: 320,
  wallMs: 120_000,
};

/** The whole file is refused. `detail` names the place for the log, never a cell's content; `record` that of a CSV. */
export class SheetRefusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: string = '',
    readonly record: number | null = null,
  ) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'SheetRefusal';
  }
}
