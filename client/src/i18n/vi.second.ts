/** The boards beside the ranking. */
export const viSecond = {
  second: {
    title: 'Bảng khác',
    choose: 'Chọn bảng khác',
    hint: 'Cùng các đơn vị này, xếp theo mức tiến bộ, theo phần đã được xác minh, hoặc theo nơi chờ lâu nhất. Chỉ xếp đơn vị, không xếp cá nhân.',
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
    waiting: 'Chờ lâu nhất',
    waiting_people: 'Số người chờ',
    waiting_note:
      'Chỉ tính người chưa đạt, thuộc diện, có ngày cụ thể. Xếp theo số ngày mà 10 % chờ lâu nhất đã chờ: ít nhất hai người, nên một ngày ghi sai không làm đổi hạng, và không giấu người bị bỏ quên như số trung vị. Hạng 1 là nơi cần hỗ trợ nhất; đơn vị có dưới 10 người chờ không xếp hạng.',
  },
};
