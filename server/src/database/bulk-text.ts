import type { Bound } from './sql.js';

/** Small enough for every server's packet limit, and the server reads one piece while the next is made. */
const PIECE = 128 * 1024;
/** A piece is handed out before the last text could make it overflow: text of `HELD` units is at most 3 bytes each. */
const HELD = 16 * 1024;
const TAB = 9;
const NEWLINE = 10;
const BACKSLASH = 92;
const SPECIAL = /[\\\t\n\0]/;
const EACH_SPECIAL = /[\\\t\n\0]/g;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\0': '\\0' };

/**
 * Rows as the text that `LOAD DATA … CHARACTER SET binary` reads with its usual marks: cells end with a tab, rows with
 * a newline, `\N` is NULL, and a backslash stands before what would be read as one of these. Bytes go as they are, so
 * a cipher is not written twice as long as it is.
 */
export function* bulkText(rows: readonly (readonly Bound[])[]): Generator<Buffer> {
  let out = Buffer.allocUnsafe(PIECE);
  let at = 0;
  let text = '';
  const room = (bytes: number) => {
    if (at + bytes <= out.length) return;
    const larger = Buffer.allocUnsafe(Math.max(out.length * 2, at + bytes));
    out.copy(larger, 0, 0, at);
    out = larger;
  };
  const writeText = () => {
    room(text.length * 3);
    at += out.write(text, at);
    text = '';
  };
  for (const row of rows) {
    for (let column = 0; column < row.length; column += 1) {
      const cell = row[column];
      if (column > 0) text += '\t';
      if (typeof cell === 'number') text += String(cell);
      else if (typeof cell === 'string') text += SPECIAL.test(cell) ? escaped(cell) : cell;
      else if (cell === null || cell === undefined) text += '\\N';
      else {
        writeText();
        room(cell.length * 2);
        at = writeBytes(out, at, cell);
      }
    }
    text += '\n';
    if (text.length < HELD && at < PIECE - 3 * HELD) continue;
    writeText();
    if (at < PIECE / 2) continue;
    yield out.subarray(0, at);
    out = Buffer.allocUnsafe(PIECE);
    at = 0;
  }
  writeText();
  if (at > 0) yield out.subarray(0, at);
}

function escaped(text: string): string {
  return text.replace(EACH_SPECIAL, (mark) => ESCAPED[mark] ?? mark);
}

function writeBytes(out: Buffer, start: number, bytes: Buffer): number {
  let at = start;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte === TAB || byte === NEWLINE || byte === BACKSLASH || byte === 0) {
      out[at] = BACKSLASH;
      at += 1;
    }
    // after a backslash these stand for themselves, but a zero byte is written as the figure 0
    out[at] = byte === 0 ? 48 : byte;
    at += 1;
  }
  return at;
}
