import { describe, expect, it } from '@jest/globals';
import type { UnitsFigures } from './gather-units.js';
import { requireSound } from './sound-figures.js';

const units = new Map([[7, { name: 'Quận An Hòa' }]]);
const figures = (inScope: number, claimed: number, verified: number, police: number): UnitsFigures =>
  new Map([
    [7, new Map([['chip_card', { inScope, claimed, verified, police, exempt: 0, deferred: 0 }]])],
  ]) as UnitsFigures;

describe('figures units are rated by', () => {
  it.each<[string, UnitsFigures, boolean]>([
    ['of no unit', new Map(), true],
    ['of nobody', figures(0, 0, 0, 0), true],
    ['of all', figures(5, 5, 5, 5), true],
    ['one too many by what units say', figures(5, 6, 5, 0), false],
    ['one too many verified', figures(5, 5, 6, 0), false],
    ['one too many by the police', figures(5, 5, 5, 6), false],
    ['below nothing', figures(5, -1, 0, 0), false],
  ])('%s', (_, given, sound) => {
    const check = () => requireSound(given, units);
    if (sound) expect(check).not.toThrow();
    else expect(check).toThrow(/^Quận An Hòa, criterion "chip_card".*dat100 recount/);
  });
});
