import type { Response } from 'express';
import type { ExportForm, ExportTable } from './export-table.js';
import { sendFile } from './send-file.js';
import { writeTable } from './write-table.js';

/** Sends a table as the file that was asked for, while it is being written. */
export function sendTable(response: Response, table: ExportTable, form: ExportForm): Promise<void> {
  return sendFile(response, `${table.fileName}.${form.format}`, (out) => writeTable(out, table, form));
}
