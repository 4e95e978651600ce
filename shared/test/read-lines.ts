import { RosterBook } from '../src/roster-book.js';
import type { GridRow, GridSheet } from '../src/roster-grid.js';
import type { RosterReading, UnitChoice } from '../src/roster-reading.js';

// Sheets written as lines of values, for the specs of the roster reader.

export type Line = (string | number | null | undefined)[];

const units: UnitChoice[] = [
  { id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
  { id: 2, code: 'NV', name: 'Phòng Nội vụ', kind: 'office', parentId: 1 },
  { id: 3, code: 'TP', name: 'Phòng Tư pháp', kind: 'office', parentId: 1 },
  { id: 4, code: '26734', name: 'Phường Tân Định', kind: 'ward', parentId: 1 },
];

/** Reads sheets of lines; row 1 is the first line. Hidden rows are given by number. */
export function read(
  sheets: { lines: Line[]; hiddenRows?: number[]; sheet?: Partial<GridSheet> }[],
  context: { asOf?: string | null; target?: number } = {},
): RosterReading {
  const book = new RosterBook({
    asOf: context.asOf ?? null,
    units,
    targetUnitId: context.target ?? 1,
    today: '2024-01-15',
  });
  for (const { lines, hiddenRows = [], sheet = {} } of sheets) {
    book.take({
      type: 'sheet',
      sheet: {
        name: '',
        hidden: false,
        merges: [],
        hiddenColumns: [],
        date1904: false,
        encodingGuessed: false,
        ...sheet,
      },
    });
    book.take({ type: 'rows', rows: lines.flatMap((line, i) => gridRow(line, i + 1, hiddenRows)) });
  }
  return book.finish();
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
