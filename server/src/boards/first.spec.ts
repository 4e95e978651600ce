import { describe, expect, it } from '@jest/globals';
import type { Day } from '@dat100/shared/calendar';
import type { BoardLine } from './board.js';
import type { Figures } from './figures.js';
import { judgedByFirst } from './first.js';
import { secondLines } from './second.js';

/** Units of twenty people at the target, and when they reached it. */
const REACHED: readonly [id: number, on: Day][] = [
  [1, '2023-10-02'],
  [2, '2023-10-09'],
  [3, '2023-10-09'],
  [4, '2023-10-20'],
];

describe('who reached the target first, as somebody sees it to whom units were hidden', () => {
  const lines = REACHED.map(([id]) => {
    const figures = { inScope: 20, claimed: 20, verified: 20 } as Figures;
    const unit = { id, name: `Phường ${id}` };
    return { unit, direct: false, peerGroup: 'wards', gap: 0, figures } as BoardLine;
  });
  const seen = (hiddenUntil: Readonly<Record<number, Day>>) => {
    const { judged, hidden } = judgedByFirst(lines, {
      turns: new Map(REACHED.map(([id, day]) => [id, [{ day, atTarget: true }]])),
      from: '2023-01-01',
      hiddenUntil: (id) => hiddenUntil[id] ?? null,
    });
    return secondLines(judged, ({ unit }) => (hidden.has(unit.id) ? 'nothing' : 'all')).map(
      ({ unit, rank, tied, ranked, reason }) => [unit.id, rank, tied, ranked, reason],
    );
  };

  it.each<[string, Record<number, Day>, unknown[]]>([
    [
      'nothing hidden',
      {},
      [
        [1, 1, 1, 4, null],
        [2, 2, 2, 4, null],
        [3, 2, 2, 4, null],
        [4, 4, 1, 4, null],
      ],
    ],
    [
      'of a hidden day neither the tie nor the gap between ranks is left',
      { 2: '2023-10-08' },
      [
        [1, 1, 1, 3, null],
        [3, 2, 1, 3, null],
        [4, 3, 1, 3, null],
        [2, null, 0, 3, 'hidden'],
      ],
    ],
    [
      'hidden until long before it, it is ranked',
      { 2: '2023-10-07' },
      [
        [1, 1, 1, 4, null],
        [2, 2, 2, 4, null],
        [3, 2, 2, 4, null],
        [4, 4, 1, 4, null],
      ],
    ],
    [
      'all are hidden: nobody is ranked',
      { 1: '2023-11-20', 2: '2023-11-20', 3: '2023-11-20', 4: '2023-11-20' },
      REACHED.map(([id]) => [id, null, 0, 0, 'hidden']),
    ],
  ])('%s', (_, hiddenUntil, expected) => expect(seen(hiddenUntil)).toEqual(expected));
});
