import { describe, expect, it } from '@jest/globals';
import { issueMessage } from './roster-messages.js';
import type { RowIssue } from './roster-reading.js';
import { read, type Line } from '../test/read-lines.js';

const [AN, BA] = ['079080900001', '079080900002'];
const doubles = (...lines: Line[]): RowIssue[] =>
  read([{ lines }]).issues.filter(({ code }) => code === 'double_column_warning');

describe('two columns of one meaning', () => {
  it('are named in one remark at the header, with which is used, why, and how many rows differ', () => {
    const lines: Line[] = [
      ['Họ và tên', 'CCCD', 'Số định danh'],
      ['Lê An', AN, AN],
      ['Lê Ba', BA, '079080900003'],
      ['Lê Bốn', '079080900004', '079080900005'],
    ];
    const { rows, issues, sheets } = read([{ lines }]);
    expect(rows.map(({ citizenId, status }) => [citizenId, status])).toEqual(
      [AN, BA, '079080900004'].map((id) => [id, 'accepted']),
    );
    expect(sheets[0]?.columns.map(({ field }) => field)).toEqual(['name', 'citizenId', null]);
    expect(issues).toEqual([
      {
        ...{ severity: 'warning', code: 'double_column_warning', sheet: '', row: 1 },
        ...{ column: 'C', header: 'Số định danh', value: 2, readAs: 'B “CCCD”', otherRow: { sheet: '', row: 3 } },
      },
    ]);
    expect(issueMessage(issues[0] as RowIssue)).toEqual({
      vi: 'Dòng 1, cột C (Số định danh): cột này cùng nghĩa với cột B “CCCD”; đã dùng cột B “CCCD” vì đứng trước, cột này không được dùng. Có 2 dòng mà cột này ghi khác cột được dùng, bắt đầu từ dòng 3. Nếu cột này mới đúng, hãy xóa cột kia rồi nhập lại.',
      en: 'Row 1, column C (Số định danh): this column means the same as column B “CCCD”; column B “CCCD” was used because it stands first, and this one was not. In 2 rows it says something else than the one used, first in row 3. If it is this one that is right, delete the other and import again.',
    });
  });

  // [what, headings, two cells, whether they differ]
  const cases: [string, [string, string], Line, boolean][] = [
    ['the same id', ['CCCD', 'Mã định danh'], [AN, AN], false],
    ['an id as a number that lost its zero', ['CCCD', 'Mã định danh'], [AN, 79_080_900_001], false],
    ['an id with blanks', ['CCCD', 'Mã định danh'], [AN, '079 080 900 001'], false],
    ['an id only in the column set aside', ['CCCD', 'Mã định danh'], [null, AN], true],
    ['two old numbers', ['Số CMND', 'Số CMT'], ['024681357', '024681358'], true],
    ['telephones written in two ways', ['Điện thoại', 'Di động'], ['0912 345 678', '+84912345678'], false],
    ['two telephones', ['Điện thoại', 'Di động'], ['0912345678', '0912345679'], true],
    ['days written in two ways', ['Ngày sinh', 'Sinh ngày sinh'], ['05/03/1980', '5/3/1980'], false],
    ['two days', ['Ngày sinh', 'Sinh ngày sinh'], ['05/03/1980', '06/03/1980'], true],
    ['ticks of two kinds', ['Đảng viên', 'Đảng viên (x)'], ['x', 1], false],
    ['a tick, and no', ['Đảng viên', 'Đảng viên (x)'], ['x', 'Không'], true],
    ['a tick, and 0', ['Đảng viên', 'Đảng viên (x)'], ['x', 0], true],
    ['a tick, and FALSE', ['Đảng viên', 'Đảng viên (x)'], ['x', false], true],
    ['none, and no', ['Đảng viên', 'Đảng viên (x)'], [null, 'Không'], false],
    ['no, and a tick', ['Đảng viên', 'Đảng viên (x)'], ['Không', 'x'], true],
    ['a tick and none', ['Đảng viên', 'Đảng viên (x)'], [null, 'x'], true],
    ['titles but for letter case', ['Chức vụ', 'Chức danh'], ['Chuyên viên', 'CHUYÊN VIÊN'], false],
    ['two titles', ['Chức vụ', 'Chức danh'], ['Chuyên viên', 'Trưởng phòng'], true],
  ];
  it.each(cases)('%s', (_, headings, cells, differ) => {
    const isId = /CCCD|CMND/.test(headings[0]);
    const lines: Line[] = [
      ['Họ và tên', ...(isId ? [] : ['Số CCCD']), ...headings],
      ['Lê An', ...(isId ? [] : [AN]), ...cells],
    ];
    const found = doubles(...lines);
    expect(found.map(({ value, otherRow }) => [value, otherRow?.row])).toEqual([differ ? [1, 2] : [0, undefined]]);
    expect(issueMessage(found[0] as RowIssue).vi).toContain(differ ? 'Có 1 dòng' : 'Không có dòng nào');
  });

  it('are told of once for each that is set aside, and for each sheet', () => {
    const lines: Line[] = [
      ['Họ và tên', 'CCCD', 'Căn cước', 'Mã định danh'],
      ['Lê An', AN, AN, BA],
    ];
    const sheets = ['Một', 'Hai'].map((name) => ({ lines, sheet: { name } }));
    const found = read(sheets).issues.filter(({ code }) => code === 'double_column_warning');
    expect(found.map(({ sheet, column, value }) => `${sheet} ${column} ${value}`)).toEqual([
      'Một C 0',
      'Một D 1',
      'Hai C 0',
      'Hai D 1',
    ]);
  });

  // [why, headings, the row below]
  it.each([
    ['the citizen id and the old number', ['Họ và tên', 'Số CCCD', 'Số CMND'], ['Lê An', AN, '024681357']],
    ['surname and given name under one heading', ['Họ và tên', 'Họ và tên', 'Số CCCD'], ['Lê', 'An', AN]],
    ['two notes', ['Họ và tên', 'Số CCCD', 'Ghi chú', 'Ghi chú'], ['Lê An', AN, 'a', 'b']],
    ['two row numbers', ['STT', 'TT', 'Họ và tên', 'Số CCCD'], [1, 2, 'Lê An', AN]],
    ['a column in which nothing stands', ['Họ và tên', 'CCCD', 'Số định danh'], ['Lê An', AN, '-']],
  ] satisfies [string, Line, Line][])('not of %s', (_, headings, row) => {
    expect(doubles(headings, row)).toEqual([]);
  });

  it('nor where the user has said what the columns are', () => {
    const lines: Line[] = [
      ['Họ và tên', 'CCCD', 'Số định danh'],
      ['Lê An', AN, BA],
    ];
    const shape = read([{ lines }]).sheets[0]?.shape ?? '';
    const mappings = [{ shape, fields: { A: 'name', B: null, C: 'citizenId' } }];
    const reading = read([{ lines }], { mappings });
    expect([reading.issues, reading.rows.map(({ citizenId }) => citizenId)]).toEqual([[], [BA]]);
  });
});
