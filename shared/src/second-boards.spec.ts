import { describe, expect, it } from '@jest/globals';
import type { Rate } from './rates.js';
import {
  compareFractions,
  firstReachedOf,
  gainOf,
  longestWaitOf,
  placesOf,
  targetStanding,
  verifiedShareOf,
  type Course,
  type Merit,
} from './second-boards.js';

const of = (achieved: number, inScope: number): Rate => ({ achieved, inScope });
const STAYED: Course = { isNew: false, peerEnded: false, targetPercent: 100 };
const worth = (num: number, den: number): Merit => ({ value: { num: BigInt(num), den: BigInt(den) } });

describe('the gain of a rate', () => {
  it.each<[string, Rate, Rate, Partial<Course>, Merit]>([
    ['a rise', of(10, 20), of(15, 20), {}, worth(100, 400)],
    ['a fall', of(15, 20), of(10, 20), {}, worth(-100, 400)],
    ['no change', of(10, 20), of(10, 20), {}, worth(0, 400)],
    ['more people in scope', of(10, 20), of(10, 40), {}, worth(-200, 800)],
    ['from nobody achieved', of(0, 10), of(10, 10), {}, worth(100, 100)],
    ['nothing left to gain', of(20, 20), of(30, 30), {}, { reason: 'at_target' }],
    ['at a lower target on both days', of(19, 20), of(20, 20), { targetPercent: 95 }, { reason: 'at_target' }],
    ['fell from the target', of(20, 20), of(19, 20), {}, worth(-20, 400)],
    ['reached the target', of(19, 20), of(20, 20), {}, worth(20, 400)],
    ['small then', of(1, 9), of(20, 20), {}, { reason: 'too_small' }],
    ['small now', of(1, 20), of(9, 9), {}, { reason: 'too_small' }],
    ['just large enough', of(0, 10), of(1, 10), {}, worth(10, 100)],
    ['nobody then', of(0, 0), of(20, 20), {}, { reason: 'no_one_in_scope' }],
    ['nobody now', of(1, 20), of(0, 0), {}, { reason: 'no_one_in_scope' }],
    ['begun since', of(0, 0), of(20, 20), { isNew: true, peerEnded: true }, { reason: 'new' }],
    ['a peer dissolved since', of(1, 20), of(20, 20), { peerEnded: true }, { reason: 'restructured' }],
  ])('%s', (_what, before, after, course, merit) =>
    expect(gainOf(before, after, { ...STAYED, ...course })).toEqual(merit),
  );

  it.each<[string, Rate, Rate, string]>([
    ['more achieved than in scope', of(9, 8), of(8, 8), 'achieved_exceeds_in_scope'],
    ['less than nobody', of(1, 10), of(-1, 10), 'not_a_count'],
  ])('refuses %s', (_what, before, after, code) => expect(() => gainOf(before, after, STAYED)).toThrow(code));
});

describe('who reached the target first', () => {
  const turns = (...days: string[]) => days.map((day, i) => ({ day, atTarget: i % 2 === 0 }));
  it.each<[string, { day: string; atTarget: boolean }[], string | null, string | null]>([
    ['nothing known', [], null, null],
    ['never', [{ day: '2023-02-01', atTarget: false }], null, null],
    ['once, and kept', turns('2023-03-01'), '2023-03-01', null],
    ['again, after it fell back', turns('2023-03-01', '2023-04-01', '2023-05-01'), '2023-05-01', null],
    ['fell back', turns('2023-03-01', '2023-04-01'), null, '2023-04-01'],
    ['fell back twice', turns('2023-03-01', '2023-04-01', '2023-05-01', '2023-06-01'), null, '2023-06-01'],
    ['before figures begin', turns('2022-03-01'), '2023-01-01', null],
    ['on the first day', turns('2023-01-01'), '2023-01-01', null],
    ['fell back before figures begin', turns('2022-03-01', '2022-04-01'), null, null],
    ['said twice', [...turns('2023-03-01'), { day: '2023-04-01', atTarget: true }], '2023-03-01', null],
  ])('%s', (_what, given, reachedOn, fellOn) =>
    expect(targetStanding(given, '2023-01-01')).toEqual({ reachedOn, fellOn }),
  );

  it.each<[string, Rate, string | null, string | null, Merit]>([
    ['nobody', of(0, 0), '2023-03-01', null, { reason: 'no_one_in_scope' }],
    ['not yet', of(9, 10), null, null, { reason: 'not_yet' }],
    ['not yet, and small', of(1, 2), null, null, { reason: 'not_yet' }],
    ['fell back', of(9, 10), null, '2023-03-01', { reason: 'fell_back' }],
    ['small', of(9, 9), '2023-03-01', null, { reason: 'too_small' }],
    ['the second day of all', of(10, 10), '1900-01-02', null, worth(-1, 1)],
  ])('%s', (_what, now, reachedOn, fellOn, merit) => expect(firstReachedOf(now, { reachedOn, fellOn })).toEqual(merit));

  it('ranks the earlier day first, the same day alike', () => {
    const merit = (day: string) => firstReachedOf(of(10, 10), { reachedOn: day, fellOn: null });
    const days = ['2023-05-01', '2023-03-01', '2023-05-01', '2023-06-01'];
    const places = placesOf(days.map((day, i) => ({ key: String(i), peerGroup: 'a', merit: merit(day) })));
    expect([...places.values()].map(({ rank, tied }) => [rank, tied])).toEqual([[2, 2], [1, 1], [2, 2], [4, 1]]); // prettier-ignore
  });
});

describe('the longest waiting', () => {
  const spread = (n: number) => new Map(Array.from({ length: n }, (_, i) => [i, 1] as const));
  it.each<[string, ReadonlyMap<number, number>, Merit]>([
    ['nobody', new Map(), { reason: 'no_one_waiting' }],
    ['nobody, said as 0', new Map([[9, 0]]), { reason: 'no_one_waiting' }],
    ['too few', spread(9), { reason: 'too_small' }],
    ['just enough: the ninth', spread(10), worth(8, 1)],
    ['one wrong date moves nothing', new Map([...spread(9), [40_000, 1]]), worth(8, 1)],
    ['all since today', new Map([[0, 30]]), worth(0, 1)],
  ])('%s', (_what, counts, merit) => expect(longestWaitOf(counts)).toEqual(merit));
});

describe('the share that is verified', () => {
  it.each<[number, number, Merit]>([
    [5, 10, worth(5, 10)],
    [0, 10, worth(0, 10)],
    [10, 10, worth(10, 10)],
    [9, 9, { reason: 'too_small' }],
    [0, 0, { reason: 'no_one_claimed' }],
  ])('%i of %i', (verified, claimed, merit) => expect(verifiedShareOf({ verified, claimed })).toEqual(merit));

  it('refuses more verified than reported', () => {
    expect(() => verifiedShareOf({ verified: 11, claimed: 10 })).toThrow('achieved_exceeds_in_scope');
  });
});

describe('places', () => {
  const places = (merits: readonly [peerGroup: string, merit: Merit][]) =>
    [...placesOf(merits.map(([peerGroup, merit], i) => ({ key: String(i), peerGroup, merit }))).values()].map(
      ({ rank, tied, of: ranked, reason }) => [rank, tied, ranked, reason],
    );

  it('are shared by equals, inside the peer group, and skipped by who has none', () => {
    expect(
      places([
        ['wards', worth(1, 3)],
        ['wards', worth(-1, 10)],
        ['wards', worth(2, 6)],
        ['wards', worth(1, 2)],
        ['wards', { reason: 'too_small' }],
        ['districts', worth(-1, 2)],
        ['departments', { reason: 'new' }],
      ]),
    ).toEqual([
      [2, 2, 4, null],
      [4, 1, 4, null],
      [2, 2, 4, null],
      [1, 1, 4, null],
      [null, 0, 4, 'too_small'],
      [1, 1, 1, null],
      [null, 0, 0, 'new'],
    ]);
    expect(places([])).toEqual([]);
  });

  it('go by the fraction itself, where floats would be equal', () => {
    const [n, m] = [9007199254740881n, 9007199254740847n];
    const [a, b] = [
      { num: n - 1n, den: n },
      { num: m - 1n, den: m },
    ];
    expect(Number(a.num) / Number(a.den)).toBe(Number(b.num) / Number(b.den));
    expect([compareFractions(a, b), compareFractions(b, a), compareFractions(a, a)]).toEqual([1, -1, 0]);
    expect(
      places([
        ['w', { value: a }],
        ['w', { value: b }],
      ]),
    ).toEqual([
      [1, 1, 2, null],
      [2, 1, 2, null],
    ]);
  });
});
