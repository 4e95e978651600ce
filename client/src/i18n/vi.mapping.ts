/** What the columns of a list mean. */
export const viMapping = {
  mapping: {
    title: 'Các cột của tệp',
    hint: 'Mọi cột đều được dùng. Nếu có cột bị hiểu sai, hãy sửa rồi đọc lại tệp.',
    hint_unused: 'Có %{n} cột không được dùng. Nếu có cột bị bỏ sót hoặc hiểu sai, hãy sửa rồi đọc lại tệp.',
    hint_refused: 'Chưa hiểu được các cột của tệp. Hãy chọn mỗi cột là gì, ít nhất là họ tên và số CCCD, rồi đọc lại.',
    look: 'Xem các cột',
    change: 'Xem và sửa',
    close: 'Thu gọn',
    sheet: 'Trang tính',
    header_found: 'Dòng tiêu đề: %{rows}.',
    header_likely: 'Dòng %{rows} giống dòng tiêu đề.',
    remembered: 'Cách hiểu này do %{unit} chọn lúc %{at}.',
    column: 'Cột',
    heading: 'Tiêu đề',
    no_heading: '(không có tiêu đề)',
    meaning: 'Được hiểu là',
    meaning_of: 'Cột %{column} (%{header}) được hiểu là',
    not_used: 'Không dùng',
    twice: 'Đã có cột khác được chọn là loại này',
    will_remember:
      'Lựa chọn được nhớ cho %{unit} và các đơn vị bên dưới: lần sau, tệp có cùng các tiêu đề sẽ được hiểu như vậy.',
    save: 'Lưu và đọc lại tệp',
    saved: 'Đã lưu cách hiểu các cột, tệp đã được đọc lại',
    still_refused: 'Đã lưu, nhưng tệp vẫn chưa đọc được; xem lý do ở trên',
  },
};
