import { describe, expect, it } from '@jest/globals';
import { addDays, type Day } from './calendar.js';
import type { RequestKind } from './rating-period.js';
import type { Level } from './rating-scheme.js';
import {
  acceptedSheet,
  answerDue,
  answerFault,
  daysLeft,
  lastDayOf,
  ownRequestNow,
  REQUEST_CLOCKS,
  requestFault,
  type RequestedSheet,
  type RequestFault,
  type RequestPlace,
  type Someone,
} from './rating-request.js';
import { workingDaysAfter, type TimeLimit } from './waiting.js';

const working = (days: number): TimeLimit => ({ days, kind: 'working' });
const calendar = (days: number): TimeLimit => ({ days, kind: 'calendar' });

describe('the last day of a limit', () => {
  // 2023-11-20 is a Monday.
  it.each<[string, TimeLimit, Day, Day]>([
    ['no day: the same day', calendar(0), '2023-11-20', '2023-11-20'],
    ['no working day: the same day', working(0), '2023-11-20', '2023-11-20'],
    ['no working day, begun on a Sunday', working(0), '2023-11-26', '2023-11-26'],
    ['calendar days go over the weekend', calendar(15), '2023-11-20', '2023-12-05'],
    ['calendar days go over the year', calendar(15), '2023-12-20', '2024-01-04'],
    ['one working day within the week', working(1), '2023-11-20', '2023-11-21'],
    ['four end on Friday', working(4), '2023-11-20', '2023-11-24'],
    ['five end on the next Monday', working(5), '2023-11-20', '2023-11-27'],
    ['one from Friday is Monday', working(1), '2023-11-24', '2023-11-27'],
    ['one from Saturday is Monday', working(1), '2023-11-25', '2023-11-27'],
    ['three from Thursday', working(3), '2023-11-23', '2023-11-28'],
    ['ten are two weeks', working(10), '2023-11-22', '2023-12-06'],
  ])('%s', (_what, limit, from, last) => expect(lastDayOf(limit, from)).toBe(last));

  it('is the first day by which so many working days have passed, from every weekday', () => {
    for (let start = 0; start < 7; start += 1)
      for (let days = 1; days < 25; days += 1) {
        const from = addDays('2023-11-20', start);
        const last = lastDayOf(working(days), from);
        expect([workingDaysAfter(from, last), workingDaysAfter(from, addDays(last, -1))]).toEqual([days, days - 1]);
      }
  });

  it('counts down to it and past it', () => {
    expect([daysLeft('2023-11-22', '2023-11-20'), daysLeft('2023-11-20', '2023-11-20')]).toEqual([2, 0]);
    expect(daysLeft('2023-11-17', '2023-11-20')).toBe(-3);
  });
});

const OPEN: RequestPlace = {
  lockedOn: null,
  clocks: REQUEST_CLOCKS,
  hasOpen: false,
  hasCorrection: false,
  isAnswered: false,
  own: true,
};
const LOCKED: RequestPlace = { ...OPEN, lockedOn: '2023-12-15' };

describe('who may say that a rating is wrong, and when', () => {
  it.each<[string, RequestKind, RequestPlace, Day, RequestFault | null]>([
    ['an objection before the lock', 'objection', OPEN, '2023-12-01', null],
    ['an objection about somebody else', 'objection', { ...OPEN, own: false }, '2023-12-01', 'not_own'],
    ['an objection after the lock', 'objection', LOCKED, '2023-12-16', 'is_locked'],
    ['a second objection while one waits', 'objection', { ...OPEN, hasOpen: true }, '2023-12-01', 'one_is_open'],
    ['an objection after an answered one', 'objection', { ...OPEN, isAnswered: true }, '2023-12-01', null],
    ['an appeal before the lock', 'appeal', OPEN, '2023-12-01', 'not_locked'],
    ['an appeal on the day of the lock', 'appeal', LOCKED, '2023-12-15', null],
    ['an appeal on the last day', 'appeal', LOCKED, '2023-12-30', null],
    ['an appeal a day too late', 'appeal', LOCKED, '2023-12-31', 'too_late'],
    ['an appeal for somebody else', 'appeal', { ...LOCKED, own: false }, '2023-12-16', 'not_own'],
    ['an appeal while HR waits for a correction', 'appeal', { ...LOCKED, hasCorrection: true }, '2023-12-16', null],
    [
      'a second correction while one waits',
      'correction',
      { ...LOCKED, own: false, hasCorrection: true },
      '2023-12-16',
      'one_is_open',
    ],
    ['an appeal while another request waits', 'appeal', { ...LOCKED, hasOpen: true }, '2023-12-16', 'one_is_open'],
    [
      'an appeal against an answered figure',
      'appeal',
      { ...LOCKED, isAnswered: true },
      '2023-12-16',
      'answered_before',
    ],
    ['a correction before the lock', 'correction', { ...OPEN, own: false }, '2023-12-01', 'not_locked'],
    ['a correction after the lock', 'correction', { ...LOCKED, own: false }, '2023-12-16', null],
    ['a correction a year later', 'correction', { ...LOCKED, own: false }, '2024-12-16', null],
    ['a correction of oneself', 'correction', LOCKED, '2023-12-16', 'own_sheet'],
    [
      'a correction while an appeal waits',
      'correction',
      { ...LOCKED, own: false, hasOpen: true },
      '2023-12-16',
      'one_is_open',
    ],
    [
      'a correction after an answered appeal',
      'correction',
      { ...LOCKED, own: false, isAnswered: true },
      '2023-12-16',
      null,
    ],
  ])('%s', (_what, kind, place, today, fault) => expect(requestFault(kind, place, today)).toBe(fault));

  it('the person is offered what is possible, and nothing else', () => {
    expect(ownRequestNow(OPEN, '2023-12-01')).toBe('objection');
    expect(ownRequestNow(LOCKED, '2023-12-30')).toBe('appeal');
    expect(ownRequestNow(LOCKED, '2023-12-31')).toBeNull();
    expect(ownRequestNow({ ...OPEN, hasOpen: true }, '2023-12-01')).toBeNull();
  });

  it('the settings of the period are the clocks', () => {
    const clocks = { ...REQUEST_CLOCKS, appealOpen: working(2), appeal: calendar(30) };
    const place = { ...LOCKED, clocks };
    // Locked on a Friday.
    expect(requestFault('appeal', place, '2023-12-19')).toBeNull();
    expect(requestFault('appeal', place, '2023-12-20')).toBe('too_late');
    expect(answerDue('appeal', clocks, '2023-12-19')).toBe('2024-01-18');
    expect(answerDue('objection', clocks, '2023-12-15')).toBe('2023-12-20');
    expect(answerDue('correction', clocks, '2023-12-15')).toBe('2023-12-22');
  });
});

describe('who may answer', () => {
  const AN = 7;
  const person: Someone = { userId: 1, personId: AN };
  const hr: Someone = { userId: 2, personId: null };
  const hrWithSheet: Someone = { userId: 3, personId: 9 };
  const head: Someone = { userId: 4, personId: 11 };
  it.each([
    ['the head, of an appeal', person, head, null],
    ['the head, of a correction by HR', hr, head, null],
    ['whoever asked for it', hr, hr, 'own_request'],
    ['whoever asked for it, from another account', hrWithSheet, { userId: 5, personId: 9 }, 'own_request'],
    ['the person themselves', hr, person, 'own_sheet'],
    ['the person themselves, from another account', hr, { userId: 6, personId: AN }, 'own_sheet'],
    ['two accounts that are tied to nobody', hr, { userId: 8, personId: null }, null],
    [
      'the machine, of what the machine asked',
      { userId: null, personId: null },
      { userId: null, personId: null },
      'own_request',
    ],
  ])('%s', (_what, by, answerer, fault) => expect(answerFault({ state: 'open', by, about: AN }, answerer)).toBe(fault));

  it('nobody a second time', () => {
    for (const state of ['accepted', 'refused', 'withdrawn'] as const)
      expect(answerFault({ state, by: person, about: AN }, head)).toBe('answered');
  });
});

describe('what an accepted request makes of a sheet', () => {
  const sheet = (finalLevel: Level | null, lockRevision = 1): RequestedSheet => ({
    state: finalLevel ? 'decided' : 'not_rated',
    finalLevel,
    lockRevision,
    isRated: true,
  });
  it.each<[string, RequestKind, RequestedSheet, Level | null, ReturnType<typeof acceptedSheet>]>([
    [
      'an objection that mended what was entered',
      'objection',
      { state: 'proposed', finalLevel: null, lockRevision: 0, isRated: true },
      null,
      { state: 'proposed', finalLevel: null, lockRevision: 0, isRated: true, refreezes: false },
    ],
    [
      'an objection to a decided level',
      'objection',
      sheet('hoan_thanh', 0),
      'tot',
      { state: 'decided', finalLevel: 'tot', lockRevision: 0, isRated: true, refreezes: false },
    ],
    [
      'an objection before anybody decided',
      'objection',
      { state: 'proposed', finalLevel: null, lockRevision: 0, isRated: true },
      'tot',
      'not_decided',
    ],
    ['an objection that changes nothing', 'objection', sheet('tot', 0), 'tot', 'same_level'],
    [
      'an appeal',
      'appeal',
      sheet('hoan_thanh'),
      'tot',
      { state: 'decided', finalLevel: 'tot', lockRevision: 2, isRated: true, refreezes: true },
    ],
    [
      'a second correction',
      'correction',
      sheet('tot', 2),
      'xuat_sac',
      { state: 'decided', finalLevel: 'xuat_sac', lockRevision: 3, isRated: true, refreezes: true },
    ],
    [
      'somebody who was not rated and should have been',
      'appeal',
      sheet(null),
      'hoan_thanh',
      { state: 'decided', finalLevel: 'hoan_thanh', lockRevision: 2, isRated: true, refreezes: true },
    ],
    ['somebody whom the rules do not rate', 'appeal', { ...sheet(null), isRated: false }, 'tot', 'not_rated'],
    ['an appeal without a level', 'appeal', sheet('hoan_thanh'), null, 'needs_level'],
    ['a correction to the same level', 'correction', sheet('tot'), 'tot', 'same_level'],
  ])('%s', (_what, kind, before, level, after) => expect(acceptedSheet(kind, before, level)).toEqual(after));
});
