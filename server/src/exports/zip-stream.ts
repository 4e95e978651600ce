import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflateRaw, crc32 } from 'node:zlib';

/** What goes into a file of a zip, piece by piece. */
export type ZipContent = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>;

interface Kept {
  name: Buffer;
  checksum: number;
  packed: number;
  size: number;
  offset: number;
}

/** Sizes and places are told in four bytes and the number of files in two; what is larger would need another form. */
const MOST_BYTES = 0xffff_ffff;
const MOST_FILES = 0xffff;
/** Sizes stand behind the content, names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/**
 * Quick rather than small: sheets and papers are packed while somebody waits. One more piece may wait for the packer,
 * which has threads of its own, and what it makes of a megabyte fits one chunk.
 */
const PACKING = { level: 1, chunkSize: 131_072, writableHighWaterMark: 1_200_000, readableHighWaterMark: 262_144 };

/**
 * A zip that is written to `out` while its files are being made: nothing of it is held but its directory. Files have
 * the time that is given, or one long ago, so that the same content is the same zip.
 * @param at epoch milliseconds
 */
export class ZipStream {
  private readonly files: Kept[] = [];
  private written = 0;
  private readonly stamp: number;

  constructor(
    private readonly out: Writable,
    at = 0,
  ) {
    this.stamp = dosTime(at);
  }

  /** Packs one file, as fast as it is taken. @throws RangeError for more than a zip of this form holds */
  async file(name: string, content: ZipContent): Promise<void> {
    const kept: Kept = { name: Buffer.from(name), checksum: 0, packed: 0, size: 0, offset: this.written };
    await this.write(fields([4, 0x04034b50], ...this.head(kept, true)), kept.name);
    await pipeline(
      Readable.from(measured(content, kept)),
      createDeflateRaw(PACKING),
      async (packed: AsyncIterable<Buffer>) => {
        for await (const bytes of packed) {
          kept.packed += bytes.length;
          await this.write(bytes);
        }
      },
    );
    await this.write(fields([4, 0x08074b50], [4, kept.checksum], [4, kept.packed], [4, kept.size]));
    this.files.push(kept);
    if (this.files.length > MOST_FILES || Math.max(this.written, kept.size) > MOST_BYTES)
      throw new RangeError('More than a zip holds.');
  }

  /** Writes the directory and ends `out`. */
  async end(): Promise<void> {
    const begin = this.written;
    for (const kept of this.files)
      await this.write(
        fields(
          [4, 0x02014b50],
          [2, VERSION],
          ...this.head(kept, false),
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, kept.offset],
        ),
        kept.name,
      );
    const [count, size] = [this.files.length, this.written - begin];
    await this.write(fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, begin], [2, 0]));
    this.out.end();
  }

  /** The fields that a file has before its content and in the directory. */
  private head({ name, checksum, packed, size }: Kept, before: boolean): [number, number][] {
    const known = before ? [0, 0, 0] : [checksum, packed, size];
    return [
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [4, this.stamp],
      ...known.map((value): [number, number] => [4, value]),
      [2, name.length],
      [2, 0],
    ];
  }

  private async write(...pieces: Buffer[]): Promise<void> {
    for (const piece of pieces) {
      this.written += piece.length;
      if (this.out.destroyed) throw new Error('Nobody takes the file any more.');
      if (!this.out.write(piece)) await this.drained();
    }
  }

  /** Waits until more is taken, or nobody takes it any more; a slow reader is waited for very often. */
  private async drained(): Promise<void> {
    const waiting = new AbortController();
    const { signal } = waiting;
    try {
      await Promise.race([once(this.out, 'drain', { signal }), once(this.out, 'close', { signal })]);
    } finally {
      // What did not happen is waited for no longer: its listeners would stay until the whole file is sent.
      waiting.abort();
    }
  }
}

async function* measured(content: ZipContent, kept: Kept): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const bytes =
      typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    kept.checksum = crc32(bytes, kept.checksum);
    kept.size += bytes.length;
    yield bytes;
  }
}

/** Numbers, each in so many bytes, the lowest first. */
function fields(...all: [bytes: number, value: number][]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of all) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** Time in the lower two bytes, day in the upper two, as zips have it, in Ho Chi Minh City (UTC+7). */
function dosTime(at: number): number {
  const then = new Date(Math.max(at, Date.UTC(1980, 0, 2)) + 7 * 3_600_000);
  const time = (then.getUTCHours() << 11) | (then.getUTCMinutes() << 5) | (then.getUTCSeconds() >> 1);
  const day = ((then.getUTCFullYear() - 1980) << 9) | ((then.getUTCMonth() + 1) << 5) | then.getUTCDate();
  return day * 0x1_0000 + time;
}
