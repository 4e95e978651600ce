import { describe, expect, it } from '@jest/globals';
import { takenBack } from './retractions.js';

describe('a record is taken back', () => {
  it.each<[string, [number, number][], number[]]>([
    ['never, where nothing takes it back', [], []],
    ['by a retraction', [[11, 1]], [1]],
    ['no longer, when the retraction is taken back', [[11, 1], [12, 11]], [11]], // prettier-ignore
    ['again, when that was taken back in its turn', [[11, 1], [12, 11], [13, 12]], [1, 12]], // prettier-ignore
    ['by a second retraction after the first was taken back', [[11, 1], [12, 11], [13, 1]], [1, 11]], // prettier-ignore
    ['whatever the order in which they are read', [[13, 1], [12, 11], [11, 1], [21, 2]], [1, 2, 11]], // prettier-ignore
    ['by one of two, when only the other is taken back', [[11, 1], [12, 1], [13, 12]], [1, 12]], // prettier-ignore
  ])('%s', (_, links, back) => {
    const found = takenBack(links.map(([id, retractsId]) => ({ id, retractsId })));
    expect([...found.keys()].sort((a, b) => a - b)).toEqual(back);
  });

  it('answers the retraction that holds', () => {
    const [early, undone, late] = [
      { id: 11, retractsId: 1, reason: 'early' },
      { id: 12, retractsId: 11, reason: 'undone' },
      { id: 13, retractsId: 1, reason: 'late' },
    ];
    expect(takenBack([early, undone, late]).get(1)?.reason).toBe('late');
    expect(takenBack([early]).get(1)?.reason).toBe('early');
  });
});
