import { Readable, type TransformOptions } from 'node:stream';
import { crc32, createInflateRaw, type ZlibOptions } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { bytesOf, piecesOf, type FileBytes } from './file-bytes.js';
import { SheetRefusal, type SheetLimits } from './read-sheet-limits.js';

/** The files in a checked zip. Names of parts are one whatever their letter case, as the packaging standard has it. */
export interface ZipParts {
  has(path: string): boolean;
  names(): string[];
  /** Bytes of a part when unpacked, as the directory declares and `read` enforces. */
  size(path: string): number;
  /** Unpacked bytes in pieces; ends with an error when size or checksum is not what the directory says. */
  read(path: string): AsyncGenerator<Buffer>;
}

/** How a part is packed. */
const STORED = 0;
/** Bytes unpacked at once, and how far unpacking (in another thread) may run ahead of whoever reads. */
const PIECE_BYTES = 64 * 1024;
const AHEAD_BYTES = 256 * 1024;

/**
 * Opens a zip. Its whole directory is checked first, so that nothing is unpacked from a zip that declares too
 * much; what is declared is then enforced while unpacking: bytes are counted and the checksum is compared.
 * Throws SheetRefusal.
 */
export async function openZip(file: FileBytes, limits: SheetLimits): Promise<ZipParts> {
  const zip = await openDirectory(file);
  if (zip.entryCount > limits.entries) throw new SheetRefusal('file_too_large_inside', `${zip.entryCount} entries`);
  const entries = await readDirectory(zip, file.size, limits);
  const find = (path: string): Entry => {
    const entry = entries.get(path.toLowerCase());
    if (!entry) throw new SheetRefusal('bad_zip', `${path} is missing`);
    return entry;
  };
  return {
    has: (path) => entries.has(path.toLowerCase()),
    names: () => [...entries.keys()],
    size: (path) => find(path).uncompressedSize,
    read: (path) => unpack(zip, file, find(path)),
  };
}

/** Lets yauzl look at what it needs of the file. */
class ZipBytes extends yauzl.RandomAccessReader {
  constructor(private readonly file: FileBytes) {
    super();
  }

  override read(
    into: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, read?: number) => void,
  ): void {
    bytesOf(this.file, position, position + length).then(
      (bytes) => done(null, bytes.copy(into, offset)),
      (error: Error) => done(error),
    );
  }
}

async function openDirectory(file: FileBytes): Promise<ZipFile> {
  try {
    return await yauzl.fromRandomAccessReaderPromise(new ZipBytes(file), file.size, { autoClose: false });
  } catch (error) {
    throw new SheetRefusal('bad_zip', messageOf(error));
  }
}

/** Entries by name in small letters. Some programs write '\' in names: yauzl makes it '/', and refuses '..' and roots. */
async function readDirectory(zip: ZipFile, fileBytes: number, limits: SheetLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  let packed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize, compressedSize } = entry;
      const name = fileName.toLowerCase();
      if (entries.has(name)) throw new SheetRefusal('bad_zip', `${fileName} stands twice`);
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
      entries.set(name, entry);
    }
  } catch (error) {
    if (error instanceof SheetRefusal) throw error;
    const message = messageOf(error);
    throw new SheetRefusal(message.includes('encryption') ? 'password_protected' : 'bad_zip', message);
  }
  return entries;
}

async function* unpack(zip: ZipFile, file: FileBytes, entry: Entry): AsyncGenerator<Buffer> {
  const packed = await packedBytes(zip, file, entry);
  let checksum = 0;
  let size = 0;
  for await (const piece of entry.compressionMethod === STORED ? packed : inflate(packed, entry)) {
    size += piece.length;
    if (size > entry.uncompressedSize) throw new SheetRefusal('bad_zip', `${entry.fileName} is larger than declared`);
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (size < entry.uncompressedSize) throw new SheetRefusal('bad_zip', `${entry.fileName} is smaller than declared`);
  if (checksum !== entry.crc32) throw new SheetRefusal('bad_zip', `${entry.fileName}: checksum`);
}

async function packedBytes(zip: ZipFile, file: FileBytes, entry: Entry): Promise<AsyncGenerator<Buffer>> {
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    return piecesOf(file, fileDataStart, Math.min(fileDataStart + entry.compressedSize, file.size));
  } catch (error) {
    throw new SheetRefusal('bad_zip', `${entry.fileName}: ${messageOf(error)}`);
  }
}

async function* inflate(packed: AsyncIterable<Buffer>, entry: Entry): AsyncGenerator<Buffer> {
  const options: ZlibOptions & TransformOptions = { chunkSize: PIECE_BYTES, readableHighWaterMark: AHEAD_BYTES };
  const stream = createInflateRaw(options);
  const source = Readable.from(packed, { objectMode: false, highWaterMark: 1 });
  source.on('error', (error) => stream.destroy(error));
  source.pipe(stream);
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) yield piece;
  } catch (error) {
    throw new SheetRefusal('bad_zip', `${entry.fileName}: ${messageOf(error)}`);
  } finally {
    source.destroy();
    stream.destroy();
  }
}

/** Encoding of an XML part by its byte order mark, UTF-8 without one. */
export function xmlEncoding(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
