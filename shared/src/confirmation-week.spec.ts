import { describe, expect, it } from '@jest/globals';
import {
  confirmFault,
  figuresDay,
  isLate,
  isWeekKnown,
  lastDueWeek,
  weekAfter,
  weekOf,
  type WeekFault,
} from './confirmation-week.js';

const WEEK = { from: '2023-11-20', to: '2023-11-26', due: '2023-11-24' };

describe('weekOf', () => {
  it.each([
    ['its Monday', '2023-11-20'],
    ['its Friday', '2023-11-24'],
    ['its Sunday', '2023-11-26'],
  ])('%s', (_name, day) => expect(weekOf(day)).toEqual(WEEK));

  it('ends on Sunday, and the next begins on Monday', () => {
    expect(weekOf('2023-11-19').to).toBe('2023-11-19');
    expect(weekOf('2023-11-27').from).toBe('2023-11-27');
  });

  it('goes over the end of a year and over 29 February', () => {
    expect(weekOf('2025-01-01')).toEqual({ from: '2024-12-30', to: '2025-01-05', due: '2025-01-03' });
    expect(weekOf('2024-02-29')).toEqual({ from: '2024-02-26', to: '2024-03-03', due: '2024-03-01' });
  });

  it.each(['', '2023-02-30', '9999-12-31'])('refuses %p', (day) => expect(() => weekOf(day)).toThrow(RangeError));
});

describe('weekAfter', () => {
  it.each([
    [0, '2023-11-20'],
    [1, '2023-11-27'],
    [-1, '2023-11-13'],
    [-47, '2022-12-26'],
  ])('%i weeks', (weeks, from) => expect(weekAfter(WEEK, weeks).from).toBe(from));
});

describe('lastDueWeek', () => {
  it.each([
    ['Monday', '2023-11-20', '2023-11-13'],
    ['Friday, whose end is still to come', '2023-11-24', '2023-11-13'],
    ['Saturday', '2023-11-25', '2023-11-20'],
    ['Sunday', '2023-11-26', '2023-11-20'],
  ])('on %s', (_name, today, from) => expect(lastDueWeek(today).from).toBe(from));
});

describe('figuresDay', () => {
  it.each([
    ['in the week: today', '2023-11-22', '2023-11-22'],
    ['on its Sunday', '2023-11-26', '2023-11-26'],
    ['when it is over: its Sunday', '2023-12-05', '2023-11-26'],
  ])('%s', (_name, today, day) => expect(figuresDay(WEEK, today)).toBe(day));
});

describe('isLate', () => {
  it.each([
    ['2023-11-20', false],
    ['2023-11-24', false],
    ['2023-11-25', true],
    ['2023-12-25', true],
  ])('%s: %p', (day, late) => expect(isLate(WEEK, day)).toBe(late));
});

describe('confirmFault', () => {
  it.each<[string, string, WeekFault | null]>([
    ['the Sunday before', '2023-11-19', 'not_begun'],
    ['Monday', '2023-11-20', null],
    ['four weeks after its Sunday', '2023-12-24', null],
    ['a day later', '2023-12-25', 'closed'],
  ])('%s', (_name, today, fault) => expect(confirmFault(WEEK, today)).toBe(fault));
});

describe('isWeekKnown', () => {
  it.each([
    ['the week of the first day', '2023-01-02', true],
    ['the Monday before the first day of figures', '2022-12-26', true],
    ['before it', '2022-12-25', false],
    ['later this week', '2023-11-26', true],
    ['next week', '2023-11-27', false],
    ['the first day of the calendar', '1900-01-01', false],
    ['the last day of the calendar', '9999-12-31', false],
  ])('%s', (_name, day, known) => expect(isWeekKnown(day, '2023-01-01', '2023-11-22')).toBe(known));
});
