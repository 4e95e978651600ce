import { describe, expect, it } from '@jest/globals';
import { gapToNextAbove, type Peer } from './peer-gap.js';
import { compareRates, RateError } from './rates.js';

const unit = (key: string, achieved: number, inScope: number): Peer => ({ key, achieved, inScope });
const pass = (people: number, ...above: string[]) => ({ kind: 'pass', people, above });
const drawLevel = (people: number, ...above: string[]) => ({ kind: 'draw_level', people, above });

describe('what brings a unit above the peers next above it', () => {
  it.each([
    ['one more is enough', unit('a', 8, 10), [unit('b', 17, 20)], pass(1, 'b')],
    ['to stand beside is not above', unit('a', 8, 10), [unit('b', 18, 20)], pass(2, 'b')],
    ['the nearest above, not the highest', unit('a', 5, 10), [unit('b', 9, 10), unit('c', 12, 20)], pass(2, 'c')],
    ['several at the same rate', unit('a', 5, 10), [unit('b', 7, 10), unit('c', 14, 20)], pass(3, 'b', 'c')],
    ['peers at its own rate are not above', unit('a', 5, 10), [unit('b', 10, 20), unit('c', 7, 10)], pass(3, 'c')],
    ['from nobody', unit('a', 0, 10), [unit('b', 0, 10), unit('c', 1, 100)], pass(1, 'c')],
    ['nobody is above 100 %', unit('a', 7, 10), [unit('b', 30, 30), unit('c', 10, 10)], drawLevel(3, 'b', 'c')],
    ['a hair above', unit('a', 99_999, 100_000), [unit('b', 999_999, 1_000_000)], pass(1, 'b')],
    ['already first', unit('a', 9, 10), [unit('b', 8, 10)], { kind: 'first' }],
    ['first with others', unit('a', 9, 10), [unit('b', 18, 20)], { kind: 'first' }],
    ['all at 100 %', unit('a', 10, 10), [unit('b', 20, 20)], { kind: 'first' }],
    ['all at nothing', unit('a', 0, 10), [unit('b', 0, 20)], { kind: 'first' }],
    ['too small itself', unit('a', 3, 9), [unit('b', 18, 20)], { kind: 'unranked' }],
    ['nobody in scope', unit('a', 0, 0), [unit('b', 18, 20)], { kind: 'unranked' }],
    ['a small peer does not count', unit('a', 5, 10), [unit('b', 9, 9), unit('c', 8, 10)], pass(4, 'c')],
    ['only small and empty peers', unit('a', 5, 10), [unit('b', 9, 9), unit('c', 0, 0)], { kind: 'alone' }],
    ['no peers', unit('a', 5, 10), [], { kind: 'alone' }],
    ['itself among the peers', unit('a', 5, 10), [unit('a', 9, 10)], { kind: 'alone' }],
  ] as const)('%s', (_, own, peers, expected) => {
    expect(gapToNextAbove(own, peers)).toEqual(expected);
  });

  it.each([
    ['the one peer is told of', 2, 2, [unit('b', 9, 10)], pass(5, 'b')],
    ['the only one above is hidden', 2, 2, [], { kind: 'untold' }],
    ['the first of three is hidden', 2, 3, [unit('c', 1, 10)], { kind: 'untold' }],
    ['the next above, or one as high, is hidden', 3, 3, [unit('b', 9, 10)], { kind: 'untold' }],
    ['only one below is hidden', 2, 3, [unit('b', 9, 10)], pass(5, 'b')],
    ['first of two, the other hidden', 1, 2, [], { kind: 'first' }],
    ['the only one with a rank', 1, 1, [], { kind: 'alone' }],
  ] as const)('where peers are hidden: %s', (_, rank, ranked, peers, expected) => {
    expect(gapToNextAbove(unit('a', 5, 10), peers, { place: { rank, ranked } })).toEqual(expected);
  });

  it('reckons in whole numbers however large, and with a minimum size of its own', () => {
    const huge = unit('b', 3_000_000_001, 9_000_000_000);
    expect(gapToNextAbove(unit('a', 0, 3), [huge], { minimumSize: 1 })).toEqual(pass(2, 'b'));
    expect(gapToNextAbove(unit('a', 1, 3), [unit('b', 2, 3)], { minimumSize: 3 })).toEqual(pass(2, 'b'));
  });

  it('is the smallest number that does it, for every pair up to 12 people', () => {
    let passed = 0;
    for (let n = 1; n <= 12; n += 1)
      for (let d = 1; d <= 12; d += 1)
        for (let k = 0; k <= n; k += 1)
          for (let a = 0; a <= d; a += 1) {
            const own = unit('own', k, n);
            const peer = unit('peer', a, d);
            const gap = gapToNextAbove(own, [peer], { minimumSize: 1 });
            if (gap.kind !== 'pass') continue;
            passed += 1;
            expect(compareRates(unit('own', k + gap.people, n), peer)).toBe(1);
            expect(compareRates(unit('own', k + gap.people - 1, n), peer)).toBeLessThan(1);
          }
    expect(passed).toBeGreaterThan(1000);
  });

  it.each([
    ['of its own', unit('a', 11, 10), [unit('b', 1, 10)]],
    ['of a peer', unit('a', 1, 10), [unit('b', 11, 10)]],
    ['below zero', unit('a', -1, 10), [unit('b', 1, 10)]],
  ])('refuses figures that cannot be: %s', (_, own, peers) => {
    expect(() => gapToNextAbove(own, peers)).toThrow(RateError);
  });
});
