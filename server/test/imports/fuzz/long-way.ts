import { fileBytes } from '../../../src/imports/file-bytes.js';
import { SHEET_LIMITS } from '../../../src/imports/read-sheet-limits.js';
import { openZip } from '../../../src/imports/read-sheet-zip.js';
import { writeZip, type ZipEntry } from '../../write-zip.js';

/**
 * The same workbook with a blank more in the tags of cells and shared texts, so that the reader cannot take them the
 * short way and the parser sees all of it. Null when the zip cannot be opened.
 */
export async function longWay(bytes: Buffer): Promise<Buffer | null> {
  try {
    const zip = await openZip(fileBytes(bytes), SHEET_LIMITS);
    const parts: ZipEntry[] = [];
    for (const name of zip.names()) {
      const pieces: Buffer[] = [];
      for await (const piece of zip.read(name)) pieces.push(piece);
      const data = Buffer.concat(pieces);
      parts.push({ name, level: 1, data: /\/(?:worksheets|shared|page)/.test(name) ? widened(data) : data });
    }
    return writeZip(parts);
  } catch {
    return null;
  }
}

function widened(xml: Buffer): Buffer {
  const text = xml.toString('latin1').replace(/<(c|si)([ >])/g, '<$1 $2');
  return Buffer.from(text, 'latin1');
}
