import { columnIndex } from '@dat100/shared/roster-grid';
import type { RosterRow, SheetReading } from '@dat100/shared/roster-reading';

type Value = string | number | boolean;

/** A row's cells by column, 0 = A. */
export type BookCells = Map<number, Value>;

/** The user's table as it is written again: their headings over their columns, ours at the right. */
export interface BookTable {
  /** heading rows; merged ranges cover groups and what has no parts, rows from 0 */
  headings: BookCells[];
  merges: { top: number; left: number; bottom: number; right: number }[];
  /** null = the unit stands in a column of the user's, or everybody belongs to the unit imported for */
  unitCodeColumn: number | null;
  /** by which a mended row is known for the one it was */
  keyColumn: number;
  reasonColumn: number;
  remedyColumn: number;
}

/** The reader passes over columns with this word in their heading, and knows the table for what it was without them. */
const OURS = '(Đạt100)';
export const REASON = { vi: `Lý do ${OURS}`, en: `Reason ${OURS}` };
export const REMEDY = { vi: `Cách sửa ${OURS}`, en: `What to do ${OURS}` };
/** These are read. */
const UNIT_CODE = `Mã đơn vị ${OURS}`;
const ROW_KEY = `Mã dòng ${OURS}`;
/** What is written anew beside rows that come back a second time. */
const WRITTEN_ANEW: ReadonlySet<string> = new Set([ROW_KEY, ...[REASON, REMEDY].flatMap(({ vi, en }) => [vi, en])]);

/** Whether these are the sheets of an error workbook that was dropped in again: some rows of a list, not all. */
export function isMended(sheets: readonly SheetReading[]): boolean {
  return sheets.some(({ columns }) => columns.some(({ header }) => header.includes(OURS)));
}

/** `named`: a unit other than the one imported for must be written beside the people, no column of theirs says it. */
export function bookTable(sheet: SheetReading, language: 'vi' | 'en', named: boolean): BookTable {
  const columns = sheet.columns.flatMap(({ column, header }) => {
    const index = WRITTEN_ANEW.has(header) ? -1 : columnIndex(column);
    return index < 0 ? [] : [{ index, parts: partsOf(header, Math.max(1, sheet.headerRows.length)) }];
  });
  const next = Math.max(-1, ...columns.map(({ index }) => index)) + 1;
  const unitCodeColumn = named && !hasUnit(sheet) ? next : null;
  const keyColumn = unitCodeColumn === null ? next : next + 1;
  const reasonColumn = keyColumn + 1;
  const all = [
    ...columns,
    ...(unitCodeColumn === null ? [] : [{ index: unitCodeColumn, parts: [UNIT_CODE] }]),
    { index: keyColumn, parts: [ROW_KEY] },
    { index: reasonColumn, parts: [REASON[language]] },
    { index: reasonColumn + 1, parts: [REMEDY[language]] },
  ];
  return { ...headingsOf(all), unitCodeColumn, keyColumn, reasonColumn, remedyColumn: reasonColumn + 1 };
}

/** Whether a column says the unit. */
const hasUnit = (sheet: SheetReading): boolean => sheet.columns.some(({ field }) => isUnitField(field));
const isUnitField = (field: string | null): boolean => field === 'unitName' || field === 'unitCode';

/** The headings that one was joined from, the top one first. */
function partsOf(header: string, rows: number): string[] {
  const parts = header.split(' / ');
  return parts.length <= rows ? parts : [...parts.slice(0, rows - 1), parts.slice(rows - 1).join(' / ')];
}

function headingsOf(columns: readonly { index: number; parts: string[] }[]): Pick<BookTable, 'headings' | 'merges'> {
  const depth = Math.max(1, ...columns.map(({ parts }) => parts.length));
  const headings = Array.from({ length: depth }, (): BookCells => new Map());
  const merges: BookTable['merges'] = [];
  const under = (parts: readonly string[], level: number): string => JSON.stringify(parts.slice(0, level + 1));
  for (const [i, { index, parts }] of columns.entries()) {
    for (const [level, part] of parts.entries()) {
      const last = level === parts.length - 1;
      const before = columns[i - 1];
      const goesOn = (other: typeof before): boolean =>
        !last && !!other && other.parts.length > level + 1 && under(other.parts, level) === under(parts, level);
      if (before?.index === index - 1 && goesOn(before)) continue;
      headings[level]?.set(index, part);
      let right = i;
      while (columns[right + 1]?.index === index + right + 1 - i && goesOn(columns[right + 1])) right += 1;
      const bottom = last ? depth - 1 : level;
      if (right > i || bottom > level) merges.push({ top: level, left: index, bottom, right: index + right - i });
    }
  }
  return { headings, merges };
}

export interface RowToWrite {
  row: RosterRow;
  cells: { column: string; value: Value }[] | null;
  /** what the file says of the unit where nothing by that name was found */
  unknownUnit: string | null;
  unit: { code: string; name: string } | null;
  /** the row's own key, after those of the rows that it mends itself */
  rowKey: string;
  reason: string;
  remedy: string;
}

/** The user's own cells at their own places; ours after them, and behind those what stood beside their table. */
export function rowCells(sheet: SheetReading, table: BookTable, source: RowToWrite): BookCells {
  const cells: BookCells = new Map();
  const firstOfOurs = table.unitCodeColumn ?? table.keyColumn;
  const anew = new Set(sheet.columns.flatMap(({ column, header }) => (WRITTEN_ANEW.has(header) ? [column] : [])));
  const ours = table.remedyColumn - firstOfOurs + 1;
  for (const { column, value } of source.cells ?? knownCells(sheet, source.row)) {
    const index = anew.has(column) ? -1 : columnIndex(column);
    if (index >= 0) cells.set(index < firstOfOurs ? index : index + ours, value);
  }
  fillUnit(sheet, table, source, cells);
  cells.set(table.keyColumn, source.rowKey);
  cells.set(table.reasonColumn, source.reason);
  cells.set(table.remedyColumn, source.remedy);
  return cells;
}

/** A merged cell or a heading above said the unit: here every row says its own. */
function fillUnit(sheet: SheetReading, table: BookTable, { unit, unknownUnit }: RowToWrite, cells: BookCells): void {
  if (table.unitCodeColumn !== null && unit) cells.set(table.unitCodeColumn, unit.code);
  const columns = sheet.columns
    .filter(({ field }) => isUnitField(field))
    .map((c) => ({ ...c, at: columnIndex(c.column) }));
  if (columns.some(({ at }) => cells.has(at))) return;
  const name = columns.find(({ field }) => field === 'unitName');
  const code = columns.find(({ field }) => field === 'unitCode');
  if (unknownUnit !== null) {
    const at = (name ?? code)?.at;
    if (at !== undefined) cells.set(at, unknownUnit);
  } else if (unit && code) cells.set(code.at, unit.code);
  else if (unit && name) cells.set(name.at, unit.name);
}

/** What was understood of a row, for one whose own cells are not kept: name, number, birth and where they work. */
function knownCells(sheet: SheetReading, row: RosterRow): NonNullable<RowToWrite['cells']> {
  const [year = '', month = '', day = ''] = row.birthDate?.split('-') ?? [];
  const known: Readonly<Record<string, Value | null>> = {
    name: row.fullName || null,
    citizenId: row.citizenId || null,
    birthDate: row.birthDate === null ? row.birthYear : `${day}/${month}/${year}`,
    sex: row.sex && (row.sex === 'male' ? 'Nam' : 'Nữ'),
    phone: row.phone,
    title: row.title,
    note: row.note,
  };
  return sheet.columns.flatMap(({ column, field }) => {
    const value = field === null ? null : (known[field] ?? null);
    return value === null ? [] : [{ column, value }];
  });
}
