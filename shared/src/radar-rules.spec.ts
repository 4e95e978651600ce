import { describe, expect, it } from '@jest/globals';
import { isOpen, isRadarRule, sizeOf, type RadarFinding, type RadarRule } from './radar.js';
import {
  departuresBunched,
  exemptionsBunched,
  lateBatch,
  lowVerified,
  shrinkingRoster,
  takenBack,
  type Bunch,
} from './radar-rules.js';
import type { Rate } from './rates.js';

const DUE = '2023-12-31';
const TODAY = '2024-01-10';
const of = (achieved: number, inScope: number): Rate => ({ achieved, inScope });
const none = { before: null, after: null };

/** [last week, quarter before, asked about] */
const BUNCHES: readonly [number, number, boolean][] = [
  [0, 0, false],
  [4, 0, false],
  [5, 0, true],
  [5, 2, true],
  [5, 3, false],
  [14, 1, true],
  [14, 7, true],
  [14, 8, false],
  [0, 40, false],
];

describe('what is bunched before a due date', () => {
  it.each(BUNCHES)('%i decisions in the last week after %i in the quarter: %p', (last, usual, asked) => {
    const finding = { rule: 'exemptions_bunched', cutOff: DUE, from: '2023-09-25', to: DUE, part: last, ...none };
    expect(exemptionsBunched({ last, usual }, DUE)).toEqual(asked ? { ...finding, of: last + usual } : null);
  });

  it.each(BUNCHES)('%i who left in the last week after %i in the quarter: %p', (last, usual, asked) => {
    const finding = { rule: 'departures_bunched', cutOff: DUE, from: '2023-09-24', to: '2023-12-30', part: last };
    expect(departuresBunched({ last, usual }, DUE)).toEqual(asked ? { ...finding, of: last + usual, ...none } : null);
  });
});

describe('a batch in the last hour', () => {
  it.each<[number, number, boolean]>([
    [0, 0, false],
    [9, 9, false],
    [10, 10, true],
    [10, 20, true],
    [10, 21, false],
    [300, 599, true],
    [300, 601, false],
  ])('%i of the %i recorded in the week: %p', (late, week, asked) => {
    const finding = { rule: 'late_batch', cutOff: '2024-01-05', from: '2023-12-30', to: '2024-01-05', part: late };
    expect(lateBatch({ cutOff: '2024-01-05', late, week })).toEqual(asked ? { ...finding, of: week, ...none } : null);
  });
});

describe('the target met by what is reported, and little of it verified', () => {
  it.each<[string, Rate, number, number, boolean]>([
    ['nobody in scope', of(0, 0), 0, 100, false],
    ['nine people', of(9, 9), 0, 100, false],
    ['ten, nobody verified', of(10, 10), 0, 100, true],
    ['just under a fifth', of(100, 100), 19, 100, true],
    ['a fifth', of(100, 100), 20, 100, false],
    ['all verified', of(100, 100), 100, 100, false],
    ['one short of 100 %', of(99, 100), 0, 100, false],
    ['a lower target met', of(95, 100), 18, 95, true],
    ['a fifth of those reported', of(95, 100), 19, 95, false],
    ['one short of a lower target', of(94, 100), 0, 95, false],
  ])('%s', (_what, claimed, verified, target, asked) => {
    const finding = { rule: 'low_verified', cutOff: null, from: null, to: TODAY, part: verified, before: null };
    expect(lowVerified(claimed, verified, target, TODAY)).toEqual(
      asked ? { ...finding, of: claimed.achieved, after: claimed } : null,
    );
  });

  it('refuses figures that cannot be', () => {
    expect(() => lowVerified(of(11, 10), 0, 100, TODAY)).toThrow('achieved_exceeds_in_scope');
    expect(() => lowVerified(of(-1, 10), 0, 100, TODAY)).toThrow('not_a_count');
  });
});

describe('a roster that shrinks while its rate rises', () => {
  it.each<[string, [number, Rate], [number, Rate], boolean]>([
    ['by more than a tenth, with a better rate', [100, of(80, 100)], [89, of(80, 89)], true],
    ['by a tenth exactly', [100, of(80, 100)], [90, of(80, 90)], false],
    ['the same rate', [100, of(80, 100)], [50, of(40, 50)], false],
    ['a worse rate', [100, of(80, 100)], [80, of(60, 80)], false],
    ['a rate better by less than print shows', [1000, of(500, 1000)], [800, of(401, 800)], true],
    ['two of fifteen', [15, of(8, 15)], [13, of(8, 13)], false],
    ['three of fifteen', [15, of(8, 15)], [12, of(8, 12)], true],
    ['nine people', [9, of(4, 9)], [5, of(4, 5)], false],
    ['it grew', [100, of(50, 100)], [120, of(80, 120)], false],
    ['nobody in scope any more', [20, of(5, 20)], [10, of(0, 0)], false],
    ['nobody in scope before', [20, of(0, 0)], [10, of(5, 5)], false],
    ['nobody on either day', [0, of(0, 0)], [0, of(0, 0)], false],
  ])('%s', (_what, [then, before], [now, after], asked) => {
    const finding = { rule: 'shrinking_roster', cutOff: null, from: '2023-12-13', to: TODAY, part: now, of: then };
    const rosters = [
      { people: then, claimed: before },
      { people: now, claimed: after },
    ] as const;
    expect(shrinkingRoster(...rosters, TODAY)).toEqual(asked ? { ...finding, before, after } : null);
  });
});

describe('taken back soon after a due date', () => {
  it.each<[Bunch, number, boolean]>([
    [{ last: 0, usual: 0 }, 0, false],
    [{ last: 4, usual: 0 }, 20, false],
    [{ last: 5, usual: 0 }, 100, true],
    [{ last: 5, usual: 0 }, 101, false],
    [{ last: 5, usual: 2 }, 100, true],
    [{ last: 5, usual: 3 }, 100, false],
    [{ last: 60, usual: 30 }, 400, true],
  ])('%j of %i in scope: %p', (counts, inScope, asked) => {
    const finding = { rule: 'taken_back', cutOff: DUE, from: '2023-12-04', to: '2024-01-28', part: counts.last };
    expect(takenBack(counts, inScope, DUE)).toEqual(asked ? { ...finding, of: inScope, ...none } : null);
  });
});

describe('an answer', () => {
  it.each<[RadarRule, number, number, number]>([
    ['exemptions_bunched', 14, 15, 14],
    ['late_batch', 30, 40, 30],
    ['low_verified', 3, 98, 95],
    ['shrinking_roster', 80, 100, 20],
  ])('to %s %i/%i covers %i people, and no more', (rule, part, whole, size) => {
    const finding = { rule, cutOff: null, from: null, to: TODAY, part, of: whole, ...none };
    expect(sizeOf(finding)).toBe(size);
    const answers = [null, ...[size - 1, size, size + 1].map((covered) => ({ size: covered, on: TODAY }))];
    expect(answers.map((answer) => isOpen(finding, answer))).toEqual([true, true, false, false]);
  });

  const roster = { rule: 'shrinking_roster', from: '2023-09-13', to: '2023-10-11', part: 80, of: 90, ...none } as const;
  const low = { rule: 'low_verified', from: null, to: '2023-10-11', part: 3, of: 15, ...none } as const;
  it.each<[string, RadarFinding, string, boolean]>([
    ['of spring, to people who leave in autumn', { ...roster, cutOff: null }, '2023-03-10', true],
    ['a day before the days compared', { ...roster, cutOff: null }, '2023-09-12', true],
    ['on the first of the days compared', { ...roster, cutOff: null }, '2023-09-13', false],
    ['29 days before, to what was verified', { ...low, cutOff: null }, '2023-09-12', true],
    ['28 days before, to what was verified', { ...low, cutOff: null }, '2023-09-13', false],
    ['however old, to the same due date', { ...roster, cutOff: '2023-03-01' }, '2023-03-10', false],
  ])('given %s', (_, finding, on, open) => {
    expect(isOpen(finding, { size: sizeOf(finding), on })).toBe(open);
  });

  it('is for a rule there is', () => {
    expect(['late_batch', 'toString', ''].map(isRadarRule)).toEqual([true, false, false]);
  });
});
