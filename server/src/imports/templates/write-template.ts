import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { columnLetters } from '@dat100/shared/roster-grid';
import { bookText } from '../../exports/book-text.js';
import { openBook, type BookWriter } from '../../exports/open-book.js';
import type { TemplateColumn } from './template-columns.js';

const ROWS = 2_000;
const LISTS = 'Danh mục';

/**
 * An empty workbook to fill in: every column is text, so that a spreadsheet program eats no zeros and turns no day into
 * a number; words to choose from stand on a sheet of their own. `notes`: how to fill it in, line by line.
 */
export async function writeTemplate(
  out: Writable,
  columns: readonly TemplateColumn[],
  notes: readonly string[],
): Promise<void> {
  const book = await openBook(out);
  const sheet = book.addWorksheet('Danh sách', { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
  sheet.columns = columns.map(({ header, width }) => ({ header, width, style: { numFmt: '@' } }));
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  head.commit();
  const lists = columns.filter(({ words }) => words !== undefined);
  // The type declarations leave out what the writer has.
  const { dataValidations } = sheet as unknown as { dataValidations: { add(range: string, rule: object): void } };
  columns.forEach((column, i) => {
    const rule = ruleOf(column, lists.indexOf(column));
    if (rule) dataValidations.add(`${columnLetters(i)}2:${columnLetters(i)}${ROWS + 1}`, rule);
  });
  sheet.commit();
  writeLists(book, lists);
  const guide = book.addWorksheet('Hướng dẫn');
  guide.getColumn(1).width = 110;
  notes.forEach((line, i) => {
    const row = guide.getRow(i + 1);
    row.getCell(1).value = bookText(line);
    row.getCell(1).style = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } };
    row.commit();
  });
  guide.commit();
  await book.commit();
}

/** Another word is warned of, not refused: a list may know something that the template does not. */
function ruleOf({ header, words, prompt, length }: TemplateColumn, list: number): ExcelJS.DataValidation | null {
  const told = prompt === undefined ? {} : { showInputMessage: true, promptTitle: header.slice(0, 32), prompt };
  const warned = { allowBlank: true, showErrorMessage: true, errorStyle: 'warning', errorTitle: header.slice(0, 32) };
  if (words) {
    const column = columnLetters(list);
    const range = `'${LISTS}'!$${column}$2:$${column}$${Math.max(1, words.length) + 1}`;
    return { type: 'list', formulae: [range], error: 'Hãy chọn trong danh sách.', ...warned, ...told };
  }
  if (length !== undefined) {
    const error = `Cần đủ ${length} ký tự.`;
    return { type: 'textLength', operator: 'equal', formulae: [length], error, ...warned, ...told };
  }
  return prompt === undefined ? null : ({ type: 'any', formulae: [], ...told } as unknown as ExcelJS.DataValidation);
}

function writeLists(book: BookWriter, lists: readonly TemplateColumn[]): void {
  if (lists.length === 0) return;
  const sheet = book.addWorksheet(LISTS);
  const longest = Math.max(...lists.map(({ words = [] }) => words.length));
  for (let row = 0; row <= longest; row += 1) {
    lists.forEach(({ header, words = [], width }, i) => {
      // The headings are said otherwise than in the list, so that this sheet is never taken for one.
      const text = row === 0 ? `Các từ dùng cho: ${header}` : words[row - 1];
      if (text === undefined) return;
      const cell = sheet.getRow(row + 1).getCell(i + 1);
      cell.value = bookText(text);
      cell.style = { numFmt: '@', ...(row === 0 ? { font: { bold: true } } : {}) };
      sheet.getColumn(i + 1).width = Math.max(width, 24);
    });
    sheet.getRow(row + 1).commit();
  }
  sheet.commit();
}
