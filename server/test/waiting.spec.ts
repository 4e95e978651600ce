import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Role } from '@dat100/shared/permissions';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople, addTree, type TestPerson } from './facts.js';

const WAITING = `query($unit: ID!, $criterion: String!, $lens: String) { waiting(unitId: $unit, criterion: $criterion, lens: $lens) {
  asOf stages { stage holder count known overdue median { days people } ninth { days people } }
  holders { holder count overdue } reasons { reason count } } }`;
const TOTAL = 'query($filter: PersonFilter!) { people(filter: $filter, perPage: 1) { total } }';
const LISTED = `query($filter: PersonFilter!) { people(filter: $filter, sort: WAITING_DESC) {
  items { standings { criterion stage overdue holder reason } } } }`;
const STAGES = `query($unit: ID!, $criterion: String!, $lens: String!) {
  board(unitId: $unit, criterion: $criterion, lens: $lens) { total { noEvent stages { stage count } } } }`;

const SECOND = `query($unit: ID!, $asOf: Day) { secondBoard(unitId: $unit, criterion: "vneid_level2", kind: "waiting", asOf: $asOf) {
  rows { unit { code } rank ranked reason waiting { people median ninth } } } }`;

interface SecondRow {
  unit: { code: string };
  rank: number | null;
  ranked: number;
  reason: string | null;
  waiting: { people: number | null; median: number | null; ninth: number | null } | null;
}
interface Mark {
  days: number;
  people: number | null;
}
interface Stage {
  stage: string;
  holder: string;
  count: number;
  known: number | null;
  overdue: number | null;
  median: Mark | null;
  ninth: Mark | null;
}
interface Waiting {
  asOf: string;
  stages: Stage[];
  holders: { holder: string; count: number; overdue: number }[] | null;
  reasons: { reason: string; count: number }[] | null;
}
interface Standing {
  criterion: string;
  stage: string | null;
  overdue: boolean;
  holder: string;
  reason: string | null;
}

// The clock stands on Monday, 20/11/2023.
forEachDatabase('where people wait', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let outsider: Session;
  const id = (code: string) => units.get(code) ?? 0;
  const waiting = async (code: string, criterion: string, lens = 'all', session = committee) =>
    (await t.ask<{ waiting: Waiting }>(WAITING, { unit: id(code), criterion, lens }, session)).waiting;
  const total = async (filter: object) =>
    (await t.ask<{ people: { total: number } }>(TOTAL, { filter }, committee)).people.total;

  const at = (stage: string, on: string, more: Partial<TestPerson> = {}): TestPerson => ({
    unitId: id('A1'),
    events: [{ criterion: 'vneid_level2', stage, on }],
    ...more,
  });

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      'A1,Phường 1,phuong,A,,',
      'A2,Phường 2,phuong,A,,',
      'B,Quận B,quan,79,,',
      'C,Quận C,quan,79,,',
    ]);
    const card = { criterion: 'chip_card', stage: 'held', on: '2023-01-01' };
    const registered = (on: string, ...more: NonNullable<TestPerson['events']>): TestPerson =>
      at('', '', { events: [{ criterion: 'vneid_level2', stage: 'registered', on }, ...more] });
    await addPeople(t, [
      // Approved: 7 calendar days. Of six with a day of their own, three are over it.
      ...['2023-11-20', '2023-11-14', '2023-11-13', '2023-11-12', '2023-11-12', '2023-10-01'].map((on, i) =>
        at('approved', on, i > 2 ? { reasons: { vneid_level2: i === 5 ? 'thought_spam' : 'sms_not_received' } } : {}),
      ),
      // Only by the day of a list; of another kind; a party member.
      at('', '', { events: [{ criterion: 'vneid_level2', stage: 'approved', on: '2022-01-01', dayKind: 'by' }] }),
      at('approved', '2023-11-01', { kind: 'vien_chuc', reasons: { vneid_level2: 'thought_spam' } }),
      at('approved', '2023-11-02', { unitId: id('A2'), memberships: [{ code: 'dang_vien', from: '2020-01-01' }] }),
      // Registered: 7 working days, which end on 20/11 for whoever registered on 09/11; 3 with a card by then.
      registered('2023-11-09'),
      registered('2023-11-08'),
      registered('2023-11-15', card),
      registered('2023-11-14', card),
      registered('2023-11-14', { ...card, on: '2023-11-15' }),
      // Nothing known, no limit, done, deferred, exempt, not counted, gone.
      { unitId: id('A1'), reasons: { vneid_level2: 'no_smartphone' } },
      { unitId: id('A2') },
      at('not_registered', '2023-01-01'),
      at('activated', '2023-01-01', { reasons: { vneid_level2: 'app_error' } }),
      at('approved', '2023-01-01', { scopes: [{ criterion: 'vneid_level2', status: 'deferred', from: '2023-01-01' }] }),
      at('approved', '2023-01-01', { scopes: [{ criterion: 'vneid_level2', status: 'exempt', from: '2023-01-01' }] }),
      at('approved', '2023-01-01', { kind: 'khac' }),
      at('approved', '2023-01-01', { to: '2023-06-01' }),
      // A district that hides with the first, and one of which enough wait for the marks and too few for one of them.
      ...Array.from({ length: 5 }, (_, i) => at('approved', `2023-11-0${i + 1}`, { unitId: id('B') })),
      ...Array.from({ length: 5 }, () =>
        at('', '', {
          unitId: id('B'),
          events: [{ criterion: 'vneid_level2', stage: 'rejected', on: '2023-11-01', dayKind: 'by' }],
        }),
      ),
      ...Array.from({ length: 10 }, () => at('activated', '2023-11-01', { unitId: id('B') })),
      ...Array.from({ length: 9 }, () => at('activated', '2023-11-01', { unitId: id('C') })),
    ]);
    committee = await t.signInAs('committee', id('79'));
    outsider = await t.signInAs('unit_head', id('A1'));
  });
  afterAll(() => t.close());

  it('by stage, for whom, and why; whoever is deferred or exempt does not wait', async () => {
    const none = { known: 0, overdue: null, median: null, ninth: null };
    expect(await waiting('A', 'vneid_level2')).toEqual({
      asOf: '2023-11-20',
      stages: [
        { stage: 'no_event', holder: 'unit', count: 2, ...none },
        {
          stage: 'not_registered',
          holder: 'person',
          count: 1,
          known: 1,
          overdue: null,
          median: { days: 323, people: 1 },
          ninth: { days: 323, people: 1 },
        },
        {
          stage: 'registered',
          holder: 'police',
          count: 5,
          known: 5,
          overdue: 2,
          median: { days: 6, people: 4 },
          ninth: { days: 12, people: 1 },
        },
        { stage: 'rejected', holder: 'person', count: 0, ...none, overdue: 0 },
        {
          stage: 'approved',
          holder: 'person',
          count: 9,
          known: 8,
          overdue: 5,
          median: { days: 8, people: 5 },
          ninth: { days: 50, people: 1 },
        },
      ],
      holders: [
        { holder: 'person', count: 10, overdue: 5 },
        { holder: 'unit', count: 2, overdue: 0 },
        { holder: 'police', count: 5, overdue: 2 },
      ],
      reasons: [
        { reason: 'sms_not_received', count: 2 },
        { reason: 'thought_spam', count: 2 },
        { reason: 'no_smartphone', count: 1 },
        { reason: 'none', count: 12 },
      ],
    });
    const spoken = await waiting('A', 'vneid_level2', 'membership:dang_vien');
    expect(spoken.stages.filter(({ count }) => count > 0).map(({ stage, median }) => [stage, median?.days])).toEqual([
      ['approved', 18],
    ]);
  });

  it('every number is the length of the list it opens, and the counts are those of the board', async () => {
    let asked = 0;
    for (const [code, lens] of [
      ['A', 'all'],
      ['A', 'kind:vien_chuc'],
      ['A', 'membership:dang_vien'],
    ] as const) {
      const { stages, holders, reasons } = await waiting(code, 'vneid_level2', lens);
      const { board } = await t.ask<{
        board: { total: { noEvent: number; stages: { stage: string; count: number }[] } };
      }>(STAGES, { unit: id(code), criterion: 'vneid_level2', lens }, committee);
      const counted = new Map([
        ['no_event', board.total.noEvent],
        ...board.total.stages.map((s) => [s.stage, s.count] as const),
      ]);
      const expected: [filter: object, number: number | null | undefined][] = [
        ...stages.flatMap(({ stage, count, known, overdue, median, ninth }): [object, number | null | undefined][] => [
          [{ stage }, count],
          [{ stage, waitingAtLeast: 0 }, known],
          ...(overdue === null ? [] : [[{ stage, overdue: true }, overdue] as [object, number]]),
          ...[median, ninth].flatMap((mark): [object, number | null][] =>
            mark ? [[{ stage, waitingAtLeast: mark.days }, mark.people]] : [],
          ),
        ]),
        ...(holders ?? []).flatMap(({ holder, count, overdue }): [object, number][] => [
          [{ holder }, count],
          [{ holder, overdue: true }, overdue],
        ]),
        ...(reasons ?? []).map(({ reason, count }): [object, number] => [{ reason }, count]),
      ];
      for (const [filter, number] of expected) {
        if (number === 0 && lens !== 'all') continue;
        const shown = { code, lens, ...filter };
        const people = await total({ unitId: id(code), criterion: 'vneid_level2', lens, ...filter });
        expect({ ...shown, people }).toEqual({ ...shown, people: number });
        asked += 1;
      }
      for (const { stage, count } of stages) expect([lens, stage, count]).toEqual([lens, stage, counted.get(stage)]);
    }
    expect(asked).toBeGreaterThan(40);
  });

  it('people in the list carry the same signs as the numbers', async () => {
    const filter = { unitId: id('A'), criterion: 'vneid_level2', lens: 'all', overdue: true };
    const { people } = await t.ask<{ people: { items: { standings: Standing[] }[] } }>(LISTED, { filter }, committee);
    const own = people.items.map(({ standings }) => standings.find((one) => one.criterion === 'vneid_level2'));
    expect(own.map((one) => [one?.stage, one?.overdue])).toEqual([
      ['approved', true],
      ['approved', true],
      ['approved', true],
      ['registered', true],
      ['approved', true],
      ['approved', true],
      ['registered', true],
    ]);
    const all = { unitId: id('A'), criterion: 'vneid_level2', lens: 'all' };
    const { people: everybody } = await t.ask<{ people: { items: { standings: Standing[] }[] } }>(
      LISTED,
      { filter: all },
      committee,
    );
    const late = everybody.items.flatMap(({ standings }) =>
      standings.filter((one) => one.criterion === 'vneid_level2' && one.overdue),
    );
    expect(late.length).toBe(7);
  });

  it('moves when a difficulty is put on record', async () => {
    const { people } = await t.ask<{ people: { items: { id: string }[] } }>(
      'query($filter: PersonFilter!) { people(filter: $filter) { items { id } } }',
      { filter: { unitId: id('A2'), criterion: 'vneid_level2', stage: 'no_event' } },
      committee,
    );
    const head = await t.signInAs('unit_head', id('A2'));
    await t.ask(
      'mutation($ids: [ID!]!) { setReason(personIds: $ids, criterion: "vneid_level2", reason: "app_error") { recorded } }',
      { ids: people.items.map((person) => person.id) },
      head,
    );
    expect((await waiting('A2', 'vneid_level2')).reasons).toEqual([
      { reason: 'app_error', count: 1 },
      { reason: 'none', count: 1 },
    ]);
  });

  it('outside one’s own scope tells only how long, and only of five or more', async () => {
    const seen = await waiting('B', 'vneid_level2', 'all', outsider);
    expect([seen.holders, seen.reasons]).toEqual([null, null]);
    expect(seen.stages.filter(({ count }) => count > 0)).toEqual([
      { stage: 'rejected', holder: 'person', count: 5, known: null, overdue: null, median: null, ninth: null },
      {
        stage: 'approved',
        holder: 'person',
        count: 5,
        known: null,
        overdue: null,
        median: { days: 17, people: null },
        ninth: { days: 19, people: null },
      },
    ]);
    expect(await t.refusal(WAITING, { unit: id('A2'), criterion: 'vneid_level2' }, outsider)).toBe('too_few_to_show');
  });

  // Of A less A1 there would be left A2, which is refused; of a unit of one, the difficulty of the one.
  it.each<[string, Role, string | null, string, boolean]>([
    ['the head of the unit', 'unit_head', 'A1', 'A1', true],
    ['human resources above it', 'hr', 'A', 'A1', true],
    ['the head of a unit right below it', 'unit_head', 'A1', 'A', false],
    ['the police of a unit of few', 'police_liaison', 'A2', 'A2', false],
    ['a colleague', 'staff', 'A1', 'A1', false],
    ['an administrator of everything', 'administrator', null, 'A', false],
  ])('tells %s the difficulties only if they may read the people', async (_who, role, of, code, mayRead) => {
    const session = await t.signInAs(role, of === null ? null : id(of));
    const { stages, holders, reasons } = await waiting(code, 'vneid_level2', 'all', session);
    expect(stages.some(({ count }) => count > 0)).toBe(true);
    const told = [holders, reasons, ...stages.flatMap((s) => [s.known, s.overdue, s.median?.people, s.ninth?.people])];
    expect(told.some((one) => one !== null && one !== undefined)).toBe(mayRead);
  });

  it('ranks the units below by how long the longest tenth has waited; outside one’s own scope nothing of few', async () => {
    const rows = async (session: Session) => {
      const { secondBoard } = await t.ask<{ secondBoard: { rows: SecondRow[] } }>(SECOND, { unit: id('79') }, session);
      return secondBoard.rows.map(({ unit, rank, ranked, reason, waiting: w }) => [
        unit.code,
        rank,
        ranked,
        reason,
        w && [w.people, w.median, w.ninth],
      ]);
    };
    expect(await rows(committee)).toEqual([
      ['A', 1, 1, null, [14, 8, 50]],
      ['B', null, 1, 'too_small', [5, 17, 19]],
      ['C', null, 1, 'no_one_waiting', [0, null, null]],
    ]);
    expect(await rows(outsider)).toEqual([
      ['A', 1, 1, null, [null, 8, 50]],
      ['B', null, 1, 'too_small', [null, 17, 19]],
      ['C', null, 1, 'hidden', null],
    ]);
    expect(await t.refusal(SECOND, { unit: id('79'), asOf: '2023-11-19' }, committee)).toBe('waiting_of_today_only');
  });

  it.each<[string, object, string]>([
    ['a holder that is none', { criterion: 'chip_card', holder: 'nobody' }, 'unknown_holder'],
    ['a reason that is none', { criterion: 'chip_card', reason: 'lazy' }, 'unknown_reason'],
    ['a lens that is none', { criterion: 'chip_card', lens: 'tall' }, 'unknown_lens'],
    ['a kind of employment that is none', { kind: 'zzz' }, 'unknown_kind'],
    ['a membership that is none', { membership: 'zzz' }, 'unknown_membership'],
    ['less than no days', { criterion: 'chip_card', waitingAtLeast: -1 }, 'bad_wait'],
    ['days without end', { criterion: 'chip_card', waitingAtLeast: 2_000_000_000 }, 'bad_wait'],
    ['no criterion to wait on', { waitingAtLeast: 0 }, 'criterion_needed'],
    ['no criterion to be counted on', { lens: 'all' }, 'criterion_needed'],
  ])('refuses %s', async (_what, filter, code) => {
    expect(await t.refusal(TOTAL, { filter: { unitId: id('A'), ...filter } }, committee)).toBe(code);
  });
});
