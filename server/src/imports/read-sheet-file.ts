import type { GridEvent } from '@dat100/shared/roster-grid';
import { bytesOf, fileBytes, piecesOf, type FileBytes, type FileParts } from './file-bytes.js';
import { readCsv } from './read-sheet-csv.js';
import { readLayout } from './read-sheet-layout.js';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';
import { readRows } from './read-sheet-rows.js';
import { readWorkbook } from './read-sheet-workbook.js';
import { openZip } from './read-sheet-zip.js';

/** First bytes of pictures (PNG, JPEG, GIF, BMP, TIFF) and PDF: what a phone or a scanner makes of a list. */
const PICTURES = ['89504e47', 'ffd8ff', '47494638', '424d', '49492a00', '4d4d002a', '25504446'];
/** First bytes of other files that people drop here by mistake: RTF, other archives, programs. */
const OTHER_FILES = ['7b5c727466', '52617221', '377abcaf', '1f8b', '4d5a'];
/** Bytes that tell what a file is; a blank one has fewer. */
const HEAD_BYTES = 256;
const ZIP = '504b0304';
const EMPTY_ZIP = '504b0506';
const OLE = 'd0cf11e0a1b11ae1';
/** BIFF 2 to 4: .xls from before 1993, without a container. */
const OLD_BIFF = ['09000400', '09020600', '09040600'];

/**
 * Reads an uploaded file by its content, whatever its name: workbook (xlsx, xlsm) or separated text. Runs in the
 * calling thread; `readSheets` runs it in a worker. Throws SheetRefusal.
 */
export async function* readFile(content: Buffer | FileParts, limits: SheetLimits): AsyncGenerator<GridEvent> {
  const file = fileBytes(content);
  if (file.size > limits.fileBytes) throw new SheetRefusal('file_too_large_inside', 'the file itself');
  const bytes = await bytesOf(file, 0, HEAD_BYTES);
  if (file.size < HEAD_BYTES && isBlank(bytes)) throw new SheetRefusal('empty_file');
  const start = bytes.subarray(0, 8).toString('hex');
  if (start.startsWith(ZIP) || start.startsWith(EMPTY_ZIP)) yield* readXlsx(file, limits);
  else if (start === OLE) throw new SheetRefusal(await oleRefusal(file));
  else if (OLD_BIFF.some((mark) => start.startsWith(mark))) throw new SheetRefusal('old_xls_format');
  else if (PICTURES.some((mark) => start.startsWith(mark)) || isPhoto(bytes)) throw new SheetRefusal('picture_or_scan');
  else if (OTHER_FILES.some((mark) => start.startsWith(mark))) throw new SheetRefusal('not_a_workbook');
  else yield* readCsv(file, limits);
}

async function* readXlsx(file: FileBytes, limits: SheetLimits): AsyncGenerator<GridEvent> {
  const parts = await openZip(file, limits);
  const workbook = await readWorkbook(parts, limits);
  const budget = { left: limits.cells };
  let filled = false;
  for (const { name, hidden, path } of workbook.sheets) {
    const layout = await readLayout(parts, path, limits);
    yield {
      type: 'sheet',
      sheet: { name, hidden, ...layout, date1904: workbook.date1904, encodingGuessed: false },
    };
    for await (const rows of readRows(parts, path, workbook, limits, budget)) {
      filled = true;
      yield { type: 'rows', rows };
    }
  }
  // A scan pasted into a workbook is still a scan.
  if (!filled && parts.names().some((name) => name.includes('/media/'))) throw new SheetRefusal('picture_or_scan');
}

/** WebP and HEIC, as phones take them: their names stand behind a length. */
function isPhoto(bytes: Buffer): boolean {
  const mark = bytes.toString('latin1', 0, 12);
  return /^RIFF....WEBP/s.test(mark) || /^....ftyp(?:heic|heix|mif1|msf1|avif)/s.test(mark);
}

/** Old Office files and encrypted new ones share a container; the names of its streams tell them apart. */
async function oleRefusal(file: FileBytes): Promise<'password_protected' | 'old_xls_format' | 'not_a_workbook'> {
  const [locked, ...books] = ['EncryptedPackage', 'Workbook', 'Book'].map((name) => Buffer.from(name, 'utf16le'));
  let isBook = false;
  let end: Buffer = Buffer.alloc(0);
  for await (const piece of piecesOf(file)) {
    // A name may lie across two pieces.
    const bytes = Buffer.concat([end, piece]);
    if (locked && bytes.includes(locked)) return 'password_protected';
    isBook ||= books.some((name) => bytes.includes(name));
    end = bytes.subarray(-HEAD_BYTES);
  }
  return isBook ? 'old_xls_format' : 'not_a_workbook';
}

function isBlank(bytes: Buffer): boolean {
  return /^[\s\u0000\ufeff]*$/.test(bytes.toString('utf8').replace(/^\ufffd\ufffd/, ''));
}
