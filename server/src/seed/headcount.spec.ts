import { describe, expect, it } from '@jest/globals';
import { staffUnits } from './headcount.js';
import { buildUnits } from './unit-tree.js';

const units = buildUnits(2023);
const total = (places: { people: number }[]): number => places.reduce((sum, { people }) => sum + people, 0);

describe('staffUnits', () => {
  it.each([0, 1, 500, units.length, 3 * units.length - 1, 3 * units.length, 4_000, 20_000, 20_001, 1_000_000])(
    'deals out exactly %d people',
    (people) => {
      expect(total(staffUnits(units, people, 1))).toBe(people);
    },
  );

  it.each([2_817, 20_000, 1_000_000])('gives every unit at least three of %d', (people) => {
    expect(Math.min(...staffUnits(units, people, 1).map((place) => place.people))).toBeGreaterThanOrEqual(3);
  });

  it('deals out evenly when there are too few', () => {
    const people = staffUnits(units, units.length + 5, 1).map((place) => place.people);
    expect(people.slice(0, 6)).toEqual([2, 2, 2, 2, 2, 1]);
  });

  it('keeps leaders few and hospitals large in a city of a million', () => {
    const places = new Map(staffUnits(units, 1_000_000, 1).map((place) => [place.unit.code, place.people]));
    expect(places.get('79')).toBeLessThan(10);
    expect(places.get('760')).toBeLessThan(10);
    expect(places.get('SYT-BV115')).toBeGreaterThan(2_000);
  });

  it('has some tiny wards and offices at any size', () => {
    for (const people of [20_000, 1_000_000]) {
      const tiny = staffUnits(units, people, 1).filter((place) => !place.workplace.leadersOnly && place.people <= 8);
      expect(tiny.length).toBeGreaterThan(15);
    }
  });

  it('knows the branch of each unit', () => {
    const branches = new Map(staffUnits(units, 0, 1).map((place) => [place.unit.code, place.branchCode]));
    expect([branches.get('79'), branches.get('760'), branches.get('26740'), branches.get('STTTT-VP')]).toEqual([
      '79',
      '760',
      '760',
      'STTTT',
    ]);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d people', (people) => {
    expect(() => staffUnits(units, people, 1)).toThrow(RangeError);
  });

  it('refuses a parent that does not come first', () => {
    expect(() => staffUnits([...units].reverse(), 10, 1)).toThrow('must come before');
  });

  it('has nothing to do without units and people', () => {
    expect(staffUnits([], 0, 1)).toEqual([]);
  });
});
