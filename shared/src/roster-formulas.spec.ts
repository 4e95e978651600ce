import { describe, expect, it } from '@jest/globals';
import { RosterCollector } from './roster-collect.js';
import type { GridCell, GridEvent } from './roster-grid.js';
import { issueMessage } from './roster-messages.js';
import type { RosterReading } from './roster-reading.js';
import { codes, pieces } from '../test/read-lines.js';

const HEAD = ['Họ và tên', 'Số CCCD', 'Đã có CCCD (x)', 'Đảng viên', 'Đơn vị', 'Xe máy'];
type Value = string | number | boolean | { formula: string | number } | null;

/** Rows below HEAD; `{ formula }`: the result of a formula, or its text where it was never calculated. */
function read(...lines: Value[][]): RosterReading {
  const cellOf = (value: Value, column: number): GridCell[] => {
    if (value === null) return [];
    return [typeof value === 'object' ? { column, value: value.formula, formula: true } : { column, value }];
  };
  const rows = [HEAD, ...lines].map((line, i) => ({ row: i + 1, hidden: false, cells: line.flatMap(cellOf) }));
  const sheet = { name: 'A', hidden: false, merges: [], hiddenColumns: [], date1904: false, encodingGuessed: false };
  const events: GridEvent[] = [
    { type: 'sheet', sheet },
    { type: 'rows', rows },
  ];
  const collector = new RosterCollector();
  for (const piece of pieces([], {}, events)) collector.add(piece);
  return collector.reading();
}

describe('formulas', () => {
  it('give their last result, with one warning for each column that is used', () => {
    const reading = read(
      [{ formula: 'Lê An' }, '079080900001', 'x', null, null, { formula: 3 }],
      [{ formula: 'Lê Ba' }, { formula: 79_080_900_002 }, { formula: 'x' }],
      ['Lê Bốn', { formula: '079080900003' }],
    );
    expect(codes(reading)).toEqual([
      'id_padded_warning B3',
      'formula_value_warning A2',
      'formula_value_warning B3',
      'formula_value_warning C3',
    ]);
    expect(reading.issues.slice(1).map(({ value }) => value)).toEqual([2, 2, 1]);
    expect(reading.rows.map(({ fullName, citizenId, status }) => [fullName, citizenId, status])).toEqual([
      ['Lê An', '079080900001', 'accepted'],
      ['Lê Ba', '079080900002', 'accepted'],
      ['Lê Bốn', '079080900003', 'accepted'],
    ]);
  });

  // [where, the row, remarks, status]
  const broken: [string, Value[], string[], string][] = [
    ['an id', ['Lê An', '#N/A', 'x'], ['formula_error B2', 'missing_citizen_id B2'], 'rejected'],
    ['a name', [{ formula: '#REF!' }, '079080900001'], ['formula_error A2', 'missing_name A2'], 'rejected'],
    ['a tick', ['Lê An', '079080900001', '#VALUE!'], ['formula_error C2'], 'accepted'],
    [
      'a tick never calculated',
      ['Lê An', '079080900001', { formula: '=D2' }],
      ['formula_without_value C2'],
      'accepted',
    ],
    ['a membership', ['Lê An', '079080900001', 'x', '#NAME?'], ['formula_error D2'], 'accepted'],
    ['a unit', ['Lê An', '079080900001', 'x', null, '#N/A'], ['formula_error E2', 'unknown_unit E2'], 'rejected'],
    ['a column not used', ['Lê An', '079080900001', 'x', null, null, '#N/A'], [], 'accepted'],
    ['a text that is none', ['Lê An', '079080900001', '#', null], ['unknown_stage_text C2'], 'accepted'],
  ];
  it.each(broken)('that fail in %s are named, and say nothing', (_where, line, remarks, status) => {
    const reading = read(line, ['Trần Bình', '079080900009', 'x', 'x']);
    expect(codes(reading)).toEqual(remarks);
    expect(reading.rows[0]?.status).toBe(status);
    for (const issue of reading.issues) expect(issueMessage(issue).vi).toMatch(/^Trang “A”, dòng 2, cột /);
  });

  it('that fail mean neither "no" nor "not yet"', () => {
    const [row] = read(['Lê An', '079080900001', '#N/A', '#N/A']).rows;
    expect([row?.stages, row?.memberships]).toEqual([{}, {}]);
    const [empty] = read(['Lê An', '079080900001']).rows;
    expect([empty?.stages.chip_card?.at(-1)?.stage, empty?.memberships]).toEqual(['none', { dang_vien: false }]);
  });
});
