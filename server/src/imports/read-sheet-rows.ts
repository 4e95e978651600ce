import { isDay, type Day } from '@dat100/shared/calendar';
import { columnIndex, serialDay } from '@dat100/shared/roster-grid';
import type { GridCell, GridRow } from '@dat100/shared/roster-grid';
import { isTrue, LAST_COLUMN, LAST_ROW } from './read-sheet-layout.js';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { PLAIN, textCollector, unescapeText } from './read-sheet-texts.js';
import type { Workbook } from './read-sheet-workbook.js';
import { XmlFeed, type XmlHandlers, type XmlLane } from './read-sheet-xml.js';
import type { ZipParts } from './read-sheet-zip.js';

/** How many cells the file may still hold; shared by its sheets. */
export interface CellBudget {
  left: number;
}

const BATCH_ROWS = 250;

/** Rows of one sheet, in batches as the file unpacks. Cells without a value and empty rows are left out. */
export async function* readRows(
  parts: ZipParts,
  path: string,
  workbook: Workbook,
  limits: SheetLimits,
  budget: CellBudget,
): AsyncGenerator<GridRow[]> {
  const collector = new RowCollector(path, workbook, limits, budget);
  const feed = new XmlFeed(path, collector, limits);
  for await (const piece of parts.read(path)) {
    feed.write(piece);
    if (collector.rows.length >= BATCH_ROWS) yield collector.takeRows();
  }
  feed.end();
  if (collector.rows.length > 0) yield collector.takeRows();
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | null;
}

/** A cell as nearly all programs write it, with a value, a plain text of its own, or nothing. */
const CELL = new RegExp(
  String.raw`[ \t\n]*<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,6})")?(?: t="(\w{1,9})")?(?: s="(\d{1,6})")?` +
    String.raw`(?:/>|>(?:<v>(${PLAIN})</v>|<is><t(?: xml:space="preserve")?>(${PLAIN})</t></is>)?</c>)`,
  'y',
);
/** Characters of one value; a cell holds 32,767 at most. */
const MOST_CHARS = 256 * 1024;
/** Days by serial number, made once: a column of days has few. */
const MOST_DAYS = 20_000;

class RowCollector implements XmlHandlers, XmlLane {
  rows: GridRow[] = [];
  readonly lane = this;
  ready = false;
  private row: GridRow = { row: 0, hidden: false, cells: [] };
  private cell: OpenCell | null = null;
  private nextColumn = 0;
  private target: 'value' | 'formula' | 'inline' | null = null;
  private filledRows = 0;
  private beyond = 0;
  private readonly days = new Map<number, Day | null>();
  private readonly inline = textCollector((text) => {
    if (this.cell) this.cell.value = text;
  }, 'is');

  constructor(
    private readonly path: string,
    private readonly workbook: Workbook,
    private readonly limits: SheetLimits,
    private readonly budget: CellBudget,
  ) {}

  takeRows(): GridRow[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  /** The short way for cells of the usual form. */
  take(text: string, at: number): number {
    CELL.lastIndex = at;
    const match = CELL.exec(text);
    if (!match) return -1;
    const [, letters = '', style, type = 'n', otherStyle, value, inline] = match;
    const column = this.placeOf(letters);
    if (value !== undefined || inline !== undefined) {
      const own = inline === undefined ? (value ?? '') : unescapeText(inline);
      this.add(column, type, Number(style ?? otherStyle ?? 0), own, null);
    }
    return CELL.lastIndex;
  }

  open = (name: string, attributes: Record<string, string>): void => {
    this.ready = false;
    if (this.target === 'inline') this.inline.open(name);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (this.cell && name === 'v') this.target = 'value';
    else if (this.cell && name === 'f') {
      this.cell.formula = '';
      this.target = 'formula';
    } else if (this.cell && name === 'is') {
      this.target = 'inline';
      this.inline.open(name);
    }
  };

  text = (text: string): void => {
    if (!this.cell || this.target === null) return;
    if (this.target === 'inline') this.inline.text(text);
    else if (this.target === 'value') this.cell.value += text;
    else this.cell.formula += text;
    if (this.cell.value.length + (this.cell.formula?.length ?? 0) > MOST_CHARS)
      throw new SheetRefusal('file_too_large_inside', `${this.path}: a value without end`);
  };

  close = (name: string): void => {
    if (this.target === 'inline') this.inline.close(name);
    if (name === 'v' || name === 'f' || name === 'is') this.target = null;
    else if (name === 'c' && this.target === null) {
      this.closeCell();
      this.ready = true;
    } else if (name === 'row') this.closeRow();
  };

  private openRow(attributes: Record<string, string>): void {
    const row = attributes.r === undefined ? this.row.row + 1 : Number(attributes.r);
    // Rows out of order could not be streamed, and a row given twice has no right answer.
    if (!Number.isInteger(row) || row <= this.row.row || row > LAST_ROW)
      throw new SheetRefusal('bad_xml', `${this.path}: row order`);
    const hidden = isTrue(attributes.hidden) || Number(attributes.ht ?? 1) === 0;
    this.row = { row, hidden, cells: [] };
    this.nextColumn = 0;
    this.ready = true;
  }

  private openCell(attributes: Record<string, string>): void {
    const { r } = attributes;
    const column = r === undefined ? this.placeAt(this.nextColumn) : this.placeOf(/^([A-Z]+)\d+$/.exec(r)?.[1] ?? '');
    this.cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '', formula: null };
  }

  private placeOf(letters: string): number {
    return this.placeAt(letters.length === 1 ? letters.charCodeAt(0) - 65 : columnIndex(letters));
  }

  private placeAt(column: number): number {
    if (column < this.nextColumn || column > LAST_COLUMN) throw new SheetRefusal('bad_xml', `${this.path}: cell order`);
    this.nextColumn = column + 1;
    return column;
  }

  private closeCell(): void {
    const { cell } = this;
    this.cell = null;
    if (cell) this.add(cell.column, cell.type, cell.style, cell.value, cell.formula);
  }

  private closeRow(): void {
    this.ready = false;
    if (this.row.cells.length === 0) return;
    if (++this.filledRows > this.limits.rows) throw new SheetRefusal('file_too_large_inside', 'too many rows');
    this.rows.push(this.row);
  }

  private add(column: number, type: string, style: number, value: string, formula: string | null): void {
    const read = this.cellOf(column, type, style, value, formula);
    if (read === null) return;
    if (--this.budget.left < 0) throw new SheetRefusal('file_too_large_inside', 'too many cells');
    if (column >= this.limits.columns) {
      if (++this.beyond > this.limits.cellsBeyond) throw new SheetRefusal('file_too_large_inside', 'too many columns');
      return;
    }
    if (formula !== null) read.formula = true;
    this.row.cells.push(read);
  }

  private cellOf(column: number, type: string, style: number, value: string, formula: string | null): GridCell | null {
    if (type === 's') {
      const text = value === '' ? '' : this.workbook.sharedTexts?.get(Number(value));
      if (text === undefined) throw new SheetRefusal('bad_xml', `${this.path}: text ${value.slice(0, 10)} is missing`);
      return isBlank(text) ? null : { column, value: text };
    }
    if (isBlank(value)) {
      // A formula that was never calculated: what it would show is unknown, so the cell must not pass for empty.
      return formula === null ? null : { column, value: `=${formula}` };
    }
    if (type === 'b') return { column, value: value === '1' || value === 'true' };
    if (type === 'd') {
      const day = value.slice(0, 10);
      return isDay(day) ? { column, value, day } : { column, value };
    }
    if (type !== 'n') return { column, value: type === 'str' ? unescapeText(value) : value };
    const number = Number(value);
    if (!Number.isFinite(number)) throw new SheetRefusal('bad_xml', `${this.path}: not a number`);
    const day = this.workbook.dateStyles[style] ? this.dayOf(number) : null;
    return day === null ? { column, value: number } : { column, value: number, day };
  }

  private dayOf(serial: number): Day | null {
    let day = this.days.get(serial);
    if (day !== undefined) return day;
    day = serialDay(serial, this.workbook.date1904);
    if (this.days.size >= MOST_DAYS) this.days.clear();
    this.days.set(serial, day);
    return day;
  }
}

function isBlank(text: string): boolean {
  return text === '' || text.trim() === '';
}
