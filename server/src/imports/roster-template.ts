import type { Writable } from 'node:stream';
import { openBook } from '../exports/open-book.js';

const COLUMNS = [
  { header: 'Họ và tên', width: 30 },
  { header: 'Ngày sinh', width: 14 },
  { header: 'Số CCCD', width: 18 },
  { header: 'Có thẻ', width: 10 },
  { header: 'Đã kích hoạt', width: 14 },
];
const ROWS = 200;

/** The five-column template: all cells are text, so that a spreadsheet program eats no zeros; ticks come from a list. */
export async function rosterTemplate(out: Writable): Promise<void> {
  const book = await openBook(out);
  const sheet = book.addWorksheet('Danh sách', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map((c) => ({ ...c, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  for (let n = 2; n <= ROWS + 1; n += 1) {
    const row = sheet.getRow(n);
    for (let column = 1; column <= COLUMNS.length; column += 1) row.getCell(column).value = '';
    for (const column of [4, 5])
      row.getCell(column).dataValidation = { type: 'list', allowBlank: true, formulae: ['"x,"'] };
    row.commit();
  }
  sheet.commit();
  await book.commit();
}
