import { describe, expect, it } from '@jest/globals';
import type { Day } from './calendar.js';
import {
  dayOfChange,
  faultOfFreezing,
  groupOn,
  groupPeriod,
  periodsToFreeze,
  type FrozenGroups,
  type GroupPeriod,
} from './peer-groups.js';

const period = (code: string): GroupPeriod => {
  const found = groupPeriod(code);
  if (!found) throw new Error(`no period ${code}`);
  return found;
};

describe('groupPeriod', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2024-Q2', '2024-04-01', '2024-06-30'],
    ['2024-Q3', '2024-07-01', '2024-09-30'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
  ])('%s: %s to %s', (code, first, last) => expect(groupPeriod(code)).toEqual({ code, first, last }));

  it.each(['', '2026-Q0', '2026-Q5', '2026-q1', '26', '20260', '2026-01', '1800', ' 2026', '2026-Q1 '])(
    'no period: "%s"',
    (code) => expect(groupPeriod(code)).toBeNull(),
  );
});

describe('periodsToFreeze', () => {
  it.each([
    ['2026-11-22', ['2026', '2026-Q4', '2027-Q1', '2027']],
    ['2026-12-31', ['2026', '2026-Q4', '2027-Q1', '2027']],
    ['2027-01-01', ['2027-Q1', '2027', '2027-Q2', '2028']],
    ['2026-06-30', ['2026', '2026-Q2', '2026-Q3', '2027']],
  ])('on %s: %j', (today, codes) => expect(periodsToFreeze(today).map(({ code }) => code)).toEqual(codes));
});

describe('dayOfChange', () => {
  it.each<[string, Day, string[], Day]>([
    ['nothing frozen', '2026-11-22', [], '2026-11-22'],
    ['inside a quarter', '2026-11-22', ['2026-Q4'], '2027-01-01'],
    ['its first day', '2026-10-01', ['2026-Q4'], '2027-01-01'],
    ['its last day', '2026-12-31', ['2026-Q4'], '2027-01-01'],
    ['the day before', '2026-09-30', ['2026-Q4'], '2026-09-30'],
    ['the day after', '2027-01-01', ['2026-Q4'], '2027-01-01'],
    ['two in a row', '2026-11-22', ['2027-Q1', '2026-Q4'], '2027-04-01'],
    ['a quarter inside a frozen year', '2026-05-05', ['2026-Q2', '2026'], '2027-01-01'],
    ['a gap is free', '2026-11-22', ['2026-Q4', '2027-Q2'], '2027-01-01'],
  ])('%s', (_, asked, codes, day) => expect(dayOfChange(asked, codes.map(period))).toBe(day));
});

describe('faultOfFreezing', () => {
  it.each<[string, string, Day[], string | null]>([
    ['2026-Q4', '2026-11-22', [], null],
    ['2026-Q4', '2026-12-31', [], null],
    ['2026-Q4', '2027-01-01', [], 'period_over'],
    ['2026-Q5', '2026-11-22', [], 'unknown_period'],
    ['2026-Q4', '2026-11-22', ['2026-10-01', '2027-01-01', '2026-09-30'], null],
    ['2026-Q4', '2026-11-22', ['2026-10-02'], 'changes_inside'],
    ['2026-Q4', '2026-11-22', ['2026-12-31'], 'changes_inside'],
    ['2027', '2026-11-22', ['2027-04-01'], 'changes_inside'],
  ])('%s on %s with changes on %j: %s', (code, today, changes, fault) =>
    expect(faultOfFreezing(code, today, changes)).toBe(fault),
  );
});

describe('groupOn', () => {
  const unit = { key: '7', byKind: 'wards' };
  const changes = [
    { from: '2026-03-01', group: 'a' },
    { from: '2026-06-01', group: 'b' },
    { from: '2026-06-01', group: 'c' }, // recorded later for the same day
    { from: '2026-02-01', group: 'd' }, // recorded last, counts earlier
  ];
  it.each<[Day, string]>([
    ['2026-01-31', 'wards'],
    ['2026-02-01', 'd'],
    ['2026-03-01', 'a'],
    ['2026-05-31', 'a'],
    ['2026-06-01', 'c'],
    ['2030-01-01', 'c'],
  ])('on %s: %s', (day, group) => expect(groupOn(unit, changes, [], day)).toBe(group));

  it('what is frozen holds, whatever the kind becomes; the first that was frozen; not for units that came later', () => {
    const frozen: FrozenGroups[] = [
      { ...period('2026-Q1'), groups: { '7': 'kept' } },
      { ...period('2026'), groups: { '7': 'other', '8': 'x' } },
    ];
    expect(groupOn(unit, [], frozen, '2026-03-31')).toBe('kept');
    expect(groupOn(unit, [], frozen, '2026-04-01')).toBe('other');
    expect(groupOn(unit, [], frozen, '2027-01-01')).toBe('wards');
    expect(groupOn({ ...unit, key: '9' }, changes, frozen, '2026-03-31')).toBe('a');
  });
});
