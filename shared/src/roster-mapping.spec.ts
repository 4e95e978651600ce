import { describe, expect, it } from '@jest/globals';
import { columnRole } from './roster-headings.js';
import { fieldOfRole, mappingFault, ROSTER_FIELDS, roleOfField } from './roster-fields.js';
import type { ColumnMapping, EndPiece, RosterRow, SheetReading } from './roster-reading.js';
import { shapeOf } from './roster-shape.js';
import { pieces, read, type Line } from '../test/read-lines.js';

const HEAD: Line = ['STT', 'Người', 'Mã thẻ', 'App', 'Ghi chú'];
const AN: Line = [1, 'Lê Văn An', '079080900001', 'x', 'Nghỉ phép'];
const endOf = (lines: Line[], mappings: ColumnMapping[] = [], list: 'roster' | 'police' = 'roster') =>
  pieces([{ lines }], { mappings, list }).at(-1) as EndPiece;
const shapeIn = (lines: Line[]): string => endOf(lines).sheets[0]?.shape ?? '';
const FIELDS = { A: null, B: 'name', C: 'citizenId', D: 'vneid_level2.activated', E: 'reason' };

describe('a header that is not recognised', () => {
  it('is named in the refusal, and told with its shape', () => {
    const { refusal, sheets } = endOf([['UBND QUẬN 1'], HEAD, AN]);
    expect(refusal?.code).toBe('no_header');
    expect(refusal?.messageVi).toContain('Dòng 2 giống dòng tiêu đề: A “STT”, B “Người”, C “Mã thẻ”, D “App”');
    expect(refusal?.messageEn).toContain('Row 2 looks like one');
    expect(sheets).toMatchObject([
      { role: 'other', headerRows: [2], columns: [{ meaning: 'index' }, { meaning: null }, {}, {}, {}] },
    ]);
  });

  it('is nobody’s row', () => {
    const people = [AN, [2, 'Trần Thị Bình', '079185900002', 'x', 'Đi học']];
    expect(endOf(people)).toMatchObject({ refusal: { code: 'no_header' }, sheets: [] });
  });

  it.each<[string, Line[], number[]]>([
    [
      'no word of it is understood',
      [
        ['Người', 'Mã thẻ', 'App'],
        ['Lê Văn An', '079080900001', 'x'],
      ],
      [1],
    ],
    [
      'it has two columns',
      [
        ['Ai', 'Mã thẻ'],
        ['Lê Văn An', '079080900001'],
      ],
      [1],
    ],
    [
      'the number has lost its zeros',
      [
        ['Ai', 'Mã thẻ'],
        ['Lê Văn An', 79080900001],
      ],
      [1],
    ],
    [
      'a letterhead stands right above it, column numbers below',
      [
        ['UBND QUẬN 1', 'Độc lập - Tự do'],
        ['Ai', 'Mã thẻ', 'App'],
        ['(1)', '(2)', '(3)'],
        ['Lê Văn An', '079 080 900 001', 'x'],
      ],
      [2],
    ],
  ])('is told where %s', (_what, lines, headerRows) => {
    const { refusal, sheets } = endOf(lines);
    expect(refusal).toMatchObject({ code: 'no_header', messageVi: expect.stringContaining('“Mã thẻ”') });
    expect(sheets).toMatchObject([{ role: 'other', headerRows }]);
    const columns = Object.fromEntries((sheets[0]?.columns ?? []).map(({ column }) => [column, null]));
    const mappings = [{ shape: sheets[0]?.shape ?? '', fields: { ...columns, A: 'name', B: 'citizenId' } }];
    expect(read([{ lines }], { mappings }).rows).toMatchObject([{ fullName: 'Lê Văn An', citizenId: '079080900001' }]);
  });

  it.each<[string, Line[]]>([
    [
      'a letter',
      [
        ['Kính gửi', 'Ủy ban'],
        ['Xin gửi', 'danh sách'],
      ],
    ],
    [
      'figures of another kind',
      [
        ['Mặt hàng', 'Giá'],
        ['Bàn', 1200000],
      ],
    ],
    ['a title above numbers', [['DANH SÁCH'], ['Lê Văn An', '079080900001']]],
  ])('%s has none', (_what, lines) => {
    expect(endOf(lines)).toMatchObject({ refusal: { code: 'no_header' }, sheets: [] });
  });

  it('is read once its columns are said', () => {
    const mappings = [{ shape: shapeIn([HEAD, AN]), fields: FIELDS }];
    const { rows, sheets, outcome } = read([{ lines: [['UBND QUẬN 1'], HEAD, AN] }], { mappings });
    expect(outcome).toBe('accepted');
    expect(rows).toMatchObject([
      {
        ...{ fullName: 'Lê Văn An', citizenId: '079080900001', reasonText: 'Nghỉ phép', note: null },
        stages: { vneid_level2: [{ stage: 'activated', on: null }] },
      } satisfies Partial<RosterRow>,
    ]);
    expect(sheets[0]?.columns.map(({ meaning }) => meaning)).toEqual([
      null,
      'name',
      'citizenId',
      'vneid_level2.activated',
      'reason',
    ]);
    expect(read([{ lines: [HEAD, AN] }], { mappings, list: 'police' }).sheets[0]?.role).toBe('police_list');
  });
});

describe('columns that we wrote beside a table whose columns were said', () => {
  it('mean what they always do, whatever the mapping says', () => {
    const mappings = [{ shape: shapeIn([HEAD, AN]), fields: { ...FIELDS, F: 'note' } }];
    const lines: Line[] = [
      [...HEAD, 'Mã dòng (Đạt100)', 'Lý do (Đạt100)'],
      [...AN, '512 700', 'sai'],
    ];
    const { rows, sheets } = read([{ lines }], { mappings });
    expect(rows).toMatchObject([{ fullName: 'Lê Văn An', mends: '512 700', note: null }]);
    expect(sheets[0]?.columns.slice(-2)).toMatchObject([{ field: 'rowKey', meaning: null }, { field: null }]);
  });

  const keysOf = (n: number, digits: number) => Array.from({ length: n }, (_, i) => String(10 ** (digits - 1) + i));
  it.each([
    ['all of 200 characters', keysOf(67, 2).join(' ').slice(0, 200), 67],
    ['the newest of more, none of them cut', keysOf(13, 16).join(' '), 11],
    ['as many as fill 200 characters to the last', `7777 ${keysOf(38, 4).join(' ')} 1234567890`, 39],
    ['nothing of what can be no key', '7'.repeat(300), 0],
  ])('keep of the keys of rows that were mended over and over %s', (_, keys, kept) => {
    const mappings = [{ shape: shapeIn([HEAD, AN]), fields: FIELDS }];
    const lines: Line[] = [
      [...HEAD, 'Mã dòng (Đạt100)'],
      [...AN, keys],
    ];
    const { rows } = read([{ lines }], { mappings });
    const expected = kept === 0 ? '' : keys.split(' ').slice(-kept).join(' ');
    expect(rows.map(({ mends }) => mends)).toEqual([expected]);
    expect(expected.length).toBeLessThanOrEqual(200);
  });
});

describe('a header below which nobody stands', () => {
  const head: Line = ['Họ và tên', 'Số CCCD', 'Ghi chú'];
  it('is told only where a user has said what it means', () => {
    const plain = endOf([head]);
    expect([plain.refusal?.code, plain.sheets]).toEqual(['no_rows', []]);
    const { shape } = read([{ lines: [head, ['Lê An', '079080900001']] }]).sheets[0] as SheetReading;
    const said = endOf([head], [{ shape, fields: { A: 'citizenId', B: 'name' } }]);
    expect([said.refusal?.code, said.sheets.length]).toEqual(['no_rows', 1]);
  });
});

describe('a header that is recognised', () => {
  const head: Line = ['Họ và tên', 'Số CCCD', 'CCCD gắn chip', 'Ngày cấp', 'Ghi chú'];
  const line: Line = ['Lê Văn An', '079080900001', 'x', '05/02/2022', 'x'];
  const shape = shapeIn([head, line]);
  const said = (fields: Record<string, string | null>, lines = [head, line]) =>
    read([{ lines }], { mappings: [{ shape, fields }] }).rows[0];

  it('means what the user says', () => {
    const fields = { A: 'name', B: 'citizenId', C: 'vneid_level2.activated', D: null, E: 'membership.dang_vien' };
    expect(said(fields)).toMatchObject({
      stages: { vneid_level2: [{ stage: 'activated', on: null }] },
      memberships: { dang_vien: true },
      cardIssuedOn: null,
      note: null,
    });
  });

  it('of another shape does not', () => {
    const other = [[...head, 'Điện thoại'], line];
    expect(said({ A: 'name', B: 'citizenId' }, other)?.stages.chip_card).toHaveLength(1);
    expect(said({ A: 'name', B: 'citizenId' })?.stages).toEqual({});
  });

  it('has the same shape wherever it stands and however it is written', () => {
    const again: Line[] = [['SỞ Y TẾ'], head.map((text) => String(text).toUpperCase().normalize('NFD')), line];
    expect(shapeIn(again)).toBe(shape);
    expect(
      shapeIn([
        [null, ...head],
        [null, ...line],
      ]),
    ).not.toBe(shape);
    expect(shape).toMatch(/^[0-9a-f]{32}$/);
    expect(
      shapeOf(
        new Map([
          [1, 'b'],
          [0, 'a'],
        ]),
      ),
    ).toBe(
      shapeOf(
        new Map([
          [0, 'A!'],
          [1, ' b'],
        ]),
      ),
    );
    expect(shapeOf(new Map([[0, 'a b']]))).not.toBe(
      shapeOf(
        new Map([
          [0, 'a'],
          [1, 'b'],
        ]),
      ),
    );
  });

  it('the first mapping of a shape counts', () => {
    const mappings = [
      { shape, fields: { A: 'name', B: 'citizenId', E: 'reason' } },
      { shape, fields: { A: 'name', B: 'citizenId', E: 'title' } },
    ];
    expect(read([{ lines: [head, line] }], { mappings }).rows[0]).toMatchObject({ reasonText: 'x', title: null });
  });
});

describe('fields', () => {
  it('have a code and words of their own each', () => {
    for (const key of ['code', 'vi', 'en'] as const) {
      expect(new Set(ROSTER_FIELDS.map((field) => field[key])).size).toBe(ROSTER_FIELDS.length);
    }
  });
  it('are found by their role, and their role by them', () => {
    for (const { code, role } of ROSTER_FIELDS) {
      expect(fieldOfRole(role)).toBe(code);
      expect(roleOfField(code)).toEqual(role);
    }
    expect([roleOfField(''), roleOfField('toString'), roleOfField('oldIdentityNumber')]).toEqual([null, null, null]);
  });
  it('stand for every heading that is recognised', () => {
    const headings = [
      'CCCD gắn chip / Đã có (x)',
      'Chưa có CCCD',
      'Ngày nộp hồ sơ CCCD',
      'Dịch vụ công / Mã hồ sơ',
      'Cán bộ',
      'Đoàn viên',
      'Kích hoạt',
      'Định danh / Ngày',
      'Nữ',
    ];
    for (const heading of headings) {
      const role = columnRole(heading.split(' / '));
      expect([heading, role && roleOfField(fieldOfRole(role))]).toEqual([heading, role]);
    }
  });
});

describe('a mapping that cannot be used', () => {
  it.each<[Record<string, string | null>, string | null]>([
    [FIELDS, null],
    [{ A: 'name', B: 'citizenId', C: null, D: null }, null],
    [{ A: 'name' }, 'no_id_column'],
    [{}, 'no_id_column'],
    [{ A: 'citizenId' }, 'no_name_column'],
    [{ A: 'givenName', B: 'citizenId' }, 'no_name_column'],
    [{ A: 'name', B: 'citizenId', C: 'name' }, 'field_twice'],
    [{ A: 'name', B: 'citizenId', C: 'citizen' }, 'unknown_field'],
  ])('%j: %s', (fields, code) => {
    expect(mappingFault(fields)?.code ?? null).toBe(code);
  });
});

it('a sheet whose columns were read says what each was taken for', () => {
  const { sheets } = read([
    {
      lines: [
        ['Họ và tên', 'Số CCCD', 'Đã có CCCD (x)', 'Định danh mức 2', 'Xe máy'],
        ['Lê An', '079080900001'],
      ],
    },
  ]);
  const meaning = (sheet: SheetReading | undefined) => sheet?.columns.map((column) => column.meaning);
  expect(meaning(sheets[0])).toEqual(['name', 'citizenId', 'chip_card.tick', 'vneid_level2.status', null]);
});
