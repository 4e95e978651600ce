import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { addDays, type Day } from '@dat100/shared/calendar';
import { COUNT_COLUMNS, type CountRules } from '@dat100/shared/person-history';
import { Database } from '../src/database/database.js';
import { DirectivesService } from '../src/directives/directives.service.js';
import { advanceDay, countedDay } from '../src/rollups/advance-day.js';
import { recount } from '../src/rollups/recount.js';
import { forEachDatabase, startApp, TEST_NOW, type TestApp } from './app.js';
import { addPeople, addTree } from './facts.js';
import { madeUpPeople } from './made-up-people.js';

const DAY_MS = 86_400_000;
const TODAY = '2023-11-20';

forEachDatabase('the turn of the day', (dialect) => {
  let t: TestApp;
  let rules: CountRules;
  let units: Map<string, number>;

  const advance = (db: Database = t.db) => advanceDay(db, rules, t.clock);
  const moveClock = (days: number) => t.clock.set(TEST_NOW + days * DAY_MS);
  const drift = async () => (await recount(t.db, rules, { repair: false, now: t.clock.now() })).drift;
  const counter = async (unit: string, criterion: string, lens = 'all'): Promise<Record<string, number>> => {
    const id = units.get(unit) ?? 0;
    const criterionId = rules.criteria.find((c) => c.code === criterion)?.id ?? 0;
    const row = await t.db.read.one<Record<string, number>>(
      'SELECT * FROM counter WHERE unit_id = ? AND parent_id <> unit_id AND criterion_id = ? AND lens = ?',
      [id, criterionId, lens],
    );
    return Object.fromEntries(
      COUNT_COLUMNS.filter((column) => row && row[column] !== 0).map((column) => [column, row?.[column] ?? 0]),
    );
  };
  const person = (id: number) =>
    t.db.read.one<{ unit_id: number; employed: number; next_change_on: Day | null }>(
      'SELECT unit_id, employed, next_change_on FROM person WHERE id = ?',
      [id],
    );

  beforeEach(async () => {
    t = await startApp({ dialect });
    rules = await t.app.get(DirectivesService).countRules();
    units = await addTree(t, ['79,Thành phố,thanh_pho,,,', 'A,Phường A,phuong,79,,', 'B,Phường B,phuong,79,,']);
  });
  afterEach(() => t.close());

  it('has come to today before the first request, with nobody there yet', async () => {
    expect(await countedDay(t.db)).toBe(TODAY);
    expect(await advance()).toBeNull();
  });

  it('changes what time alone changes: an exemption ends, a transfer begins, a card lapses, a membership ends', async () => {
    const unitA = units.get('A') ?? 0;
    const unitB = units.get('B') ?? 0;
    const [exempt = 0, moves = 0, lapses = 0, member = 0, still = 0] = await addPeople(t, [
      { unitId: unitA, scopes: [{ criterion: 'vneid_level2', status: 'exempt', from: '2023-06-01', to: TODAY }] },
      { unitId: unitA, to: '2023-11-21', then: [{ unitId: unitB, from: '2023-11-22' }] },
      // 25 on 23/11/2023, with a card issued more than two years before.
      {
        unitId: unitA,
        birthDate: '1998-11-23',
        events: [{ criterion: 'chip_card', stage: 'held', on: '2023-03-01', cardIssuedOn: '2021-03-01' }],
      },
      { unitId: unitA, memberships: [{ code: 'doan_vien', from: '2020-01-01', to: '2023-11-24' }] },
      { unitId: unitA },
    ]);
    expect(await counter('A', 'vneid_level2')).toEqual({ in_scope: 4, exempt: 1, no_event: 4 });
    expect((await person(exempt))?.next_change_on).toBe('2023-11-21');
    expect((await person(still))?.next_change_on).toBeNull();
    const lastDay = async () => (await t.db.read.one<{ day: Day }>('SELECT MAX(day) AS day FROM rollup_day'))?.day;
    expect(await lastDay()).toBe('2023-06-01');

    moveClock(1);
    expect(await advance()).toEqual({ from: TODAY, to: '2023-11-21', people: 1 });
    expect(await counter('A', 'vneid_level2')).toEqual({ in_scope: 5, no_event: 5 });
    expect((await person(exempt))?.next_change_on).toBeNull();
    expect(
      await t.db.read.one('SELECT scope, scope_until FROM standing WHERE person_id = ? AND criterion_id = 2', [exempt]),
    ).toEqual({ scope: 'in_scope', scope_until: null });

    moveClock(2);
    await advance();
    expect(await person(moves)).toEqual({ unit_id: unitB, employed: 1, next_change_on: null });
    expect((await counter('A', 'online_service'))['in_scope']).toBe(4);
    expect((await counter('B', 'online_service'))['in_scope']).toBe(1);
    expect((await counter('79', 'online_service'))['in_scope']).toBe(5);

    // Three days at once, as after a weekend without power.
    expect((await counter('79', 'chip_card'))['s2']).toBe(1);
    moveClock(5);
    expect(await advance()).toEqual({ from: '2023-11-22', to: '2023-11-25', people: 2 });
    expect(await counter('79', 'chip_card')).toEqual({ in_scope: 5, no_event: 4, s0: 1 });
    expect(
      await t.db.read.one(
        'SELECT stage_position, lapsed, since FROM standing WHERE person_id = ? AND criterion_id = 1',
        [lapses],
      ),
    ).toEqual({ stage_position: 0, lapsed: 1, since: '2023-11-23' });
    expect(await counter('A', 'chip_card', 'membership:doan_vien')).toEqual({});
    expect((await person(member))?.next_change_on).toBeNull();
    expect(await lastDay()).toBe('2023-11-25');
    expect(await drift()).toBe(0);
  });

  it('moves the boards it changed and tells subscribers once; a second turn does nothing', async () => {
    await addPeople(t, [
      { unitId: units.get('A') ?? 0, to: TODAY },
      { unitId: units.get('B') ?? 0, to: '2023-11-25' },
    ]);
    const versions = () =>
      t.db.read.rows<{ unit_id: number; version: number }>(
        'SELECT unit_id, version FROM board_version ORDER BY unit_id',
      );
    const before = await versions();
    await t.db.transaction((tx) => tx.run('DELETE FROM outbox'));
    moveClock(1);
    await advance();
    expect(await advance()).toBeNull();
    const moved = new Set([units.get('79'), units.get('A')]);
    expect(await versions()).toEqual(
      before.map(({ unit_id, version }) => ({ unit_id, version: version + (moved.has(unit_id) ? 1 : 0) })),
    );
    const events = await t.db.read.rows<{ payload: string }>('SELECT payload FROM outbox');
    expect(events.map((event) => JSON.parse(event.payload) as unknown)).toEqual([
      { unitIds: [units.get('79'), units.get('A')] },
    ]);
  });

  it('is done once when two instances turn at the same time, and never turns back', async () => {
    await addPeople(t, madeUpPeople('two', 40, [...units.values()], TODAY));
    // Two connections to one SQLite file in one process would wait for each other without letting the other go on.
    const other = dialect === 'mysql' ? await Database.open(t.settings, []) : t.db;
    moveClock(30);
    const turns = await Promise.all([advance(), advance(other), advance(), advance(other)]);
    if (other !== t.db) await other.close();
    expect(turns.filter((turn) => turn !== null)).toHaveLength(1);
    expect(await drift()).toBe(0);
    moveClock(29);
    expect(await advance()).toBeNull();
    expect(await countedDay(t.db)).toBe(addDays(TODAY, 30));
  });

  it('day by day or in one leap, the counters are the same, and the same as a recount', async () => {
    await addPeople(t, madeUpPeople('leap', 60, [...units.values()], TODAY));
    for (let day = 1; day <= 45; day += 1) {
      moveClock(day);
      await advance();
    }
    expect(await drift()).toBe(0);
    moveClock(400);
    await advance();
    expect(await drift()).toBe(0);
  });

  it('counts everybody when the counters were never on any day', async () => {
    await t.db.transaction((tx) => tx.run("UPDATE rollup_state SET counted_to = '1900-01-01'"));
    await addPeople(t, madeUpPeople('first', 30, [...units.values()], TODAY));
    expect(await counter('79', 'chip_card')).toEqual({});
    expect(await advance()).toEqual({ from: '1900-01-01', to: TODAY, people: 30 });
    expect(await drift()).toBe(0);
  });
});
