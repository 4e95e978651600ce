import { columnLetters } from './roster-grid.js';
import { searchForm } from './vietnamese-text.js';

/**
 * Digest of a table's headings with the columns they stand over; accents, letter case and punctuation do not matter.
 * Tables of one shape have the same columns, so what a user said of one holds for the next. It guards nothing: 128 bits
 * of FNV-1a are enough to tell tables apart.
 */
export function shapeOf(headings: ReadonlyMap<number, string>): string {
  const text = [...headings]
    .sort(([a], [b]) => a - b)
    .map(([column, heading]) => ({ column, plain: plainOf(heading) }))
    .filter(({ plain }) => !OURS.test(plain))
    .map(({ column, plain }) => `${columnLetters(column)}:${plain}`)
    .join('\n');
  let hash = OFFSET;
  for (let i = 0; i < text.length; i += 1) hash = ((hash ^ BigInt(text.charCodeAt(i))) * PRIME) & MASK;
  return hash.toString(16).padStart(32, '0');
}

/** What we write beside a user's table, when rows to be mended go out, makes no other table of it. */
const OURS = /\bdat100\b/;

/** Whether we wrote this column beside a user's table. */
export function isOurs(heading: string): boolean {
  return OURS.test(plainOf(heading));
}

const plainOf = (heading: string): string =>
  searchForm(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const OFFSET = 0x6c62272e07bb014262b821756295c58dn;
const PRIME = 0x0000000001000000000000000000013bn;
const MASK = (1n << 128n) - 1n;
