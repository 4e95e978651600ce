import { describe, expect, it } from '@jest/globals';
import { capSums, movedGroups, type LevelMove } from './rating-cap-meter.js';
import type { CapGroup } from './rating-caps.js';
import type { CapRules, Level } from './rating-scheme.js';

const RULES: CapRules = {
  ...{ percent: 2000, outstandingPercent: 2500, base: 'tot', rounding: 'down', perAgency: true, perDutyGroup: true },
  ...{ poolSmall: true, kinds: ['cong_chuc', 'vien_chuc'], source: '' },
};
const group = (code: string, good: number, excellent = 0, lower = 0): CapGroup => ({ code, good, excellent, lower });
const move = (from: Level | null, to: Level | null, at = 'a', kind: LevelMove['kind'] = 'cong_chuc') => ({
  ...{ kind, group: at, from, to },
});

describe('levels that move', () => {
  it.each<[string, LevelMove[], CapGroup[]]>([
    ['none', [], [group('a', 10, 2, 1)]],
    ['good to excellent', [move('tot', 'xuat_sac')], [group('a', 10, 3, 1)]],
    ['excellent to lower', [move('xuat_sac', 'hoan_thanh')], [group('a', 9, 1, 2)]],
    ['both ends of lower', [move('hoan_thanh', 'khong_hoan_thanh')], [group('a', 10, 2, 1)]],
    ['from nothing', [move(null, 'tot')], [group('a', 11, 2, 1)]],
    ['taken back to nothing', [move('hoan_thanh', null)], [group('a', 10, 2)]],
    ['a group nobody counted in', [move(null, 'xuat_sac', 'b')], [group('a', 10, 2, 1), group('b', 1, 1)]],
    ['a worker, who counts on no side', [move('tot', 'xuat_sac', 'a', 'nguoi_lao_dong')], [group('a', 10, 2, 1)]],
    ['there and back', [move('tot', 'xuat_sac'), move('xuat_sac', 'tot')], [group('a', 10, 2, 1)]],
  ])('%s', (_, moves, expected) => {
    expect(movedGroups(RULES.kinds, [group('a', 10, 2, 1)], moves)).toEqual(expected);
  });
});

describe('the sum of each cell', () => {
  const sums = (...groups: CapGroup[]) =>
    capSums(RULES, { code: 'x', outstanding: false, groups }).cells.map(
      ({ kind, base, allowed, over, tooSmall }) => `${kind} ${base} ${allowed} ${over} ${tooSmall}`,
    );
  it.each<[string, string[], CapGroup[]]>([
    ['nobody', ['agency 0 0 0 false'], []],
    ['good ones alone', ['group 10 2 0 false', 'agency 10 2 0 false'], [group('a', 10)]],
    ['one moved beyond the cap', ['group 9 1 1 false', 'agency 9 1 1 false'], [group('a', 11, 2)]],
    ['too small and alone', ['group 3 0 1 true', 'agency 3 0 1 false'], [group('a', 4, 1)]],
    ['two small ones pool', ['pool 6 1 0 false', 'agency 6 1 0 false'], [group('a', 4, 1), group('b', 3)]],
  ])('%s', (_, expected, groups) => expect(sums(...groups)).toEqual(expected));

  it('an outstanding agency has its own ratio', () => {
    const [cell] = capSums(RULES, { code: 'x', outstanding: true, groups: [group('a', 10, 1)] }).cells;
    expect(cell).toMatchObject({ base: 9, allowed: 2 });
  });
});
