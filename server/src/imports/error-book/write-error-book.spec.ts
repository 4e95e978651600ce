import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { GridRow } from '@dat100/shared/roster-grid';
import { findHeader } from '@dat100/shared/roster-header';
import type { RosterRow, SheetReading } from '@dat100/shared/roster-reading';
import { shapeOf } from '@dat100/shared/roster-shape';
import { titleDay } from '@dat100/shared/roster-title';
import { NO_COUNTS } from '../import-counts.js';
import { readSheets } from '../read-sheet.js';
import { writeErrorBook, type BookNote, type BookRow, type BookSheet } from './write-error-book.js';

const NOTE: BookNote = {
  fileName: 'danh sách.xlsx',
  unitName: 'Quận 1',
  asOf: '2023-11-27',
  madeOn: '2023-12-15',
  counts: { ...NO_COUNTS, rows: 3, rejected: 3 },
  rows: 3,
  language: 'vi',
};
const ROW: RosterRow = {
  sheet: 'A',
  row: 5,
  fullName: 'Lê An',
  citizenId: '001080900001',
  birthDate: '1980-02-03',
  birthYear: 1980,
  sex: 'male',
  phone: null,
  title: null,
  kind: null,
  memberships: {},
  unitId: 2,
  stages: {},
  cardIssuedOn: null,
  scope: null,
  reasonCode: null,
  reasonText: null,
  note: null,
  status: 'rejected',
  remarks: 1,
};
const columns = (...headers: [string, string | null][]): SheetReading['columns'] =>
  headers.map(([header, field], i) => ({ column: String.fromCharCode(65 + i), header, field }));
const sheetOf = (name: string, headerRows: number[], own: SheetReading['columns']): SheetReading => ({
  sheet: name,
  role: 'people',
  headerRows,
  firstRow: 5,
  lastRow: 9,
  unitFrom: 'column',
  columns: own,
  shape: '',
});
const row = (cells: BookRow['cells'], more: Partial<BookRow> = {}): BookRow => ({
  row: ROW,
  cells,
  unknownUnit: null,
  unit: { code: '26734', name: 'Phường Tân Định' },
  rowKey: '700',
  reason: 'sai',
  remedy: 'Hãy sửa',
  issues: [],
  ...more,
});

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}
type Given = Omit<BookSheet, 'rows'> & { rows: BookRow[] };
async function write(sheets: Given[]): Promise<Buffer> {
  const out = new PassThrough();
  const bytes = buffer(out);
  await writeErrorBook(out, each(sheets.map((sheet) => ({ ...sheet, rows: each(sheet.rows) }))), NOTE);
  return bytes;
}

async function read(bytes: Buffer) {
  const sheets: { name: string; merges: unknown[]; rows: GridRow[] }[] = [];
  for await (const event of readSheets(bytes))
    if (event.type === 'sheet') sheets.push({ name: event.sheet.name, merges: event.sheet.merges, rows: [] });
    else sheets.at(-1)?.rows.push(...event.rows);
  return sheets;
}

/** Every file of the zip as text, found without our reader. */
function partsOf(bytes: Buffer): string[] {
  const parts: string[] = [];
  let at = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let entry = bytes.readUInt32LE(at + 16);
  for (let left = bytes.readUInt16LE(at + 10); left > 0; left -= 1) {
    const size = bytes.readUInt32LE(entry + 20);
    at = bytes.readUInt32LE(entry + 42);
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    parts.push(inflateRawSync(bytes.subarray(start, start + size)).toString('utf8'));
    entry += 46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
  return parts;
}

const STARTS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  "'",
  '=1+1',
  '=cmd|',
  '@SUM(',
  '-1',
  '+84',
  ' =',
  '_x003D_',
  '0',
  '',
];
const PIECES = [
  'A1', '(', ')', '"', "'", '<', '>', '&', '&lt;', ']]>', '<f>', '</v>', '_x000D_', '_x005F_', '_xD800_', '_', 'x0041_',
  '\r', '\n', '\r\n', '\t', '\u0000', '\u0001', '\u001f', '\u007f', '\u0085', '\u00a0', '\u2028', '\ufeff', '\ufffe',
  '\uffff', '\ud800', '\udc00', '😀', 'ế', 'e\u0302\u0301', '0012', '1e5', '\\', '{', 'HYPERLINK("http://a","b")', '%', ';',
]; // prettier-ignore

function hostile(count: number): string[] {
  let seed = 20231127;
  const next = (n: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % n;
  };
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
  return Array.from({ length: count }, (_, i) => {
    const text = pick(STARTS) + Array.from({ length: next(6) }, () => pick(PIECES)).join('');
    return text.trim() === '' ? `=${i}` : text;
  });
}

describe('the error workbook', () => {
  it('5,000 hostile texts read back equal, and none is a formula', async () => {
    const texts = hostile(5_000);
    const own = columns(['Họ và tên', 'name'], ['Số CCCD', 'citizenId'], ['Ghi chú', 'note']);
    const rows = texts.map((value) => row([{ column: 'C', value }]));
    const bytes = await write([{ reading: sheetOf('A', [1], own), named: false, rows }]);
    const [sheet] = await read(bytes);
    const cells = sheet?.rows.flatMap((r) => r.cells) ?? [];
    expect(cells.filter((cell) => cell.formula)).toEqual([]);
    const back = sheet?.rows.slice(-texts.length).map((r) => r.cells.find(({ column }) => column === 2)?.value);
    expect(back).toEqual(texts);
    const parts = partsOf(bytes);
    expect(parts.filter((part) => part.includes('=1+1')).length).toBeGreaterThan(0);
    expect(parts.flatMap((part) => part.match(/<(?:\w+:)?f[ />]/g) ?? [])).toEqual([]);
  });

  it('keeps numbers, ids with their zeros, ticks and the places of cells', async () => {
    const own = columns(['STT', 'index'], ['Họ và tên', 'name'], ['Số CCCD', 'citizenId'], ['Ngày sinh', 'birthDate']);
    const cells: NonNullable<BookRow['cells']> = [
      { column: 'A', value: 7 },
      { column: 'B', value: 'Lê An' },
      { column: 'C', value: '001080900001' },
      { column: 'D', value: '03/02/1980' },
      { column: 'F', value: true },
      { column: 'G', value: 0.5 },
    ];
    const [sheet] = await read(await write([{ reading: sheetOf('A', [1], own), named: false, rows: [row(cells)] }]));
    expect(sheet?.rows.at(-1)?.cells.map(({ column, value }) => [column, value])).toEqual([
      [0, 7],
      [1, 'Lê An'],
      [2, '001080900001'],
      [3, '03/02/1980'],
      [4, '700'],
      [5, 'sai'],
      [6, 'Hãy sửa'],
      // what stood beside the table, behind ours
      [8, true],
      [9, 0.5],
    ]);
  });

  it('writes two-row headings as they were, so that the reader finds the same columns', async () => {
    const own = columns(
      ['Họ và tên', 'name'],
      ['Số CCCD', 'citizenId'],
      ['Ngày, tháng, năm sinh / Nam', 'birthDateMale'],
      ['Ngày, tháng, năm sinh / Nữ', 'birthDateFemale'],
      ['CCCD gắn chip / Đã có (x)', 'status'],
      ['CCCD gắn chip / Ngày cấp', 'day'],
      ['Ghi chú', 'note'],
    );
    const rows = [row([{ column: 'A', value: 'Lê An' }])];
    const [sheet] = await read(await write([{ reading: sheetOf('A', [6, 7], own), named: true, rows }]));
    const header = findHeader(sheet?.rows ?? [], (sheet?.merges ?? []) as never);
    expect(header?.columns.map((c) => [c.letters, c.header, c.role.field])).toEqual([
      ...own.map((c) => [c.column, c.header, c.field]),
      ['H', 'Mã đơn vị (Đạt100)', 'unitCode'],
      ['I', 'Mã dòng (Đạt100)', 'rowKey'],
    ]);
    expect([...(header?.headings.values() ?? [])].slice(-2)).toEqual(['Lý do (Đạt100)', 'Cách sửa (Đạt100)']);
    const before = new Map(own.map(({ header: text }, i) => [i, text]));
    expect(shapeOf(header?.headings ?? new Map())).toBe(shapeOf(before));
    expect(titleDay(sheet?.rows ?? [])).toBe(NOTE.asOf);
    expect(sheet?.rows.at(-1)?.cells.map(({ value }) => value)).toEqual(['Lê An', '26734', '700', 'sai', 'Hãy sửa']);
  });

  it('says in each row the unit that a merged cell said for all, and a wrong one as it stood', async () => {
    const own = columns(['Họ và tên', 'name'], ['Số CCCD', 'citizenId'], ['Đơn vị', 'unitName']);
    const rows = [
      row([{ column: 'A', value: 'Lê An' }]),
      row([{ column: 'A', value: 'Lê Bình' }], { unknownUnit: 'Tổ công tác' }),
      row([{ column: 'C', value: 'P. Đa Kao' }]),
    ];
    const [sheet] = await read(await write([{ reading: sheetOf('A', [1], own), named: true, rows }]));
    expect(sheet?.rows.slice(-3).map(({ cells }) => cells.find(({ column }) => column === 2)?.value)).toEqual([
      'Phường Tân Định',
      'Tổ công tác',
      'P. Đa Kao',
    ]);
  });

  it('a row whose cells are not kept is written as it was understood', async () => {
    const own = columns(
      ['Họ và tên', 'name'],
      ['Số CCCD', 'citizenId'],
      ['Ngày sinh', 'birthDate'],
      ['Giới tính', 'sex'],
    );
    const [sheet] = await read(await write([{ reading: sheetOf('A', [1], own), named: false, rows: [row(null)] }]));
    expect(sheet?.rows.at(-1)?.cells.map(({ value }) => value)).toEqual([
      'Lê An', '001080900001', '03/02/1980', 'Nam', '700', 'sai', 'Hãy sửa',
    ]); // prettier-ignore
  });

  it('sheets keep their names, a note stands last, and holds no table', async () => {
    const own = columns(['Họ và tên', 'name'], ['Số CCCD', 'citizenId']);
    const sheets = ['', 'P. Tân Định', "Khối [a]/b'"].map((name) => ({
      reading: sheetOf(name, [1], own),
      named: false,
      rows: [row(null)],
    }));
    const back = await read(await write(sheets));
    expect(back.map(({ name }) => name)).toEqual(['Danh sách', 'P. Tân Định', 'Khối  a  b', 'Hướng dẫn']);
    expect(findHeader(back.at(-1)?.rows ?? [], [])).toBeNull();
    expect(JSON.stringify(back.at(-1)?.rows)).toContain('thả lại');
  });
});
