import { roleOfField } from './roster-fields.js';
import { columnLetters, type GridRow, type MergedRange } from './roster-grid.js';
import { columnRole, type ColumnRole } from './roster-headings.js';
import type { ColumnMapping } from './roster-reading.js';
import { isOurs, shapeOf } from './roster-shape.js';
import { cellText } from './roster-values.js';
import { cleanText, searchForm } from './vietnamese-text.js';

/** The header stands within the first rows of a sheet; letterhead and title come before it. */
export const HEADER_WITHIN_ROWS = 30;
/** Rows that one header may take: a group, its columns, their parts. */
export const HEADER_HEIGHT = 3;
/** Columns further right have no headings: no list of people is as wide, and looking for a header takes time. */
const HEADER_COLUMNS = 150;
const LAST_ROW = HEADER_WITHIN_ROWS + HEADER_HEIGHT;

/** Merged ranges by the place of their first cell, 'row:column'. */
export type MergesByCell = ReadonlyMap<string, MergedRange>;

/** A column of the table that tells something. */
export interface RosterColumn {
  /** 0 = A. */
  column: number;
  letters: string;
  /** As the file writes it, rows joined by ' / '. */
  header: string;
  role: ColumnRole;
}

/** A column that means what another does, which stands before it. */
export interface DoubleColumn {
  used: RosterColumn;
  other: RosterColumn;
}

export interface RosterHeader {
  /** Numbers of the rows it takes, in order. */
  rows: number[];
  columns: RosterColumn[];
  /** Columns that are set aside for one of the above. */
  doubles: DoubleColumn[];
  /** Headings of all columns, also of those that tell nothing we use. */
  headings: ReadonlyMap<number, string>;
  /** Digest of the headings, see shapeOf. */
  shape: string;
}

/**
 * Finds the table of people: the row, or two or three rows together, that names at least a person and an id, and
 * among these the one with most columns understood; before all others the one whose meaning a user has said. Null when
 * there is none.
 */
export function findHeader(
  rows: readonly GridRow[],
  merges: readonly MergedRange[],
  mappings: readonly ColumnMapping[] = [],
): RosterHeader | null {
  let best: RosterHeader | null = null;
  // Of several of one shape the first counts.
  const said = new Map(mappings.toReversed().map((mapping) => [mapping.shape, mapping]));
  for (const block of blocksOf(rows, merges)) {
    const header = readBlock(block.rows, block.headings);
    if (said.size > 0) {
      const mapping = said.get(header.shape);
      if (mapping) return mapped(header, mapping);
    }
    if (hasPeople(header) && (best === null || isBetter(header, best))) best = header;
  }
  return best;
}

/**
 * Where no header is found, the rows that look most like one: words throughout, at least one of them understood, or,
 * of whatever words and be they only two, right above a row with somebody's number. The user may say what its columns
 * mean. Null when there is none.
 */
export function likelyHeader(rows: readonly GridRow[], merges: readonly MergedRange[]): RosterHeader | null {
  let best: RosterHeader | null = null;
  for (const block of blocksOf(rows, merges)) {
    if (block.headings.size < LEAST_COLUMNS || !block.rows.every(isHeading)) continue;
    const header = readBlock(block.rows, block.headings);
    const isKnown = header.columns.length > 0 && block.headings.size >= LIKELY_COLUMNS;
    if (!isKnown && !isAboveNumbers(rows, block.rows)) continue;
    if (best === null || isLikelier(header, best)) best = header;
  }
  return best;
}

/** Fewer headings than this are a title or a letterhead, unless people stand right below. */
const LIKELY_COLUMNS = 3;
/** Whoever is to be known needs a name and a number. */
const LEAST_COLUMNS = 2;
/** Twelve digits, or nine of an old card, or twelve that have lost their zeros. */
const NUMBER_OF_SOMEBODY = /^'?\d{9,12}$/;

/** Whether the next row, or the one after the row of column numbers, has a cell with somebody's number. */
function isAboveNumbers(rows: readonly GridRow[], block: readonly GridRow[]): boolean {
  const after = rows.indexOf(block.at(-1) as GridRow) + 1;
  return rows
    .slice(after, after + 2)
    .some(({ cells }) => cells.some((cell) => NUMBER_OF_SOMEBODY.test(cellText(cell).replace(/[\s.-]/g, ''))));
}

/** More understood; with as many, more columns named: a title has few; with as many, fewer rows. */
function isLikelier(a: RosterHeader, b: RosterHeader): boolean {
  const more = a.columns.length - b.columns.length || a.headings.size - b.headings.size;
  return more > 0 || (more === 0 && a.rows.length < b.rows.length);
}

interface Block {
  rows: GridRow[];
  headings: Map<number, string[]>;
}

/** Every one, two or three rows together that a header may stand in. */
function* blocksOf(rows: readonly GridRow[], merges: readonly MergedRange[]): Generator<Block> {
  const top = new Map(
    merges.filter((merge) => merge.top <= LAST_ROW).map((merge) => [`${merge.top}:${merge.left}`, merge]),
  );
  for (const first of rows) {
    if (first.row > HEADER_WITHIN_ROWS) break;
    for (let height = 1; height <= HEADER_HEIGHT; height += 1) {
      const block = blockAt(rows, first, height);
      if (block !== null) yield { rows: block, headings: headingsOf(block, top) };
    }
  }
}

/**
 * The header with its columns as a user has said they are; what the mapping does not name is not used, but for columns
 * that we wrote beside theirs: those mean what they always do.
 */
function mapped(header: RosterHeader, { fields }: ColumnMapping): RosterHeader {
  const columns = [...header.headings].flatMap(([column, heading]): RosterColumn[] => {
    const letters = columnLetters(column);
    const role = isOurs(heading) ? columnRole([heading]) : roleOfField(fields[letters] ?? '');
    return role ? [{ column, letters, header: heading, role }] : [];
  });
  return { ...header, columns, doubles: [] };
}

/** True for a sheet of figures per unit: a unit column with counts or shares beside it, and nobody's id. */
export function isSummary(rows: readonly GridRow[]): boolean {
  return rows.some(({ row, cells }) => {
    if (row > HEADER_WITHIN_ROWS) return false;
    const words = cells.map((cell) => searchForm(cellText(cell)));
    return (
      words.some((word) => /^(?:ten )?(?:don vi|co quan)/.test(word)) &&
      words.some((word) => /^(?:tong so|so luong|ty le|ti le)\b/.test(word))
    );
  });
}

/** More columns understood; with as many, fewer rows: what stands above them is a title. */
function isBetter(a: RosterHeader, b: RosterHeader): boolean {
  const more = a.columns.length - b.columns.length;
  return more > 0 || (more === 0 && a.rows.length < b.rows.length);
}

function hasPeople({ columns }: RosterHeader): boolean {
  const has = (...fields: string[]): boolean => columns.some(({ role }) => fields.includes(role.field));
  return has('name', 'givenName') && has('citizenId', 'oldIdentityNumber');
}

/** `height` rows from `first` on, without gaps; null where the lower ones are data and not headings. */
export function blockAt(rows: readonly GridRow[], first: GridRow, height: number): GridRow[] | null {
  const start = rows.indexOf(first);
  const block = rows.slice(start, start + height);
  // A row with one text is a title: a group of columns never stands alone.
  if (block.length < height || (height > 1 && first.cells.length < 2)) return null;
  for (const [i, row] of block.entries()) {
    if (row.row !== first.row + i || (height > 1 && !isHeading(row))) return null;
  }
  return block;
}

/** Headings are words. The row of column numbers "(1) (2) (3)" and rows with figures or days are not. */
function isHeading({ cells }: GridRow): boolean {
  return (
    cells.every((cell) => typeof cell.value === 'string' && cell.day === undefined && !/\d{4}/.test(cell.value)) &&
    cells.some((cell) => /\p{L}{2}/u.test(cellText(cell)))
  );
}

function readBlock(block: readonly GridRow[], headings: ReadonlyMap<number, string[]>): RosterHeader {
  const columns: RosterColumn[] = [];
  for (const [column, parts] of headings) {
    const role = columnRole(parts);
    if (role) columns.push({ column, letters: columnLetters(column), header: parts.join(' / '), role });
  }
  const joined = new Map([...headings].map(([column, parts]) => [column, parts.join(' / ')]));
  return {
    rows: block.map(({ row }) => row),
    ...onePerField(columns),
    headings: joined,
    get shape() {
      return shapeOf(joined);
    },
  };
}

/** For each column its headings from the top row down; a merged group stands over all its columns. */
export function headingsOf(block: readonly GridRow[], merges: MergesByCell): Map<number, string[]> {
  const headings = new Map<number, string[]>();
  const filled = (row: GridRow | undefined): Set<number> => new Set(row?.cells.map(({ column }) => column));
  const columns = block.flatMap(({ cells }) => cells.map(({ column }) => column));
  const lastColumn = Math.min(Math.max(-1, ...columns), HEADER_COLUMNS - 1);
  for (const [i, row] of block.entries()) {
    const below = filled(block[i + 1]);
    const here = filled(row);
    for (const cell of row.cells) {
      const merge = merges.get(`${row.row}:${cell.column}`);
      let to = merge?.right ?? cell.column;
      // Files without merged cells (CSV): a group reaches over the empty cells beside it that have parts below.
      if (!merge && below.has(cell.column)) while (!here.has(to + 1) && below.has(to + 1)) to += 1;
      for (let column = cell.column; column <= Math.min(to, lastColumn + (merge ? 1 : 0)); column += 1) {
        const parts = headings.get(column) ?? [];
        parts.push(cleanText(cellText(cell)));
        headings.set(column, parts);
      }
    }
  }
  return new Map([...headings].sort(([a], [b]) => a - b));
}

/**
 * One column for each thing told: the first, except that the second column under one "Họ và tên" is the given name,
 * and the old identity number counts only where there is no citizen id.
 */
function onePerField(columns: readonly RosterColumn[]): Pick<RosterHeader, 'columns' | 'doubles'> {
  const taken = new Map<string, RosterColumn>();
  const again: [key: string, column: RosterColumn][] = [];
  for (const column of columns) {
    const { role } = column;
    const key = JSON.stringify(role.field === 'status' ? [role.field, role.criterion] : role);
    const first = taken.get(key);
    if (!first) taken.set(key, column);
    else if (role.field === 'name' && column.column === first.column + 1 && column.header === first.header) {
      taken.set('"given"', { ...column, role: { field: 'givenName' } });
    } else again.push([key, column]);
  }
  const chosen = [...taken.values()];
  const has = (field: string): boolean => chosen.some(({ role }) => role.field === field);
  const used = chosen
    .filter(({ role }) => role.field !== 'oldIdentityNumber' || !has('citizenId'))
    .map((column): RosterColumn => {
      if (column.role.field === 'oldIdentityNumber') return { ...column, role: { field: 'citizenId' } };
      return column.role.field === 'givenName' && !has('name') ? { ...column, role: { field: 'name' } } : column;
    });
  const doubles = again.flatMap(([key, other]): DoubleColumn[] => {
    const first = used.find(({ column }) => column === taken.get(key)?.column);
    return first ? [{ used: first, other }] : [];
  });
  return { columns: used, doubles };
}
