import { columnIndex, type GridCell } from '@dat100/shared/roster-grid';
import type { SheetReading } from '@dat100/shared/roster-reading';
import type { Grid } from './grid.js';

const ID = /^'?0\d{11}$/;
const NUMBER = /^\d+[.)]?$/;
/** A name; what spoils cells writes "Tổng cộng" into some, and that is a total. A header that stands twice is nobody. */
const NAME = /^(?!Tổng cộng|Họ và tên$)\p{Lu}[\p{L}\p{M}]+(?: \p{L}[\p{L}\p{M}]*){1,4}$/u;

/**
 * The rows of a sheet in which somebody stands, found without any of the reader's rules: below the header, in the
 * column of ids, a whole citizen id; or a numbered row with a name and two cells more. Fewer than there may be, but
 * none of them may be lost.
 */
export function naivePeople(sheet: Grid[number], reading: SheetReading): number[] {
  const columnOf = (field: string): number =>
    columnIndex(reading.columns.find((column) => column.field === field)?.column ?? '');
  const [idColumn, nameColumn, indexColumn] = [columnOf('citizenId'), columnOf('name'), columnOf('index')];
  const header = Math.max(0, ...reading.headerRows);
  return sheet.rows.flatMap(({ row, cells }) => {
    if (row <= header) return [];
    const at = (column: number): string => textOf(cells.find((cell) => cell.column === column));
    const hasId = ID.test(at(idColumn).replace(/[\s\u00a0]/g, ''));
    const isNumbered =
      indexColumn >= 0 && NUMBER.test(at(indexColumn)) && NAME.test(at(nameColumn)) && cells.length >= 5;
    return hasId || isNumbered ? [row] : [];
  });
}

/** Sheets that hold whole citizen ids in at least three rows. */
export function holdsIds(sheet: Grid[number]): boolean {
  const isId = (cell: GridCell): boolean => ID.test(textOf(cell).replace(/[\s\u00a0]/g, ''));
  return sheet.rows.filter(({ cells }) => cells.some(isId)).length >= 3;
}

const textOf = (cell: GridCell | undefined): string => (cell === undefined ? '' : String(cell.value).trim());
