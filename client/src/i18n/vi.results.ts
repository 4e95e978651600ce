/** What goes out of a rating period, and scores that come in as a workbook. */
export const viResults = {
  results: {
    menu: 'Xuất kết quả xếp loại',
    title: 'Xuất kết quả xếp loại',
    hint: 'Danh sách, phiếu và thông báo của những người trong phạm vi được giao; mỗi lần xuất được ghi nhật ký và ghi tên người xuất.',
    none: 'Chưa có kỳ xếp loại nào đã mở',
    none_hint: 'Khi một kỳ được mở, kết quả, phiếu và thông báo lấy ra ở đây.',
    what: 'Xuất của ai',
    period: 'Kỳ xếp loại',
    list: 'Danh sách',
    unit: 'Đơn vị (và các đơn vị trực thuộc)',
    level: 'Mức xếp loại',
    any_level: 'Mọi mức',
    one_agency: 'Chỉ cơ quan xếp loại: %{name}',
    as_of: 'Số liệu các chỉ tiêu đến hết ngày %{day}; kỳ này có %{people} người.',
    lists: { all: 'Kết quả xếp loại', party: 'Danh sách đảng viên', emulation: 'Danh sách phục vụ thi đua' },
    lists_hint: {
      all: 'Mỗi người một dòng: số liệu, tự xếp loại, đề xuất, quyết định. PDF và DOCX là bảng để ký, tối đa 2.000 người.',
      party: 'Chỉ đảng viên, phục vụ đánh giá, xếp loại đảng viên. Là dữ liệu nhạy cảm: chỉ gửi cấp ủy.',
      emulation: 'Những người đã được quyết định từ mức hoàn thành tốt nhiệm vụ trở lên.',
    },
    files: { xlsx: 'Bảng tính (XLSX)', csv: 'CSV', pdf: 'PDF', docx: 'Văn bản (DOCX)' },
    papers: { slip: 'Phiếu đánh giá, xếp loại', notice: 'Thông báo kết quả' },
    papers_hint: {
      slip: 'Mỗi người một phiếu theo mẫu của loại hình, có số liệu và căn cứ từng tiêu chí; tối đa 1.000 người một tệp nén.',
      notice: 'Mỗi người đã có kết quả một thông báo, ghi quyền và thời hạn kiến nghị xem xét lại.',
    },
    zips: { pdf: 'PDF, tệp nén', docx: 'DOCX, tệp nén' },
  },
};
