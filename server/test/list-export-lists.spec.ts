import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { bringList, listed } from './bring-list.js';
import { listBook, listFile, listRefusal, listsOnRecord, type Choices } from './exports/list-files.js';
import { activatedOf, addPeople, addTree } from './facts.js';
import { moveTo } from './roster-city.js';

const WARD = 'Phường Bến Nghé';
const OFFICE = 'Văn phòng Bến Nghé';
const UNIT = 'unit { code pathText }';

/** A page of a screen as its query answers it. */
type Screen = { items: Item[]; total: number };
type Item = Record<string, unknown> & { unit?: { code: string; pathText: string } | null };

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const day = (value: unknown): string => text(value).split('-').reverse().join('/');
/** How a cell is written that would be reckoned. */
const inert = (cell: string): string => cell.replace(/^=/, "'=");
const place = ({ unit }: Item): string[] => [unit?.code ?? '', unit?.pathText ?? ''];

/** A list: its screen's query over pages, the columns of the file to hold against it, and what it says there. */
interface Case {
  list: string;
  by: Role;
  query: string;
  field: string;
  choices?: Choices;
  variables?: object;
  columns: number[];
  cells: (item: Item) => string[];
  /** so many rows at least */
  rows: number;
  /** who may not see the screen, or not carry it away */
  refused: Role[];
}
type Role = 'hr' | 'committee' | 'administrator' | 'staff' | 'focal';

const paged = (field: string, args: string, asked: string, items: string): string =>
  `query($page: Int!, $perPage: Int!${args && `, ${args}`}) {
    ${field}(page: $page, perPage: $perPage${asked && `, ${asked}`}) { total items { ${items} } } }`;

const CASES: Case[] = [
  ...(['', 'late'] as const).map((state): Case => ({
    list: 'weeks',
    by: 'committee',
    query: paged('weeks', '$filter: WeekFilter', 'filter: $filter', `${UNIT} state standing { confirmer }`),
    field: 'weeks',
    choices: { deep: 'true', state: state || null },
    variables: { filter: { deep: true, state: state || null } },
    columns: [0, 1, 3],
    cells: (item) => [...place(item), text((item['standing'] as { confirmer: string } | null)?.confirmer)],
    rows: 3,
    refused: ['administrator', 'staff'],
  })),
  {
    list: 'completeness',
    by: 'committee',
    query: paged('flaggedLists', '', '', `${UNIT} people headcount`),
    field: 'flaggedLists',
    columns: [0, 1, 3, 4],
    cells: (item) => [...place(item), text(item['people']), text(item['headcount'])],
    rows: 2,
    refused: ['staff'],
  },
  {
    list: 'absent',
    by: 'hr',
    query: paged('absentPeople', '', '', `fullName maskedId ${UNIT} asOf`),
    field: 'absentPeople',
    columns: [0, 2, 3, 4, 7],
    cells: (item) => [text(item['fullName']), text(item['maskedId']), ...place(item), day(item['asOf'])],
    rows: 2,
    refused: ['committee', 'administrator', 'staff', 'focal'],
  },
  {
    list: 'conflicts',
    by: 'hr',
    query: paged('conflicts', '', '', `${UNIT} fileName row messageVi listed { fullName maskedId }`),
    field: 'conflicts',
    columns: [1, 2, 3, 4, 6, 9, 10],
    cells: (item) => {
      const { fullName, maskedId } = item['listed'] as Record<string, string>;
      const of = [text(item['messageVi']), ...place(item), text(item['fileName']), text(item['row'])];
      return [...of, text(fullName), text(maskedId)];
    },
    rows: 1,
    refused: ['committee', 'administrator', 'staff', 'focal'],
  },
  {
    list: 'imports',
    by: 'hr',
    query: paged('imports', '', '', `id fileName ${UNIT} counts { rows accepted conflict } createdBy`),
    field: 'imports',
    columns: [0, 1, 2, 3, 6, 7, 9, 14],
    cells: (item) => {
      const { rows, accepted, conflict } = item['counts'] as Record<string, number>;
      return [
        text(item['id']),
        text(item['fileName']),
        ...place(item),
        ...[rows, accepted, conflict, item['createdBy']].map(text),
      ];
    },
    rows: 2,
    refused: ['committee', 'administrator', 'staff'],
  },
  ...['', 'so muoi'].map((search): Case => ({
    list: 'users',
    by: 'administrator',
    query: paged('users', '$search: String', 'search: $search', 'username displayName'),
    field: 'users',
    choices: { search },
    variables: { search },
    columns: [0, 1],
    cells: (item) => [text(item['username']), text(item['displayName'])],
    rows: search ? 1 : 230,
    refused: ['committee', 'staff', 'hr'],
  })),
  {
    list: 'audit',
    by: 'administrator',
    query: paged('audit', '', '', `id actor action subject detail ${UNIT}`),
    field: 'audit',
    columns: [0, 2, 4, 5, 6, 7, 8],
    cells: (item) => [
      ...[item['id'], item['actor'], item['action'], item['subject']].map(text),
      ...place(item),
      text(item['detail']),
    ],
    rows: 5,
    refused: ['committee', 'staff', 'hr'],
  },
  ...['true', 'false'].map((open): Case => ({
    list: 'radar',
    by: 'committee',
    query: paged(
      'radar',
      '$unitId: ID!, $open: Boolean!',
      'unitId: $unitId, criterion: "vneid_level2", open: $open',
      `${UNIT} cutOff part of`,
    ),
    field: 'radar',
    choices: { criterion: 'vneid_level2', open },
    variables: { open: open === 'true' },
    columns: [0, 1, 3, 6, 7],
    cells: (item) => [...place(item), day(item['cutOff']), text(item['part']), text(item['of'])],
    rows: open === 'true' ? 1 : 0,
    refused: ['administrator', 'staff'],
  })),
  ...['joined', 'completed'].map((cause): Case => ({
    list: 'ledger-people',
    by: 'hr',
    query: paged(
      'ledgerPeople',
      '$unitId: ID!, $cause: String!, $from: Day!',
      'unitId: $unitId, criterion: "vneid_level2", cause: $cause, from: $from',
      `fullName ${UNIT} day`,
    ),
    field: 'ledgerPeople',
    choices: { criterion: 'vneid_level2', cause, from: '2023-05-01' },
    variables: { cause, from: '2023-05-01' },
    columns: [0, 1, 2, 3],
    cells: (item) => [text(item['fullName']), ...place(item), day(item['day'])],
    rows: cause === 'joined' ? 201 : 16,
    refused: ['committee', 'administrator', 'staff', 'focal'],
  })),
];

forEachDatabase('lists of the screens as files', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  const callers = new Map<Role, Session>();
  const id = (code: string) => units.get(code) ?? 0;
  const as = (role: Role): Session => {
    const session = callers.get(role);
    if (!session) throw new Error(`nobody is ${role}`);
    return session;
  };
  /** Every page of a screen. */
  async function screen({ query, field, variables = {} }: Case, session: Session): Promise<Item[]> {
    const items: Item[] = [];
    for (let page = 0; ; page += 1) {
      const asked = { unitId: id('79'), ...variables, page, perPage: 200 };
      const found = (await t.ask<Record<string, Screen>>(query, asked, session))[field];
      items.push(...(found?.items ?? []));
      if (items.length >= (found?.total ?? 0)) return items;
    }
  }
  const chosen = ({ list, choices }: Case): Choices =>
    list === 'radar' || list === 'ledger-people' ? { unitId: id('79'), ...choices } : { ...choices };

  beforeAll(async () => {
    t = await startApp({ dialect });
    await moveTo(t, '2023-12-15');
    units = await addTree(t, [
      ...['79,Thành phố,thanh_pho,,,', 'Q1,=1+1,quan,79,,', 'X,Phường X,phuong,Q1,,'],
      ...[`BN,${WARD},phuong,Q1,,`, `VP,${OFFICE},phong,BN,,`, 'BT,Phường Bến Thành,phuong,Q1,,'],
    ]);
    // More than a page of people with something to do, and a unit that reports all of it and has verified nothing.
    await addPeople(t, [
      ...activatedOf(id('BT'), [0, 230], { on: '2023-06-01', trust: 'unit', from: '2023-06-01' }),
      ...activatedOf(id('X'), [16, 16], { on: '2023-06-01', trust: 'unit', from: '2023-01-01' }),
      {
        unitId: id('BT'),
        events: [{ criterion: 'vneid_level2', stage: 'approved', on: '2023-06-01' }],
        reasons: { vneid_level2: 'no_smartphone' },
      },
    ]);
    callers.set('hr', await t.signInAs('hr', id('79'), { displayName: '=HYPERLINK("x")' }));
    callers.set('committee', await t.signInAs('committee', id('79')));
    callers.set('administrator', await t.signInAs('administrator', null));
    callers.set('staff', await t.signInAs('staff', id('79')));
    callers.set('focal', await t.signInAs('unit_focal', id('79')));
    for (let i = 0; i < 230; i += 1)
      await t.addUser({ username: `so.${i}`, displayName: i === 10 ? 'Số Mười' : `Số ${i}` });
    const people = Array.from({ length: 6 }, (_, i) => `07906200010${i}`);
    const of = (rows: [number, string][]) => rows.map(([i, unit]) => listed(people[i] ?? '', unit));
    const first: [number, string][] = [0, 1, 2, 3].map((i) => [i, WARD]);
    const lists = { unit: id('Q1') };
    await bringList(t, as('hr'), { ...lists, asOf: '2023-11-01', rows: of([...first, [4, OFFICE]]) });
    // The second leaves two out, and has one in another unit.
    await bringList(t, as('hr'), { ...lists, asOf: '2023-12-01', rows: of([...first.slice(0, 2), [2, OFFICE]]) });
  });
  afterAll(() => t.close());

  it.each(CASES)('$list $choices: every row of the screen, in its order', async (one) => {
    const session = as(one.by);
    const items = await screen(one, session);
    const file = await listFile(t, one.list, chosen(one), session);
    expect(items.length).toBeGreaterThanOrEqual(one.rows);
    expect(file.rows.map((row) => one.columns.map((at) => row[at]))).toEqual(
      items.map((item) => one.cells(item).map(inert)),
    );
    const made = file.lines.find((line) => line.startsWith('Lập lúc '));
    expect(made).toMatch(new RegExp(`, số dòng: ${items.length.toLocaleString('vi')}$`));
    expect(file.lines.some((line) => line.startsWith('Số liệu đến ngày 15/12/2023'))).toBe(true);
    expect((await listBook(t, one.list, chosen(one), session)).length).toBe(
      items.length + (one.list === 'audit' ? 1 : 0),
    );
  });

  it.each(CASES)('$list $choices: refused to who may not see it or carry it away, and not on record', async (one) => {
    const before = (await listsOnRecord(t)).length;
    for (const role of one.refused)
      expect({ role, said: await listRefusal(t, one.list, chosen(one), as(role)) }).toEqual({
        role,
        said: '404 not_found',
      });
    expect((await listsOnRecord(t)).length).toBe(before);
  });

  it('whole ids stand in no list, and names that look like formulas are inert', async () => {
    for (const one of CASES) {
      const { rows } = await listFile(t, one.list, chosen(one), as(one.by));
      expect({ list: one.list, ids: rows.flat().filter((cell) => /\b\d{12}\b/.test(cell)) }).toEqual({
        list: one.list,
        ids: [],
      });
      expect(rows.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
    }
    const users = await listFile(t, 'users', {}, as('administrator'));
    expect(users.rows.map((row) => row[1])).toContain('\'=HYPERLINK("x")');
  });

  it('a list of no unit in particular is on record at the unit above all that was read', async () => {
    const above = async (session: Session, list = 'absent') => {
      await listFile(t, list, {}, session);
      return (await listsOnRecord(t))[0]?.unitId;
    };
    const headOf = async (...codes: string[]) => {
      const user = await t.addUser({});
      for (const code of codes) await t.giveRole(user.userId, 'unit_head', id(code));
      return t.signIn(user);
    };
    expect(await above(await headOf('BN'))).toBe(id('BN'));
    expect(await above(await headOf('BN', 'VP'))).toBe(id('BN'));
    expect(await above(await headOf('VP', 'BT'))).toBe(id('Q1'));
    // To be looked at in the whole city, but taken away from one ward only.
    const both = await headOf('X');
    await t.giveRole(both.userId, 'committee', id('79'));
    expect(await above(await t.signIn(both))).toBe(id('X'));
    expect(await above(as('committee'), 'weeks')).toBe(id('79'));
    // An administrator of everything has no unit above.
    expect(await above(as('administrator'), 'users')).toBe(null);
  });

  it('who takes people away sees no more of them than the role that may', async () => {
    // A focal officer of the city, who is head of one ward: the city is theirs to look at, the ward to carry away.
    const user = await t.addUser({});
    await t.giveRole(user.userId, 'committee', id('79'));
    await t.giveRole(user.userId, 'unit_head', id('X'));
    const session = await t.signIn(user);
    const absent = CASES.find(({ list }) => list === 'absent');
    expect(absent && (await screen(absent, session)).length).toBe(2);
    expect((await listFile(t, 'absent', {}, session)).rows).toEqual([]);
    expect(await listRefusal(t, 'todo', { unitId: id('79') }, session)).toBe('404 not_found');
    expect((await listFile(t, 'todo', { unitId: id('X') }, session)).rows.length).toBeGreaterThan(0);
  });

  it('to do: everybody of every group, and neither ids nor reasons', async () => {
    const ask = `query($unitId: ID!) { todo(unitId: $unitId) { groups { criterion action people } } }`;
    const PEOPLE = `query($unitId: ID!, $criterion: String!, $action: String!, $page: Int!) {
      todoPeople(unitId: $unitId, criterion: $criterion, action: $action, page: $page, perPage: 200) {
        total items { fullName unit { code } } } }`;
    const unitId = id('Q1');
    type Groups = { todo: { groups: { criterion: string; action: string; people: number }[] } };
    const { todo } = await t.ask<Groups>(ask, { unitId }, as('hr'));
    expect(todo.groups.map(({ action }) => action)).toContain('mend_phone');
    const names: string[] = [];
    for (const { criterion, action, people } of todo.groups)
      for (let page = 0; page * 200 < people; page += 1) {
        const asked = { unitId, criterion, action, page };
        const { todoPeople } = await t.ask<{ todoPeople: Screen }>(PEOPLE, asked, as('hr'));
        names.push(...todoPeople.items.map((one) => `${text(one['fullName'])} ${one.unit?.code ?? ''}`));
      }
    const { rows, lines } = await listFile(t, 'todo', { unitId }, as('hr'));
    expect(rows.length).toBeGreaterThan(230);
    expect(rows.map((row) => `${row[1] ?? ''} ${row[2] ?? ''}`).sort()).toEqual(names.sort());
    expect(lines.some((line) => line.startsWith('Có dữ liệu cá nhân'))).toBe(true);
    // What somebody without a telephone is to do is told by the stage alone, as on the call list.
    expect(rows.flat().join('\n')).not.toMatch(/•|\*\*|SIM|điện thoại và/);
    expect(rows.map((row) => row[7])).toContain('mở ứng dụng VNeID và kích hoạt');
    for (const role of ['committee', 'administrator', 'staff', 'focal'] as const)
      expect(await listRefusal(t, 'todo', { unitId }, as(role))).toBe('404 not_found');
  });

  it('why a rate changed: the two days, the causes between them, and none where they are hidden', async () => {
    const LEDGER = `query($unitId: ID!, $from: Day) { boardLedger(unitId: $unitId, criterion: "vneid_level2", from: $from) {
      before { day claimed inScope rateText } after { day claimed inScope rateText }
      lines { people achieved inScope } } }`;
    const asked = { unitId: id('Q1'), criterion: 'vneid_level2', from: '2023-05-01' };
    type Day = { day: string; claimed: number; inScope: number; rateText: string };
    type Ledger = { before: Day; after: Day; lines: Record<string, number>[] | null };
    const { boardLedger } = await t.ask<{ boardLedger: Ledger }>(LEDGER, asked, as('committee'));
    const { rows } = await listFile(t, 'ledger', asked, as('committee'));
    const ofDay = (of: Day) => [day(of.day), '', `${of.claimed}`, `${of.inScope}`, of.inScope ? of.rateText : ''];
    expect([rows[0], rows.at(-1)]).toEqual([ofDay(boardLedger.before), ofDay(boardLedger.after)]);
    expect(boardLedger.lines?.length).toBeGreaterThan(1);
    expect(rows.slice(1, -1).map((row) => row.slice(1, 4))).toEqual(
      boardLedger.lines?.map(({ people, achieved, inScope }) => [people, achieved, inScope].map(text)),
    );
    const outsider = await t.signInAs('unit_head', id('BN'));
    const hidden = await listFile(t, 'ledger', asked, outsider);
    expect(hidden.rows.length).toBe(2);
    expect(hidden.lines.some((line) => line.startsWith('Nguyên nhân nói về từng người'))).toBe(true);
    expect(await listRefusal(t, 'ledger', asked, as('staff'))).toBe('404 not_found');
  });

  it('peer groups: the units of the screen with their groups', async () => {
    const GROUPS =
      'query($unitId: ID!) { peerGroups(unitId: $unitId) { units { unit { code pathText } group } groups { code nameVi } } }';
    type Groups = { units: (Item & { group: string })[]; groups: { code: string; nameVi: string }[] };
    const { peerGroups } = await t.ask<{ peerGroups: Groups }>(GROUPS, { unitId: id('Q1') }, as('committee'));
    const names = new Map(peerGroups.groups.map(({ code, nameVi }) => [code, nameVi]));
    const { rows } = await listFile(t, 'peer-groups', { unitId: id('Q1') }, as('committee'));
    expect(rows.length).toBe(3);
    expect(rows.map((row) => row.slice(0, 3))).toEqual(
      peerGroups.units.map((one) => [...place(one).map(inert), names.get(one.group)]),
    );
  });

  it('a choice that does not exist, or a unit of others, is said so', async () => {
    for (const [list, choices, said] of [
      ['weeks', { state: 'x' }, '400 unknown_choice'],
      ['completeness', { flag: 'x' }, '400 unknown_choice'],
      ['absent', { state: 'x' }, '400 unknown_choice'],
      ['radar', { unitId: id('Q1'), criterion: 'vneid_level2', rule: 'x' }, '400 unknown_rule'],
      ['ledger-people', { unitId: id('Q1'), criterion: 'vneid_level2', cause: 'x' }, '400 unknown_cause'],
      ['todo', {}, '404 not_found'],
      ['imports', { unitId: 99_999 }, '404 not_found'],
    ] as const)
      expect({ list, said: await listRefusal(t, list, choices, as('hr')) }).toEqual({ list, said });
  });
});
