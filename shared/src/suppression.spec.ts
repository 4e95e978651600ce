import { describe, expect, it } from '@jest/globals';
import { hiddenChildren, shownBelow, showsDirect, type Division, type LensView, type Level } from './suppression.js';

/** Children of these sizes with the keys 1, 2, 3…, and the parent's own people. */
const level = (sizes: number[], direct = 0): Level => ({
  children: sizes.map((size, i) => ({ key: i + 1, cells: [size] })),
  direct: [direct],
});

describe('units hidden by their size', () => {
  it.each<[string, number[], number, number[], boolean]>([
    ['no units at all', [], 0, [], true],
    ['nobody anywhere', [0, 0], 0, [], true],
    ['every unit large enough', [5, 9, 40], 12, [], true],
    ['a small unit hides with the smallest beside it', [40, 3, 6, 9], 0, [2, 3], true],
    ['of two of one size class the one with the lower key', [40, 3, 7, 5], 0, [2, 3], true],
    ['a unit of nobody protects nothing', [0, 3, 20], 0, [2, 3], true],
    ['two small units that make five together need no third', [2, 3, 20], 0, [1, 2], true],
    ['two small units that make four do', [2, 2, 20], 0, [1, 2, 3], true],
    ["the parent's own people protect a small unit, and hide for it", [3, 20], 6, [1], false],
    ['few people of the parent itself hide with the smallest unit', [20, 6], 4, [2], false],
    ['few of both', [2, 20], 3, [1], false],
    ['nothing is left to hide: the parent is small itself', [3, 0], 0, [1], false],
    ['a count below zero is not shown', [-2, 20, 9], 0, [1, 3], true],
  ])('%s', (_what, sizes, direct, hidden, directShown) => {
    const given = level(sizes, direct);
    const found = hiddenChildren(given);
    expect([...found].sort()).toEqual(hidden);
    expect(showsDirect(given, found)).toBe(directShown);
  });

  it('does not depend on the order of the units', () => {
    const { children, direct } = level([40, 3, 7, 5, 6]);
    expect(hiddenChildren({ children: [...children].reverse(), direct })).toEqual(hiddenChildren({ children, direct }));
  });

  it('hides what is hidden from the start, and what protects it', () => {
    expect(hiddenChildren(level([9, 20, 40]), new Set([1]))).toEqual(new Set([1]));
    expect(hiddenChildren(level([9, 2, 40]), new Set([1]))).toEqual(new Set([1, 2]));
  });
});

describe('units hidden by how they divide', () => {
  const cells = (rows: number[][], direct: number[]): Level => ({
    children: rows.map((row, i) => ({ key: i + 1, cells: row })),
    direct,
  });
  it.each<[string, number[][], number[], number[]]>([
    [
      'cells of five or none',
      [
        [5, 0],
        [0, 9],
      ],
      [0, 0],
      [],
    ],
    [
      'one small cell',
      [
        [3, 9],
        [6, 6],
        [50, 50],
      ],
      [0, 0],
      [1, 2],
    ],
    [
      'the partner has people in the small cell',
      [
        [3, 9],
        [0, 6],
        [50, 50],
      ],
      [0, 0],
      [1, 3],
    ],
    [
      'two hidden units may protect each other',
      [
        [3, 9],
        [2, 9],
        [50, 50],
      ],
      [0, 0],
      [1, 2],
    ],
    [
      'until no cell of what is left is small',
      [
        [3, 1],
        [6, 0],
        [0, 7],
        [50, 50],
      ],
      [0, 0],
      [1, 2, 3],
    ],
  ])('%s', (_what, rows, direct, hidden) => expect([...hiddenChildren(cells(rows, direct))].sort()).toEqual(hidden));
});

describe('what shows below a unit through a lens', () => {
  const division = (...stages: number[]): Division => ({ size: stages.reduce((sum, n) => sum + n, 0), stages });
  /** A unit by its parts; everyone is their sum. */
  const view = (key: number, ...parts: number[][]): LensView => {
    const sum = parts.reduce<number[]>((all, part) => part.map((n, i) => n + (all[i] ?? 0)), []);
    return { key, ...division(...sum), parts: parts.map((part) => division(...part)) };
  };
  const NOBODY = view(0, [0, 0], [0, 0]);
  const everyone = (one: LensView): LensView => ({ ...one, parts: [] });
  const keys = (found: ReadonlySet<number>) => [...found].sort();

  it('through the lens of everyone, kinds hide nothing', () => {
    const children = [view(1, [20, 20], [2, 0]), view(2, [30, 30], [0, 9])];
    const shown = shownBelow(children.map(everyone), everyone(NOBODY));
    expect([keys(shown.counts.hidden), keys(shown.stages.hidden)]).toEqual([[], []]);
  });

  it('a unit with a small kind shows no kind, and another hides its own beside it', () => {
    const children = [view(1, [20, 20], [2, 0]), view(2, [30, 30], [9, 0]), view(3, [90, 90], [90, 90])];
    const shown = shownBelow(children, NOBODY);
    expect([keys(shown.counts.hidden), keys(shown.stages.hidden)]).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('kinds that show may divide too finely into stages', () => {
    const children = [view(1, [20, 1], [9, 9]), view(2, [30, 30], [9, 9]), view(3, [90, 90], [90, 90])];
    const shown = shownBelow(children, NOBODY);
    expect([keys(shown.counts.hidden), keys(shown.stages.hidden)]).toEqual([[], [1, 2]]);
  });

  it('what the reader knows protects nothing: something else hides for them', () => {
    const children = [
      view(1, [3, 0], [0, 0]),
      view(2, [6, 0], [0, 0]),
      view(3, [12, 0], [0, 0]),
      view(4, [50, 0], [0, 0]),
    ].map(everyone);
    const hidden = (known?: number) =>
      keys(shownBelow(children, everyone(NOBODY), new Set(known === undefined ? [] : [known])).counts.hidden);
    expect(hidden()).toEqual([1, 2]);
    expect(hidden(2)).toEqual([1, 3]);
    expect(hidden(4)).toEqual([1, 2]);
    // The small unit itself sees nothing less than others do.
    expect(hidden(1)).toEqual([2]);
  });
});
