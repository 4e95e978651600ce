import { describe, expect, it } from '@jest/globals';
import type { GridRow } from './roster-grid.js';
import { titleDay, titleLines } from './roster-title.js';

const rows = (...lines: string[]): GridRow[] =>
  lines.map((value, i) => ({ row: i + 1, hidden: false, cells: [{ column: 0, value }] }));

describe('titleDay', () => {
  const cases: [lines: string[], day: string | null][] = [
    [['(Số liệu tính đến ngày 20/11/2023)'], '2023-11-20'],
    [['Số liệu đến ngày 27/11/2023'], '2023-11-27'],
    [['Tính đến hết ngày 5-6-2023'], '2023-06-05'],
    [['SỐ LIỆU TÍNH ĐẾN NGÀY 20 THÁNG 11 NĂM 2023'], '2023-11-20'],
    [['Bến Nghé, ngày 20 tháng 11 năm 2023'], '2023-11-20'],
    [['Bến Nghé, ngày 21 tháng 11 năm 2023', '(Số liệu tính đến ngày 20/11/2023)'], '2023-11-20'],
    [['(Kèm theo Công văn số 12/UBND ngày 01/10/2023)'], null],
    [['Thực hiện Kế hoạch, ngày 01/10/2023'], null],
    [['Số liệu tính đến ngày 31/11/2023'], null],
    [['Quận 1, ngày … tháng … năm 2023'], null],
    [['DANH SÁCH'], null],
    [[], null],
  ];
  it.each(cases)('%j', (lines, day) => {
    expect(titleDay(rows(...lines))).toBe(day);
  });
});

describe('titleLines', () => {
  it('gives the title first, then the issuer from the lowest line up', () => {
    const lines = titleLines(
      rows('ỦY BAN NHÂN DÂN QUẬN 1', 'UBND PHƯỜNG BẾN NGHÉ', 'Số: 312/DS-UBND', 'DANH SÁCH PHƯỜNG BẾN NGHÉ'),
    );
    expect(lines.map(({ name }) => name)).toEqual(['DANH SÁCH PHƯỜNG BẾN NGHÉ', 'PHƯỜNG BẾN NGHÉ', 'QUẬN 1']);
  });
  it('leaves out the office that compiled the list', () => {
    expect(titleLines(rows('ỦY BAN NHÂN DÂN QUẬN 1', 'PHÒNG NỘI VỤ')).map(({ name }) => name)).toEqual(['QUẬN 1']);
  });
});
