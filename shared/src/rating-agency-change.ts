import { formatDay, type Day } from './calendar.js';
import type { Label } from './codes.js';
import type { AgencyState } from './rating-period.js';

/** What of an agency can still be said otherwise after the opening. */
export interface AgencyTerms {
  readonly selfDue: Day;
  readonly proposeDue: Day;
  readonly decideDue: Day;
  readonly outstanding: boolean;
}

export interface AgencyChangeFault extends Label {
  readonly code: 'agency_decided' | 'day_earlier' | 'days_out_of_order' | 'nothing_changed';
}

const DAYS = ['selfDue', 'proposeDue', 'decideDue'] as const;

/** Whether days and the ratio of an agency may still be changed: until its decision is taken. */
export const mayChangeAgency = (state: AgencyState): boolean => state !== 'decided' && state !== 'locked';

/**
 * What stands against other terms for an agency of an opened period; null: nothing. A day is only ever put off: who
 * counted on it has it still.
 */
export function agencyChangeFault(
  state: AgencyState,
  before: AgencyTerms,
  after: AgencyTerms,
): AgencyChangeFault | null {
  if (!mayChangeAgency(state))
    return {
      code: 'agency_decided',
      vi: 'Cơ quan đã ban hành quyết định nên không đổi được hạn và tỷ lệ. Muốn đổi, hãy trả lại bước trước.',
      en: 'The agency has taken its decision, and its days and ratio stand. Return it a step to change them.',
    };
  const earlier = DAYS.find((day) => after[day] < before[day]);
  if (earlier)
    return {
      code: 'day_earlier',
      vi: `Sau khi mở kỳ chỉ lùi hạn được: ngày ${formatDay(after[earlier])} sớm hơn hạn đang có ${formatDay(before[earlier])}.`,
      en: `After the opening days are only put off: ${formatDay(after[earlier])} is before ${formatDay(before[earlier])}, which stands.`,
    };
  if (!(after.selfDue <= after.proposeDue && after.proposeDue <= after.decideDue))
    return {
      code: 'days_out_of_order',
      vi: 'Hạn tự đánh giá, đề xuất, quyết định phải theo thứ tự đó; hãy lùi cả các hạn sau.',
      en: 'Self-assessment, proposal and decision are due in that order; put off the later days too.',
    };
  if (DAYS.every((day) => after[day] === before[day]) && after.outstanding === before.outstanding)
    return {
      code: 'nothing_changed',
      vi: 'Chưa có gì thay đổi. Hãy chọn ngày muộn hơn, hoặc đổi ghi nhận cơ quan tiêu biểu.',
      en: 'Nothing is changed. Choose a later day, or say otherwise whether the agency is outstanding.',
    };
  return null;
}
