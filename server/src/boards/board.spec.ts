import { describe, expect, it } from '@jest/globals';
import { COUNT_COLUMNS } from '@dat100/shared/person-history';
import type { Unit } from '../units/unit.js';
import { boardDay } from './board-day.js';
import { boardLines, groupsOf, type BoardCounts } from './board.js';
import { NO_COUNTS, type Counts, type FiguresRule } from './figures.js';

const CRITERION: FiguresRule = {
  targetPercent: 100,
  stages: ['none', 'held'].map((code, position) => ({
    position,
    code,
    achieved: position === 1,
    level: position,
    side: false,
    holder: 'person',
    limit: null,
    nameVi: code,
    nameEn: code,
  })),
};
const unit = (id: number, peerGroup: string, valid: Partial<Unit> = {}): Unit => ({
  id,
  code: `U${id}`,
  name: `Đơn vị ${id}`,
  kind: 'phuong',
  validFrom: '1900-01-01',
  validTo: null,
  parentId: 1,
  path: `/1/${id}/`,
  depth: 1,
  peerGroup,
  version: 1,
  ...valid,
});
const CITY = unit(1, 'provinces', { parentId: null, path: '/1/' });
/** k achieved of n in scope */
const counts = (k: number, n: number, more: Record<string, number> = {}): Counts => {
  const row: Record<string, number> = { in_scope: n, s0: n - k, s1: k, ...more };
  return COUNT_COLUMNS.map((column) => row[column] ?? 0);
};
const DAY = '2023-11-20';

function lines(
  children: [Unit, Counts | null][],
  direct: Counts = NO_COUNTS,
  latest: Map<number, string> | null = new Map<number, string>(),
  day = DAY,
) {
  const known = children.flatMap(([child, row]): [number, Counts][] => (row ? [[child.id, row]] : []));
  const board: BoardCounts = { total: NO_COUNTS, direct, children: new Map(known) };
  return boardLines(
    CRITERION,
    CITY,
    children.map(([child]) => child),
    board,
    latest,
    day,
  );
}

describe('the lines of a board', () => {
  it('ranks inside peer groups, on exact fractions, ties sharing a rank; groups in their order', () => {
    const board = lines([
      [unit(10, 'departments'), counts(10, 20)],
      [unit(11, 'districts'), counts(20, 30)],
      [unit(12, 'districts'), counts(2, 3)],
      [unit(13, 'districts'), counts(40, 60)],
      [unit(14, 'districts'), counts(30, 30)],
      [unit(15, 'districts'), counts(0, 12)],
      [unit(16, 'districts'), null],
    ]);
    expect(board.map((l) => [l.unit.id, l.peerGroup, l.rank, l.tied, l.ranked, l.reason, l.gap])).toEqual([
      [14, 'districts', 1, 1, 4, null, 0],
      [11, 'districts', 2, 2, 4, null, 10],
      [13, 'districts', 2, 2, 4, null, 20],
      [15, 'districts', 4, 1, 4, null, 12],
      [12, 'districts', null, 0, 4, 'too_small', 1],
      [16, 'districts', null, 0, 4, 'no_one_in_scope', 0],
      [10, 'departments', 1, 1, 1, null, 10],
    ]);
    expect(groupsOf(board).map((group) => group.code)).toEqual(['districts', 'departments']);
  });

  it('keeps the order of names between equals', () => {
    const board = lines([
      [unit(21, 'wards'), counts(5, 10)],
      [unit(20, 'wards'), counts(6, 12)],
      [unit(23, 'wards'), null],
      [unit(22, 'wards'), null],
    ]);
    expect(board.map((l) => l.unit.id)).toEqual([21, 20, 23, 22]);
  });

  it('shows people employed by the unit itself last, without a rank, and only when there is something to show', () => {
    expect(lines([]).length).toBe(0);
    const [line] = lines([], counts(3, 4));
    expect(line).toMatchObject({
      unit: CITY,
      direct: true,
      peerGroup: 'direct',
      rank: null,
      tied: 0,
      ranked: 0,
      reason: 'direct',
      gap: 1,
    });
    expect(lines([], counts(0, 0, { uncounted: 1 }))).toHaveLength(1);
    expect(lines([], counts(0, 0, { deferred: 1 }))).toHaveLength(1);
    const board = lines([[unit(30, 'a group of our own'), counts(1, 20)]], counts(3, 4));
    expect(groupsOf(board)).toEqual([
      { code: 'a group of our own', nameVi: 'a group of our own', nameEn: 'a group of our own' },
      { code: 'direct', nameVi: 'Trực thuộc', nameEn: 'Employed directly' },
    ]);
  });

  it.each<[string, Partial<Unit>, Counts | null, boolean]>([
    ['in force', {}, null, true],
    ['its first day', { validFrom: DAY }, null, true],
    ['not yet', { validFrom: '2023-11-21' }, null, false],
    ['its last day', { validTo: DAY }, null, true],
    ['ended', { validTo: '2023-11-19' }, null, false],
    ['ended, nobody left', { validTo: '2023-11-19' }, counts(0, 0), false],
    ['ended, but still holds people', { validTo: '2023-11-19' }, counts(0, 1), true],
    ['not yet, but holds people', { validFrom: '2023-11-21' }, counts(0, 1), true],
  ])('a unit %s', (_what, valid, row, shown) =>
    expect(lines([[unit(40, 'wards', valid), row]])).toHaveLength(shown ? 1 : 0),
  );

  it.each<[string | null, boolean]>([
    [null, true],
    ['2023-11-12', true],
    ['2023-11-13', false],
    [DAY, false],
    ['2023-12-01', false],
  ])('data of %s is stale: %s', (latest, stale) => {
    const [line] = lines([[unit(50, 'wards'), null]], NO_COUNTS, new Map(latest ? [[50, latest]] : []));
    expect(line).toMatchObject({ latestFact: latest, stale });
  });

  it('says of a past day neither what was recorded last nor that it is stale', () =>
    expect(lines([[unit(50, 'wards'), null]], counts(1, 2), null)).toMatchObject([
      { direct: false, latestFact: null, stale: false },
      { direct: true, latestFact: null, stale: false },
    ]));

  it('gives figures that cannot be no rank, and takes none from the others', () => {
    const board = lines([
      [unit(60, 'wards'), counts(31, 30)],
      [unit(61, 'wards'), counts(10, 30)],
    ]);
    expect(board.map((l) => [l.unit.id, l.rank, l.reason, l.figures.rateText])).toEqual([
      [61, 1, null, '33,3 %'],
      [60, null, 'bad_figures', 'lỗi số liệu'],
    ]);
  });
});

describe('the day of a board', () => {
  const known = { countedFrom: '2023-01-01', countedTo: '2023-11-20' };
  it.each<[string, string | null, string | null, string]>([
    ['today', null, null, '2023-11-20'],
    ['a past day', '2023-05-01', null, '2023-05-01'],
    ['the first day', '2023-01-01', null, '2023-01-01'],
    ['a unit that has ended: its last day', null, '2023-06-30', '2023-06-30'],
    ['a unit that will end', null, '2024-06-30', '2023-11-20'],
    ['a unit that ended before the figures begin', null, '2019-06-30', '2023-11-20'],
    ['a day after the end of a unit, when asked for', '2023-07-02', '2023-06-30', '2023-07-02'],
  ])('%s', (_what, asked, validTo, day) => expect(boardDay(asked, { validTo }, known)).toBe(day));

  it.each([
    ['2023-11-21', 'day_in_future'],
    ['9999-12-31', 'day_in_future'],
    ['2022-12-31', 'before_first_day'],
  ])('%s is refused: %s', (asked, code) => {
    expect(() => boardDay(asked, { validTo: null }, known)).toThrow(expect.objectContaining({ code, field: 'asOf' }));
  });
});
