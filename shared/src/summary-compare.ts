import type { Message } from './roster-messages.js';
import type { SummaryFigure } from './roster-summary.js';

/** Our own counts of a unit's whole subtree for one criterion, at the end of a day. */
export interface OwnCounts {
  /** everybody: in scope, deferred and exempt */
  people: number;
  inScope: number;
  achieved: number;
  /** past the first stage, of those in scope */
  begun: number;
}

/** A figure of a sheet that is not what we count. */
export interface SummaryDifference {
  code: SummaryDifferenceCode;
  /** What the cell should read, at the precision the sheet shows; null where we have no figure. */
  ours: string | null;
  /** The two whole numbers of our rate; null for counts. */
  share: { count: number; of: number } | null;
}

export type SummaryDifferenceCode = keyof typeof SENTENCES;

const SENTENCES = {
  differs: {
    vi: 'khác với danh sách đã nhập. Hãy cập nhật bảng tổng hợp, hoặc nhập danh sách mới hơn nếu bảng mới đúng.',
    en: 'differs from the lists on record. Bring the summary up to date, or import a newer list if it is the summary that is right.',
  },
  total: {
    vi: 'dòng tổng khác với danh sách đã nhập. Hãy sửa các dòng phía trên rồi cộng lại.',
    en: 'the total differs from the lists on record. Correct the rows above and add them up again.',
  },
  more_than_everybody: {
    vi: 'nhiều hơn số người của đơn vị hoặc quá 100 %. Hãy kiểm tra lại ô này.',
    en: 'is more than the unit has people, or over 100 %. Check this cell.',
  },
  rounded_to_100: {
    vi: 'ghi 100 % trong khi còn người chưa đạt. Chỉ ghi 100 % khi mọi người thuộc diện đều đạt.',
    en: 'says 100 % while some have not achieved. Write 100 % only when everybody in scope has.',
  },
  typed_as_text: {
    vi: 'đúng số nhưng gõ dạng chữ, công thức trong bảng sẽ bỏ qua ô này. Hãy gõ lại dạng số.',
    en: 'is right, but typed as text: the formulas of the sheet pass over it. Type it as a number.',
  },
  not_a_figure: {
    vi: 'không phải là một con số. Hãy ghi lại dạng số.',
    en: 'is not a number. Write it as a number.',
  },
  unknown_unit: {
    vi: 'không tìm thấy đơn vị này trong đơn vị được nhập nên không so sánh được. Hãy sửa tên đơn vị.',
    en: 'no such unit is found within the unit imported for, so nothing can be compared. Correct the name of the unit.',
  },
} as const satisfies Readonly<Record<string, Message>>;

/** What is wrong with the figure and what to do. */
export function differenceMessage(code: SummaryDifferenceCode): Message {
  return SENTENCES[code];
}

/** Text in a text file says nothing of how it was typed: its sheet has no name. */
type Figure = Pick<SummaryFigure, 'sheet' | 'measure' | 'shown'>;

/**
 * Holds a figure against our counts; null when it says the same. Counts are equal or not. A percentage is right when
 * it is our exact share rounded or cut off at the decimals shown; 100 only when nobody is missing.
 */
export function compareFigure(figure: Figure, own: OwnCounts, isTotal = false): SummaryDifference | null {
  const isRate = figure.measure.endsWith('rate');
  const count = countOf(figure.measure, own);
  const shown = parseShown(figure.shown, isRate);
  const precision = shown?.decimals ?? 0;
  const share = isRate ? { count, of: own.inScope } : null;
  const ours = isRate ? rateAt(count, own.inScope, precision) : String(count);
  if (!shown) return { code: 'not_a_figure', ours, share };
  const same = isRate ? saysRate(shown, count, own.inScope) : shown.digits === BigInt(count) * 10n ** BigInt(precision);
  if (same) return shown.text && figure.sheet !== '' ? { code: 'typed_as_text', ours, share } : null;
  return { code: codeOf(figure, shown, own, isTotal), ours, share };
}

interface Shown {
  /** the number without its point */
  digits: bigint;
  decimals: number;
  text: boolean;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?$/;

/** '92.3', or what was typed: '60,3%', '1.194', '52 người'. Null for anything else. */
function parseShown(shown: string, isRate: boolean): Shown | null {
  const plain = NUMBER.exec(shown);
  if (plain) return shownOf(plain, false);
  const bare = shown.replace(/\s*(?:%|người)\s*$/u, '').trim();
  const number = isRate ? bare.replace(',', '.') : bare.replace(/(?<=\d)[. ](?=\d{3}(?!\d))/g, '');
  const typed = NUMBER.exec(number);
  return typed ? shownOf(typed, true) : null;
}

function shownOf([, sign = '', whole = '', part = '']: RegExpExecArray, text: boolean): Shown {
  return { digits: BigInt(`${sign}${whole}${part}`), decimals: part.length, text };
}

function countOf(measure: SummaryFigure['measure'], own: OwnCounts): number {
  if (measure === 'people') return own.people;
  if (measure.startsWith('begun')) return own.begun;
  return measure.startsWith('left') ? own.inScope - own.achieved : own.achieved;
}

/** Cut off and rounded share of 100 · 10^decimals; never rounded up to the whole. */
function sharesOf(count: number, of: number, decimals: number): { cut: bigint; near: bigint } {
  const whole = 100n * 10n ** BigInt(decimals);
  const [a, b] = [BigInt(count) * whole, BigInt(of)];
  const cut = a / b;
  const near = (2n * a + b) / (2n * b);
  return { cut, near: near >= whole && count < of ? cut : near };
}

function saysRate({ digits, decimals }: Shown, count: number, of: number): boolean {
  if (of === 0) return digits === 0n;
  const { cut, near } = sharesOf(count, of, decimals);
  return digits === cut || digits === near;
}

/** The rate as a spreadsheet would show it, at these decimals; no rate without anybody in scope. */
function rateAt(count: number, of: number, decimals: number): string | null {
  if (of === 0) return null;
  // A whole number may hide what one decimal shows: 79.1 beside a typed 100.
  const places = Math.max(1, decimals);
  const digits = String(sharesOf(count, of, places).near).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function codeOf(figure: Figure, shown: Shown, own: OwnCounts, isTotal: boolean): SummaryDifferenceCode {
  const isRate = figure.measure.endsWith('rate');
  const unit = 10n ** BigInt(shown.decimals);
  const most = isRate ? 100n * unit : BigInt(own.people) * unit;
  if (figure.measure !== 'people' && shown.digits > most) return 'more_than_everybody';
  if (isRate && shown.digits === most) return 'rounded_to_100';
  return isTotal ? 'total' : 'differs';
}
