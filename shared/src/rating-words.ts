import type { Label } from './codes.js';
import type { Fraction } from './ledger-points.js';
import { formatInteger, type Locale } from './rates.js';
import type { ShareFact } from './rating-facts.js';
import {
  LEVELS,
  type Compare,
  type Condition,
  type Hundredths,
  type Level,
  type SchemeInput,
} from './rating-scheme.js';

/** 12,5 (vi) or 12.5 (en): no more decimals than there are. */
export function formatHundredths(value: Hundredths, locale: Locale): string {
  const whole = formatInteger(Math.trunc(Math.abs(value) / 100), locale);
  const rest = String(Math.abs(value) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${whole}${rest && `${locale === 'vi' ? ',' : '.'}${rest}`}`;
}

/** A fraction in hundredths, cut off and never rounded up, so that 89.999 points do not read 90. */
export function hundredthsOf({ num, den }: Fraction, of: Hundredths): Hundredths {
  return Number((num * BigInt(of)) / den);
}

/** The same words in both languages, made from one rule. */
export function inBoth(say: (locale: Locale) => string): Label {
  return { vi: say('vi'), en: say('en') };
}

export const percentWords = (value: Hundredths): Label => inBoth((locale) => `${formatHundredths(value, locale)} %`);
export const pointWords = (value: Hundredths): Label =>
  inBoth((locale) => `${formatHundredths(value, locale)} ${locale === 'vi' ? 'điểm' : 'points'}`);
export const monthWords = (value: Hundredths): Label =>
  inBoth((locale) => `${formatHundredths(value, locale)} ${locale === 'vi' ? 'tháng' : 'months'}`);

export const YES: Label = { vi: 'Có', en: 'Yes' };
export const NO: Label = { vi: 'Không', en: 'No' };

/** A level by its name. */
export function levelWords(level: Level): Label {
  const { vi, en } = LEVELS.find(({ code }) => code === level) ?? { vi: level, en: level };
  return { vi, en };
}

export const COMPARES: Readonly<Record<Compare, Label>> = {
  at_least: { vi: 'từ … trở lên', en: 'at least' },
  more_than: { vi: 'trên', en: 'more than' },
  at_most: { vi: 'không quá', en: 'at most' },
  less_than: { vi: 'dưới', en: 'less than' },
};

/** Where the software itself got an input from; any other source is the words of whoever entered it. */
const SOURCES: ReadonlyMap<string, Label> = new Map([
  ['employment', { vi: 'Hồ sơ công tác', en: 'Employment records' }],
  ['scope', { vi: 'Hồ sơ tạm hoãn, miễn', en: 'Records of deferral and exemption' }],
  ['board', { vi: 'Bảng xếp hạng', en: 'Board' }],
  ['entry', { vi: 'Ghi nhận trực tiếp', en: 'Recorded directly' }],
  ['roster', { vi: 'Danh sách nhập vào', en: 'Imported list' }],
  ['police', { vi: 'Danh sách của Công an', en: 'Police list' }],
  ['seed', { vi: 'Dữ liệu mẫu', en: 'Sample data' }],
]);

/** The source of an input as people read it. */
export function sourceWords(source: string): Label {
  return SOURCES.get(source) ?? { vi: source, en: source };
}

/** "Tasks done on time and well: at least 80 %". A yes-or-no input is said without a percentage. */
export function conditionWords(condition: Condition, input: SchemeInput | undefined): Label {
  const name = input?.name ?? { vi: condition.input, en: condition.input };
  if (input?.kind === 'yes_no') return name;
  return inBoth((locale) => {
    const percent = `${formatHundredths(condition.percent, locale)} %`;
    if (condition.compare === 'at_least')
      return locale === 'vi' ? `${name.vi}: từ ${percent} trở lên` : `${name.en}: at least ${percent}`;
    return `${name[locale]}: ${COMPARES[condition.compare][locale]} ${percent}`;
  });
}

/** 8/10, 12,5/15, yes or no, or that it does not apply. */
export function shareWords(fact: ShareFact, kind: SchemeInput['kind'] | 'people'): Label {
  if (fact.of === 0) return { vi: 'Không áp dụng', en: 'Does not apply' };
  if (kind === 'yes_no') return fact.achieved === fact.of ? YES : NO;
  const counts = kind === 'people' || kind === 'levels_below';
  const figure = (value: number, locale: Locale) =>
    counts ? formatInteger(value, locale) : formatHundredths(value, locale);
  return inBoth((locale) => `${figure(fact.achieved, locale)}/${figure(fact.of, locale)}`);
}

const TYPED = /^(\d{1,7})(?:[.,](\d{1,2}))?$/;

/** What people type for a number with at most two decimals ("12,5", "12.5", "100") in hundredths; null: not one. */
export function parseHundredths(text: string): Hundredths | null {
  const [, whole, rest = ''] = TYPED.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}
