import { describe, expect, it } from '@jest/globals';
import { shownUnit } from './shown-unit.js';
import type { RatedUnit } from './stored-units.js';

/** A unit with so many people in scope of the criteria a, b, c; the least of a place was 50 when it was rated. */
const unit = (...people: number[]): RatedUnit => ({
  unitId: 2,
  path: '/1/2/',
  code: 'A',
  name: 'Quận An Hòa',
  pathText: 'Quận An Hòa',
  kind: 'quan',
  group: 'district:1',
  figures: people.map((inScope, i) => ({ criterion: 'abc'.charAt(i), inScope, claimed: 0, verified: 0, police: 0 })),
  people: Math.max(0, ...people),
  rate: { num: 9n, den: 10n },
  place: null,
  tied: 0,
  band: 'tot',
  points: 9000,
});
const OTHERS = { own: false, beside: false, criteria: new Set(['a', 'b']) };
const OWN = { ...OTHERS, own: true };

describe('a unit of a period for a reader', () => {
  it.each([
    ['enough people of each criterion', unit(50, 5), OTHERS, ['a', 'b']],
    ['nobody of one', unit(50, 0), OTHERS, ['a', 'b']],
    ['too few of one that its rate is of', unit(50, 3), OTHERS, null],
    ['too few of one that its rate is not of', unit(50, 30, 3), OTHERS, ['a', 'b']],
    ['five people, whatever the least of a place is', unit(5, 5), OTHERS, ['a', 'b']],
    ['four people', unit(4, 0), OTHERS, null],
    ['nobody', unit(0, 0), OTHERS, null],
    ['beside a small one', unit(50, 50), { ...OTHERS, beside: true }, null],
    ['their own, small', unit(3, 2, 1), OWN, ['a', 'b', 'c']],
    ['their own, beside a small one', unit(50, 3), { ...OWN, beside: true }, ['a', 'b']],
  ])('%s', (_, rated, to, figures) => {
    const { figures: told, ...shown } = shownUnit(rated, to);
    const { figures: _figures, ...all } = rated;
    const nothing = { rate: null, band: null, points: null, place: null, tied: 0 };
    expect(shown).toEqual({ ...all, hidden: figures === null, ...(figures === null ? nothing : {}) });
    expect(told.map(({ criterion }) => criterion)).toEqual(figures ?? []);
  });
});
