import { describe, expect, it } from '@jest/globals';
import { issueMessage } from './roster-messages.js';
import type { RosterReading } from './roster-reading.js';
import type { GridSheet } from './roster-grid.js';
import { codes, read, type Line } from '../test/read-lines.js';

const names = (reading: RosterReading): string[] => reading.rows.map(({ fullName }) => fullName);

const HEAD: Line = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Chức vụ', 'CCCD gắn chip', 'Ghi chú'];
const an: Line = [1, 'Nguyễn Văn An', '05/02/1980', '079080900001', 'Chuyên viên', 'Đã có'];
const binh: Line = [2, 'Trần Thị Bình', '1985', '079185900002', 'Văn thư', 'Chưa có'];

describe('days', () => {
  const lines: Line[] = [
    ['Số liệu đến ngày 20/11/2023'],
    ['Họ và tên', 'Số CCCD', 'Ngày kích hoạt'],
    ['Lê An', '079080900001', '25/11/2023'],
  ];
  it('after the day of the list have not come yet', () => {
    expect(codes(read([{ lines }]))).toEqual(['future_date C3']);
    expect(codes(read([{ lines }], { asOf: '2023-11-25' }))).toEqual([]);
    expect(read([{ lines }], { asOf: '2023-11-25' }).asOf).toBe('2023-11-25');
  });
  it('without a list day are measured by today', () => {
    const reading = read([{ lines: lines.slice(1) }]);
    expect(reading).toMatchObject({ asOf: null, issues: [] });
    expect(codes(read([{ lines: [lines[1]!, ['Lê An', '079080900001', '16/01/2024']] }]))).toEqual(['future_date C2']);
  });
  it('of the list that lie ahead of today are not believed', () => {
    const ahead = read([{ lines: [['Số liệu đến ngày 20/11/2032'], ...lines.slice(1)] }]);
    expect(ahead).toMatchObject({ asOf: null, issues: [] });
    expect(
      codes(read([{ lines: [lines[1]!, ['Lê An', '079080900001', '16/01/2024']] }], { asOf: '2024-02-01' })),
    ).toEqual(['future_date C2']);
  });
  it('of several sheets: the latest of people, else of the summary', () => {
    const people = (day: string, id: string): Line[] => [
      [`Số liệu đến ngày ${day}`],
      ['Họ và tên', 'Số CCCD'],
      ['Lê An', id],
    ];
    expect(
      read([{ lines: people('20/11/2023', '079080900001') }, { lines: people('18/11/2023', '079080900002') }]).asOf,
    ).toBe('2023-11-20');
    expect(read([{ lines: [['Tính đến ngày 20/10/2023']] }, { lines: people('x', '079080900002') }]).asOf).toBe(
      '2023-10-20',
    );
  });
});

describe('hidden parts and whole files', () => {
  it('reads hidden rows and columns with a warning', () => {
    const reading = read([
      {
        lines: [HEAD, an, binh],
        hiddenRows: [3],
        sheet: {
          name: 'A',
          hiddenColumns: [
            { from: 3, to: 3 },
            { from: 20, to: 30 },
          ],
        },
      },
    ]);
    expect(codes(reading)).toEqual(['hidden_rows_warning -3', 'hidden_columns_warning D1']);
    expect(reading.rows.map(({ remarks }) => remarks)).toEqual([0, 1]);
  });
  it('names a hidden sheet of people and leaves it out', () => {
    const reading = read([
      { lines: [HEAD, an], sheet: { name: 'A' } },
      { lines: [HEAD, binh], sheet: { name: 'B', hidden: true } },
    ]);
    expect(names(reading)).toEqual(['Nguyễn Văn An']);
    expect(reading.issues).toMatchObject([{ code: 'hidden_sheet_warning', sheet: 'B', value: 1 }]);
  });
  it('says so when a sheet holds ids under no header it knows', () => {
    const nobody = ['1', 'Lê An', '079080900009'];
    const reading = read([
      { lines: [HEAD, an], sheet: { name: 'A' } },
      { lines: [['x', 'y', 'z'], nobody, nobody], sheet: { name: 'B' } },
      { lines: [['x', 'y', 'z'], nobody], sheet: { name: 'C', hidden: true } },
    ]);
    expect(names(reading)).toEqual(['Nguyễn Văn An']);
    expect(reading.issues).toMatchObject([
      { code: 'sheet_not_read_warning', sheet: 'B', row: 2, value: 2 },
      { code: 'hidden_sheet_warning', sheet: 'C', row: 2, value: 1 },
    ]);
  });
  it.each<[what: string, line: Line, told: boolean]>([
    ['an id as a number', ['x', 'Lê An', 79080900004], true],
    ['with an apostrophe', ['x', 'Lê An', "'079080900004"], true],
    ['of nine digits beside a name', ['x', 'Lê An', '023456789'], true],
    ['a sum of money', ['x', 'Thu, chi', 123456789], false],
    ['a telephone number', ['x', 'Lê An', '0909000111'], false],
  ])('says that a sheet with %s was not read', (_, line, told) => {
    const { issues } = read([{ lines: [HEAD, an] }, { sheet: { name: 'B' }, lines: [['ghi thêm'], line] }]);
    expect(issues.map(({ code, row, value }) => [code, row, value])).toEqual(
      told ? [['sheet_not_read_warning', 2, 1]] : [],
    );
  });
  it('says once how many rows were passed over that might be people', () => {
    const { rows, issues } = read([
      {
        lines: [
          HEAD,
          an,
          [null, 'Hùng'],
          ['', 'Ghi chú: (*) là người mới'],
          [null, null, null, null, 'NGƯỜI LẬP BIỂU'],
          [null, null, null, null, 'Lê Văn Ký'],
          [null, 'Phạm Thị Sót', '01/02/1990', null, 'Văn thư', 'Đã có'],
        ],
      },
    ]);
    expect(rows).toHaveLength(1);
    expect(issues).toMatchObject([{ code: 'rows_not_read_warning', row: 3, column: null, value: 2 }]);
  });
  it('makes nobody of a summary sheet', () => {
    const reading = read([
      {
        lines: [
          ['STT', 'Đơn vị', 'Tổng số', 'Tỷ lệ %'],
          [1, 'Phòng Nội vụ', 12, 91.7],
        ],
      },
      { lines: [HEAD, an] },
    ]);
    expect(reading.sheets.map(({ role }) => role)).toEqual(['summary', 'people']);
    expect(names(reading)).toHaveLength(1);
  });
  const refusals: [why: string, lines: Line[], sheet: Partial<GridSheet>, code: string][] = [
    ['nothing', [], {}, 'empty_file'],
    ['a header and nobody', [HEAD], {}, 'no_rows'],
    ['a header and a total', [HEAD, [null, 'Tổng cộng', 0]], {}, 'no_rows'],
    [
      'no id column',
      [
        ['STT', 'Họ và tên', 'Ngày sinh'],
        [1, 'Lê An', '1980'],
      ],
      {},
      'no_header',
    ],
    ['a header too far down', [...Array<Line>(31).fill(['x']), HEAD, an], {}, 'no_header'],
    ['nobody can tell the letters', [['Hä tªn?', 'abc'], ['xyz']], { encodingGuessed: true }, 'unknown_encoding'],
    [
      'a legacy font',
      [
        ['STT', 'Hä vµ tªn', 'Ngµy sinh', 'Sè CCCD'],
        [1, 'NguyÔn V¨n An', '079080900001'],
      ],
      {},
      'legacy_font_text',
    ],
    [
      'a legacy font below a proper header',
      [
        HEAD,
        [1, 'NguyÔn V¨n An', null, '079080900001', 'Tr­ëng phßng'],
        [2, 'TrÇn ThÞ B×nh', null, '079080900002', 'V¨n th­'],
      ],
      {},
      'legacy_font_text',
    ],
  ];
  it.each(refusals)('refuses %s', (_why, lines, sheet, code) => {
    const { outcome, refusal, rows } = read([{ lines, sheet }]);
    expect({ outcome, code: refusal?.code, rows }).toEqual({ outcome: 'refused', code, rows: [] });
    expect(refusal?.messageVi).toMatch(/Hãy/);
    expect(refusal?.messageEn.length).toBeGreaterThan(40);
  });
});

it('has a sentence for every remark made here', () => {
  const reading = read([{ lines: [HEAD, [1, '', '31/02/1980', '123456789', '', '?']], sheet: { name: 'A' } }]);
  expect(reading.issues.map((issue) => issueMessage(issue).vi)).toEqual([
    expect.stringMatching(/^Trang “A”, dòng 2, cột B \(Họ và tên\): thiếu họ và tên\./),
    expect.stringMatching(/CMND 9 số cũ/),
    expect.stringMatching(/“31\/02\/1980” không phải là ngày/),
    expect.stringMatching(/không hiểu tình trạng “\?”/),
  ]);
});
