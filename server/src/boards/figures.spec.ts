import { describe, expect, it } from '@jest/globals';
import { COUNT_COLUMNS, type CountColumn } from '@dat100/shared/person-history';
import {
  BAD_RATE,
  figuresOf,
  gapOf,
  isSomething,
  isSound,
  minus,
  NO_COUNTS,
  type Counts,
  type FiguresRule,
} from './figures.js';

const stage = (position: number, code: string, achieved = false) => ({
  position,
  code,
  achieved,
  level: position,
  side: false,
  holder: 'person' as const,
  limit: null,
  nameVi: code,
  nameEn: code,
});
const CRITERION: FiguresRule = {
  targetPercent: 100,
  stages: [stage(0, 'none'), stage(1, 'applied'), stage(2, 'held', true)],
};
const row = (given: Partial<Record<CountColumn, number>>): Counts => COUNT_COLUMNS.map((column) => given[column] ?? 0);

describe('figures', () => {
  it('reads a row of counts', () => {
    const counts = row({
      in_scope: 40,
      deferred: 2,
      exempt: 1,
      no_event: 3,
      s0: 5,
      s1: 2,
      s2: 30,
      verified: 12,
      police: 1,
      achieved_out: 2,
      uncounted: 4,
    });
    expect(figuresOf(CRITERION, counts)).toEqual({
      inScope: 40,
      deferred: 2,
      exempt: 1,
      claimed: 30,
      verified: 12,
      police: 1,
      uncounted: 4,
      noEvent: 3,
      achievedOutOfScope: 2,
      stages: [
        { stage: 'none', count: 5 },
        { stage: 'applied', count: 2 },
        { stage: 'held', count: 30 },
      ],
      left: 10,
      rateText: '75,0 %',
      verifiedRateText: '30,0 %',
      policeRateText: '2,5 %',
      reachedTarget: false,
    });
  });

  it.each<[string, Partial<Record<CountColumn, number>>, number, Partial<ReturnType<typeof figuresOf>>, number | null]>(
    [
      ['nobody', {}, 100, { rateText: 'không có ai thuộc diện', reachedTarget: false, left: 0 }, 0],
      ['all of them', { in_scope: 8, s2: 8 }, 100, { rateText: '100 %', reachedTarget: true, left: 0 }, 0],
      [
        'all but one of 2,500: never rounded up to all',
        { in_scope: 2500, s2: 2499, s0: 1 },
        100,
        { rateText: '99,9 %', reachedTarget: false, left: 1 },
        1,
      ],
      [
        'a lower target, reached',
        { in_scope: 10, s2: 9, s0: 1 },
        90,
        { rateText: '90,0 %', reachedTarget: true, left: 1 },
        0,
      ],
      [
        'everyone exempt',
        { exempt: 3, achieved_out: 2 },
        100,
        { rateText: 'không có ai thuộc diện', claimed: 0, achievedOutOfScope: 2 },
        0,
      ],
      [
        'more achieved than in scope: an error, not 100 %',
        { in_scope: 3, s2: 4 },
        100,
        { rateText: BAD_RATE, left: -1, reachedTarget: false },
        null,
      ],
      ['below zero', { in_scope: -1, s0: -1 }, 100, { rateText: BAD_RATE }, null],
    ],
  )('%s', (_what, counts, targetPercent, expected, gap) => {
    expect(figuresOf({ ...CRITERION, targetPercent }, row(counts))).toMatchObject(expected);
    expect(gapOf({ ...CRITERION, targetPercent }, row(counts))).toBe(gap);
  });

  it.each<[string, Partial<Record<CountColumn, number>>, boolean]>([
    ['nothing', {}, true],
    ['stages and no event make in scope', { in_scope: 5, no_event: 1, s0: 2, s2: 2, verified: 1 }, true],
    ['open rows are apart', { uncounted: 7 }, true],
    ['a stage too many', { in_scope: 5, no_event: 2, s0: 2, s2: 2 }, false],
    ['more verified than achieved', { in_scope: 2, s2: 2, verified: 3 }, false],
    ['more by the police than verified', { in_scope: 2, s2: 2, verified: 1, police: 2 }, false],
    ['achieved out of scope without anybody out of scope', { achieved_out: 1 }, false],
    ['below zero', { deferred: -1 }, false],
    ['half a person', { in_scope: 0.5, no_event: 0.5 }, false],
  ])('soundness: %s', (_what, counts, sound) => expect(isSound(CRITERION, row(counts))).toBe(sound));

  it.each<[Partial<Record<CountColumn, number>>, boolean]>([
    [{}, false],
    [{ in_scope: 1 }, true],
    [{ deferred: 1 }, true],
    [{ exempt: 1 }, true],
    [{ uncounted: 1 }, true],
  ])('a line of its own for %j: %s', (counts, something) => expect(isSomething(row(counts))).toBe(something));

  it('subtracts column by column', () => {
    expect(minus(row({ in_scope: 5, s7: 2 }), row({ in_scope: 3, s7: 3 }))).toEqual(row({ in_scope: 2, s7: -1 }));
    expect(minus(NO_COUNTS, NO_COUNTS)).toEqual(NO_COUNTS);
  });
});
