import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countRows, ROWS_PER_PIECE, type BookContext } from './roster-book.js';
import { RosterCollector } from './roster-collect.js';
import type { GridCell, GridEvent, GridRow, GridSheet } from './roster-grid.js';
import type { ReadPiece, ReadRow } from './roster-reading.js';
import { readEvents } from '../test/read-lines.js';

// Files of any content, handed over by the file reader in pieces of any size.

const ids = fc.constantFrom(
  '079080900001',
  '079080900002',
  '079185900003',
  '79080900004',
  '024955352',
  '1.2E+10',
  '#N/A',
);
const names = fc.constantFrom('Lê Văn An', 'LE VAN AN', 'Trần Thị Bình', 'Cộng', 'Tổng cộng', '', '#REF!');
const words = fc.constantFrom(
  'x',
  '-',
  'Đã có',
  'chờ cấp',
  '?',
  '05/11/2023',
  '31/02/2023',
  '12/12/2099',
  'Đã kích hoạt',
);
const units = fc.constantFrom('Phòng Nội vụ', 'NV', 'Phòng Lạ', '');
const COLUMNS = ['STT', 'Họ và tên', 'Số CCCD', 'Đơn vị', 'CCCD gắn chip', 'Ngày kích hoạt', 'Ghi chú'];
const line = fc.tuple(fc.nat(9), names, ids, units, words, words, fc.string({ maxLength: 8 }));
const title = fc.constantFrom('UBND QUẬN 1', 'Số liệu đến ngày 20/11/2023', 'Số liệu đến ngày 18/11/2023', 'Phụ lục');
const sheet = fc.record({
  title,
  hasHeader: fc.boolean(),
  hidden: fc.boolean(),
  hiddenRow: fc.nat(8),
  formulas: fc.nat(6),
  merges: fc.array(fc.record({ top: fc.nat(12), left: fc.nat(6), bottom: fc.nat(12), right: fc.nat(6) }), {
    maxLength: 2,
  }),
  lines: fc.array(line, { maxLength: 10 }),
});
type Sheet = typeof sheet extends fc.Arbitrary<infer T> ? T : never;

function eventsOf(sheets: readonly Sheet[], batch: number): GridEvent[] {
  return sheets.flatMap(({ lines, hasHeader, title: said, formulas, ...given }, i): GridEvent[] => {
    const texts = [[said], ...(hasHeader ? [COLUMNS] : []), ...lines];
    const rows = texts.map((values, n): GridRow => {
      const cells = values.flatMap((value, column): GridCell[] => {
        if (value === '') return [];
        return [{ column, value, ...(column === formulas && n > 1 ? { formula: true as const } : {}) }];
      });
      return { row: n + 1, hidden: n === given.hiddenRow, cells };
    });
    const open: GridSheet = {
      ...{ name: `Trang ${i}`, hidden: given.hidden, merges: given.merges },
      ...{ hiddenColumns: [], date1904: false, encodingGuessed: false },
    };
    const events: GridEvent[] = [{ type: 'sheet', sheet: open }];
    const filled = rows.filter(({ cells }) => cells.length > 0);
    for (let from = 0; from < filled.length; from += batch) {
      events.push({ type: 'rows', rows: filled.slice(from, from + batch) });
    }
    return events;
  });
}

const context = (list: 'roster' | 'police'): BookContext => ({
  ...{ asOf: null, targetUnitId: 1, today: '2024-01-15', list },
  units: [
    { id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
    { id: 2, code: 'NV', name: 'Phòng Nội vụ', kind: 'office', parentId: 1 },
  ],
});
/** What counts of the pieces: the rows after the last `again`, and the end. */
const standing = (pieces: readonly ReadPiece[]): ReadRow[] =>
  pieces
    .slice(pieces.findLastIndex(({ type }) => type === 'again') + 1)
    .flatMap((piece) => (piece.type === 'rows' ? piece.rows : []));

describe('any file', () => {
  it('gives the same people whether it is read piece by piece or as a whole, however it arrives', () => {
    const list = fc.constantFrom('roster' as const, 'police' as const);
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 4 }), list, fc.integer({ min: 1, max: 5 }), (sheets, of, batch) => {
        const pieces = readEvents(eventsOf(sheets, batch), context(of));
        expect(readEvents(eventsOf(sheets, 1_000), context(of))).toEqual(pieces);
        const end = pieces.at(-1);
        if (end?.type !== 'end') throw new Error('A file has one end');
        expect(pieces.filter(({ type }) => type === 'again').length).toBeLessThanOrEqual(1);
        expect(pieces.every((piece) => piece.type !== 'rows' || piece.rows.length <= ROWS_PER_PIECE)).toBe(true);

        const streamed = structuredClone(standing(pieces));
        const collector = new RosterCollector();
        for (const piece of pieces) collector.add(piece);
        const whole = collector.reading();
        if (whole.outcome === 'refused') return void expect(whole.rows).toEqual([]);
        // Comparing rows adds remarks and takes people out; it changes nothing else, and brings nobody back.
        expect(whole.rows.map(({ status: _, remarks: __, ...told }) => told)).toEqual(
          streamed.map(({ row: { status: _, remarks: __, ...told } }) => told),
        );
        for (const [i, { row, issues, cells }] of streamed.entries()) {
          const after = whole.rows[i];
          expect(row.status === 'accepted' || after?.status === row.status).toBe(true);
          expect(after?.remarks).toBeGreaterThanOrEqual(row.remarks);
          expect(row.status).toBe(issues.some(({ severity }) => severity === 'row_rejected') ? 'rejected' : 'accepted');
          expect(cells !== null).toBe(issues.some(({ severity }) => severity !== 'warning'));
        }
        const { rows, accepted, rejected, conflict } = countRows(whole.rows);
        expect(accepted + rejected + conflict).toBe(rows);
        const shown = end.sheets.filter(({ role }) => role === 'people' || role === 'police_list');
        expect(new Set(whole.rows.map((row) => row.sheet)).size).toBeLessThanOrEqual(shown.length);
        const kept = whole.rows.filter(({ status }) => status === 'accepted').map(({ citizenId }) => citizenId);
        expect(new Set(kept).size).toBe(kept.length);
      }),
      { numRuns: 200, seed: 20231130 },
    );
  });
});
