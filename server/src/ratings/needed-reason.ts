import { LEAST_REASON } from '@dat100/shared/rating-turns';
import { badInput } from '../common/errors.js';
import { keptText } from '../common/texts.js';

/** As long as the columns that keep reasons, in characters. */
export const MOST_REASON = 1_000;

/** Why something is done that others will ask about. @throws bad_input `rating_reason_missing`, `text_too_long` */
export function neededReason(typed: string): string {
  const reason = keptText(typed, MOST_REASON, 'reason');
  if (reason !== null && [...reason].length >= LEAST_REASON) return reason;
  throw badInput(
    'rating_reason_missing',
    `Hãy ghi lý do (từ ${LEAST_REASON} ký tự) để người đọc sau này hiểu vì sao.`,
    `Say why (${LEAST_REASON} characters or more), so that whoever reads it later understands.`,
    'reason',
  );
}
