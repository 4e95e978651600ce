/** Days as people write them; their figures belong to nobody: 30/11/2023, 30.11.2023, 30-11-2023, 2023-11-30. */
const DAYS = /(?<!\d)(?:\d{1,2}([./-])\d{1,2}\1\d{4}|\d{4}-\d{1,2}-\d{1,2})(?!\d)/g;
/** What people put between the groups of a long number. */
const BETWEEN_FIGURES = /(?<=\d)[\s.\-–_]{1,3}(?=\d)/g;
/** Citizen ids have 12 figures or 9, telephone numbers 10. */
const LONG_NUMBER = /\d{9}/;

/**
 * Whether a text holds what may be somebody's citizen id or telephone number: nine figures or more in a row, also
 * with spaces, dots or dashes between them. Days are no such number.
 */
export function holdsPersonalNumber(text: string): boolean {
  return LONG_NUMBER.test(text.normalize('NFKC').replace(DAYS, 'x').replace(BETWEEN_FIGURES, ''));
}
