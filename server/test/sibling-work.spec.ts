import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { applyImport, decide, drift, lastImport, upload } from './roster-city.js';
import { listCsv } from './roster-lists.js';
import { siblingCity, type SiblingCity } from './siblings/city.js';
import { CONTESTED, LEFT, SAVE } from './siblings/office.js';
import { dump, rowsOf } from './siblings/table-dump.js';

const CREATE =
  'mutation($users: [NewUserInput!]!) { createUsers(users: $users) { slips { username } problems { code } } }';
const RECORD = `mutation($ids: [ID!]!, $trust: String) {
  recordStatus(personIds: $ids, criterion: "online_service", stage: "used", trust: $trust) { recorded } }`;

forEachDatabase('whoever works in A', (dialect) => {
  let t: TestApp;
  let city: SiblingCity;
  let head: Session;
  let hr: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    city = await siblingCity(t);
    head = city.callers['unit_head'] as Session;
    hr = city.callers['hr'] as Session;
  });
  afterAll(() => t.close());

  const row = (more: object) => ({
    input: { unitId: city.own.unit, fullName: 'Ai Đó Khác', kind: 'cong_chuc', citizenId: LEFT, ...more },
  });

  it.each([
    ['someone employed elsewhere', 'employed_elsewhere_outside', { citizenId: CONTESTED }],
    [
      'the same under the right name',
      'employed_elsewhere_outside',
      { citizenId: CONTESTED, fullName: 'Bùi Cà Kín Năm' },
    ],
    ['the same, insisting', 'employed_elsewhere_outside', { citizenId: CONTESTED, acceptTransfer: true }],
    ['someone who has left, under another name', 'same_id_two_names', {}],
    ['someone who has left, for days they were there', 'employed_elsewhere_outside', { employedFrom: '2023-11-15' }],
    [
      'the same under the right name',
      'employed_elsewhere_outside',
      { employedFrom: '2023-10-01', fullName: 'Đỗ Thị Rời' },
    ],
  ])('is told nothing more of %s, and takes nobody: %s', async (_, code, more) => {
    const before = await dump(t);
    const { data, errors } = await t.gql(SAVE, row(more), head);
    expect([data, errors[0]?.extensions.code]).toEqual([null, code]);
    expect(city.secret.exec(JSON.stringify(errors))).toBeNull();
    expect(await dump(t)).toEqual(before);
  });

  it('changes nothing that is B’s in a day of all kinds of work', async () => {
    const { own } = city;
    const before = rowsOf(await dump(t), city.belongsToB);
    const { savePerson } = await t.ask<{ savePerson: { id: string; version: number } }>(
      SAVE,
      row({ fullName: 'Trần Thị Mới', citizenId: '079162003444' }),
      hr,
    );
    await t.ask(RECORD, { ids: [savePerson.id, own.person] }, city.callers['unit_focal']);
    await t.ask(
      `mutation($ids: [ID!]!) {
        setReason(personIds: $ids, criterion: "chip_card", reason: "no_smartphone") { recorded }
        setScope(input: { personIds: $ids, criteria: ["chip_card"], status: "deferred", validFrom: "2023-11-01", validTo: "2023-12-01", reason: "ốm" }) { recorded } }`,
      { ids: [savePerson.id, own.person] },
      hr,
    );
    await t.ask(
      'mutation($id: ID!, $event: ID!) { correctStatus(personId: $id, eventId: $event, reason: "nhầm") { recorded } }',
      { id: own.person, event: own.event },
      hr,
    );
    await t.ask(
      'mutation($id: ID!, $unit: ID!) { transferPerson(personId: $id, toUnitId: $unit, from: "2023-11-20", version: 1) { id } }',
      { id: own.person, unit: own.subUnit },
      head,
    );
    await t.ask(
      'mutation($id: ID!, $version: Int!) { endEmployment(personId: $id, lastDay: "2023-11-20", reason: "nghỉ", version: $version) }',
      { id: savePerson.id, version: savePerson.version },
      head,
    );
    await t.ask(
      CREATE,
      { users: [{ username: 'a.moi', displayName: 'Người mới', role: 'hr', unitId: own.unit }] },
      head,
    );
    await t.ask(
      `mutation($user: ID!, $unit: ID!) {
        grantRole(userId: $user, role: "staff", unitId: $unit) { id }
        disableUser(id: $user, disabled: true) { id } }`,
      { user: own.user, unit: own.subUnit },
      head,
    );
    const list = [
      { name: 'Võ Thị Nhầm', id: '079162000446', unit: 'Phường Bến Thành' },
      { name: 'Lê Thị Nghe Nói', id: CONTESTED, unit: 'Phường Bến Nghé' },
      { name: 'Trần Văn Đến', id: '079062000444', level2: 'Đã kích hoạt', unit: 'Phường Bến Nghé' },
    ];
    const sent = await upload(t, hr, { bytes: listCsv(list), unit: Number(own.unit) });
    expect(await applyImport(t, hr, sent.id)).toBe('applied');
    const { conflicts, said } = await lastImport(t, head);
    expect(conflicts.map(({ code, otherUnitText }) => [code, otherUnitText])).toEqual([['employed_elsewhere', null]]);
    expect(city.secret.exec(said)).toBeNull();
    expect(await decide(t, head, conflicts[0]?.id ?? '', 'apply', 'có quyết định')).toBe('not_found');
    expect(await decide(t, head, conflicts[0]?.id ?? '', 'keep')).toBe('kept');
    const after = rowsOf(await dump(t), city.belongsToB);
    expect(after).toEqual(before);
    expect([...before.values()].flat().length).toBeGreaterThan(50);
    expect(await drift(t)).toBe(0);
  });

  it('who decides over both units is told that the names differ, and needs a reason', async () => {
    const above = await t.signInAs('hr', 2);
    const planned = await upload(t, hr, {
      bytes: listCsv([{ name: 'Lê Thị Nghe Nói', id: CONTESTED }]),
      unit: Number(city.own.unit),
    });
    await applyImport(t, hr, planned.id);
    const { conflicts } = await lastImport(t, above);
    const question = { id: conflicts[0]?.id, decision: 'apply' };
    const document =
      'mutation($id: ID!, $decision: String!) { decideConflict(id: $id, decision: $decision) { state } }';
    const { errors } = await t.gql(document, question, above);
    expect([errors[0]?.extensions.code, errors[0]?.message]).toEqual([
      'reason_needed',
      expect.stringContaining('"Bùi Cà Kín Năm", the list says "Lê Thị Nghe Nói"'),
    ]);
    expect(await decide(t, above, conflicts[0]?.id ?? '', 'apply', 'đổi tên theo quyết định')).toBe('applied');
    expect(await drift(t)).toBe(0);
  });

  it('what is done to people of several units at once is on record above them', async () => {
    const above = await t.signInAs('hr', 2);
    const ids = [city.own.person, city.hidden['sibling']?.person];
    await t.ask(RECORD, { ids, trust: 'self' }, above);
    await t.ask(RECORD, { ids: ids.slice(0, 1), trust: 'self' }, above);
    const rows = await t.db.read.rows<{ unit_id: number }>(
      "SELECT unit_id FROM audit_record WHERE action = 'status.record' ORDER BY seq DESC LIMIT 2",
    );
    expect(rows.map((row) => String(row.unit_id))).toEqual([city.own.subUnit, city.hidden['unit above']?.unit]);
  });

  it('may see who people are without finding out by a filter what they belong to', async () => {
    const query = 'query($filter: PersonFilter!) { people(filter: $filter) { total } }';
    const filter = { unitId: city.own.unit };
    const liaison = city.callers['police_liaison'];
    expect(await t.ask(query, { filter }, liaison)).toEqual({ people: { total: expect.any(Number) } });
    expect(await t.refusal(query, { filter: { ...filter, membership: 'dang_vien' } }, liaison)).toBe('not_found');
  });

  it('gives the word of the police only where the role is held', async () => {
    const both = await t.addUser();
    await t.giveRole(both.userId, 'hr', Number(city.own.unit));
    await t.giveRole(both.userId, 'police_liaison', Number(city.hidden['sibling']?.unit));
    const session = await t.signIn(both);
    const police = { ids: [city.own.person], trust: 'police' };
    expect(await t.refusal(RECORD, police, session)).toBe('not_found');
    const stages = [{ criterion: 'chip_card', stage: 'held', trust: 'police' }];
    expect(await t.refusal(SAVE, row({ citizenId: '079162003555', stages }), session)).toBe('not_found');
    await t.giveRole(both.userId, 'police_liaison', Number(city.own.unit));
    expect(await t.ask(RECORD, police, session)).toEqual({ recordStatus: { recorded: 1 } });
  });
});
