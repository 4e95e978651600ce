import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pointsOf, shareOf, type RateChange } from './ledger-points.js';
import { formatRate, RateError } from './rates.js';

const of = (achieved: number, inScope: number) => ({ achieved, inScope });

describe('points of a rate', () => {
  it.each<[string, [number, number], [number, number], RateChange[], number, number[]]>([
    ['nothing changed', [8, 10], [8, 10], [], 0, []],
    ['one completed', [8, 10], [9, 10], [of(1, 0)], 100, [100]],
    ['the example of the screen', [164, 200], [168, 197], [of(4, 0), of(0, -3)], 32, [20, 12]],
    ['one joined without', [10, 10], [10, 11], [of(0, 1)], -91, [-91]],
    ['gain and loss cancel', [5, 10], [5, 10], [of(1, 0), of(-1, 0)], 0, [100, -100]],
    ['people who change nothing', [5, 10], [5, 10], [of(0, 0)], 0, [0]],
    ['everybody is done at last', [0, 3], [3, 3], [of(1, 0), of(2, 0)], 1000, [333, 667]],
    ['three equal thirds: of equals the first', [0, 3], [2, 3], [of(1, 0), of(1, 0)], 666, [333, 333]],
    ['all left but one who achieved', [1, 9], [1, 1], [of(0, -8)], 889, [889]],
  ])('%s', (_what, before, after, changes, tenths, parts) =>
    expect(pointsOf(of(...before), of(...after), changes)).toEqual({ tenths, parts }),
  );

  it('has none when nobody is in scope on one of the days', () => {
    expect(pointsOf(of(0, 0), of(1, 2), [of(1, 2)])).toBeNull();
    expect(pointsOf(of(1, 2), of(0, 0), [of(-1, -2)])).toBeNull();
    expect(() => shareOf(of(0, 0), of(1, 2), of(1, 2))).toThrow(RangeError);
  });

  it('refuses parts that are not the whole, and figures that cannot be', () => {
    expect(() => pointsOf(of(1, 2), of(2, 2), [])).toThrow('do not sum');
    expect(() => pointsOf(of(1, 2), of(1, 3), [of(0, 2)])).toThrow('do not sum');
    expect(() => pointsOf(of(3, 2), of(3, 2), [])).toThrow(RateError);
    expect(() => pointsOf(of(-1, 2), of(-1, 2), [])).toThrow(RateError);
  });

  it('shares sum to the change exactly, printed parts to the printed change, each within a tenth of its share', () => {
    const rates = fc
      .integer({ min: 1, max: 2_000_000 })
      .chain((n) => fc.record({ achieved: fc.integer({ min: 0, max: n }), inScope: fc.constant(n) }));
    const some = fc.integer({ min: -3000, max: 3000 });
    const cuts = fc.array(fc.record({ achieved: some, inScope: some }), { maxLength: 10 });
    fc.assert(
      fc.property(rates, rates, cuts, (before, after, changes) => {
        const rest = changes.reduce(
          (left, c) => of(left.achieved - c.achieved, left.inScope - c.inScope),
          of(after.achieved - before.achieved, after.inScope - before.inScope),
        );
        const all = [...changes, rest];
        const shares = all.map((change) => shareOf(before, after, change));
        // K/N - k/n, cross-multiplied
        const [k, n, K, N] = [before.achieved, before.inScope, after.achieved, after.inScope].map(BigInt);
        if (k === undefined || n === undefined || K === undefined || N === undefined) throw new Error('four figures');
        const sum = shares.reduce((total, { num }) => total + num, 0n);
        expect(sum * n * N).toBe((K * n - k * N) * 2n * n * N);
        const points = pointsOf(before, after, all);
        const shown = (rate: { achieved: number; inScope: number }) =>
          Math.round(Number(formatRate(rate.achieved, rate.inScope, 'en').replace(' %', '')) * 10);
        expect(points?.tenths).toBe(shown(after) - shown(before));
        expect(points?.parts.reduce((total, part) => total + part, 0)).toBe(points?.tenths);
        points?.parts.forEach((part, i) => {
          const { num, den } = shares[i] ?? { num: 0n, den: 1n };
          const off = BigInt(part) * den - num * 1000n;
          expect(off > -den && off < den).toBe(true);
        });
      }),
      { numRuns: 2000, seed: 20231120 },
    );
  });
});
