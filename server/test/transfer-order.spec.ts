import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { StartUndo } from '../src/imports/undo/start-undo.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { decide, drift, lastImport, operator, personId, prepare, runRoster, unitId } from './roster-city.js';
import { DISTRICT, listCsv, type Listed } from './roster-lists.js';
import { standingState } from './standing-state.js';
import { untilDone } from './until-read.js';

const HERE = '26740'; // Phường Bến Nghé
const THERE = '26737'; // Phường Đa Kao
const AN: Listed = { name: 'Trần Thị Thúy An', id: '079185900011', level2: 'Đã kích hoạt', activated: '01/10/2023' };
const BINH: Listed = { name: 'Lê Văn Bình', id: '079085900022', level2: 'Đã duyệt, chưa kích hoạt' };
const CHI: Listed = { name: 'Ngô Kim Chi', id: '079190900033', level2: 'Chưa đăng ký' };
const ORDER = '12/QĐ-UBND';

const DECIDE = `mutation($ids: [ID!]!, $decision: String!, $orderNumber: String) {
  decideConflicts(ids: $ids, decision: $decision, orderNumber: $orderNumber) { decided problems { code } } }`;
const HISTORY = `query($id: ID!) { person(id: $id) {
  person { version } employments { unit { code } validFrom validTo orderNumber } } }`;
const TRANSFER = `mutation($id: ID!, $to: ID!, $from: Day!, $order: String, $version: Int!) {
  transferPerson(personId: $id, toUnitId: $to, from: $from, orderNumber: $order, version: $version) { id } }`;

interface History {
  person: {
    person: { version: number };
    employments: { unit: { code: string }; validFrom: string; validTo: string | null; orderNumber: string | null }[];
  };
}

forEachDatabase('the order of a transfer that a list asks for', (dialect) => {
  let t: TestApp;
  let hr: Session;
  beforeEach(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    hr = await t.signInAs('hr', await unitId(t, '760'));
    await runRoster(t, listCsv([AN, BINH, CHI]), { unit: HERE, asOf: '2023-11-20' });
  });
  afterEach(() => t.close());

  /** Brings in a list of the other ward; answers its key and the rows that wait, by their code. */
  async function listThere(people: readonly Listed[], asOf = '2023-11-25') {
    const { id = '' } = await runRoster(t, listCsv(people), { unit: THERE, asOf });
    const waiting = (await lastImport(t, hr)).conflicts;
    return { importId: Number(id), rows: waiting.map((row) => row.id), codes: waiting.map(({ code }) => code) };
  }
  const ask = async ({ id }: Listed) =>
    (await t.ask<History>(HISTORY, { id: String(await personId(t, id)) }, hr)).person;
  /** Where somebody was, from when, to when, and by which order. */
  const history = async (of: Listed) =>
    (await ask(of)).employments
      .map((e) => [e.unit.code, e.validFrom, e.validTo, e.orderNumber])
      .sort((a, b) => String(a[1]).localeCompare(String(b[1])));
  const transfer = async (of: Listed, to: string, from: string, order: string) =>
    t.ask(
      TRANSFER,
      {
        id: String(await personId(t, of.id)),
        to: String(await unitId(t, to)),
        from,
        order,
        version: (await ask(of)).person.version,
      },
      hr,
    );
  const undo = async (id: number) => {
    t.clock.set(t.clock.now() + 60_000);
    await t.app.get(StartUndo).start(operator(t), id);
    expect((await untilDone(t, id)).state).toBe('undone');
  };
  const trail = async () =>
    (
      await t.db.read.rows<{ detail: string }>(
        "SELECT detail FROM audit_record WHERE action = 'conflict.apply' ORDER BY seq",
      )
    ).map(({ detail }) => JSON.parse(detail) as Record<string, unknown>);

  it('is kept with the new employment, shown, on record, and gone with the list', async () => {
    const before = await standingState(t);
    const { importId, rows, codes } = await listThere([AN]);
    expect(codes).toEqual(['employed_elsewhere']);
    expect(await decide(t, hr, rows[0] ?? '', 'apply', undefined, `  ${ORDER} `)).toBe('applied');
    expect(await history(AN)).toEqual([
      [HERE, '2023-11-20', '2023-11-24', null],
      [THERE, '2023-11-25', null, ORDER],
    ]);
    const [said] = await trail();
    expect(said).toMatchObject({ code: 'employed_elsewhere', reason: null, orderNumber: ORDER });
    expect(await drift(t)).toBe(0);
    await undo(importId);
    expect(await history(AN)).toEqual([[HERE, '2023-11-20', null, null]]);
    expect(await standingState(t)).toEqual(before);
  });

  it('shows as that of a transfer by hand does', async () => {
    await transfer(BINH, THERE, '2023-11-25', 'QD-7');
    expect((await history(BINH)).at(-1)).toEqual([THERE, '2023-11-25', null, 'QD-7']);
  });

  it('takes the place of the order to where the person, as has been decided, did not go that day', async () => {
    await transfer(AN, '26743', '2023-11-25', 'QD-7');
    const before = await standingState(t);
    const { importId, rows } = await listThere([AN]);
    expect(await decide(t, hr, rows[0] ?? '', 'apply', undefined, ORDER)).toBe('applied');
    expect((await history(AN)).at(-1)).toEqual([THERE, '2023-11-25', null, ORDER]);
    await undo(importId);
    expect((await history(AN)).at(-1)).toEqual(['26743', '2023-11-25', null, 'QD-7']);
    expect(await standingState(t)).toEqual(before);
  });

  it('may be left out; an order to elsewhere does not stay in its place', async () => {
    await transfer(AN, '26743', '2023-11-25', 'QD-7');
    const { rows } = await listThere([AN]);
    expect(await decide(t, hr, rows[0] ?? '', 'apply', undefined, ' ')).toBe('applied');
    expect((await history(AN)).at(-1)).toEqual([THERE, '2023-11-25', null, null]);
    expect(Object.keys((await trail())[0] ?? {})).not.toContain('orderNumber');
  });

  it('is one for several people who are taken together', async () => {
    const { rows } = await listThere([AN, BINH]);
    const asked = { ids: rows, decision: 'apply', orderNumber: ORDER };
    expect(await t.ask(DECIDE, asked, hr)).toEqual({ decideConflicts: { decided: 2, problems: [] } });
    for (const one of [AN, BINH]) expect((await history(one)).at(-1)).toEqual([THERE, '2023-11-25', null, ORDER]);
    expect((await trail()).map(({ orderNumber }) => orderNumber)).toEqual([ORDER, ORDER]);
  });

  it('is refused where it is too long, with a row that is left, and where nobody moves', async () => {
    await runRoster(t, listCsv([{ ...CHI, name: 'Phạm Hồng Phúc' }]), { unit: HERE, asOf: '2023-11-24' });
    const named = (await lastImport(t, hr)).conflicts;
    expect(named.map(({ code }) => code)).toEqual(['same_id_two_names']);
    const name = named[0]?.id ?? '';
    const { rows } = await listThere([AN]);
    const move = rows[0] ?? '';
    const before = await standingState(t);
    expect(await decide(t, hr, move, 'apply', undefined, 'ữ'.repeat(81))).toBe('text_too_long');
    expect(await decide(t, hr, move, 'keep', undefined, ORDER)).toBe('not_a_transfer');
    expect(await decide(t, hr, name, 'apply', 'đổi tên', ORDER)).toBe('not_a_transfer');
    for (const [ids, decision, orderNumber, code] of [
      [[move], 'apply', 'ữ'.repeat(81), 'text_too_long'],
      [[move], 'keep', ORDER, 'not_a_transfer'],
      [[move, name], 'apply', ORDER, 'not_a_transfer'],
    ])
      expect(await t.refusal(DECIDE, { ids, decision, orderNumber }, hr)).toBe(code);
    const { errors } = await t.gql(DECIDE, { ids: [name], decision: 'apply', orderNumber: ORDER }, hr);
    expect(errors[0]?.extensions).toMatchObject({
      field: 'orderNumber',
      messageVi: expect.stringContaining('hãy bỏ trống'),
      messageEn: expect.stringContaining('leave it empty'),
    });
    expect(await standingState(t)).toEqual(before);
    expect(await trail()).toEqual([]);
    expect(await decide(t, hr, move, 'apply', undefined, 'ữ'.repeat(80))).toBe('applied');
    expect((await history(AN)).at(-1)).toEqual([THERE, '2023-11-25', null, 'ữ'.repeat(80)]);
  });

  it('is not lost on somebody who has come by another order meanwhile: whoever decides is told', async () => {
    const { rows } = await listThere([AN]);
    await transfer(AN, THERE, '2023-11-25', 'QD-7');
    expect(await decide(t, hr, rows[0] ?? '', 'apply', undefined, ORDER)).toBe('already_there');
    expect(await t.ask(DECIDE, { ids: rows, decision: 'apply', orderNumber: ORDER }, hr)).toEqual({
      decideConflicts: { decided: 0, problems: [{ code: 'already_there' }] },
    });
    expect(await decide(t, hr, rows[0] ?? '', 'apply')).toBe('applied');
    expect((await history(AN)).at(-1)).toEqual([THERE, '2023-11-25', null, 'QD-7']);
  });
});
