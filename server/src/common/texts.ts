import { cleanText } from '@dat100/shared/vietnamese-text';
import { badInput } from './errors.js';

/** What people search for: a name, a code, the end of a path. */
const MOST_SEARCH_CHARS = 200;

/** @throws bad_input `text_too_long` that names the field */
export function checkLength(text: string, most: number, field: string): void {
  if (text.length > most)
    throw badInput(
      'text_too_long',
      `Nội dung dài quá ${most} ký tự; hãy viết ngắn lại.`,
      `The text is longer than ${most} characters; make it shorter.`,
      field,
    );
}

/** Text as the records keep it: nothing invisible, null when empty. @throws bad_input `text_too_long` */
export function keptText(typed: string | null, most: number, field: string): string | null {
  const text = cleanText(typed ?? '');
  checkLength(text, most, field);
  return text === '' ? null : text;
}

/** @throws bad_input `text_too_long` */
export function checkSearch(search: string | null | undefined): void {
  checkLength(search ?? '', MOST_SEARCH_CHARS, 'search');
}
