import { describe, expect, it } from '@jest/globals';
import type { RosterReading } from './roster-reading.js';
import { codes, read, type Line } from '../test/read-lines.js';

const names = (reading: RosterReading): string[] => reading.rows.map(({ fullName }) => fullName);
const unitIds = (reading: RosterReading): number[] => reading.rows.map(({ unitId }) => unitId);

const HEAD: Line = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Chức vụ', 'CCCD gắn chip', 'Ghi chú'];
const an: Line = [1, 'Nguyễn Văn An', '05/02/1980', '079080900001', 'Chuyên viên', 'Đã có'];
const binh: Line = [2, 'Trần Thị Bình', '1985', '079185900002', 'Văn thư', 'Chưa có'];

describe('the five-column template', () => {
  const head: Line = ['Họ tên', 'Ngày sinh', 'Số CCCD', 'Có thẻ', 'Đã kích hoạt'];
  const reading = read([
    {
      lines: [head, ['Nguyễn Văn An', '05/02/1980', '079080900001', 'x', 'x'], ['Trần Thị Bình', 1985, '079185900002']],
    },
  ]);

  it('reads people and both criteria', () => {
    expect(reading).toMatchObject({ outcome: 'accepted', asOf: null, issues: [] });
    expect(reading.rows).toMatchObject([
      {
        row: 2,
        fullName: 'Nguyễn Văn An',
        citizenId: '079080900001',
        birthDate: '1980-02-05',
        birthYear: 1980,
        sex: null,
        kind: null,
        memberships: {},
        unitId: 1,
        stages: { chip_card: [{ stage: 'held', on: null }], vneid_level2: [{ stage: 'activated', on: null }] },
        scope: null,
        status: 'accepted',
      },
      { row: 3, birthDate: null, birthYear: 1985, stages: { chip_card: [{ stage: 'none', on: null }] } },
    ]);
    expect(Object.keys(reading.rows[1]?.stages ?? {})).toEqual(['chip_card']);
  });

  it('says what each column was taken for', () => {
    expect(reading.sheets[0]?.columns.map(({ column, field }) => [column, field])).toEqual([
      ['A', 'name'],
      ['B', 'birthDate'],
      ['C', 'citizenId'],
      ['D', 'status'],
      ['E', 'step'],
    ]);
  });
});

describe('what is a person and what is not', () => {
  it('finds the header below a letterhead, skips the row of column numbers', () => {
    const reading = read([
      {
        lines: [
          ['UBND QUẬN 1'],
          [],
          ['DANH SÁCH'],
          ['Số liệu đến ngày 20/11/2023'],
          HEAD,
          ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
          an,
        ],
      },
    ]);
    expect(reading).toMatchObject({ asOf: '2023-11-20', sheets: [{ headerRows: [5], firstRow: 7, lastRow: 7 }] });
    expect(names(reading)).toEqual(['Nguyễn Văn An']);
  });

  it('joins a two-row header without merged cells', () => {
    const top: Line = ['STT', 'Họ và tên', 'Số CCCD', 'CCCD gắn chip', null, 'Ghi chú'];
    const below: Line = [null, null, null, 'Đã có (x)', 'Ngày cấp', null];
    const reading = read([{ lines: [top, below, [1, 'Nguyễn Văn An', '079080900001', 'x', '31/02/2022']] }]);
    expect(reading.sheets[0]?.headerRows).toEqual([1, 2]);
    expect(reading.issues).toMatchObject([{ code: 'bad_date', column: 'E', header: 'CCCD gắn chip / Ngày cấp' }]);
  });

  it('skips totals, closing lines and signatures, also with names in them', () => {
    const below: Line[] = [
      [null, 'Tổng cộng', null, '2 người'],
      ['Danh sách này có 2 người./.'],
      [null, 'NGƯỜI LẬP BIỂU', null, null, 'CHỦ TỊCH'],
      [null, '(Ký, ghi rõ họ tên)'],
      [null, 'Nguyễn Văn An', null, null, 'Trần Thị Bình'],
    ];
    expect(names(read([{ lines: [HEAD, an, binh, ...below] }]))).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
  });

  it('takes nobody with a number and a name for a total, whatever stands before the name', () => {
    const head: Line = ['STT', 'Đơn vị', 'Họ và tên', 'Số CCCD', 'Chức vụ'];
    const lines: Line[] = [
      head,
      [1, 'Tổng cộng', 'Trần Thị Hồng', '97,5', 'Chuyên viên'],
      [null, 'Tổng cộng', 'Một người'],
      [2, 'Phòng Nội vụ', 'Tổng cộng', null, '2 người'],
    ];
    const reading = read([{ lines }]);
    expect(names(reading)).toEqual(['Trần Thị Hồng']);
    expect(codes(reading)).toEqual(['bad_citizen_id D2', 'unknown_unit B2']);
  });

  it('keeps people whose names look like other words', () => {
    const people: Line[] = ['Tống Minh Cộng', 'Tô Văn Kỳ', 'Công Tằng Thị Ky', 'Đoàn Văn Hội', 'Kỷ Thị Trường'].map(
      (name, i) => [i + 1, name, null, `07908090000${i}`],
    );
    expect(names(read([{ lines: [HEAD, ...people] }]))).toHaveLength(5);
  });

  it('does not end the table at a title like "Kỹ sư" or "Giám đốc" of somebody without an id', () => {
    const reading = read([
      { lines: [HEAD, [1, 'Lê Văn Chí', null, null, 'Giám đốc'], [2, 'Võ Kỳ', null, null, 'Kỹ sư'], binh] },
    ]);
    expect(codes(reading)).toEqual(['missing_citizen_id D2', 'missing_citizen_id D3']);
    expect(names(reading)).toHaveLength(3);
  });

  it('reports somebody of whom only the name stands there, and skips what is no name', () => {
    const reading = read([
      {
        lines: [
          HEAD,
          an,
          [null, 'Lê Văn Chí'],
          [null, 'I. KHỐI PHÒNG BAN'],
          ['II', 'Khối khác'],
          [3, 'Phòng Nội vụ'],
          [null, '-----'],
        ],
      },
    ]);
    expect(codes(reading)).toEqual(['missing_citizen_id D3']);
  });

  it('skips numbered rows without anybody, and a header printed again', () => {
    expect(names(read([{ lines: [HEAD, an, [2], [3], HEAD, binh] }]))).toEqual(['Nguyễn Văn An', 'Trần Thị Bình']);
  });

  it('reads people after a signature if they have an id', () => {
    expect(names(read([{ lines: [HEAD, an, [null, 'Người lập biểu'], [null, 'Lê Thị Ba'], HEAD, binh] }]))).toEqual([
      'Nguyễn Văn An',
      'Trần Thị Bình',
    ]);
  });

  it('reads people after a signature who are numbered, and misses their id aloud', () => {
    const below: Line[] = [
      [null, 'Người lập biểu'],
      [null, 'Lê Thị Ba'],
      [1, 'Võ Thị Tư', null, null, 'Kế toán'],
    ];
    const reading = read([{ lines: [HEAD, an, ...below] }]);
    expect(names(reading)).toEqual(['Nguyễn Văn An', 'Võ Thị Tư']);
    expect(codes(reading)).toEqual(['missing_citizen_id D5']);
  });

  it('joins a name that stands in two columns', () => {
    const merges = [{ top: 1, bottom: 1, left: 1, right: 2 }];
    const lines: Line[] = [
      ['STT', 'Họ và tên', null, 'Số CCCD'],
      [1, 'Nguyễn Văn', 'An', '079080900001'],
    ];
    expect(names(read([{ lines, sheet: { merges } }]))).toEqual(['Nguyễn Văn An']);
    expect(
      names(
        read([
          {
            lines: [
              ['Họ và tên đệm', 'Tên', 'Số CCCD'],
              ['Nguyễn Văn', 'An', '079080900001'],
            ],
          },
        ]),
      ),
    ).toEqual(['Nguyễn Văn An']);
  });
});

describe('units', () => {
  const head: Line = ['Họ và tên', 'Số CCCD', 'Đơn vị'];
  const people = (said: (string | null)[]): Line[] =>
    said.map((unit, i) => [`Lê Văn ${'ABCDEFGH'[i]}n`, `07908090000${i}`, unit]);

  it('from the column; an empty cell means the target', () => {
    const reading = read([{ lines: [head, ...people(['Phòng Nội vụ', 'P. Tân Định', null])] }]);
    expect(unitIds(reading)).toEqual([2, 4, 1]);
    expect(reading.sheets[0]?.unitFrom).toBe('column');
  });

  it('from merged cells', () => {
    const merges = [{ top: 2, bottom: 4, left: 2, right: 2 }];
    expect(
      unitIds(read([{ lines: [head, ...people(['Phòng Nội vụ', null, null, null])], sheet: { merges } }])),
    ).toEqual([2, 2, 2, 1]);
  });

  it('from the cell above where merged cells were lost', () => {
    expect(
      unitIds(read([{ lines: [head, ...people(['Phòng Nội vụ', null, null, 'Phòng Tư pháp', null, null])] }])),
    ).toEqual([2, 2, 2, 3, 3, 3]);
  });

  it('from section rows', () => {
    const lines: Line[] = [HEAD, ['I', 'Phòng Nội vụ'], an, ['II', 'PHÒNG TƯ PHÁP'], binh];
    expect(unitIds(read([{ lines }]))).toEqual([2, 3]);
  });

  it('from the title, the letterhead or the name of the sheet, a unit below before the target', () => {
    expect(unitIds(read([{ lines: [['UBND QUẬN 1'], ['DANH SÁCH CÁN BỘ PHƯỜNG TÂN ĐỊNH'], HEAD, an] }]))).toEqual([4]);
    expect(unitIds(read([{ lines: [['UBND QUẬN 1'], ['UBND PHƯỜNG TÂN ĐỊNH'], HEAD, an] }]))).toEqual([4]);
    expect(unitIds(read([{ lines: [['UBND QUẬN 1'], HEAD, an], sheet: { name: 'P. Tân Định' } }]))).toEqual([4]);
    expect(unitIds(read([{ lines: [['UBND QUẬN 1'], ['PHÒNG NỘI VỤ'], HEAD, an] }]))).toEqual([1]);
  });

  it('by code before name; what is unknown is rejected', () => {
    const reading = read([
      {
        lines: [
          ['Họ và tên', 'Số CCCD', 'Mã đơn vị', 'Đơn vị'],
          ['Lê An', '079080900001', 'NV', 'Khác'],
          ['Lê Bình', '079080900002', 'XX', 'Phòng Y tế'],
        ],
      },
    ]);
    expect(unitIds(reading)).toEqual([2, 1]);
    expect(codes(reading)).toEqual(['unknown_unit D3']);
    expect(reading.rows[1]?.status).toBe('rejected');
  });

  it('warns when the title names another unit than the one imported for', () => {
    const reading = read([{ lines: [['UBND PHƯỜNG BẾN NGHÉ'], HEAD, an] }], { target: 4 });
    expect(codes(reading)).toEqual(['other_unit_in_title_warning A1']);
    expect(reading.rows[0]).toMatchObject({ unitId: 4, status: 'accepted', remarks: 0 });
  });
});
