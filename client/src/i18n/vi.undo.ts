/** Taking a whole import back. */
export const viUndo = {
  undo: {
    title: 'Hoàn tác lần nhập',
    start: 'Hoàn tác cả lần nhập',
    start_left: 'Hoàn tác các dòng còn lại',
    hint: 'Nhập nhầm tệp, nhầm đơn vị, nhầm ngày? Có thể lấy lại toàn bộ: số liệu trở về như trước khi nhập, không có gì bị xóa khỏi lịch sử.',
    ask_title: 'Hoàn tác “%{file}”?',
    ask_hint:
      'Số liệu của hôm nay và của các ngày trước sẽ được tính lại. Sau khi hoàn tác có thể nhập lại chính tệp này từ đầu.',
    ask_new: '%{n} người chỉ có nhờ lần nhập này: không còn được tính ở đơn vị nào',
    ask_changed: '%{n} người đã được sửa: trở lại như trước',
    ask_decided: '%{n} quyết định đã theo danh sách: trở lại như trước',
    ask_unchanged: '%{n} người không đổi',
    ask_waiting: '%{n} dòng đang chờ quyết định: không còn chờ nữa',
    ask_since: '%{n} người đã có thay đổi mới hơn sau lần nhập: được giữ nguyên và liệt kê lại cho bạn xem',
    submit: 'Hoàn tác %{n} dòng',
    undone: 'Đã hoàn tác %{n} dòng lúc %{at}.',
    left: '%{n} dòng được giữ nguyên',
    left_hint: 'Những dòng này không hoàn tác được vì có dữ liệu mới hơn dựa trên đó. Xem từng dòng và cách xử lý.',
    all_back: 'Không còn dòng nào của lần nhập này trong số liệu.',
    where: 'Ở đâu trong tệp',
    person: 'Họ và tên',
    why: 'Vì sao được giữ nguyên, và cách xử lý',
  },
  undo_edit: {
    action: 'Hoàn tác',
    saved: 'Đã lưu %{name}',
    done: 'Đã hoàn tác cho %{n} người',
    left: 'Đã hoàn tác cho %{n} người; %{m} người được giữ nguyên',
  },
  retraction: {
    edit_undone: 'bản ghi đã được hoàn tác ngay sau khi ghi',
    import_undone: 'lần nhập đã được hoàn tác',
    newer_list: 'danh sách mới hơn ghi khác',
  },
  undo_left: {
    newer_on_top: '%{n} người đã có thay đổi mới hơn',
    asserted_by_another: '%{n} người có tên trong lần nhập sau',
  },
};
