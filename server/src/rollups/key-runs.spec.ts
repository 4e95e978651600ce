import { describe, expect, it } from '@jest/globals';
import { keysIn } from './key-runs.js';

const from = (first: number, n: number, step = 1): number[] => Array.from({ length: n }, (_, i) => first + i * step);

describe('a condition on keys', () => {
  it.each([
    { what: 'none', keys: [], where: 'k IN (NULL)', params: [] },
    { what: 'one', keys: [7], where: 'k IN (?)', params: [7] },
    { what: 'a few in a row', keys: [7, 8, 9], where: 'k IN (?, ?, ?)', params: [7, 8, 9] },
    { what: 'many in a row', keys: from(100, 50), where: '(k BETWEEN ? AND ?)', params: [100, 149] },
    { what: 'any order', keys: from(100, 50).reverse(), where: '(k BETWEEN ? AND ?)', params: [100, 149] },
    { what: 'three missing between each', keys: from(0, 25, 4), where: '(k BETWEEN ? AND ?)', params: [0, 96] },
    {
      what: 'two runs',
      keys: [...from(9_000_000, 30), ...from(100, 20)],
      where: '(k BETWEEN ? AND ? OR k BETWEEN ? AND ?)',
      params: [100, 119, 9_000_000, 9_000_029],
    },
  ])('of $what', ({ keys, where, params }) => {
    expect(keysIn('k', keys)).toEqual({ where, params });
  });

  it.each([
    { what: 'four missing between each', keys: from(0, 100, 5) },
    { what: 'a run too many', keys: [...from(0, 25), ...from(1000, 12), ...from(2000, 12)] },
  ])('names each key where they lie apart: $what', ({ keys }) => {
    expect(keysIn('k', keys)).toEqual({ where: expect.stringMatching(/^k IN \(/), params: keys });
  });
});
