import { describe, expect, it } from '@jest/globals';
import { canonicalJson, type Canonical } from './canonical-json.js';

/** The same letter as one code point and as a letter with its marks. */
const COMPOSED = 'Đạt \u1ec7';
const DECOMPOSED = 'Đạt e\u0323\u0302';

describe('canonicalJson', () => {
  it.each<[string, Canonical, string]>([
    ['null', null, 'null'],
    ['yes and no', [true, false], '[true,false]'],
    ['zero', 0, '0'],
    ['minus zero is zero', -0, '0'],
    ['negative', -12, '-12'],
    ['the largest whole number', Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['no powers of ten', 1_000_000_000_000_000, '1000000000000000'],
    ['empty text', '', '""'],
    ['empty list', [], '[]'],
    ['empty record', {}, '{}'],
    ['keys are sorted', { b: 1, a: 2, B: 3, '10': 4, '9': 5 }, '{"10":4,"9":5,"B":3,"a":2,"b":1}'],
    ['keys of every level are sorted', [{ z: { y: 1, x: [] } }], '[{"z":{"x":[],"y":1}}]'],
    ['lists keep their order', [3, 1, 2], '[3,1,2]'],
    ['escapes', 'a"\\\n\u0001/', '"a\\"\\\\\\n\\u0001/"'],
    ['letters stay letters', 'Ủy ban', '"Ủy ban"'],
    ['a character beyond the first plane', '\u{1F600}', '"\u{1F600}"'],
    ['texts are composed', DECOMPOSED, JSON.stringify(COMPOSED)],
    ['keys are composed', { [DECOMPOSED]: 1 }, `{${JSON.stringify(COMPOSED)}:1}`],
    ['a key that is special elsewhere', JSON.parse('{"__proto__":1}') as Canonical, '{"__proto__":1}'],
  ])('%s', (_name, value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
    expect(canonicalJson(JSON.parse(expected) as Canonical)).toBe(expected);
  });

  it('sorts by code units, as every language has them, and not by an alphabet', () => {
    // U+FF21 comes after the surrogates that write U+1F600, although its code point is lower.
    expect(canonicalJson({ '\uff21': 1, '\u{1F600}': 2, đ: 3, e: 4 })).toBe('{"e":4,"đ":3,"\u{1F600}":2,"\uff21":1}');
  });

  it('does not depend on the order in which a record was made', () => {
    expect(canonicalJson({ a: 1, b: { c: 2, d: 3 } })).toBe(canonicalJson({ b: { d: 3, c: 2 }, a: 1 }));
  });

  const itself: Record<string, unknown> = {};
  itself['again'] = itself;
  it.each<[string, unknown, string]>([
    ['a fraction', { rate: 0.5 }, '$.rate'],
    ['no number', [NaN], '$[0]'],
    ['without end', Infinity, '$'],
    ['beyond 2^53', 2 ** 53, '$'],
    ['undefined member', { a: [{ b: undefined }] }, '$.a[0].b'],
    ['a hole in a list', new Array(1), '$[0]'],
    ['a big integer', 1n, '$'],
    ['a date', { at: new Date(0) }, '$.at'],
    ['a map', new Map(), '$'],
    ['a function', { f: () => 1 }, '$.f'],
    ['half a character', '\ud83d', '$'],
    ['half a character in a key', { '\ude00': 1 }, '$'],
    ['two keys that are one', { [COMPOSED]: 1, [DECOMPOSED]: 2 }, '$'],
    ['a record that holds itself', itself, '$.again'],
  ])('refuses %s and names the place', (_name, value, place) => {
    expect(() => canonicalJson(value as Canonical)).toThrow(TypeError);
    expect(() => canonicalJson(value as Canonical)).toThrow(new RegExp(`^${place.replace(/[$.[\]]/g, '\\$&')}`));
  });
});
