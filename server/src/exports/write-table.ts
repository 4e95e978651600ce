import type { Writable } from 'node:stream';
import type { ExportForm, ExportTable } from './export-table.js';
import { writeBook } from './write-book.js';
import { writeCsv } from './write-csv.js';

/** Writes a table in the form that was asked for. */
export function writeTable(out: Writable, table: ExportTable, { format, language }: ExportForm): Promise<void> {
  return format === 'csv' ? writeCsv(out, table, language) : writeBook(out, table);
}
