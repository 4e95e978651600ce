import { describe, expect, it } from '@jest/globals';
import { capBreaches, capsOf, mostExcellent, type CapAgency, type CapGroup } from './rating-caps.js';
import { DECREE_90 } from './rating-decree-90.js';
import type { CapRules } from './rating-scheme.js';

const RULES = DECREE_90.caps;
const group = (code: string, good: number, excellent = 0, lower = 0): CapGroup => ({ code, good, excellent, lower });
const agency = (...groups: CapGroup[]): CapAgency => ({ code: 'A', outstanding: false, groups });

describe('how many may be excellent', () => {
  it.each<[good: number, most: number]>([
    [0, 0],
    [1, 0],
    [5, 0], // five people in all: four good allow none beside them
    [6, 1], // five good allow one
    [11, 1],
    [12, 2],
    [100, 16], // 16 ≤ 20 % of 84 = 16.8
    [102, 17],
  ])('of %i at least good: %i', (good, most) => {
    expect(mostExcellent(RULES, RULES.percent, good, 0)).toBe(most);
  });

  it.each<[string, Partial<CapRules>, number, number, number]>([
    ['rounded half up', { rounding: 'half_up' }, 100, 0, 17],
    ['rounded half up, four', { rounding: 'half_up' }, 4, 0, 1],
    ['rounded up', { rounding: 'up' }, 2, 0, 1],
    ['rounded up, alone', { rounding: 'up' }, 1, 0, 0],
    ['of those at least good', { base: 'tot_or_better' }, 100, 50, 20],
    ['of all rated', { base: 'all_rated' }, 100, 50, 30],
    ['of all rated, few good', { base: 'all_rated' }, 3, 97, 3],
    ['0 %', {}, 100, 0, 0],
  ])('%s', (name, given, good, lower, most) => {
    expect(mostExcellent({ ...RULES, ...given }, name === '0 %' ? 0 : RULES.percent, good, lower)).toBe(most);
  });

  it('an agency, its groups, what they have, what is open and what is too much', () => {
    const answer = capsOf(RULES, agency(group('a', 60, 11), group('b', 40, 5, 3)));
    expect(answer.cells).toEqual([
      { kind: 'group', codes: ['a'], good: 60, excellent: 11, most: 10, more: 0, over: 1 },
      { kind: 'group', codes: ['b'], good: 40, excellent: 5, most: 6, more: 1, over: 0 },
      { kind: 'agency', codes: ['A'], good: 100, excellent: 16, most: 16, more: 0, over: 0 },
    ]);
    expect([answer.most, answer.more, answer.share, answer.tooSmall]).toEqual([16, 0, { a: 10, b: 6 }, []]);
    expect(capBreaches(answer).map(({ codes }) => codes)).toEqual([['a']]);
  });

  it('groups that are too small by themselves count as one, where the scheme lets them', () => {
    const small = agency(group('a', 5), group('b', 4), group('c', 12));
    expect(capsOf(RULES, small)).toMatchObject({ most: 3, share: { a: 1, b: 0, c: 2 }, tooSmall: ['a', 'b'] });
    expect(capsOf({ ...RULES, poolSmall: false }, small)).toMatchObject({ most: 2, share: { a: 0, b: 0, c: 2 } });
    expect(capsOf(RULES, agency(group('a', 5)))).toMatchObject({ most: 0, tooSmall: ['a'] });
    expect(capsOf(RULES, agency())).toMatchObject({ most: 0, more: 0, share: {}, tooSmall: [] });
  });

  it('an outstanding agency has its own ratio', () => {
    expect(capsOf(RULES, { ...agency(group('a', 100)), outstanding: true }).most).toBe(20);
  });
});

describe('the solver', () => {
  it('one more than it says breaks the percentage, in the words of the decree', () => {
    for (let good = 0; good <= 400; good++) {
      const most = mostExcellent(RULES, RULES.percent, good, 0);
      expect(most * 100 <= 20 * (good - most)).toBe(true);
      expect((most + 1) * 100 <= 20 * (good - most - 1)).toBe(false);
    }
  });
});
