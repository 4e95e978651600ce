import { describe, expect, it } from '@jest/globals';
import { codes, read, type Line } from '../test/read-lines.js';

/** Every way of writing that offices were seen to use, read through a whole list. */
const reading = (head: string, value: string | number | null) =>
  read([{ lines: [['Họ và tên', 'Số CCCD', head] as Line, ['Lê An', '079080900001', value]] }], { asOf: '2023-11-20' });
const asId = (value: string | number) =>
  read([
    {
      lines: [
        ['Họ và tên', 'Số CCCD'],
        ['Lê An', value],
      ],
    },
  ]).rows.map(({ citizenId }) => citizenId);

describe('citizen ids', () => {
  it.each<[string | number, string]>([
    ['079080900001', '079080900001'],
    [79_080_900_001, '079080900001'],
    ['79080900001', '079080900001'],
    [1_080_900_001, '001080900001'],
    ['7.9080900001E+10', '079080900001'],
    ['7,9080900001e10', '079080900001'],
    ["'079080900001", '079080900001'],
    ['’079080900001', '079080900001'],
    ['079\u00a0080\u00a0900001', '079080900001'],
    ['\u200b079080900001\u00a0', '079080900001'],
    [' 079 080 900 001 ', '079080900001'],
  ])('%j is read', (value, id) => {
    expect(asId(value)).toEqual([id]);
  });

  it.each<[string | number, string, string | undefined]>([
    ['024955352', 'bad_citizen_id', 'nine_digits'],
    [24_955_352, 'bad_citizen_id', 'too_short'],
    [249_553_521, 'bad_citizen_id', 'nine_digits'],
    ['1.2E+10', 'bad_citizen_id', 'not_exact'],
    ['7.90809E+10', 'bad_citizen_id', 'not_exact'],
    ['O79080900001', 'bad_citizen_id', 'letters'],
    ['079-080-900001', 'bad_citizen_id', 'other_characters'],
    ['0790809000011', 'bad_citizen_id', 'too_long'],
    ["'", 'missing_citizen_id', undefined],
  ])('%j is refused with its reason', (value, code, why) => {
    const { rows, issues } = read([
      {
        lines: [
          ['Họ và tên', 'Số CCCD'],
          ['Lê An', value],
        ],
      },
    ]);
    expect(rows[0]).toMatchObject({ citizenId: '', status: 'rejected' });
    expect(issues).toMatchObject([why === undefined ? { code } : { code, why }]);
  });
});

describe('days of birth', () => {
  it.each<[string | number, string | null, number | null]>([
    ['05/02/1980', '1980-02-05', 1980],
    ['5-2-1980', '1980-02-05', 1980],
    ['05.02.1980', '1980-02-05', 1980],
    ['1980-02-05', '1980-02-05', 1980],
    ['1980-02-05 00:00:00', '1980-02-05', 1980],
    ['ngày 05 tháng 02 năm 1980', '1980-02-05', 1980],
    ['\u00a005/02/1980 ', '1980-02-05', 1980],
    [29_256, '1980-02-05', 1980],
    [1980, null, 1980],
    ['1980', null, 1980],
    ['Năm 1980', null, 1980],
    ['31/02/1980', null, null],
    ['05/02/80', null, null],
  ])('%j', (value, birthDate, birthYear) => {
    const { rows, issues } = reading('Ngày sinh', value);
    expect(rows[0]).toMatchObject({ birthDate, birthYear, status: 'accepted' });
    expect(issues.map(({ code }) => code)).toEqual(birthYear === null ? ['bad_date'] : []);
  });
});

describe('ticks', () => {
  const stage = (value: string | number | null) =>
    reading('Đã có CCCD (x)', value).rows[0]?.stages.chip_card?.at(-1)?.stage;
  it.each([
    'x',
    'X',
    ' x ',
    '✓',
    '✔',
    'có',
    'CÓ',
    'co',
    'Co\u0301',
    1,
    '1',
    'TRUE',
    'true',
    'rồi',
    'Rồi',
    'đã',
    'ĐÃ',
    '(x)',
  ])('%j is one', (value) => {
    expect(stage(value)).toBe('held');
  });
  it.each([null, 0, '0', '-', '…', 'không', 'KHÔNG', 'chưa', 'Chưa', 'FALSE'])('%j is none', (value) => {
    expect(stage(value)).toBe('none');
  });
  it.each(['97,5', '?', 'hẹn', 2])('%j is a remark, and tells nothing', (value) => {
    expect(stage(value)).toBeUndefined();
    expect(codes(reading('Đã có CCCD (x)', value))).toEqual(['unknown_stage_text C2']);
  });
});

describe('letters', () => {
  const written = [
    'Đã kích hoạt',
    'ĐÃ KÍCH HOẠT',
    'da kich hoat',
    'Đã kích hoạt'.normalize('NFD'),
    'Đã  kích\u00a0hoạt',
  ];
  it.each(written)('a status as %j', (value) => {
    expect(reading('Định danh mức 2', value).rows[0]?.stages.vneid_level2?.at(-1)?.stage).toBe('activated');
  });
  it.each(['PHÒNG NỘI VỤ', 'phong noi vu', 'Phòng Nội vụ'.normalize('NFD')])('a unit as %j', (value) => {
    expect(reading('Đơn vị', value).rows[0]?.unitId).toBe(2);
  });
  const heads = [
    ['HỌ VÀ TÊN', 'SỐ CCCD'],
    ['ho va ten', 'so cccd'],
    ['Họ và tên'.normalize('NFD'), 'Số CCCD'.normalize('NFD')],
    ['Họ, tên', 'Số căn cước công dân'],
    ['Họ & tên', 'CMND/CCCD'],
    ['Họ tên cán bộ', 'Mã số định danh cá nhân'],
    ['Full name', 'Citizen ID'],
  ];
  it.each(heads)('headings as %j and %j; the name keeps its accents in one form', (name, id) => {
    const { rows } = read([
      {
        lines: [
          [name, id],
          ['NGUYỄN  VĂN ÁNH'.normalize('NFD'), '079080900001'],
        ],
      },
    ]);
    expect(rows).toMatchObject([{ fullName: 'NGUYỄN VĂN ÁNH', citizenId: '079080900001' }]);
  });
  it.each([1, 12, 29, 30])('a header in row %i', (row) => {
    const head: Line = ['Họ và tên', 'Số CCCD'];
    const { sheets } = read([
      { lines: [...Array<Line>(row - 1).fill(['UBND QUẬN 1']), head, ['Lê An', '079080900001']] },
    ]);
    expect(sheets).toMatchObject([{ headerRows: [row], firstRow: row + 1 }]);
  });
});
