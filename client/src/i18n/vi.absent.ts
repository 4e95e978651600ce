import { VI_STATES } from '@dat100/shared/state-words.vi';

/** Who is missing from a newer list, and what the units answer. */
export const viAbsent = {
  absent: {
    title: 'Vắng trong danh sách',
    menu: 'Người vắng',
    answer_for: 'Trả lời về %{n} người vắng',
    hint: 'Những người mà danh sách mới của đơn vị không nêu tên. Họ vẫn được tính cho đến khi có câu trả lời.',
    waiting: '%{n} người vắng trong danh sách, chờ trả lời',
    panel: 'Vắng trong danh sách này: %{n} người',
    question:
      '%{n} người đang công tác tại các đơn vị của danh sách ngày %{day} nhưng không có tên trong danh sách, và vẫn đang được tính. Họ đã nghỉ, đã chuyển, hay danh sách ghi sót?',
    to_answers: 'Trả lời…',
    to_list: 'Xem danh sách',
    and_more: 'và %{n} người khác',
    state: 'Câu hỏi',
    list: 'Không có tên trong',
    list_of: 'danh sách ngày %{day}',
    this_list: 'Một danh sách',
    answer: 'Câu trả lời',
    last_day: 'Ngày cuối ở đơn vị',
    note: 'Ghi chú (không bắt buộc)',
    submit: 'Ghi cho %{n} người',
    answered: 'Đã ghi câu trả lời cho %{n} người.',
    none: 'Không có ai vắng trong danh sách',
    none_hint:
      'Khi nhập một danh sách mới mà thiếu người của đơn vị, những người đó được hỏi ở đây; không ai bị gỡ khỏi đơn vị một cách lặng lẽ.',
    none_found: 'Không có ai khớp với bộ lọc',
    none_found_hint: 'Thử bỏ bớt điều kiện, hoặc xem các câu hỏi ở trạng thái khác.',
  },
  absent_state: VI_STATES.absent_state,
  absent_answer: VI_STATES.absent_answer,
  absent_title: {
    left: '%{n} người đã nghỉ',
    moved: '%{n} người đã chuyển đơn vị',
    still_here: '%{n} người vẫn ở đơn vị',
  },
  absent_hint: {
    left: 'Không còn được tính sau ngày cuối; hồ sơ và kết quả trước đó vẫn được giữ. Ghi được cho tất cả, hoặc chưa ghi cho ai.',
    moved:
      'Từ ngày hôm sau được tính ở đơn vị mới; kết quả trước đó vẫn thuộc đơn vị cũ. Ghi được cho tất cả, hoặc chưa ghi cho ai.',
    still_here: 'Danh sách ghi sót: họ vẫn được tính như trước. Danh sách sau nếu lại thiếu tên thì sẽ hỏi lại.',
  },
};
