import { describe, expect, it } from '@jest/globals';
import { bytesOf, fileBytes, PART_BYTES, piecesOf, type FileParts } from './file-bytes.js';

/** Bytes that are different from part to part, and a file of them that counts what is fetched. */
function made(size: number): { bytes: Buffer; file: FileParts; fetched: number[] } {
  // 251 divides no part's length, so that no two parts are alike.
  const bytes = Buffer.alloc(size, Buffer.from(Array.from({ length: 251 }, (_, i) => i)));
  const fetched: number[] = [];
  const part = (n: number): Promise<Buffer> => {
    fetched.push(n);
    return Promise.resolve(bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES));
  };
  return { bytes, file: { size, part }, fetched };
}

describe('a file in parts', () => {
  it.each([0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES, 3 * PART_BYTES + 7])(
    'of %i bytes reads like the same file in memory',
    async (size) => {
      const { bytes, file } = made(size);
      for (const content of [bytes, file]) {
        const pieces: Buffer[] = [];
        for await (const piece of piecesOf(fileBytes(content))) pieces.push(piece);
        expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
        expect(Math.max(0, ...pieces.map((p) => p.length))).toBeLessThanOrEqual(PART_BYTES);
      }
    },
  );

  it.each([
    [0, 0],
    [0, 10],
    [PART_BYTES - 5, PART_BYTES + 5],
    [10, 2 * PART_BYTES + 10],
    [2 * PART_BYTES + 90, 2 * PART_BYTES + 200],
    [5 * PART_BYTES, 6 * PART_BYTES],
  ])('gives what lies from %i to %i, as far as it goes', async (start, end) => {
    const { bytes, file } = made(2 * PART_BYTES + 100);
    for (const content of [bytes, file])
      expect((await bytesOf(fileBytes(content), start, end)).equals(bytes.subarray(start, end))).toBe(true);
  });

  it('fetches a part once while it is read, and again only after two others', async () => {
    const { file, fetched } = made(3 * PART_BYTES);
    const read = fileBytes(file);
    for (const at of [0, 100, PART_BYTES, 200, PART_BYTES + 1, 2 * PART_BYTES, PART_BYTES, 0])
      await bytesOf(read, at, at + 10);
    expect(fetched).toEqual([0, 1, 2, 0]);
  });

  it('fetches the next part while the one before is worked on, once two were read in a row', async () => {
    const { file, fetched } = made(4 * PART_BYTES);
    const read = fileBytes(file);
    await bytesOf(read, 0, 1);
    expect(fetched).toEqual([0]);
    await bytesOf(read, PART_BYTES, PART_BYTES + 1);
    expect(fetched).toEqual([0, 1, 2]);
    await bytesOf(read, 2 * PART_BYTES, 2 * PART_BYTES + 1);
    await bytesOf(read, 3 * PART_BYTES, 3 * PART_BYTES + 1);
    expect(fetched).toEqual([0, 1, 2, 3]);
  });

  it('fails only when the part that could not be fetched ahead is asked for', async () => {
    const { file } = made(3 * PART_BYTES);
    const part = (n: number): Promise<Buffer> => (n === 2 ? Promise.reject(new Error('gone')) : file.part(n));
    const read = fileBytes({ ...file, part });
    await bytesOf(read, 0, 1);
    await expect(bytesOf(read, PART_BYTES, PART_BYTES + 1)).resolves.toHaveLength(1);
    await expect(bytesOf(read, 2 * PART_BYTES, 2 * PART_BYTES + 1)).rejects.toThrow('gone');
  });

  it('is not read when a part is not as long as it should be', async () => {
    const file = { size: 10, part: () => Promise.resolve(Buffer.alloc(9)) };
    await expect(bytesOf(fileBytes(file), 0, 5)).rejects.toThrow('part 0 of a file of 10 bytes has 9');
  });
});
