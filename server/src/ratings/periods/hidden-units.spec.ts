import { describe, expect, it } from '@jest/globals';
import { hiddenUnits } from './hidden-units.js';

const unit = (path: string, ...people: number[]) => ({
  unitId: Number(path.split('/').at(-2)),
  path,
  figures: people.map((inScope, i) => ({ criterion: `c${i}`, inScope, claimed: 0, verified: 0, police: 0 })),
});
const NOBODY = () => false;

describe('units hidden with a small one', () => {
  const ward = [unit('/1/2/', 43), unit('/1/2/3/', 3), unit('/1/2/4/', 30), unit('/1/2/5/', 10), unit('/1/2/5/6/', 10)];
  it.each([
    ['none without a small one', [unit('/1/2/', 40), unit('/1/2/4/', 30), unit('/1/2/5/', 10)], NOBODY, []],
    ['the smallest sibling and all below it', ward, NOBODY, [3, 5, 6]],
    ['another where the reader knows that sibling', ward, (path: string) => path.startsWith('/1/2/5/'), [3, 4]],
    ['no sibling beside enough direct people', [unit('/1/2/', 53), ...ward.slice(1, 4)], NOBODY, [3]],
    [
      'small by one criterion only',
      [unit('/1/2/', 40, 33), unit('/1/2/3/', 10, 3), unit('/1/2/4/', 30, 30)],
      NOBODY,
      [3, 4],
    ],
    [
      'the smallest one beside a small one right below the topmost, which is not rated itself',
      [unit('/1/2/', 3), unit('/1/3/', 40), unit('/1/4/', 10), unit('/1/4/5/', 10)],
      NOBODY,
      [2, 4, 5],
    ],
    [
      'another of those where the reader knows that one',
      [unit('/1/2/', 3), unit('/1/3/', 40), unit('/1/4/', 10)],
      (path: string) => path === '/1/4/',
      [2, 3],
    ],
    ['nothing', [], NOBODY, []],
  ])('%s', (_, units, isOwn, hidden) => {
    expect([...hiddenUnits(units, isOwn)].sort((a, b) => a - b)).toEqual(hidden);
  });
});
