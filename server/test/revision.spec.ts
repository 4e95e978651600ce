import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { bringList, listed } from './bring-list.js';
import { peopleNow } from './counters/undo.js';
import { operationsOf } from './operations.js';
import { applyImport, moveTo, personId, putUnits, seeImport, unitId, upload } from './roster-city.js';
import { listCsv } from './roster-lists.js';

/** Mutations that touch no person: explanations, accounts, what is counted on, the imports themselves, and what users keep for themselves. */
const OF_OTHER_THINGS = [
  'acceptWeeks',
  'addPeerGroup',
  'answerRadar',
  'answerRatingRequest',
  'answerWeek',
  'cancelImport',
  'changePassword',
  'changeRatingAgency',
  'confirmList',
  'confirmWeek',
  'createRatingPeriod',
  'createUsers',
  'createUsersFromCsv',
  'decideRatings',
  'delegateRating',
  'deleteView',
  'disableUser',
  'linkUser',
  'discardImport',
  'discardRatingDraft',
  'discardRatingPeriod',
  'endRatingDelegation',
  'endRole',
  'enterRatingFacts',
  'setRatingHead',
  'takeOutOfRating',
  'freezePeerGroups',
  'grantRole',
  'login',
  'logout',
  'lockUnratedAgencies',
  'moveRatingAgency',
  'nameFocal',
  'openAccount',
  'nameRatingHeads',
  'openRatingPeriod',
  'printCallList',
  'proposeRatingTeam',
  'proposeRatings',
  'publishRatingScheme',
  'recordHeadcount',
  'recordRatingMeeting',
  'recordRatingOpinion',
  'remapImport',
  'renameView',
  'requestRatingCorrection',
  'requestRatingReview',
  'resetUser',
  'returnRatingTeam',
  'returnWeek',
  'saveRatingAgencies',
  'saveRatingDraft',
  'saveRatingPeriod',
  'saveRatingSettings',
  'saveSelfRating',
  'saveView',
  'withdrawRatingRequest',
  'setPeerGroup',
];

const UNITS = [
  'code,name,kind,parent_code,valid_from,valid_to',
  '79,Thành phố Sông Xanh,thanh_pho,,,',
  'Q1,Quận Sông Xanh,quan,79,,',
  'HM,Phường Hòa Mai,phuong,Q1,,',
  'BT,Phường Bình Tây,phuong,Q1,,',
].join('\n');
const HM = 'Phường Hòa Mai';
const BT = 'Phường Bình Tây';
const IDS = ['079185900011', '079085900022', '079190900033'];

forEachDatabase('the revision of a person', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let an: number;
  let list: string;
  const done = new Set<string>();
  beforeAll(async () => {
    t = await startApp({ dialect });
    await putUnits(t, UNITS);
    await moveTo(t, '2023-12-01');
    hr = await t.signInAs('hr', await unitId(t, '79'));
    const rows = IDS.map((id) => ({ ...listed(id, HM), level2: 'Đã duyệt, chưa kích hoạt' }));
    await bringList(t, hr, { unit: await unitId(t, 'Q1'), asOf: '2023-11-01', rows });
    an = await personId(t, IDS[0] ?? '');
  });
  afterAll(() => t.close());

  const revisions = async (): Promise<Map<number, number>> =>
    new Map(
      (await t.db.read.rows<{ id: number; revision: number }>('SELECT id, revision FROM person')).map((row) => [
        Number(row.id),
        Number(row.revision),
      ]),
    );
  /** The day that details are of may be another without a word about the person being another. */
  const said = async () =>
    new Map([...(await peopleNow(t.db.read))].map(([id, text]) => [id, text.replace(/"details_on":[^,}]*/, '')]));

  /** Does something that must change Ms. An: her revision moves, and so does that of whoever else changes, of nobody else. */
  async function changes(name: string, work: () => Promise<unknown>): Promise<void> {
    t.clock.set(t.clock.now() + 60_000);
    const [before, then] = [await revisions(), await said()];
    await work();
    const [after, now] = [await revisions(), await said()];
    const changed = [...before.keys()].filter((id) => then.get(id) !== now.get(id));
    expect({ name, changed }).toEqual({ name, changed: expect.arrayContaining([an]) });
    const moved = [...before].filter(([id, revision]) => after.get(id) !== revision).map(([id]) => id);
    expect({ name, moved }).toEqual({ name, moved: changed });
    done.add(name);
  }

  const ask = async (document: string, variables: object = {}) => t.ask(document, variables, hr);
  const version = async () =>
    Number((await t.db.read.one<{ version: number }>('SELECT version FROM person WHERE id = ?', [an]))?.version);
  const event = async () =>
    String(
      (await t.db.read.one<{ id: number }>('SELECT MAX(id) AS id FROM status_event WHERE person_id = ?', [an]))?.id,
    );

  it('moves with every mutation that changes what is known of them', async () => {
    const [hm, bt] = [String(await unitId(t, 'HM')), String(await unitId(t, 'BT'))];
    const people = { personIds: [String(an)] };
    await changes('recordStatus', () =>
      ask(
        'mutation($p: [ID!]!) { recordStatus(personIds: $p, criterion: "chip_card", stage: "held", trust: "checked") { recorded } }',
        { p: people.personIds },
      ),
    );
    await changes('correctStatus', async () =>
      ask('mutation($p: ID!, $e: ID!) { correctStatus(personId: $p, eventId: $e, reason: "nhầm") { recorded } }', {
        p: String(an),
        e: await event(),
      }),
    );
    const { made } = await t.ask<{ made: { editId: string } }>(
      'mutation($p: [ID!]!) { made: recordStatus(personIds: $p, criterion: "online_service", stage: "used") { editId } }',
      { p: people.personIds },
      hr,
    );
    await changes('undoEdit', () => ask('mutation($id: ID!) { undoEdit(id: $id) { recorded } }', { id: made.editId }));
    await changes('setReason', () =>
      ask(
        'mutation($p: [ID!]!) { setReason(personIds: $p, criterion: "vneid_level2", reason: "no_smartphone") { recorded } }',
        { p: people.personIds },
      ),
    );
    await changes('setScope', () =>
      ask('mutation($input: ScopeInput!) { setScope(input: $input) { __typename } }', {
        input: {
          ...people,
          criteria: ['chip_card'],
          status: 'deferred',
          validFrom: '2023-11-20',
          validTo: '2024-01-01',
          reason: 'ốm',
        },
      }),
    );
    await changes('savePerson', async () =>
      ask('mutation($input: PersonRowInput!) { savePerson(input: $input) { id } }', {
        input: {
          id: String(an),
          version: await version(),
          unitId: hm,
          fullName: 'Nguyễn Sửa Tên',
          kind: 'vien_chuc',
          title: 'Chuyên viên',
        },
      }),
    );
    await changes('transferPerson', async () =>
      ask(
        'mutation($p: ID!, $u: ID!, $v: Int!) { transferPerson(personId: $p, toUnitId: $u, from: "2023-12-02", version: $v) { id } }',
        { p: String(an), u: bt, v: await version() },
      ),
    );
    await changes('endEmployment', async () =>
      ask(
        'mutation($p: ID!, $v: Int!) { endEmployment(personId: $p, lastDay: "2023-12-01", reason: "nghỉ", version: $v) }',
        { p: String(an), v: await version() },
      ),
    );
    await moveTo(t, '2023-12-10');
    hr = await t.signIn(hr);
    await changes('applyImport', async () => {
      list = await bringList(t, hr, {
        unit: await unitId(t, 'HM'),
        asOf: '2023-12-05',
        rows: [{ ...listed(IDS[0] ?? '', HM), name: 'Nguyễn Sửa Tên' }],
      });
    });
    await changes('undoImport', async () => {
      await ask('mutation($id: ID!) { undoImport(id: $id) { state } }', { id: list });
    });
    await bringList(t, hr, {
      unit: await unitId(t, 'HM'),
      asOf: '2023-12-06',
      rows: [{ ...listed(IDS[0] ?? '', HM), name: 'Nguyễn Sửa Tên' }],
    });
    for (const [name, unit, asOf] of [
      ['decideConflict', 'BT', '2023-12-07'],
      ['decideConflicts', 'HM', '2023-12-08'],
    ] as const) {
      const elsewhere = unit === 'BT' ? BT : HM;
      const id = await bringList(t, hr, {
        unit: await unitId(t, unit),
        asOf,
        rows: [{ ...listed(IDS[0] ?? '', elsewhere), name: 'Nguyễn Sửa Tên' }],
      });
      const [row] = (await seeImport(t, hr, id)).conflicts;
      await changes(name, () =>
        name === 'decideConflict'
          ? ask('mutation($id: ID!) { decideConflict(id: $id, decision: "apply") { id } }', { id: row?.id })
          : ask('mutation($ids: [ID!]!) { decideConflicts(ids: $ids, decision: "apply") { decided } }', {
              ids: [row?.id],
            }),
      );
    }
    await bringList(t, hr, { unit: await unitId(t, 'HM'), asOf: '2023-12-09', rows: [listed(IDS[1] ?? '', HM)] });
    await changes('answerAbsent', () =>
      ask(
        'mutation($p: [ID!]!) { answerAbsent(personIds: $p, answer: "left", lastDay: "2023-12-08", reason: "nghỉ") }',
        {
          p: people.personIds,
        },
      ),
    );
    const mutations = operationsOf(t).flatMap(({ name }) => (name.startsWith('Mutation ') ? [name.slice(9)] : []));
    expect([...done, ...OF_OTHER_THINGS].sort()).toEqual(mutations);
  });

  it('does not move by reading, by a dry run, by a record that tells nothing new, or with the days', async () => {
    const before = await revisions();
    await ask('query($id: ID!) { person(id: $id) { person { fullName } events { id } } }', { id: String(an) });
    await ask('query($u: ID!) { people(page: 0, perPage: 50, filter: { unitId: $u }) { total items { id } } }', {
      u: String(await unitId(t, '79')),
    });
    await ask('query($id: ID!) { import(id: $id) { state undo { possible } leftRows { id } } }', { id: list });
    const rows = [{ ...listed(IDS[1] ?? '', HM), name: 'Trần Tên Khác' }];
    const sent = await upload(t, hr, { bytes: listCsv(rows), name: 'xem.csv', unit: 'HM', asOf: '2023-12-09' });
    expect((await seeImport(t, hr, sent.id)).counts['rows']).toBe(1);
    const same = await bringList(t, hr, {
      unit: await unitId(t, 'HM'),
      asOf: '2023-12-09',
      rows: [listed(IDS[1] ?? '', HM)],
    });
    expect((await seeImport(t, hr, same)).counts['unchanged']).toBe(1);
    await moveTo(t, '2023-12-20');
    hr = await t.signIn(hr);
    expect(await revisions()).toEqual(before);
  });

  it('is what a stored plan stands on: it is planned anew when that has moved', async () => {
    const rows = [{ ...listed(IDS[2] ?? '', HM), level2: 'Đã kích hoạt', activated: '10/12/2023' }];
    const sent = await upload(t, hr, { bytes: listCsv(rows), name: 'sau.csv', unit: 'HM', asOf: '2023-12-19' });
    expect((await seeImport(t, hr, sent.id)).counts['changed']).toBe(1);
    await ask(
      'mutation($p: [ID!]!) { recordStatus(personIds: $p, criterion: "vneid_level2", stage: "activated", on: "2023-12-10", trust: "checked") { recorded } }',
      { p: [String(await personId(t, IDS[2] ?? ''))] },
    );
    expect(await applyImport(t, hr, sent.id)).toBe('data_changed');
    expect((await seeImport(t, hr, sent.id)).counts['unchanged']).toBe(1);
    expect(await applyImport(t, hr, sent.id)).toBe('applied');
  });
});
