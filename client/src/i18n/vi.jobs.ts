/** Work on a list that goes on beside the page. */
export const viJobs = {
  jobs: {
    waiting: 'Đang chờ đến lượt',
    reading: 'Đang đọc và kiểm tra tệp',
    applying: 'Đang nhập',
    undoing: 'Đang hoàn tác',
    stopping: 'Đang dừng lại…',
    rows: '%{n} dòng',
    rows_of: '%{n}/%{total} dòng',
    seconds_left: 'còn khoảng %{n} giây',
    minutes_left: 'còn khoảng %{n} phút',
    may_leave: 'Có thể rời trang này hoặc đóng trình duyệt: công việc vẫn tiếp tục.',
    stop: 'Dừng lại',
    stop_title: 'Dừng công việc này?',
    stop_reading: 'Chưa có gì thay đổi. Muốn nhập sau này thì gửi lại tệp.',
    stop_applying: 'Những dòng đã nhập vẫn được giữ. Sau đó có thể nhập tiếp phần còn lại hoặc hoàn tác tất cả.',
    stopped: 'Đã dừng giữa chừng',
    stopped_hint: 'Một phần của tệp đã được nhập. Có thể nhập tiếp phần còn lại, hoặc hoàn tác phần đã nhập.',
    go_on: 'Nhập tiếp phần còn lại',
    stop_undoing: 'Những dòng đã hoàn tác vẫn được giữ như vậy. Sau đó có thể hoàn tác tiếp.',
  },
};
