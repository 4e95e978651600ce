import type { Day } from '@dat100/shared/calendar';
import type { Locale } from '@dat100/shared/rates';
import { badInput } from '../common/errors.js';
import { DayScalar } from '../common/scalars.js';

/** What the address of a file asks for, as it came. */
export type Asked = Readonly<Record<string, unknown>>;

/** null when left out or empty. */
export const askedText = (value: unknown): string | null =>
  value === undefined || value === '' ? null : String(value);

/** @throws bad_input `bad_day` */
export const askedDay = (value: unknown): Day | null =>
  askedText(value) === null ? null : DayScalar.parseValue(value);

/** A whole number, or null. @throws bad_input `bad_number` */
export function askedNumber(value: unknown, field: string): number | null {
  const text = askedText(value);
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw badInput('bad_number', `"${text}" không phải là số nguyên.`, `"${text}" is not a whole number.`, field);
}

/** Vietnamese unless English is asked for. */
export const askedLanguage = (value: unknown): Locale => (value === 'en' ? 'en' : 'vi');
