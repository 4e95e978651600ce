import type { Bound } from './sql.js';

/** Small enough for every server's packet limit, and the server reads one piece while the next is made. */
const PIECE = 64 * 1024;
const ZERO = 48;
const NULL_CELL = [92, 78];
/** What every character of a text, and every byte, may take at most. */
const TEXT_UNIT = 3;
const BYTE_UNIT = 2;
const LONGEST_NUMBER = 32;
const LOW_FIGURES = 1e8;

/** What stands after a backslash in place of a character that would be read as a mark; 0: the character itself stands. */
const ESCAPES = new Uint8Array(128);
ESCAPES[0] = ZERO;
ESCAPES[9] = 't'.charCodeAt(0);
ESCAPES[10] = 'n'.charCodeAt(0);
ESCAPES[92] = 92;

/**
 * Rows as the text that `LOAD DATA … CHARACTER SET binary` reads with its usual marks: cells end with a tab, rows with
 * a newline, `\N` is NULL, and a backslash stands before what would be read as one of these. Bytes go as they are, so
 * a cipher is not written twice as long as it is. Rows are turned into bytes as they come: what waits to be written is
 * then no work for the garbage collector.
 */
export class RowText {
  /** how many rows there are */
  length = 0;
  private full: Buffer[] = [];
  private out = Buffer.alloc(0);
  private at = 0;

  push(row: readonly Bound[]): void {
    for (let column = 0; column < row.length; column += 1) {
      const cell = row[column];
      this.room(sizeOf(cell) + 1);
      if (column > 0) this.out[this.at++] = 9;
      if (typeof cell === 'string') this.at = writeText(this.out, this.at, cell);
      else if (typeof cell === 'number') this.at = writeNumber(this.out, this.at, cell);
      else if (cell === null || cell === undefined) for (const mark of NULL_CELL) this.out[this.at++] = mark;
      else this.at = writeBytes(this.out, this.at, cell);
    }
    this.room(1);
    this.out[this.at++] = 10;
    this.length += 1;
  }

  /** Everything so far, to be sent in this order. May be asked for again: a transaction may have to be repeated. */
  pieces(): Buffer[] {
    return this.at === 0 ? this.full : [...this.full, this.out.subarray(0, this.at)];
  }

  /** The pieces that are full, which are then forgotten here. */
  take(): Buffer[] {
    const { full } = this;
    if (full.length > 0) this.full = [];
    return full;
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.out.length) return;
    if (this.at > 0) this.full.push(this.out.subarray(0, this.at));
    this.out = Buffer.allocUnsafeSlow(Math.max(PIECE, bytes));
    this.at = 0;
  }
}

/** The text of many rows piece by piece, each made when it is asked for. */
export function* bulkText(rows: readonly (readonly Bound[])[]): Generator<Buffer> {
  const text = new RowText();
  for (const row of rows) {
    text.push(row);
    yield* text.take();
  }
  yield* text.pieces();
}

function sizeOf(cell: Bound | undefined): number {
  if (typeof cell === 'string') return cell.length * TEXT_UNIT;
  if (typeof cell === 'number' || cell === null || cell === undefined) return LONGEST_NUMBER;
  return cell.length * BYTE_UNIT;
}

/** Writes UTF-8, without the trip out of the engine that `Buffer.write` takes for every short cell. */
function writeText(out: Buffer, start: number, text: string): number {
  let at = start;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      const escape = ESCAPES[unit] as number;
      if (escape !== 0) out[at++] = 92;
      out[at++] = escape === 0 ? unit : escape;
    } else if (unit < 0x800) {
      out[at++] = 0xc0 | (unit >> 6);
      out[at++] = 0x80 | (unit & 0x3f);
    } else if (unit < 0xd800 || unit > 0xdfff) {
      out[at++] = 0xe0 | (unit >> 12);
      out[at++] = 0x80 | ((unit >> 6) & 0x3f);
      out[at++] = 0x80 | (unit & 0x3f);
    } else {
      // Two halves of one character, or half a one, which nobody can read.
      const character = String.fromCodePoint(text.codePointAt(i) ?? 0);
      at += out.write(character, at);
      i += character.length - 1;
    }
  }
  return at;
}

function writeNumber(out: Buffer, at: number, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) return at + out.write(String(value), at, 'latin1');
  if (value < LOW_FIGURES) return writeFigures(out, at, value, 1);
  const high = Math.floor(value / LOW_FIGURES);
  return writeFigures(out, writeNumber(out, at, high), value - high * LOW_FIGURES, 8);
}

/** Writes a whole number below 100,000,000 with at least so many figures. */
function writeFigures(out: Buffer, at: number, value: number, least: number): number {
  let figures = least;
  for (let limit = 10 ** least; limit <= value; limit *= 10) figures += 1;
  let rest = value;
  for (let i = at + figures - 1; i >= at; i -= 1) {
    const tenth = Math.floor(rest / 10);
    out[i] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return at + figures;
}

function writeBytes(out: Buffer, start: number, bytes: Buffer): number {
  let at = start;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    // After a backslash these stand for themselves, but a zero byte is written as the figure 0.
    if (byte === 9 || byte === 10 || byte === 92 || byte === 0) out[at++] = 92;
    out[at++] = byte === 0 ? ZERO : byte;
  }
  return at;
}
