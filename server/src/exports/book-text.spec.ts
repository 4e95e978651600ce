import { describe, expect, it } from '@jest/globals';
import { bookText, sheetName } from './book-text.js';

describe('bookText', () => {
  it.each([
    ['', ''],
    ['Lê An', 'Lê An'],
    ['a\rb', 'a_x000D_b'],
    ['_x000D_', '_x005F_x000D_'],
    ['\ud83d\ude00', '\ud83d\ude00'],
    ['\ud83d', '_xD83D_'],
    ['a\tb\nc', 'a\tb\nc'],
  ])('%j', (text, kept) => expect(bookText(text)).toBe(kept));

  it('names of sheets differ, whatever they were', () => {
    const taken = new Set<string>();
    const long = 'x'.repeat(40);
    expect([long, long, 'A', 'a', '???'].map((name) => sheetName(name, taken))).toEqual([
      'x'.repeat(31), `${'x'.repeat(27)} (2)`, 'A', 'a (2)', 'Danh sách',
    ]); // prettier-ignore
  });
});
