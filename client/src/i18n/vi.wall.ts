/** The screen in the hall. */
export const viWall = {
  wall: {
    open: 'Màn hình sảnh',
    title: 'Màn hình sảnh: %{unit}',
    full: 'Toàn màn hình',
    leave_full: 'Thu nhỏ lại',
    light: 'Nền sáng',
    dark: 'Nền tối',
    leave: 'Về bảng xếp hạng',
    pause: 'Dừng lật trang',
    play: 'Tự lật trang',
    before: 'Trang trước',
    after: 'Trang sau',
    page: 'Trang %{page}/%{pages}',
    left: 'còn %{n} người',
    verified: 'Đã xác minh: %{n} (%{rate})',
    read_at: 'đọc lúc %{time}',
    old_since: 'Mất kết nối, số liệu của lúc %{time}. Đang tự nối lại.',
    signed_out: 'Phiên đăng nhập đã hết, số liệu của lúc %{time}.',
    sign_in: 'Đăng nhập lại',
    refused: 'Không đọc được số liệu mới, đang hiện số liệu của lúc %{time}. Tự đọc lại khi có kết nối.',
    no_units: 'Không có đơn vị cấp dưới để xếp hạng.',
    legend: 'Chú giải',
    legend_open: 'Chưa đạt',
    legend_figures:
      'Tỷ lệ và hạng của từng đơn vị: số người đạt trên số người thuộc diện, theo “%{basis}”; hạng trong nhóm so sánh. Con số lớn: theo đơn vị báo cáo. Dấu “–”: không xếp hạng, hoặc số được ẩn. Số vừa thay đổi thì sáng lên. Số liệu đến ngày %{day}.',
  },
};
