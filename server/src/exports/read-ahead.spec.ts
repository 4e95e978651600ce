import { describe, expect, it } from '@jest/globals';
import { readAhead } from './read-ahead.js';

/** Sources of two pieces each, and what has been asked of them so far. */
function sourcesOf(names: readonly string[]) {
  const asked: string[] = [];
  const open = new Set<string>();
  async function* source(name: string): AsyncGenerator<string> {
    open.add(name);
    try {
      for (const piece of [`${name}1`, `${name}2`]) {
        asked.push(piece);
        if (piece === 'x2') throw new Error('not to be read');
        // What comes first is not read first.
        await new Promise((resolve) => setTimeout(resolve, name === 'a' ? 5 : 0));
        yield piece;
      }
    } finally {
      open.delete(name);
    }
  }
  return { sources: names.map(source), asked, open };
}

async function all<T>(of: AsyncGenerator<T>): Promise<T[]> {
  const told: T[] = [];
  for await (const one of of) told.push(one);
  return told;
}

describe('reading ahead', () => {
  it.each([
    { names: [], most: 2, told: [] },
    { names: ['a'], most: 2, told: ['a1', 'a2'] },
    { names: ['a', 'b', 'c'], most: 0, told: ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'] },
    { names: ['a', 'b', 'c'], most: 2, told: ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'] },
  ])('tells $names in their order, $most ahead', async ({ names, most, told }) => {
    expect(await all(readAhead(sourcesOf(names).sources, most))).toEqual(told);
  });

  it('begins no more than it may, and reads one piece of each', async () => {
    const { sources, asked } = sourcesOf(['a', 'b', 'c', 'd']);
    const reading = readAhead(sources, 2);
    await reading.next();
    expect(asked).toEqual(['a1', 'b1', 'c1', 'a2']);
  });

  it('fails where the piece would stand that could not be read', async () => {
    const reading = readAhead(sourcesOf(['a', 'x', 'b']).sources, 2);
    const told: string[] = [];
    await expect(
      (async () => {
        for await (const piece of reading) told.push(piece);
      })(),
    ).rejects.toThrow('not to be read');
    expect(told).toEqual(['a1', 'a2', 'x1']);
  });

  it('stops reading once nobody listens', async () => {
    const { sources, asked, open } = sourcesOf(['a', 'b', 'c', 'd']);
    for await (const piece of readAhead(sources, 1)) if (piece === 'a2') break;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toEqual(['a1', 'b1', 'a2']);
    expect([...open]).toEqual([]);
  });
});
