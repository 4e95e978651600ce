import { describe, expect, it } from '@jest/globals';
import { countRows, RosterBook } from './roster-book.js';
import type { GridRow, GridSheet } from './roster-grid.js';
import { issueMessage } from './roster-messages.js';
import type { RosterReading, UnitChoice } from './roster-reading.js';

type Line = (string | number | null | undefined)[];

const units: UnitChoice[] = [
  { id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
  { id: 2, code: 'NV', name: 'Phòng Nội vụ', kind: 'office', parentId: 1 },
  { id: 3, code: 'TP', name: 'Phòng Tư pháp', kind: 'office', parentId: 1 },
  { id: 4, code: '26734', name: 'Phường Tân Định', kind: 'ward', parentId: 1 },
];

/** Reads sheets of lines; row 1 is the first line. Hidden rows are given by number. */
function read(
  sheets: { lines: Line[]; hiddenRows?: number[]; sheet?: Partial<GridSheet> }[],
  context: { asOf?: string | null; target?: number } = {},
): RosterReading {
  const book = new RosterBook({
    asOf: context.asOf ?? null,
    units,
    targetUnitId: context.target ?? 1,
    today: '2024-01-15',
  });
  for (const { lines, hiddenRows = [], sheet = {} } of sheets) {
    book.take({
      type: 'sheet',
      sheet: {
        name: '',
        hidden: false,
        merges: [],
        hiddenColumns: [],
        date1904: false,
        encodingGuessed: false,
        ...sheet,
      },
    });
    book.take({ type: 'rows', rows: lines.flatMap((line, i) => gridRow(line, i + 1, hiddenRows)) });
  }
  return book.finish();
}

function gridRow(line: Line, row: number, hiddenRows: number[]): GridRow[] {
  const cells = line.flatMap((value, column) =>
    value === null || value === undefined || value === '' ? [] : [{ column, value }],
  );
  return cells.length === 0 ? [] : [{ row, hidden: hiddenRows.includes(row), cells }];
}

const codes = (reading: RosterReading): string[] =>
  reading.issues.map(({ code, row, column }) => `${code} ${column ?? '-'}${row}`);
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

describe('the same id on several rows', () => {
  const head: Line = ['Họ và tên', 'Số CCCD', 'Đơn vị', 'Định danh mức 2'];
  const row = (name: string, unit: string, status: string): Line => [name, '079080900001', unit, status];
  const cases: [why: string, lines: Line[], statuses: string[], issues: string[]][] = [
    [
      'the same again: the later row is rejected',
      [row('Nguyễn Văn An', 'Phòng Nội vụ', 'Đã kích hoạt'), row('NGUYEN VAN AN', 'Phòng Nội vụ', 'Đã kích hoạt')],
      ['accepted', 'rejected'],
      ['duplicate_in_file B3'],
    ],
    [
      'two units',
      [row('Nguyễn Văn An', 'Phòng Nội vụ', 'Đã kích hoạt'), row('Nguyễn Văn An', 'Phòng Tư pháp', 'Đã kích hoạt')],
      ['conflict', 'conflict'],
      ['same_person_two_units B2', 'same_person_two_units B3'],
    ],
    [
      'two statuses',
      [row('Nguyễn Văn An', 'Phòng Nội vụ', 'Đã kích hoạt'), row('Nguyễn Văn An', 'Phòng Nội vụ', 'Đã đăng ký')],
      ['conflict', 'conflict'],
      ['same_person_two_statuses B2', 'same_person_two_statuses B3'],
    ],
    [
      'two names',
      [row('Nguyễn Văn An', 'Phòng Nội vụ', 'Đã kích hoạt'), row('Nguyễn Văn Ân Tình', 'Phòng Nội vụ', 'Đã kích hoạt')],
      ['conflict', 'conflict'],
      ['same_id_two_names B2', 'same_id_two_names B3'],
    ],
    [
      'twice in one unit and once in another',
      [
        row('Nguyễn Văn An', 'Phòng Nội vụ', 'Đã kích hoạt'),
        row('Nguyễn Văn An', 'Phòng Tư pháp', 'Đã kích hoạt'),
        row('Nguyễn Văn An', 'Phòng Nội vụ', 'Đã kích hoạt'),
      ],
      ['conflict', 'conflict', 'rejected'],
      ['duplicate_in_file B4', 'same_person_two_units B2', 'same_person_two_units B3'],
    ],
    [
      'a rejected row is not compared',
      [row('Nguyễn Văn An', 'Phòng Y tế', 'Đã kích hoạt'), row('Nguyễn Văn An', 'Phòng Nội vụ', 'Đã kích hoạt')],
      ['rejected', 'accepted'],
      ['unknown_unit C2'],
    ],
  ];
  it.each(cases)('%s', (_why, lines, statuses, issues) => {
    const reading = read([{ lines: [head, ...lines] }]);
    expect(reading.rows.map(({ status }) => status)).toEqual(statuses);
    expect(codes(reading)).toEqual(issues);
    const { rows, accepted, rejected, conflict } = countRows(reading.rows);
    expect(rows).toBe(accepted + rejected + conflict);
  });
});

describe('values of a row', () => {
  const head: Line = [
    'Họ và tên',
    'Số CCCD',
    'Ngày sinh',
    'Giới tính',
    'Điện thoại',
    'Loại',
    'Đảng viên',
    'Diện áp dụng',
    'Tạm hoãn đến',
    'Số văn bản miễn',
  ];
  const readRow = (...line: Line) => {
    const reading = read([{ lines: [head, ['Nguyễn Văn An', '079080900001', ...line]] }]);
    return { row: reading.rows[0], codes: codes(reading) };
  };
  it('wrong birth dates cost only themselves', () => {
    expect(readRow('31/02/1980')).toMatchObject({
      row: { birthDate: null, birthYear: null, status: 'accepted', remarks: 1 },
      codes: ['bad_date C2'],
    });
    expect(readRow('01/02/2080')).toMatchObject({ row: { birthDate: null }, codes: ['future_date C2'] });
  });
  it('compares sex and birth year with the id', () => {
    expect(readRow('05/02/1981', 'Nữ').codes).toEqual(['sex_mismatch_warning D2', 'birth_year_mismatch_warning C2']);
    expect(readRow('05/02/1980', 'Nam').codes).toEqual([]);
    expect(readRow(null, '?').codes).toEqual(['unknown_value_text D2']);
  });
  it('reads phones', () => {
    expect(readRow(null, null, 909_000_111)).toMatchObject({
      row: { phone: '0909000111' },
      codes: ['phone_padded_warning E2'],
    });
    expect(readRow(null, null, '+84 909.000.111')).toMatchObject({ row: { phone: '0909000111' }, codes: [] });
    expect(readRow(null, null, 'gọi vợ')).toMatchObject({ row: { phone: null }, codes: ['unknown_value_text E2'] });
  });
  it('reads kind and membership, and says when it cannot', () => {
    expect(readRow(null, null, null, 'CC', 'x')).toMatchObject({
      row: { kind: 'cong_chuc', memberships: { dang_vien: true } },
      codes: [],
    });
    expect(readRow(null, null, null, 'CBCC', '?')).toMatchObject({
      row: { kind: null, memberships: {} },
      codes: ['unknown_value_text F2', 'unknown_value_text G2'],
    });
    expect(readRow(null, null, null, null, '03/02/2010').row?.memberships).toEqual({ dang_vien: true });
    expect(readRow().row?.memberships).toEqual({ dang_vien: false });
  });
  it('reads scope; a deferral without its last day is not used', () => {
    const at = (...scope: Line) => readRow(null, null, null, null, null, ...scope);
    expect(at('Tạm hoãn', '15/03/2024')).toMatchObject({
      row: { scope: { status: 'deferred', until: '2024-03-15', document: null } },
      codes: [],
    });
    expect(at(null, '15/03/2024').row?.scope?.status).toBe('deferred');
    expect(at('Miễn', null, '41/VP').row?.scope).toEqual({ status: 'exempt', until: null, document: '41/VP' });
    expect(at('Phải thực hiện').row?.scope).toEqual({ status: 'in_scope', until: null, document: null });
    expect(at().row?.scope).toBeNull();
    expect(at('Tạm hoãn')).toMatchObject({ row: { scope: null }, codes: ['bad_date I2'] });
    expect(at('Nghỉ thai sản')).toMatchObject({ row: { scope: null }, codes: ['unknown_value_text H2'] });
  });
  it('rejects what is no name', () => {
    for (const name of ['12345', 'A', 'http://x', '=1+1', 'Nguyễn Văn An 2']) {
      expect(codes(read([{ lines: [head, [name, '079080900001']] }]))).toEqual(['bad_name A2']);
    }
    for (const name of ['Y Niê Ksơr', "H'Hen Niê", 'Lê Thị Ba (Tư)', 'NGUYỄN VĂN AN'.normalize('NFD')]) {
      expect(codes(read([{ lines: [head, [name, '079080900001']] }]))).toEqual([]);
    }
  });
  it('takes dashes for nothing', () => {
    expect(readRow('-', '--', '…', '/', '-')).toMatchObject({
      codes: [],
      row: { birthDate: null, sex: null, phone: null, kind: null },
    });
  });
});

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
