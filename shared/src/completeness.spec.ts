import { describe, expect, it } from '@jest/globals';
import { compareSeriousness, hasShrunk, isUnconfirmed, listFlags, needsConfirming } from './completeness.js';
import type { FlaggedList, ListFacts, ListFlag } from './completeness.js';

const TODAY = '2023-12-01';

describe('hasShrunk', () => {
  it.each([
    ['no list before', null, 0, false],
    ['nobody before, nobody now', 0, 0, false],
    ['nobody before, some now', 0, 3, false],
    ['grown', 100, 101, false],
    ['the same', 100, 100, false],
    ['exactly 5 %', 100, 95, false],
    ['one person more than 5 %', 100, 94, true],
    ['exactly 5 % of twenty', 20, 19, false],
    ['the only one', 1, 0, true],
    ['one of nineteen is more than 5 %', 19, 18, true],
    ['one of twenty-one is less', 21, 20, false],
    ['a large list, exactly', 1_000_000, 950_000, false],
    ['a large list, by one more', 1_000_000, 949_999, true],
    ['all', 40, 0, true],
  ])('%s: %p → %i', (_name, before, now, expected) => expect(hasShrunk(before, now)).toBe(expected));
});

describe('isUnconfirmed', () => {
  it.each([
    ['never', null, true],
    ['today', '2023-12-01', false],
    ['29 days ago', '2023-11-02', false],
    ['exactly 30 days ago', '2023-11-01', true],
    ['31 days ago', '2023-10-31', true],
    ['a list of tomorrow', '2023-12-02', false],
  ])('%s', (_name, asOf, expected) => expect(isUnconfirmed(asOf, TODAY)).toBe(expected));
});

const confirmed = (people: number, before: number | null, more: Partial<NonNullable<ListFacts['confirmed']>> = {}) => ({
  asOf: TODAY,
  people,
  before,
  said: false,
  ...more,
});
const facts = (more: Partial<ListFacts> = {}): ListFacts => ({
  people: 20,
  headcount: null,
  confirmed: confirmed(20, null),
  expected: true,
  ...more,
});

describe('listFlags', () => {
  it.each<[string, ListFacts, ListFlag[]]>([
    ['confirmed today', facts(), []],
    ['never confirmed', facts({ confirmed: null }), ['unconfirmed']],
    ['never confirmed, and nobody is there', facts({ confirmed: null, people: 0 }), ['unconfirmed']],
    ['only holds others together', facts({ confirmed: null, people: 0, expected: false }), []],
    ['exactly 30 days', facts({ confirmed: confirmed(20, null, { asOf: '2023-11-01' }) }), ['unconfirmed']],
    ['shrank', facts({ confirmed: confirmed(18, 20) }), ['shrank']],
    ['exactly 5 %', facts({ confirmed: confirmed(19, 20) }), []],
    ['shrank, and somebody said that this is right', facts({ confirmed: confirmed(18, 20, { said: true }) }), []],
    ['shrank long ago', facts({ confirmed: confirmed(18, 20, { asOf: '2023-10-01' }) }), ['shrank', 'unconfirmed']],
    ['as many as posts', facts({ headcount: 20 }), []],
    ['one post is free', facts({ headcount: 21 }), ['below_headcount']],
    ['one too many', facts({ headcount: 19 }), ['above_headcount']],
    ['no posts, nobody', facts({ headcount: 0, people: 0 }), []],
    ['no posts, somebody', facts({ headcount: 0, people: 1 }), ['above_headcount']],
    [
      'everything at once',
      facts({ headcount: 30, confirmed: confirmed(1, 20, { asOf: '2022-12-01' }) }),
      ['shrank', 'unconfirmed', 'below_headcount'],
    ],
  ])('%s', (_name, given, expected) => expect(listFlags(given, TODAY)).toEqual(expected));

  it.each<[ListFlag[], boolean]>([
    [[], false],
    [['below_headcount'], false],
    [['above_headcount'], false],
    [['unconfirmed'], true],
    [['shrank', 'below_headcount'], true],
  ])('%j: the head has something to do: %p', (flags, expected) => expect(needsConfirming(flags)).toBe(expected));
});

describe('compareSeriousness', () => {
  const flagged = (given: ListFacts): FlaggedList => ({ ...given, flags: listFlags(given, TODAY) });
  const ordered: [string, FlaggedList][] = [
    ['lost all', flagged(facts({ confirmed: confirmed(0, 3) }))],
    ['lost half of a large one', flagged(facts({ confirmed: confirmed(50, 100) }))],
    ['lost a little under half', flagged(facts({ confirmed: confirmed(3, 5) }))],
    ['never confirmed, far from its headcount', flagged(facts({ confirmed: null, headcount: 90 }))],
    ['never confirmed', flagged(facts({ confirmed: null }))],
    ['long ago', flagged(facts({ confirmed: confirmed(20, null, { asOf: '2023-01-01' }) }))],
    ['not so long ago', flagged(facts({ confirmed: confirmed(20, null, { asOf: '2023-10-01' }) }))],
    ['nine too many, though confirmed today', flagged(facts({ headcount: 11 }))],
    ['two too few', flagged(facts({ headcount: 22, confirmed: confirmed(20, null, { asOf: '2023-11-20' }) }))],
    ['in order', flagged(facts())],
  ];

  it('puts the most serious first, from whatever order', () => {
    const names = (list: typeof ordered) => list.map(([name]) => name);
    const sorted = [...ordered].reverse().sort(([, a], [, b]) => compareSeriousness(a, b));
    expect(names(sorted)).toEqual(names(ordered));
  });

  it('is 0 for the like, and turns its sign with its sides', () => {
    for (const [, a] of ordered)
      for (const [, b] of ordered)
        expect(Math.sign(compareSeriousness(a, b)) + Math.sign(compareSeriousness(b, a))).toBe(0);
    expect(compareSeriousness(flagged(facts()), flagged(facts()))).toBe(0);
  });
});
