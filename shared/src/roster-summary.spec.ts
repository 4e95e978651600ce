import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { GridCell, GridRow, MergedRange } from './roster-grid.js';
import { readSummary } from './roster-summary.js';
import { UnitFinder } from './roster-units.js';
import { compareFigure } from './summary-compare.js';
import { summaryColumn } from './summary-headings.js';

type Value = GridCell['value'] | null;
const rows = (...lines: Value[][]): GridRow[] =>
  lines.flatMap((line, i) => {
    const cells = line.flatMap((value, column) => (value === null ? [] : [{ column, value }]));
    return cells.length === 0 ? [] : [{ row: i + 1, hidden: false, cells }];
  });
const merge = (top: number, left: number, bottom: number, right: number): MergedRange => ({ top, left, bottom, right });
const units = new UnitFinder(
  [
    { id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
    { id: 2, code: '26734', name: 'Phường Tân Định', kind: 'ward', parentId: 1 },
    { id: 3, code: '26737', name: 'Phường Đa Kao', kind: 'ward', parentId: 1 },
    { id: 4, code: 'CA', name: 'Công an quận', kind: 'office', parentId: 1 },
  ],
  1,
);
const read = (grid: GridRow[], merges: MergedRange[] = [], name = 'TH') => readSummary({ name, merges }, grid, units);
const short = (grid: GridRow[], merges: MergedRange[] = [], name = 'TH') =>
  read(grid, merges, name).map((f) => `${f.column}${f.row} ${f.unitId} ${f.measure} ${f.criterion} ${f.shown}`);

describe('summaryColumn', () => {
  it.each([
    [['Đơn vị'], 'unit'],
    [['TÊN CƠ QUAN, ĐƠN VỊ'], 'unit'],
    [['Tổng số CBCCVC-NLĐ'], 'people null'],
    [['Tổng số'], 'people null'],
    [['Tổng số cán bộ, công chức'], 'people null'],
    [['CCCD gắn chip', 'Số lượng'], 'achieved chip_card'],
    [['CCCD gắn chip', 'Tỷ lệ %'], 'rate chip_card'],
    [['CCCD gắn chip', 'Chưa có'], 'left chip_card'],
    [['Đã đăng ký mức 2', 'Số lượng'], 'begun vneid_level2'],
    [['Đã đăng ký mức 2', 'Tỉ lệ'], 'begun_rate vneid_level2'],
    [['Đã kích hoạt'], 'achieved vneid_level2'],
    [['Định danh điện tử mức 2', 'Đã kích hoạt', 'Tỷ lệ (%)'], 'rate vneid_level2'],
    [['Chưa kích hoạt'], 'left vneid_level2'],
    [['Đã sử dụng DVCTT', 'Số lượng'], 'achieved online_service'],
    [['Dịch vụ công', 'Có tài khoản'], 'begun online_service'],
    // some of the people, another stage, no count at all
    [['Đã duyệt, chưa kích hoạt'], null],
    [['CCCD gắn chip', 'Công chức'], null],
    [['Đảng viên', 'Tổng số'], null],
    [['Biên chế được giao'], null],
    [['Định danh điện tử mức 1', 'Số lượng'], null],
    [['VNeID mức 2', 'Chưa đăng ký'], null],
    [['Ghi chú'], null],
    [['Tỷ lệ'], null],
    [[], null],
  ])('%j', (heading, expected) => {
    const told = summaryColumn(heading);
    expect(told === null || told === 'unit' ? told : `${told.measure} ${told.criterion}`).toBe(expected);
  });
});

describe('readSummary', () => {
  const header: Value[][] = [
    ['STT', 'Đơn vị', 'Tổng số', 'CCCD gắn chip', null, 'Đã kích hoạt', null],
    [null, null, null, 'Số lượng', 'Tỷ lệ %', 'Số lượng', 'Tỷ lệ %'],
  ];
  const merges = [merge(1, 0, 2, 0), merge(1, 1, 2, 1), merge(1, 2, 2, 2), merge(1, 3, 1, 4), merge(1, 5, 1, 6)];

  it('reads each figure with its place; groups and signatures are none', () => {
    const grid = rows(
      ...header,
      ['I', 'KHỐI PHƯỜNG', 99],
      [1, 'P. Tân Định', 52, 48, 92.3, 37, '71,2%'],
      [2, 'Công an quận', 10, 9, 90, '-', null],
      [null, 'Cộng', 62, 57, 91.9],
      [null, 'TỔNG CỘNG', 62, 57, 91.9],
      [null, 'Người lập bảng', null, 'Trưởng phòng'],
    );
    expect(short(grid, merges)).toEqual([
      'C4 2 people null 52',
      'D4 2 achieved chip_card 48',
      'E4 2 rate chip_card 92.3',
      'F4 2 achieved vneid_level2 37',
      'G4 2 rate vneid_level2 71,2%',
      'C5 4 people null 10',
      'D5 4 achieved chip_card 9',
      'E5 4 rate chip_card 90.0',
      'C7 1 people null 62',
      'D7 1 achieved chip_card 57',
      'E7 1 rate chip_card 91.9',
    ]);
    expect(read(grid, merges)[1]).toMatchObject({ header: 'CCCD gắn chip / Số lượng', unitName: 'P. Tân Định' });
  });

  it('fractions are percentages; a formula nobody rounded keeps four decimals', () => {
    const grid = rows(...header, [1, 'Phường Đa Kao', 3, 1, 1 / 3], [2, 'Phường Tân Định', 2, 2, 1]);
    expect(short(grid, merges).filter((text) => text.includes('rate'))).toEqual([
      'E3 3 rate chip_card 33.3333',
      'E4 2 rate chip_card 100',
    ]);
    const typed = rows(...header, [1, 'Phường Đa Kao', 4, 1, 0.25], [2, 'Phường Tân Định', 8, 7, 0.875]);
    expect(short(typed, merges).filter((text) => text.includes('rate'))).toEqual([
      'E3 3 rate chip_card 25.0',
      'E4 2 rate chip_card 87.5',
    ]);
  });

  it('a unit nobody knows is kept without one', () => {
    expect(short(rows(...header, [1, 'Phường Bến Nghé', 3]), merges)).toEqual(['C3 null people null 3']);
  });

  it('the row of column numbers, days and tick boxes are no figures', () => {
    const grid = rows(...header, ['(1)', '(2)', '(3)', '(4)', '(5)=(4)/(3)'], [1, 'Phường Đa Kao', true, 'x', null]);
    expect(short(grid, merges)).toEqual([]);
  });

  it('whatever stands in the cells, it is read and compared without a fault', () => {
    const value = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.string(),
      fc.boolean(),
      fc.constantFrom(1.5e300, -1e21, 5e-324, -0),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value, value, value), { maxLength: 8 }), (lines) => {
        const grid = rows(...header, ...lines.map((line): Value[] => [1, 'Phường Đa Kao', ...line]));
        for (const { sheet, measure, shown } of read(grid, merges)) {
          expect(shown.length).toBeLessThanOrEqual(40);
          compareFigure({ sheet, measure, shown }, { people: 9, inScope: 8, achieved: 3, begun: 4 });
        }
      }),
    );
  });

  it.each<[string, Value[][]]>([
    ['nothing', []],
    ['a letter', [['Kính gửi: Đơn vị'], ['Đề nghị báo cáo']]],
    [
      'people',
      [
        ['STT', 'Họ và tên', 'Số CCCD'],
        [1, 'Lê An', '079080900001'],
      ],
    ],
    [
      'units without figures',
      [
        ['STT', 'Đơn vị', 'Ghi chú'],
        [1, 'Phường Đa Kao', 'x'],
      ],
    ],
  ])('%s is no summary', (_, lines) => expect(read(rows(...lines))).toEqual([]));
});
