import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, type Day } from './calendar.js';
import { forecast, type Forecast, type ForecastAsk } from './forecast.js';
import { trendWindow, type TrendPoint } from './forecast-window.js';
import { RateError } from './rates.js';

const AS_OF: Day = '2023-11-20';
const DUE: Day = '2024-06-30';

/** A unit of so many, with so many achieved by the end of each of the days before AS_OF. */
function points(inScope: number, achieved: [daysAgo: number, achieved: number][]): TrendPoint[] {
  return achieved.map(([ago, n]) => ({ day: addDays(AS_OF, -ago), achieved: n, inScope }));
}

/** `each` more a day on the 40 days up to AS_OF. */
const daily = (inScope: number, now: number, each: number) =>
  points(
    inScope,
    Array.from({ length: 41 }, (_, i): [number, number] => [40 - i, now - (40 - i) * each]),
  );

const ask = (given: Partial<ForecastAsk> & Pick<ForecastAsk, 'points'>): Forecast =>
  forecast({ asOf: AS_OF, dueOn: DUE, targetPercent: 100, ...given });

describe('forecast', () => {
  it('says a range around the day on which an even pace arrives, and both paces exactly', () => {
    const { range, ...rest } = ask({ points: daily(1000, 940, 3) });
    expect(rest).toEqual({
      reason: null,
      notBefore: null,
      toTarget: 60,
      stuck: 0,
      stuckInTheWay: 0,
      paceNow: { people: 84, days: 28, perWeekTenths: 210 },
      paceNeeded: { people: 60, days: 223, perWeekTenths: 19 },
    });
    // 60 people, three a day: 20 days.
    expect(range).not.toBeNull();
    const { early, late } = range ?? { early: '', late: '' };
    expect(early < addDays(AS_OF, 20)).toBe(true);
    expect(late > addDays(AS_OF, 20)).toBe(true);
    expect(daysBetween(early, late)).toBeLessThan(20);
  });

  it.each<[string, TrendPoint[], Partial<ForecastAsk>, Forecast['reason']]>([
    ['nothing known', [], {}, 'nobody_in_scope'],
    ['known only later', [{ day: '2023-11-21', achieved: 1, inScope: 5 }], {}, 'nobody_in_scope'],
    ['nobody in scope', points(0, [[30, 0]]), {}, 'nobody_in_scope'],
    [
      'nobody in scope any more',
      [
        ...points(10, [
          [20, 3],
          [15, 4],
          [9, 5],
          [6, 6],
        ]),
        ...points(0, [[3, 0]]),
      ],
      {},
      'nobody_in_scope',
    ],
    ['all achieved', points(50, [[30, 50]]), {}, 'reached'],
    ['the target reached, not everyone', points(50, [[30, 45]]), { targetPercent: 90 }, 'reached'],
    ['a target of nothing', points(50, [[30, 0]]), { targetPercent: 0 }, 'reached'],
    ['nothing moved for four weeks', points(50, [[60, 20]]), {}, 'no_progress'],
    ['fewer than before', [...points(50, [[60, 20]]), ...points(50, [[9, 19]])], {}, 'no_progress'],
    [
      'up and down again',
      points(50, [
        [60, 20],
        [20, 25],
        [15, 23],
        [9, 21],
        [3, 20],
      ]),
      {},
      'no_progress',
    ],
    ['known since today', points(50, [[0, 20]]), {}, 'too_few_points'],
    [
      'known for two days',
      points(50, [
        [2, 20],
        [1, 25],
        [0, 29],
      ]),
      {},
      'too_few_points',
    ],
    [
      'three figures',
      points(50, [
        [60, 20],
        [20, 25],
        [3, 29],
      ]),
      {},
      'too_few_points',
    ],
    [
      'three figures, told twice',
      points(50, [
        [60, 20],
        [20, 25],
        [9, 25],
        [3, 29],
      ]),
      {},
      'too_few_points',
    ],
    [
      'all came in one week',
      points(500, [
        [60, 20],
        [20, 25],
        [19, 90],
        [18, 91],
      ]),
      {},
      'not_predictable',
    ],
    ['a pace that ends long after the due date', daily(9000, 940, 3), { dueOn: '2023-12-31' }, 'not_predictable'],
    ['the due date is today', daily(1000, 940, 3), { dueOn: AS_OF }, 'not_predictable'],
    ['the due date is past', daily(1000, 940, 3), { dueOn: '2023-10-01' }, 'not_predictable'],
    ['everyone left is stuck', daily(1000, 940, 3), { stuck: 60 }, 'only_stuck_left'],
    ['more stuck than left', daily(1000, 940, 3), { stuck: 70 }, 'only_stuck_left'],
  ])('%s', (_what, known, more, reason) => {
    const said = ask({ points: known, ...more });
    expect(said.reason).toBe(reason);
    expect(said.range).toBeNull();
    if (reason !== 'not_predictable') expect(said.notBefore).toBeNull();
    if (reason === 'nobody_in_scope') expect([said.paceNow, said.paceNeeded]).toEqual([null, null]);
  });

  it('speaks of the others when some are stuck, and tells those apart', () => {
    const free = ask({ points: daily(1000, 900, 3) });
    const some = ask({ points: daily(1000, 900, 3), stuck: 40 });
    expect(some).toMatchObject({ toTarget: 100, stuck: 40, stuckInTheWay: 40, reason: null });
    expect((some.range?.late ?? '') < (free.range?.late ?? '')).toBe(true);
    // A target that can do without them: nobody stands in the way.
    const ninety = ask({ points: daily(1000, 880, 3), targetPercent: 90, stuck: 40 });
    expect(ninety).toMatchObject({ toTarget: 20, stuck: 40, stuckInTheWay: 0 });
  });

  it('never says a range wider than the time to the due date', () => {
    for (let days = 1; days < 120; days += 1)
      for (const each of [1, 3, 8]) {
        const { range, reason } = ask({ points: daily(1000, 700, each), dueOn: addDays(AS_OF, days) });
        if (range) expect(daysBetween(range.early, range.late)).toBeLessThanOrEqual(days);
        else expect(reason).toBe('not_predictable');
      }
  });

  it.each([
    ['as it is', 1],
    ['a thousand times as large', 1000],
  ])('holds for figures of any size: %s', (_what, times) => {
    const { range } = ask({ points: daily(1000 * times, 940 * times, 3 * times) });
    expect(range && range.early > AS_OF && range.early <= range.late).toBe(true);
  });

  it('says no day before a pace that has ended', () => {
    const said = ask({
      points: points(100, [
        [60, 10],
        [27, 20],
        [26, 30],
        [25, 40],
        [24, 50],
      ]),
    });
    expect(said).toMatchObject({ range: null, reason: 'not_predictable' });
  });

  it('needs more each week the nearer the due date, all of it in the last week, and no pace after it', () => {
    const needed = (dueOn: Day) => ask({ points: daily(1000, 990, 1), dueOn }).paceNeeded;
    expect(needed(addDays(AS_OF, 8))).toEqual({ people: 10, days: 8, perWeekTenths: 88 });
    expect(needed(addDays(AS_OF, 7))?.perWeekTenths).toBe(100);
    expect(needed(addDays(AS_OF, 3))?.perWeekTenths).toBe(100);
    expect(needed(AS_OF)).toBeNull();
    expect(needed('2023-01-01')).toBeNull();
  });

  it('refuses figures and days that cannot be', () => {
    expect(() => ask({ points: points(10, [[3, 11]]) })).toThrow(RateError);
    expect(() => ask({ points: points(10, [[3, -1]]) })).toThrow(RateError);
    expect(() =>
      ask({
        points: points(10, [
          [3, 1],
          [3, 2],
        ]),
      }),
    ).toThrow(RangeError);
    expect(() =>
      ask({
        points: points(10, [
          [2, 1],
          [3, 2],
        ]),
      }),
    ).toThrow(RangeError);
    expect(() => ask({ points: [], stuck: -1 })).toThrow(RangeError);
    expect(() => ask({ points: [], stuck: 0.5 })).toThrow(RangeError);
    expect(() => ask({ points: daily(1000, 940, 3), targetPercent: 101 })).toThrow(RateError);
  });
});

describe('the window', () => {
  it('keeps the figures before a day without any, and does not look beyond the day', () => {
    const known = [
      ...points(50, [
        [60, 10],
        [22, 14],
        [21, 16],
        [8, 20],
      ]),
      ...points(60, [
        [7, 20],
        [0, 27],
        [-1, 60],
      ]),
    ];
    expect(trendWindow(known, AS_OF)).toEqual({
      achieved: 27,
      inScope: 60,
      days: 28,
      points: 6,
      parts: [6, 0, 4, 7],
    });
  });

  it('is shorter for a unit that is known for less than four weeks', () => {
    const window = trendWindow(
      points(50, [
        [8, 10],
        [6, 12],
        [3, 20],
      ]),
      AS_OF,
    );
    expect(window).toMatchObject({ days: 8, points: 3, parts: [2, 0, 8, 0] });
  });
});
