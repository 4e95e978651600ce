import { describe, expect, it } from '@jest/globals';
import { formatHundredths, hundredthsOf, parseHundredths, shareWords, sourceWords } from './rating-words.js';

describe('numbers with two decimals', () => {
  it.each<[string, number | null, string, string]>([
    ['0', 0, '0', '0'],
    ['12', 1200, '12', '12'],
    ['12,5', 1250, '12,5', '12.5'],
    [' 12.05 ', 1205, '12,05', '12.05'],
    ['1234567,89', 123_456_789, '1.234.567,89', '1,234,567.89'],
    ['0,10', 10, '0,1', '0.1'],
    ['', null, '', ''],
    ['-1', null, '', ''],
    ['1,234', null, '', ''],
    ['1.000,5', null, '', ''],
    ['5 %', null, '', ''],
  ])('"%s" is %s hundredths', (text, value, vi, en) => {
    expect(parseHundredths(text)).toBe(value);
    if (value !== null) expect([formatHundredths(value, 'vi'), formatHundredths(value, 'en')]).toEqual([vi, en]);
  });

  it('below nothing has its sign', () => {
    expect(formatHundredths(-50, 'en')).toBe('-0.5');
  });

  it('a fraction is cut off, never rounded up', () => {
    expect(hundredthsOf({ num: 89_999n, den: 100_000n }, 10_000)).toBe(8999);
  });
});

describe('figures in words', () => {
  it.each([
    [{ achieved: 0, of: 0 }, 'share', 'Không áp dụng'],
    [{ achieved: 1, of: 1 }, 'yes_no', 'Có'],
    [{ achieved: 0, of: 1 }, 'yes_no', 'Không'],
    [{ achieved: 850, of: 1000 }, 'share', '8,5/10'],
    [{ achieved: 1, of: 3 }, 'people', '1/3'],
    [{ achieved: 12, of: 20 }, 'levels_below', '12/20'],
  ] as const)('%j as %s', (fact, kind, vi) => {
    expect(shareWords(fact, kind).vi).toBe(vi);
  });
});

describe('where an input is from', () => {
  it.each<[string, string, string]>([
    ['employment', 'Hồ sơ công tác', 'Employment records'],
    ['police', 'Danh sách của Công an', 'Police list'],
    ['Biên bản 05/BB', 'Biên bản 05/BB', 'Biên bản 05/BB'],
    ['constructor', 'constructor', 'constructor'],
    ['', '', ''],
  ])('"%s" reads "%s"', (source, vi, en) => expect(sourceWords(source)).toEqual({ vi, en }));
});
