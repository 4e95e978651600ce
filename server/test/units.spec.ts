import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addTree } from './facts.js';

const UNIT = `query($id: ID!) { unit(id: $id) { code name kind pathText inMyScope validFrom validTo childCount peerGroup head parentId ancestors { code pathText } } }`;
const UNITS = `query($filter: UnitFilter, $page: Int, $perPage: Int) { units(page: $page, perPage: $perPage, filter: $filter) { total items { code pathText childCount head ancestors { code } } } }`;

interface Page {
  units: {
    total: number;
    items: { code: string; pathText: string; childCount: number; head: string | null; ancestors: { code: string }[] }[];
  };
}

forEachDatabase('units', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  const id = (code: string) => String(units.get(code) ?? 0);
  const list = async (filter: object, session = committee, page = {}) =>
    (await t.ask<Page>(UNITS, { filter, ...page }, session)).units;
  const codes = async (filter: object, session = committee) =>
    (await list(filter, session)).items.map((unit) => unit.code);

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
      '760,Quận 1,quan,79,,',
      '770,Quận 3,quan,79,,2025-06-30',
      '1A,Phường 10,phuong,760,,',
      '1B,Phường 2,phuong,760,2023-05-01,',
      '3A,Phường 2,phuong,770,,',
    ]);
    committee = await t.signInAs('committee', units.get('79') ?? 0);
    await t.signInAs('unit_head', units.get('760') ?? 0, { displayName: 'Trần Thị Bình', validTo: '2023-11-19' });
    await t.signInAs('unit_head', units.get('760') ?? 0, { displayName: 'Lê Văn An' });
    await t.signInAs('unit_head', units.get('3A') ?? 0, { displayName: 'Phạm Thị Cúc' });
  });
  afterAll(() => t.close());

  it('shows a unit with its way down, its dates, and the head of today', async () => {
    const { unit } = await t.ask<{ unit: object }>(UNIT, { id: id('760') }, committee);
    expect(unit).toEqual({
      code: '760',
      name: 'Quận 1',
      kind: 'quan',
      pathText: 'Quận 1',
      inMyScope: true,
      validFrom: null,
      validTo: null,
      childCount: 2,
      peerGroup: 'districts',
      head: 'Lê Văn An',
      parentId: id('79'),
      ancestors: [{ code: '79', pathText: 'Thành phố Hồ Chí Minh' }],
    });
    const ward = await t.ask<{ unit: object }>(UNIT, { id: id('1B') }, committee);
    expect(ward.unit).toMatchObject({
      pathText: 'Quận 1 / Phường 2',
      validFrom: '2023-05-01',
      childCount: 0,
      head: null,
    });
  });

  it('lists, in the order of the tree and of names; the same name in two places is told apart', async () => {
    const page = await list({});
    expect(page.total).toBe(6);
    expect(page.items.map((unit) => unit.pathText)).toEqual([
      'Thành phố Hồ Chí Minh',
      'Quận 1',
      'Quận 3',
      'Quận 1 / Phường 2',
      'Quận 3 / Phường 2',
      'Quận 1 / Phường 10',
    ]);
    expect(page.items.map((unit) => unit.childCount)).toEqual([2, 2, 1, 0, 0, 0]);
    expect(page.items.map((unit) => unit.ancestors.map((above) => above.code))).toEqual([
      [],
      ['79'],
      ['79'],
      ['79', '760'],
      ['79', '770'],
      ['79', '760'],
    ]);
    expect((await list({}, committee, { page: 1, perPage: 4 })).items.map((unit) => unit.code)).toEqual(['3A', '1A']);
  });

  it.each<[string, object, string[]]>([
    ['no accents needed', { search: 'phuong 2' }, ['1B', '3A']],
    ['a part of a word', { search: 'QUẬ' }, ['760', '770']],
    ['a whole code, however it is written', { search: '1b' }, ['1B']],
    ['a part of a code finds nothing', { search: '76' }, []],
    ['what matches nothing', { search: 'Hà Nội' }, []],
    ['a percent sign is no wildcard', { search: '%' }, []],
    ['children', { parentId: 'Q1' }, ['1B', '1A']],
    ['keys', { ids: ['1A', '770'] }, ['770', '1A']],
    ['no keys', { ids: [] }, []],
  ])('finds by %s', async (_what, filter, expected) => {
    const given: { parentId?: string; ids?: string[] } = { ...filter };
    if (given.parentId) given.parentId = id('760');
    if (given.ids) given.ids = given.ids.map(id);
    expect(await codes(given)).toEqual(expected);
  });

  it('tells heads only inside the own scope, for a name is a person', async () => {
    const head = await t.signInAs('unit_head', units.get('760') ?? 0, { displayName: 'Lê Văn An' });
    expect((await list({ ids: [id('760'), id('3A')] }, head)).items.map((unit) => [unit.code, unit.head])).toEqual([
      ['760', 'Lê Văn An'],
      ['3A', null],
    ]);
    expect((await list({ ids: [id('760'), id('3A')] })).items.map((unit) => unit.head)).toEqual([
      'Lê Văn An',
      'Phạm Thị Cúc',
    ]);
    expect(await codes({ inMyScope: true }, head)).toEqual(['760', '1B', '1A']);
    const staff = await t.signInAs('staff', units.get('760') ?? 0);
    expect(await codes({ inMyScope: true }, staff)).toEqual([]);
    expect((await list({ ids: [id('760')] }, staff)).items[0]?.head).toBeNull();
  });

  it.each<[string, string, object, string]>([
    ['an unknown unit', UNIT, { id: '987654' }, 'not_found'],
    ['something that is no key', UNIT, { id: "1' OR '1'='1" }, 'not_found'],
    ['a page too large', UNITS, { perPage: 201 }, 'bad_page'],
    ['a page before the first', UNITS, { page: -1 }, 'bad_page'],
    ['a filter that does not exist', UNITS, { filter: { head: 'An' } }, 'bad_input'],
  ])('refuses %s', async (_what, query, variables, code) =>
    expect(await t.refusal(query, variables, committee)).toBe(code),
  );

  it('the unit of that very name or code comes before those that only hold it, however high these stand', async () => {
    await t.addUnit('90', id79(), 'Khu liên hợp Phường 1');
    await t.addUnit('1C', Number(id('760')), 'Phường 1');
    await t.addUnit('X1', id79(), 'Đội 1C');
    expect(await codes({ search: 'phuong 1' })).toEqual(['1C', '90', '1A']);
    expect(await codes({ search: 'phuong' })).toEqual(['90', '1C', '1B', '3A', '1A']);
    expect(await codes({ search: '1c' })).toEqual(['1C', 'X1']);
    expect((await list({ search: 'phuong 1' }, committee, { perPage: 1 })).items.map(({ code }) => code)).toEqual([
      '1C',
    ]);
  });

  it.each([
    ['as it is written', 'SGDĐT', ['SGDĐT']],
    ['in small letters', 'sgdđt', ['SGDĐT']],
    ['by a file with letters and marks apart', 'p-ủb'.normalize('NFD'), ['P-ỦB']],
    ['with small letters among capitals', 'p-ỦB', ['P-ỦB']],
    ['of small letters', 'ĐỘI-Ấ', ['đội-ấ']],
  ])('finds a code with Vietnamese letters %s', async (_, search, expected) => {
    if (!units.has('SGDĐT'))
      for (const [code, name] of [
        ['SGDĐT', 'Sở Giáo dục'],
        ['P-ỦB', 'Văn phòng'],
        ['đội-ấ', 'Nhóm'],
      ] as const)
        units.set(code, await t.addUnit(code, id79(), name));
    expect(await codes({ search })).toEqual(expected);
  });
  const id79 = () => Number(id('79'));
});
