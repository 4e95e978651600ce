import { crc32, deflateRawSync } from 'node:zlib';

/** A file to put in a zip. What is declared may be a lie, to see whether a reader believes it. */
export interface ZipEntry {
  name: string;
  data: Buffer | string;
  /** Not packed. */
  stored?: boolean;
  /** How hard to pack, 1 to 9. */
  level?: number;
  declaredSize?: number;
  checksum?: number;
  /** Bit 0 = encrypted. */
  flags?: number;
  /** Points to the data of the entry of this name instead of having its own. */
  sharesDataOf?: string;
}

/** Writes a zip by hand, so that every kind of broken one can be written. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  const places = new Map<string, { offset: number; packed: Buffer }>();
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const shared = entry.sharesDataOf === undefined ? undefined : places.get(entry.sharesDataOf);
    const packed = shared?.packed ?? (entry.stored ? data : deflateRawSync(data, { level: entry.level ?? 6 }));
    const name = Buffer.from(entry.name);
    const fields = fieldsOf(entry, data, packed.length);
    const place = shared?.offset ?? offset;
    if (!shared) {
      const local = Buffer.concat([
        bytes(4, 0x04034b50),
        bytes(2, 20),
        fields,
        bytes(2, name.length),
        bytes(2, 0),
        name,
        packed,
      ]);
      files.push(local);
      places.set(entry.name, { offset, packed });
      offset += local.length;
    }
    const head = Buffer.concat([bytes(4, 0x02014b50), bytes(2, 20), bytes(2, 20), fields, bytes(2, name.length)]);
    directory.push(Buffer.concat([head, bytes(12, 0), bytes(4, place), name]));
  }
  const central = Buffer.concat(directory);
  const count = bytes(2, entries.length);
  const end = Buffer.concat([
    bytes(4, 0x06054b50),
    bytes(4, 0),
    count,
    count,
    bytes(4, central.length),
    bytes(4, offset),
    bytes(2, 0),
  ]);
  return Buffer.concat([...files, central, end]);
}

/** The fields that stand alike in a file's head and in the directory: flags to sizes. */
function fieldsOf(entry: ZipEntry, data: Buffer, packedLength: number): Buffer {
  const { flags = 0x800, checksum = crc32(data), declaredSize = data.length, stored = false } = entry;
  const time = bytes(4, 0x21);
  return Buffer.concat([
    bytes(2, flags),
    bytes(2, stored ? 0 : 8),
    time,
    bytes(4, checksum),
    bytes(4, packedLength),
    bytes(4, declaredSize),
  ]);
}

function bytes(length: number, value: number): Buffer {
  const buffer = Buffer.alloc(length);
  if (length <= 4) buffer.writeUIntLE(value, 0, length);
  return buffer;
}
