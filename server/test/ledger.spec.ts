import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople, addTree, type TestPerson } from './facts.js';

const LEDGER = `query($unit: ID!, $criterion: String!, $lens: String!, $from: Day, $to: Day) {
  boardLedger(unitId: $unit, criterion: $criterion, lens: $lens, from: $from, to: $to) { criterion lens pointsTenths
    before { day claimed inScope rateText } after { day claimed inScope rateText }
    lines { cause people achieved inScope pointsTenths } } }`;

const PEOPLE = `query($unit: ID!, $criterion: String!, $lens: String!, $from: Day, $to: Day, $cause: String!, $page: Int, $perPage: Int) {
  ledgerPeople(unitId: $unit, criterion: $criterion, lens: $lens, from: $from, to: $to, cause: $cause, page: $page,
    perPage: $perPage) { from to total items { fullName day unit { code } otherUnit { code } stageBefore stageAfter mayOpen } } }`;

interface Listed {
  ledgerPeople: {
    total: number;
    items: {
      day: string;
      unit: { code: string } | null;
      otherUnit: { code: string } | null;
      stageBefore: string | null;
      stageAfter: string | null;
      mayOpen: boolean;
    }[];
  };
}
interface Day {
  day: string;
  claimed: number;
  inScope: number;
  rateText: string;
}
interface Line {
  cause: string;
  people: number;
  achieved: number;
  inScope: number;
  pointsTenths: number | null;
}
interface Answer {
  boardLedger: { pointsTenths: number | null; before: Day; after: Day; lines: Line[] | null };
}

forEachDatabase('ledger', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let head: Session;
  const id = (code: string) => units.get(code) ?? 0;
  const variables = (code: string, more: object) => ({
    unit: id(code),
    criterion: 'vneid_level2',
    lens: 'all',
    ...more,
  });
  const ask = async (code: string, session: Session, more: object = {}) =>
    (await t.ask<Answer>(LEDGER, variables(code, more), session)).boardLedger;
  const refuse = (code: string, session: Session | null, more: object = {}) =>
    t.refusal(LEDGER, variables(code, more), session);
  const short = (lines: Line[] | null) =>
    lines?.map((l) => `${l.cause} ${l.people}: ${l.achieved}/${l.inScope}, ${l.pointsTenths}`);
  const activated = (on: string) => [{ criterion: 'vneid_level2', stage: 'activated', on }];
  const office = (code: string, n: number, more: Partial<TestPerson> = {}): TestPerson[] =>
    Array.from({ length: n }, () => ({ unitId: id(code), ...more }));

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
      '760,Quận 1,quan,79,,',
      '761,Quận 12,quan,79,,',
      'W1,Phường Bến Nghé,phuong,760,,',
      'W2,Phường Tân Định,phuong,760,,',
      'W3,Phường Cô Giang,phuong,760,,',
      'W4,Phường Đa Kao,phuong,760,,',
      'W5,Phường Cầu Kho,phuong,760,,',
    ]);
    const exempt = (from: string) => [{ criterion: 'vneid_level2', status: 'exempt' as const, from }];
    await addPeople(t, [
      ...office('W1', 12, { events: activated('2023-06-01') }),
      ...office('W1', 3),
      ...office('W1', 2, { events: activated('2023-11-15') }),
      ...office('W1', 1, { scopes: exempt('2023-11-16') }),
      ...office('W1', 1, { from: '2023-11-14', kind: 'vien_chuc' }),
      ...office('W1', 1, { to: '2023-11-14', then: [{ unitId: id('761'), from: '2023-11-15' }] }),
      ...office('W1', 1, { to: '2023-11-14', then: [{ unitId: id('W2'), from: '2023-11-15' }] }),
      ...office('W1', 1, { to: '2023-11-18', events: activated('2023-06-01') }),
      ...office('W1', 1, { memberships: [{ code: 'dang_vien', from: '2023-11-17' }], events: activated('2023-07-01') }),
      ...office('W1', 6, { memberships: [{ code: 'dang_vien', from: '2000-01-01' }] }),
      ...office('W2', 9, { events: activated('2023-06-01') }),
      ...office('W3', 3, { events: activated('2023-11-15') }),
      // hidden beside W3, which could be worked out otherwise
      ...office('W5', 6),
      ...office('761', 8),
    ]);
    committee = await t.signInAs('committee', id('79'));
    head = await t.signInAs('unit_head', id('W1'));
  });
  afterAll(() => t.close());

  it('tells why a rate changed since a week ago, to the person; the parts are the whole', async () => {
    const ledger = await ask('W1', head);
    expect(ledger.before).toEqual({ day: '2023-11-13', claimed: 14, inScope: 28, rateText: '50,0 %' });
    expect(ledger.after).toEqual({ day: '2023-11-20', claimed: 15, inScope: 25, rateText: '60,0 %' });
    expect(short(ledger.lines)).toEqual([
      'completed 2: 2/0, 76',
      'joined 1: 0/1, -21',
      'left 1: -1/-1, -17',
      'transferred_out 2: 0/-2, 41',
      'exempted 1: 0/-1, 21',
    ]);
    expect(ledger.pointsTenths).toBe(100);
  });

  it.each<[string, string[]]>([
    ['completed', ['2023-11-15 W1 - → activated', '2023-11-15 W1 - → activated']],
    ['joined', ['2023-11-14 W1 - → -']],
    ['left', ['2023-11-19 W1 activated → -']],
    // Where somebody went is for who may open their page, and no longer for the unit they left.
    ['transferred_out', ['2023-11-15 W1 - → -, closed', '2023-11-15 W1 - → -, closed']],
    ['exempted', ['2023-11-16 W1 - → -']],
    ['fell_back', []],
  ])('opens the people behind a line: %s', async (cause, people) => {
    const { ledgerPeople } = await t.ask<Listed>(PEOPLE, variables('W1', { cause }), head);
    expect(ledgerPeople.total).toBe(people.length);
    const shown = ledgerPeople.items.map(
      ({ day, unit, otherUnit, stageBefore, stageAfter, mayOpen }) =>
        `${day} ${unit?.code}${otherUnit ? ` ${otherUnit.code}` : ''} ${stageBefore ?? '-'} → ${stageAfter ?? '-'}${mayOpen ? '' : ', closed'}`,
    );
    expect(shown).toEqual(people);
  });

  it('opens them in pages, names both sides of a transfer to who sees both, and opens for nobody else', async () => {
    const page = async (more: object, session: Session) =>
      (await t.ask<Listed>(PEOPLE, variables('760', { cause: 'transferred_out', ...more }), session)).ledgerPeople;
    expect(await page({}, committee)).toMatchObject({
      total: 1,
      items: [{ unit: { code: 'W1' }, otherUnit: { code: '761' }, mayOpen: true }],
    });
    const [first, second] = await Promise.all(
      [0, 1].map((at) => page({ cause: 'completed', page: at, perPage: 3 }, committee)),
    );
    expect([first?.total, first?.items.length, second?.items.length]).toEqual([5, 3, 2]);
    const asked = (code: string, session: Session, more: object = {}) =>
      t.refusal(PEOPLE, variables(code, { cause: 'completed', ...more }), session);
    for (const code of ['W2', '760', '79']) expect(await asked(code, head)).toBe('not_found');
    expect(await asked('W1', head, { cause: 'vanished' })).toBe('unknown_cause');
    expect(await asked('W1', head, { perPage: 201 })).toBe('bad_page');
    expect(await asked('W1', await t.signInAs('police_liaison', id('79')))).toBe('not_found');
  });

  it('counts a move inside a unit nowhere, and one across its border on both sides', async () => {
    expect(short((await ask('760', committee)).lines)).toContain('transferred_out 1: 0/-1, 12');
    expect(short((await ask('W2', committee)).lines)).toEqual(['transferred_in 1: 0/1, -100']);
    expect(short((await ask('79', committee)).lines)?.join()).not.toContain('transferred');
  });

  it.each<[string, object, string[]]>([
    ['a membership', { lens: 'membership:dang_vien' }, ['lens_changed 1: 1/1, 142']],
    ['a kind', { lens: 'kind:vien_chuc' }, ['joined 1: 0/1, null']],
    ['one day', { from: '2023-11-14', to: '2023-11-15' }, ['completed 2: 2/0, 72', 'transferred_out 2: 0/-2, 38']],
    ['days on which nothing happened', { from: '2023-09-01', to: '2023-09-05' }, []],
    ['another criterion', { criterion: 'chip_card', from: '2023-11-18' }, ['left 1: 0/-1, 0']],
  ])('through %s', async (_what, more, lines) => expect(short((await ask('W1', head, more)).lines)).toEqual(lines));

  it('shows the two days and no causes outside the own units, and nothing where the board shows nothing', async () => {
    for (const code of ['W2', '760', '79'])
      expect(await ask(code, head)).toMatchObject({ lines: null, after: { day: '2023-11-20' } });
    expect((await ask('W2', head)).pointsTenths).toBe(-100);
    for (const code of ['W3', 'W5']) expect(await refuse(code, head)).toBe('too_few_to_show');
    expect(short((await ask('W3', committee)).lines)).toEqual(['completed 3: 3/0, 1000']);
    expect(await ask('W4', head)).toMatchObject({
      lines: null,
      pointsTenths: null,
      after: { rateText: 'không có ai thuộc diện' },
    });
  });

  it.each<[string, object]>([
    ['day_in_future', { to: '2023-11-21' }],
    ['day_in_future', { from: '2023-11-21' }],
    ['before_first_day', { from: '2022-12-31' }],
    ['days_out_of_order', { from: '2023-11-20' }],
    ['days_out_of_order', { from: '2023-11-19', to: '2023-11-18' }],
    ['unknown_criterion', { criterion: 'tax' }],
    ['unknown_lens', { lens: 'kind:khac' }],
    ['not_found', { unit: 999_999 }],
  ])('refuses: %s', async (code, more) => expect(await refuse('W1', committee, more)).toBe(code));

  it('names the day that is wrong, and is for those who are signed in', async () => {
    const { errors } = await t.gql(LEDGER, variables('W1', { to: '2023-11-21' }), committee);
    expect(errors[0]?.extensions).toMatchObject({ code: 'day_in_future', field: 'to' });
    expect(await refuse('W1', null)).toBe('UNAUTHENTICATED');
  });

  it('follows what is recorded later: a ledger that is kept is worked out anew', async () => {
    const before = await ask('761', committee);
    expect(short(before.lines)).toEqual(['transferred_in 1: 0/1, 0']);
    await addPeople(t, office('761', 2, { from: '2023-11-16', events: activated('2023-11-17') }));
    expect(short((await ask('761', committee)).lines)).toEqual(['joined 2: 2/2, 193', 'transferred_in 1: 0/1, -12']);
  });

  it('says so when figures and people tell different things', async () => {
    await t.db.transaction((tx) =>
      tx.run(
        "UPDATE rollup_day SET in_scope = in_scope + 1, no_event = no_event + 1 WHERE unit_id = ? AND day >= '2023-11-14'",
        [id('W2')],
      ),
    );
    expect(await refuse('W2', committee, { to: '2023-11-18' })).toBe('figures_moving');
  });
});
