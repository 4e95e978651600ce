import { describe, expect, it } from '@jest/globals';
import { digestOf, frozen } from './digest.js';

describe('digestOf', () => {
  it('is SHA-256 as the standard has it (FIPS 180-4, examples)', () => {
    expect(digestOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is taken of the text in UTF-8', () => {
    expect(digestOf('đạt')).not.toBe(digestOf('dat'));
  });
});

describe('frozen', () => {
  it('gives the same digest however the record was put together, and another for another record', () => {
    const one = frozen({ unit: 'Phường 1', figures: { in_scope: 12, claimed: 11 } });
    expect(frozen({ figures: { claimed: 11, in_scope: 12 }, unit: 'Phường 1'.normalize('NFD') })).toEqual(one);
    expect(one.json).toBe('{"figures":{"claimed":11,"in_scope":12},"unit":"Phường 1"}');
    expect(digestOf(one.json)).toBe(one.digest);
    expect(frozen({ unit: 'Phường 1', figures: { in_scope: 12, claimed: 12 } }).digest).not.toBe(one.digest);
  });
});
