import { VI_STATES } from '@dat100/shared/state-words.vi';

/** What is odd about figures, asked as questions. */
export const viRadar = {
  signs: {
    title: 'Dấu hiệu cần kiểm tra',
    menu: 'Dấu hiệu cần kiểm tra',
    as_of: '%{criterion}, tính đến ngày %{day}.',
    subtitle:
      'Mỗi dòng là một câu hỏi, không phải kết luận. Tính trên người do chính đơn vị quản lý, không gồm đơn vị trực thuộc; đơn vị được hỏi cũng thấy câu hỏi về mình.',
    filter: 'Lọc theo dấu hiệu',
    all_rules: 'Tất cả',
    state: 'Giải thích',
    state_open: 'Chờ giải thích',
    state_answered: 'Đã giải thích',
    group: 'Xếp theo',
    group_unit: 'Đơn vị',
    group_rule: 'Dấu hiệu',
    none: 'Không có dấu hiệu nào',
    none_hint: 'Số liệu của các đơn vị không có gì phải hỏi. Trang này được tính lại mỗi lần mở.',
    none_found: 'Không có dấu hiệu nào như vậy',
    none_found_hint: 'Chọn dấu hiệu khác, đơn vị khác, hoặc xem cả những điều đã giải thích.',
    grown: 'Hỏi lại: số liệu tăng thêm, hoặc lời giải thích đã cũ',
    see_people: 'Xem danh sách người',
    see_ledger: 'Xem vì sao tỷ lệ thay đổi',
    answer: 'Ghi giải thích…',
    answer_more: 'Ghi thêm giải thích…',
    answer_title: 'Giải thích của %{unit}',
    answer_submit: 'Ghi nhận giải thích',
    answer_hint:
      'Được giữ lại cùng tên bạn và thời điểm ghi. Câu hỏi chuyển sang mục đã giải thích, và được hỏi lại nếu số liệu tăng thêm, hoặc nếu về sau dấu hiệu vẫn còn.',
    answer_saved: 'Đã ghi nhận giải thích của %{unit}',
    answer_saved_grown:
      'Đã ghi nhận giải thích của %{unit}, nhưng số liệu vừa tăng thêm nên câu hỏi vẫn chờ giải thích. Hãy xem số liệu mới.',
    explanation: 'Nội dung giải thích',
    answers: 'Các lần giải thích',
    for: 'thay cho %{name}',
  },
  radar_rule: VI_STATES.radar_rule,
  radar_question: {
    exemptions_bunched:
      '%{part} trong %{of} người được miễn, tạm hoãn từ %{from} đến %{to} là ghi trong %{bunchDays} ngày cuối trước hạn %{day}. Vì sao?',
    departures_bunched:
      '%{part} trong %{of} người thôi việc từ %{from} đến %{to} có ngày làm việc cuối trong %{bunchDays} ngày trước hạn %{day}. Vì sao?',
    late_batch:
      '%{part} trong %{of} người được ghi tình trạng trong tuần đến hết ngày %{day} là ghi trong %{lateMinutes} phút cuối của ngày. Vì sao?',
    low_verified:
      'Đơn vị báo cáo %{claimed}/%{scope} người đạt (%{after}), trong đó %{part}/%{of} người đã được xác minh. Đã kiểm tra trực tiếp những người còn lại chưa?',
    shrinking_roster:
      'Trong %{shrinkDays} ngày, danh sách từ %{of} còn %{part} người, còn tỷ lệ tăng từ %{before} lên %{after}. Những người không còn trong danh sách đi đâu?',
    taken_back:
      'Sau hạn %{day}, kết quả đã báo trước hạn của %{part} người bị rút lại (đơn vị có %{of} người thuộc diện). Lúc báo cáo căn cứ vào đâu?',
  },
  radar_words: {
    exemptions_bunched:
      'Hỏi khi trong %{bunchDays} ngày cuối trước hạn có từ %{leastBunched} người được miễn, tạm hoãn, gấp ít nhất %{bunchTimes} lần cả %{usualDays} ngày trước đó.',
    departures_bunched:
      'Hỏi khi trong %{bunchDays} ngày trước hạn có từ %{leastBunched} người thôi việc, gấp ít nhất %{bunchTimes} lần cả %{usualDays} ngày trước đó; không kể điều chuyển.',
    late_batch:
      'Hỏi khi trong %{lateMinutes} phút cuối của ngày hạn, hoặc của thứ Sáu, ghi từ %{leastLate} người, và ít nhất %{latePercent} % số người ghi trong tuần.',
    low_verified:
      'Hỏi khi đơn vị từ %{leastPeople} người trở lên báo cáo đã đạt chỉ tiêu mà dưới %{lowVerifiedPercent} % số người đạt được xác minh.',
    shrinking_roster:
      'Hỏi khi trong %{shrinkDays} ngày danh sách giảm trên %{shrinkPercent} % (ít nhất %{leastGone} người) mà tỷ lệ tăng; không hỏi đơn vị vừa sắp xếp lại.',
    taken_back:
      'Hỏi khi trong %{takenBackDays} ngày sau hạn rút lại kết quả của từ %{leastTakenBack} người, ít nhất %{takenBackPercent} % số thuộc diện và gấp %{takenBackTimes} lần %{takenBackDays} ngày trước hạn; không tính người đã đạt lại.',
  },
};
