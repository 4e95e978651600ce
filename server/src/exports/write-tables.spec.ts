import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import type { Cell, ExportTable } from './export-table.js';
import { writeBook } from './write-book.js';
import { writeCsv } from './write-csv.js';

const ROWS: Cell[][] = [
  ['=1+1', 7, '001080900001'],
  ['+84;=2', null, '-1'],
  ['@SUM(A1)', 0, '"trong ngoặc" và\nxuống dòng'],
  ['\tx', 1_234_567, '_x_'],
];

const table = (rows: ExportTable['rows']): ExportTable => ({
  fileName: 'a',
  sheetName: 'Bảng: 1/2',
  lines: ['=HYPERLINK("http://a")', 'Lập lúc 10:00'],
  columns: [
    { heading: 'Tên', width: 30 },
    { heading: '=Số', width: 8 },
    { heading: 'Mã', width: 12 },
  ],
  rows,
});

async function written(write: (out: PassThrough) => Promise<void>): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), write(out)]);
  return bytes;
}

async function* slowly(): AsyncGenerator<Cell[]> {
  for (const row of ROWS) yield await Promise.resolve(row);
}

describe('a table as a workbook', () => {
  it('text is text and reads back equal, numbers are numbers, headings stay in sight', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await written((out) => writeBook(out, table(slowly())))) as unknown as ArrayBuffer);
    const [sheet] = book.worksheets as [ExcelJS.Worksheet];
    expect(sheet.name).toBe('Bảng  1 2');
    expect(sheet.views).toEqual([expect.objectContaining({ state: 'frozen', ySplit: 4 })]);
    expect(sheet.getColumn(1).width).toBe(30);
    expect(sheet.getCell('A1').value).toBe('=HYPERLINK("http://a")');
    expect(sheet.getCell('A3').value).toBe(null);
    expect(sheet.getCell('B4').value).toBe('=Số');
    ROWS.forEach((row, i) =>
      expect(row.map((_, column) => sheet.getRow(i + 5).getCell(column + 1).value)).toEqual(row),
    );
    const types = ROWS.flatMap((row, i) => row.map((_, column) => sheet.getRow(i + 5).getCell(column + 1)));
    expect(types.filter(({ type }) => type === ExcelJS.ValueType.Formula)).toEqual([]);
    expect(types.filter(({ value, numFmt }) => typeof value === 'string' && numFmt !== '@')).toEqual([]);
  });

  it('texts that come again, in any turn and more of them than are kept, read back equal', async () => {
    const texts = [' lùi vào', 'a & b', 'a & b', 'cuối ', '_x_', 'ô\n', '<b>', '"'];
    const rows = Array.from({ length: 1200 }, (_, i): Cell[] => [
      texts[i % 8] ?? '',
      String(i),
      texts[(i * i) % 8] ?? '',
    ]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await written((out) => writeBook(out, table(rows)))) as unknown as ArrayBuffer);
    const read = rows.map((_, i) => [1, 2, 3].map((column) => book.worksheets[0]?.getCell(i + 5, column).value));
    expect(read).toEqual(rows);
  });

  it('without rows it is the lines and the headings', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await written((out) => writeBook(out, table([])))) as unknown as ArrayBuffer);
    expect(book.worksheets[0]?.rowCount).toBe(4);
  });
});

describe('a table as CSV', () => {
  it.each([
    ['vi', ';'],
    ['en', ','],
  ] as const)('in %s the cells stand between %s, and nothing is a formula', async (language, delimiter) => {
    const bytes = await written((out) => writeCsv(out, table(slowly()), language));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const cells = parse(bytes, { bom: true, delimiter, relax_column_count: true }) as string[][];
    expect(cells).toEqual([
      ['\'=HYPERLINK("http://a")'],
      ['Lập lúc 10:00'],
      [''],
      ['Tên', "'=Số", 'Mã'],
      ["'=1+1", '7', '001080900001'],
      ["'+84;'=2", '', "'-1"],
      ["'@SUM(A1)", '0', '"trong ngoặc" và\nxuống dòng'],
      ["'\tx", '1234567', '_x_'],
    ]);
  });

  it('rows that fail end in an error, not in a shorter file', async () => {
    async function* failing(): AsyncGenerator<Cell[]> {
      yield ['a', 1, 'b'];
      await Promise.resolve();
      throw new Error('the database is gone');
    }
    const out = new PassThrough();
    out.resume();
    await expect(writeCsv(out, table(failing()), 'vi')).rejects.toThrow('the database is gone');
    expect(out.destroyed).toBe(true);
  });
});

describe('a workbook for somebody who stops taking it', () => {
  it('reads a few megabytes ahead and no more, and ends the reading when they leave', async () => {
    let taken = 0;
    // Takes so many pieces, and never says that it would take another.
    const out = new Writable({
      highWaterMark: 1,
      write: (_bytes, _encoding, done) => void ((taken += 1) < 28 && done()),
    });
    let read = 0;
    let ended = false;
    async function* rows(): AsyncGenerator<Cell[]> {
      try {
        for (;;) {
          if ((read += 1) % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
          // Letters that do not pack, so that the file grows with what is read.
          yield [
            Array.from({ length: 140 }, (_, i) => (((read * 140 + i) * 2_654_435_761) % 2 ** 32).toString(36)).join(''),
          ];
        }
      } finally {
        ended = true;
      }
    }
    const writing = writeBook(out, table(rows()));
    const left = expect(writing).rejects.toThrow();
    for (let before = -1; before !== read || taken < 28;) {
      before = read;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(read).toBeGreaterThan(1000);
    expect(read * 1000).toBeLessThan(8 * 1024 * 1024);
    out.destroy();
    await left;
    expect(ended).toBe(true);
  });
});
