import { badInput } from '../common/errors.js';
import type { ExportForm } from './export-table.js';

/** A sheet has 1,048,576 rows; ours begins with a few lines. */
const MOST_BOOK_ROWS = 1_048_000;

/** Whether a list fits the form it is asked for in: nothing is ever cut. @throws bad_input `too_many_rows` */
export function checkBookRows(rows: number, format: ExportForm['format']): void {
  if (format === 'csv' || rows <= MOST_BOOK_ROWS) return;
  throw badInput(
    'too_many_rows',
    `Danh sách dài hơn một trang bảng tính (${MOST_BOOK_ROWS} dòng). Hãy xuất CSV, hoặc lọc bớt.`,
    `The list is longer than a sheet of a workbook (${MOST_BOOK_ROWS} rows). Export it as CSV, or filter it.`,
  );
}
