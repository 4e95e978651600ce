/** Boards and lists that go out as files. */
export const viExport = {
  export: {
    export: 'Xuất',
    export_of: 'Xuất: %{of}',
    xlsx: 'Tệp bảng tính (XLSX)',
    xlsx_hint: 'Mở bằng Excel, LibreOffice; mỗi lần xuất được ghi nhật ký',
    csv: 'Tệp CSV',
    csv_hint: 'Cho phần mềm khác; UTF-8, ngăn cách bằng dấu chấm phẩy',
    taking: 'Đang tải tệp về',
    being_written: 'Máy chủ đang ghi tệp…',
    received: 'Đã nhận %{n}',
    received_of: 'Đã nhận %{n} trên %{of}',
    failed: 'Chưa xuất được tệp',
  },
};
