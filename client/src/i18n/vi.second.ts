/** The boards beside the ranking. */
export const viSecond = {
  second: {
    title: 'Bảng khác',
    choose: 'Chọn bảng khác',
    hint: 'Cùng các đơn vị này, xếp theo mức tiến bộ, hoặc theo phần đã được xác minh. Chỉ xếp đơn vị, không xếp cá nhân.',
    improved: 'Tiến bộ nhất',
    verified: 'Tỷ lệ được xác minh',
    gain: 'Tăng, giảm',
    points: '%{points} điểm',
    on_day: 'Ngày %{day}',
    share: 'Được xác minh',
    of_claimed: 'Đã xác minh / đã đạt',
    caption: '%{board}: %{group}',
    no_share: 'chưa có',
    improved_note:
      'Mức tăng của tỷ lệ đơn vị báo cáo từ ngày %{from} đến ngày %{to}, so sánh chính xác, không làm tròn. Không xếp hạng: đơn vị dưới 10 người, đơn vị mới hoặc vừa sắp xếp lại, và đơn vị đã đạt chỉ tiêu ở cả hai ngày. Muốn so với ngày khác, chọn ở “So với”.',
    verified_note:
      'Trong số người đơn vị báo cáo là đã đạt, bao nhiêu phần đã được xác minh. So sánh chính xác, không làm tròn; đơn vị có dưới 10 người đạt không xếp hạng.',
  },
};
