import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countRows } from './roster-book.js';
import { RosterCollector } from './roster-collect.js';
import type { GridRow, MergedRange } from './roster-grid.js';
import { issueMessage } from './roster-messages.js';
import { readEvents } from '../test/read-lines.js';

/** What stands in cells of lists, and what should not. */
const values = fc.oneof(
  fc.constantFrom(
    'x',
    '?',
    '-',
    'Tổng cộng',
    'NGƯỜI LẬP BIỂU',
    'Ký, ghi rõ họ tên',
    'TM. UBND',
    'I',
    '(1)',
    'Họ và tên',
    'Số CCCD',
  ),
  fc.constantFrom(
    'Lê Văn An',
    'Trần Thị Bình',
    'Phòng Nội vụ',
    'Đã kích hoạt',
    'Chưa kích hoạt',
    'CA hẹn',
    '31/02/2020',
    '12/12/2099',
  ),
  fc.constantFrom('079080900001', '079185900002', "'079080900001", '079 080 900 001', '1.2E+10', '024955352'),
  fc.constantFrom<string | number>(79_080_900_001, 1_080_900_001, 45_000, 0, -1, 0.5, 1e300),
  fc.boolean(),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const HEAD = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Số CCCD',
  'Đơn vị',
  'Định danh mức 2',
  'CCCD gắn chip',
  'Ngày cấp',
  'Ghi chú',
];
const ID = HEAD.indexOf('Số CCCD');
const line = fc.array(fc.option(values, { nil: null }), { maxLength: HEAD.length + 1 });
const merge = fc.record({ top: fc.nat(30), left: fc.nat(9), bottom: fc.nat(30), right: fc.nat(9) });

const toRow = (cells: readonly (string | number | boolean | null)[], row: number): GridRow => ({
  row,
  hidden: row % 7 === 0,
  cells: cells.flatMap((value, column) => (value === null ? [] : [{ column, value }])),
});

function read(lines: (string | number | boolean | null)[][], merges: MergedRange[]) {
  const units = [
    { id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
    { id: 2, code: 'NV', name: 'Phòng Nội vụ', kind: 'office', parentId: 1 },
  ];
  const context = { asOf: '2023-11-20', units, targetUnitId: 1, today: '2024-01-15' };
  const sheet = { name: 'A', hidden: false, merges, hiddenColumns: [], date1904: false, encodingGuessed: false };
  const rows = [HEAD, ...lines].map((cells, i) => toRow(cells, i + 1));
  const collector = new RosterCollector();
  for (const piece of readEvents(
    [
      { type: 'sheet', sheet },
      { type: 'rows', rows },
    ],
    context,
  ))
    collector.add(piece);
  return collector.reading();
}

describe('any list', () => {
  it('is read to the end: nobody lost, nobody twice, every remark with its sentence', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.array(merge, { maxLength: 5 }), (lines, merges) => {
        const { outcome, rows, issues } = read(lines, merges);
        if (outcome === 'refused') return;
        const { rows: all, accepted, rejected, conflict } = countRows(rows);
        expect(accepted + rejected + conflict).toBe(all);
        const ids = rows.filter(({ status }) => status === 'accepted').map(({ citizenId }) => citizenId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^\d{12}$/);
        for (const issue of issues) expect(issueMessage(issue).vi).toContain(`dòng ${issue.row}`);
        const found = new Set(rows.map(({ row }) => row));
        for (const [i, cells] of lines.entries()) {
          const digits = String(cells[ID] ?? '').match(/\d/g)?.length ?? 0;
          if (digits >= 9) expect([i + 2, found.has(i + 2)]).toEqual([i + 2, true]);
        }
      }),
      { numRuns: 400, seed: 20231120 },
    );
  });
});
