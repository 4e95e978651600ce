import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Dialect } from '../src/database/sql.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople } from './facts.js';
import { Listener, untilTold } from './listener.js';
import { madeUpPeople } from './made-up-people.js';
import { rootFields } from './operations.js';
import { siblingCity, type SiblingCity } from './siblings/city.js';
import { Questions, type Pool, type Question } from './siblings/questions.js';

const QUESTIONS = 300;
/** The head may ask most, so most is asked by the head. */
const ROLES = [
  ...['unit_head', 'unit_head', 'unit_head', 'hr', 'unit_focal', 'police_liaison', 'committee'],
  ...['association', 'staff', 'administrator'],
];

/** The same A in both, and all the rest other people, events, lists and accounts. */
async function twoCities(dialect: Dialect): Promise<[TestApp, SiblingCity][]> {
  const cities: [TestApp, SiblingCity][] = [];
  for (const variant of [0, 1] as const) {
    const t = await startApp({ dialect });
    const city = await siblingCity(t, variant);
    cities.push([t, city]);
    const outside = Object.values(city.hidden).map(({ unit }) => Number(unit));
    await addPeople(t, madeUpPeople(`ngoài ${variant}`, 15 + 10 * variant, outside, t.clock.today()));
    for (let i = 0; i <= variant; i += 1)
      await t.signInAs('unit_head', outside[0] ?? 0, { displayName: 'Bà Thủ Trưởng' });
    // Someone who works in A has a second role elsewhere, in one of the two.
    if (variant === 1) await t.giveRole(Number(city.own.user), 'hr', outside[0] ?? 0);
  }
  return cities;
}

/** Ids of both cities: what there is in one may be missing from the other. */
async function poolOf(cities: readonly [TestApp, SiblingCity][]): Promise<Pool> {
  const own = cities[0]?.[1].own as SiblingCity['own'];
  const hidden = cities.flatMap(([, city]) => [...Object.values(city.hidden), city.missing]);
  const ids = async (table: string) => {
    const found = await Promise.all(cities.map(([t]) => t.db.read.rows<{ id: number }>(`SELECT id FROM ${table}`)));
    return [...new Set(found.flat().map(({ id }) => String(id)))];
  };
  return {
    ownUnits: [own.unit, own.subUnit],
    units: [own.unit, own.subUnit, ...new Set(hidden.map(({ unit }) => unit))],
    people: await ids('person'),
    imports: await ids('import_file'),
    words: [
      own.words,
      own.username,
      ...hidden.flatMap(({ words, username }) => [words, username]),
      'n',
      'ng',
      '%',
      'khác',
    ],
  };
}

const record = (t: TestApp, session: Session, ids: readonly string[]) =>
  t.ask(
    'mutation($ids: [ID!]!) { recordStatus(personIds: $ids, criterion: "online_service", stage: "used") { recorded } }',
    { ids },
    session,
  );

forEachDatabase('two cities that differ only outside A', (dialect) => {
  let cities: [TestApp, SiblingCity][] = [];
  let pool: Pool;
  beforeAll(async () => {
    cities = await twoCities(dialect);
    pool = await poolOf(cities);
  });
  afterAll(async () => {
    for (const [t] of cities) await t.close();
  });

  const both = async (question: Question, role: string): Promise<string[]> =>
    Promise.all(
      cities.map(async ([t, city]) => {
        const response = await fetch(`${t.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: city.callers[role]?.cookie ?? '' },
          body: JSON.stringify({ query: question.query, variables: question.variables }),
        });
        return `${response.status} ${await response.text()}`;
      }),
    );

  it('do differ, and have the same A', async () => {
    const told = await Promise.all(
      cities.map(async ([t, city]) => {
        const above = await t.signInAs('hr', 2);
        const query = 'query($id: ID!) { people(filter: { unitId: $id }) { total items { fullName title } } }';
        return JSON.stringify(await t.ask(query, { id: city.hidden['sibling']?.unit }, above));
      }),
    );
    expect(told[0]).not.toBe(told[1]);
    expect(cities[1]?.[1].own).toEqual(cities[0]?.[1].own);
  });

  it(`answer ${QUESTIONS} random questions alike, byte for byte`, async () => {
    const questions = new Questions('hai thành phố', rootFields(cities[0]?.[0] as TestApp), pool);
    let told = 0;
    for (let i = 0; i < QUESTIONS; i += 1) {
      const role = questions.pick(ROLES);
      const question = questions.next();
      const [here, there] = await both(question, role);
      expect({ role, ...question, answer: there }).toEqual({ role, ...question, answer: here });
      expect({ role, ...question, fault: /"internal"|INTERNAL/.exec(here ?? '')?.[0] }).toEqual({ role, ...question });
      if (here?.includes('"data":{') && !here.includes('"items":[]')) told += 1;
    }
    expect(told).toBeGreaterThan(QUESTIONS / 4);
  });

  it('tell subscribers of A the same, whatever happens elsewhere', async () => {
    const heard = await Promise.all(
      cities.map(async ([t, city], variant) => {
        const listener = new Listener(t, city.callers['unit_head'] ?? null);
        await listener.hears('connection_ack');
        await untilTold();
        const document = 'subscription($id: ID!) { boardChanged(unitId: $id) { at unitId } }';
        listener.subscribe('1', document, { id: city.own.unit });
        await new Promise((resolve) => setTimeout(resolve, 100));
        const above = await t.signInAs('hr', 2);
        const elsewhere = Object.values(city.hidden).map(({ person }) => person);
        await record(t, above, elsewhere.slice(0, 1 + variant));
        await record(t, above, variant === 0 ? [city.own.person] : [...elsewhere, city.own.person]);
        await listener.hears('next', '1');
        listener.leave();
        return listener.heard;
      }),
    );
    expect(heard[0]).toEqual(heard[1]);
    expect(heard[0]?.filter(({ type }) => type === 'next')).toHaveLength(1);
  });
});
