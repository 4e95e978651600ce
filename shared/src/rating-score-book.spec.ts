import { describe, expect, it } from '@jest/globals';
import { DECREE_335 } from './rating-decree-335.js';
import { DECREE_90 } from './rating-decree-90.js';
import type { RatingFacts } from './rating-facts.js';
import { isNotAsked, scoreColumnOf, scoreColumns, scoreText, scoreValue } from './rating-score-book.js';

const COLUMNS = scoreColumns(DECREE_90);
const of = (key: string, columns = COLUMNS) => {
  const found = columns.find((column) => column.key === key);
  if (!found) throw new Error(key);
  return found;
};

describe('a workbook of scores', () => {
  it('has a column for each input people enter, in each quarter where a scheme has quarters', () => {
    expect(COLUMNS.map(({ key }) => key)).toEqual([
      ...['person', 'citizen_id', 'away', 'maternity', 'discipline', '0 common_criteria', '0 tasks_done'],
      ...['0 tasks_exceeded', '0 unit_targets_done', '0 unit_targets_on_time', '0 unit_targets_exceeded'],
      ...['0 decline', '0 corruption_below', 'source'],
    ]);
    const quarters = scoreColumns(DECREE_335);
    expect(of('3 quality', quarters).heading).toBe('Quý 4: Chất lượng công việc');
    expect(new Set(quarters.map(({ heading }) => heading)).size).toBe(quarters.length);
    for (const column of quarters) expect(scoreColumnOf(quarters, ` ${column.heading.toUpperCase()} `)).toBe(column);
    expect(scoreColumnOf(quarters, 'Ghi chú')).toBe(null);
  });

  it.each<[string, string, unknown]>([
    ['0 tasks_done', '9/10', { achieved: 900, of: 1000 }],
    ['0 tasks_done', ' 9,5 / 10 ', { achieved: 950, of: 1000 }],
    ['0 tasks_done', '0/10', { achieved: 0, of: 1000 }],
    ['0 tasks_done', '-', { achieved: 0, of: 0 }],
    ['0 tasks_done', 'Không áp dụng', { achieved: 0, of: 0 }],
    ['0 tasks_done', '11/10', null],
    ['0 tasks_done', '-1/10', null],
    ['0 tasks_done', '9', null],
    ['0 tasks_done', '9/10/2023', null],
    ['0 decline', 'KHÔNG', { achieved: 0, of: 1 }],
    ['0 decline', 'x', { achieved: 1, of: 1 }],
    ['0 decline', 'chưa rõ', null],
  ])('%s: "%s"', (key, text, share) => {
    const value = scoreValue(of(key), text);
    if (share === null) expect(value).toMatchObject({ vi: expect.stringContaining(of(key).heading) });
    else expect(value).toMatchObject({ kind: 'share', period: 0, share });
  });

  it('points are of a hundred', () => {
    const ethics = of('1 ethics', scoreColumns(DECREE_335));
    expect(scoreValue(ethics, '92,5')).toMatchObject({ period: 1, share: { achieved: 9250, of: 10_000 } });
    expect(scoreValue(ethics, '101')).toHaveProperty('vi');
  });

  it.each<[string, string, unknown]>([
    ['away', '2,5', { kind: 'away', months: 250 }],
    ['away', 'hai', null],
    ['maternity', 'Có', { kind: 'maternity', had: true }],
    ['discipline', 'công vụ', { kind: 'discipline', discipline: 'duty' }],
    ['discipline', 'Khiển trách', null],
  ])('%s: "%s"', (key, text, expected) => {
    if (expected === null) expect(scoreValue(of(key), text)).toHaveProperty('en');
    else expect(scoreValue(of(key), text)).toEqual(expected);
  });

  it('what it writes it reads as the same', () => {
    const facts: RatingFacts = {
      ...{ kind: 'cong_chuc', head: false, worked: null, away: { months: 120 }, maternity: true, moved: null },
      ...{ discipline: { kind: 'other' }, compliance: {}, below: null },
      periods: [
        {
          tasks_done: { achieved: 123_450, of: 200_000 },
          decline: { achieved: 0, of: 1 },
          tasks_exceeded: { achieved: 0, of: 0 },
        },
      ],
    };
    const said = COLUMNS.flatMap((column) => {
      const text = scoreText(column, facts);
      return text === null ? [] : [scoreValue(column, text)];
    });
    expect(said).toEqual([
      { kind: 'away', months: 120 },
      { kind: 'maternity', had: true },
      { kind: 'discipline', discipline: 'other' },
      { kind: 'share', period: 0, input: 'tasks_done', share: { achieved: 123_450, of: 200_000 } },
      { kind: 'share', period: 0, input: 'tasks_exceeded', share: { achieved: 0, of: 0 } },
      { kind: 'share', period: 0, input: 'decline', share: { achieved: 0, of: 1 } },
    ]);
  });

  it('a head is asked for other things', () => {
    expect([false, true].map((head) => isNotAsked(of('0 unit_targets_done'), head))).toEqual([true, false]);
    expect(isNotAsked(of('away'), false)).toBe(false);
  });
});
