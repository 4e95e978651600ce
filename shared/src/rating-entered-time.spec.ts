import { describe, expect, it } from '@jest/globals';
import { enteredWorked, withTime } from './rating-entered-time.js';

const gathered = (worked: number | null, away = 0) => ({
  worked: worked === null ? null : { months: worked, source: 'employment' },
  away: { months: away, source: 'scope' },
});
const entered = (worked: number | null, away: number | null) => ({
  worked: worked === null ? null : { months: worked, source: 'HR' },
  away: away === null ? null : { months: away, source: 'HR' },
});

describe('time that people enter', () => {
  it.each([
    ['away is not worked', gathered(1200), [[null, 400]], 800],
    [
      'away taken back',
      gathered(1200),
      [
        [null, 400],
        [null, 0],
      ],
      1200,
    ],
    [
      'away taken back without a figure',
      gathered(1100, 100),
      [
        [null, 400],
        [null, null],
      ],
      1200,
    ],
    [
      'more away than employed, taken back',
      gathered(100),
      [
        [null, 500],
        [null, 0],
      ],
      100,
    ],
    [
      'entered by mistake, cleared',
      gathered(1200),
      [
        [300, 0],
        [null, 0],
      ],
      1200,
    ],
    ['entered stands whatever is away', gathered(1200), [[300, 100]], 300],
    [
      'unknown, entered, cleared',
      gathered(null),
      [
        [300, 0],
        [null, 0],
      ],
      null,
    ],
    ['unknown stays unknown', gathered(null), [[null, 100]], null],
  ] as const)('%s', (_, start, entries, months) => {
    const facts = entries.reduce<Parameters<typeof withTime>[0]>(
      (before, [worked, away]) => withTime(before, entered(worked, away)),
      start,
    );
    expect(facts.worked?.months ?? null).toBe(months);
    expect(facts.worked?.source).toBe(months === null ? undefined : entries.at(-1)?.[0] === null ? 'employment' : 'HR');
    expect(facts.recorded).toEqual(start);
  });

  it.each([
    ['as gathered', gathered(1200), null],
    ['not known', gathered(null), null],
    ['away entered', withTime(gathered(1200), entered(null, 100)), null],
    ['entered', withTime(gathered(1200), entered(300, 0)), 300],
    ['entered where the records say nothing', withTime(gathered(null), entered(300, 0)), 300],
  ])('what of it was entered: %s', (_, facts, months) => {
    expect(enteredWorked(facts)?.months ?? null).toBe(months);
  });
});
