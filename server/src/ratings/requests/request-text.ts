import { LEAST_REQUEST_TEXT } from '@dat100/shared/rating-request';
import { keptText } from '../../common/texts.js';

/** A reason or an answer as it is kept; null: too short to say anything. @throws bad_input `text_too_long` */
export function requestText(typed: string, most: number, field: string): string | null {
  const text = keptText(typed, most, field);
  return text !== null && [...text].length >= LEAST_REQUEST_TEXT ? text : null;
}
