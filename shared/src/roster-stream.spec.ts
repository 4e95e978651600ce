import { describe, expect, it } from '@jest/globals';
import type { EndPiece, ReadPiece, ReadRow } from './roster-reading.js';
import { pieces, type Context, type Line, type Sheets } from '../test/read-lines.js';

const rowsOf = (found: readonly ReadPiece[]): ReadRow[] =>
  found
    .slice(found.findLastIndex(({ type }) => type === 'again') + 1)
    .flatMap((p) => (p.type === 'rows' ? p.rows : []));
const endOf = (found: readonly ReadPiece[]): EndPiece => found.at(-1) as EndPiece;
const kinds = (found: readonly ReadPiece[]): string =>
  found
    .filter(({ type }) => type !== 'table')
    .map(({ type }) => type)
    .join(' ');
const read = (lines: Line[], context: Context = {}, sheet: Sheets[number]['sheet'] = {}): ReadPiece[] =>
  pieces([{ lines, sheet }], context);

const HEAD: Line = ['Họ và tên', 'Số CCCD', 'Có thẻ', 'Đơn vị'];
const id = (i: number): string => `0790809${String(i).padStart(5, '0')}`;
const people = (count: number, line: (i: number) => Line = () => []): Line[] =>
  Array.from({ length: count }, (_, i) => ['Lê Văn An', id(i), ...line(i)]);

describe('a long list', () => {
  it('comes in pieces of at most 250 rows, none lost, in order', () => {
    const found = read([HEAD, ...people(6_001)]);
    expect(found.map((piece) => (piece.type === 'rows' ? piece.rows.length : piece.type))).toEqual([
      'table',
      ...Array<number>(24).fill(250),
      1,
      'end',
    ]);
    expect(rowsOf(found).map(({ row }) => row.row)).toEqual(Array.from({ length: 6_001 }, (_, i) => i + 2));
  });

  // [what the column holds in the first rows, what an empty cell then means]
  const status: Line = ['Họ và tên', 'Số CCCD', 'CCCD gắn chip'];
  it.each<[string, (i: number) => Line, string | null]>([
    ['ticks', (i) => [i === 1 ? 'x' : null], 'none'],
    ['words', (i) => [i % 2 ? 'Chờ cấp' : null], null],
    ['ticks after the first 5,000 rows', (i) => [i > 5_000 ? 'x' : null], null],
    ['as many ticks as words', (i) => [i === 1 ? 'x' : i === 3 ? 'Chờ cấp' : null], null],
  ])('decides on its first 5,000 rows what an empty status means: %s', (_what, cell, stage) => {
    const found = rowsOf(read([status, ...people(5_400, (i) => (i === 0 || i === 5_399 ? [] : cell(i)))]));
    const expected = stage === null ? undefined : [{ stage, on: null }];
    expect([found[0]?.row.stages.chip_card, found[5_399]?.row.stages.chip_card]).toEqual([expected, expected]);
  });

  it('decides on them whether a unit is named once above its people, and goes on so', () => {
    const named = (rows: number[]) =>
      rowsOf(read([HEAD, ...people(5_200, (i) => [null, rows.includes(i) ? 'NV' : null])]));
    const unitsAt = (found: ReadRow[]) => [0, 4_999, 5_000, 5_199].map((i) => found[i]?.row.unitId);
    const said = (rows: number[]) => {
      const lines = people(5_200, (i) => [
        null,
        rows.includes(i) ? 'Phòng Nội vụ' : i === 5_100 ? 'Phòng Tư pháp' : null,
      ]);
      return unitsAt(rowsOf(read([HEAD, ...lines])));
    };
    expect(said([0])).toEqual([2, 2, 2, 3]);
    expect(said([])).toEqual([1, 1, 1, 1]);
    expect(named([0])[0]?.row.status).toBe('rejected');
  });

  it('remarks an unknown unit on every row below it', () => {
    const found = rowsOf(
      read([HEAD, ...people(5_010, (i) => [null, i === 5_001 ? 'Phòng Lạ' : i === 0 ? 'NV' : null])]),
    );
    expect(found.slice(5_000).map(({ issues }) => issues[0]?.value)).toEqual([
      'NV',
      ...Array<string>(9).fill('Phòng Lạ'),
    ]);
  });
});

describe('a row', () => {
  const row = (line: Line): ReadRow | undefined => rowsOf(read([HEAD, line]))[0];
  it('shows its id as it stands, and its own cells only where something of it is not used', () => {
    expect(row(['Lê An', 79_080_900_001])).toMatchObject({ idShown: 79_080_900_001, cells: null });
    expect(row(['Lê An', '079080900001', 'x'])).toMatchObject({ idShown: '079080900001', cells: null, issues: [] });
    expect(row(['Lê An', null, 'x'])).toMatchObject({
      row: { status: 'rejected', remarks: 1 },
      idShown: null,
      cells: [
        { column: 'A', value: 'Lê An' },
        { column: 'C', value: 'x' },
      ],
    });
    expect(row(['Lê An', '079080900001', 'để xem'])).toMatchObject({
      row: { status: 'accepted' },
      cells: { length: 3 },
    });
  });
  it('shows days as the program does, numbers and ticks as they are', () => {
    const cells = [
      { column: 0, value: 'Lê An' },
      { column: 1, value: 'x' },
      { column: 2, value: 45_250, day: '2023-11-20' },
      { column: 7, value: true },
      { column: 27, value: 1.5 },
    ];
    const head = HEAD.map((value, column) => ({ column, value: String(value) }));
    const sheet = { name: '', hidden: false, merges: [], hiddenColumns: [], date1904: false, encodingGuessed: false };
    const rows = [
      { row: 1, hidden: false, cells: head },
      { row: 2, hidden: false, cells },
    ];
    const [first] = rowsOf(
      pieces([], {}, [
        { type: 'sheet', sheet },
        { type: 'rows', rows },
      ]),
    );
    expect(first?.cells).toEqual([
      { column: 'A', value: 'Lê An' },
      { column: 'B', value: 'x' },
      { column: 'C', value: '20/11/2023' },
      { column: 'H', value: true },
      { column: 'AB', value: 1.5 },
    ]);
  });
});

describe('the day of the file', () => {
  const sheet = (day: string | null, i: number): Sheets[number] => ({
    lines: [
      ...(day === null ? [] : [[`Số liệu đến ngày ${day}`]]),
      ['Họ và tên', 'Số CCCD', 'Ngày kích hoạt'],
      ['Lê An', id(i), '19/11/2023'],
    ],
  });
  it('is known before the rows of its sheet', () => {
    expect(kinds(pieces([sheet('20/11/2023', 1), sheet('20/11/2023', 2)]))).toBe('rows end');
    expect(kinds(pieces([sheet(null, 1), sheet(null, 2)]))).toBe('rows end');
  });
  it.each([
    ['a later day', sheet('18/11/2023', 1), sheet('20/11/2023', 2), '2023-11-20'],
    ['a day after none', sheet(null, 1), sheet('20/11/2023', 2), '2023-11-20'],
  ])('measures all rows: %s on a sheet behind starts anew', (_what, first, second, asOf) => {
    const found = pieces([first, second]);
    expect(kinds(found)).toBe('again rows end');
    expect(endOf(found).asOf).toBe(asOf);
    expect(rowsOf(found).flatMap(({ issues }) => issues)).toEqual([]);
    expect(kinds(pieces([first, second], { asOf: '2023-11-20' }))).toBe('rows end');
  });
  it('says which units were in force', () => {
    const units = [
      { id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
      { id: 2, code: 'A', name: 'Phường Cũ', kind: 'ward', parentId: 1, validTo: '2023-11-19' },
      { id: 3, code: 'A', name: 'Phường Mới', kind: 'ward', parentId: 1, validFrom: '2023-11-20', validTo: null },
    ];
    const lines = (day: string): Line[] => [
      [`Số liệu đến ngày ${day}`],
      ['Họ và tên', 'Số CCCD', 'Mã đơn vị'],
      ['Lê An', id(1), 'A'],
    ];
    expect(rowsOf(read(lines('19/11/2023'), { units }))[0]?.row.unitId).toBe(2);
    expect(rowsOf(read(lines('20/11/2023'), { units }))[0]?.row.unitId).toBe(3);
  });
});

describe('sheets that hold no people of ours', () => {
  const counts: Line[] = [
    ['STT', 'Đơn vị', 'Tổng số', 'Tỷ lệ kích hoạt %'],
    [1, 'Phòng Nội vụ', 12, 91.7],
  ];
  it('hidden ones are counted, and give no rows', () => {
    const found = pieces([
      { lines: [HEAD, ...people(2)] },
      { lines: [HEAD, ...people(5_300)], sheet: { name: 'B', hidden: true } },
    ]);
    expect(rowsOf(found)).toHaveLength(2);
    expect(endOf(found).issues).toMatchObject([{ code: 'hidden_sheet_warning', sheet: 'B', row: 2, value: 5_300 }]);
  });
  it('counts are handed over as figures, with people or alone', () => {
    for (const found of [pieces([{ lines: counts }, { lines: [HEAD, ...people(1)] }]), read(counts)]) {
      expect(endOf(found)).toMatchObject({
        outcome: 'accepted',
        figures: [{ unitId: 2, shown: '12' }, { shown: '91.7' }],
      });
    }
    expect(endOf(read(counts, {}, { hidden: true }))).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'no_header' },
    });
  });
});
