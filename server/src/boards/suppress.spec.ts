import { describe, expect, it } from '@jest/globals';
import type { Figures } from './figures.js';
import { suppress } from './suppress.js';

const figures = (inScope: number, stages: number[], noEvent: number): Figures => ({
  inScope,
  deferred: 1,
  exempt: 0,
  claimed: stages.at(-1) ?? 0,
  verified: 1,
  police: 0,
  uncounted: 2,
  noEvent,
  achievedOutOfScope: 0,
  stages: stages.map((count, i) => ({ stage: `stage-${i}`, count })),
  left: inScope - (stages.at(-1) ?? 0),
  rateText: '…',
  verifiedRateText: '…',
  reachedTarget: false,
});

describe('suppress', () => {
  it.each<[string, number, number[], number, 'all' | 'no stages' | 'nothing']>([
    ['nobody in scope', 0, [0, 0, 0], 0, 'all'],
    ['one person', 1, [0, 0, 1], 0, 'nothing'],
    ['four people', 4, [0, 0, 4], 0, 'nothing'],
    ['five people who all achieved', 5, [0, 0, 5], 0, 'all'],
    ['five people, one stuck', 5, [1, 0, 4], 0, 'no stages'],
    ['every stage holds five or none', 20, [5, 0, 10], 5, 'all'],
    ['one stage holds four', 20, [4, 6, 10], 0, 'no stages'],
    ['nothing known of two', 20, [8, 0, 10], 2, 'no stages'],
  ])('%s', (_what, inScope, stages, noEvent, shown) => {
    const all = figures(inScope, stages, noEvent);
    expect(suppress(all)).toEqual(
      shown === 'nothing' ? null : shown === 'all' ? all : { ...all, stages: [], noEvent: 0 },
    );
  });

  it('always shows how many of how many', () => {
    const shown = suppress(figures(9, [1, 2, 6], 0));
    expect([shown?.claimed, shown?.inScope, shown?.left]).toEqual([6, 9, 3]);
  });
});
