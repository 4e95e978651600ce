import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';

/** The files in a checked zip. */
export interface ZipParts {
  has(path: string): boolean;
  names(): string[];
  /** Unpacked bytes in pieces; ends with an error when size or checksum is not what the directory says. */
  read(path: string): AsyncGenerator<Buffer>;
  /** A small part as text. Refuses one over `partBytes`. */
  text(path: string): Promise<string>;
}

/**
 * Opens a zip in memory. Its whole directory is checked first, so that nothing is unpacked from a zip that declares too
 * much; what is declared is then enforced while unpacking (yauzl counts the bytes, we compare the checksum).
 * Throws SheetRefusal.
 */
export async function openZip(bytes: Buffer, limits: SheetLimits): Promise<ZipParts> {
  const zip = await openDirectory(bytes);
  if (zip.entryCount > limits.entries) throw new SheetRefusal('file_too_large_inside', `${zip.entryCount} entries`);
  const entries = await readDirectory(zip, bytes.length, limits);
  const find = (path: string): Entry => {
    const entry = entries.get(path);
    if (!entry) throw new SheetRefusal('bad_zip', `${path} is missing`);
    return entry;
  };
  return {
    has: (path) => entries.has(path),
    names: () => [...entries.keys()],
    read: (path) => unpack(zip, find(path)),
    async text(path) {
      const entry = find(path);
      if (entry.uncompressedSize > limits.partBytes) throw new SheetRefusal('file_too_large_inside', path);
      const pieces: Buffer[] = [];
      for await (const piece of unpack(zip, entry)) pieces.push(piece);
      return decodeXml(Buffer.concat(pieces), path);
    },
  };
}

async function openDirectory(bytes: Buffer): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes, { strictFileNames: true, validateEntrySizes: true });
  } catch (error) {
    throw new SheetRefusal('bad_zip', messageOf(error));
  }
}

async function readDirectory(zip: ZipFile, fileBytes: number, limits: SheetLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  let packed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize, compressedSize } = entry;
      if (entries.has(fileName)) throw new SheetRefusal('bad_zip', `${fileName} stands twice`);
      if (entry.isEncrypted()) throw new SheetRefusal('password_protected', fileName);
      if (!entry.canDecodeFileData()) throw new SheetRefusal('bad_zip', `unknown packing of ${fileName}`);
      total += uncompressedSize;
      packed += compressedSize;
      const overRatio = uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio;
      if (uncompressedSize > limits.entryBytes || total > limits.totalBytes || overRatio) {
        throw new SheetRefusal('file_too_large_inside', fileName);
      }
      // More packed bytes than the file has: entries overlap, the trick of the densest zip bombs.
      if (packed > fileBytes) throw new SheetRefusal('bad_zip', 'entries overlap');
      entries.set(fileName, entry);
    }
  } catch (error) {
    if (error instanceof SheetRefusal) throw error;
    const message = messageOf(error);
    throw new SheetRefusal(message.includes('encryption') ? 'password_protected' : 'bad_zip', message);
  }
  return entries;
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let checksum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream as AsyncIterable<Buffer>) {
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (error) {
    if (error instanceof SheetRefusal) throw error;
    throw new SheetRefusal('bad_zip', `${entry.fileName}: ${messageOf(error)}`);
  }
  if (checksum !== entry.crc32) throw new SheetRefusal('bad_zip', `${entry.fileName}: checksum`);
}

/** Encoding of an XML part by its byte order mark, UTF-8 without one. */
export function xmlEncoding(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function decodeXml(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder(xmlEncoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new SheetRefusal('bad_xml', `${path}: not text`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
