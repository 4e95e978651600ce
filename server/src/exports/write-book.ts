import type { Writable } from 'node:stream';
import { columnLetters } from '@dat100/shared/roster-grid';
import { bookParts, bookXml, sheetFoot, sheetHead, STYLES } from './book-parts.js';
import { sheetName } from './book-text.js';
import type { Cell, ExportTable } from './export-table.js';
import { ZipStream } from './zip-stream.js';

/**
 * Rows are handed on in pieces of so many characters: packing each begins with a trip to another thread, and a text of
 * more than 128 KiB is no longer collected with the young.
 */
const PIECE = 60_000;
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

async function* sheetXml({ lines, columns, rows, foot }: ExportTable): AsyncGenerator<string> {
  const top = lines.length + 2;
  const letters = columns.map((_, i) => columnLetters(i));
  let held = sheetHead(
    top,
    columns.map(({ width }) => width),
  );
  lines.forEach((line, i) => (held += rowXml(i + 1, [line], ['A'], i === 0 ? STYLES.title : STYLES.text)));
  const headings = columns.map(({ heading }) => heading);
  held += rowXml(top, headings, letters, STYLES.heading);
  const texts = columns.map(() => new CellTexts());
  let at = top;
  for await (const row of rows) {
    held += rowXml((at += 1), row, letters, STYLES.text, texts);
    if (held.length < PIECE) continue;
    yield held;
    held = '';
  }
  yield held + sheetFoot(foot ?? lines[0] ?? '');
}

/** The texts of a column: most are those of the row before, or of one before that. */
class CellTexts {
  private last = '';
  private written = textXml('');
  private readonly kept = new Map<string, string>();

  of(text: string): string {
    if (text === this.last) return this.written;
    const known = this.kept.get(text);
    const written = known ?? textXml(text);
    if (known === undefined && this.kept.size < MOST_KEPT) this.kept.set(text, written);
    this.last = text;
    this.written = written;
    return written;
  }
}

/** White space is lost at the ends, and only there (ECMA-376 part 1, 18.3.1.96 and XML 1.0, 2.10). */
const textXml = (text: string): string =>
  `<is><t${/^\s|\s$/.test(text) ? ' xml:space="preserve"' : ''}>${bookXml(text)}</t></is></c>`;

function rowXml(
  at: number,
  cells: readonly Cell[],
  letters: readonly string[],
  text: number,
  texts: readonly CellTexts[] = [],
): string {
  const place = `${at}" s="${text}" t="inlineStr">`;
  let xml = `<row r="${at}">`;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    if (cell === null || cell === undefined) continue;
    xml +=
      typeof cell === 'string'
        ? `<c r="${letters[i]}${place}${texts[i]?.of(cell) ?? textXml(cell)}`
        : `<c r="${letters[i]}${at}" s="${STYLES.count}"><v>${cell}</v></c>`;
  }
  return `${xml}</row>`;
}
