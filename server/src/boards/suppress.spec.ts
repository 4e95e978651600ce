import { describe, expect, it } from '@jest/globals';
import type { Unit } from '../units/unit.js';
import type { BoardLine } from './board.js';
import type { Figures } from './figures.js';
import type { Sight } from './sight.js';
import { shownLines, suppress } from './suppress.js';

const FIGURES: Figures = {
  inScope: 20,
  deferred: 1,
  exempt: 0,
  claimed: 12,
  verified: 1,
  police: 0,
  uncounted: 2,
  noEvent: 5,
  achievedOutOfScope: 0,
  stages: [
    { stage: 'none', count: 3 },
    { stage: 'held', count: 12 },
  ],
  left: 8,
  rateText: '60,0 %',
  verifiedRateText: '5,0 %',
  policeRateText: '0,0 %',
  reachedTarget: false,
};

describe('suppress', () => {
  it.each<[Sight, Figures | null]>([
    ['all', FIGURES],
    ['counts', { ...FIGURES, stages: [], noEvent: 0 }],
    ['nothing', null],
  ])('shows %s', (sight, shown) => expect(suppress(FIGURES, sight)).toEqual(shown));
});

describe('the lines of a board as they may be seen', () => {
  const line = (id: number, name: string, rank: number | null, peerGroup = 'wards'): BoardLine => ({
    unit: { id, name } as Unit,
    direct: false,
    peerGroup,
    rank,
    tied: rank === null ? 0 : 1,
    ranked: 3,
    reason: rank === null ? 'too_small' : null,
    band: 'effort',
    gap: 8,
    latestFact: null,
    stale: true,
    figures: FIGURES,
  });
  const lines = [
    line(1, 'Phường 10', 1),
    line(2, 'Phường 9', 2),
    line(3, 'Phường 3', 3),
    line(4, 'Phường 2', null),
    line(5, 'Sở', 1, 'departments'),
  ];

  it('a hidden line stands last in its group, by name, and tells neither rank nor why it has none', () => {
    const shown = shownLines(lines, ({ unit }) => ([1, 2, 4].includes(unit.id) ? 'nothing' : 'all'));
    expect(
      shown.map(({ unit, rank, tied, ranked, reason, gap, figures }) => [
        unit.name,
        rank,
        tied,
        ranked,
        reason,
        gap,
        figures !== null,
      ]),
    ).toEqual([
      ['Phường 3', 3, 1, 3, null, 8, true],
      ['Phường 2', null, 0, 3, 'hidden', 0, false],
      ['Phường 9', null, 0, 3, 'hidden', 0, false],
      ['Phường 10', null, 0, 3, 'hidden', 0, false],
      ['Sở', 1, 1, 3, null, 8, true],
    ]);
  });

  it('leaves a board alone of which everything may be seen', () => {
    expect(shownLines(lines, () => 'all')).toEqual(lines);
    expect(shownLines([], () => 'all')).toEqual([]);
  });
});
