import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareRates } from './rates.js';
import { rankUnits } from './ranking.js';
import type { RankableUnit } from './ranking.js';

function unit(key: string, achieved: number, inScope: number, peerGroup = 'districts'): RankableUnit {
  return { key, peerGroup, achieved, inScope };
}

function ranksOf(rows: RankableUnit[], minimumSize?: number) {
  return Object.fromEntries([...rankUnits(rows, { minimumSize })].map(([key, { rank }]) => [key, rank]));
}

describe('rankUnits', () => {
  it.each([
    ['no rows', [], {}],
    ['one unit', [unit('a', 0, 10)], { a: 1 }],
    [
      '1, 2, 2, 4',
      [unit('a', 9, 10), unit('b', 8, 10), unit('c', 16, 20), unit('d', 7, 10)],
      { a: 1, b: 2, c: 2, d: 4 },
    ],
    [
      'given in another order',
      [unit('d', 7, 10), unit('b', 8, 10), unit('a', 9, 10), unit('c', 16, 20)],
      { a: 1, b: 2, c: 2, d: 4 },
    ],
    ['all equal at 100 %', [unit('a', 10, 10), unit('b', 500, 500)], { a: 1, b: 1 }],
    ['all at nought', [unit('a', 0, 10), unit('b', 0, 500)], { a: 1, b: 1 }],
    ['equal when printed, not equal', [unit('a', 9996, 10000), unit('b', 9997, 10000)], { a: 2, b: 1 }],
    ['too small to rank', [unit('a', 9, 9), unit('b', 5, 10)], { a: null, b: 1 }],
    ['no one in scope', [unit('a', 0, 0), unit('b', 5, 10)], { a: null, b: 1 }],
    [
      'each group by itself',
      [unit('a', 9, 10), unit('b', 8, 10, 'departments'), unit('c', 7, 10)],
      { a: 1, b: 1, c: 2 },
    ],
  ])('%s', (_name, rows, expected) => expect(ranksOf(rows)).toEqual(expected));

  it('says how many share a rank, how many are ranked, and why one is not', () => {
    const rows = [
      unit('a', 9, 10),
      unit('b', 18, 20),
      unit('c', 8, 8),
      unit('d', 0, 0),
      unit('e', 10, 12),
      unit('f', 3, 9),
    ];
    expect([...rankUnits(rows)]).toEqual([
      ['a', { rank: 1, tied: 2, of: 3, reached: false }],
      ['b', { rank: 1, tied: 2, of: 3, reached: false }],
      ['c', { rank: null, tied: 0, of: 3, reason: 'too_small', reached: true }],
      ['d', { rank: null, tied: 0, of: 3, reason: 'no_one_in_scope', reached: false }],
      ['e', { rank: 3, tied: 1, of: 3, reached: false }],
      ['f', { rank: null, tied: 0, of: 3, reason: 'too_small', reached: false }],
    ]);
  });

  it.each([
    [undefined, { a: null, b: 1, c: null }],
    [0, { a: 1, b: 2, c: null }],
    [1, { a: 1, b: 2, c: null }],
    [10, { a: null, b: 1, c: null }],
    [11, { a: null, b: null, c: null }],
  ])('minimum size %p', (minimumSize, expected) =>
    expect(ranksOf([unit('a', 1, 1), unit('b', 5, 10), unit('c', 0, 0)], minimumSize)).toEqual(expected),
  );

  it.each([
    ['more achieved than in scope', [unit('a', 11, 10)], /achieved_exceeds_in_scope/],
    ['the same even where the unit is too small', [unit('a', 2, 1)], /achieved_exceeds_in_scope/],
    ['a negative figure', [unit('a', -1, 10)], /not_a_count/],
    ['a unit twice', [unit('a', 1, 10), unit('a', 2, 10)], /duplicate_unit/],
  ])('refuses %s', (_name, rows, message) => expect(() => rankUnits(rows)).toThrow(message));

  it('laws: rank = 1 + units of the group that are higher, tied = units that are equal', () => {
    const someUnits = fc.array(
      fc
        .tuple(fc.nat({ max: 15 }), fc.nat({ max: 15 }), fc.constantFrom('g', 'h'))
        .map(([a, b, group]) => unit('', Math.min(a, b), Math.max(a, b), group)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(someUnits, fc.nat({ max: 12 }), (units, minimumSize) => {
        const rows = units.map((row, i) => ({ ...row, key: String(i) }));
        const standings = rankUnits(rows, { minimumSize });
        expect([...standings.keys()]).toEqual(rows.map(({ key }) => key));
        const big = (row: RankableUnit) => row.inScope > 0 && row.inScope >= minimumSize;
        for (const row of rows) {
          const peers = rows.filter((other) => big(other) && other.peerGroup === row.peerGroup);
          const higher = peers.filter((other) => compareRates(other, row) > 0).length;
          const equal = peers.filter((other) => compareRates(other, row) === 0).length;
          expect(standings.get(row.key)).toMatchObject(
            big(row) ? { rank: higher + 1, tied: equal, of: peers.length } : { rank: null, tied: 0, of: peers.length },
          );
        }
      }),
    );
  });
});
