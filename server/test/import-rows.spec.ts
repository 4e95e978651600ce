import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addTree } from './facts.js';
import { applyImport, moveTo, upload } from './roster-city.js';

const TREE = [
  '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
  'Q1,Quận 1,quan,79,,',
  'Q1-BN,Phường Bến Nghé,phuong,Q1,,',
  'Q1-BT,Phường Bến Thành,phuong,Q1,,',
  'Q3,Quận 3,quan,79,,',
];
const HEAD = 'STT;Họ và tên;Ngày sinh;Giới tính;Số CCCD;Điện thoại;Đơn vị;Đảng viên;CCCD gắn chip;Định danh mức 2';
const citizen = (n: number): string => `0790620${String(n).padStart(5, '0')}`;
const NAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ'];
const nameOf = (n: number): string =>
  `${[...String(n).padStart(3, '0')].map((digit) => NAMES[Number(digit)] ?? '').join(' ')} An`;

interface Row {
  id: string;
  row: number;
  fullName: string;
  maskedId: string;
  unitName: string;
  outcome: string;
  state: string;
  values: string[];
  changes: string[];
  problems: { code: string; messageVi: string }[];
}
const FIELDS =
  'id sheet row fullName maskedId unitName outcome state values changes problems { code messageVi messageEn valueMasked }';

forEachDatabase('every row of an import', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let hr: Session;
  let importId = '';

  const line = (n: number, unit: string, more: { name?: string; id?: string; phone?: string; level2?: string } = {}) =>
    [
      ...[n, more.name ?? nameOf(n), '05/09/1962', 'Nam', more.id ?? citizen(n), more.phone ?? ''],
      ...[unit, 'x', 'Đã có', more.level2 ?? 'Đã đăng ký'],
    ].join(';');
  const send = async (lines: readonly string[], asOf: string): Promise<string> => {
    const bytes = Buffer.from([HEAD, ...lines].join('\n'));
    const sent = await upload(t, hr, { bytes, name: 'danh-sach.csv', unit: units.get('Q1') ?? 0, asOf });
    expect(sent.error).toBeNull();
    return sent.id ?? '';
  };
  const ask = (session: Session, filter: object = {}, page = 0, perPage = 25) =>
    t.gql<{ importRows: { items: Row[]; total: number } }>(
      `query($id: ID!, $filter: ImportRowFilter, $page: Int!, $perPage: Int!) {
        importRows(importId: $id, filter: $filter, page: $page, perPage: $perPage) { total items { ${FIELDS} } } }`,
      { id: importId, filter, page, perPage },
      session,
    );
  const rows = async (filter: object = {}, page = 0, perPage = 25, session = hr) => {
    const { data, errors } = await ask(session, filter, page, perPage);
    expect(errors).toEqual([]);
    return data?.importRows ?? { items: [], total: -1 };
  };

  beforeAll(async () => {
    t = await startApp({ dialect });
    await moveTo(t, '2023-12-15');
    units = await addTree(t, TREE);
    hr = await t.signInAs('hr', units.get('Q1') ?? 0);
    const first = await send(
      Array.from({ length: 40 }, (_, n) => line(n, 'Phường Bến Nghé')),
      '2023-11-01',
    );
    expect(await applyImport(t, hr, first)).toBe('applied');
    importId = await send(
      [
        ...Array.from({ length: 30 }, (_, n) => line(n, 'Phường Bến Nghé', { level2: 'Đã kích hoạt' })),
        ...Array.from({ length: 10 }, (_, n) => line(n + 30, 'Phường Bến Nghé')),
        ...Array.from({ length: 30 }, (_, n) => line(n + 40, 'Phường Bến Thành', { phone: '903111222' })),
        line(70, 'Phường Bến Thành', { id: '079' }),
        line(0, 'Phường Bến Thành', { name: 'Tên Khác Hẳn', id: citizen(39) }),
      ],
      '2023-11-20',
    );
  });
  afterAll(() => t.close());

  it('is there, page by page, in the order of the file; the pages hold all of them once', async () => {
    const seen: number[] = [];
    for (const page of [0, 1, 2]) {
      const { items, total } = await rows({}, page, 30);
      expect(total).toBe(72);
      seen.push(...items.map(({ row }) => row));
    }
    expect(seen).toEqual(Array.from({ length: 72 }, (_, n) => n + 2));
    expect((await rows({}, 3, 30)).items).toEqual([]);
  });

  it('the outcomes add up, and each tells what belongs to it: values, old and new, the reason', async () => {
    const of = async (outcome: string) => rows({ outcome }, 0, 200);
    const [fresh, changed, same] = [await of('new'), await of('changed'), await of('unchanged')];
    const [conflict, rejected] = [await of('conflict'), await of('rejected')];
    expect([fresh, changed, same, conflict, rejected].map(({ total }) => total)).toEqual([30, 30, 9, 2, 1]);
    expect(fresh.items[0]).toMatchObject({
      fullName: nameOf(40),
      unitName: 'Phường Bến Thành',
      values: expect.arrayContaining([
        'birth_date: 05/09/1962',
        'sex: male',
        expect.stringMatching(/^phone: •+222$/),
        '+ dang_vien',
        'chip_card: held',
        'vneid_level2: registered',
      ]),
      changes: [],
    });
    expect(changed.items[0]).toMatchObject({
      changes: ['vneid_level2: registered → activated'],
      values: expect.arrayContaining([expect.stringMatching(/^vneid_level2: activated/)]),
    });
    expect(same.items[0]).toMatchObject({ changes: [] });
    expect(conflict.items.map(({ row }) => row)).toEqual([41, 73]);
    for (const { problems } of conflict.items) expect(problems.map(({ code }) => code)).toContain('same_id_two_names');
    expect(rejected.items[0]?.problems.map(({ code }) => code)).toContain('bad_citizen_id');
    expect(JSON.stringify(await ask(hr, {}, 0, 200))).not.toMatch(/0790620\d{5}|903111222/);
  });

  it('can be found by unit, by number and by having a remark, together too', async () => {
    const unitId = String(units.get('Q1-BT'));
    expect((await rows({ unitId, outcome: 'new' })).total).toBe(30);
    expect((await rows({ row: 43 })).items.map(({ fullName }) => fullName)).toEqual([nameOf(41)]);
    expect((await rows({ row: 1 })).total).toBe(0);
    const remarked = await rows({ remarked: true }, 0, 200);
    expect(remarked.total).toBe(33);
    expect(remarked.items.every(({ problems }) => problems.length > 0)).toBe(true);
    expect((await rows({ remarked: true, outcome: 'rejected', unitId })).total).toBe(1);
  });

  it('cannot be asked of every import of a page at once', async () => {
    for (const field of ['imports { items { rows { total } } }', `import(id: "${importId}") { rows { total } }`])
      expect((await t.gql(`{ ${field} }`, {}, hr)).errors[0]?.extensions.code).not.toBeUndefined();
    const many = Array.from({ length: 31 }, (_, i) => `r${i}: importRows(importId: "${importId}") { total }`);
    expect((await t.gql(`{ ${many.join(' ')} }`, {}, hr)).errors).toHaveLength(1);
    expect((await t.gql(`{ ${many.slice(1).join(' ')} }`, {}, hr)).errors).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an outcome that is none', { outcome: 'lost' }, 'unknown_outcome'],
    ['a unit that is none', { unitId: '4711' }, 'not_found'],
  ])('%s is told', async (_what, filter, code) => {
    expect((await ask(hr, filter)).errors[0]?.extensions.code).toBe(code);
  });

  it('is told to nobody else, and no row of a unit that has left the district', async () => {
    const q3 = units.get('Q3') ?? 0;
    const others = [
      await t.signInAs('hr', q3),
      await t.signInAs('unit_head', units.get('Q1-BN') ?? 0),
      await t.signInAs('police_liaison', units.get('79') ?? 0),
      await t.signInAs('staff', null),
    ];
    for (const other of others) expect((await ask(other)).errors).toHaveLength(1);
    expect((await ask(hr, { unitId: String(q3) })).errors[0]?.extensions.code).toBe('not_found');
    const bt = units.get('Q1-BT') ?? 0;
    const { path } = (await t.db.read.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [q3])) ?? {
      path: '',
    };
    const was = await t.db.read.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [bt]);
    const move = (to: string) => t.db.transaction((tx) => tx.run('UPDATE unit SET path = ? WHERE id = ?', [to, bt]));
    await move(`${path}${bt}/`);
    const left = await rows({}, 0, 200);
    expect(left.items.map(({ unitName }) => unitName)).not.toContain('Phường Bến Thành');
    expect(left.total).toBe(40);
    await move(was?.path ?? '');
    expect((await rows()).total).toBe(72);
  });
});
