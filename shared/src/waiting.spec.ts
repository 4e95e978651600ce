import { describe, expect, it } from '@jest/globals';
import { addDays, type Day } from './calendar.js';
import {
  holderOf,
  isOverdue,
  limitFor,
  overdueBefore,
  waitingAtLeast,
  waitOf,
  waitPercentile,
  workingDaysAfter,
  type Stand,
  type StageLimit,
  type TimeLimit,
  type Wait,
} from './waiting.js';

const TODAY: Day = '2023-11-22'; // a Wednesday
const at = (since: Day | null, more: Partial<Stand> = {}): Stand => ({
  since,
  dayKind: since === null ? null : 'on',
  inScope: true,
  achieved: false,
  ...more,
});

describe('how long somebody has been waiting', () => {
  it.each<[string, Stand, Wait]>([
    ['on a day of their own', at('2023-11-10'), { kind: 'since_exactly', days: 12 }],
    ['since today', at(TODAY), { kind: 'since_exactly', days: 0 }],
    ['from tomorrow: not yet', at('2023-11-23'), { kind: 'since_exactly', days: 0 }],
    ['reached by the day of a list', at('2023-11-10', { dayKind: 'by' }), { kind: 'since_at_least', days: 12 }],
    ['nothing known', at(null), { kind: 'unknown' }],
    ['achieved', at('2023-11-10', { achieved: true }), { kind: 'no' }],
    ['deferred or exempt', at('2023-11-10', { inScope: false }), { kind: 'no' }],
    ['exempt and nothing known', at(null, { inScope: false }), { kind: 'no' }],
  ])('%s', (_what, stand, wait) => expect(waitOf(stand, TODAY)).toEqual(wait));
});

describe('who holds the ball', () => {
  it.each([
    [{ holder: 'police' } as const, 'police'],
    [{ holder: 'none' } as const, 'none'],
    [null, 'unit'],
  ])('%j: %s', (stage, holder) => expect(holderOf(stage)).toBe(holder));
});

describe('working days after a day', () => {
  it.each([
    ['the same day', '2023-11-22', '2023-11-22', 0],
    ['earlier', '2023-11-22', '2023-11-20', 0],
    ['Wednesday to Thursday', '2023-11-22', '2023-11-23', 1],
    ['Friday to Monday', '2023-11-24', '2023-11-27', 1],
    ['Friday to Sunday', '2023-11-24', '2023-11-26', 0],
    ['Saturday to Monday', '2023-11-25', '2023-11-27', 1],
    ['Sunday to Sunday', '2023-11-19', '2023-11-26', 5],
    ['a week', '2023-11-22', '2023-11-29', 5],
    ['Monday to Wednesday of the next week', '2023-11-13', '2023-11-22', 7],
    ['over a year', '2022-11-22', '2023-11-22', 261],
  ])('%s', (_what, from, to, days) => expect(workingDaysAfter(from, to)).toBe(days));

  it('counts as one would on the fingers', () => {
    const isWorking = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0;
    for (let start = 0; start < 7; start += 1) {
      let counted = 0;
      const from = addDays('2023-01-01', start);
      for (let n = 0; n <= 30; n += 1) {
        if (n > 0 && isWorking(addDays(from, n))) counted += 1;
        expect([from, n, workingDaysAfter(from, addDays(from, n))]).toEqual([from, n, counted]);
      }
    }
  });
});

const working = (days: number): TimeLimit => ({ days, kind: 'working' });
const calendar = (days: number): TimeLimit => ({ days, kind: 'calendar' });

describe('overdue', () => {
  it.each<[string, TimeLimit | null, Stand, boolean]>([
    ['on the last of 7 days', calendar(7), at('2023-11-15'), false],
    ['a day later', calendar(7), at('2023-11-14'), true],
    ['on the last of 7 working days', working(7), at('2023-11-13'), false],
    ['begun on the weekend before', working(7), at('2023-11-11'), true],
    ['begun the Friday before: eight', working(7), at('2023-11-10'), true],
    ['on the last of 3 working days, over a weekend', working(3), at('2023-11-17'), false],
    ['a working day more', working(3), at('2023-11-16'), true],
    ['no day allowed, today', calendar(0), at(TODAY), false],
    ['no day allowed, since yesterday', calendar(0), at('2023-11-21'), true],
    ['no limit', null, at('2020-01-01'), false],
    ['nothing known', calendar(7), at(null), false],
    ['only by the day of a list', calendar(7), at('2020-01-01', { dayKind: 'by' }), false],
    ['achieved', calendar(7), at('2020-01-01', { achieved: true }), false],
    ['deferred', calendar(7), at('2020-01-01', { inScope: false }), false],
  ])('%s', (_what, limit, stand, overdue) => expect(isOverdue(limit, stand, TODAY)).toBe(overdue));

  it('is one day for all: whoever waits since before it', () => {
    for (const limit of [0, 1, 3, 4, 5, 6, 7, 10, 23])
      for (let i = 0; i < 7; i += 1) {
        const today = addDays(TODAY, i);
        const day = overdueBefore(working(limit), today);
        expect(workingDaysAfter(day, today)).toBeLessThanOrEqual(limit);
        expect(workingDaysAfter(addDays(day, -1), today)).toBe(limit + 1);
      }
  });

  const LEVEL_2: StageLimit = { ...working(7), quicker: { days: 3, criterion: 'chip_card' } };
  it.each<[StageLimit | null, boolean, TimeLimit | null]>([
    [LEVEL_2, false, working(7)],
    [LEVEL_2, true, working(3)],
    [{ ...calendar(7), quicker: null }, true, calendar(7)],
    [null, true, null],
  ])('the limit %j, quicker %s', (limit, quicker, of) => expect(limitFor(limit, quicker)).toEqual(of));
});

describe('percentiles of the waiting', () => {
  const TEN = new Map(Array.from({ length: 10 }, (_, i) => [(i + 1) * 3, 1] as const));
  it.each<[string, ReadonlyMap<number, number>, number | null, number | null]>([
    ['nobody', new Map(), null, null],
    ['nobody, said as 0', new Map([[4, 0]]), null, null],
    ['one', new Map([[4, 1]]), 4, 4],
    [
      'two: the lower',
      new Map([
        [4, 1],
        [9, 1],
      ]),
      4,
      9,
    ],
    [
      'three, in any order',
      new Map([
        [30, 1],
        [0, 1],
        [7, 1],
      ]),
      7,
      30,
    ],
    ['ten: the 5th and the 9th', TEN, 15, 27],
    ['eleven: the 6th and the 10th', new Map([...TEN, [100, 1]]), 18, 30],
    [
      'many on one day',
      new Map([
        [1, 89],
        [2, 1],
        [50, 10],
      ]),
      1,
      2,
    ],
    [
      'one more late',
      new Map([
        [1, 89],
        [50, 11],
      ]),
      1,
      50,
    ],
    [
      'the same in thousands',
      new Map([
        [1, 89_000],
        [50, 11_000],
      ]),
      1,
      50,
    ],
  ])('%s', (_what, counts, median, ninth) =>
    expect([waitPercentile(counts, 50), waitPercentile(counts, 90)]).toEqual([median, ninth]),
  );

  it('say at least what they are read as', () => {
    for (let n = 1; n <= 60; n += 1) {
      const counts = new Map<number, number>();
      for (let i = 0; i < n; i += 1) counts.set((i * i) % 23, (counts.get((i * i) % 23) ?? 0) + 1);
      const [median, ninth] = [waitPercentile(counts, 50) ?? NaN, waitPercentile(counts, 90) ?? NaN];
      expect(waitingAtLeast(counts, median) * 2).toBeGreaterThanOrEqual(n);
      expect(waitingAtLeast(counts, ninth) * 10).toBeGreaterThanOrEqual(n);
      expect(waitingAtLeast(counts, ninth + 1) * 10).toBeLessThanOrEqual(n);
    }
  });

  it.each<[ReadonlyMap<number, number>, number]>([
    [new Map(), 0],
    [new Map(), 101],
    [new Map(), 2.5],
    [new Map([[-1, 1]]), 50],
    [new Map([[1, -1]]), 50],
    [new Map([[1, 0.5]]), 50],
  ])('refuses %j at %s', (counts, percent) => expect(() => waitPercentile(counts, percent)).toThrow(RangeError));
});

it('counts who has been waiting so long', () => {
  const counts = new Map([
    [0, 2],
    [7, 3],
    [8, 5],
  ]);
  expect([0, 1, 7, 8, 9].map((days) => waitingAtLeast(counts, days))).toEqual([10, 8, 8, 5, 0]);
});
