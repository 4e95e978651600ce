import { describe, expect, it } from '@jest/globals';
import { columnIndex, columnLetters, serialDay } from './roster-grid.js';

describe('columnLetters and columnIndex', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('%i is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
    expect(columnIndex(letters)).toBe(index);
  });

  it.each(['', 'a', '1', 'A1', 'ABCD', ' A'])('refuses %j', (letters) => {
    expect(columnIndex(letters)).toBe(-1);
  });
});

describe('serialDay', () => {
  const cases: [why: string, serial: number, date1904: boolean, day: string | null][] = [
    ['first day', 1, false, '1900-01-01'],
    ['before the leap day that never was', 59, false, '1900-02-28'],
    ['29 February 1900', 60, false, null],
    ['after it', 61, false, '1900-03-01'],
    ['the epoch', 25_569, false, '1970-01-01'],
    ['a day of a list', 45_250, false, '2023-11-20'],
    ['time of day is dropped', 45_250.999, false, '2023-11-20'],
    ['zero', 0, false, null],
    ['negative', -3, false, null],
    ['last day', 2_958_465, false, '9999-12-31'],
    ['beyond', 2_958_466, false, null],
    ['far beyond', 1e12, false, null],
    ['not a number', NaN, false, null],
    ['1904: first day', 0, true, '1904-01-01'],
    ['1904: the same day', 45_250 - 1462, true, '2023-11-20'],
    ['1904: negative', -1, true, null],
  ];
  it.each(cases)('%s', (_why, serial, date1904, day) => {
    expect(serialDay(serial, date1904)).toBe(day);
  });
});
