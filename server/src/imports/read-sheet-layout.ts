import { columnIndex, type MergedRange } from '@dat100/shared/roster-grid';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { XmlFeed } from './read-sheet-xml.js';
import { xmlEncoding, type ZipParts } from './read-sheet-zip.js';

export interface SheetLayout {
  merges: MergedRange[];
  hiddenColumns: { from: number; to: number }[];
}

/** What a sheet can have: rows 1 to 1,048,576, columns A to XFD. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_383;

const ROWS_START = /<((?:\w+:)?)sheetData(?:\s[^>]*?)?(\/?)>/;
/** Longer than the tag looked for. */
const TAG_BYTES = 128;
/** The least that a row with a value takes: <row><c><v>1</v></c></row>. */
const LEAST_ROW_BYTES = 27;
const GREATER = '>'.charCodeAt(0);

/**
 * Columns and merged ranges of a sheet. They stand before and after its rows, and must be known first: the rows are
 * skipped as bytes, which costs a twentieth of reading them. Sheets with more rows than we read are refused here.
 */
export async function readLayout(parts: ZipParts, path: string, limits: SheetLimits): Promise<SheetLayout> {
  const layout: SheetLayout = { merges: [], hiddenColumns: [] };
  const feed = new XmlFeed(path, { open: (name, attributes) => note(layout, name, attributes, limits) }, limits);
  const mostRows = parts.size(path) > limits.rows * LEAST_ROW_BYTES ? limits.rows : Infinity;
  let whole: boolean | null = null;
  let head: Buffer = Buffer.alloc(0);
  let rows: RowSkipper | null = null;
  let tailBytes = 0;
  for await (const piece of parts.read(path)) {
    // In UTF-16, which no spreadsheet program writes, the tags are not looked for as bytes.
    if ((whole ??= xmlEncoding(piece) !== 'utf-8')) {
      feed.write(piece);
      continue;
    }
    let bytes: Buffer | null = piece;
    if (rows === null) {
      const from = Math.max(0, head.length - TAG_BYTES);
      head = Buffer.concat([head, piece]);
      const start = ROWS_START.exec(head.toString('latin1', from));
      if (!start) {
        if (head.length > limits.partBytes) throw new SheetRefusal('file_too_large_inside', path);
        continue;
      }
      const [tag, prefix = '', closed = ''] = start;
      feed.write(head.subarray(0, from + start.index));
      bytes = head.subarray(from + start.index + tag.length);
      rows = new RowSkipper(prefix, closed === '/', mostRows);
    }
    bytes = rows.pass(bytes);
    if (bytes === null) continue;
    tailBytes += bytes.length;
    if (tailBytes > limits.tailBytes) throw new SheetRefusal('file_too_large_inside', path);
    feed.write(bytes);
  }
  if (rows === null) feed.write(head);
  feed.end();
  return layout;
}

/** Passes over the rows of a sheet to what stands behind them, and counts those that hold a value. */
class RowSkipper {
  private readonly end: Buffer;
  private readonly row: Buffer;
  private readonly value: Buffer;
  private carry: Buffer = Buffer.alloc(0);
  private rows = 0;

  constructor(
    prefix: string,
    private ended: boolean,
    private readonly mostRows: number,
  ) {
    this.end = Buffer.from(`</${prefix}sheetData`);
    this.row = Buffer.from(`<${prefix}row`);
    this.value = Buffer.from(`</${prefix}v>`);
  }

  /** The bytes behind the rows, or null while there are still rows. */
  pass(piece: Buffer): Buffer | null {
    if (this.ended) return piece;
    if (this.mostRows !== Infinity) this.count(piece);
    const bytes = this.carry.length === 0 ? piece : Buffer.concat([this.carry, piece]);
    const at = bytes.indexOf(this.end);
    const behind = at < 0 ? -1 : bytes.indexOf('>', at);
    if (behind < 0) {
      this.carry = at < 0 ? bytes.subarray(-this.end.length) : bytes.subarray(at, at + TAG_BYTES);
      return null;
    }
    this.ended = true;
    return bytes.subarray(behind + 1);
  }

  /** Never too many: a value without text is none, and a tag cut by the end of a piece is not counted. */
  private count(piece: Buffer): void {
    let at = piece.indexOf(this.value);
    while (at >= 0) {
      if (piece[at - 1] !== GREATER) this.rows += 1;
      const next = piece.indexOf(this.row, at);
      at = next < 0 ? -1 : piece.indexOf(this.value, next);
    }
    if (this.rows > this.mostRows) throw new SheetRefusal('file_too_large_inside', 'too many rows');
  }
}

function note(layout: SheetLayout, name: string, attributes: Record<string, string>, limits: SheetLimits): void {
  if (name === 'mergeCell') {
    const merge = rangeOf(attributes.ref ?? '');
    if (!merge) return;
    if (layout.merges.length >= limits.merges) throw new SheetRefusal('file_too_large_inside', 'too many merged cells');
    layout.merges.push(merge);
  }
  if (name !== 'col' || !(isTrue(attributes.hidden) || Number(attributes.width ?? 1) === 0)) return;
  const from = Number(attributes.min);
  const to = Math.min(Number(attributes.max), LAST_COLUMN + 1);
  if (layout.hiddenColumns.length > LAST_COLUMN) throw new SheetRefusal('bad_xml', 'more columns than a sheet has');
  if (Number.isInteger(from) && from > 0 && to >= from) layout.hiddenColumns.push({ from: from - 1, to: to - 1 });
}

/** A range within a sheet, or null. */
function rangeOf(ref: string): MergedRange | null {
  const [, left = '', top = '', right = '', bottom = ''] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
  const range = { top: Number(top), left: columnIndex(left), bottom: Number(bottom), right: columnIndex(right) };
  const within = range.bottom <= LAST_ROW && range.right <= LAST_COLUMN;
  return within && 1 <= range.top && range.top <= range.bottom && range.left <= range.right ? range : null;
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
