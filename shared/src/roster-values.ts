import { parseDayText, type Day } from './calendar.js';
import { EMPLOYMENT_KINDS, type EmploymentKind, type ScopeStatus } from './codes.js';
import { remember } from './remember.js';
import { serialDay, type GridCell } from './roster-grid.js';
import { cleanText, searchForm } from './vietnamese-text.js';

/** Cell values of rosters. A missing cell is undefined, never an empty text. */

/** Clean text of a cell, '' when there is none. */
export function cellText(cell: GridCell | undefined): string {
  if (cell === undefined) return '';
  return cell.day ?? cleanText(String(cell.value));
}

/** The value to report to the user: a day where the cell shows one, else what stands there. */
export function shownValue(cell: GridCell | undefined): string | number | null {
  if (cell === undefined) return null;
  return cell.day ?? (typeof cell.value === 'boolean' ? String(cell.value) : cell.value);
}

export type CellDay =
  | { kind: 'empty' }
  | { kind: 'day'; day: Day }
  | { kind: 'year'; year: number }
  /** Looks like a day and is none. */
  | { kind: 'bad' }
  /** Not a day at all: a tick or a word. */
  | { kind: 'other' };

const YEARS = { first: 1900, last: 2100 };

/** The time of day behind a date, as programs export it. */
const TIME = /[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/;

/** A cell of a date column: a date cell, a text, a year, or a serial number that lost its date format. */
export function cellDay(cell: GridCell | undefined, date1904: boolean): CellDay {
  if (cell === undefined) return { kind: 'empty' };
  if (cell.day !== undefined) return { kind: 'day', day: cell.day };
  if (typeof cell.value === 'boolean') return { kind: 'other' };
  if (typeof cell.value === 'number') {
    const { value } = cell;
    if (Number.isInteger(value) && value >= YEARS.first && value <= YEARS.last) return { kind: 'year', year: value };
    // A column of ticks may hold 1 and 0; the days of 1900 are nobody's.
    const day = value > 366 ? serialDay(value, date1904) : null;
    if (day !== null) return { kind: 'day', day };
    return value === 0 || value === 1 ? { kind: 'other' } : { kind: 'bad' };
  }
  // A time of day behind the date says nothing here.
  const clean = cleanText(cell.value);
  const text = clean.includes(':') ? clean.replace(TIME, '') : clean;
  const parsed = parseDayText(text);
  if (parsed.ok)
    return parsed.day === undefined ? { kind: 'year', year: parsed.year } : { kind: 'day', day: parsed.day };
  return /\d/.test(text) && !/^[01]$/.test(text) ? { kind: 'bad' } : { kind: 'other' };
}

const YES = new Set([
  'x',
  'v',
  'y',
  'co',
  'da',
  'roi',
  'da co',
  'co roi',
  'yes',
  'true',
  'ok',
  'dung',
  '1',
  '+',
  '✓',
  '✔',
  '☑',
  '√',
  '×',
]);
const NO = new Set([
  '',
  '0',
  '-',
  '–',
  '—',
  'khong',
  'ko',
  'k',
  'chua',
  'chua co',
  'khong co',
  'no',
  'n',
  'false',
  '☐',
  '✗',
  '✘',
]);

/** A tick: true, false (an empty cell too), or null when it is neither. */
export function cellTick(cell: GridCell | undefined): boolean | null {
  if (cell === undefined) return false;
  if (typeof cell.value === 'boolean') return cell.value;
  return tickOf(cellText(cell));
}

const tickOf = remember((text) => {
  const plain = searchForm(text).replace(/^[("']+|[)"'.;,]+$/g, '');
  return YES.has(plain) ? true : NO.has(plain) ? false : null;
});

/** Nam, Nữ; null for anything else. */
export const sexOf = remember((text): 'male' | 'female' | null => {
  const plain = searchForm(text);
  if (['nam', 'male', 'm'].includes(plain)) return 'male';
  return ['nu', 'female', 'f'].includes(plain) ? 'female' : null;
});

const KIND_WORDS: readonly (readonly [EmploymentKind, readonly string[]])[] = [
  [
    'khong_chuyen_trach',
    ['cbkct', 'can bo khong chuyen trach', 'khong chuyen trach', 'nguoi hdkct', 'hdkct', 'ban chuyen trach'],
  ],
  [
    'nguoi_lao_dong',
    ['hop dong', 'hd', 'hdld', 'lao dong hop dong', 'nhan vien hop dong', 'ldhd', 'hd 68', 'hd 111', 'nhan vien'],
  ],
];

/** Employment kind by code, short form or words of offices; null for anything else, also for "CBCC". */
export const kindOf = remember((text): EmploymentKind | null => {
  const plain = searchForm(text)
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim();
  const named = EMPLOYMENT_KINDS.find(({ code, short, vi }) =>
    [code, short, vi].some((word) => searchForm(word) === plain),
  );
  return named?.code ?? KIND_WORDS.find(([, words]) => words.includes(plain))?.[0] ?? null;
});

/** What a scope column says; null for anything else. */
export const scopeOf = remember((text): ScopeStatus | null => {
  const plain = searchForm(text);
  if (/^(?:(?:duoc |tam )?hoan\b|deferred$)/.test(plain)) return 'deferred';
  if (/^(?:(?:duoc )?mien\b|exempt$)/.test(plain)) return 'exempt';
  return /^(?:phai thuc hien|(?:thuoc dien )?thuc hien|thuoc dien|ap dung|co|in_scope)/.test(plain) ? 'in_scope' : null;
});
