import { describe, expect, it } from '@jest/globals';
import { comparedDay, standsOn } from './compare-day.js';

const FIRST = '2026-09-01';

describe('the day a board is compared with', () => {
  it.each<[string, string, string | null]>([
    ['7', '2026-11-20', '2026-11-13'],
    ['91', '2026-11-20', '2026-08-21'],
    ['2026-11-05', '2026-11-20', '2026-11-05'],
    ['', '2026-11-20', null],
    ['dance', '2026-11-20', null],
    ['2026-13-05', '2026-11-20', null],
  ])('of "%s" on %s', (span, asOf, expected) => {
    expect(comparedDay(span, asOf)).toBe(expected);
  });

  it.each<[string, string, string, string | undefined, boolean]>([
    ['an earlier day', '2026-11-05', '2026-11-20', FIRST, true],
    ['the day before', '2026-11-19', '2026-11-20', FIRST, true],
    ['the same day', '2026-11-20', '2026-11-20', FIRST, false],
    ['a later day', '2026-11-21', '2026-11-20', FIRST, false],
    ['the first day', '2026-09-01', '2026-09-02', FIRST, true],
    ['a day without figures', '2026-08-31', '2026-09-02', FIRST, false],
    ['a week back, with figures', '7', '2026-09-08', FIRST, true],
    ['a week back, before the first figures', '7', '2026-09-07', FIRST, false],
    ['thirteen weeks back where nothing bounds them', '91', '2026-09-07', undefined, true],
    ['no comparison', '', '2026-11-20', FIRST, false],
    ['what is no day', 'dance', '2026-11-20', FIRST, false],
  ])('%s', (_, span, asOf, firstDay, expected) => {
    expect(standsOn(span, asOf, firstDay)).toBe(expected);
  });
});
