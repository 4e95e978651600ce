import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { GridCell, GridEvent, GridRow } from '@dat100/shared/roster-grid';
import { bytesOf, piecesOf, type FileBytes } from './file-bytes.js';
import { EndlessLine, plainRecords, type TextShape } from './read-sheet-lines.js';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';

const SAMPLE_BYTES = 64 * 1024;
const BATCH_ROWS = 250;
/** Letters beyond ASCII that tell one encoding from another. */
const ENOUGH_SIGNS = 2_000;
const LINE_FEED = 0x0a;
const QUOTE = '"'.charCodeAt(0);

/**
 * Reads separated text as one sheet without a name: UTF-8 with or without a byte order mark, UTF-16, else
 * windows-1258 (Vietnamese); separated by comma, semicolon or tab. Throws SheetRefusal.
 */
export async function* readCsv(file: FileBytes, limits: SheetLimits): AsyncGenerator<GridEvent> {
  const bytes = await bytesOf(file, 0, SAMPLE_BYTES);
  const signs = await signsIn(file, limits.rows * 2);
  const { encoding, guessed } = await encodingOf(file, bytes, signs);
  const sample = decodeSample(bytes, encoding);
  if (/^\s*</.test(sample)) throw new SheetRefusal('not_a_workbook', 'a web page or XML');
  // Blank lines are no rows, but a file of nothing else is none either.
  if (signs.lines > limits.rows * 2) throw new SheetRefusal('file_too_large_inside', 'too many lines');
  const hint = /^sep=([,;\t])\r?\n/i.exec(sample);
  yield {
    type: 'sheet',
    sheet: { name: '', hidden: false, merges: [], hiddenColumns: [], date1904: false, encodingGuessed: guessed },
  };
  const separator = hint?.[1] ?? separatorOf(sample);
  const texts = decoded(file, encoding);
  // A spreadsheet program swallows its own "sep=;" line, so the record after it is number 1.
  const shape = { separator, mostChars: limits.csvRecordChars, fromLine: hint ? 2 : 1 };
  const records = signs.quote ? quotedRecords(texts, shape) : plainRecords(texts, shape);
  let row = 0;
  let filled = 0;
  let budget = limits.cells;
  let batch: GridRow[] = [];
  try {
    for await (const some of records)
      for (const record of some) {
        row += 1;
        const cells = cellsOf(record, limits.columns, encoding === 'windows-1258');
        if (cells.length === 0) continue;
        budget -= cells.length;
        if (++filled > limits.rows || budget < 0) throw new SheetRefusal('file_too_large_inside', 'too many rows');
        batch.push({ row, hidden: false, cells });
        if (batch.length === BATCH_ROWS) {
          yield { type: 'rows', rows: batch };
          batch = [];
        }
      }
  } catch (error) {
    // The parser runs ahead of the loop above, so it is asked how far it came.
    if (error instanceof EndlessLine) throw new SheetRefusal('file_too_large_inside', 'a line without end');
    if (!(error instanceof CsvError)) throw error;
    throw new SheetRefusal('not_a_workbook', error.code, recordAfter(error) ?? row + 1);
  }
  if (batch.length > 0) yield { type: 'rows', rows: batch };
}

/** The records of text in which quotation marks may stand around cells, one at a time. */
export async function* quotedRecords(
  texts: AsyncIterable<string>,
  { separator, mostChars, fromLine }: TextShape,
): AsyncGenerator<string[][]> {
  const parser = parse({
    delimiter: separator,
    // Named, for the parser would take the first line's end for that of all: files put together by hand mix them.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: mostChars,
    from_line: fromLine,
  });
  for await (const record of Readable.from(texts).pipe(parser) as AsyncIterable<string[]>) yield [record];
}

/** The record at which the parser stopped, the first being 1. */
function recordAfter(error: CsvError): number | null {
  const { records } = error as { records?: unknown };
  return typeof records === 'number' ? records + 1 : null;
}

/** Windows-1258 writes tones as marks behind the vowel: composed, a name is the same as in any other file. */
function cellsOf(record: string[], columns: number, compose: boolean): GridCell[] {
  const cells: GridCell[] = [];
  const length = Math.min(record.length, columns);
  for (let column = 0; column < length; column += 1) {
    const value = bareText(record[column] ?? '');
    if (value.trim() !== '') cells.push({ column, value: compose ? value.normalize('NFC') : value });
  }
  return cells;
}

/** ="079…" is how exports keep a spreadsheet from eating zeros. */
function bareText(value: string): string {
  return /^="([^"]*)"$/.exec(value)?.[1] ?? value;
}

interface Signs {
  /** a zero byte anywhere, a quotation mark anywhere */
  zero: boolean;
  quote: boolean;
  /** whether all of it can be read as UTF-8 */
  utf8: boolean;
  /** counted until there are too many */
  lines: number;
}

/** What must be known of the whole file before its first row is read. */
async function signsIn(file: FileBytes, mostLines: number): Promise<Signs> {
  const signs: Signs = { zero: false, quote: false, utf8: true, lines: 0 };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (piece?: Buffer): void => {
    try {
      if (signs.utf8) decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      signs.utf8 = false;
    }
  };
  for await (const piece of piecesOf(file)) {
    signs.zero ||= piece.includes(0);
    signs.quote ||= piece.includes(QUOTE);
    for (let at = piece.indexOf(LINE_FEED); at >= 0 && signs.lines <= mostLines; at = piece.indexOf(LINE_FEED, at + 1))
      signs.lines += 1;
    decode(piece);
  }
  decode();
  return signs;
}

/** @param bytes the first of the file */
async function encodingOf(
  file: FileBytes,
  bytes: Buffer,
  signs: Signs,
): Promise<{ encoding: Encoding; guessed: boolean }> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    if (bytes.length > 3 && bytes[2] === 0 && bytes[3] === 0) throw new SheetRefusal('unknown_encoding', 'UTF-32');
    return certain('utf-16le');
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return certain('utf-16be');
  if (signs.zero) {
    const encoding = unmarkedUtf16(bytes);
    if (encoding === null) throw new SheetRefusal('not_a_workbook', 'not text');
    return certain(encoding);
  }
  if (signs.utf8) return certain('utf-8');
  // A spoilt byte must not turn a whole list into signs that look like letters.
  if (await isDamagedUtf8(file)) throw new SheetRefusal('unknown_encoding', 'damaged UTF-8');
  // Control characters that no text has: bytes of something else, or of an encoding we do not know.
  if (/[\u0000-\u0008\u000e-\u001f\u0080-\u009f]/.test(decodeSample(bytes, 'windows-1258'))) {
    throw new SheetRefusal('unknown_encoding');
  }
  return { encoding: 'windows-1258', guessed: true };
}

function certain(encoding: Encoding): { encoding: Encoding; guessed: boolean } {
  return { encoding, guessed: false };
}

/** Without a mark, UTF-16 shows by its ASCII separators: every second byte of them is zero. */
function unmarkedUtf16(bytes: Buffer): Encoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? (even += 1) : (odd += 1);
  });
  const half = sample.length / 2;
  if (odd > half * 0.3 && even < half * 0.01) return 'utf-16le';
  if (even > half * 0.3 && odd < half * 0.01) return 'utf-16be';
  return null;
}

/** True when more letters beyond ASCII can be read as UTF-8 than not: no other encoding looks like that. */
async function isDamagedUtf8(file: FileBytes): Promise<boolean> {
  let read = 0;
  let unreadable = 0;
  for await (const text of decoded(file, 'utf-8')) {
    for (const [signs] of text.matchAll(/[^\u0000-\u007f]+/g)) {
      const lost = signs.split('\ufffd').length - 1;
      unreadable += lost;
      read += signs.length - lost;
      if (read + unreadable > ENOUGH_SIGNS) return read > unreadable;
    }
  }
  return read > unreadable;
}

async function* decoded(file: FileBytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of piecesOf(file)) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

function decodeSample(bytes: Buffer, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE_BYTES), { stream: true });
}

/** The separator that stands most often outside quotes in the first lines; a comma when none does. */
function separatorOf(sample: string): string {
  const bare = sample
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/, 30)
    .join('\n');
  const count = (separator: string): number => bare.split(separator).length - 1;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
