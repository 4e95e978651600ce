import type { Writable } from 'node:stream';
import { columnLetters } from '@dat100/shared/roster-grid';
import { bookParts, bookXml, sheetFoot, sheetHead, STYLES } from './book-parts.js';
import { sheetName } from './book-text.js';
import type { Cell, ExportTable } from './export-table.js';
import { ZipStream } from './zip-stream.js';

/** Rows are handed on in pieces of so many characters. */
const PIECE = 32_768;

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
  let at = top;
  for await (const row of rows) {
    held += rowXml((at += 1), row, letters, STYLES.text);
    if (held.length < PIECE) continue;
    yield held;
    held = '';
  }
  yield held + sheetFoot(foot ?? lines[0] ?? '');
}

function rowXml(at: number, cells: readonly Cell[], letters: readonly string[], text: number): string {
  let xml = `<row r="${at}">`;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    if (cell === null || cell === undefined) continue;
    xml +=
      typeof cell === 'string'
        ? `<c r="${letters[i]}${at}" s="${text}" t="inlineStr"><is><t xml:space="preserve">${bookXml(cell)}</t></is></c>`
        : `<c r="${letters[i]}${at}" s="${STYLES.count}"><v>${cell}</v></c>`;
  }
  return `${xml}</row>`;
}
