import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { formatDay, type Day } from '@dat100/shared/calendar';
import type { RowIssue, SheetReading } from '@dat100/shared/roster-reading';
import { columnIndex } from '@dat100/shared/roster-grid';
import { bookText, sheetName } from '../../exports/book-text.js';
import { openBook, type BookWriter } from '../../exports/open-book.js';
import type { ImportCounts } from '../import-counts.js';
import { bookTable, rowCells, type BookCells, type BookTable, type RowToWrite } from './book-columns.js';

export type BookRow = RowToWrite & { issues: readonly RowIssue[] };

/** Rows of one sheet of the user's file. */
export interface BookSheet {
  reading: SheetReading;
  /** a unit other than the one imported for must be written beside the people */
  named: boolean;
  rows: AsyncIterable<BookRow>;
}

export interface BookNote {
  fileName: string;
  unitName: string;
  asOf: Day;
  madeOn: Day;
  counts: ImportCounts;
  rows: number;
  language: 'vi' | 'en';
}

type Sheet = ReturnType<BookWriter['addWorksheet']>;

/** Every cell is of type text, and stays text when it is edited. */
const TEXT: Partial<ExcelJS.Style> = { numFmt: '@' };
const WRAPPED: Partial<ExcelJS.Style> = { ...TEXT, alignment: { wrapText: true, vertical: 'top' } };
const HEADING: Partial<ExcelJS.Style> = {
  ...TEXT,
  font: { bold: true },
  alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
  border: { bottom: { style: 'thin' }, top: { style: 'thin' }, left: { style: 'thin' }, right: { style: 'thin' } },
};
const AT_FAULT: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } };
const WORDS_WIDTH = 60;
const KEY_WIDTH = 20;
/** A number as long as an id is shown with all its digits. */
const WHOLE: Partial<ExcelJS.Style> = { numFmt: '0' };

/** Writes the rows to be mended as a workbook that can be dropped in again, sheet after sheet as the rows come. */
export async function writeErrorBook(out: Writable, sheets: AsyncIterable<BookSheet>, note: BookNote): Promise<void> {
  const book = await openBook(out);
  const names = new Set<string>(['hướng dẫn', 'how to mend']);
  for await (const { reading, named, rows } of sheets) {
    const sheet = book.addWorksheet(bookText(sheetName(reading.sheet, names)));
    const table = bookTable(reading, note.language, named);
    sheet.getColumn(table.keyColumn + 1).width = KEY_WIDTH;
    sheet.getColumn(table.reasonColumn + 1).width = WORDS_WIDTH;
    sheet.getColumn(table.remedyColumn + 1).width = WORDS_WIDTH;
    let at = writeHead(sheet, table, note);
    for await (const row of rows) writeRow(sheet, (at += 1), rowCells(reading, table, row), row.issues, table);
    sheet.commit();
  }
  writeNote(book.addWorksheet(note.language === 'vi' ? 'Hướng dẫn' : 'How to mend'), note);
  await book.commit();
}

/** The day the list speaks of, then the user's own headings; answers the last row taken. */
function writeHead(sheet: Sheet, table: BookTable, { asOf, fileName }: BookNote): number {
  const lines = [`Số liệu tính đến ngày ${formatDay(asOf)}`, `Các dòng cần sửa của tệp: ${fileName}`];
  lines.forEach((line, i) => {
    setText(sheet.getRow(i + 1).getCell(1), line, TEXT);
  });
  const top = lines.length + 2;
  table.headings.forEach((headings, i) => {
    for (const [column, heading] of headings)
      setText(sheet.getRow(top + i).getCell(column + 1), String(heading), HEADING);
  });
  for (const { top: first, left, bottom, right } of table.merges)
    sheet.mergeCells(top + first, left + 1, top + bottom, right + 1);
  const last = top + table.headings.length - 1;
  for (let row = 1; row <= last; row += 1) sheet.getRow(row).commit();
  return last;
}

function writeRow(sheet: Sheet, at: number, cells: BookCells, issues: readonly RowIssue[], table: BookTable): void {
  const row = sheet.getRow(at);
  const faulty = new Set(issues.map(({ column }) => (column === null ? -1 : columnIndex(column))));
  for (const [column, value] of cells) {
    const cell = row.getCell(column + 1);
    const words = column === table.reasonColumn || column === table.remedyColumn;
    if (typeof value === 'string') setText(cell, value, words ? WRAPPED : TEXT);
    else {
      cell.value = value;
      if (Number.isInteger(value)) cell.style = WHOLE;
    }
  }
  for (const column of faulty)
    if (column >= 0 && column < table.keyColumn) {
      const cell = row.getCell(column + 1);
      cell.style = { ...TEXT, ...cell.style, fill: AT_FAULT };
    }
  row.commit();
}

function setText(cell: ExcelJS.Cell, text: string, style: Partial<ExcelJS.Style>): void {
  cell.value = bookText(text);
  cell.style = style;
}

function writeNote(sheet: Sheet, note: BookNote): void {
  const { counts: c } = note;
  const day = formatDay(note.madeOn);
  const lines: Readonly<Record<BookNote['language'], readonly string[]>> = {
    vi: [
      'CÁCH SỬA VÀ NHẬP LẠI',
      `Tệp đã nhập: ${note.fileName}`,
      `Cơ quan, đơn vị: ${note.unitName}`,
      `Số liệu của danh sách: ngày ${formatDay(note.asOf)}. Tệp này lập ngày ${day}.`,
      `Tệp có ${c.rows} dòng: ${c.accepted} dòng nhận, ${c.rejected} dòng bị loại, ${c.conflict} dòng chờ quyết định. Ở đây có ${note.rows} dòng cần sửa.`,
      '1. Mỗi dòng giữ nguyên các cột của bạn; hai cột cuối ghi lý do và cách sửa. Ô tô màu là ô có lỗi.',
      '2. Sửa ngay tại ô có lỗi. Giữ nguyên cột “Mã dòng (Đạt100)”: nhờ đó dòng đã sửa được nhận ra. Dòng chưa sửa kịp thì xóa khỏi tệp này: dòng đó vẫn chờ như cũ, không bị mất.',
      '3. Lưu tệp rồi thả lại vào trang Nhập danh sách, chọn đúng đơn vị trên. Hai cột cuối không được đọc, không cần xóa.',
      '4. Những dòng đã nhập rồi không bị ảnh hưởng. Dòng chờ quyết định cũng có thể quyết định ngay trên trang của lần nhập.',
      'Tệp này có đủ số CCCD: chỉ lưu trên máy của cơ quan, không gửi qua mạng xã hội, xóa khi xong việc.',
    ],
    en: [
      'HOW TO MEND THE ROWS AND DROP THEM IN AGAIN',
      `The file: ${note.fileName}`,
      `Unit: ${note.unitName}`,
      `The list speaks of ${formatDay(note.asOf)}. This workbook was made on ${day}.`,
      `The file holds ${c.rows} rows: ${c.accepted} accepted, ${c.rejected} rejected, ${c.conflict} waiting for a decision. Here are the ${note.rows} rows to mend.`,
      '1. Each row keeps your own columns; the last two say what is wrong and what to do. Coloured cells are at fault.',
      '2. Correct them where they stand. Leave the column “Mã dòng (Đạt100)”: by it a mended row is known. Rows you cannot mend yet you may delete here: they go on waiting, nothing is lost.',
      '3. Save the file and drop it in on the import page, for the same unit. The last two columns are not read; leave them.',
      '4. Rows that were taken already are not touched. A row that waits can also be decided on the page of its import.',
      'This workbook holds whole citizen IDs: keep it on an office machine, do not pass it on, delete it when done.',
    ],
  };
  sheet.getColumn(1).width = 2 * WORDS_WIDTH;
  lines[note.language].forEach((line, i) => {
    const row = sheet.getRow(i + 1);
    setText(row.getCell(1), line, i === 0 ? { ...WRAPPED, font: { bold: true } } : WRAPPED);
    row.commit();
  });
  sheet.commit();
}
