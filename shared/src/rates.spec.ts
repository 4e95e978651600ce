import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  RATE_FAULTS,
  RateError,
  compareRates,
  formatInteger,
  formatRate,
  gapToTarget,
  isReached,
  rate,
} from './rates.js';

const BIG = Number.MAX_SAFE_INTEGER;
const count = fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 2_000_000 }), fc.maxSafeNat());
const someRate = fc.tuple(count, count).map(([a, b]) => ({ achieved: Math.min(a, b), inScope: Math.max(a, b) }));

function codeOf(run: () => unknown): string | null {
  try {
    run();
  } catch (error) {
    if (error instanceof RateError) return error.code;
    throw error;
  }
  return null;
}

describe('rate', () => {
  it.each([
    [0, 0],
    [0, 8],
    [8, 8],
    [BIG, BIG],
  ])('%i of %i', (achieved, inScope) => expect(rate(achieved, inScope)).toEqual({ achieved, inScope }));

  it.each([
    [9, 8, 'achieved_exceeds_in_scope'],
    [1, 0, 'achieved_exceeds_in_scope'],
    [-1, 8, 'not_a_count'],
    [-2, -1, 'not_a_count'],
    [0, -1, 'not_a_count'],
    [0.5, 8, 'not_a_count'],
    [1, 8.5, 'not_a_count'],
    [Number.NaN, 8, 'not_a_count'],
    [1, Infinity, 'not_a_count'],
    [1, BIG + 1, 'not_a_count'],
  ])('%p of %p is refused: %s', (achieved, inScope, code) => {
    expect(codeOf(() => rate(achieved, inScope))).toBe(code);
    expect(codeOf(() => formatRate(achieved, inScope))).toBe(code);
    expect(codeOf(() => gapToTarget(achieved, inScope, 100))).toBe(code);
    expect(() => rate(achieved, inScope)).toThrow(RangeError);
  });

  it('has a text in both languages for each fault', () => {
    for (const { vi, en } of Object.values(RATE_FAULTS)) expect(vi && en && vi !== en).toBe(true);
  });
});

describe('isReached', () => {
  it.each([
    [8, 8, true],
    [7, 8, false],
    [0, 8, false],
    [0, 0, false],
  ])('%i of %i: %p', (achieved, inScope, reached) => expect(isReached({ achieved, inScope })).toBe(reached));
});

describe('formatRate', () => {
  it.each([
    [974, 1000, '97,4 %', '97.4 %'],
    [9996, 10000, '99,9 %', '99.9 %'],
    [999_999, 1_000_000, '99,9 %', '99.9 %'],
    [BIG - 1, BIG, '99,9 %', '99.9 %'],
    [BIG, BIG, '100 %', '100 %'],
    [8, 8, '100 %', '100 %'],
    [2, 3, '66,6 %', '66.6 %'],
    [1, 2, '50,0 %', '50.0 %'],
    [29, 100, '29,0 %', '29.0 %'], // 0.29 * 1000 is 289.99… in floating point
    [1, 1001, '0,0 %', '0.0 %'],
    [1, 1000, '0,1 %', '0.1 %'],
    [0, 8, '0,0 %', '0.0 %'],
    [0, 0, 'không có ai thuộc diện', 'no one in scope'],
  ])('%i of %i', (achieved, inScope, vi, en) => {
    expect(formatRate(achieved, inScope)).toBe(vi);
    expect(formatRate(achieved, inScope, 'vi')).toBe(vi);
    expect(formatRate(achieved, inScope, 'en')).toBe(en);
  });

  it('laws: never above the true rate, less than 0.1 below it, 100 % only when reached', () => {
    fc.assert(
      fc.property(someRate, ({ achieved, inScope }) => {
        fc.pre(inScope > 0);
        const text = formatRate(achieved, inScope, 'en');
        expect(text === '100 %').toBe(achieved === inScope);
        if (text === '100 %') return;
        expect(text).toMatch(/^\d{1,2}\.\d %$/);
        const shown = BigInt(text.replace(/\D/g, ''));
        const exact = BigInt(achieved) * 1000n;
        expect(shown * BigInt(inScope) <= exact && exact < (shown + 1n) * BigInt(inScope)).toBe(true);
      }),
    );
  });
});

describe('compareRates', () => {
  it.each([
    ['lower', 1, 3, 1, 2, -1],
    ['equal fractions', 1, 3, 2, 6, 0],
    ['nought is nought', 0, 5, 0, 900, 0],
    ['full is full', 5, 5, 900, 900, 0],
    ['same when printed, not the same', 9996, 10000, 9997, 10000, -1],
    ['closer than floating point tells', BIG - 2, BIG - 1, BIG - 1, BIG, -1],
    ['no one in scope below none achieved', 0, 0, 0, 5, -1],
    ['no one in scope twice', 0, 0, 0, 0, 0],
  ])('%s', (_name, a, b, c, d, expected) => {
    const [left, right] = [rate(a, b), rate(c, d)];
    expect(compareRates(left, right)).toBe(expected);
    expect(compareRates(right, left) + expected).toBe(0);
  });

  it('laws: an order, exact against BigInt', () => {
    fc.assert(
      fc.property(someRate, someRate, someRate, (a, b, c) => {
        expect(compareRates(a, b) + compareRates(b, a)).toBe(0);
        if (compareRates(a, b) <= 0 && compareRates(b, c) <= 0) expect(compareRates(a, c)).toBeLessThanOrEqual(0);
        if (a.inScope === 0 || b.inScope === 0) return;
        const difference = BigInt(a.achieved) * BigInt(b.inScope) - BigInt(b.achieved) * BigInt(a.inScope);
        expect(compareRates(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
    );
  });
});

describe('gapToTarget', () => {
  it.each([
    [0, 0, 100, 0],
    [8, 8, 100, 0],
    [7, 8, 100, 1],
    [0, 8, 100, 8],
    [0, 8, 0, 0],
    [90, 100, 95, 5],
    [95, 100, 95, 0],
    [99, 100, 95, 0],
    [0, 7, 50, 4], // 3.5 people are 4
    [0, 29, 100, 29],
    [0, 100, 29, 29], // 0.29 * 100 is 28.999… in floating point
    [0, BIG, 100, BIG],
  ])('%i of %i to %i %%: %i', (achieved, inScope, target, gap) =>
    expect(gapToTarget(achieved, inScope, target)).toBe(gap),
  );

  it.each([[-1], [101], [97.5], [Number.NaN]])('refuses a target of %p', (target) =>
    expect(codeOf(() => gapToTarget(1, 2, target))).toBe('bad_target'),
  );

  it('law: that many more reach the target, one fewer does not', () => {
    fc.assert(
      fc.property(someRate, fc.integer({ min: 0, max: 100 }), ({ achieved, inScope }, target) => {
        const gap = gapToTarget(achieved, inScope, target);
        const reaches = (people: number) => BigInt(people) * 100n >= BigInt(inScope) * BigInt(target);
        expect(reaches(achieved + gap)).toBe(true);
        if (gap > 0) expect(reaches(achieved + gap - 1)).toBe(false);
      }),
    );
  });
});

describe('formatInteger', () => {
  it.each([
    [0, '0', '0'],
    [7, '7', '7'],
    [999, '999', '999'],
    [1000, '1.000', '1,000'],
    [1234567, '1.234.567', '1,234,567'],
    [-1234, '-1.234', '-1,234'],
    [-0, '0', '0'],
  ])('%i', (value, vi, en) => {
    expect(formatInteger(value)).toBe(vi);
    expect(formatInteger(value, 'en')).toBe(en);
  });

  it.each([[0.5], [Number.NaN], [Infinity], [BIG + 1]])('refuses %p', (value) =>
    expect(codeOf(() => formatInteger(value))).toBe('not_a_count'),
  );
});
