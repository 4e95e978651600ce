import { describe, expect, it } from '@jest/globals';
import { vietnamDay, vietnamTime } from './calendar.js';
import { batchHours, cutOffs, decidedBefore, isDueNear, leftBefore } from './radar-days.js';

const DUE = '2023-12-31'; // a Sunday

it('the week before a due date, and the quarter before that', () => {
  expect(decidedBefore(DUE)).toEqual({
    last: { from: '2023-12-25', to: '2023-12-31' },
    usual: { from: '2023-09-25', to: '2023-12-24' },
  });
  expect(leftBefore(DUE)).toEqual({
    last: { from: '2023-12-24', to: '2023-12-30' },
    usual: { from: '2023-09-24', to: '2023-12-23' },
  });
});

it.each([
  ['2023-12-23', false],
  ['2023-12-24', true],
  ['2023-12-31', true],
  ['2024-03-31', true],
  ['2024-04-01', false],
])('on %s the due date is asked about: %p', (today, near) => expect(isDueNear(DUE, today)).toBe(near));

describe('cut-offs', () => {
  it.each<[string, string, string[]]>([
    ['a Friday', '2023-11-24', ['2023-11-24', '2023-11-17', '2023-11-10', '2023-11-03']],
    ['a Thursday', '2023-11-23', ['2023-11-17', '2023-11-10', '2023-11-03', '2023-10-27']],
    ['the due date', '2023-12-31', ['2023-12-31', '2023-12-29', '2023-12-22', '2023-12-15', '2023-12-08']],
    ['the day before it', '2023-12-30', ['2023-12-29', '2023-12-22', '2023-12-15', '2023-12-08']],
    ['months later', '2024-04-01', ['2024-03-29', '2024-03-22', '2024-03-15', '2024-03-08']],
  ])('%s', (_what, today, days) => expect(cutOffs(DUE, today)).toEqual(days));

  it('a due date on a Friday is one cut-off', () => {
    expect(cutOffs('2023-12-29', '2023-12-31')).toEqual(['2023-12-29', '2023-12-22', '2023-12-15', '2023-12-08']);
  });
});

it('the week and the last hour of a cut-off, on the clock of Viet Nam', () => {
  const at = (instant: number) => `${vietnamDay(instant)} ${vietnamTime(instant)}`;
  const { weekFrom, lateFrom, to } = batchHours('2023-11-24');
  expect([weekFrom, lateFrom, to - 1].map(at)).toEqual(['2023-11-18 00:00', '2023-11-24 23:00', '2023-11-24 23:59']);
});
