import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { EndPiece, ReadPiece, ReadRow } from '@dat100/shared/roster-reading';
import { buildReader } from '../../test/imports/built-reader.js';
import { PART_BYTES, type FileParts } from './file-bytes.js';
import { readRoster, readRosterPieces, type RosterInput } from './read-roster.js';
import { SHEET_LIMITS, type SheetLimits } from './read-sheet-limits.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const rosterFile = (name: string): Buffer => readFileSync(path(`../../test/rosters/${name}`));
const POLICE = 'danh-sach-cong-an-da-kich-hoat.xlsx';

const input = (bytes: Buffer, more: Partial<RosterInput> = {}): RosterInput => ({
  ...{ bytes, fileName: 'list', asOf: null, targetUnitId: 1, today: '2024-02-01' },
  units: [{ id: 1, code: '760', name: 'Quận 1', kind: 'quan', parentId: null }],
  ...more,
});

describe('the police list', () => {
  it('gives every row of its answer, none rejected', async () => {
    const expected = JSON.parse(rosterFile(`${POLICE}.expected.json`).toString()) as {
      as_of: string;
      sheets: { sheet: string; role: string; header_rows: number[]; first_row: number; last_row: number }[];
      counts: { rows: number };
      issues: { row: number; value: string; name?: string }[];
      newly_activated: { row: number; id: string; date: string }[];
    };
    const { outcome, asOf, sheets, rows, issues } = await readRoster(input(rosterFile(POLICE), { list: 'police' }));
    expect({ outcome, asOf, issues }).toEqual({ outcome: 'accepted', asOf: expected.as_of, issues: [] });
    const [sheet] = expected.sheets;
    expect(sheets).toMatchObject([
      { role: sheet?.role, headerRows: sheet?.header_rows, firstRow: sheet?.first_row, lastRow: sheet?.last_row },
    ]);
    expect(rows.filter(({ status }) => status === 'accepted')).toHaveLength(expected.counts.rows);
    const byRow = new Map(rows.map((row) => [row.row, row]));
    for (const { row, id, date } of expected.newly_activated) {
      expect([byRow.get(row)?.citizenId, byRow.get(row)?.stages]).toEqual([
        id,
        { vneid_level2: [{ stage: 'activated', on: date }] },
      ]);
    }
    for (const { row, value, name } of expected.issues.filter((issue) => issue.name !== undefined)) {
      expect([byRow.get(row)?.citizenId, byRow.get(row)?.fullName.replaceAll(/ +/g, ' ')]).toEqual([value, name]);
    }
  });
});

/** The reader as it runs in the built server: in a worker, from compiled files. Here they are compiled for the test. */
const built = buildReader('src/imports/read-roster-worker.ts');
afterAll(() => built.remove());
const workerFile = built.url('read-roster-worker');

/** A row as it was read, without the text it came to this thread as. */
const bare = ({ row, issues, idShown, cells }: ReadRow): ReadRow => ({ row, issues, idShown, cells });

async function piecesOf(what: RosterInput, limits: Partial<SheetLimits> = {}, file: URL | null = workerFile) {
  const pieces: ReadPiece[] = [];
  for await (const piece of readRosterPieces(what, { ...SHEET_LIMITS, ...limits }, file))
    pieces.push(piece.type === 'rows' ? { ...piece, rows: piece.rows.map(bare) } : piece);
  return pieces;
}
const endOf = (pieces: readonly ReadPiece[]): EndPiece => pieces.at(-1) as EndPiece;

const LINE = 'Lê Văn An,0790809%,01/02/1980,Đã có,Đã kích hoạt,20/11/2023,"Ghi chú của người thứ %, ở phường"';
const csvOf = (rows: number): Buffer =>
  Buffer.from(
    [
      'Họ và tên,Số CCCD,Ngày sinh,CCCD gắn chip,Định danh mức 2,Ngày kích hoạt,Ghi chú',
      ...Array.from({ length: rows }, (_, i) => LINE.replaceAll('%', String(i).padStart(5, '0'))),
    ].join('\n'),
  );

describe('the roster worker', () => {
  it.each([
    ['danh-sach-phuong-ben-nghe.xlsx', 'roster' as const],
    ['tong-hop-quan-1.xlsx', 'roster' as const],
    ['so-thong-tin-truyen-thong.csv', 'roster' as const],
    [POLICE, 'police' as const],
  ])('understands %s as in the calling thread, in pieces of at most 250 rows', async (name, list) => {
    const here = await piecesOf(input(rosterFile(name), { list }), {}, null);
    const there = await piecesOf(input(rosterFile(name), { list }));
    expect(there).toEqual(here);
    expect(Math.max(...there.map((piece) => (piece.type === 'rows' ? piece.rows.length : 0)))).toBeLessThanOrEqual(250);
  });

  const partsOf = (bytes: Buffer, delayMs = 0): FileParts => ({
    size: bytes.length,
    part: async (n) => {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      return bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES);
    },
  });

  it.each([
    ['a workbook', rosterFile('danh-sach-phuong-ben-nghe.xlsx')],
    ['a list of several parts', csvOf(3_000)],
  ])('understands %s that it fetches part by part as one in memory', async (_, bytes) => {
    const whole = await piecesOf(input(bytes));
    expect(await piecesOf({ ...input(bytes), bytes: partsOf(bytes) })).toEqual(whole);
    expect(await piecesOf({ ...input(bytes), bytes: partsOf(bytes) }, {}, null)).toEqual(whole);
  });

  it('loses no time while the parts are fetched, and passes on what was in their way', async () => {
    const bytes = csvOf(100);
    const slow = await piecesOf({ ...input(bytes), bytes: partsOf(bytes, 6_000) }, { wallMs: 5_000 });
    expect(endOf(slow).outcome).toBe('accepted');
    const file = { size: 10, part: () => Promise.reject(new Error('the database is away')) };
    await expect(piecesOf({ ...input(bytes), bytes: file })).rejects.toThrow('the database is away');
  }, 60_000);

  it('tells refusals as an end', async () => {
    expect(endOf(await piecesOf(input(Buffer.from('<html>'))))).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'not_a_workbook' },
    });
    expect(endOf(await piecesOf(input(Buffer.from('a,"b\n1,2\n')))).refusal?.messageVi).toContain('bản ghi 1');
  });

  it('is stopped when the time is over, or when it takes too much memory', async () => {
    const late = await piecesOf(input(csvOf(2_000)), { wallMs: 1 });
    expect(endOf(late).refusal?.code).toBe('file_too_large_inside');
    // The rows that wait for a decision alone take more than this.
    const large = await piecesOf(input(csvOf(20_000)), { heapMib: 6 });
    expect(endOf(large).refusal?.code).toBe('file_too_large_inside');
  });

  it('holds no more of a long list than of a short one, and waits for a slow listener without losing time', async () => {
    let rows = 0;
    const limits = { ...SHEET_LIMITS, heapMib: 48, wallMs: 20_000 };
    for await (const piece of readRosterPieces(input(csvOf(100_000)), limits, workerFile)) {
      if (piece.type === 'rows') rows += piece.rows.length;
      if (rows % 5_000 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      if (piece.type === 'end') expect(piece).toMatchObject({ outcome: 'accepted', refusal: null });
    }
    expect(rows).toBe(100_000);
  }, 60_000);

  it('reports a fault of ours', async () => {
    await expect(piecesOf(input(csvOf(1), { targetUnitId: 9 }))).rejects.toThrow(/target unit 9/);
    await expect(piecesOf(input(csvOf(1), { targetUnitId: 9 }), {}, null)).rejects.toThrow(RangeError);
  });
});
