import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readSheets } from '../src/imports/read-sheet.js';
import { formatRate } from '@dat100/shared/rates';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople, addTree, type TestPerson } from './facts.js';

const HEADINGS = [
  'Nhóm so sánh',
  'Hạng',
  'Số đơn vị cùng hạng',
  'Mã đơn vị',
  'Cơ quan, đơn vị',
  'Thuộc diện',
  'Đạt, đơn vị báo cáo',
  'Tỷ lệ',
  'Còn lại',
  'Cách chỉ tiêu 100 %',
  'Mức',
  'Đã xác minh',
  'Tỷ lệ đã xác minh',
  'Công an xác nhận',
  'Chưa tính',
  'Tin mới nhất',
  'Xác nhận số liệu tuần 13/11/2023 – 19/11/2023',
  'Ghi chú',
];

forEachDatabase('boards that go out as files', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let outsider: Session;

  const id = (code: string) => units.get(code) ?? 0;
  const get = (path: string, session: Session | null) =>
    fetch(`${t.url}${path}`, { headers: session ? { cookie: session.cookie } : {} });
  const board = (code: string, more = '', format = 'csv') =>
    `/files/boards/${id(code)}.${format}?criterion=vneid_level2${more}`;
  const csv = async (path: string, session: Session, delimiter = ';'): Promise<string[][]> => {
    const response = await get(path, session);
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    return parse(bytes, { bom: true, delimiter, relax_column_count: true }) as string[][];
  };
  const office = (code: string, k: number, n: number, on = '2023-06-01'): TestPerson[] =>
    Array.from({ length: n }, (_, i) => ({
      unitId: id(code),
      events:
        i < k
          ? [{ criterion: 'vneid_level2', stage: 'activated', on, trust: i % 2 ? 'unit' : 'checked' } as const]
          : [],
    }));
  const exported = () =>
    t.db.read.rows<{ actor: string; unit_id: number; detail: string }>(
      "SELECT actor, unit_id, detail FROM audit_record WHERE action = 'board.export' ORDER BY seq",
    );

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      '00123,=1+1,phuong,A,,',
      'A2,+84 @SUM,phuong,A,,',
      'A3,Phường 3,phuong,A,,',
      'A4,Phường 4,phuong,A,,',
      'B,Quận B,quan,79,,',
    ]);
    await addPeople(t, [
      ...office('00123', 10, 20),
      ...office('A2', 12, 12, '2023-11-10'),
      ...office('A3', 1, 3),
      ...office('A4', 0, 7),
      ...office('A', 0, 1),
      ...office('B', 0, 10),
    ]);
    committee = await t.signInAs('committee', id('79'), { displayName: '=Bà Chủ Tịch' });
    outsider = await t.signInAs('unit_head', id('B'));
  });
  afterAll(() => t.close());

  it('the CSV says what it is, and holds every row of the screen with the total', async () => {
    const cells = await csv(board('A'), committee);
    expect(cells.slice(0, 5)).toEqual([
      ['Bảng xếp hạng: Thành phố / Quận A'],
      [expect.stringMatching(/^Theo .+ · .+, hạn 31\/12\/2023, chỉ tiêu 100 %$/)],
      [expect.stringMatching(/^Tiêu chí: .+ · Nhóm đối tượng: Tất cả · Xếp hạng theo: đơn vị báo cáo$/)],
      ['Số liệu đến ngày 20/11/2023, hệ thống đã tính đến ngày 20/11/2023'],
      ['Lập lúc 10:00 ngày 20/11/2023, người lập: =Bà Chủ Tịch, số dòng: 5'],
    ]);
    expect(cells[6]).toEqual(HEADINGS);
    const rows = cells.slice(7).map((row) => row.slice(1, 10));
    expect(rows).toEqual([
      ['1', '', 'A2', "'+84 @SUM", '12', '12', '100 %', '0', '0'],
      ['2', '', '00123', "'=1+1", '20', '10', '50,0 %', '10', '10'],
      ['', '', 'A3', 'Phường 3', '3', '1', '33,3 %', '2', '2'],
      ['', '', 'A4', 'Phường 4', '7', '0', '0,0 %', '7', '7'],
      ['', '', 'A', 'Quận A (trực thuộc)', '1', '0', '0,0 %', '1', '1'],
      ['', '', 'A', 'Quận A', '43', '23', '53,4 %', '20', '20'],
    ]);
    expect(cells.at(-1)?.[0]).toBe('Tổng');
    // Nobody has confirmed anything; the people of the unit itself and the total are nobody's to confirm.
    expect(cells.slice(7).map((row) => row.at(-2))).toEqual([...Array<string>(4).fill('chưa xác nhận'), '', '']);
  });

  it('the workbook has the same cells: text stays text, zeros stay, counts are numbers', async () => {
    const response = await get(board('A', '', 'xlsx'), committee);
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toContain('bang-xep-hang-A-vneid_level2-2023-11-20.xlsx');
    expect(response.headers.get('content-disposition')).toMatch(/filename="[a-z0-9.-]+\.xlsx"/);
    const rows = [];
    for await (const event of readSheets(Buffer.from(await response.arrayBuffer())))
      if (event.type !== 'sheet') rows.push(...event.rows);
    const cells = rows.flatMap((row) => row.cells);
    expect(cells.filter(({ formula }) => formula)).toEqual([]);
    const second = rows.find(({ row }) => row === 9)?.cells.map(({ column, value }) => [column, value]);
    expect(second?.slice(1, 6)).toEqual([
      [1, 2],
      [3, '00123'],
      [4, '=1+1'],
      [5, 20],
      [6, 10],
    ]);
  });

  it('honours criterion, lens, day, basis and the day to compare with; English on demand', async () => {
    const asked = '&asOf=2023-11-19&basis=verified&since=2023-11-01&lens=kind:cong_chuc&lang=en';
    const cells = await csv(board('A', asked), committee, ',');
    expect(cells[2]?.[0]).toMatch(/Group of people: .+ · Ranked by: what is verified$/);
    expect(cells[3]?.[0]).toBe('Figures as of 19/11/2023, counted to 20/11/2023, compared with 01/11/2023');
    expect(cells[6]?.slice(14, 17)).toEqual(['Rank on 01/11/2023', 'Rate on 01/11/2023', 'Since 01/11/2023']);
    // What was recorded last is known as of now alone: every row is as long as the headings without it.
    expect(cells[6]).not.toContain('Latest fact');
    expect(cells.slice(7).map((row) => row.length)).toEqual(cells.slice(7).map(() => cells[6]?.length));
    const [first] = cells.slice(7);
    expect(first?.slice(3, 8)).toEqual(['A2', "'+84 @SUM", '12', '6', '50.0 %']);
    expect(first?.slice(14, 17)).toEqual(['2', '0.0 %', 'up 1, up 50.0 points']);
  });

  it.each([
    ['claimed', 'Đạt, đơn vị báo cáo', 'Tỷ lệ'],
    ['verified', 'Đã xác minh', 'Tỷ lệ đã xác minh'],
    ['police', 'Công an xác nhận', 'Tỷ lệ Công an xác nhận'],
  ])('ranked by %s, what ranks is what stands behind those in scope', async (basis, achieved, rate) => {
    const [headings = [], ...rows] = (await csv(board('A', `&basis=${basis}`), committee)).slice(6);
    expect(headings.slice(5, 8)).toEqual(['Thuộc diện', achieved, rate]);
    const at = (row: string[], heading: string) => row[headings.indexOf(heading)] ?? '';
    const told = rows.map((row) => ({ row, inScope: Number(at(row, 'Thuộc diện')), n: Number(at(row, achieved)) }));
    for (const { row, inScope, n } of told)
      expect([row.length, at(row, 'Cách chỉ tiêu 100 %'), at(row, rate)]).toEqual([
        ...[headings.length, String(inScope - n), formatRate(n, inScope, 'vi')],
      ]);
    const ranked = told.filter(({ row }) => at(row, 'Hạng') !== '');
    expect(ranked.map(({ row, inScope, n }) => [at(row, 'Hạng'), n / inScope])).toEqual(
      {
        claimed: [
          ['1', 1],
          ['2', 0.5],
        ],
        verified: [
          ['1', 0.5],
          ['2', 0.25],
        ],
        police: [
          ['1', 0],
          ['1', 0],
        ],
      }[basis],
    );
  });

  it('one peer group alone says so and has no total; rows stand in the order asked for, hidden ones last', async () => {
    const cells = await csv(board('A', '&peers=wards&order=left'), committee);
    expect(cells.flat().filter((cell) => /^Chỉ nhóm so sánh: (?!wards)./.test(cell))).toHaveLength(1);
    const codes = (rows: string[][]) =>
      rows.slice(rows.findIndex(([first]) => first === HEADINGS[0]) + 1).map((row) => row[3]);
    expect(codes(cells)).toEqual(['00123', 'A4', 'A3', 'A2']);
    const hidden = (await csv(board('A', '&peers=wards'), outsider))
      .filter((row) => row[5] === '')
      .map((row) => row[3]);
    expect(hidden.length).toBeGreaterThan(1);
    const named = codes(await csv(board('A', '&peers=wards&order=name'), outsider));
    expect([named.length, named.slice(-hidden.length)]).toEqual([4, hidden]);
  });

  it('outside one’s own units small ones are hidden, as on the screen', async () => {
    const cells = await csv(board('A'), outsider);
    expect(cells[4]?.[0]).toMatch(/, số dòng: 5, số dòng được ẩn: [2-9]$/);
    const hidden = cells.slice(7).filter((row) => row.at(-1)?.startsWith('ẩn để không lộ người'));
    expect(hidden.map((row) => row[3])).toContain('A3');
    for (const row of hidden) expect(row.slice(5, 15).join('')).toBe('');
    expect((await get(board('A3'), outsider)).status).toBe(400);
    expect((await get(board('A3'), committee)).status).toBe(200);
  });

  it('each is on record before it is sent; what is refused is not', async () => {
    const before = (await exported()).length;
    await csv(board('A', '&since=2023-11-01'), committee);
    const records = await exported();
    expect(records.length).toBe(before + 1);
    expect(records.at(-1)).toMatchObject({ actor: '=Bà Chủ Tịch', unit_id: id('A') });
    expect(JSON.parse(records.at(-1)?.detail ?? '')).toEqual({
      criterion: 'vneid_level2',
      lens: 'all',
      asOf: '2023-11-20',
      basis: 'claimed',
      since: '2023-11-01',
      asKnown: false,
      format: 'csv',
      rows: 5,
    });
    const refused: [string, Session | null, number, string][] = [
      [board('A'), null, 401, 'UNAUTHENTICATED'],
      [board('A'), await t.signInAs('association', id('79'), { lens: 'membership:doan_vien' }), 404, 'not_found'],
      [board('A'), await t.signInAs('staff', id('79')), 404, 'not_found'],
      ['/files/boards/99.csv?criterion=vneid_level2', committee, 404, 'not_found'],
      ['/files/boards/x.xlsx?criterion=vneid_level2', committee, 404, 'not_found'],
      [`/files/boards/${id('A')}.csv`, committee, 400, 'unknown_criterion'],
      [board('A', '&asOf=20/11/2023'), committee, 400, 'bad_day'],
      [board('A', '&asOf=2023-11-01&asOf=2023-11-02'), committee, 400, 'bad_day'],
      [board('A', '&asOf=2024-01-01'), committee, 400, 'day_in_future'],
      [board('A', '&lens=x'), committee, 400, 'unknown_lens'],
      [board('A', '&basis=x', 'xlsx'), committee, 400, 'unknown_basis'],
      [board('A', '&peers=dance'), committee, 400, 'unknown_peer_group'],
      [board('A', '&order=dance'), committee, 400, 'unknown_order'],
    ];
    for (const [path, session, status, code] of refused) {
      const response = await get(path, session);
      const { error } = (await response.json()) as { error: { code: string; messageVi: string; messageEn: string } };
      expect({ path, status: response.status, code: error.code }).toEqual({ path, status, code });
      expect([error.messageVi, error.messageEn]).not.toContain('');
      expect(response.headers.get('content-disposition')).toBe(null);
    }
    expect((await exported()).length).toBe(before + 1);
  });
});
