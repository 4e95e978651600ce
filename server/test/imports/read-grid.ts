import type { GridRow, GridSheet } from '@dat100/shared/roster-grid';
import { SHEET_LIMITS, type SheetLimits } from '../../src/imports/read-sheet-limits.js';
import { readSheets } from '../../src/imports/read-sheet.js';
import { writeXlsx, type TestWorkbook } from '../write-xlsx.js';

/** What the reader finds in a file, sheet by sheet. */
export async function readGrid(
  bytes: Buffer,
  limits: Partial<SheetLimits> = {},
): Promise<{ sheet: GridSheet; rows: GridRow[] }[]> {
  const sheets: { sheet: GridSheet; rows: GridRow[] }[] = [];
  for await (const event of readSheets(bytes, { ...SHEET_LIMITS, ...limits })) {
    if (event.type === 'sheet') sheets.push({ sheet: event.sheet, rows: [] });
    else sheets.at(-1)?.rows.push(...event.rows);
  }
  return sheets;
}

/** How many rows a file has, or why it is refused. */
export async function outcomeOf(bytes: Buffer, limits: Partial<SheetLimits> = {}): Promise<string> {
  try {
    const sheets = await readGrid(bytes, limits);
    return `${sheets.reduce((sum, { rows }) => sum + rows.length, 0)} rows`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

/** The cells of rows, as 'A1' → value (or [value, day]); 'A1 formula' for the result of a formula. */
export function cellsOf(rows: readonly GridRow[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { row, cells } of rows) {
    for (const { column, value, day, formula } of cells) {
      const place = `${String.fromCharCode(65 + column)}${row}${formula ? ' formula' : ''}`;
      found[place] = day === undefined ? value : [value, day];
    }
  }
  return found;
}

/** The cells of a one-sheet workbook. */
export async function sheetCells(xml: string, workbook: Partial<TestWorkbook> = {}): Promise<Record<string, unknown>> {
  const [first] = await readGrid(writeXlsx({ sheets: [{ name: 'A', xml }], ...workbook }));
  return cellsOf(first?.rows ?? []);
}
