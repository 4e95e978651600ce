import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Locale } from '@dat100/shared/rates';
import { csvText } from './csv-text.js';
import type { Cell, ExportTable } from './export-table.js';

/**
 * A semicolon where decimals have a comma: that is what spreadsheet programs set to Vietnamese expect, and a rate
 * ("97,4 %") does not look cut in two. A comma in English.
 */
export const SEPARATOR: Readonly<Record<Locale, string>> = { vi: ';', en: ',' };

/** Writes a table as CSV in UTF-8 with a byte order mark, row by row as fast as it is taken; text is quoted. */
export async function writeCsv(out: Writable, table: ExportTable, language: Locale): Promise<void> {
  const csv = stringify({
    bom: true,
    delimiter: SEPARATOR[language],
    quoted_string: true,
    record_delimiter: 'windows',
  });
  await pipeline(records(table), csv, out);
}

async function* records({ lines, columns, rows }: ExportTable): AsyncGenerator<Cell[]> {
  for (const line of [...lines, '']) yield [csvText(line)];
  yield columns.map(({ heading }) => csvText(heading));
  for await (const row of rows) yield row.map((cell) => (typeof cell === 'string' ? csvText(cell) : cell));
}
