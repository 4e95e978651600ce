/**
 * Repeatable chance (mulberry32 seeded with FNV-1a of a text): the same text gives the same draws on every machine.
 * Only for synthetic data, never for secrets.
 */
export class Random {
  private state: number;

  constructor(seedText: string) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < seedText.length; i++) hash = Math.imul(hash ^ seedText.charCodeAt(i), 0x01000193);
    this.state = hash >>> 0;
  }

  /** A whole number from 0 to n - 1; n from 1 to 2^31. */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  }

  /** A whole number from low to high, both included; low when high is smaller. */
  between(low: number, high: number): number {
    return high <= low ? low : low + this.below(high - low + 1);
  }

  /** From low to high, the middle more often than the ends. */
  nearMiddle(low: number, high: number): number {
    const span = Math.max(0, high - low);
    return low + Math.floor((this.below(span + 1) + this.below(span + 1) + this.below(span + 1)) / 3);
  }

  /** True in so many of a thousand draws. */
  permille(odds: number): boolean {
    return this.below(1000) < odds;
  }

  /** One of a list, each as likely. Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T {
    const item = list[list.length === 0 ? 0 : this.below(list.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  }
}

/** A list drawn from by weight. */
export class WeightedList<T> {
  private readonly items: T[] = [];
  private readonly ends: number[] = [];
  private total = 0;

  /** Weights are whole numbers; an item of weight 0 is never drawn. Throws RangeError when nothing can be. */
  constructor(entries: Iterable<readonly [T, number]>) {
    for (const [item, weight] of entries) {
      if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`Not a weight: ${weight}`);
      if (weight === 0) continue;
      this.total += weight;
      this.items.push(item);
      this.ends.push(this.total);
    }
    if (this.total === 0) throw new RangeError('Nothing to draw from');
  }

  draw(random: Random): T {
    const at = random.below(this.total);
    let low = 0;
    let high = this.ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return this.items[low] as T;
  }
}
