import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addTree } from './facts.js';
import { bringList, listed, undoList, type OfUnit } from './bring-list.js';
import { drift, moveTo, personId } from './roster-city.js';

/** A district of each test's own: what other tests have left is not in the way. */
const tree = (n: number) => [
  '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
  `Q${n},Quận ${n},quan,79,,`,
  `Q${n}-BN,Phường Bến Nghé,phuong,Q${n},,`,
  `Q${n}-VP,Văn phòng Bến Nghé,phong,Q${n}-BN,,`,
  `Q${n}-BT,Phường Bến Thành,phuong,Q${n},,`,
];
const WARD = 'Phường Bến Nghé';
const OFFICE = 'Văn phòng Bến Nghé';
const SIBLING = 'Phường Bến Thành';

interface Absent {
  personId: string;
  fullName: string;
  maskedId: string;
  unit: { name: string };
  asOf: string;
  importId: string | null;
  fileName: string | null;
  state: string;
  answer: string | null;
  reason: string | null;
  answeredBy: string | null;
}
const FIELDS =
  'personId fullName maskedId unit { name } asOf importId fileName state answer reason answeredBy answeredAt';

forEachDatabase('who is missing from a list', (dialect) => {
  let t: TestApp;
  let units: Record<'city' | 'district' | 'ward' | 'office' | 'sibling', number>;
  let district: Session;
  let head: Session;
  let sibling: Session;
  let committee: Session;
  let people: string[] = [];
  let made = 0;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await moveTo(t, '2023-12-15');
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    made += 1;
    const byCode = await addTree(t, tree(made));
    const of = (code: string) => byCode.get(code) ?? 0;
    const q = `Q${made}`;
    units = { city: of('79'), district: of(q), ward: of(`${q}-BN`), office: of(`${q}-VP`), sibling: of(`${q}-BT`) };
    district = await t.signInAs('hr', units.district);
    head = await t.signInAs('unit_head', units.ward);
    sibling = await t.signInAs('unit_head', units.sibling);
    committee = await t.signInAs('committee', units.district);
    people = Array.from({ length: 8 }, (_, i) => `07906200${String(made).padStart(2, '0')}0${i}`);
  });

  const id = (i: number) => people[i] ?? '';
  const bring = (asOf: string, rows: [person: number, unit: string][]) =>
    bringList(t, district, { unit: units.district, asOf, rows: rows.map(([i, of]): OfUnit => listed(id(i), of)) });
  const missing = async (session: Session, filter: object = {}): Promise<Absent[]> =>
    (
      await t.ask<{ absentPeople: { items: Absent[]; total: number } }>(
        `query($filter: AbsentFilter) { absentPeople(filter: $filter) { total items { ${FIELDS} } } }`,
        { filter },
        session,
      )
    ).absentPeople.items;
  const ids = async (session: Session, filter: object = {}) =>
    (await missing(session, filter)).map((row) => [Number(row.personId), row.unit.name]);
  const key = (i: number) => personId(t, id(i));
  const ANSWER = `mutation($personIds: [ID!]!, $answer: String!, $lastDay: Day, $toUnitId: ID, $orderNumber: String, $reason: String) {
    answerAbsent(personIds: $personIds, answer: $answer, lastDay: $lastDay, toUnitId: $toUnitId, orderNumber: $orderNumber, reason: $reason) }`;
  const answer = async (session: Session, who: number[], said: object) =>
    t.gql<{ answerAbsent: number }>(
      ANSWER,
      { personIds: await Promise.all(who.map(async (i) => String(await key(i)))), ...said },
      session,
    );
  const employments = async (i: number) =>
    t.db.read.rows<Record<string, unknown>>(
      `SELECT u.name AS unit, e.valid_from, e.valid_to, e.ended_reason, e.order_number FROM employment e JOIN unit u ON u.id = e.unit_id
        WHERE e.person_id = ? ORDER BY e.valid_from, e.id`,
      [await key(i)],
    );
  const peopleIn = async (unit: number) =>
    Number(
      (
        await t.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM person WHERE unit_id = ? AND employed = 1', [
          unit,
        ])
      )?.n,
    );
  /** Two lists: the second leaves 3 out, puts 2 under the office, and says nothing of Bến Thành. */
  const twoLists = async () => {
    await bring('2023-11-01', [
      [0, WARD],
      [1, WARD],
      [2, WARD],
      [3, WARD],
      [4, OFFICE],
      [5, SIBLING],
    ]);
    return bring('2023-12-01', [
      [0, WARD],
      [1, WARD],
      [2, OFFICE],
    ]);
  };

  it('a first list asks about nobody', async () => {
    await bring('2023-11-01', [
      [0, WARD],
      [1, OFFICE],
    ]);
    expect(await missing(district)).toEqual([]);
  });

  it('asks about those whom no row names, in the units the list covers; they keep counting', async () => {
    const importId = await twoLists();
    const before = await peopleIn(units.ward);
    // 2 stands under another unit and waits for a decision; of Bến Thành the list says nothing.
    expect(await ids(head)).toEqual([
      [await key(3), WARD],
      [await key(4), OFFICE],
    ]);
    const [first] = await missing(district);
    expect(first).toMatchObject({
      asOf: '2023-12-01',
      importId,
      fileName: 'danh-sach.csv',
      state: 'open',
      answer: null,
    });
    expect(first?.maskedId).toMatch(/^•+\d{3}$/);
    expect(await peopleIn(units.ward)).toBe(before);
    expect(before).toBe(4);
    expect(await drift(t)).toBe(0);
  });

  it('whoever stands in a row that was rejected is named, as long as the id can be read', async () => {
    await bring('2023-11-01', [
      [0, WARD],
      [1, WARD],
      [2, WARD],
    ]);
    const rows = [listed(id(0), WARD), { ...listed(id(1), WARD), name: '' }, { ...listed(id(2), WARD), id: '12345' }];
    await bringList(t, district, { unit: units.district, asOf: '2023-12-01', rows });
    expect(await ids(district)).toEqual([[await key(2), WARD]]);
  });

  it('everybody sees their own: the ward its people, not the list of the district; the sibling nothing', async () => {
    const importId = await twoLists();
    const [seen] = await missing(head);
    expect(seen).toMatchObject({ importId: null, fileName: null });
    expect(await ids(committee)).toEqual(await ids(district));
    expect(await ids(sibling)).toEqual([]);
    expect(await ids(sibling, { importId })).toEqual([]);
    const query = 'query($id: ID!) { absentPeople(filter: { unitId: $id }) { total } }';
    expect(await t.refusal(query, { id: units.ward }, sibling)).toBe('not_found');
    expect(await ids(district, { unitId: units.office })).toEqual([[await key(4), OFFICE]]);
    expect(await ids(district, { importId })).toHaveLength(2);
  });

  it('a newer list that names them settles the question, and one that does not asks anew', async () => {
    const second = await twoLists();
    const third = await bring('2023-12-05', [
      [0, WARD],
      [1, WARD],
      [3, WARD],
      [2, OFFICE],
    ]);
    expect(await ids(head)).toEqual([[await key(4), OFFICE]]);
    expect((await missing(district))[0]).toMatchObject({ importId: third, asOf: '2023-12-05' });
    expect(await ids(district, { importId: second, state: 'settled' })).toHaveLength(2);
  });

  it('an older list asks nothing of units a newer one has spoken for', async () => {
    await twoLists();
    const asked = await ids(district);
    await bring('2023-11-20', [[0, WARD]]);
    expect(await ids(district)).toEqual(asked);
  });

  it('an undo takes its questions back, and asks again what only it had answered', async () => {
    const second = await twoLists();
    const asked = await ids(district);
    const third = await bring('2023-12-05', [
      [0, WARD],
      [3, WARD],
      [4, WARD],
    ]);
    expect(await ids(district)).toEqual([
      [await key(2), WARD],
      [await key(1), WARD],
    ]);
    await undoList(t, district, third);
    expect(await ids(district)).toEqual(asked);
    await undoList(t, district, second);
    expect(await ids(district)).toEqual([]);
    expect(await ids(district, { state: 'settled' })).toEqual([]);
  });

  it('an undo leaves settled what another list answers too', async () => {
    await twoLists();
    const third = await bring('2023-12-05', [[3, WARD]]);
    await bring('2023-12-06', [
      [0, WARD],
      [1, WARD],
      [3, WARD],
    ]);
    await undoList(t, district, third);
    expect(await ids(district)).toEqual([
      [await key(2), WARD],
      [await key(4), OFFICE],
    ]);
  });

  it('a list of the sibling that names them settles nothing: they are not its own', async () => {
    await twoLists();
    const asked = await ids(head);
    const rows = [listed(id(3), SIBLING), listed(id(5), SIBLING)];
    await bringList(t, sibling, { unit: units.sibling, asOf: '2023-12-05', rows });
    expect(await ids(head)).toEqual(asked);
    expect(await ids(sibling)).toEqual([]);
  });

  it('a transfer and a leaving by hand settle it', async () => {
    await twoLists();
    const version = async (i: number) =>
      Number(
        (await t.db.read.one<{ version: number }>('SELECT version FROM person WHERE id = ?', [await key(i)]))?.version,
      );
    await t.ask(
      'mutation($id: ID!, $unit: ID!, $version: Int!) { transferPerson(personId: $id, toUnitId: $unit, from: "2023-12-02", version: $version) { id } }',
      { id: await key(3), unit: units.sibling, version: await version(3) },
      district,
    );
    expect(await ids(district)).toEqual([[await key(4), OFFICE]]);
    await t.ask(
      'mutation($id: ID!, $version: Int!) { endEmployment(personId: $id, lastDay: "2023-12-15", reason: "nghỉ hưu", version: $version) }',
      { id: await key(4), version: await version(4) },
      head,
    );
    expect(await ids(district)).toEqual([]);
    expect(await ids(district, { state: 'settled' })).toHaveLength(2);
    // Who works elsewhere now is no longer the ward's to see.
    expect(await ids(head, { state: 'settled' })).toEqual([[await key(4), OFFICE]]);
    expect((await answer(district, [3], { answer: 'still_here' })).errors[0]?.extensions.code).toBe('no_question');
  });

  it('they left: the employment ends, for all of them, with a trace of each', async () => {
    await twoLists();
    const said = { answer: 'left', lastDay: '2023-11-30', reason: 'nghỉ hưu' };
    expect((await answer(head, [3, 4], said)).data?.answerAbsent).toBe(2);
    for (const i of [3, 4])
      expect(await employments(i)).toEqual([
        expect.objectContaining({ valid_from: '2023-11-01', valid_to: '2023-11-30', ended_reason: 'nghỉ hưu' }),
      ]);
    expect(await ids(head)).toEqual([]);
    const [answered] = await missing(head, { state: 'answered' });
    expect(answered).toMatchObject({ answer: 'left', reason: 'nghỉ hưu', state: 'answered' });
    expect(answered?.answeredBy).not.toBeNull();
    const log = await t.db.read.rows<{ action: string; subject_id: string | null }>(
      "SELECT action, subject_id FROM audit_record WHERE action IN ('absent.answer', 'person.leave') ORDER BY seq DESC LIMIT 3",
    );
    expect(log.map(({ action }) => action)).toEqual(['person.leave', 'person.leave', 'absent.answer']);
    expect(await drift(t)).toBe(0);
  });

  it('they moved: counted in the new unit from the day after', async () => {
    await twoLists();
    const said = { answer: 'moved', lastDay: '2023-11-30', toUnitId: units.office, orderNumber: 'QD-15' };
    expect((await answer(head, [3], said)).data?.answerAbsent).toBe(1);
    expect(await employments(3)).toEqual([
      expect.objectContaining({ unit: WARD, valid_to: '2023-11-30', ended_reason: 'transfer' }),
      expect.objectContaining({ unit: OFFICE, valid_from: '2023-12-01', valid_to: null, order_number: 'QD-15' }),
    ]);
    expect(await drift(t)).toBe(0);
    const elsewhere = { ...said, toUnitId: units.sibling };
    expect((await answer(head, [4], elsewhere)).errors[0]?.extensions.code).toBe('not_found');
    expect((await answer(district, [4], elsewhere)).data?.answerAbsent).toBe(1);
  });

  it('they are still here: nothing changes, the same day does not ask again, a newer list does', async () => {
    await twoLists();
    expect((await answer(head, [3], { answer: 'still_here' })).data?.answerAbsent).toBe(1);
    expect(await employments(3)).toEqual([expect.objectContaining({ unit: WARD, valid_to: null })]);
    const short: [number, string][] = [
      [0, WARD],
      [1, WARD],
      [2, WARD],
    ];
    await bring('2023-12-01', short);
    expect(await ids(district, { unitId: units.ward })).toEqual([[await key(4), OFFICE]]);
    await bring('2023-12-10', short);
    expect(await ids(head)).toEqual([
      [await key(3), WARD],
      [await key(4), OFFICE],
    ]);
  });

  it('one that cannot be answered stops all, with the name and the place', async () => {
    await bring('2023-11-01', [
      [0, WARD],
      [3, WARD],
    ]);
    await bring('2023-11-20', [
      [0, WARD],
      [3, WARD],
      [6, WARD],
    ]);
    await bring('2023-12-01', [[0, WARD]]);
    const { errors } = await answer(head, [3, 6], { answer: 'left', lastDay: '2023-11-10', reason: 'nghỉ' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'before_employment', field: 'lastDay' });
    expect(errors[0]?.extensions.messageVi).toContain(`${listed(id(6), WARD).name} (Phường Bến Nghé):`);
    expect(await employments(3)).toEqual([expect.objectContaining({ valid_to: null })]);
    expect(await ids(head)).toHaveLength(2);
    expect((await answer(head, [3, 6], { answer: 'left', lastDay: '2023-11-20', reason: 'nghỉ' })).errors).toEqual([]);
    expect(await drift(t)).toBe(0);
  });

  it.each([
    ['nobody', [], { answer: 'still_here' }, 'nobody_chosen', 'personIds'],
    ['no such answer', [3], { answer: 'gone' }, 'unknown_answer', 'answer'],
    ['left without a day', [3], { answer: 'left', reason: 'nghỉ' }, 'day_needed', 'lastDay'],
    ['left without a reason', [3], { answer: 'left', lastDay: '2023-11-30', reason: ' ' }, 'reason_needed', 'reason'],
    ['moved without a unit', [3], { answer: 'moved', lastDay: '2023-11-30' }, 'unit_needed', 'toUnitId'],
    [
      'a year that is a slip',
      [3],
      { answer: 'left', lastDay: '1900-01-01', reason: 'nghỉ' },
      'day_out_of_range',
      'lastDay',
    ],
    ['somebody the list names', [0, 3], { answer: 'still_here' }, 'no_question', 'personIds'],
    ['somebody of others', [3, 5], { answer: 'still_here' }, 'not_found', undefined],
  ])('is refused: %s', async (_, who, said, code, field) => {
    await twoLists();
    const before = await ids(district);
    const { errors } = await answer(head, who, said);
    expect([errors[0]?.extensions.code, errors[0]?.extensions.field]).toEqual([code, field]);
    expect(await ids(district)).toEqual(before);
  });

  it('answers for 200 people and no more; reading does not let one answer', async () => {
    await twoLists();
    const many = Array.from({ length: 201 }, (_, i) => String(900 + i));
    expect(await t.refusal(ANSWER, { personIds: many, answer: 'still_here' }, head)).toBe('too_many');
    expect(await t.refusal(ANSWER, { personIds: [await key(3)], answer: 'still_here' }, committee)).toBe('not_found');
    expect(await ids(district)).toHaveLength(2);
  });
});
