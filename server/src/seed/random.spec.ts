import { describe, expect, it } from '@jest/globals';
import { Random, WeightedList } from './random.js';

function draws(seed: string, count: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.below(1_000_000));
}

describe('Random', () => {
  it('repeats for the same text and differs for another', () => {
    expect(draws('a', 20)).toEqual(draws('a', 20));
    expect(draws('a', 20)).not.toEqual(draws('b', 20));
  });

  it('draws the same numbers for ever', () => {
    expect(draws('đạt', 4)).toEqual([307_310, 312_057, 974_771, 290_184]);
  });

  it('stays within its bounds', () => {
    const random = new Random('bounds');
    for (let i = 0; i < 2_000; i++) {
      expect([0, 1, 2]).toContain(random.below(3));
      expect([-2, -1, 0]).toContain(random.between(-2, 0));
      expect([5, 6, 7, 8]).toContain(random.nearMiddle(5, 8));
    }
    expect(random.between(4, 4)).toBe(4);
    expect(random.between(4, 1)).toBe(4);
    expect(random.nearMiddle(4, 1)).toBe(4);
  });

  it('keeps odds in a thousand', () => {
    const random = new Random('odds');
    const hits = Array.from({ length: 20_000 }, () => random.permille(250)).filter(Boolean).length;
    expect(hits).toBeGreaterThan(4_700);
    expect(hits).toBeLessThan(5_300);
    expect(random.permille(0)).toBe(false);
    expect(random.permille(1000)).toBe(true);
  });

  it('cannot pick from nothing', () => {
    expect(() => new Random('x').pick([])).toThrow(RangeError);
  });
});

describe('WeightedList', () => {
  it('draws by weight and never what weighs nothing', () => {
    const list = new WeightedList([
      ['often', 90],
      ['never', 0],
      ['rarely', 10],
    ]);
    const random = new Random('weights');
    const counts: Record<string, number> = {};
    for (let i = 0; i < 10_000; i++) {
      const item = list.draw(random);
      counts[item] = (counts[item] ?? 0) + 1;
    }
    expect(counts.never).toBeUndefined();
    expect(counts.often).toBeGreaterThan(8_800);
    expect(counts.often).toBeLessThan(9_200);
  });

  it.each([[[]], [[['x', 0]]], [[['x', -1]]], [[['x', 0.5]]]] as [[string, number][]][])('refuses %j', (entries) => {
    expect(() => new WeightedList(entries)).toThrow(RangeError);
  });
});
