import { describe, expect, it } from '@jest/globals';
import { Secrets } from './secrets.js';

const secrets = new Secrets('only-for-tests-4mQ8vZ2xL6pT');
const PLACE = 'person:7:phone';

describe('a value that is held against others', () => {
  const stored = secrets.encryptComparable('0912345678', PLACE);

  it.each([
    { what: 'the same value', expected: '0912345678' },
    { what: 'another value', expected: '0987654321' },
    { what: 'no value', expected: '' },
    { what: 'nothing expected', expected: null },
  ])('is told whatever is expected: $what', ({ expected }) => {
    expect(secrets.decryptExpected(stored, PLACE, expected)).toBe('0912345678');
    expect(secrets.decryptExpected(secrets.encrypt('0912345678', PLACE), PLACE, expected)).toBe('0912345678');
    expect(secrets.decrypt(stored, PLACE)).toBe('0912345678');
  });

  it('is the same for one value of one place, and has nothing in common otherwise', () => {
    const nonce = (value: Buffer): string => value.subarray(1, 13).toString('hex');
    expect(secrets.encryptComparable('0912345678', PLACE)).toEqual(stored);
    const others = [
      secrets.encryptComparable('0912345679', PLACE),
      secrets.encryptComparable('0912345678', 'person:70:phone'),
      new Secrets('another-key-9sD2kW5nB8hJ').encryptComparable('0912345678', PLACE),
      secrets.encrypt('0912345678', PLACE),
    ];
    expect(new Set([stored, ...others].map(nonce)).size).toBe(5);
  });

  it('is not taken for what is expected at another place, nor with another key', () => {
    expect(() => secrets.decryptExpected(stored, 'person:8:phone', '0912345678')).toThrow();
    expect(() => new Secrets('another-key-9sD2kW5nB8hJ').decryptExpected(stored, PLACE, '0912345678')).toThrow();
    const other = Buffer.from(stored);
    other[0] = 2;
    expect(() => secrets.decryptExpected(other, PLACE, '0912345678')).toThrow('unknown key 2');
  });
});

describe('a long text that is packed', () => {
  const text = 'Nguyễn Thị Ngọc Ánh\t079300000017\n'.repeat(1000);
  const stored = secrets.encryptPacked(text, PLACE);

  it('takes a fraction of the room and is read like any other', () => {
    expect(stored.length).toBeLessThan(Buffer.byteLength(text) / 20);
    expect(secrets.decrypt(stored, PLACE)).toBe(text);
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i) % 251));
    expect(secrets.decryptBytes(secrets.encryptPacked(bytes, PLACE), PLACE).equals(bytes)).toBe(true);
    expect(secrets.decrypt(secrets.encryptPacked('', PLACE), PLACE)).toBe('');
  });

  it('is not read at another place, with another key, nor when somebody calls it unpacked', () => {
    expect(() => secrets.decrypt(stored, 'person:8:phone')).toThrow();
    expect(() => new Secrets('another-key-9sD2kW5nB8hJ').decrypt(stored, PLACE)).toThrow();
    const unpacked = Buffer.from(stored);
    unpacked[0] = 1;
    expect(() => secrets.decrypt(unpacked, PLACE)).toThrow();
    const packed = Buffer.from(secrets.encrypt(text, PLACE));
    packed[0] = stored[0] as number;
    expect(() => secrets.decrypt(packed, PLACE)).toThrow();
  });
});
