import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { bookText, sheetName } from './book-text.js';
import type { Cell, ExportTable } from './export-table.js';
import { openBook } from './open-book.js';

/** Type and format are text, so that nothing is reckoned and no zero is lost, also after somebody has edited it. */
const TEXT: Partial<ExcelJS.Style> = { numFmt: '@' };
const TITLE: Partial<ExcelJS.Style> = { ...TEXT, font: { bold: true } };
const HEADING: Partial<ExcelJS.Style> = {
  ...TITLE,
  alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
  border: { bottom: { style: 'thin' } },
};
const COUNT: Partial<ExcelJS.Style> = { numFmt: '#,##0' };

/** Writes a table as a workbook of one sheet, row by row; lines and headings stay in sight. */
export async function writeBook(out: Writable, table: ExportTable): Promise<void> {
  const { lines, columns, rows } = table;
  const book = await openBook(out);
  const top = lines.length + 2;
  const name = bookText(sheetName(table.sheetName, new Set()));
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: top }] });
  columns.forEach(({ width }, i) => (sheet.getColumn(i + 1).width = width));
  const write = (at: number, cells: readonly Cell[], text: Partial<ExcelJS.Style>): void => {
    const row = sheet.getRow(at);
    cells.forEach((cell, i) => {
      if (cell !== null) setCell(row.getCell(i + 1), cell, text);
    });
    row.commit();
  };
  lines.forEach((line, i) => write(i + 1, [line], i === 0 ? TITLE : TEXT));
  const headings = columns.map(({ heading }) => heading);
  write(top, headings, HEADING);
  let at = top;
  for await (const row of rows) write((at += 1), row, TEXT);
  sheet.commit();
  await book.commit();
}

function setCell(cell: ExcelJS.Cell, value: string | number, text: Partial<ExcelJS.Style>): void {
  cell.value = typeof value === 'string' ? bookText(value) : value;
  cell.style = typeof value === 'string' ? text : COUNT;
}
