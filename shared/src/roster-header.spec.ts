import { describe, expect, it } from '@jest/globals';
import type { GridRow, MergedRange } from './roster-grid.js';
import { findHeader, isSummary } from './roster-header.js';

const rows = (...lines: (string | number | null)[][]): GridRow[] =>
  lines.flatMap((line, i) => {
    const cells = line.flatMap((value, column) => (value === null ? [] : [{ column, value }]));
    return cells.length === 0 ? [] : [{ row: i + 1, hidden: false, cells }];
  });
const merge = (top: number, left: number, bottom: number, right: number): MergedRange => ({ top, left, bottom, right });

function found(grid: GridRow[], merges: MergedRange[] = []) {
  const header = findHeader(grid, merges);
  return (
    header && { rows: header.rows, columns: header.columns.map(({ letters, header: text }) => `${letters} ${text}`) }
  );
}

describe('findHeader', () => {
  it('takes one row', () => {
    expect(found(rows(['STT', 'Họ và tên', 'Số CCCD'], [1, 'Lê An', '079080900001']))).toEqual({
      rows: [1],
      columns: ['A STT', 'B Họ và tên', 'C Số CCCD'],
    });
  });

  it('joins two rows through merged cells', () => {
    const grid = rows(
      ['STT', 'Họ và tên', 'Số CCCD', 'CCCD gắn chip', null, 'Ghi chú'],
      [null, null, null, 'Đã có (x)', 'Ngày cấp'],
      [1, 'Lê An'],
    );
    const merges = [merge(1, 0, 2, 0), merge(1, 1, 2, 1), merge(1, 2, 2, 2), merge(1, 3, 1, 4), merge(1, 5, 2, 5)];
    expect(found(grid, merges)).toEqual({
      rows: [1, 2],
      columns: [
        'A STT',
        'B Họ và tên',
        'C Số CCCD',
        'D CCCD gắn chip / Đã có (x)',
        'E CCCD gắn chip / Ngày cấp',
        'F Ghi chú',
      ],
    });
  });

  it('joins three rows', () => {
    const grid = rows(
      ['Thông tin cá nhân', null, 'Kết quả thực hiện', null],
      ['Họ và tên', 'Số CCCD', 'Định danh mức 2', null],
      [null, null, 'Ngày đăng ký', 'Ngày kích hoạt'],
      ['Lê An', '079080900001', '01/02/2023', '03/02/2023'],
    );
    const header = found(grid, [merge(1, 0, 1, 1), merge(1, 2, 1, 3), merge(2, 2, 2, 3)]);
    expect(header?.rows).toEqual([2, 3]);
    expect(header?.columns.at(-1)).toBe('D Định danh mức 2 / Ngày kích hoạt');
  });

  it('leaves out a title right above the header, merged over it or not', () => {
    const grid = rows(
      ['DANH SÁCH CẤP CCCD, DỊCH VỤ CÔNG TRỰC TUYẾN'],
      ['Họ và tên', 'Số CCCD', 'Trình độ'],
      ['Lê An', '079080900001', 'ĐH'],
    );
    const right = { rows: [2], columns: ['A Họ và tên', 'B Số CCCD'] };
    expect(found(grid)).toEqual(right);
    expect(found(grid, [merge(1, 0, 1, 2)])).toEqual(right);
  });

  it('reads no data as headings', () => {
    expect(
      found(rows(['Họ và tên', 'Số CCCD', 'Ghi chú'], ['Lê An', 'chưa có', 'Ghi chú'], ['Lê Bình', '079080900001']))
        ?.rows,
    ).toEqual([1]);
  });

  it('prefers the citizen id to the old number, and takes that alone', () => {
    expect(found(rows(['Họ và tên', 'Số CMND', 'Số CCCD']))?.columns).toEqual(['A Họ và tên', 'C Số CCCD']);
    expect(found(rows(['Họ và tên', 'Số CMND']))?.columns).toEqual(['A Họ và tên', 'B Số CMND']);
  });

  it('takes the first of two columns that tell the same', () => {
    expect(found(rows(['Họ và tên', 'Số CCCD', 'Ghi chú', 'Ghi chú']))?.columns).toEqual([
      'A Họ và tên',
      'B Số CCCD',
      'C Ghi chú',
    ]);
  });

  it.each([
    ['nothing', []],
    ['no id', [['STT', 'Họ và tên', 'Ngày sinh']]],
    ['no name', [['STT', 'Số CCCD']]],
    ['people only', [[1, 'Lê An', '079080900001']]],
  ])('finds none in %s', (_why, lines) => {
    expect(found(rows(...lines))).toBeNull();
  });

  it('stops looking after 30 rows', () => {
    const filler = Array<string[]>(30).fill(['x']);
    expect(found(rows(...filler.slice(1), ['Họ và tên', 'Số CCCD']))?.rows).toEqual([30]);
    expect(found(rows(...filler, ['Họ và tên', 'Số CCCD']))).toBeNull();
  });
});

describe('isSummary', () => {
  it.each([
    [true, ['STT', 'Đơn vị', 'Tổng số CBCCVC-NLĐ', 'CCCD gắn chip']],
    [true, ['Đơn vị', 'Số lượng', 'Tỷ lệ %']],
    [false, ['STT', 'Đơn vị', 'Ghi chú']],
    [false, ['Tổng số']],
    [false, []],
  ])('%s for %j', (summary, line) => {
    expect(isSummary(rows(line))).toBe(summary);
  });
});
