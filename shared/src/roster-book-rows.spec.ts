import { describe, expect, it } from '@jest/globals';
import { countRows } from './roster-book.js';
import { codes, read, type Line } from '../test/read-lines.js';

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
