/** A file of which pieces are read as they are needed: the whole of it is nowhere in memory. */
export interface FileBytes {
  /** in bytes */
  readonly size: number;
  /** The bytes from `start`, and not beyond `end`: as many of them as are at hand, at least one if there are any. */
  read(start: number, end: number): Promise<Buffer>;
}

/** A file that is kept in parts of one length each, but for the last. */
export interface FileParts {
  readonly size: number;
  /** The bytes of the n-th part, from 0. */
  part(n: number): Promise<Buffer>;
}

/** Bytes of a part. What is made of a part on its way (cipher, statement, packet) is held several times over. */
export const PART_BYTES = 256 * 1024;
/** A zip is read at its directory and at an entry in turn. */
const PARTS_HELD = 2;

/** A file as the reader sees it, whether it is held in memory or fetched part by part. */
export function fileBytes(file: Buffer | FileParts): FileBytes {
  return Buffer.isBuffer(file) ? inMemory(file) : new PartedFile(file);
}

const inMemory = (bytes: Buffer): FileBytes => ({
  size: bytes.length,
  read: (start, end) => Promise.resolve(bytes.subarray(start, Math.min(end, start + PART_BYTES))),
});

/**
 * Fetches parts when they are asked for and holds the last ones. Whoever has read two in a row is about to ask for the
 * next, which is fetched meanwhile.
 */
class PartedFile implements FileBytes {
  readonly size: number;
  private readonly held: { n: number; bytes: Buffer }[] = [];
  private ahead: { n: number; bytes: Promise<Buffer> } | null = null;

  constructor(private readonly file: FileParts) {
    this.size = file.size;
  }

  async read(start: number, end: number): Promise<Buffer> {
    if (start >= this.size) return Buffer.alloc(0);
    const n = Math.floor(start / PART_BYTES);
    const bytes = this.held.find((part) => part.n === n)?.bytes ?? (await this.fetch(n));
    return bytes.subarray(start - n * PART_BYTES, end - n * PART_BYTES);
  }

  private async fetch(n: number): Promise<Buffer> {
    const coming = this.ahead?.n === n ? this.ahead.bytes : this.file.part(n);
    this.ahead = null;
    if (this.held[0]?.n === n - 1 && (n + 1) * PART_BYTES < this.size) {
      this.ahead = { n: n + 1, bytes: this.file.part(n + 1) };
      // Heard when it is asked for.
      this.ahead.bytes.catch(() => undefined);
    }
    const bytes = await coming;
    if (bytes.length !== Math.min(PART_BYTES, this.size - n * PART_BYTES))
      throw new RangeError(`part ${n} of a file of ${this.size} bytes has ${bytes.length}`);
    this.held.unshift({ n, bytes });
    this.held.length = Math.min(this.held.length, PARTS_HELD);
    return bytes;
  }
}

/** The bytes from `start` to `end`, piece by piece. */
export async function* piecesOf(file: FileBytes, start = 0, end = file.size): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const piece = await file.read(at, end);
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}

/** The bytes from `start` to `end` as one; fewer when the file ends before. */
export async function bytesOf(file: FileBytes, start: number, end: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of piecesOf(file, start, Math.min(end, file.size))) pieces.push(piece);
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}
