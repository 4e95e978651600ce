import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addDays, startOfDay, type Day } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import { BoardsService } from '../src/boards/boards.service.js';
import { DirectivesService } from '../src/directives/directives.service.js';
import { advanceDay } from '../src/rollups/advance-day.js';
import { Midnight } from '../src/rollups/midnight.js';
import { Random } from '../src/seed/random.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople, addTree, operator } from './facts.js';

const RECORD = `mutation($people: [ID!]!, $on: Day!) {
  recordStatus(personIds: $people, criterion: "vneid_level2", stage: "activated", on: $on, trust: "checked") { recorded } }`;
const RETRACT = `mutation($person: ID!, $event: ID!) { correctStatus(personId: $person, eventId: $event, reason: "nhầm") { recorded } }`;
const BOARD = `query($unit: ID!, $asOf: Day, $known: Boolean!) {
  board(unitId: $unit, criterion: "vneid_level2", asOf: $asOf, asKnown: $known) { asKnown rows { unit { code } figures { inScope } revised { inScope } } } }`;
const FRESHNESS = `query($unit: ID!, $asOf: Day, $known: Boolean!) {
  board(unitId: $unit, criterion: "vneid_level2", asOf: $asOf, asKnown: $known) { countedTo rows { latestFact stale } } }`;
const FIRST = '2023-11-20';
const LAST = '2023-12-20';

interface Shown {
  board: { rows: { unit: { code: string }; figures: { inScope: number } | null }[] };
}

/** What was put on record: which day it was, and of which day it speaks. */
interface Known {
  unit: string;
  recorded: Day;
  from: Day;
  to: Day | null;
  events: { id: number; on: Day; recorded: Day; retracted: Day | null }[];
}

forEachDatabase('the closing board of each day', (dialect) => {
  let t: TestApp;
  let rules: CountRules;
  let units: Map<string, number>;
  let hr: Session;
  let today: Day = FIRST;
  const random = new Random(`closing ${dialect}`);
  const known = new Map<number, Known>();
  const id = (code: string) => units.get(code) ?? 0;
  const advance = () => advanceDay(t.db, rules, t.clock);
  const board = (asOf: Day, asKnown: boolean) =>
    t.app.get(BoardsService).board(operator(t), { unitId: id('79'), criterion: 'vneid_level2', asOf, asKnown });

  /** The board of a day, counted from nothing but what was on record by the end of another: in scope and achieved. */
  const counted = (asOf: Day, by: Day) =>
    ['A', 'B'].map((unit) => {
      const people = [...known.values()].filter(
        (one) => one.unit === unit && one.recorded <= by && one.from <= asOf && (one.to === null || asOf <= one.to),
      );
      const stands = ({ on, recorded, retracted }: Known['events'][number]) =>
        on <= asOf && recorded <= by && (retracted === null || retracted > by);
      return [unit, people.length, people.filter(({ events }) => events.some(stands)).length];
    });

  async function hire(): Promise<void> {
    const unit = random.pick(['A', 'B']);
    const from = addDays(today, -random.between(0, 40));
    // Some leave on a day to come: that is known, and changes boards by time alone.
    const to = random.between(0, 2) === 0 ? addDays(today, random.between(1, 6)) : null;
    const [person = 0] = await addPeople(t, [{ unitId: id(unit), from, to }]);
    known.set(person, { unit, recorded: today, from, to, events: [] });
  }

  async function record(): Promise<void> {
    const here = [...known].filter(([, { to }]) => to === null || to >= today);
    if (here.length === 0) return;
    const [person, facts] = random.pick(here);
    const on = addDays(today, -random.between(0, 15));
    const last = async () =>
      (await t.db.read.one<{ id: number }>('SELECT MAX(id) AS id FROM status_event WHERE person_id = ?', [person]))?.id;
    const before = await last();
    await t.ask(RECORD, { people: [person], on }, await t.signIn(hr));
    const event = await last();
    if (event && event !== before) facts.events.push({ id: Number(event), on, recorded: today, retracted: null });
  }

  async function retract(): Promise<void> {
    const standing = [...known].flatMap(([person, { to, events }]) =>
      events.flatMap((event) => (event.retracted === null && (to === null || to >= today) ? [{ person, event }] : [])),
    );
    if (standing.length === 0) return;
    const { person, event } = random.pick(standing);
    await t.ask(RETRACT, { person, event: event.id }, await t.signIn(hr));
    event.retracted = today;
  }

  beforeAll(async () => {
    t = await startApp({ dialect });
    // Days are turned by the test alone.
    await t.app.get(Midnight).onModuleDestroy();
    rules = await t.app.get(DirectivesService).countRules();
    units = await addTree(t, ['79,Thành phố,thanh_pho,,,', 'A,Phường A,phuong,79,,', 'B,Phường B,phuong,79,,']);
    hr = await t.signInAs('hr', id('79'));
  });
  afterAll(() => t.close());

  it('is not there before a day has ended', async () => {
    const asked = { unit: id('79'), known: true };
    expect(await t.refusal(BOARD, asked, hr)).toBe('not_closed_yet');
    expect(await t.refusal(BOARD, { ...asked, asOf: '2023-11-19' }, hr)).toBe('not_closed_yet');
  });

  it('equals the board made of what was recorded by then alone, whatever is recorded later', async () => {
    while (today < LAST) {
      for (let n = random.between(0, 3); n > 0; n -= 1)
        await random.pick([hire, hire, record, record, record, retract])();
      // A day or several; the first writer of the new day may come before the turn.
      today = addDays(today, random.pick([1, 1, 1, 3]));
      t.clock.set(startOfDay(today) + random.between(0, 80_000_000));
      if (
        random.between(0, 2) === 0 &&
        addDays(today, -1) === (await t.db.read.one<{ d: Day }>('SELECT counted_to AS d FROM rollup_state'))?.d
      )
        await hire();
      await advance();
    }
    const facts = [...known.values()];
    expect(facts.filter(({ events }) => events.some(({ on, recorded }) => on < recorded)).length).toBeGreaterThan(2);
    let revised = 0;
    for (let day = FIRST; day < today; day = addDays(day, 1)) {
      const { lines } = await board(day, true);
      const told = (figures: (line: (typeof lines)[number]) => number[]) =>
        lines.map((line) => [line.unit.code, ...figures(line)]).sort();
      expect({ day, told: told(({ figures: f }) => [f?.inScope ?? -1, f?.claimed ?? -1]) }).toEqual({
        day,
        told: counted(day, day),
      });
      expect({ day, told: told(({ revised: r }) => [r?.inScope ?? -1, r?.achieved ?? -1]) }).toEqual({
        day,
        told: counted(day, today),
      });
      revised += lines.filter(({ revised: r }) => r?.achievedChange !== 0 || r.inScopeChange !== 0).length;
    }
    expect(revised).toBeGreaterThan(5);
  });

  it('costs what has changed: a day on which nothing happens keeps nothing, and a closed day is never written again', async () => {
    const kept = async () => (await t.db.read.rows('SELECT * FROM closing_day')).map((row) => JSON.stringify(row));
    const before = await kept();
    for (let n = 0; n < 10; n += 1) {
      today = addDays(today, 1);
      t.clock.set(startOfDay(today));
      await advance();
    }
    const quiet = await kept();
    const leavers = [...known.values()].filter(({ to }) => to !== null && to >= LAST).length;
    expect(quiet.length - before.length).toBeLessThanOrEqual((leavers + 3) * 3 * 2 * 2);
    const still = new Set(quiet);
    expect(before.filter((row) => !still.has(row))).toEqual([]);
    today = addDays(today, 30);
    t.clock.set(startOfDay(today));
    await advance();
    const rows = (await kept()).length;
    today = addDays(today, 1);
    t.clock.set(startOfDay(today));
    await advance();
    expect((await kept()).length).toBe(rows);
  });

  it('shows what the board shows: a past day, with what is known now, and hides as the board does', async () => {
    const outsider = await t.signInAs('unit_head', id('B'));
    // A day on which A had so few that outsiders are told nothing of it, neither what was known nor what is.
    let day = FIRST;
    const ofA = () => Number(counted(day, day)[0]?.[1]);
    while (day < LAST && (ofA() < 1 || ofA() > 4)) day = addDays(day, 1);
    const asked = { unit: id('79'), asOf: day, known: true };
    const { board: told } = await t.ask<{
      board: { asKnown: boolean; rows: { unit: { code: string }; figures: object | null; revised: object | null }[] };
    }>(BOARD, asked, outsider);
    expect(told.asKnown).toBe(true);
    expect(told.rows.find(({ unit }) => unit.code === 'A')).toMatchObject({ figures: null, revised: null });
    expect(told.rows.find(({ unit }) => unit.code === 'B')?.figures).not.toBeNull();
    expect(await t.refusal(BOARD, { unit: id('79'), asOf: '2023-11-19', known: true }, outsider)).toBe(
      'before_first_closing',
    );
    // A list that comes later makes A large on that day. The day as known now must not give away what its closing hid.
    await addPeople(
      t,
      Array.from({ length: 12 }, () => ({ unitId: id('A'), from: addDays(FIRST, -1) })),
    );
    const { board: now } = await t.ask<Shown>(BOARD, { ...asked, known: false }, outsider);
    expect(now.rows.find(({ unit }) => unit.code === 'A')?.figures).toBeNull();
    expect(await t.refusal(BOARD, { ...asked, unit: id('A'), known: false }, outsider)).toBe('too_few_to_show');
    const { board: all } = await t.ask<Shown>(BOARD, { ...asked, known: false }, await t.signIn(hr));
    expect(all.rows.find(({ unit }) => unit.code === 'A')?.figures?.inScope).toBeGreaterThan(12);
  });

  it('hides what its closing hides also in the minute before the day is turned', async () => {
    const below = await addTree(t, ['C,Phường C,phuong,79,,', 'D,Phường D,phuong,79,,']);
    const hired = (code: string, n: number) =>
      addPeople(
        t,
        Array.from({ length: n }, () => ({ unitId: below.get(code) ?? 0, from: FIRST })),
      );
    await hired('C', 3);
    await hired('D', 40);
    const day = today;
    today = addDays(today, 1);
    t.clock.set(startOfDay(today) + 1000);
    // Whoever writes first closes the day; the counters still stand on it.
    await hired('C', 20);
    const outsider = await t.signInAs('unit_head', id('B'));
    const told = await t.ask<Shown>(BOARD, { unit: id('79'), asOf: day, known: true }, outsider);
    expect(told.board.rows.find(({ unit }) => unit.code === 'C')?.figures).toBeNull();
    expect(told.board.rows.find(({ unit }) => unit.code === 'B')?.figures).not.toBeNull();
  });

  it('tells of no closed day what was recorded last, nor who vouches for it, also in that minute', async () => {
    const asOf = addDays(today, -1);
    const committee = await t.signInAs('committee', id('79'));
    const told = async (known: boolean) => {
      const { board: of } = await t.ask<{
        board: { countedTo: Day; rows: { latestFact: Day | null; stale: boolean }[] };
      }>(FRESHNESS, { unit: id('79'), asOf, known }, committee);
      expect(of.countedTo).toBe(asOf);
      return of.rows;
    };
    const headings = async (known: boolean) => {
      const path = `/files/boards/${id('79')}.csv?criterion=vneid_level2&asOf=${asOf}&asKnown=${known}`;
      const file = await fetch(`${t.url}${path}`, { headers: { cookie: committee.cookie } });
      expect(file.status).toBe(200);
      return (await file.text()).match(/Tin mới nhất|Xác nhận số liệu tuần/g);
    };
    expect((await told(false)).some(({ latestFact }) => latestFact !== null)).toBe(true);
    expect(await headings(false)).toEqual(['Tin mới nhất', 'Xác nhận số liệu tuần']);
    const closed = await told(true);
    expect(closed.length).toBeGreaterThan(3);
    expect(closed.filter(({ latestFact, stale }) => latestFact !== null || stale)).toEqual([]);
    expect(await headings(true)).toBeNull();
  });
});
