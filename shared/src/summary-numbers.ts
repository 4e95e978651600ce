import type { GridCell } from './roster-grid.js';
import { cellText } from './roster-values.js';

/** How the percentages of a column are written. */
export interface RateStyle {
  /** 0.923 stands for 92.3 % */
  fractions: boolean;
  /** decimals that the column shows */
  decimals: number;
}

/** A figure with more decimals is the result of a formula that nobody rounded: four say enough. */
const MOST_DECIMALS = 4;
const SHOWN_CHARS = 40;
/** No count and no percentage; beyond it numbers are not written digit by digit. */
const NO_FIGURE = 1e15;

/** Looks at all percentages of a column: 25 beside 92.3 stands for 25.0. */
export function rateStyle(cells: readonly GridCell[]): RateStyle {
  const numbers = cells.flatMap(({ value }) =>
    typeof value === 'number' && Math.abs(value) < NO_FIGURE ? [value] : [],
  );
  const fractions = numbers.some((n) => n > 0 && n < 1) && numbers.every((n) => n >= 0 && n <= 1);
  const decimals = numbers.map((n) => decimalsOf(digitsOf(n, fractions))).filter((n) => n <= MOST_DECIMALS);
  return { fractions, decimals: Math.max(0, ...decimals) };
}

/**
 * A figure as the sheet shows it, in a form that can be kept: '52', '92.3', '25.0'; a text as it was typed. Null for a
 * cell that shows no figure at all.
 */
export function figureText(cell: GridCell | undefined, style: RateStyle | null): string | null {
  if (cell === undefined || cell.day !== undefined || typeof cell.value === 'boolean') return null;
  if (typeof cell.value === 'string') {
    const text = cellText(cell);
    return /\d/.test(text) ? text.slice(0, SHOWN_CHARS) : null;
  }
  if (!Number.isFinite(cell.value)) return null;
  if (Math.abs(cell.value) >= NO_FIGURE) return String(cell.value);
  const digits = digitsOf(cell.value, style?.fractions ?? false);
  const decimals = decimalsOf(digits);
  if (style === null || decimals > MOST_DECIMALS) return rounded(digits, Math.min(decimals, MOST_DECIMALS));
  return padded(digits, style.decimals);
}

/** A number in plain decimal digits; a fraction as its percentage, the point moved two places. */
function digitsOf(value: number, fraction: boolean): string {
  const text = /e/i.test(String(value)) ? value.toFixed(MOST_DECIMALS + 2) : String(value);
  if (!fraction) return trimmed(text);
  const [whole = '', part = ''] = text.split('.');
  const all = part.padEnd(2, '0');
  return trimmed(`${whole}${all.slice(0, 2)}.${all.slice(2)}`);
}

/** Without zeros that say nothing. */
function trimmed(text: string): string {
  const bare = text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
  return bare.replace(/^(-?)0+(?=\d)/, '$1');
}

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

function padded(text: string, decimals: number): string {
  const [whole = '', part = ''] = text.split('.');
  return decimals === 0 ? text : `${whole}.${part.padEnd(decimals, '0')}`;
}

/** Half up, in whole numbers. */
function rounded(text: string, decimals: number): string {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  if (part.length <= decimals) return text;
  const scaled = BigInt(whole + part.slice(0, decimals)) + ((part[decimals] ?? '0') >= '5' ? 1n : 0n);
  const digits = String(scaled).padStart(decimals + 1, '0');
  const sign = text.startsWith('-') ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
