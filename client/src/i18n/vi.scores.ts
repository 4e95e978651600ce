/** Scores and facts of people by workbook. */
export const viScores = {
  scores: {
    title: 'Nhập điểm từ tệp',
    open: 'Nhập điểm từ tệp…',
    to_sheet: 'Về danh sách xếp loại',
    closed: 'Không còn ở bước nhập điểm',
    closed_hint:
      'Điểm và số liệu chỉ nhập khi cơ quan còn ở bước tự đánh giá, đề xuất. Muốn sửa, hãy trả lại bước trước.',
    fill: '1. Tải tệp mẫu và điền',
    fill_hint:
      'Tệp mẫu của %{unit} có sẵn mỗi người một dòng với số liệu đang có. Ô để trống thì giữ nguyên; không ghi cho chính mình.',
    template: 'Tải tệp mẫu (XLSX)',
    send: '2. Gửi tệp đã điền',
    drop: 'Thả tệp điểm vào đây, hoặc bấm để chọn',
    drop_hint: 'Tệp .xlsx hoặc .csv có cột "Mã người" hoặc "Số CCCD". Tệp được kiểm tra trước, chưa ghi gì.',
    ready_all: 'Mọi dòng đều dùng được: số liệu của %{n} người sẽ được ghi.',
    ready_some:
      'Số liệu của %{n} người sẽ được ghi. %{refused} dòng bị loại vì các lỗi bên dưới: sửa tệp rồi gửi lại, hoặc chỉ nhập những dòng đúng.',
    nothing_new: 'Tệp giống số liệu đang có: không có gì để ghi.',
    nothing_new_some:
      'Những dòng đúng giống số liệu đang có: không có gì để ghi. %{refused} dòng bị loại vì các lỗi bên dưới.',
    nothing_good: 'Không có dòng nào dùng được. Sửa tệp theo các lỗi bên dưới rồi gửi lại.',
    apply_all: 'Nhập số liệu của %{n} người',
    apply_good: 'Chỉ nhập %{n} người ở các dòng đúng…',
    ask_title: 'Chỉ nhập các dòng đúng?',
    ask_hint:
      'Số liệu của %{n} người được ghi và mức đề xuất được tính lại. %{refused} dòng bị loại không được ghi; có thể sửa rồi gửi lại cả tệp, các dòng đã nhập sẽ không đổi.',
    ask_submit: 'Nhập %{n} người, bỏ lại %{refused} dòng',
    check_again: 'Kiểm tra lại tệp',
    applied: 'Đã ghi số liệu của %{n} người từ tệp %{file}, và tính lại mức đề xuất.',
    applied_some:
      'Đã ghi số liệu của %{n} người từ tệp %{file}, và tính lại mức đề xuất. %{refused} dòng bị loại chưa được ghi.',
    count: {
      fresh: 'Người mới có số liệu',
      changed: 'Người thay đổi',
      unchanged: 'Người không đổi',
      refused: 'Dòng bị loại',
    },
    changes: 'Thay đổi (%{n} người)',
    figures: 'Số liệu',
    first_of: 'Chỉ hiện %{n} dòng đầu.',
    faults: 'Các lỗi cần sửa (%{n})',
    faults_file: 'Tải danh sách lỗi (XLSX)',
  },
};
