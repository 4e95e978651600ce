import type { Message } from './roster-messages.js';
import type { RowIssue } from './roster-reading.js';

/** What is said of cells that are calculated and not typed, by issue code. */
export const FORMULA_SENTENCES: Readonly<Record<string, Message | ((issue: RowIssue) => Message)>> = {
  formula_value_warning: ({ value }) => ({
    vi: `cột này có ${value ?? ''} ô là công thức, bắt đầu từ đây; đã dùng kết quả được lưu lần cuối. Hãy kiểm tra, hoặc dán lại thành giá trị (Paste Values).`,
    en: `${value ?? ''} cells of this column are formulas, this being the first; their last saved results were used. Check them, or paste them as values.`,
  }),
  formula_without_value: {
    vi: 'ô là công thức chưa được tính nên không có kết quả; ô này không được dùng. Hãy mở tệp bằng chương trình bảng tính, lưu lại, hoặc dán thành giá trị (Paste Values).',
    en: 'this formula was never calculated, so it has no result; the cell is not used. Open the file in a spreadsheet program and save it, or paste the value.',
  },
  formula_error: ({ value }) => ({
    vi: `công thức báo lỗi “${value ?? ''}”; ô này không được dùng. Hãy sửa công thức, hoặc ghi thẳng giá trị đúng vào ô.`,
    en: `the formula shows the error “${value ?? ''}”; the cell is not used. Correct the formula, or type the right value.`,
  }),
};
