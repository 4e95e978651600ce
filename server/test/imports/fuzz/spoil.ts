import type { GridCell, GridRow } from '@dat100/shared/roster-grid';
import { writeZip } from '../../write-zip.js';
import type { Dice } from './dice.js';
import { gridCsv, gridXlsx, type Grid } from './grid.js';
import type { Source } from './sources.js';

/** A spoilt upload. `grid` is what stands in its cells, where that is known for sure. */
export interface Spoilt {
  how: string;
  bytes: Buffer;
  grid: Grid | null;
}

const SIGNS = '<>/"=&;\'x1A \u0000é;,\t\r\n%_';

/** Spoils a file in one way, or for cells in several. */
export function spoil(source: Source, dice: Dice): Spoilt {
  const way = dice.below(10);
  if (way < 2) return { how: 'bytes', bytes: spoilBytes(source.bytes, dice), grid: null };
  if (way < 4 && source.parts) return { how: 'xml', bytes: spoilXml(source.parts, dice), grid: null };
  if (way < 4) return { how: 'text', bytes: spoilText(source.bytes, dice), grid: null };
  const grid = structuredClone(source.grid);
  const done: string[] = [];
  for (let n = 1 + dice.below(4); n > 0; n -= 1) {
    const [how, change] = dice.of(CHANGES);
    const sheet = dice.of(grid);
    if (sheet.rows.length < 2) continue;
    change(sheet, dice);
    done.push(how);
  }
  const [only] = grid;
  const asText = grid.length === 1 && only !== undefined && dice.below(2) === 0;
  if (!asText) return { how: done.join(' + '), bytes: gridXlsx(grid), grid: grid.map(named) };
  const separator = dice.of([',', ';', '\t']);
  const bare = {
    ...only,
    name: '',
    merges: [],
    hiddenColumns: [],
    rows: only.rows.map((row) => ({ ...row, hidden: false })),
  };
  return { how: `${done.join(' + ')} as text`, bytes: gridCsv(bare, separator), grid: [{ ...bare, hidden: false }] };
}

const named = (sheet: Grid[number], i: number): Grid[number] =>
  sheet.name === '' ? { ...sheet, name: `Sheet${i + 1}` } : sheet;

function spoilBytes(good: Buffer, dice: Dice): Buffer {
  const bytes = Buffer.from(good);
  for (let n = dice.below(6); n >= 0; n -= 1) bytes[dice.below(bytes.length)] = dice.below(256);
  if (dice.below(8) === 0) return bytes.subarray(0, dice.below(bytes.length));
  return dice.below(8) === 0 ? Buffer.concat([bytes, bytes.subarray(dice.below(bytes.length))]) : bytes;
}

function spoilText(good: Buffer, dice: Dice): Buffer {
  const bytes = Buffer.from(good);
  const at = dice.below(bytes.length);
  const sign = Buffer.from(dice.of([...SIGNS, '"', '\ufeff', 'sep=;\r\n', '""', '\u2028']));
  return Buffer.concat([bytes.subarray(0, at), sign, bytes.subarray(at + dice.below(3))]);
}

function spoilXml(parts: NonNullable<Source['parts']>, dice: Dice): Buffer {
  const at = dice.below(parts.length);
  const spoilt = parts.map((part, i) => {
    if (i !== at) return part;
    let text = part.data.toString();
    for (let n = dice.below(4); n >= 0; n -= 1) text = editXml(text, dice);
    return { ...part, data: text };
  });
  if (dice.below(12) === 0) spoilt.splice(dice.below(spoilt.length), 1);
  return writeZip(spoilt);
}

function editXml(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  const tags = [...text.slice(at, at + 2_000).matchAll(/<[^>]*>/g)];
  const tag = tags.length > 0 ? dice.of(tags) : null;
  const from = at + (tag?.index ?? 0);
  const to = from + (tag?.[0].length ?? 0);
  switch (dice.below(6)) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, to) + text.slice(from);
    case 2:
      return (
        text.slice(0, from) +
        (tag?.[0] ?? '').replace(/"[^"]*"/, `"${dice.of(['', '-1', '1e9', 'XFE1', '99999999999', 'A', 's', '&x;'])}"`) +
        text.slice(to)
      );
    case 3:
      return text.slice(0, at) + dice.of([...SIGNS]) + text.slice(at + dice.below(4));
    case 4:
      return text.slice(0, at);
    default:
      return (
        text.slice(0, from) +
        dice.of(['<!-- x -->', '<![CDATA[y]]>', '<x a=">"/>', '&#65;', '<extLst>', '<?p i?>']) +
        text.slice(from)
      );
  }
}

type Change = (sheet: Grid[number], dice: Dice) => void;

/** Ways that people spoil a list in a spreadsheet program. */
const CHANGES: readonly (readonly [string, Change])[] = [
  [
    'rows shuffled',
    (sheet, dice) => renumber(sheet, [...sheet.rows.slice(0, 3), ...dice.shuffled(sheet.rows.slice(3))]),
  ],
  ['all rows shuffled', (sheet, dice) => renumber(sheet, dice.shuffled(sheet.rows))],
  ['rows cut', (sheet, dice) => renumber(sheet, sheet.rows.slice(0, 1 + dice.below(sheet.rows.length)))],
  [
    'rows left out',
    (sheet, dice) =>
      renumber(
        sheet,
        sheet.rows.filter(() => dice.below(10) > 0),
      ),
  ],
  [
    'rows twice',
    (sheet, dice) =>
      renumber(
        sheet,
        sheet.rows.flatMap((row) => (dice.below(10) === 0 ? [row, structuredClone(row)] : [row])),
      ),
  ],
  [
    'blank rows between',
    (sheet, dice) => sheet.rows.forEach((row, i) => (row.row += i > 5 && dice.below(3) === 0 ? i : i > 5 ? i - 1 : 0)),
  ],
  ['columns swapped', swapColumns],
  ['a column moved away', moveColumn],
  ['headings misspelt', misspell],
  [
    'cells emptied',
    (sheet, dice) => sheet.rows.forEach((row) => (row.cells = row.cells.filter(() => dice.below(15) > 0))),
  ],
  ['cells of others', spoilCells],
  ['people in a second table below', (sheet) => renumber(sheet, [...sheet.rows, ...structuredClone(sheet.rows)])],
];

/** Rows from the first on, without gaps; merged ranges go, their rows being others now. */
function renumber(sheet: Grid[number], rows: readonly GridRow[]): void {
  sheet.rows = rows.map((row, i) => ({ ...row, row: i + 1 }));
  sheet.merges = [];
}

function swapColumns(sheet: Grid[number], dice: Dice): void {
  const last = Math.max(...sheet.rows.flatMap(({ cells }) => cells.map(({ column }) => column)), 1);
  const a = dice.below(last + 1);
  const b = dice.below(last + 1);
  place(sheet, (column) => (column === a ? b : column === b ? a : column));
}

function moveColumn(sheet: Grid[number], dice: Dice): void {
  const from = dice.below(6);
  place(sheet, (column) => (column === from ? column + 40 : column));
}

function place(sheet: Grid[number], to: (column: number) => number): void {
  sheet.merges = [];
  for (const row of sheet.rows) {
    row.cells = row.cells.map((cell) => ({ ...cell, column: to(cell.column) })).sort((x, y) => x.column - y.column);
  }
}

function misspell(sheet: Grid[number], dice: Dice): void {
  for (const row of sheet.rows.slice(0, 12)) {
    for (const cell of row.cells) {
      if (typeof cell.value !== 'string' || dice.below(6) > 0) continue;
      const at = dice.below(cell.value.length);
      cell.value = cell.value.slice(0, at) + dice.of(['', 'z', ' ', '*', '\n']) + cell.value.slice(at + 1) || '?';
    }
  }
}

const ODD: readonly GridCell['value'][] = [
  ...[
    '-',
    '…',
    '#N/A',
    '=1+1',
    "'079",
    '079 085 900 001',
    '7.9085E+10',
    'x',
    '✓',
    '30/02/1980',
    'Tổng cộng',
    'TM. UBND',
  ],
  ...['NGUYỄN VĂN A', 'Nguyễn Văn 1', '\u200b', 'a'.repeat(5_000), '1/1/1', '97,5', 'Phường Không Có'],
  ...[-1, 0, 45_250, 79_085_900_001, 1e21, 0.1, true, false],
];

function spoilCells(sheet: Grid[number], dice: Dice): void {
  for (const row of sheet.rows) {
    for (const cell of row.cells) {
      if (dice.below(25) > 0) continue;
      delete cell.day;
      cell.value = dice.of(ODD);
    }
  }
}
