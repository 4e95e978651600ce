import type { Writable } from 'node:stream';
import { columnLetters } from '@dat100/shared/roster-grid';
import { bookParts, bookXml, sheetFoot, sheetHead, STYLES } from './book-parts.js';
import { sheetName } from './book-text.js';
import type { Cell, ExportTable } from './export-table.js';
import { ZipStream } from './zip-stream.js';

/** Rows are put together in texts of about so many characters, which are collected with the young. */
const TEXT = 60_000;
/**
 * And handed on in blocks of so many bytes: each waits for a thread that packs it and then for this one, which on a busy
 * machine takes longer than the packing.
 */
const BLOCK = 1_048_576;
/** Texts of a column that are kept as they are written. */
const MOST_KEPT = 500;

/**
 * Writes a table as a workbook of one sheet, row by row; lines and headings stay in sight. Type and format of a text
 * are text, so that nothing is reckoned and no zero is lost, also after somebody has edited it. Written by hand: the
 * library keeps styles and cells as things of their own, which takes twice the time.
 */
export async function writeBook(out: Writable, table: ExportTable): Promise<void> {
  const name = sheetName(table.sheetName, new Set());
  const zip = new ZipStream(out);
  for (const [file, xml] of bookParts(name, table.lines.length + 2)) await zip.file(file, [xml]);
  await zip.file('xl/worksheets/sheet1.xml', sheetXml(table));
  await zip.end();
}

/**
 * The sheet, piece by piece. Rows are put together as texts whose characters are the bytes of UTF-8: such a text takes
 * half the room of one with Vietnamese letters, and to make bytes of it is to copy it.
 */
async function* sheetXml({ lines, columns, rows, foot }: ExportTable): AsyncGenerator<Buffer> {
  const top = lines.length + 2;
  const openings = columns.map((_, i) => `<c r="${columnLetters(i)}`);
  const textsIn = (style: number, n: number) => Array.from({ length: n }, () => new CellTexts(style));
  let held = sheetHead(
    top,
    columns.map(({ width }) => width),
  );
  lines.forEach((line, i) => {
    held += rowXml(i + 1, [line], ['<c r="A'], textsIn(i === 0 ? STYLES.title : STYLES.text, 1));
  });
  const headings = columns.map(({ heading }) => heading);
  held += rowXml(top, headings, openings, textsIn(STYLES.heading, columns.length));
  const texts = textsIn(STYLES.text, columns.length);
  const blocks = new Blocks();
  let at = top;
  for await (const row of rows) {
    held += rowXml((at += 1), row, openings, texts);
    if (held.length < TEXT) continue;
    yield* blocks.add(held);
    held = '';
  }
  yield* blocks.add(held + bytesOf(sheetFoot(foot ?? lines[0] ?? '')));
  yield blocks.rest();
}

/** Texts of bytes, gathered in blocks. */
class Blocks {
  private block = Buffer.allocUnsafeSlow(BLOCK);
  private used = 0;

  /** @returns the blocks that are full with it */
  add(text: string): Buffer[] {
    if (text.length > BLOCK) return [this.rest(), Buffer.from(text, 'latin1')];
    const full = this.used + text.length > BLOCK ? [this.rest()] : [];
    this.used += this.block.write(text, this.used, 'latin1');
    return full;
  }

  /** What has been gathered; a new block begins. */
  rest(): Buffer {
    const gathered = this.block.subarray(0, this.used);
    this.block = Buffer.allocUnsafeSlow(BLOCK);
    this.used = 0;
    return gathered;
  }
}

/** The texts of a column as they stand behind the place of a cell: most are those of the row before, or of one before that. */
class CellTexts {
  private last: string | null = null;
  private written = '';
  private readonly kept = new Map<string, string>();

  constructor(private readonly style: number) {}

  of(text: string): string {
    if (text === this.last) return this.written;
    const known = this.kept.get(text);
    const written = known ?? textXml(text, this.style);
    if (known === undefined && this.kept.size < MOST_KEPT) this.kept.set(text, written);
    this.last = text;
    this.written = written;
    return written;
  }
}

/** White space is lost at the ends, and only there (ECMA-376 part 1, 18.3.1.96 and XML 1.0, 2.10). */
const textXml = (text: string, style: number): string =>
  `" s="${style}" t="inlineStr"><is><t${/^\s|\s$/.test(text) ? ' xml:space="preserve"' : ''}>${bytesOf(bookXml(text))}</t></is></c>`;

/** A text of the bytes of UTF-8, a character each. */
const bytesOf = (text: string): string => (/[\u0080-\uffff]/.test(text) ? Buffer.from(text).toString('latin1') : text);

/** `openings`: the beginning of each column's cell, up to the letters of the column */
function rowXml(at: number, cells: readonly Cell[], openings: readonly string[], texts: readonly CellTexts[]): string {
  let xml = `<row r="${at}">`;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    if (cell === null || cell === undefined) continue;
    xml +=
      typeof cell === 'string'
        ? `${openings[i]}${at}${texts[i]?.of(cell)}`
        : `${openings[i]}${at}" s="${STYLES.count}"><v>${cell}</v></c>`;
  }
  return `${xml}</row>`;
}
