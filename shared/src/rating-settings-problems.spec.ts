import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS, type DutyGroup, type PeriodSettings, type UnitBand } from './rating-period-settings.js';
import { settingsProblems } from './rating-settings-problems.js';

const { dutyGroups, bands, clocks } = DEFAULT_SETTINGS;
const group = (code: string, titles: string[] = [], vi = code): DutyGroup => ({ code, vi, en: vi, titles });
const band = (code: string, from: number, vi = code): UnitBand => ({ code, vi, en: vi, from });
const groups = (...more: DutyGroup[]) => ({ dutyGroups: [...dutyGroups, ...more] });

describe('settings of a period', () => {
  it('that a period begins with are in order', () => {
    expect(settingsProblems(DEFAULT_SETTINGS)).toEqual([]);
  });

  it.each<[string, Partial<PeriodSettings>, string[]]>([
    ['another group with titles', groups(group('y_te', ['Bác sĩ', 'Điều dưỡng'])), []],
    ['one title twice in a group', groups(group('y_te', ['Bác sĩ', 'bác sĩ'])), []],
    ['one band of all', { bands: [band('chung', 0)] }, []],
    ['the least of all numbers', { mostPoints: 1, leastPeople: 1 }, []],
    ['no group', { dutyGroups: [] }, ['groups_missing dutyGroups']],
    ['no group of leaders', { dutyGroups: dutyGroups.slice(1) }, ['groups_missing dutyGroups']],
    ['a code twice', groups(group('lanh_dao', [], 'Khác')), ['code_twice dutyGroups.2']],
    ['a code that is none', groups(group('Y tế')), ['bad_code dutyGroups.2']],
    ['a code longer than its column', groups(group('x'.repeat(31))), ['bad_code dutyGroups.2']],
    ['no name', groups(group('y_te', [], '  ')), ['name_missing dutyGroups.2']],
    ['a name in one language', groups({ ...group('y_te'), en: '' }), ['name_missing dutyGroups.2']],
    ['a name twice', groups(group('a', [], 'Y tế'), group('b', [], 'y  TẾ')), ['name_twice dutyGroups.3']],
    [
      'a title in two groups',
      groups(group('a', ['Bác sĩ']), group('b', ['BÁC  SĨ'])),
      ['title_twice dutyGroups.3.titles'],
    ],
    ['an empty title', groups(group('a', [' '])), ['bad_title dutyGroups.2.titles']],
    ['a title longer than any on record', groups(group('a', ['x'.repeat(121)])), ['bad_title dutyGroups.2.titles']],
    [
      'more titles than anybody reads',
      groups(
        group(
          'a',
          Array.from({ length: 201 }, (_, i) => `chức danh ${i}`),
        ),
      ),
      ['too_many_titles dutyGroups.2.titles'],
    ],
    ['more groups', groups(...Array.from({ length: 19 }, (_, i) => group(`g${i}`))), ['too_many_groups dutyGroups']],
    ['no band', { bands: [] }, ['no_bands bands']],
    ['bands that rise', { bands: [band('a', 5000), band('b', 8000), band('c', 0)] }, ['bands_do_not_fall bands']],
    ['two bands from the same on', { bands: [band('a', 0), band('b', 0)] }, ['bands_do_not_fall bands']],
    ['a band above all', { bands: [band('a', 10_001), band('b', 0)] }, ['bands_do_not_fall bands']],
    [
      'a band below nothing',
      { bands: [band('a', 5000), band('b', -1)] },
      ['bands_do_not_fall bands', 'last_band_not_zero bands'],
    ],
    ['a band at a part of a hundredth', { bands: [band('a', 50.5), band('b', 0)] }, ['bands_do_not_fall bands']],
    ['bands that end above 0', { bands: bands.slice(0, 2) }, ['last_band_not_zero bands']],
    ['no days', { clocks: { ...clocks, appeal: { days: 0, kind: 'working' } } }, ['bad_days clocks.appeal']],
    ['half days', { clocks: { ...clocks, objection: { days: 1.5, kind: 'working' } } }, ['bad_days clocks.objection']],
    ['years', { clocks: { ...clocks, appealOpen: { days: 367, kind: 'calendar' } } }, ['bad_days clocks.appealOpen']],
    [
      'days of no kind',
      { clocks: { ...clocks, correction: { days: 3, kind: 'lunar' as 'working' } } },
      ['bad_days clocks.correction'],
    ],
    ['no points', { mostPoints: 0 }, ['bad_points mostPoints']],
    ['points without end', { mostPoints: 100_001 }, ['bad_points mostPoints']],
    ['nobody at least', { leastPeople: 0 }, ['bad_least_people leastPeople']],
    ['several things at once', { mostPoints: -1, bands: [] }, ['no_bands bands', 'bad_points mostPoints']],
  ])('%s', (_, change, expected) => {
    const found = settingsProblems({ ...DEFAULT_SETTINGS, ...change });
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(expected);
    expect(found.every(({ vi, en }) => vi !== '' && en !== '' && vi !== en)).toBe(true);
  });
});
