import { describe, expect, it } from '@jest/globals';
import { movementOf, type Movement, type Stand } from './rank-movement.js';

const stand = (rank: number | null, achieved: number, inScope: number): Stand => ({ rank, achieved, inScope });
const STAYED = { isNew: false, peerEnded: false, regrouped: false };

describe('the movement of a unit between two days', () => {
  it.each<[string, Stand, Stand, typeof STAYED, Movement]>([
    ['a rise', stand(5, 10, 20), stand(2, 15, 20), STAYED, { kind: 'up', places: 3, tenths: 250 }],
    ['a fall with a better rate', stand(1, 10, 20), stand(4, 11, 20), STAYED, { kind: 'down', places: 3, tenths: 50 }],
    ['nothing', stand(1, 10, 20), stand(1, 10, 20), STAYED, { kind: 'same', places: 0, tenths: 0 }],
    ['a rate that falls', stand(1, 10, 20), stand(1, 10, 40), STAYED, { kind: 'same', places: 0, tenths: -250 }],
    ['too small then', stand(null, 1, 4), stand(1, 10, 20), STAYED, { kind: 'unranked', places: 0, tenths: 250 }],
    ['too small now', stand(1, 10, 20), stand(null, 1, 4), STAYED, { kind: 'unranked', places: 0, tenths: -250 }],
    ['nobody then', stand(null, 0, 0), stand(1, 10, 20), STAYED, { kind: 'unranked', places: 0, tenths: null }],
    ['nobody now', stand(2, 1, 20), stand(null, 0, 0), STAYED, { kind: 'unranked', places: 0, tenths: null }],
    [
      'begun since',
      stand(null, 0, 0),
      stand(1, 9, 20),
      { ...STAYED, isNew: true },
      { kind: 'new', places: 0, tenths: null },
    ],
    [
      'a peer dissolved since',
      stand(5, 10, 20),
      stand(1, 40, 40),
      { ...STAYED, peerEnded: true },
      { kind: 'restructured', places: 0, tenths: null },
    ],
    [
      'put into another group since: the rates compare',
      stand(5, 10, 20),
      stand(1, 15, 20),
      { ...STAYED, regrouped: true },
      { kind: 'restructured', places: 0, tenths: 250 },
    ],
  ])('%s', (_what, before, after, circumstances, movement) =>
    expect(movementOf(before, after, circumstances)).toEqual(movement),
  );

  it('refuses figures that cannot be', () => {
    expect(() => movementOf(stand(1, 9, 8), stand(1, 8, 8), STAYED)).toThrow('achieved_exceeds_in_scope');
  });
});
