import { describe, expect, it } from '@jest/globals';
import { allPages } from './all-pages.js';

/** A list of numbers that may change before each page is read. */
function listOf(numbers: number[], before: (reading: number) => void = () => undefined) {
  let reading = 0;
  return async (page: number, perPage: number) => {
    before((reading += 1));
    return { items: numbers.slice(page * perPage, (page + 1) * perPage), total: numbers.length };
  };
}
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const key = (n: number): number => n;

describe('all pages of a list', () => {
  it.each([0, 1, 199, 200, 201, 400, 1000])('%d rows: all, once, in their order', async (n) => {
    expect(await allPages(listOf(upTo(n)), key)).toEqual(upTo(n));
  });

  it('what comes in or goes while it is read is neither lost nor told twice', async () => {
    const growing = upTo(500);
    const grown = await allPages(
      listOf(growing, (reading) => void (reading === 2 && growing.unshift(-1))),
      key,
    );
    expect(grown).toEqual([-1, ...upTo(500)]);
    const shrinking = upTo(500);
    const left = await allPages(
      listOf(shrinking, (reading) => void (reading === 3 && shrinking.shift())),
      key,
    );
    expect(left).toEqual(upTo(500).slice(1));
    // One comes and another goes: as many as before, and yet not the same.
    const changing = upTo(500);
    const swapped = await allPages(
      listOf(changing, (reading) => void (reading === 2 && changing.unshift(-1) && changing.pop())),
      key,
    );
    expect(swapped).toEqual([-1, ...upTo(499)]);
  });

  it('one that never stands still is refused in words', async () => {
    let next = 1000;
    const numbers = upTo(500);
    const always = listOf(numbers, () => void numbers.push((next += 1)));
    await expect(allPages(always, key)).rejects.toMatchObject({ code: 'list_moving', kind: 'unavailable' });
  });
});
