import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  EARLIEST_DAY,
  FAR_DAY,
  addDays,
  daysBetween,
  formatDay,
  isDay,
  parseDayText,
  startOfDay,
  vietnamDay,
  vietnamTime,
  weekdayOf,
} from './calendar.js';

const someDay = fc.integer({ min: 0, max: daysBetween(EARLIEST_DAY, FAR_DAY) }).map((n) => addDays(EARLIEST_DAY, n));

describe('isDay', () => {
  it.each([EARLIEST_DAY, FAR_DAY, '2023-11-20', '2024-02-29', '2000-02-29'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '',
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2023-06-31',
    '2023-00-10',
    '2023-13-01',
    '2023-01-00',
    '2023-01-32',
    '1899-12-31',
    '0001-01-01',
    '2023-1-1',
    '20/11/2023',
    ' 2023-11-20',
    '2023-11-20\n',
    '2023-11-20T00:00:00Z',
    '-2023-11-20',
    20231120,
    null,
    undefined,
    new Date(0),
  ])('%p is not', (value) => {
    expect(isDay(value)).toBe(false);
  });
});

describe('vietnamTime', () => {
  it.each([
    ['epoch', 0, '07:00'],
    ['the last minute of a day', Date.UTC(2023, 10, 20, 16, 59, 59, 999), '23:59'],
    ['midnight', Date.UTC(2023, 10, 20, 17), '00:00'],
    ['before 1970', -7 * 3_600_000 - 1, '23:59'],
  ])('%s', (_name, instant, time) => expect(vietnamTime(instant)).toBe(time));
});

it('a day begins at midnight in Viet Nam', () => {
  expect([startOfDay('1970-01-02'), startOfDay('2023-11-20')]).toEqual([17 * 3_600_000, Date.UTC(2023, 10, 19, 17)]);
  fc.assert(fc.property(someDay, (day) => vietnamDay(startOfDay(day)) === day));
  expect(() => startOfDay('2023-02-29')).toThrow(RangeError);
});

describe('vietnamDay', () => {
  it.each([
    ['epoch', 0, '1970-01-01'],
    ['last millisecond of a day at UTC+7', Date.UTC(2023, 10, 20, 16, 59, 59, 999), '2023-11-20'],
    ['midnight at UTC+7', Date.UTC(2023, 10, 20, 17), '2023-11-21'],
    ['turn of the year', Date.UTC(2023, 11, 31, 17), '2024-01-01'],
    ['before 1970', -7 * 3_600_000 - 1, '1969-12-31'],
    ['leap day', Date.UTC(2024, 1, 28, 17), '2024-02-29'],
  ])('%s', (_name, instant, day) => {
    expect(vietnamDay(instant)).toBe(day);
  });

  it.each([Number.NaN, Infinity, 0.5, Date.UTC(1899, 11, 30), Date.UTC(10000, 0, 1), Number.MAX_SAFE_INTEGER])(
    'refuses %p',
    (instant) => expect(() => vietnamDay(instant)).toThrow(RangeError),
  );
});

describe('addDays and daysBetween', () => {
  it.each([
    ['2023-11-20', 0, '2023-11-20'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2023-11-20', 365, '2024-11-19'],
    ['1900-02-28', 1, '1900-03-01'],
  ])('%s plus %i is %s', (day, n, expected) => {
    expect(addDays(day, n)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(n);
  });

  it.each([
    ['past the last day', FAR_DAY, 1],
    ['before the first day', EARLIEST_DAY, -1],
    ['half a day', '2023-11-20', 0.5],
    ['far too many', '2023-11-20', Number.MAX_SAFE_INTEGER],
    ['a day that does not exist', '2023-06-31', 1],
  ])('refuses %s', (_name, day, n) => expect(() => addDays(day, n)).toThrow(RangeError));

  it('laws: going there and back, text order is day order', () => {
    fc.assert(
      fc.property(someDay, someDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });
});

describe('weekdayOf', () => {
  it.each([
    ['2023-11-20', 1],
    ['2023-11-26', 7],
    ['1970-01-01', 4],
    ['1969-12-31', 3],
    ['1900-01-01', 1],
    ['2024-02-29', 4],
  ])('%s is %i', (day, weekday) => expect(weekdayOf(day)).toBe(weekday));

  it('law: the next day is the next weekday', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        fc.pre(day !== FAR_DAY);
        expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1);
      }),
    );
  });
});

describe('parseDayText', () => {
  it.each([
    ['20/11/2023', '2023-11-20'],
    ['05/06/2023', '2023-06-05'],
    ['5/6/2023', '2023-06-05'],
    ['5-6-2023', '2023-06-05'],
    ['20.11.2023', '2023-11-20'],
    [' 20 / 11 / 2023 ', '2023-11-20'],
    ['\u00a020/11/2023', '2023-11-20'],
    ['2023-11-20', '2023-11-20'],
    ['29/02/2024', '2024-02-29'],
    ['ngày 20 tháng 11 năm 2023', '2023-11-20'],
    ['Ngày 05 tháng 6 năm 2023', '2023-06-05'],
    ['NGÀY 20 THÁNG 11 NĂM 2023'.normalize('NFD'), '2023-11-20'],
    ['20 tháng 11 năm 2023', '2023-11-20'],
  ])('%j is the day %s', (text, day) => expect(parseDayText(text)).toEqual({ ok: true, day }));

  it.each([
    ['1986', 1986],
    [' 2001 ', 2001],
    ['năm 1986', 1986],
    ['1900', 1900],
  ])('%j is the year %i', (text, year) => expect(parseDayText(text)).toEqual({ ok: true, year }));

  it.each([
    '',
    ' ',
    '31/06/2023',
    '29/02/2023',
    '29/02/1900',
    '00/11/2023',
    '20/00/2023',
    '20/13/2023',
    '32/01/2023',
    '11/20/2023',
    '20/11/23',
    '20/11',
    '20/11-2023',
    '20112023',
    '-5/6/2023',
    '2023-06-31',
    '1899',
    '0',
    '45250',
    '20/11/1899',
    'ngày 31 tháng 6 năm 2023',
    'hôm qua',
    'x',
    '20/11/2023 (dự kiến)',
    '٢٠/١١/٢٠٢٣',
  ])('%j is refused', (text) => expect(parseDayText(text)).toEqual({ ok: false, why: 'bad_date' }));

  it('law: reads every day as formatDay writes it, and as it is stored', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        expect(parseDayText(formatDay(day))).toEqual({ ok: true, day });
        expect(parseDayText(day)).toEqual({ ok: true, day });
      }),
    );
  });
});

describe('formatDay', () => {
  it('writes dd/MM/yyyy', () => expect(formatDay('2023-06-05')).toBe('05/06/2023'));
  it('refuses what is not a day', () => expect(() => formatDay('2023-06-31')).toThrow(RangeError));
});
