import { describe, expect, it } from '@jest/globals';
import { LegacyTextCounter } from './legacy-font-text.js';

const isLegacy = (texts: readonly string[]): boolean => {
  const counter = new LegacyTextCounter();
  for (const text of texts) counter.add(text);
  return counter.isLegacy;
};

describe('LegacyTextCounter', () => {
  const cases: [why: string, texts: string[], legacy: boolean][] = [
    ['TCVN3', ['Hä vµ tªn', 'Ngµy sinh', 'NguyÔn V¨n An', 'TrÇn ThÞ B×nh'], true],
    ['VNI', ['Hoï vaø teân', 'Ngaøy sinh', 'Nguyeãn Vaên An', 'Traàn Thò Bình'], true],
    ['VNI in capitals', ['HOÏ VAØ TEÂN', 'NGAØY SINH', 'NGUYEÃN VAÊN AN'], true],
    ['Unicode', ['Họ và tên', 'Ngày sinh', 'Nguyễn Văn Án', 'Hoà', 'Toàn', 'Quý', 'Thuỷ', 'ĐOÀN THỊ HOÀ'], false],
    [
      'Unicode, decomposed',
      ['Họ và tên', 'Nguyễn Văn Thuỷ', 'Trần Thị Hoà'].map((text) => text.normalize('NFD')),
      false,
    ],
    ['one foreign name', ['Họ và tên', 'Noël Dupont', 'Nguyễn Văn An'], false],
    ['foreign names among many', [...Array<string>(40).fill('Nguyễn Văn An'), 'Noël', 'Saïgon', 'Göran'], false],
    ['ASCII', ['Ho va ten', 'Nguyen Van An'], false],
    ['numbers only', ['123', '45/6', ''], false],
    ['nothing', [], false],
  ];
  it.each(cases)('%s', (_why, texts, legacy) => {
    expect(isLegacy(texts)).toBe(legacy);
  });
});
