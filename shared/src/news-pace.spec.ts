import { describe, expect, it } from '@jest/globals';
import { CALM, newsWait, paceAfter, readingLimit } from './news-pace.js';

/** When a page reads that is told of news at these instants, in order. */
function readings(news: readonly number[]): number[] {
  let pace = CALM;
  const read: number[] = [];
  for (const at of news) {
    if (at <= (read.at(-1) ?? -Infinity)) continue;
    const wait = newsWait(pace, at);
    read.push(at + wait);
    pace = paceAfter(pace, at + wait, wait > 0);
  }
  return read;
}

const every = (ms: number, seconds: number): number[] =>
  Array.from({ length: Math.floor((seconds * 1000) / ms) }, (_, n) => n * ms);

describe('how often news are read', () => {
  it.each<[string, number[], number[]]>([
    ['none', [], []],
    ['the first at once', [5], [5]],
    ['two together, once more', [0, 1], [0, 600]],
    ['a handful together, once more', [0, 1, 2, 300, 599], [0, 600]],
    ['what comes after the gap at once', [0, 600], [0, 600]],
    ['each of them when they come a second apart', [0, 1000, 2000, 3000], [0, 1000, 2000, 3000]],
    ['ever rarer while they go on', every(100, 7), [0, 600, 1500, 2850, 4850, 6850, 8850]],
    ['at once again after a calm', [0, 1, 2, 601, 5000, 5001], [0, 600, 1500, 5000, 5600]],
  ])('%s', (_, news, expected) => {
    expect(readings(news)).toEqual(expected);
  });

  it('fifty a second for ten minutes: one reading in two seconds, and the last news are read', () => {
    const news = every(20, 600);
    const read = readings(news);
    expect(read.length).toBeLessThanOrEqual(600 / 2 + 4);
    expect(read.at(-1)).toBeGreaterThanOrEqual(news.at(-1) ?? 0);
  });

  it('nothing waits longer than two seconds, however news come', () => {
    for (const ms of [1, 7, 90, 450, 599, 601, 1999]) {
      const read = readings(every(ms, 60));
      const waits = every(ms, 60).map((at) => (read.find((one) => one >= at) ?? Infinity) - at);
      expect(Math.max(...waits)).toBeLessThanOrEqual(2000);
    }
  });
});

describe('how long a reading is waited for', () => {
  it.each<[string, number, number]>([
    ['the first', 0, 20_000],
    ['after one that was not answered', 1, 40_000],
    ['after two', 2, 80_000],
    ['after three', 3, 160_000],
    ['never longer', 4_000, 160_000],
    ['no less than the first', -1, 20_000],
  ])('%s', (_, unanswered, expected) => {
    expect(readingLimit(unanswered)).toBe(expected);
  });
});
