import { formatDay, isDay } from './calendar.js';
import type { RowIssue } from './roster-reading.js';
import type { Message } from './roster-messages.js';

const dayOf = (value: string | number | null | undefined): string =>
  typeof value === 'string' && isDay(value) ? formatDay(value) : '?';

/** What a row of a police list is told, by issue code; no sentence names a person of ours. */
export const POLICE_SENTENCES: Readonly<Record<string, Message | ((issue: RowIssue) => Message)>> = {
  unknown_person: {
    vi: 'không có ai mang số định danh này trong đơn vị được đối chiếu; dòng này không được ghi nhận. Hãy đối chiếu số với thẻ, hoặc bổ sung người này vào danh sách của đơn vị rồi đối chiếu lại.',
    en: 'nobody in the units compared has this citizen ID; nothing is recorded. Compare the number with the card, or add the person to their unit’s list and compare again.',
  },
  not_activated_on_list: {
    vi: 'dòng này cho thấy tài khoản chưa kích hoạt, trong khi danh sách là của người đã kích hoạt; dòng này không được ghi nhận. Hãy kiểm tra đã chọn đúng tệp, hoặc hỏi lại Công an.',
    en: 'this row shows an account that is not activated, on a list of activated ones; nothing of it is recorded. Check that this is the right file, or ask the police.',
  },
  name_does_not_match_id: {
    vi: 'số định danh này đứng tên người khác trong hệ thống; chưa ghi nhận, chờ quyết định. Hãy đối chiếu thẻ, rồi quyết định ở mục “Chờ quyết định”.',
    en: 'on record this citizen ID stands beside another name; nothing is recorded until that is decided. Compare with the card, then decide under “Waiting for a decision”.',
  },
  activation_date_differs_warning: (issue) => ({
    vi: `Công an ghi ngày kích hoạt ${dayOf(issue.value)}, hệ thống đang ghi ${dayOf(issue.ours)}; ngày của Công an được dùng. Nếu sai, hãy hỏi lại Công an.`,
    en: `the police say activated on ${dayOf(issue.value)}, the records say ${dayOf(issue.ours)}; the day of the police stands. If it is wrong, ask the police.`,
  }),
};
