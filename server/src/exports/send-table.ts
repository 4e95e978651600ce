import type { Response } from 'express';
import type { ExportForm, ExportTable } from './export-table.js';
import { sendFile } from './send-file.js';
import { writeBook } from './write-book.js';
import { writeCsv } from './write-csv.js';

/** Sends a table as the file that was asked for, while it is being written. */
export function sendTable(response: Response, table: ExportTable, { format, language }: ExportForm): Promise<void> {
  return sendFile(response, `${table.fileName}.${format}`, (out) =>
    format === 'csv' ? writeCsv(out, table, language) : writeBook(out, table),
  );
}
