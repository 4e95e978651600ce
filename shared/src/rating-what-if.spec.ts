import { describe, expect, it } from '@jest/globals';
import { isWorse, standOf, StandCounter, STANDS, type Stand } from './rating-what-if.js';

describe('what moves between two sets of rules', () => {
  it('nobody', () => {
    const { before, after, moves } = new StandCounter().comparison();
    expect([before, after].map((counts) => Object.values(counts))).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
    ]);
    expect(moves).toEqual([]);
  });

  it('counts both sides and who goes where; whoever stays is no move', () => {
    const counter = new StandCounter();
    const people: [Stand, Stand][] = [
      ['tot', 'tot'],
      ['tot', 'xuat_sac'],
      ['xuat_sac', 'hoan_thanh'],
      ['open', 'not_rated'],
      ['xuat_sac', 'hoan_thanh'],
    ];
    for (const [from, to] of people) counter.add(from, to);
    const { before, after, moves } = counter.comparison();
    expect(before).toEqual({ xuat_sac: 2, tot: 2, hoan_thanh: 0, khong_hoan_thanh: 0, open: 1, not_rated: 0 });
    expect(after).toEqual({ xuat_sac: 1, tot: 1, hoan_thanh: 2, khong_hoan_thanh: 0, open: 0, not_rated: 1 });
    expect(moves).toEqual([
      { from: 'xuat_sac', to: 'hoan_thanh', people: 2 },
      { from: 'tot', to: 'xuat_sac', people: 1 },
      { from: 'open', to: 'not_rated', people: 1 },
    ]);
  });

  it('what is worse', () => {
    expect(isWorse({ from: 'xuat_sac', to: 'tot' })).toBe(true);
    expect(isWorse({ from: 'tot', to: 'open' })).toBe(true);
    expect(isWorse({ from: 'khong_hoan_thanh', to: 'tot' })).toBe(false);
    expect(isWorse({ from: 'tot', to: 'tot' })).toBe(false);
  });

  it('every outcome stands somewhere', () => {
    expect(standOf({ kind: 'proposed', level: 'tot' })).toBe('tot');
    expect(standOf({ kind: 'open', best: 'tot', worst: 'hoan_thanh' })).toBe('open');
    expect(standOf({ kind: 'not_rated', reason: 'kind' })).toBe('not_rated');
    expect(STANDS.map(({ code }) => code)).toHaveLength(6);
  });
});
