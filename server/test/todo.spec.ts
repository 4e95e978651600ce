import { afterAll, beforeAll, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { NEXT_ACTIONS, nextActionOf } from '@dat100/shared/next-actions';
import { Secrets } from '../src/database/secrets.js';
import { DirectivesService } from '../src/directives/directives.service.js';
import { boundTo } from '../src/people/person-rows.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { activatedOf, addPeople, addTree, type TestPerson } from './facts.js';

const TODO = `query($unitId: ID!) { todo(unitId: $unitId) {
  people inSeveral groups { criterion action holder people overdue oldestDays } } }`;
const PEOPLE = `query($unitId: ID!, $criterion: String!, $action: String!, $page: Int, $perPage: Int) {
  todoPeople(unitId: $unitId, criterion: $criterion, action: $action, page: $page, perPage: $perPage) { total items { id maskedId } } }`;
const IDS = `query($unitId: ID!, $criterion: String!, $action: String!) {
  todoPeopleIds(unitId: $unitId, criterion: $criterion, action: $action) }`;
const PEERS = `query($unitId: ID!) { todoPeers(unitId: $unitId) { criterion kind people rank ranked above { code } } }`;
const CALLS = `mutation($unitId: ID!, $criterion: String, $action: String) {
  printCallList(unitId: $unitId, criterion: $criterion, action: $action) {
    unit { code } rows { id fullName phone waitingDays unit { code } steps { criterion action } } } }`;
const VNEID = 'vneid_level2';

interface Group {
  action: string;
  people: number;
}
interface CallRow {
  id: string;
  phone: string | null;
  waitingDays: number | null;
  steps: { criterion: string; action: string }[];
}

forEachDatabase('the to-do of a unit', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let head: Session;
  let neighbour: Session;
  let ids: string[];

  const id = (code: string) => String(units.get(code));
  const some = (...at: number[]) => at.map((i) => ids[i] ?? '');
  const groups = async (code: string, session: Session): Promise<Group[]> =>
    (await t.ask<{ todo: { groups: Group[] } }>(TODO, { unitId: id(code) }, session)).todo.groups;
  const file = (session: Session, code: string, more: object, headers: object = { 'x-requested-with': 'dat100' }) =>
    fetch(`${t.url}/files/police-request.xlsx`, {
      method: 'POST',
      headers: { cookie: session.cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ unitId: id(code), criterion: VNEID, ...more }),
    });
  const onRecord = async (action: string) =>
    (
      await t.db.read.rows<{ unit_id: number; detail: string }>(
        'SELECT unit_id, detail FROM audit_record WHERE action = ? ORDER BY seq',
        [action],
      )
    ).map((row) => ({ unit: Number(row.unit_id), ...(JSON.parse(row.detail) as object) }));

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      'W1,Phường 1,phuong,A,,',
      'W2,Phường 2,phuong,A,,',
      'W3,Phường 3,phuong,A,,',
      'S1,Trường 1,truong_hoc,79,,',
      'S2,Trường 2,truong_hoc,79,,',
      'S3,Trường 3,truong_hoc,79,,',
    ]);
    const at = (stage: string, on: string, more: Partial<TestPerson> = {}): TestPerson => ({
      unitId: Number(id('W1')),
      ...more,
      events: [
        { criterion: VNEID, stage, on },
        { criterion: 'online_service', stage: 'used', on: '2023-06-01' },
        ...(more.events ?? [{ criterion: 'chip_card', stage: 'held', on: '2023-06-01' }]),
      ],
    });
    const noCard = { events: [{ criterion: 'chip_card', stage: 'none', on: '2023-06-01' }] };
    const deferred = { scopes: [{ criterion: VNEID, status: 'deferred' as const, from: '2023-05-01' }] };
    const keys = await addPeople(t, [
      at('approved', '2023-11-01'),
      at('approved', '2023-11-18'),
      at('approved', '2023-10-01', noCard),
      at('approved', '2023-11-10'),
      at('registered', '2023-11-01', { birthDate: '1980-02-03' }),
      at('registered', '2023-11-01', deferred),
      at('not_registered', '2023-06-01'),
      ...Array.from({ length: 5 }, () => at('activated', '2023-06-01')),
      // No board counts a collaborator who is no employee.
      at('not_registered', '2023-06-01', { kind: 'khac', ...noCard }),
      ...activatedOf(Number(id('W2')), [8, 10], { on: '2023-06-01', trust: 'unit' }),
      ...activatedOf(Number(id('W3')), [10, 10], { on: '2023-06-01', trust: 'unit' }),
      ...activatedOf(Number(id('S1')), [3, 3], { on: '2023-06-01', trust: 'unit' }),
      ...activatedOf(Number(id('S2')), [12, 12], { on: '2023-06-01', trust: 'unit' }),
      ...activatedOf(Number(id('S3')), [8, 16], { on: '2023-06-01', trust: 'unit' }),
    ]);
    ids = keys.map(String);
    head = await t.signInAs('unit_head', Number(id('W1')), { displayName: 'Bà Trưởng' });
    neighbour = await t.signInAs('unit_head', Number(id('W2')));
    await t.ask(
      'mutation($p: [ID!]!) { setReason(personIds: $p, criterion: "vneid_level2", reason: "no_smartphone") { recorded } }',
      { p: some(3) },
      head,
    );
    const cipher = t.app.get(Secrets).encrypt('0977000123', boundTo(Number(ids[0]), 'phone'));
    await t.db.transaction((tx) => tx.run('UPDATE person SET phone_cipher = ? WHERE id = ?', [cipher, Number(ids[0])]));
  });
  afterAll(() => t.close());

  it('knows an action for every stage of every criterion there is', async () => {
    for (const { code: criterion, stages } of await t.app.get(DirectivesService).criteria())
      for (const stage of stages) {
        const action = nextActionOf({ criterion, stage, scope: 'in_scope', reason: null });
        expect({ stage: stage.code, known: NEXT_ACTIONS.some(({ code }) => code === action) }).toEqual({
          stage: stage.code,
          known: !stage.achieved,
        });
        expect(String(action)).not.toMatch(/^act_/);
      }
  });

  it('groups people by what is to be done, the overdue first, and counts who stands in several', async () => {
    const { todo } = await t.ask<{ todo: object }>(TODO, { unitId: id('W1') }, head);
    const group = (
      criterion: string,
      action: string,
      holder: string,
      people: number,
      overdue: number,
      oldestDays: number,
    ) => ({
      criterion,
      action,
      holder,
      people,
      overdue,
      oldestDays,
    });
    expect(todo).toEqual({
      people: 6,
      inSeveral: 1,
      groups: [
        group(VNEID, 'activate', 'person', 3, 2, 50),
        group(VNEID, 'mend_phone', 'person', 1, 1, 10),
        group(VNEID, 'await_approval', 'police', 1, 1, 19),
        group(VNEID, 'register', 'person', 1, 0, 172),
        group('chip_card', 'apply_card', 'person', 1, 0, 172),
      ],
    });
    // Above, the same people and those of the neighbours; nothing is known of the cards of the latter.
    const district = await t.signInAs('hr', Number(id('A')));
    const above = await groups('A', district);
    expect(above.filter(({ action }) => action === 'ask').map(({ people }) => people)).toEqual([20, 2, 20]);
    expect(above.find(({ action }) => action === 'activate')?.people).toBe(3);
  });

  it('the people of a group come overdue and oldest first, page by page, and only to who may read people there', async () => {
    const asked = { unitId: id('W1'), criterion: VNEID, action: 'activate' };
    const page = async (more: object) =>
      (await t.ask<{ todoPeople: { total: number; items: { id: string }[] } }>(PEOPLE, { ...asked, ...more }, head))
        .todoPeople;
    expect((await page({})).items.map((one) => one.id)).toEqual(some(2, 0, 1));
    const last = await page({ page: 1, perPage: 2 });
    expect([last.total, last.items.map((one) => one.id)]).toEqual([3, some(1)]);
    expect(await t.ask(IDS, asked, head)).toEqual({ todoPeopleIds: some(2, 0, 1) });
    expect((await page({ criterion: 'chip_card' })).total).toBe(0);
    const refused: [object, Session, string][] = [
      [{ action: 'dance' }, head, 'unknown_action'],
      [{ criterion: 'dance' }, head, 'unknown_criterion'],
      [{}, neighbour, 'not_found'],
      [{ unitId: id('A') }, head, 'not_found'],
      [{ unitId: '99' }, head, 'not_found'],
    ];
    for (const [more, session, code] of refused)
      for (const query of [PEOPLE, IDS]) expect(await t.refusal(query, { ...asked, ...more }, session)).toBe(code);
    expect(await t.refusal(TODO, { unitId: id('W1') }, neighbour)).toBe('not_found');
    expect(await t.refusal(PEOPLE, { ...asked, perPage: 500 }, head)).toBe('bad_page');
  });

  it('says what would bring the unit above its peers', async () => {
    const on = async (code: string) => {
      const { todoPeers } = await t.ask<{ todoPeers: { criterion: string }[] }>(PEERS, { unitId: id(code) }, head);
      return todoPeers.find(({ criterion }) => criterion === VNEID);
    };
    const place = { criterion: VNEID, ranked: 3 };
    expect(await on('W1')).toEqual({ ...place, kind: 'pass', people: 4, rank: 3, above: [{ code: 'W2' }] });
    expect(await on('W2')).toEqual({ ...place, kind: 'draw_level', people: 2, rank: 2, above: [{ code: 'W3' }] });
    expect(await on('W3')).toEqual({ ...place, kind: 'first', people: 0, rank: 1, above: [] });
    expect((await on('A')) ?? null).toMatchObject({ kind: 'alone', people: 0 });
    expect(await t.ask(PEERS, { unitId: id('79') }, head)).toEqual({ todoPeers: [] });
  });

  it('says nothing of a gap to a unit above that is hidden; whoever sees that is told', async () => {
    // School 1 has three people, so school 2, which leads, is hidden beside it.
    const on = async (session: Session) => {
      const { todoPeers } = await t.ask<{ todoPeers: { criterion: string }[] }>(PEERS, { unitId: id('S3') }, session);
      return todoPeers.find(({ criterion }) => criterion === VNEID);
    };
    expect(await on(await t.signInAs('unit_head', Number(id('S3'))))).toBeUndefined();
    expect(await on(await t.signInAs('hr', Number(id('79'))))).toMatchObject({ rank: 2, above: [{ code: 'S2' }] });
  });

  it('the call list names who can do something, with telephone, without ids or reasons, and is on record', async () => {
    const print = async (more: object = {}) =>
      (await t.ask<{ printCallList: { rows: CallRow[] } }>(CALLS, { unitId: id('W1'), ...more }, head)).printCallList
        .rows;
    const step = (action: string, criterion = VNEID) => ({ criterion, action });
    const rows = await print();
    expect(new Map(rows.map((row) => [row.id, row.steps]))).toEqual(
      new Map([
        [ids[0], [step('activate')]],
        [ids[1], [step('activate')]],
        [ids[2], [step('apply_card', 'chip_card'), step('activate')]],
        [ids[3], [step('activate')]],
        [ids[6], [step('register')]],
      ]),
    );
    // Who waits longest is called first, by the longest of what they wait for.
    expect(rows.map(({ waitingDays }) => waitingDays)).toEqual([172, 172, 19, 10, 2]);
    expect([some(2, 6), some(6, 2)]).toContainEqual(rows.slice(0, 2).map((row) => row.id));
    expect(rows.slice(2).map((row) => row.id)).toEqual(some(0, 3, 1));
    expect(rows.map(({ phone }) => phone).filter(Boolean)).toEqual(['0977000123']);
    expect(JSON.stringify(rows)).not.toMatch(/"079\d{9}"|mend_phone|smartphone|•/);
    const waiting = await print({ criterion: VNEID, action: 'await_approval' });
    expect(waiting.map((row) => [row.id, row.steps])).toEqual([[ids[4], [step('await_approval')]]]);
    expect(await onRecord('people.print')).toEqual([
      { unit: Number(id('W1')), criterion: null, action: null, people: 5 },
      { unit: Number(id('W1')), criterion: VNEID, action: 'await_approval', people: 1 },
    ]);
    expect(await t.refusal(CALLS, { unitId: id('W1'), criterion: VNEID, action: 'ask' }, head)).toBe('nobody_to_call');
    expect(await t.refusal(CALLS, { unitId: id('W1') }, neighbour)).toBe('not_found');
  });

  it('the list for the police holds whole ids of who waits there, says what for, and is on record', async () => {
    const purpose = 'Đề nghị duyệt trước ngày 30/11';
    const chosen = { action: 'await_approval', personIds: some(4, 0, 5), purpose };
    const response = await file(head, 'W1', chosen);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const cells = (book.worksheets[0]?.getSheetValues() ?? []).map((row) => (Array.isArray(row) ? row.slice(1) : []));
    expect(cells.slice(1, 5)).toEqual([
      ['Danh sách đề nghị Công an hỗ trợ: Thành phố / Quận A / Phường 1'],
      ['Việc đề nghị: duyệt hồ sơ định danh điện tử mức độ 2 đã đăng ký'],
      [`Mục đích: ${purpose}`],
      ['Lập lúc 10:00 ngày 20/11/2023, người lập: Bà Trưởng, số dòng: 1'],
    ]);
    expect(cells.slice(7)).toEqual([
      ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD'],
      [1, expect.stringMatching(/^Nguyễn Văn/), '03/02/1980', expect.stringMatching(/^079\d{9}$/)],
    ]);
    const whole = await file(head, 'W1', { action: 'await_approval', all: true, purpose, lang: 'en' });
    expect(whole.status).toBe(200);
    const record = {
      unit: Number(id('W1')),
      criterion: VNEID,
      action: 'await_approval',
      personIds: [Number(ids[4])],
      purpose,
    };
    expect(await onRecord('police.request')).toEqual([record, record]);

    const focal = await t.signInAs('unit_focal', Number(id('W1')));
    const refused: [object, Session, string][] = [
      [{ personIds: [] }, head, 'nobody_chosen'],
      [{ personIds: some(4).join() }, head, 'nobody_chosen'],
      [{ personIds: some(5, 0) }, head, 'nobody_at_police'],
      [{ personIds: Array.from({ length: 1001 }, (_, i) => String(i + 1)) }, head, 'too_many_in_request'],
      [{ purpose: ' ' }, head, 'purpose_needed'],
      [{ purpose: 'Đề nghị duyệt cho 079 062 000 222' }, head, 'number_in_purpose'],
      [{ purpose: 'a'.repeat(301) }, head, 'text_too_long'],
      [{ action: 'activate' }, head, 'not_at_police'],
      [{ personIds: ['x'] }, head, 'not_found'],
      [{}, neighbour, 'not_found'],
      [{}, focal, 'not_found'],
    ];
    for (const [more, session, code] of refused) {
      const answer = (await (await file(session, 'W1', { ...chosen, ...more })).json()) as { error: { code: string } };
      expect({ more, code: answer.error.code }).toEqual({ more, code });
    }
    // A link or a form of another site brings the cookie, and nothing else.
    const linked = new URLSearchParams({ unitId: id('W1'), criterion: VNEID, ...chosen, personIds: some(4).join() });
    const headers = { cookie: head.cookie };
    expect((await fetch(`${t.url}/files/police-request.xlsx?${linked}`, { headers })).status).toBe(404);
    const foreign = (await (await file(head, 'W1', chosen, {})).json()) as { error: { code: string } };
    expect(foreign.error.code).toBe('foreign_form');
    expect((await onRecord('police.request')).length).toBe(2);
  });

  it('a group shrinks by what is recorded', async () => {
    await t.ask(
      'mutation($p: [ID!]!) { recordStatus(personIds: $p, criterion: "vneid_level2", stage: "activated", on: "2023-11-20", trust: "checked", reference: "Bà Trưởng") { recorded } }',
      { p: some(0, 1, 3) },
      head,
    );
    const left = await groups('W1', head);
    expect(left.map(({ action, people }) => [action, people])).toEqual([
      ['activate', 1],
      ['await_approval', 1],
      ['register', 1],
      ['apply_card', 1],
    ]);
  });
});
