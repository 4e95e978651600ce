import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  SORT_KEY_LENGTH,
  cleanText,
  compareNames,
  givenNameKeys,
  isPersonName,
  nameSortKey,
  sameName,
  searchForm,
  unitSortKey,
} from './vietnamese-text.js';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const syllable = fc.constantFrom(
  'An',
  'Ân',
  'Ăn',
  'Ánh',
  'Anh',
  'Ảnh',
  'Ạnh',
  'Đặng',
  'Dung',
  'Nguyễn',
  'Ngô',
  'Thị',
  'Thủy',
  'Ưu',
  'Ơn',
  'Vỹ',
  'Zen',
);
const someName = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));

describe('cleanText', () => {
  it.each([
    ['', ''],
    ['   ', ''],
    ['\u00a0\t\n', ''],
    ['  Cao  Thành\u00a0Khánh ', 'Cao Thành Khánh'],
    ['Nguyễn Ánh'.normalize('NFD'), 'Nguyễn Ánh'],
    ['Lê\u200b Thị\ufeff Na', 'Lê Thị Na'],
    ['a\u0000b', 'a b'],
    ['\ud800An', 'An'],
    ['Ban A\nBan B', 'Ban A Ban B'],
  ])('%j gives %j', (text, expected) => expect(cleanText(text)).toBe(expected));

  it('law: once is enough', () => {
    fc.assert(fc.property(anyText, (text) => expect(cleanText(cleanText(text))).toBe(cleanText(text))));
  });
});

describe('searchForm', () => {
  it.each([
    ['', ''],
    ['Nguyễn Ánh', 'nguyen anh'],
    ['NGUYỄN ÁNH', 'nguyen anh'],
    ['Nguyễn Ánh'.normalize('NFD'), 'nguyen anh'],
    ['Đỗ Văn An', 'do van an'],
    ['ĐỖ VĂN AN'.normalize('NFD'), 'do van an'],
    ['Ðặng', 'dang'], // eth, from converted legacy fonts
    ['ăâêôơư ẰẤỄỔỢỮ ỳỷỹý', 'aaeoou aaeoou yyyy'],
    ["H'Hen  Niê", "h'hen nie"],
    ['Phường 10', 'phuong 10'],
    ['Tài chính - Kế hoạch', 'tai chinh - ke hoach'],
  ])('%j gives %j', (text, expected) => expect(searchForm(text)).toBe(expected));

  it('laws: once is enough, composed and decomposed agree, capitals agree', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(searchForm(searchForm(text))).toBe(searchForm(text));
        expect(searchForm(text.normalize('NFD'))).toBe(searchForm(text.normalize('NFC')));
      }),
    );
    fc.assert(fc.property(someName, (name) => expect(searchForm(name.toUpperCase())).toBe(searchForm(name))));
  });
});

describe('sameName', () => {
  it.each([
    ['Nguyễn Thị Ánh', 'NGUYEN THI ANH', true],
    ['Đỗ Văn An', 'do  van an', true],
    ['Đỗ Văn An', 'Đỗ VănAn', true],
    ['Đỗ Văn An', 'Đỗ Văn Ân', true],
    ['Đỗ Văn An', 'Đỗ Văn Anh', false],
    ['Đỗ Văn An', 'An Văn Đỗ', false],
    ['', '', false],
    ['', 'An', false],
    [' ', '\u00a0', false],
  ])('%j and %j: %p', (a, b, same) => {
    expect(sameName(a, b)).toBe(same);
    expect(sameName(b, a)).toBe(same);
  });
});

describe('isPersonName', () => {
  it.each([
    ['Nguyễn Thị Minh Khai', true],
    ['H’Hen Niê', true],
    ["Y' Bion Byă", true],
    ['Trần Thị A (B)', true],
    ['Jean-Pierre Đỗ', true],
    ['Nguyễn Văn A.', true],
    ['An', true],
    ['ữ'.repeat(80), true],
    ['ữ'.repeat(81), false],
    ['', false],
    ['A', false],
    ['.An', false],
    ['Trần Văn 2', false],
    ['Trần <b>Văn</b>', false],
    ['=1+1', false],
    ['Trần Văn 😀', false],
  ])('%j: %s', (name, is) => expect(isPersonName(name)).toBe(is));
});

describe('givenNameKeys', () => {
  it.each([
    ['an', 3],
    ['duong', 12],
    ['nguyen', 4],
    ['my', 1],
    ['uououo', null],
    ["h'hen", null],
    ['(ti)', null],
    ['王', null],
    ['2', null],
    ['', null],
  ])('of "%s" are %s', (word, spellings) => expect(givenNameKeys(word)?.length ?? null).toBe(spellings));

  it('law: a sort key begins with one of them where the given name has this search form, and else with none', () => {
    const fits = (key: string, word: string) => givenNameKeys(word)?.some((start) => key.startsWith(start));
    fc.assert(
      fc.property(
        someName,
        fc.oneof(syllable, fc.constantFrom('Thị Ái', 'Ỷ', 'Dũ', 'Đu', 'Ang', 'A')),
        (name, other) => {
          const given = (text: string) => searchForm(text).split(' ').at(-1) ?? '';
          const key = nameSortKey(name);
          expect(fits(key, given(name))).toBe(true);
          expect(fits(key, given(other))).toBe(given(name) === given(other));
        },
      ),
    );
  });
});

describe('nameSortKey', () => {
  it('sorts by given name, then surname, then middle names, letters before tones', () => {
    const sorted = [
      '',
      'Lê Thị An', // surname before middle name: Lê, then Trần
      'Trần An',
      'Trần Bảo An',
      'Trần Văn An',
      'Bùi Anh',
      'Võ Anh',
      'Bùi Ảnh',
      'Bùi Ánh',
      'Bùi Ạnh',
      'Lê Ăn',
      'Lê Ân',
      'Lê Ba',
      'Lê Chi',
      'Lê Dung',
      'Lê Dũng',
      'Lê Đan',
      'Lê Em',
      'Lê Êm',
      'Lê Hoa',
      'Lê Hoà',
      'Lê Hoan',
      'Lê Khánh',
      'Lê Lan',
      'Lê Oanh',
      'Lê Ôn',
      'Lê Ơn',
      'Lê Phương',
      'Lê Tú',
      'Lê Tư',
      'Lê Vy',
      'Lê Zen',
    ];
    expect([...sorted].reverse().sort((a, b) => (nameSortKey(a) < nameSortKey(b) ? -1 : 1))).toEqual(sorted);
    expect([...sorted].reverse().sort(compareNames)).toEqual(sorted);
  });

  it.each([
    ['the six tones', ['Ma', 'Mà', 'Mả', 'Mã', 'Má', 'Mạ']],
    ['the letters', [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz']],
    ['a shorter word first', ['Hoa', 'Hoan', 'Hoang']],
    ['tone only after the letters', ['Mạ', 'Mai']],
    ['surname by tone', ['Do An', 'Đo An', 'Đỏ An']],
  ])('%s', (_name, names) => {
    const keys = names.map(nameSortKey);
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ['case', 'NGUYỄN ÁNH', 'Nguyễn Ánh'],
    ['spelling of the bytes', 'Nguyễn Ánh'.normalize('NFD'), 'Nguyễn Ánh'],
    ['spaces', ' Nguyễn\u00a0 Ánh ', 'Nguyễn Ánh'],
    ['where the tone mark stands', 'Lê Hòa', 'Lê Hoà'],
    ['an alias in brackets', 'Lê Văn Ba (Ba Hiền)', 'Lê Văn Ba'],
    ['an apostrophe', "H'Hen Niê", 'HHen Niê'],
    ['a lone dash', 'Lê - Ba', 'Lê Ba'],
  ])('does not depend on %s', (_name, a, b) => expect(nameSortKey(a)).toBe(nameSortKey(b)));

  it('has a key for names of one word, only in brackets, or in other scripts', () => {
    expect(nameSortKey('An')).not.toBe('');
    expect(nameSortKey('(An)')).toBe(nameSortKey('An'));
    expect(nameSortKey('王')).not.toBe(nameSortKey('李'));
    expect(nameSortKey('王') < nameSortKey('An')).toBe(true);
    expect(nameSortKey('?!')).toBe('');
  });

  it('law: digits and lower-case letters, at most SORT_KEY_LENGTH, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'grapheme', maxLength: 300 })), (text) => {
        for (const key of [nameSortKey(text), unitSortKey(text)]) {
          expect(key).toMatch(/^[0-9a-z]*$/);
          expect(key.length).toBeLessThanOrEqual(SORT_KEY_LENGTH);
        }
      }),
    );
  });

  it('law: compareNames is an order, and agrees with the keys', () => {
    fc.assert(
      fc.property(someName, someName, someName, (a, b, c) => {
        expect(compareNames(a, a)).toBe(0);
        expect(compareNames(a, b) + compareNames(b, a)).toBe(0);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) expect(compareNames(a, c)).toBeLessThanOrEqual(0);
        if (nameSortKey(a) < nameSortKey(b)) expect(compareNames(a, b)).toBe(-1);
      }),
    );
  });

  it('law: same order as the platform collation of Vietnamese gives single syllables', () => {
    const platform = new Intl.Collator('vi');
    fc.assert(
      fc.property(syllable, syllable, (a, b) => {
        expect(Math.sign(compareNames(a, b))).toBe(Math.sign(platform.compare(a, b)));
      }),
    );
  });
});

describe('unitSortKey', () => {
  it('sorts numbers by value and words by letters, then tones', () => {
    const sorted = [
      '',
      '3',
      'Phường 1',
      'Phường 2',
      'Phường 2A',
      'Phường 10',
      'Phường 100',
      'Phường Bến Nghé',
      'Phường Bến Thành',
      'Phường Đa Kao',
      'Quận 1',
      'Quận 12',
      'Quận Bình Thạnh',
      'Sở Nội vụ',
      'Sở Y tế',
      'Xã An Phú',
    ];
    const byKey = [...sorted].reverse().sort((a, b) => (unitSortKey(a) < unitSortKey(b) ? -1 : 1));
    expect(byKey).toEqual(sorted);
  });

  it.each([
    ['Phường 02', 'Phường 2'],
    ['PHƯỜNG 2', 'Phường 2'],
    ['Tài chính - Kế hoạch', 'Tài chính Kế hoạch'],
  ])('%j stands where %j stands', (a, b) => expect(unitSortKey(a)).toBe(unitSortKey(b)));

  it('law: numbers of any length are in numeric order', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 0n, max: 10n ** 30n }), (a, b) => {
        fc.pre(a < b);
        expect(unitSortKey(`Tổ ${a}`) < unitSortKey(`Tổ ${b}`)).toBe(true);
      }),
    );
  });
});
