import { expect, it } from '@jest/globals';
import { picksOf, type Ranked } from './bulletin-picks.js';

const rows = (ranks: (number | null)[], peerGroup = 'quan', direct = false): Ranked[] =>
  ranks.map((rank) => ({ rank, direct, peerGroup }));

it.each<[title: string, rows: Ranked[], ranks: (number | null)[], more: number]>([
  ['nobody', [], [], 0],
  ['fewer than fit', rows([1, 2]), [1, 2], 0],
  ['as many as fit', rows([1, 2, 3, 4]), [1, 2, 3], 0],
  ['equals of the last are counted', rows([1, 2, 3, 3, 3, 6]), [1, 2, 3], 2],
  ['all are first', rows([1, 1, 1, 1, 1]), [1, 1, 1], 2],
  ['equals of an earlier rank all fit', rows([1, 1, 3, 4]), [1, 1, 3], 0],
  ['who has no rank is not named', rows([1, null, null]), [1], 0],
  ['people of the unit itself are no unit', [...rows([1]), ...rows([1], 'quan', true)], [1], 0],
  ['another group', [...rows([1, 2], 'so'), ...rows([1])], [1], 0],
])('the first of a peer group: %s', (_, all, ranks, more) => {
  const picked = picksOf(all, 'quan');
  expect(picked.rows.map(({ rank }) => rank)).toEqual(ranks);
  expect(picked.more).toBe(more);
});
