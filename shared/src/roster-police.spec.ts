import { describe, expect, it } from '@jest/globals';
import type { EndPiece, ReadRow } from './roster-reading.js';
import { pieces, type Line } from '../test/read-lines.js';

const TITLE: Line[] = [['DANH SÁCH TÀI KHOẢN MỨC ĐỘ 2 ĐÃ KÍCH HOẠT'], ['(Tính đến ngày 30/11/2023)']];
const WHO: Line = ['Số định danh', 'Họ và tên'];
const LE_AN: Line = ['079080900001', 'LE VAN AN'];

function read(head: Line, line: Line, title = TITLE): { rows: ReadRow[]; end: EndPiece } {
  const found = pieces([{ lines: [...title, head, line] }], { list: 'police' });
  return { rows: found.flatMap((p) => (p.type === 'rows' ? p.rows : [])), end: found.at(-1) as EndPiece };
}

/** Day of activation, '' = by the list's own day, null = nothing is told; and the remarks. */
function told(head: Line, line: Line, title = TITLE): [on: string | null, ...remarks: string[]] {
  const [row] = read([...WHO, ...head], [...LE_AN, ...line], title).rows;
  const steps = row?.row.stages.vneid_level2;
  if (steps && (steps.length !== 1 || steps[0]?.stage !== 'activated')) throw new Error('More than the activation');
  const on = steps ? (steps[0]?.on ?? '') : null;
  return [on, ...(row?.issues ?? []).map(({ code, severity }) => `${severity} ${code}`)];
}

const DENIED = 'row_rejected not_activated_on_list';

describe('a row of a police list', () => {
  const cases: [why: string, head: Line, line: Line, on: string | null, ...remarks: string[]][] = [
    ['without a day column', [], [], ''],
    ['with its day', ['Ngày kích hoạt'], ['20/11/2023'], '2023-11-20'],
    ['with an empty day', ['Ngày kích hoạt'], [null], ''],
    ['with a bare "Ngày"', ['Ngày'], ['20/11/2023'], '2023-11-20'],
    ['with the time of activation', ['Thời gian kích hoạt'], ['20/11/2023 08:15:00'], '2023-11-20'],
    ['with a status', ['Trạng thái định danh mức 2'], ['Đã kích hoạt'], ''],
    ['with a status and its day', ['VNeID / Tình trạng', 'VNeID / Ngày'], ['Đã kích hoạt', '20/11/2023'], '2023-11-20'],
    ['with a day of approval before', ['Ngày duyệt', 'Ngày kích hoạt'], ['01/11/2023', '20/11/2023'], '2023-11-20'],
    ['approved only', ['Ngày duyệt', 'Ngày kích hoạt'], ['01/11/2023', null], null, DENIED],
    ['that says it is not', ['Trạng thái định danh mức 2'], ['Chưa kích hoạt'], null, DENIED],
    ['that says "no"', ['Kích hoạt'], ['Chưa'], null, DENIED],
    ['that cannot be understood', ['Kích hoạt'], ['hẹn sau'], null, 'cell_rejected unknown_stage_text'],
    ['with a day that is none', ['Ngày kích hoạt'], ['31/02/2023'], '', 'cell_rejected bad_date'],
    ['with a day to come', ['Ngày kích hoạt'], ['20/12/2023'], null, 'cell_rejected future_date'],
    ['with an unknown unit', ['Đơn vị'], ['Công ty X'], ''],
    ['with other criteria', ['CCCD gắn chip', 'Điện thoại'], ['?', 'x'], ''],
  ];
  it.each(cases)('%s', (_why, head, line, ...expected) => {
    expect(told(head, line)).toEqual(expected);
  });

  it('keeps birth and unit as hints', () => {
    const { rows } = read([...WHO, 'Năm sinh', 'Đơn vị'], [...LE_AN, 1980, 'Phòng Nội vụ']);
    expect(rows[0]?.row).toMatchObject({ birthYear: 1980, unitId: 2, status: 'accepted', fullName: 'LE VAN AN' });
    expect(Object.keys(rows[0]?.row.stages ?? {})).toEqual(['vneid_level2']);
  });

  it('of people who have not activated is rejected', () => {
    expect(told([], [], [['DANH SÁCH TÀI KHOẢN CHƯA KÍCH HOẠT']])).toEqual([null, DENIED]);
  });
});

it('is read as a police list, of its own day, and names no unit in its title', () => {
  const { end } = read(WHO, LE_AN, [['CÔNG AN PHƯỜNG BẾN NGHÉ'], ['UBND PHƯỜNG TÂN ĐỊNH'], ...TITLE]);
  expect(end).toMatchObject({ outcome: 'accepted', asOf: '2023-11-30', issues: [] });
  expect(end.sheets[0]).toMatchObject({ role: 'police_list', headerRows: [5], unitFrom: 'target' });
});
