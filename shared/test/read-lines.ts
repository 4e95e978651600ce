import { RosterBook, type BookContext } from '../src/roster-book.js';
import { RosterCollector } from '../src/roster-collect.js';
import type { GridEvent, GridRow, GridSheet } from '../src/roster-grid.js';
import type { ReadPiece, RosterReading, UnitChoice } from '../src/roster-reading.js';

// Sheets written as lines of values, for the specs of the roster reader.

export type Line = (string | number | boolean | null | undefined)[];

const units: UnitChoice[] = [
  { id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
  { id: 2, code: 'NV', name: 'Phòng Nội vụ', kind: 'office', parentId: 1 },
  { id: 3, code: 'TP', name: 'Phòng Tư pháp', kind: 'office', parentId: 1 },
  { id: 4, code: '26734', name: 'Phường Tân Định', kind: 'ward', parentId: 1 },
];

/** Sheets of lines; row 1 is the first line. Hidden rows are given by number. */
export type Sheets = { lines: Line[]; hiddenRows?: number[]; sheet?: Partial<GridSheet> }[];
export type Context = Partial<Omit<BookContext, 'targetUnitId'>> & { target?: number };

/** Reads sheets of lines, rows compared with each other. */
export function read(sheets: Sheets, context: Context = {}): RosterReading {
  const collector = new RosterCollector();
  for (const piece of pieces(sheets, context)) collector.add(piece);
  return collector.reading();
}

/** The pieces of sheets of lines, or of what a file reader found. */
export function pieces(
  sheets: Sheets,
  { target = 1, ...context }: Context = {},
  events: readonly GridEvent[] = sheets.flatMap(eventsOf),
): ReadPiece[] {
  return readEvents(events, {
    asOf: null,
    units,
    today: '2024-01-15',
    ...context,
    targetUnitId: target,
  });
}

/** Reads what a file reader found, again where the file turns out to speak of another day. */
export function readEvents(events: readonly GridEvent[], context: BookContext): ReadPiece[] {
  const book = new RosterBook(context);
  const pieces: ReadPiece[] = [...events.flatMap((event) => book.take(event)), ...book.finish()];
  const { fileDay } = book;
  return fileDay === undefined ? pieces : [...pieces, ...readEvents(events, { ...context, fileDay })];
}

function eventsOf({ lines, hiddenRows = [], sheet = {} }: Sheets[number]): GridEvent[] {
  const plain = { name: '', hidden: false, merges: [], hiddenColumns: [], date1904: false, encodingGuessed: false };
  return [
    { type: 'sheet', sheet: { ...plain, ...sheet } },
    { type: 'rows', rows: lines.flatMap((line, i) => gridRow(line, i + 1, hiddenRows)) },
  ];
}

function gridRow(line: Line, row: number, hiddenRows: number[]): GridRow[] {
  const cells = line.flatMap((value, column) =>
    value === null || value === undefined || value === '' ? [] : [{ column, value }],
  );
  return cells.length === 0 ? [] : [{ row, hidden: hiddenRows.includes(row), cells }];
}

/** Every remark as `code column+row`. */
export const codes = (reading: RosterReading): string[] =>
  reading.issues.map(({ code, row, column }) => `${code} ${column ?? '-'}${row}`);
