import { describe, expect, it } from '@jest/globals';
import type { RowIssue } from '@dat100/shared/roster-reading';
import { reasonAndRemedy } from './reason-words.js';

describe('reasonAndRemedy', () => {
  const issue = (more: Partial<RowIssue>): RowIssue => ({
    severity: 'row_rejected',
    code: 'missing_name',
    sheet: 'P. Tân Định',
    row: 55,
    column: 'B',
    header: 'Họ và tên',
    value: null,
    ...more,
  });
  it.each<[Partial<RowIssue>, 'vi' | 'en', string, string]>([
    [{}, 'vi', 'Dòng 55, cột B (Họ và tên): thiếu họ và tên.', 'Cột B (Họ và tên): Hãy ghi đủ họ và tên rồi nhập lại dòng này.'],
    [{}, 'en', 'Row 55, column B (Họ và tên): the name is missing.', 'Column B (Họ và tên): Write the full name and import the row again.'],
    [
      { code: 'unknown_unit', value: 'Tổ. Hãy xem', column: 'H', header: 'Đơn vị' },
      'vi',
      'Dòng 55, cột H (Đơn vị): không tìm thấy đơn vị “Tổ. Hãy xem” trong đơn vị được nhập.',
      'Cột H (Đơn vị): Hãy sửa tên hoặc mã đơn vị, hoặc lập đơn vị này trước.',
    ],
    [
      { severity: 'conflict', code: 'contradicts_stronger', column: null, header: null },
      'vi',
      'Dòng 55: tình trạng này trái với nguồn mạnh hơn; chờ người có trách nhiệm quyết định.',
      'Hãy quyết định dòng này trên trang của lần nhập, hoặc sửa rồi nhập lại tệp.',
    ],
  ])('%j %s', (more, language, reason, remedy) =>
    expect(reasonAndRemedy([issue(more)], language)).toEqual({ reason, remedy }),
  ); // prettier-ignore
  it('has one line for each remark', () =>
    expect(reasonAndRemedy([issue({}), issue({ code: 'missing_citizen_id' })], 'vi').remedy.split('\n')).toHaveLength(
      2,
    ));
});
