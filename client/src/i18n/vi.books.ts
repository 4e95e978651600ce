/** Workbooks that go out (templates, rows to mend) and sheets of counts that came in. */
export const viBooks = {
  books: {
    mend: 'Sửa các dòng chưa nhập được',
    mend_hint:
      'Tải về các dòng bị loại, có ô bị bỏ hoặc đang chờ quyết định: giữ nguyên các cột của bạn, thêm lý do và cách sửa. Sửa xong thả lại tệp đó vào trang Nhập danh sách.',
    whole_ids: 'Tệp có đủ số CCCD như tệp bạn đã gửi; mỗi lần tải được ghi nhật ký.',
    take: 'Tải các dòng cần sửa',
    templates: 'Tải tệp mẫu',
    template_roster: 'Mẫu đầy đủ',
    template_roster_hint: 'Có danh sách chọn cho loại hình, tình trạng, vướng mắc và các đơn vị trực thuộc',
    template_short: 'Mẫu năm cột',
    template_short_hint: 'Họ tên, ngày sinh, số CCCD, có thẻ, đã kích hoạt',
    template_police: 'Mẫu danh sách Công an',
    template_police_hint: 'Số định danh, họ tên, ngày kích hoạt',
    summary: 'Bảng tổng hợp so với danh sách',
    summary_later:
      'Tệp có %{figures} số tổng hợp. Các số này không được nhập; sau khi nhập danh sách, số nào khác sẽ được nêu ở đây.',
    summary_same: 'Cả %{figures} số tổng hợp đều khớp với danh sách đến ngày %{day}.',
    summary_differs:
      '%{n} trong %{figures} số tổng hợp khác với danh sách đến ngày %{day}. Số tổng hợp chỉ để đối chiếu, không thay số liệu.',
    figure: 'Cột',
    cell: 'ô %{cell}',
    shown: 'Bảng ghi',
    ours: 'Theo danh sách',
  },
};
