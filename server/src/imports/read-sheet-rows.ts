import { TextDecoder } from 'node:util';
import { isDay } from '@dat100/shared/calendar';
import { columnIndex, serialDay } from '@dat100/shared/roster-grid';
import type { GridCell, GridRow, MergedRange } from '@dat100/shared/roster-grid';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { textCollector, unescapeText, type Workbook } from './read-sheet-workbook.js';
import { XmlFeed } from './read-sheet-xml.js';
import { xmlEncoding, type ZipParts } from './read-sheet-zip.js';

export interface SheetLayout {
  merges: MergedRange[];
  hiddenColumns: { from: number; to: number }[];
}

const ROWS_END = /<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*\/>/;
const ROWS_START = /<(?:\w+:)?sheetData[\s>/]/;
/** Longer than any of the tags looked for. */
const TAG_CHARS = 64;

/**
 * Columns and merged ranges of a sheet. They stand before and after its rows, and must be known first: the rows are
 * skipped as text, which costs a tenth of parsing them.
 */
export async function readLayout(parts: ZipParts, path: string, limits: SheetLimits): Promise<SheetLayout> {
  let head = '';
  let tail = '';
  let place: 'head' | 'rows' | 'tail' = 'head';
  let decoder: TextDecoder | null = null;
  for await (const piece of parts.read(path)) {
    decoder ??= new TextDecoder(xmlEncoding(piece));
    let text = decoder.decode(piece, { stream: true });
    if (place === 'head') {
      head += text;
      const start = ROWS_START.exec(head);
      if (start) {
        text = head.slice(start.index);
        head = head.slice(0, start.index);
        place = 'rows';
      } else if (head.length > limits.partBytes) throw new SheetRefusal('file_too_large_inside', path);
    }
    if (place === 'head') continue;
    if (place === 'rows') {
      tail += text;
      const end = ROWS_END.exec(tail);
      if (end) place = 'tail';
      tail = end ? tail.slice(end.index + end[0].length) : tail.slice(-TAG_CHARS);
    } else {
      tail += text;
      if (tail.length > limits.partBytes) throw new SheetRefusal('file_too_large_inside', path);
    }
  }
  return { merges: mergesIn(tail, limits), hiddenColumns: hiddenColumnsIn(head) };
}

function mergesIn(xml: string, limits: SheetLimits): MergedRange[] {
  const merges: MergedRange[] = [];
  for (const match of xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']/g)) {
    const [, left = '', top = '', right = '', bottom = ''] = match;
    if (merges.length >= limits.merges) throw new SheetRefusal('file_too_large_inside', 'too many merged cells');
    merges.push({ top: Number(top), left: columnIndex(left), bottom: Number(bottom), right: columnIndex(right) });
  }
  return merges;
}

function hiddenColumnsIn(xml: string): { from: number; to: number }[] {
  const hidden: { from: number; to: number }[] = [];
  for (const [tag] of xml.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    if (!/\shidden=["'](?:1|true)["']/.test(tag)) continue;
    const from = Number(/\smin=["'](\d+)["']/.exec(tag)?.[1] ?? 0);
    const to = Number(/\smax=["'](\d+)["']/.exec(tag)?.[1] ?? 0);
    if (from > 0 && to >= from) hidden.push({ from: from - 1, to: to - 1 });
  }
  return hidden;
}

/** How many cells the file may still hold; shared by its sheets. */
export interface CellBudget {
  left: number;
}

/** Rows of one sheet, in batches as the file unpacks. Cells without a value and empty rows are left out. */
export async function* readRows(
  parts: ZipParts,
  path: string,
  workbook: Workbook,
  limits: SheetLimits,
  budget: CellBudget,
): AsyncGenerator<GridRow[]> {
  const collector = new RowCollector(path, workbook, limits, budget);
  const feed = new XmlFeed(path, collector, limits.xmlDepth);
  for await (const piece of parts.read(path)) {
    feed.write(piece);
    if (collector.rows.length > 0) yield collector.take();
  }
  feed.end();
  if (collector.rows.length > 0) yield collector.take();
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | null;
}

class RowCollector {
  rows: GridRow[] = [];
  private row: GridRow = { row: 0, hidden: false, cells: [] };
  private cell: OpenCell | null = null;
  private nextColumn = 0;
  private target: 'value' | 'formula' | 'inline' | null = null;
  private filledRows = 0;
  private readonly inline = textCollector((text) => {
    if (this.cell) this.cell.value = text;
  }, 'is');

  constructor(
    private readonly path: string,
    private readonly workbook: Workbook,
    private readonly limits: SheetLimits,
    private readonly budget: CellBudget,
  ) {}

  take(): GridRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open = (name: string, attributes: Record<string, string>): void => {
    if (this.target === 'inline') this.inline.open(name, attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (this.cell && name === 'v') this.target = 'value';
    else if (this.cell && name === 'f') {
      this.cell.formula = '';
      this.target = 'formula';
    } else if (this.cell && name === 'is') {
      this.target = 'inline';
      this.inline.open(name, attributes);
    }
  };

  text = (text: string): void => {
    if (!this.cell || this.target === null) return;
    if (this.target === 'inline') this.inline.text(text);
    else if (this.target === 'value') this.cell.value += text;
    else this.cell.formula += text;
  };

  close = (name: string): void => {
    if (this.target === 'inline') this.inline.close(name);
    if (name === 'v' || name === 'f' || name === 'is') this.target = null;
    else if (name === 'c' && this.target === null) this.closeCell();
    else if (name === 'row') this.closeRow();
  };

  private openRow(attributes: Record<string, string>): void {
    const row = attributes.r === undefined ? this.row.row + 1 : Number(attributes.r);
    // Rows out of order could not be streamed, and a row given twice has no right answer.
    if (!Number.isSafeInteger(row) || row <= this.row.row) throw new SheetRefusal('bad_xml', `${this.path}: row order`);
    this.row = { row, hidden: attributes.hidden === '1' || attributes.hidden === 'true', cells: [] };
    this.nextColumn = 0;
  }

  private openCell(attributes: Record<string, string>): void {
    const letters = /^([A-Z]+)\d+$/.exec(attributes.r ?? '')?.[1];
    const column = attributes.r === undefined ? this.nextColumn : columnIndex(letters ?? '');
    if (column < this.nextColumn) throw new SheetRefusal('bad_xml', `${this.path}: cell order`);
    this.nextColumn = column + 1;
    this.cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', formula: null };
  }

  private closeCell(): void {
    const cell = this.cell;
    this.cell = null;
    if (!cell || cell.column >= this.limits.columns) return;
    const read = this.valueOf(cell);
    if (read === null) return;
    if (--this.budget.left < 0) throw new SheetRefusal('file_too_large_inside', 'too many cells');
    if (cell.formula !== null) read.formula = true;
    this.row.cells.push(read);
  }

  private closeRow(): void {
    if (this.row.cells.length === 0) return;
    if (++this.filledRows > this.limits.rows) throw new SheetRefusal('file_too_large_inside', 'too many rows');
    this.rows.push(this.row);
  }

  private valueOf({ column, type, style, value, formula }: OpenCell): GridCell | null {
    if (type === 's') {
      const text = value === '' ? '' : this.workbook.sharedTexts[Number(value)];
      if (text === undefined) throw new SheetRefusal('bad_xml', `${this.path}: text ${value.slice(0, 10)} is missing`);
      return text.trim() === '' ? null : { column, value: text };
    }
    if (value.trim() === '') {
      // A formula that was never calculated: what it would show is unknown, so the cell must not pass for empty.
      return formula ? { column, value: `=${formula}` } : null;
    }
    if (type === 'b') return { column, value: value === '1' || value === 'true' };
    if (type === 'd') {
      const day = value.slice(0, 10);
      return isDay(day) ? { column, value, day } : { column, value };
    }
    if (type !== 'n') return { column, value: type === 'str' ? unescapeText(value) : value };
    const number = Number(value);
    if (!Number.isFinite(number)) throw new SheetRefusal('bad_xml', `${this.path}: not a number`);
    const day = this.workbook.dateStyles[style] ? serialDay(number, this.workbook.date1904) : null;
    return day === null ? { column, value: number } : { column, value: number, day };
  }
}
