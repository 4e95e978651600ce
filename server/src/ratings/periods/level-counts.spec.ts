import { expect, it } from '@jest/globals';
import { shownTogether, type Peer } from './level-counts.js';

const peer = (tot: number, changes: Partial<Peer> = {}): Peer => ({
  state: 'decided',
  lockRevision: 0,
  counts: {
    levels: { xuat_sac: 0, tot, hoan_thanh: 0, khong_hoan_thanh: 0 },
    none: 0,
    notRated: 0,
    decided: tot,
    people: tot,
  },
  ...changes,
});

it.each([
  ['two that have decided', [peer(5), peer(7)], 12],
  ['one that is locked', [peer(5), peer(7, { state: 'locked', lockRevision: 1 })], 12],
  ['one that has not decided', [peer(5), peer(7), peer(9, { state: 'reviewed' })], null],
  ['one with a correction', [peer(5), peer(7, { state: 'locked', lockRevision: 2 })], null],
  ['one that is too small alone', [peer(4), peer(7)], null],
  ['one alone', [peer(50)], null],
  ['nobody', [], null],
])('levels of others together: %s', (_, peers, people) => {
  expect(shownTogether(peers)?.people ?? null).toBe(people);
  expect(shownTogether(peers)?.levels.tot ?? null).toBe(people);
});
