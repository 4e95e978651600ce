import { describe, expect, it } from '@jest/globals';
import { bandOf, type Band } from './bands.js';

describe('the band of a rate', () => {
  it.each<[number, number, number, Band | null]>([
    [0, 0, 100, null],
    [0, 10, 100, 'help'],
    [0, 10, 0, 'reached'],
    [8, 8, 100, 'reached'],
    [9999, 10000, 100, 'near'],
    [95, 100, 100, 'near'],
    [9499, 10000, 100, 'effort'],
    [80, 100, 100, 'effort'],
    [7999, 10000, 100, 'help'],
    [90, 100, 90, 'reached'],
    [85, 100, 90, 'near'],
    [1, 100, 3, 'near'],
  ])('%d of %d for %d %%: %s', (achieved, inScope, target, band) =>
    expect(bandOf({ achieved, inScope }, target)).toBe(band),
  );

  it("goes by limits of one's own", () => {
    expect(bandOf({ achieved: 95, inScope: 100 }, 100, { near: 4, effort: 5 })).toBe('effort');
    expect(bandOf({ achieved: 94, inScope: 100 }, 100, { near: 4, effort: 5 })).toBe('help');
  });

  it.each([
    [{ achieved: 3, inScope: 2 }, 100, { near: 5, effort: 20 }],
    [{ achieved: 1, inScope: 2 }, 101, { near: 5, effort: 20 }],
    [{ achieved: 1, inScope: 2 }, 100, { near: 20, effort: 5 }],
    [{ achieved: 1, inScope: 2 }, 100, { near: 0.5, effort: 5 }],
  ])('refuses what cannot be: %j, %d, %j', (figures, target, limits) =>
    expect(() => bandOf(figures, target, limits)).toThrow(/achieved_exceeds|bad_target/),
  );
});
