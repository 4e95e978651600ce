import { remember } from './remember.js';

/** Longest key nameSortKey and unitSortKey give, in ASCII characters. */
export const SORT_KEY_LENGTH = 120;

// Format characters (zero width, bidi, soft hyphen, BOM) and lone surrogates show nothing and break comparison.
const INVISIBLE = /[\p{Cf}\p{Cs}]/gu;
// \s covers the no-break space; other control characters cannot be typed on purpose in a name.
const SPACE = /[\s\p{Cc}]+/gu;
const MARKS = /\p{M}+/gu;
// Eth and African D look like Đ and stand for it in converted legacy text.
const D_WITH_STROKE = /[đðɖ]/g;

/** Words of Latin letters, signs and digits that are NFC as they stand, one space between them: most texts of a list. */
const CLEAN = /^[!-~\u00a1-\u00ac\u00ae-\u02ff\u1ea0-\u1ef9]+(?: [!-~\u00a1-\u00ac\u00ae-\u02ff\u1ea0-\u1ef9]+)*$/;
const CLEAN_CHARS = 1_000;

/** Stored form of any text: NFC, one space between words, none around, nothing invisible. */
export function cleanText(text: string): string {
  if (text.length <= CLEAN_CHARS && CLEAN.test(text)) return text;
  return text.replace(INVISIBLE, '').replace(SPACE, ' ').trim().normalize('NFC');
}

/** Figures, signs and small plain letters without a space: a text that is its own search form. */
const PLAIN = /^[!-@[-~]+$/;

/** Form to search and compare in: "Nguyễn ÁNH" and its NFD spelling give "nguyen anh". Punctuation stays. */
export function searchForm(text: string): string {
  if (PLAIN.test(text)) return text;
  return cleanText(cleanText(text).split(' ').map(searchWord).join(' '));
}

/** Names are made of a few hundred words that come over and over. */
const WORDS_KEPT = 5_000;
const searchWord = remember(
  (word) => word.toLowerCase().normalize('NFD').replace(MARKS, '').replace(D_WITH_STROKE, 'd'),
  WORDS_KEPT,
);

/** Longer names are not names; the longest known Vietnamese ones have under 50 letters. */
const NAME_CHARS = 80;

/** True for what can be the name of a person, in clean text: letters, and the few signs that stand between them. */
export function isPersonName(name: string): boolean {
  return name.length <= NAME_CHARS && /^[\p{L}\p{M}][\p{L}\p{M} '’.()-]+$/u.test(name);
}

/** True when two names are equal without accents, letter case and spaces. A missing name equals nothing. */
export function sameName(a: string, b: string): boolean {
  const left = searchForm(a).replaceAll(' ', '');
  return left !== '' && left === searchForm(b).replaceAll(' ', '');
}

/**
 * Sort key of a person's name: given name (last word), then surname (first word), then middle names, each word by
 * its letters in the order a ă â b c d đ e ê … and then by tone (ngang, huyền, hỏi, ngã, sắc, nặng), as staff lists
 * are sorted. Digits and lower-case ASCII letters only, so every byte collation orders it. An alias in brackets is
 * left out. Cut at SORT_KEY_LENGTH; '' for an empty name.
 */
export function nameSortKey(fullName: string): string {
  return fullNameKey(fullName).slice(0, SORT_KEY_LENGTH);
}

/** Sort key of a unit's name: word by word as written, numbers by value ("Phường 2" before "Phường 10"). */
export function unitSortKey(name: string): string {
  return wordsOf(name).map(wordKey).join('').slice(0, SORT_KEY_LENGTH);
}

/** Order of two people's names as nameSortKey has it, then by spelling: 0 only for the same clean text. */
export function compareNames(a: string, b: string): -1 | 0 | 1 {
  return compareText(fullNameKey(a), fullNameKey(b)) || compareText(cleanText(a), cleanText(b));
}

function compareText(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fullNameKey(fullName: string): string {
  const withoutAlias = wordsOf(fullName.replace(/\([^()]*\)/g, ' '));
  const words = withoutAlias.length > 0 ? withoutAlias : wordsOf(fullName);
  const given = words.at(-1);
  if (given === undefined) return '';
  return [given, ...words.slice(0, -1)].map(wordKey).join('');
}

function wordsOf(text: string): string[] {
  return cleanText(text)
    .toLowerCase()
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The 33 letters in order (f j w z included: foreign and minority names), each with its place in the key's alphabet. */
const LETTERS = [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'];
const KEY_ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const WORD_END = '0';
const NUMBER = '1';
const OTHER = '2';
const LETTER_CODE = new Map(LETTERS.map((letter, i) => [letter, KEY_ALPHABET.charAt(i + 3)]));
/** Combining tone marks in Vietnamese order; no mark (ngang) comes before all of them. */
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const LONGEST_NUMBER = KEY_ALPHABET.length - 1;

/**
 * One word: a code for each letter, WORD_END, the tones met, WORD_END. Every code starts with a character of its
 * class and none is a prefix of another, so comparing keys compares words letter by letter, shorter first.
 */
const wordKey = remember(keyOfWord, WORDS_KEPT);

function keyOfWord(word: string): string {
  let letters = '';
  let tones = '';
  for (const [part] of word.normalize('NFC').matchAll(/[0-9]+|\P{M}\p{M}*/gu)) {
    if (/^[0-9]/.test(part)) {
      letters += numberKey(part);
      continue;
    }
    const decomposed = part.normalize('NFD');
    const tone = TONES.findIndex((mark) => decomposed.includes(mark));
    if (tone >= 0) tones += String(tone + 1);
    letters += letterKey(decomposed.replace(/[\u0300\u0309\u0303\u0301\u0323]/g, '').normalize('NFC'));
  }
  return letters + WORD_END + tones + WORD_END;
}

/** By plain letter, the codes of all letters that are found by typing it. */
const CODES_OF = new Map<string, string[]>();
for (const [letter, code] of LETTER_CODE) {
  const bare = searchWord(letter);
  CODES_OF.set(bare, [...(CODES_OF.get(bare) ?? []), code]);
}
const MOST_SPELLINGS = 24;

/**
 * How the sort keys begin of everybody whose given name has this search form, whatever its accents: a key of theirs
 * begins with one of these and no other key does. null for a word that is not of the letters a to z alone, or that
 * too many spellings are found by.
 */
export function givenNameKeys(word: string): string[] | null {
  if (!/^[a-z]+$/.test(word)) return null;
  let keys = [''];
  for (const letter of word) {
    const codes = CODES_OF.get(letter) ?? [];
    if (keys.length * codes.length > MOST_SPELLINGS) return null;
    keys = keys.flatMap((key) => codes.map((code) => key + code));
  }
  return keys.map((key) => key + WORD_END);
}

function letterKey(letter: string): string {
  const bare = letter.normalize('NFD').replace(MARKS, '');
  const code = LETTER_CODE.get(letter.replace(D_WITH_STROKE, 'đ')) ?? LETTER_CODE.get(bare);
  if (code !== undefined) return code;
  // Apostrophes, dots and hyphens do not order names: H'Hen stands with Hhen.
  if (!/[\p{L}\p{N}]/u.test(bare)) return '';
  return OTHER + (bare.codePointAt(0) ?? 0).toString(16).padStart(6, '0');
}

/** The count of digits before the digits: a longer number is larger once leading zeros are gone. */
function numberKey(digits: string): string {
  const value = digits.replace(/^0+/, '').slice(0, LONGEST_NUMBER);
  return NUMBER + KEY_ALPHABET.charAt(value.length) + value;
}
