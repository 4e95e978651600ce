import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { bringList, listed, undoList } from './bring-list.js';
import { addTree } from './facts.js';
import { moveTo } from './roster-city.js';

const TODAY = '2023-12-15';

const tree = (n: number) => [
  '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
  `Q${n},Quận ${n},quan,79,,`,
  `Q${n}-BN,Phường Bến Nghé,phuong,Q${n},,`,
  `Q${n}-VP,Văn phòng Bến Nghé,phong,Q${n}-BN,,`,
  `Q${n}-BT,Phường Bến Thành,phuong,Q${n},,`,
  `Q${n}-CU,Phường Đã Giải Thể,phuong,Q${n},,2022-12-31`,
];

interface Seen {
  unit: { name: string };
  people: number;
  headcount: number | null;
  headcountFrom: string | null;
  documentNumber: string | null;
  confirmedAt: string | null;
  confirmedBy: string | null;
  said: boolean;
  asOf: string | null;
  listPeople: number | null;
  peopleBefore: number | null;
  flags: string[];
  lists: number;
  unconfirmedLists: number;
}
const FIELDS = `unit { name } people headcount headcountFrom documentNumber confirmedAt confirmedBy said asOf listPeople
  peopleBefore flags lists unconfirmedLists`;

forEachDatabase('whether lists are complete', (dialect) => {
  let t: TestApp;
  let units: Record<'district' | 'ward' | 'office' | 'sibling', number>;
  let hr: Session;
  let head: Session;
  let sibling: Session;
  let committee: Session;
  let made = 0;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await moveTo(t, TODAY);
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    made += 1;
    const byCode = await addTree(t, tree(made));
    const of = (code: string) => byCode.get(code) ?? 0;
    units = {
      district: of(`Q${made}`),
      ward: of(`Q${made}-BN`),
      office: of(`Q${made}-VP`),
      sibling: of(`Q${made}-BT`),
    };
    hr = await t.signInAs('hr', units.district, { displayName: 'Phòng Nội vụ' });
    head = await t.signInAs('unit_head', units.ward, { displayName: 'Bà Chủ tịch' });
    sibling = await t.signInAs('unit_head', units.sibling);
    committee = await t.signInAs('committee', units.district);
  });

  /** A list of the first `n` people of the ward (or of others), for a day. */
  const bring = (n: number, asOf: string, unit = 'Phường Bến Nghé', first = 0) =>
    bringList(t, hr, {
      unit: units.district,
      asOf,
      rows: Array.from({ length: n }, (_, i) =>
        listed(`0790620${String(made).padStart(2, '0')}${String(first + i).padStart(3, '0')}`, unit),
      ),
    });
  const ofUnit = async (unit: number, session = hr): Promise<Seen[]> =>
    (
      await t.ask<{ completeness: Seen[] }>(
        `query($id: ID!) { completeness(unitId: $id) { ${FIELDS} } }`,
        { id: unit },
        session,
      )
    ).completeness;
  const own = async (unit = units.ward): Promise<Seen> => (await ofUnit(unit))[0] as Seen;
  const flagged = async (filter: object, session = hr) =>
    (
      await t.ask<{
        flaggedLists: {
          total: number;
          lists: number;
          unconfirmedLists: number;
          items: Seen[];
          counts: { flag: string; count: number }[];
        };
      }>(
        `query($filter: FlaggedListFilter) { flaggedLists(filter: $filter) { total lists unconfirmedLists items { ${FIELDS} } counts { flag count } } }`,
        { filter },
        session,
      )
    ).flaggedLists;
  const confirm = (session: Session, unit: number, withBelow = false) =>
    t.ask<{ confirmList: number }>(
      'mutation($id: ID!, $below: Boolean!) { confirmList(unitId: $id, withBelow: $below) }',
      { id: unit, below: withBelow },
      session,
    );
  const DECLARE = `mutation($id: ID!, $people: Int!, $from: Day!, $document: String) {
    recordHeadcount(unitId: $id, people: $people, validFrom: $from, documentNumber: $document) { ${FIELDS} } }`;
  const declare = (
    session: Session,
    unit: number,
    people: number,
    from = '2023-01-01',
    document: string | null = null,
  ) => t.ask<{ recordHeadcount: Seen[] }>(DECLARE, { id: unit, people, from, document }, session);
  it('a unit that never had a list says so; one that only holds others together is asked nothing', async () => {
    const seen = await ofUnit(units.district);
    expect(seen.map(({ unit, flags, lists, unconfirmedLists }) => [unit.name, flags, unconfirmedLists, lists])).toEqual(
      [
        [`Quận ${made}`, [], 2, 2],
        ['Phường Bến Nghé', [], 1, 1],
        ['Phường Bến Thành', ['unconfirmed'], 1, 1],
      ],
    );
  });

  it('a list confirms the units it has rows of, with its people and its day', async () => {
    await bring(3, '2023-12-01');
    expect(await own()).toMatchObject({
      people: 3,
      listPeople: 3,
      peopleBefore: null,
      asOf: '2023-12-01',
      said: false,
      confirmedBy: 'Phòng Nội vụ',
      flags: [],
      lists: 2,
      unconfirmedLists: 1,
    });
    expect((await own(units.sibling)).flags).toEqual(['unconfirmed']);
  });

  it.each([
    ['exactly 30 days ago', '2023-11-15', ['unconfirmed']],
    ['29 days ago', '2023-11-16', []],
  ])('confirmed %s', async (_, asOf, flags) => {
    await bring(3, asOf);
    expect((await own()).flags).toEqual(flags);
  });

  it.each([
    ['exactly 5 %', 19, []],
    ['more than 5 %', 18, ['shrank']],
    ['grown', 21, []],
  ])('the list shrank: %s', async (_, people, flags) => {
    await bring(20, '2023-12-01');
    await bring(people, '2023-12-08');
    const seen = await own();
    expect(seen).toMatchObject({ listPeople: people, peopleBefore: 20, flags });
    // Whoever is missing is asked about, and keeps counting.
    expect(seen.people).toBe(Math.max(20, people));
  });

  it('a list sent again for its day follows the one of the day before, not itself', async () => {
    await bring(20, '2023-12-01');
    await bring(10, '2023-12-08');
    await bring(12, '2023-12-08');
    expect(await own()).toMatchObject({ listPeople: 12, peopleBefore: 20, flags: ['shrank'] });
  });

  it('an older list is history', async () => {
    await bring(20, '2023-12-08');
    await bring(5, '2023-12-01');
    expect(await own()).toMatchObject({ asOf: '2023-12-08', listPeople: 20, peopleBefore: 5, flags: [] });
  });

  it('an undo brings back the confirmation that stood before, one in so many words too', async () => {
    await bring(20, '2023-11-10');
    await confirm(head, units.ward);
    t.clock.set(t.clock.now() + 1000);
    const second = await bring(10, TODAY);
    expect(await own()).toMatchObject({ said: false, listPeople: 10, peopleBefore: 20, flags: ['shrank'] });
    await undoList(t, hr, second);
    expect(await own()).toMatchObject({
      asOf: TODAY,
      said: true,
      confirmedBy: 'Bà Chủ tịch',
      listPeople: 20,
      flags: [],
    });
  });

  it('the head says that the list is complete: that answers a shorter list', async () => {
    await bring(20, '2023-11-01');
    await bring(10, '2023-11-02');
    expect((await own()).flags).toEqual(['shrank', 'unconfirmed']);
    expect(await confirm(head, units.ward)).toEqual({ confirmList: 1 });
    expect(await own()).toMatchObject({ asOf: TODAY, said: true, listPeople: 20, peopleBefore: 10, flags: [] });
    const log = await t.db.read.one<{ unit_id: number; detail: string }>(
      "SELECT unit_id, detail FROM audit_record WHERE action = 'list.confirm' ORDER BY seq DESC LIMIT 1",
    );
    expect([log?.unit_id, JSON.parse(log?.detail ?? '{}')]).toEqual([units.ward, { lists: 1, people: 20 }]);
  });

  it('a unit is confirmed alone, or with all below it', async () => {
    await confirm(head, units.ward);
    expect((await ofUnit(units.ward)).map(({ flags }) => flags)).toEqual([[], ['unconfirmed']]);
    expect(await confirm(head, units.ward, true)).toEqual({ confirmList: 2 });
    expect((await ofUnit(units.ward)).map(({ flags }) => flags)).toEqual([[], []]);
    expect((await own(units.sibling)).flags).toEqual(['unconfirmed']);
  });

  it('a headcount holds from its day on; every declaration is kept', async () => {
    await bring(3, '2023-12-01');
    await declare(head, units.ward, 4, '2023-01-01', 'QD-1');
    expect(await own()).toMatchObject({ headcount: 4, headcountFrom: '2023-01-01', flags: ['below_headcount'] });
    await declare(head, units.ward, 2, '2023-12-01', 'QD-2');
    expect(await own()).toMatchObject({ headcount: 2, documentNumber: 'QD-2', flags: ['above_headcount'] });
    await declare(head, units.ward, 9, '2024-01-01');
    expect(await own()).toMatchObject({ headcount: 2 });
    t.clock.set(t.clock.now() + 1000);
    await declare(hr, units.ward, 3, '2023-12-01', 'QD-2b');
    expect(await own()).toMatchObject({ headcount: 3, documentNumber: 'QD-2b', flags: [] });
    const { headcounts } = await t.ask<{
      headcounts: { people: number; documentNumber: string; recordedBy: string }[];
    }>(
      'query($id: ID!) { headcounts(unitId: $id) { people documentNumber recordedBy validFrom } }',
      { id: units.ward },
      head,
    );
    expect(headcounts.map(({ people, documentNumber, recordedBy }) => [people, documentNumber, recordedBy])).toEqual([
      [9, null, 'Bà Chủ tịch'],
      [3, 'QD-2b', 'Phòng Nội vụ'],
      [2, 'QD-2', 'Bà Chủ tịch'],
      [4, 'QD-1', 'Bà Chủ tịch'],
    ]);
  });

  it.each([
    [-1, '2023-01-01', 'bad_headcount'],
    [1_000_001, '2023-01-01', 'bad_headcount'],
    [5, '1900-01-01', 'day_out_of_range'],
  ])('no headcount: %i from %s', async (people, from, code) => {
    expect(await t.refusal(DECLARE, { id: units.ward, people, from }, head)).toBe(code);
    expect((await own()).headcount).toBeNull();
  });

  it('lists what is odd, the most serious first, and how many of how many', async () => {
    await bring(20, '2023-12-01');
    await bring(10, '2023-12-08');
    await bring(2, '2023-10-01', 'Phường Bến Thành', 100);
    await declare(hr, units.office, 7);
    const all = await flagged({ unitId: units.district });
    expect(all.items.map(({ unit, flags }) => [unit.name, flags])).toEqual([
      ['Phường Bến Nghé', ['shrank']],
      ['Văn phòng Bến Nghé', ['unconfirmed', 'below_headcount']],
      ['Phường Bến Thành', ['unconfirmed']],
    ]);
    expect(all).toMatchObject({ total: 3, lists: 3, unconfirmedLists: 3 });
    expect(all.counts).toEqual([
      { flag: 'shrank', count: 1 },
      { flag: 'unconfirmed', count: 2 },
      { flag: 'below_headcount', count: 1 },
      { flag: 'above_headcount', count: 0 },
    ]);
    expect((await flagged({ unitId: units.district, flag: 'below_headcount' })).items).toHaveLength(1);
    const page = await t.ask<{ flaggedLists: { total: number; items: Seen[] } }>(
      `query($id: ID) { flaggedLists(page: 1, perPage: 2, filter: { unitId: $id }) { total items { ${FIELDS} } } }`,
      { id: units.district },
      hr,
    );
    expect([page.flaggedLists.total, page.flaggedLists.items.map(({ unit }) => unit.name)]).toEqual([
      3,
      ['Phường Bến Thành'],
    ]);
  });

  it('everybody sees their own: those below, not those beside; the committee all, and changes nothing', async () => {
    await bring(3, '2023-12-01');
    expect((await flagged({}, head)).items.map(({ unit }) => unit.name)).toEqual(['Văn phòng Bến Nghé']);
    expect((await flagged({}, sibling)).items.map(({ unit }) => unit.name)).toEqual(['Phường Bến Thành']);
    expect(await flagged({}, committee)).toEqual(await flagged({}));
    const query = 'query($id: ID!) { completeness(unitId: $id) { people } }';
    for (const unit of [units.ward, units.office, units.district])
      expect(await t.refusal(query, { id: unit }, sibling)).toBe('not_found');
    expect(await t.refusal('query($id: ID!) { headcounts(unitId: $id) { people } }', { id: units.ward }, sibling)).toBe(
      'not_found',
    );
    const say = 'mutation($id: ID!) { confirmList(unitId: $id) }';
    for (const session of [sibling, committee]) {
      expect(await t.refusal(say, { id: units.ward }, session)).toBe('not_found');
      expect(await t.refusal(DECLARE, { id: units.ward, people: 5, from: '2023-01-01' }, session)).toBe('not_found');
    }
    expect(await own()).toMatchObject({ said: false, headcount: null });
  });
});
