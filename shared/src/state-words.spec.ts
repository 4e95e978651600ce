import { describe, expect, it } from '@jest/globals';
import { EN_STATES } from './state-words.en.js';
import { stateWords } from './state-words.js';
import { VI_STATES } from './state-words.vi.js';

const KINDS = Object.keys(VI_STATES) as (keyof typeof VI_STATES)[];

describe('words of states', () => {
  it('has the same kinds in both languages', () => {
    expect(Object.keys(EN_STATES)).toEqual(KINDS);
  });

  it.each(KINDS)('%s has the same codes in both languages, each with words', (kind) => {
    const codes = Object.keys(VI_STATES[kind]);
    expect(Object.keys(EN_STATES[kind])).toEqual(codes);
    const words = Object.entries<{ vi: string; en: string }>(stateWords(kind));
    expect(words.map(([code]) => code)).toEqual(codes);
    for (const [, { vi, en }] of words) {
      expect([vi.trim(), en.trim()]).not.toContain('');
      expect(en).not.toBe(vi);
    }
  });

  it('answers both', () => {
    expect(stateWords('week_state').returned).toEqual({ vi: 'Đề nghị giải trình', en: 'To be explained' });
  });
});
