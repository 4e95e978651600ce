import { describe, expect, it } from '@jest/globals';
import { rate } from './rating.js';
import { DECREE_90 } from './rating-decree-90.js';
import type { RatingFacts } from './rating-facts.js';
import { monthsBetween, timeInYear, type LeaveStretch, type WorkStretch } from './rating-time.js';

const CUT_OFF = '2023-11-30';
const at = (from: string, to: string | null = null, unitId = 1, agencyId: number | null = unitId): WorkStretch => ({
  from,
  to,
  unitId,
  agencyId,
});
const leave = (from: string, to: string | null, kind: LeaveStretch['kind'] = 'other'): LeaveStretch => ({
  from,
  to,
  kind,
});

describe('months between two days, both included', () => {
  it.each([
    ['2023-01-01', '2023-12-31', 1200],
    ['2023-07-01', '2023-12-31', 600],
    ['2023-07-02', '2023-12-31', 596],
    ['2023-02-16', '2023-08-15', 600],
    ['2023-02-16', '2023-03-15', 100],
    ['2023-01-31', '2023-02-27', 93],
    ['2023-01-31', '2023-02-28', 100],
    ['2023-01-31', '2023-03-01', 103],
    ['2024-02-01', '2024-02-29', 100],
    ['2023-01-01', '2023-01-30', 96],
    ['2023-05-05', '2023-05-05', 3],
    ['2023-05-06', '2023-05-05', 0],
    ['2022-12-15', '2023-01-14', 100],
  ])('%s to %s: %i hundredths', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

describe('time in the year', () => {
  it.each<[string, WorkStretch[], LeaveStretch[], number | null, number, boolean]>([
    ['the whole year', [at('2015-01-01')], [], 1200, 0, false],
    ['nothing in the year', [at('2015-01-01', '2022-12-31')], [], 0, 0, false],
    ['no employment at all', [], [], 0, 0, false],
    ['begun in July: six months to the end of the year', [at('2023-07-01')], [], 600, 0, false],
    ['begun a day later: not six', [at('2023-07-02')], [], 596, 0, false],
    ['an end that is known', [at('2020-01-01', '2023-10-31')], [], 1000, 0, false],
    ['an end after the year', [at('2020-01-01', '2024-03-01')], [], 1200, 0, false],
    [
      'two employments in a row are one time',
      [at('2020-01-01', '2023-05-10'), at('2023-05-11', null, 2)],
      [],
      1200,
      0,
      false,
    ],
    ['a gap is not worked', [at('2020-01-01', '2023-02-28'), at('2023-06-01')], [], 900, 0, false],
    [
      'days left over make months together',
      [at('2023-01-01', '2023-01-15'), at('2023-02-01', '2023-02-15')],
      [],
      100,
      0,
      false,
    ],
    [
      'overlapping employments count once',
      [at('2020-01-01', '2023-06-30'), at('2023-03-01', null, 2)],
      [],
      1200,
      0,
      false,
    ],
    ['away two months', [at('2015-01-01')], [leave('2023-03-01', '2023-04-30')], 1000, 200, false],
    ['away three months', [at('2015-01-01')], [leave('2023-03-15', '2023-06-14')], 900, 300, false],
    ['away five months', [at('2015-01-01')], [leave('2023-01-01', '2023-05-31')], 700, 500, false],
    ['away six months', [at('2015-01-01')], [leave('2023-01-01', '2023-06-30')], 600, 600, false],
    ['away since last year, without an end', [at('2015-01-01')], [leave('2022-10-01', null)], 0, 1200, false],
    [
      'maternity is not away, and not worked',
      [at('2015-01-01')],
      [leave('2023-02-01', '2023-07-31', 'maternity')],
      600,
      0,
      true,
    ],
    ['maternity of last year', [at('2015-01-01')], [leave('2022-02-01', '2022-07-31', 'maternity')], 1200, 0, false],
    [
      'both kinds on the same days are taken off once',
      [at('2015-01-01')],
      [leave('2023-02-01', '2023-04-30', 'maternity'), leave('2023-04-01', '2023-05-31')],
      800,
      200,
      true,
    ],
    ['leave outside the employment', [at('2023-07-01')], [leave('2023-01-01', '2023-06-30')], 600, 0, false],
    ['a first day that a list gave is no beginning', [{ ...at('2023-09-01'), atLatest: true }], [], null, 0, false],
    ['one by the first of January is', [{ ...at('2023-01-01'), atLatest: true }], [], 1200, 0, false],
  ])('%s', (_name, employments, leaves, worked, away, maternity) => {
    expect(timeInYear(2023, CUT_OFF, employments, leaves)).toMatchObject({ worked, away, maternity });
  });

  it.each<[string, WorkStretch[], ReturnType<typeof timeInYear>['moved']]>([
    ['stayed', [at('2015-01-01')], null],
    ['moved', [at('2015-01-01', '2023-08-31'), at('2023-09-01', null, 2)], { unitId: 1, months: 800 }],
    ['moved in an earlier year', [at('2015-01-01', '2022-12-31'), at('2023-01-01', null, 2)], null],
    ['moved inside one agency', [at('2015-01-01', '2023-08-31', 1, 9), at('2023-09-01', null, 2, 9)], null],
    [
      'of two old agencies the longer',
      [at('2015-01-01', '2023-02-28'), at('2023-03-01', '2023-08-31', 2), at('2023-09-01', null, 3)],
      { unitId: 2, months: 600 },
    ],
    [
      'two units of the old agency count together',
      [at('2015-01-01', '2023-02-28', 1, 9), at('2023-03-01', '2023-08-31', 2, 9), at('2023-09-01', null, 3)],
      { unitId: 1, months: 800 },
    ],
    ['moves after the cut-off', [at('2015-01-01', '2023-12-10'), at('2023-12-11', null, 2)], null],
    ['employed nowhere at the cut-off', [at('2015-01-01', '2023-06-30')], null],
  ])('mover: %s', (_name, employments, moved) => {
    expect(timeInYear(2023, CUT_OFF, employments).moved).toEqual(moved);
  });
});

describe('what the decree makes of it', () => {
  const facts: RatingFacts = {
    kind: 'cong_chuc',
    head: false,
    worked: null,
    away: null,
    maternity: false,
    moved: null,
    discipline: { kind: 'none' },
    compliance: {},
    periods: [
      {
        common_criteria: { achieved: 1, of: 1 },
        tasks_done: { achieved: 1, of: 1 },
        tasks_exceeded: { achieved: 1, of: 1 },
        decline: { achieved: 0, of: 1 },
      },
    ],
    below: null,
  };
  it.each<[string, WorkStretch[], LeaveStretch[], string]>([
    ['two months away', [at('2015-01-01')], [leave('2023-03-01', '2023-04-30')], 'xuat_sac'],
    ['three months away', [at('2015-01-01')], [leave('2023-03-01', '2023-05-31')], 'hoan_thanh'],
    ['five months away', [at('2015-01-01')], [leave('2023-01-01', '2023-05-31')], 'hoan_thanh'],
    ['six months away', [at('2015-01-01')], [leave('2023-01-01', '2023-06-30')], 'hoan_thanh'],
    ['seven months away', [at('2015-01-01')], [leave('2023-01-01', '2023-07-31')], 'not_rated'],
    ['begun on 2 July', [at('2023-07-02')], [], 'not_rated'],
    ['begun on 1 July', [at('2023-07-01')], [], 'xuat_sac'],
    ['eight months of maternity', [at('2015-01-01')], [leave('2023-01-01', '2023-08-31', 'maternity')], 'xuat_sac'],
  ])('%s: %s', (_name, employments, leaves, expected) => {
    const { worked, away, maternity } = timeInYear(2023, CUT_OFF, employments, leaves);
    const { outcome } = rate(DECREE_90, {
      ...facts,
      worked: worked === null ? null : { months: worked },
      away: { months: away },
      maternity,
    });
    expect(outcome.kind === 'proposed' ? outcome.level : outcome.kind).toBe(expected);
  });
});
