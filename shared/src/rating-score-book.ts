import {
  isAskedOf,
  isEntered,
  periodsOf,
  WHOLE,
  type Hundredths,
  type RatingScheme,
  type SchemeInput,
} from './rating-scheme.js';
import type { Label } from './codes.js';
import type { RatingFacts, ShareFact } from './rating-facts.js';
import { formatHundredths, parseHundredths } from './rating-words.js';
import { searchForm } from './vietnamese-text.js';

/** A column of a workbook of scores. `key`: person, citizen_id, away, maternity, discipline, source or `PERIOD INPUT`. */
export interface ScoreColumn {
  readonly key: string;
  readonly heading: string;
  /** what may stand in it */
  readonly hint: string;
  readonly input: SchemeInput | null;
  /** from 0 */
  readonly period: number;
}

/** What a cell means: a figure, or for the columns of facts a text of their own. */
export type ScoreValue =
  | { readonly kind: 'share'; readonly period: number; readonly input: string; readonly share: ShareFact }
  | { readonly kind: 'away'; readonly months: Hundredths }
  | { readonly kind: 'maternity'; readonly had: boolean }
  | { readonly kind: 'discipline'; readonly discipline: 'none' | 'duty' | 'other' };

const DISCIPLINES = { khong: 'none', 'cong vu': 'duty', 'lien quan den cong vu': 'duty', khac: 'other' } as const;
const DISCIPLINE_WORDS = { none: 'Không', duty: 'Công vụ', other: 'Khác' } as const;
const OUT_WORDS = ['-', 'khong ap dung'];
const plain = (text: string): string => searchForm(text).replace(/\s+/g, ' ').trim();
const column = (key: string, heading: string, hint: string): ScoreColumn => ({
  ...{ key, heading, hint, input: null, period: 0 },
});

/** The columns of a scheme: who, the facts that people enter, and each input in each month or quarter. */
export function scoreColumns(scheme: RatingScheme): ScoreColumn[] {
  const periods = periodsOf(scheme);
  const name = periods === 12 ? 'Tháng' : 'Quý';
  const inputs = Array.from({ length: periods }, (_, period) =>
    scheme.inputs.filter(isEntered).map((input): ScoreColumn => ({
      key: `${period} ${input.code}`,
      heading: periods === 1 ? input.name.vi : `${name} ${period + 1}: ${input.name.vi}`,
      hint: HINTS[input.kind] ?? '',
      input,
      period,
    })),
  );
  return [
    column('person', 'Mã người', 'Giữ nguyên, hoặc để trống và ghi số CCCD'),
    column('citizen_id', 'Số CCCD', 'Đủ 12 chữ số; để trống nếu đã có mã người'),
    column('away', 'Số tháng nghỉ', 'Ví dụ 2 hoặc 2,5; không kể thai sản'),
    column('maternity', 'Nghỉ thai sản', 'Có hoặc Không'),
    column('discipline', 'Kỷ luật', 'Không, Công vụ hoặc Khác'),
    ...inputs.flat(),
    column('source', 'Căn cứ', 'Văn bản, biên bản làm căn cứ'),
  ];
}

const HINTS: Readonly<Partial<Record<SchemeInput['kind'], string>>> = {
  share: 'Ghi số đạt/số được giao, ví dụ 9/10; dấu - nếu không áp dụng',
  score: 'Điểm trên thang 100, ví dụ 92,5; dấu - nếu không áp dụng',
  yes_no: 'Có hoặc Không; dấu - nếu không áp dụng',
};

/** Which column a heading means; null: none of them. Accents, capitals and spaces do not matter. */
export function scoreColumnOf(columns: readonly ScoreColumn[], heading: string): ScoreColumn | null {
  const wanted = plain(heading);
  return columns.find((one) => plain(one.heading) === wanted) ?? null;
}

/** What a cell means. Texts in words say what is wrong and what may stand there. */
export function scoreValue(of: ScoreColumn, text: string): ScoreValue | Label {
  const typed = plain(text);
  if (of.key === 'away') {
    const months = parseHundredths(text);
    return months === null ? wrong(of, text) : { kind: 'away', months };
  }
  if (of.key === 'maternity') {
    const had = yesNo(typed);
    return had === null ? wrong(of, text) : { kind: 'maternity', had };
  }
  if (of.key === 'discipline') {
    const discipline = (DISCIPLINES as Readonly<Partial<Record<string, 'none' | 'duty' | 'other'>>>)[typed];
    return discipline ? { kind: 'discipline', discipline } : wrong(of, text);
  }
  const share = of.input && shareOf(of.input.kind, text.trim(), typed);
  if (!share || !of.input) return wrong(of, text);
  return { kind: 'share', period: of.period, input: of.input.code, share };
}

/** True for an input that is not asked of this person: a head's of somebody who is none, or the other way round. */
export function isNotAsked({ input }: ScoreColumn, head: boolean): boolean {
  return input !== null && !isAskedOf(input, head);
}

/** What stands in a cell of the workbook for somebody now; null: nothing. Reading it again means the same. */
export function scoreText({ key, input, period }: ScoreColumn, facts: RatingFacts): string | null {
  if (key === 'away') return facts.away && formatHundredths(facts.away.months, 'vi').replaceAll('.', '');
  if (key === 'maternity') return facts.maternity ? 'Có' : 'Không';
  if (key === 'discipline') return facts.discipline && DISCIPLINE_WORDS[facts.discipline.kind];
  const fact = input && facts.periods[period]?.[input.code];
  if (!input || !fact) return null;
  if (fact.of === 0) return '-';
  if (input.kind === 'yes_no') return fact.achieved === fact.of ? 'Có' : 'Không';
  const [achieved, of] = [fact.achieved, fact.of].map((n) => formatHundredths(n, 'vi').replaceAll('.', ''));
  return input.kind === 'score' && fact.of === WHOLE ? (achieved ?? null) : `${achieved}/${of}`;
}

function shareOf(kind: SchemeInput['kind'], text: string, typed: string): ShareFact | null {
  if (OUT_WORDS.includes(typed) || text === '-') return { achieved: 0, of: 0 };
  if (kind === 'yes_no') {
    const yes = yesNo(typed);
    return yes === null ? null : { achieved: yes ? 1 : 0, of: 1 };
  }
  const [first = '', second, ...more] = text.split('/');
  const achieved = parseHundredths(first);
  const of = second === undefined ? (kind === 'score' ? WHOLE : null) : parseHundredths(second);
  return achieved === null || of === null || achieved > of || more.length > 0 ? null : { achieved, of };
}

const yesNo = (typed: string): boolean | null =>
  ['co', 'x', 'yes', '1'].includes(typed) ? true : ['khong', 'no', '0'].includes(typed) ? false : null;

const wrong = ({ heading, hint }: ScoreColumn, text: string): Label => ({
  vi: `"${text.slice(0, 40)}" không đọc được ở cột "${heading}". Cách ghi: ${hint}.`,
  en: `"${text.slice(0, 40)}" cannot be read in the column "${heading}". What may stand there: ${hint}.`,
});
