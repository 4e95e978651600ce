import { formatDay, vietnamDay, vietnamTime, type Day } from '@dat100/shared/calendar';
import { REQUEST_STATES, type AcceptFault, type AnswerFault, type RequestFault } from '@dat100/shared/rating-request';
import type { Label } from '@dat100/shared/codes';
import type { SelfFault } from '@dat100/shared/rating-self';
import { badInput, conflict, type UserError } from '../../common/errors.js';
import type { StoredRequest } from './stored-requests.js';

const ASKING: Readonly<Record<Exclude<RequestFault, 'too_late'>, readonly [vi: string, en: string]>> = {
  not_own: [
    'Chỉ người được xếp loại mới nêu ý kiến, kiến nghị về kết quả của mình.',
    'Only the person who is rated objects or appeals.',
  ],
  own_sheet: [
    'Đây là kết quả của chính bạn: hãy gửi kiến nghị ở trang "Xếp loại của tôi".',
    'This is your own result: appeal from the page "My ratings".',
  ],
  not_locked: [
    'Kết quả chưa chốt. Trước khi chốt, hãy nêu ý kiến hoặc trả lại bước trước để sửa.',
    'The result is not locked yet. Before the lock, object, or return the agency to the step before.',
  ],
  is_locked: [
    'Kết quả đã chốt, không nêu ý kiến trước khi chốt được nữa. Hãy gửi kiến nghị xem xét lại.',
    'The result is locked; there is no objection any more. Send an appeal.',
  ],
  answered_before: [
    'Kiến nghị về kết quả này đã được trả lời bằng văn bản; xem nội dung trả lời ở dưới.',
    'An appeal against this result was answered in writing; the answer stands below.',
  ],
  one_is_open: [
    'Đang có một đề nghị về kết quả này chờ trả lời. Hãy chờ trả lời, hoặc rút đề nghị đó.',
    'A request about this result waits for its answer. Wait for it, or withdraw it.',
  ],
};

/** @param last the last day on which the person could appeal */
export function requestRefused(fault: RequestFault, last: Day): UserError {
  const [vi, en] =
    fault === 'too_late'
      ? [
          `Đã hết thời hạn gửi kiến nghị xem xét lại (đến hết ngày ${formatDay(last)}).`,
          `The time to appeal is over (its last day was ${formatDay(last)}).`,
        ]
      : ASKING[fault];
  return badInput(`rating_request_${fault}`, vi, en);
}

/** Why somebody does not answer this request. */
export function answerRefused(fault: AnswerFault, request: StoredRequest): UserError {
  if (fault === 'answered') return answeredAlready(request);
  return fault === 'own_request'
    ? badInput(
        'rating_request_own_request',
        'Người đề nghị không tự phê duyệt; hãy để người có thẩm quyền khác trả lời.',
        'Whoever asked does not approve; leave the answer to somebody else who may decide.',
      )
    : badInput(
        'rating_request_own_sheet',
        'Không ai trả lời đề nghị về kết quả của chính mình; hãy để người có thẩm quyền khác trả lời.',
        'Nobody answers a request about their own result; leave it to somebody else who may decide.',
      );
}

/** Somebody was first: who ended the request, and when. */
export function answeredAlready({ state, answerer, requester, answeredAt }: StoredRequest): UserError {
  const said = REQUEST_STATES.find(({ code }) => code === state);
  const at = answeredAt === null ? '' : `${vietnamTime(answeredAt)} ${formatDay(vietnamDay(answeredAt))}`;
  return conflict(
    'rating_request_answered',
    `Đề nghị này đã xong (${said?.vi.toLowerCase()}): ${answerer ?? requester}, ${at}. Hãy tải lại trang để xem; phần bạn đã nhập vẫn còn trên màn hình.`,
    `This request is over (${said?.en.toLowerCase()}): ${answerer ?? requester}, ${at}. Reload the page to see; what you typed is still on the screen.`,
  );
}

const ACCEPTING: Readonly<Record<AcceptFault, readonly [vi: string, en: string]>> = {
  needs_level: [
    'Chấp nhận thì phải chọn mức mới; nếu giữ nguyên mức thì trả lời không chấp nhận.',
    'To accept, choose the new level; to keep the level, answer that it is refused.',
  ],
  same_level: ['Mức mới phải khác mức đang có.', 'The new level must be another than the one that stands.'],
  not_decided: [
    'Chưa có quyết định nên chưa có mức để sửa. Hãy sửa số liệu hoặc đề xuất, rồi trả lời mà không chọn mức.',
    'Nothing is decided yet, so there is no level to change. Mend figures or proposal, then answer without a level.',
  ],
  not_rated: [
    'Theo số liệu đã chốt, người này không thuộc diện xếp loại, nên không có mức nào được chấp nhận.',
    'By the locked figures this person is not rated, so no level can be given.',
  ],
};

export function acceptRefused(fault: AcceptFault): UserError {
  const [vi, en] = ACCEPTING[fault];
  return badInput(`rating_accept_${fault}`, vi, en, 'level');
}

const SELF: Readonly<Record<SelfFault, readonly [vi: string, en: string]>> = {
  not_rated: ['Bạn không thuộc diện xếp loại trong kỳ này.', 'You are not rated in this period.'],
  past_step: [
    'Đơn vị đã gửi đề xuất nên không tự đánh giá được nữa. Nếu có điều chưa đúng, hãy nêu ý kiến.',
    'The proposals are in, so self-assessment is over. If something is wrong, object.',
  ],
  past_day: [
    'Đã hết hạn tự đánh giá. Nếu có điều chưa đúng, hãy nêu ý kiến.',
    'The day for self-assessment is over. If something is wrong, object.',
  ],
};

export function selfRefused(fault: SelfFault): UserError {
  const [vi, en] = SELF[fault];
  return badInput(`rating_self_${fault}`, vi, en);
}

/** The same person has saved from another window. */
export const selfSavedElsewhere = (at: number | null) =>
  conflict(
    'rating_self_saved_elsewhere',
    `Bạn đã lưu phần tự đánh giá ở một cửa sổ khác${at === null ? '' : ` lúc ${vietnamTime(at)}`}. Phần vừa nhập vẫn còn trên màn hình; xem bản đã lưu rồi lưu lại.`,
    `You have saved your self-assessment in another window${at === null ? '' : ` at ${vietnamTime(at)}`}. What you typed is still on the screen; look at what was saved, then save again.`,
  );

export const requestReasonMissing = (field: string) =>
  badInput(
    'rating_request_text_missing',
    'Hãy ghi rõ nội dung (từ 10 ký tự): điều gì chưa đúng, căn cứ vào đâu.',
    'Say what it is about (10 characters or more): what is wrong, and what shows it.',
    field,
  );

/** The way out of a cap that an accepted level would break. */
export const CAP_HOLDS: Label = {
  vi: 'Tỷ lệ xuất sắc vẫn phải giữ sau khi chốt: muốn chấp nhận mức này, trước hết hãy đính chính một kết quả xuất sắc khác trong phạm vi đó.',
  en: 'The cap of excellent ratings holds after the lock too: to accept this level, correct another excellent result there first.',
};
