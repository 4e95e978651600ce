import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';

/** A workbook that is written row by row. */
export type BookWriter = InstanceType<typeof ExcelJS.stream.xlsx.WorkbookWriter>;

/**
 * A new workbook that goes to `out`. The library is loaded with the first one: it is as large as all the rest of what a
 * start loads beside Nest, and most servers write no workbook for hours.
 */
export async function openBook(out: Writable): Promise<BookWriter> {
  const { default: library } = await import('exceljs');
  return new library.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
}
