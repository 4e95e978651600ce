/** Boards and lists that go out as files. */
export const viExport = {
  export: {
    export: 'Xuất',
    export_of: 'Xuất: %{of}',
    xlsx: 'Tệp bảng tính (XLSX)',
    xlsx_hint: 'Mở bằng Excel, LibreOffice; mỗi lần xuất được ghi nhật ký',
    csv: 'Tệp CSV',
    csv_hint: 'Cho phần mềm khác; UTF-8, ngăn cách bằng dấu chấm phẩy',
    failed: 'Chưa xuất được tệp',
  },
};
