import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { peerGroupsAsOf } from '../src/units/peer-history.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { activatedOf, addPeople, addTree } from './facts.js';

const BOARD = `query($unit: ID!, $asOf: Day, $since: Day) { board(unitId: $unit, criterion: "vneid_level2", asOf: $asOf, since: $since) {
  groups { code nameVi } rows { unit { code } peerGroup rank ranked since { kind places tenths } } } }`;
const GROUPS = `query($unit: ID!, $asOf: Day) { peerGroups(unitId: $unit, asOf: $asOf) { opensOn mayChange
  units { unit { code } group next nextFrom } periods { code frozenAt actor } changes { unit { code } group from reason actor } } }`;
const SET = `mutation($unit: ID!, $units: [ID!]!, $group: String!, $from: Day!, $reason: String) {
  setPeerGroup(unitId: $unit, unitIds: $units, group: $group, from: $from, reason: $reason) { changed from } }`;
const ADD = `mutation($unit: ID!, $name: String!) { addPeerGroup(unitId: $unit, nameVi: $name) }`;
const FREEZE = `mutation($unit: ID!, $period: String!) { freezePeerGroups(unitId: $unit, period: $period) { opensOn } }`;

interface Row {
  unit: { code: string };
  peerGroup: string;
  rank: number | null;
  ranked: number;
  since: { kind: string; places: number; tenths: number | null } | null;
}
interface Groups {
  opensOn: string;
  mayChange: boolean;
  units: { unit: { code: string }; group: string; next: string | null; nextFrom: string | null }[];
  periods: { code: string; frozenAt: number | null; actor: string | null }[];
  changes: { unit: { code: string }; group: string; from: string; reason: string | null; actor: string | null }[];
}

forEachDatabase('which units are ranked together', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let city: Session;
  let district: Session;
  let group: string;
  const id = (code: string) => units.get(code) ?? 0;
  const board = async (unit: string, more: object = {}) =>
    (
      await t.ask<{ board: { groups: { code: string; nameVi: string }[]; rows: Row[] } }>(
        BOARD,
        { unit: id(unit), ...more },
        city,
      )
    ).board;
  const ranks = async (unit: string, more: object = {}) =>
    (await board(unit, more)).rows.map(({ unit: { code }, peerGroup, rank, ranked }) => [
      code,
      peerGroup,
      rank,
      ranked,
    ]);
  const groups = async (unit: string, session = city) =>
    (await t.ask<{ peerGroups: Groups }>(GROUPS, { unit: id(unit) }, session)).peerGroups;
  const asked = (unit: string, codes: string[], name: string, from: string, reason?: string) => ({
    unit: id(unit),
    units: codes.map(id),
    group: name,
    from,
    reason,
  });
  const set = async (...given: Parameters<typeof asked>) =>
    (await t.ask<{ setPeerGroup: { changed: number; from: string } }>(SET, asked(...given), city)).setPeerGroup;

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      'A1,Phường 1,phuong,A,,',
      'A2,Phường 2,phuong,A,,',
      'A3,Phường 3,phuong,A,,',
      'A4,Phường 4,phuong,A,,',
      'B,Quận B,quan,79,,',
    ]);
    const on = '2023-06-01';
    await addPeople(t, [
      ...activatedOf(id('A1'), [18, 20], { on, trust: 'unit' }),
      ...activatedOf(id('A2'), [16, 20], { on, trust: 'unit' }),
      ...activatedOf(id('A3'), [14, 20], { on, trust: 'unit' }),
      ...activatedOf(id('A3'), [4, 4], { on: '2023-11-20', trust: 'unit' }),
      ...activatedOf(id('A4'), [12, 20], { on, trust: 'unit' }),
    ]);
    city = await t.signInAs('committee', id('79'), { displayName: 'Trần Thị Chủ Tịch' });
    district = await t.signInAs('committee', id('A'));
  });
  afterAll(() => t.close());

  it('counts from its day on: ranks of today change, boards of earlier days stay, ranks across it are not compared', async () => {
    expect(await ranks('A')).toEqual([
      ['A1', 'wards', 1, 4],
      ['A2', 'wards', 2, 4],
      ['A3', 'wards', 3, 4],
      ['A4', 'wards', 4, 4],
    ]);
    const before = await board('A', { asOf: '2023-11-19' });
    group = (await t.ask<{ addPeerGroup: string }>(ADD, { unit: id('A'), name: 'Cụm thi đua số 1' }, city))
      .addPeerGroup;
    expect(await set('A', ['A3', 'A4'], group, '2023-11-20')).toEqual({ changed: 2, from: '2023-11-20' });
    expect(await set('A', ['A3', 'A4'], group, '2023-11-20')).toEqual({ changed: 0, from: '2023-11-20' });
    expect(await ranks('A')).toEqual([
      ['A1', 'wards', 1, 2],
      ['A2', 'wards', 2, 2],
      ['A3', group, 1, 2],
      ['A4', group, 2, 2],
    ]);
    expect((await board('A')).groups.map(({ nameVi }) => nameVi)).toContain('Cụm thi đua số 1');
    expect(await board('A', { asOf: '2023-11-19' })).toEqual(before);
    const moved = (await board('A', { since: '2023-11-19' })).rows.map(({ unit: { code }, since }) => [code, since]);
    expect(moved).toEqual([
      ['A1', { kind: 'restructured', places: 0, tenths: 0 }],
      ['A2', { kind: 'restructured', places: 0, tenths: 0 }],
      ['A3', { kind: 'restructured', places: 0, tenths: expect.any(Number) }],
      ['A4', { kind: 'restructured', places: 0, tenths: 0 }],
    ]);
    const [a3, a1] = [id('A3'), id('A1')];
    const on = async (day: string) =>
      [...(await peerGroupsAsOf(t.db.read, [a3, a1, 999], day))].sort(([a], [b]) => a - b);
    expect(await on('2023-11-19')).toEqual([[a1, 'wards'], [a3, 'wards']]); // prettier-ignore
    expect(await on('2023-11-20')).toEqual([[a1, 'wards'], [a3, group]]); // prettier-ignore
    const unit = `query($id: ID!) { unit(id: $id) { peerGroup } }`;
    expect(await t.ask(unit, { id: a3 }, city)).toEqual({ unit: { peerGroup: group } });
  });

  it('leaves a record of who put which units where, which their own level sees and others do not', async () => {
    const rows = await t.db.read.rows<{ actor: string; detail: string }>(
      "SELECT actor, detail FROM audit_record WHERE action = 'peer_group.set' ORDER BY seq",
    );
    expect(rows.map(({ actor, detail }) => [actor, JSON.parse(detail)])).toEqual([
      [
        expect.any(String),
        { group, from: '2023-11-20', asked: '2023-11-20', reason: null, unitIds: [id('A3'), id('A4')] },
      ],
    ]);
    const head = await t.signInAs('unit_head', id('B'));
    const [own, other] = [await groups('A'), await groups('A', head)];
    expect([own.mayChange, own.changes.map(({ actor }) => actor !== null)]).toEqual([true, [true, true]]);
    expect([other.mayChange, other.changes.map(({ actor }) => actor)]).toEqual([false, [null, null]]);
  });

  it('refuses days that have passed, groups nobody knows, units of elsewhere, and whoever does not stand above', async () => {
    expect(await t.refusal(SET, asked('A', ['A1'], group, '2023-11-19'), city)).toBe('group_of_past');
    expect(await t.refusal(SET, asked('A', ['A1'], 'nowhere', '2023-11-20'), city)).toBe('unknown_group');
    expect(await t.refusal(SET, asked('A', ['A1', 'B'], group, '2023-11-20'), city)).toBe('not_found');
    expect(await t.refusal(SET, asked('79', ['A'], group, '2023-11-20'), district)).toBe('not_found');
    expect(await t.refusal(FREEZE, { unit: id('79'), period: '2024-Q1' }, district)).toBe('not_found');
    expect(await t.refusal(ADD, { unit: id('A'), name: ' ' }, city)).toBe('group_without_name');
    expect(
      (await t.ask<{ addPeerGroup: string }>(ADD, { unit: id('A'), name: 'cum thi dua so 1' }, city)).addPeerGroup,
    ).toBe(group);
  });

  it('a frozen period holds: changes inside it need a reason and count from the day after', async () => {
    expect(await t.refusal(FREEZE, { unit: id('A'), period: '2023-Q4' }, city)).toBe('changes_inside');
    expect(await t.refusal(FREEZE, { unit: id('A'), period: '2023-Q3' }, city)).toBe('period_over');
    for (let again = 0; again < 2; again += 1) await t.ask(FREEZE, { unit: id('A'), period: '2024-Q1' }, district);
    expect(await set('A', ['A2'], group, '2023-12-31')).toEqual({ changed: 1, from: '2023-12-31' });
    expect(await t.refusal(SET, asked('A', ['A1'], group, '2024-02-10'), city)).toBe('reason_needed');
    expect(await set('A', ['A1'], group, '2024-02-10', 'theo quyết định của UBND')).toEqual({
      changed: 1,
      from: '2024-04-01',
    });
    const { units: rows, periods, changes, opensOn } = await groups('A');
    expect(opensOn).toBe('2023-11-20');
    expect(rows.map(({ unit, next, nextFrom }) => [unit.code, next, nextFrom])).toEqual([
      ['A1', group, '2024-04-01'],
      ['A2', group, '2023-12-31'],
      ['A3', null, null],
      ['A4', null, null],
    ]);
    expect(periods.filter(({ frozenAt }) => frozenAt !== null).map(({ code }) => code)).toEqual(['2024-Q1']);
    expect(changes[0]).toMatchObject({ unit: { code: 'A1' }, from: '2024-04-01', reason: 'theo quyết định của UBND' });
    // Frozen as it stood when it was: neither a later change nor a list that says another kind moves it.
    await addTree(t, ['79,Thành phố,thanh_pho,,,', 'A,Quận A,quan,79,,', 'A1,Phường 1,truong_hoc,A,,']);
    const asOf = async (day: string) => (await peerGroupsAsOf(t.db.read, [id('A1'), id('A2')], day)).values();
    expect([...(await asOf('2023-12-30'))]).toEqual(['schools', 'wards']);
    expect([...(await asOf('2024-03-31'))]).toEqual(['wards', 'wards']);
    expect([...(await asOf('2024-04-01'))]).toEqual([group, group]);
  });
});
