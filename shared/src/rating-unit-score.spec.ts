import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS } from './rating-period-settings.js';
import { bandOf, emulationPoints, unitPlaces, unitRate, type UnitFigure } from './rating-unit-score.js';

const figure = (achieved: number, inScope: number, weight = 1): UnitFigure => ({
  criterion: 'x',
  weight,
  achieved,
  inScope,
});

describe('the rate of a unit', () => {
  it.each<[string, UnitFigure[], [bigint, bigint] | null]>([
    ['one criterion', [figure(2, 3)], [2n, 3n]],
    ['the mean of two, not of their people', [figure(1, 2), figure(99, 100)], [149n, 200n]],
    ['by weights', [figure(1, 2, 3), figure(1, 1, 1)], [5n, 8n]],
    ['nobody in scope of one: it leaves sum and weight', [figure(1, 2), figure(0, 0, 9)], [1n, 2n]],
    ['a criterion without weight', [figure(1, 2), figure(0, 7, 0)], [1n, 2n]],
    ['nobody in scope of any', [figure(0, 0)], null],
    ['no criterion', [], null],
    ['all', [figure(7, 7), figure(3, 3)], [1n, 1n]],
    ['none', [figure(0, 7)], [0n, 1n]],
  ])('%s', (_name, figures, expected) => {
    const found = unitRate(figures);
    expect(found && [found.num, found.den]).toEqual(expected);
  });

  it('refuses more achieved than in scope', () => {
    expect(() => unitRate([figure(3, 2)])).toThrow(RangeError);
    expect(() => unitRate([figure(-1, 2)])).toThrow(RangeError);
  });
});

describe('places', () => {
  const unit = (key: number, num: bigint | null, den = 100n, more: { group?: string; people?: number } = {}) => ({
    key,
    group: 'a',
    rate: num === null ? null : { num, den },
    people: 50,
    ...more,
  });
  const placesOf = (units: ReturnType<typeof unit>[], least = 10) =>
    [...unitPlaces(units, least)].map(([key, { place, tied }]) => [key, place, tied]);

  it.each([
    [
      '1, 2, 2, 4',
      [unit(1, 90n), unit(2, 80n), unit(3, 8n, 10n), unit(4, 70n)],
      [
        [1, 1, 1],
        [2, 2, 2],
        [3, 2, 2],
        [4, 4, 1],
      ],
    ],
    [
      'groups apart',
      [unit(1, 50n), unit(2, 40n, 100n, { group: 'b' })],
      [
        [1, 1, 1],
        [2, 1, 1],
      ],
    ],
    [
      'too small, and nobody: listed without a place',
      [unit(1, 99n, 100n, { people: 9 }), unit(2, null), unit(3, 1n)],
      [
        [1, null, 0],
        [2, null, 0],
        [3, 1, 1],
      ],
    ],
    ['ten are enough', [unit(1, 1n, 100n, { people: 10 })], [[1, 1, 1]]],
    [
      'all the same',
      [unit(1, 1n, 1n), unit(2, 1n, 1n), unit(3, 1n, 1n)],
      [
        [1, 1, 3],
        [2, 1, 3],
        [3, 1, 3],
      ],
    ],
    [
      'closer than a rounded percentage',
      [unit(1, 9999n, 10000n), unit(2, 10000n, 10001n)],
      [
        [1, 2, 1],
        [2, 1, 1],
      ],
    ],
    ['nobody at all', [], []],
  ])('%s', (_name, units, expected) => {
    expect(placesOf(units)).toEqual(expected);
  });
});

describe('bands and emulation points', () => {
  it.each<[bigint, bigint, string, number]>([
    [1n, 1n, 'dat', 10_000],
    [9999n, 10_000n, 'kha', 9999],
    [99_999n, 100_000n, 'kha', 9999],
    [19n, 20n, 'kha', 9500],
    [2n, 3n, 'can_ho_tro', 6666],
    [4n, 5n, 'trung_binh', 8000],
    [0n, 1n, 'can_ho_tro', 0],
  ])('%i of %i: %s', (num, den, band, points) => {
    const rate = { num, den };
    expect([bandOf(DEFAULT_SETTINGS.bands, rate)?.code, emulationPoints(rate, 10_000)]).toEqual([band, points]);
  });

  it('has no band where none is set, and none below the lowest', () => {
    expect(bandOf([], { num: 1n, den: 2n })).toBeNull();
    expect(bandOf([{ code: 'a', vi: 'a', en: 'a', from: 5001 }], { num: 1n, den: 2n })).toBeNull();
  });
});
