import { formatDay, vietnamDay, vietnamTime, type Day } from '@dat100/shared/calendar';
import type { ConfirmationState } from '@dat100/shared/confirmation';
import { isWeekKnown, LATE_WEEKS, weekOf, type Week, type WeekFault } from '@dat100/shared/confirmation-week';
import { badInput, conflict, type UserError } from '../common/errors.js';
import type { StoredWeek, WeekStep } from './stored-weeks.js';

/** The week a day lies in. @throws bad_input `week_unknown` before the first figures and after the running week */
export function requireWeek(day: Day, firstDay: Day, today: Day): Week {
  if (isWeekKnown(day, firstDay, today)) return weekOf(day);
  const [from, to] = [weekOf(firstDay).from, weekOf(today).to];
  throw badInput(
    'week_unknown',
    `Chỉ có số liệu tuần từ ${formatDay(from)} đến ${formatDay(to)}. Hãy chọn một ngày trong khoảng đó.`,
    `There are weekly figures from ${formatDay(from)} to ${formatDay(to)}. Choose a day between them.`,
    'week',
  );
}

/** The refusal of a confirmation that comes too early or too late. */
export function weekRefused(fault: WeekFault): UserError {
  if (fault === 'not_begun')
    return badInput('week_not_begun', 'Tuần này chưa bắt đầu.', 'This week has not begun.', 'week');
  return badInput(
    'week_closed',
    `Tuần này đã qua quá ${LATE_WEEKS} tuần nên không xác nhận được nữa. Hãy xác nhận tuần hiện tại.`,
    `This week ended more than ${LATE_WEEKS} weeks ago and can no longer be confirmed. Confirm the current one.`,
    'week',
  );
}

const WHAT: Readonly<Record<ConfirmationState, readonly [vi: string, en: string]>> = {
  confirmed: ['đã được xác nhận, đang chờ tiếp nhận', 'was confirmed and waits to be accepted'],
  returned: ['đã được trả lại, đề nghị giải trình', 'was returned with a question'],
  answered: ['đã được giải trình, đang chờ tiếp nhận', 'was explained and waits to be accepted'],
  accepted: ['đã được tiếp nhận', 'was accepted'],
};

/** Somebody was first: whose act stands, and since when. */
export function standsAlready(standing: StoredWeek, last: WeekStep | undefined): UserError {
  const [vi, en] = WHAT[standing.state];
  const who = last?.actor ?? standing.confirmer;
  const at = last?.at ?? standing.confirmedAt;
  const [time, day] = [vietnamTime(at), formatDay(vietnamDay(at))];
  return conflict(
    'week_stands',
    `Số liệu tuần ${vi} (lần ${standing.revision}): ${who}, lúc ${time} ngày ${day}. Hãy tải lại trang để xem.`,
    `The figures of this week: ${en} (revision ${standing.revision}), by ${who} at ${time} on ${day}. Reload the page to see.`,
  );
}

/** Nobody vouches for figures other than those they saw. */
export const figuresMoved = () =>
  conflict(
    'figures_moved',
    'Số liệu vừa thay đổi sau khi bạn mở trang. Hãy xem lại số liệu mới rồi xác nhận.',
    'The figures have changed since you opened the page. Look at the new ones, then confirm.',
  );

export const notInForce = () =>
  badInput(
    'unit_not_in_force',
    'Đơn vị không hoạt động trong tuần này nên không có số liệu để xác nhận. Hãy chọn tuần khác.',
    'The unit was not in force in this week, so there is nothing to confirm. Choose another week.',
    'week',
  );
