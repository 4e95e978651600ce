/** The boards beside the ranking. */
export const viSecond = {
  second: {
    title: 'Bảng khác',
    choose: 'Chọn bảng khác',
    hint: 'Cùng các đơn vị này, xếp theo mức tiến bộ, theo ngày đạt chỉ tiêu, theo phần đã được xác minh, hoặc theo nơi chờ lâu nhất. Chỉ xếp đơn vị, không xếp cá nhân.',
    improved: 'Tiến bộ nhất',
    first: 'Về đích sớm nhất',
    reached: 'Đạt chỉ tiêu từ ngày',
    fell_back: 'tụt khỏi chỉ tiêu ngày %{day}',
    left: 'Còn thiếu (người)',
    first_note:
      'Xếp theo ngày đơn vị đạt chỉ tiêu và giữ được đến nay, theo số đơn vị báo cáo. Đơn vị đã đạt rồi tụt lại thì ghi ngày tụt và không có hạng; đơn vị dưới 10 người có ngày nhưng không xếp hạng. Số liệu bổ sung cho ngày đã qua làm ngày này thay đổi.',
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
