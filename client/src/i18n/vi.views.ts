/** Boards and lists kept under a name. */
export const viViews = {
  views: {
    title: 'Chế độ xem đã lưu',
    save: 'Lưu chế độ xem',
    saved: 'Đã lưu: %{name}',
    save_hint: 'Giữ lại trang này với các bộ lọc đang chọn. Chỉ bạn thấy, ở cuối trình đơn.',
    save_done: 'Đã lưu chế độ xem',
    name: 'Tên',
    manage: 'Sửa danh sách chế độ xem',
    manage_hint: 'Đổi tên hoặc xóa. Trang gốc và số liệu không bị ảnh hưởng.',
    none: 'Chưa lưu chế độ xem nào',
    none_hint: 'Mở bảng xếp hạng hoặc một danh sách, chọn bộ lọc rồi bấm Lưu chế độ xem.',
    rename: 'Đổi tên',
    rename_one: 'Đổi tên %{name}',
    delete_one: 'Xóa %{name}',
    deleted: 'Đã xóa chế độ xem %{name}',
    failed: 'Không đọc được chế độ xem đã lưu',
    count: '%{n} trên %{most}',
  },
  columns: {
    title: 'Cột hiển thị',
    all: 'Cột',
    some: 'Cột (ẩn %{n})',
    reset: 'Theo bề rộng màn hình',
  },
};
