import { describe, expect, it } from '@jest/globals';
import { factsReader } from './facts-reader.js';

const text = (kind: string, filler = '') => JSON.stringify({ kind, filler });

describe('factsReader', () => {
  it('makes of the same text the same thing, once, and of another text another', () => {
    let made = 0;
    const read = factsReader((facts) => ({ kind: facts.kind, made: (made += 1) }));
    const first = read(text('vien_chuc'));
    expect(first).toEqual({ kind: 'vien_chuc', made: 1 });
    expect(read(text('cong_chuc'))).toEqual({ kind: 'cong_chuc', made: 2 });
    expect(read(text('vien_chuc'))).toBe(first);
  });

  it('keeps no long ones', () => {
    const read = factsReader((facts) => facts);
    const long = text('vien_chuc', 'x'.repeat(1000));
    expect(read(long)).not.toBe(read(long));
    expect(read(long)).toEqual(JSON.parse(long));
  });

  it('remembers so many and goes on reading the rest', () => {
    const read = factsReader((facts) => facts);
    const texts = Array.from({ length: 4001 }, (_, i) => text(String(i)));
    const all = texts.map(read);
    expect(read(texts[0] ?? '')).toBe(all[0]);
    expect(read(texts[4000] ?? '')).toEqual({ kind: '4000', filler: '' });
    expect(read(texts[4000] ?? '')).not.toBe(all[4000]);
  });
});
