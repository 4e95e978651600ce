import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { Listener, untilTold } from './listener.js';
import { operationsOf, rootFields } from './operations.js';
import { seeImport, upload } from './roster-city.js';
import { AIMS, type Aim } from './siblings/cases.js';
import { siblingCity, type SiblingCity } from './siblings/city.js';
import { differingPaths, idPaths, wholeDocument } from './siblings/documents.js';
import type { Things } from './siblings/office.js';
import { changedTables, dump } from './siblings/table-dump.js';

const LIST = (code: string) =>
  Buffer.from(`Họ và tên,Số CCCD,Mã đơn vị\nTrần Văn Mới,079062000222,${code}\nTrần Văn Nữa,079062000333,`);

/** A route with what it is asked for in its places, the rest behind it. */
function filled(path: string, variables: Record<string, unknown>): string {
  const rest = new URLSearchParams();
  let route = path;
  for (const [name, value] of Object.entries(variables))
    if (route.includes(`:${name}`)) route = route.replace(`:${name}`, String(value));
    else rest.set(name, String(value));
  return rest.size === 0 ? route : `${route}?${rest.toString()}`;
}

/** These have tests of their own. */
const APART = new Set([
  'POST /files/imports',
  'Mutation logout',
  'Subscription boardChanged',
  'Subscription importChanged',
  'Subscription ratingPeriodMoved',
]);
const ON_BOTH = new Set(['unit_head', 'police_liaison']);

// Some thousand questions: longer than the limit of one test where other work shares the machine.
jest.setTimeout(180_000);

forEachDatabase('of what is not theirs they learn nothing', (dialect) => {
  let t: TestApp;
  let city: SiblingCity;
  let callers: [string, Session][];
  const documents = new Map<string, string>();
  beforeAll(async () => {
    t = await startApp({ dialect });
    city = await siblingCity(t);
    // The guard asks no database; what does is the same for all who pass it.
    callers = Object.entries(city.callers).filter(([role]) => dialect === 'sqlite' || ON_BOTH.has(role));
    for (const [name, field] of rootFields(t)) documents.set(name, wholeDocument(name, field));
  });
  afterAll(() => t.close());

  /** What comes back, to the byte; what an upload has stored is looked at, and its new key left out. */
  const ask = async (name: string, variables: Record<string, unknown>, session: Session): Promise<string> => {
    if (name === 'POST /files/imports') return send(variables, session);
    const document = documents.get(name);
    const caller = name === 'Mutation logout' ? await t.signIn(session) : session;
    const [method, path = ''] = name.split(' ');
    const body = document ? { query: document, variables } : method === 'POST' ? variables : undefined;
    const response = await fetch(`${t.url}${document ? '/graphql' : body ? path : filled(path, variables)}`, {
      method: body ? 'POST' : method,
      headers: { 'content-type': 'application/json', 'x-requested-with': 'dat100', cookie: caller.cookie },
      body: body && JSON.stringify(body),
    });
    return `${response.status} ${[...response.headers.keys()].sort().join()} ${await response.text()}`;
  };
  const send = async ({ unitId, said }: Record<string, unknown>, session: Session): Promise<string> => {
    const sent = await upload(t, session, { bytes: LIST(String(said ?? '')), name: 'a.csv', unit: Number(unitId) });
    if (sent.id === null) return JSON.stringify(sent);
    return JSON.stringify(await seeImport(t, session, sent.id))
      .replaceAll(sent.id, 'ID')
      .replaceAll(String(said), 'CODE');
  };
  const operations = Object.keys(AIMS).filter((name) => !APART.has(name));
  const isAimed = (aim: Aim['hidden'], variables: object, i: number) =>
    Object.values(city.hidden).some((x) => JSON.stringify(aim(x, city.own)[i]) !== JSON.stringify(variables));

  describe('the table of cases', () => {
    it('has every operation and every route', () => {
      expect(Object.keys(AIMS).sort()).toEqual(operationsOf(t).map(({ name }) => name));
    });

    it('aims at every place that takes an id', () => {
      const sibling = city.hidden['sibling'] as Things;
      for (const [name, field] of rootFields(t)) {
        const aims = [AIMS[name]?.hidden, AIMS[name]?.open].flatMap((aim) => aim ?? []);
        const aimed = aims.flatMap((aim) =>
          aim(sibling, city.own).flatMap((variables, i) => differingPaths(variables, aim(city.missing, city.own)[i])),
        );
        expect({ name, notAimedAt: idPaths(field).filter((path) => !aimed.includes(path)) }).toEqual({
          name,
          notAimedAt: [],
        });
      }
    });

    it('is of things that are there: who may see them sees them', async () => {
      const above = await t.signInAs('hr', 2);
      const told = await Promise.all(
        Object.values(city.hidden).flatMap((x) => [
          ask('Query person', { id: x.person }, above),
          ask('Query import', { id: x.import }, above),
        ]),
      );
      expect(told.filter((answer) => !answer.includes('"data":{'))).toEqual([]);
      expect(told.filter((answer) => city.secret.test(answer))).toEqual(told);
    });
  });

  it('what exists elsewhere is answered as what does not exist, byte for byte, and nothing changes', async () => {
    const before = await dump(t);
    let compared = 0;
    for (const [role, session] of callers)
      for (const name of operations) {
        const aimed = AIMS[name]?.hidden(city.missing, city.own) ?? [];
        for (const [i, variables] of aimed.entries()) {
          const known = new Map<string, string>();
          for (const [what, x] of Object.entries(city.hidden)) {
            const real = AIMS[name]?.hidden(x, city.own)[i] ?? {};
            const text = JSON.stringify(real);
            if (known.has(text) || text === JSON.stringify(variables)) continue;
            // The head may do the most: what is hidden from the others is looked for in one place.
            if (role !== 'unit_head' && what !== 'sibling') continue;
            const asIfNot = known.get('') ?? (await ask(name, variables, session));
            known.set('', asIfNot).set(text, what);
            const answer = await ask(name, real, session);
            const where = { role, name, what, variables: real };
            expect({ ...where, answer }).toEqual({ ...where, answer: asIfNot });
            expect({ ...where, secret: city.secret.exec(answer)?.[0] }).toEqual(where);
            compared += 1;
          }
        }
      }
    expect(compared).toBeGreaterThan(callers.length * 50);
    expect(changedTables(before, await dump(t))).toEqual([]);
  });

  it('an upload for a unit elsewhere leaves no trace; a list that names one reads as if there were none', async () => {
    const { hidden: aim = () => [] } = AIMS['POST /files/imports'] ?? {};
    const [elsewhere, ...named] = aim(city.hidden['sibling'] as Things, city.own);
    const [nowhere, ...unnamed] = aim(city.missing, city.own);
    for (const [role, session] of callers) {
      const before = await dump(t);
      const refused = await ask('POST /files/imports', elsewhere ?? {}, session);
      expect({ role, refused }).toEqual({ role, refused: await ask('POST /files/imports', nowhere ?? {}, session) });
      expect(changedTables(before, await dump(t))).toEqual([]);
      for (const [i, variables] of named.entries())
        expect(await ask('POST /files/imports', variables, session)).toBe(
          await ask('POST /files/imports', unnamed[i] ?? {}, session),
        );
    }
  });

  it('what needs no id tells nothing of others, and of public units only names and totals', async () => {
    const figures = new Set([
      'GET /files/boards/:unitId.csv',
      'GET /files/boards/:unitId.xlsx',
      'Query board',
      'Query boardTrend',
      'Query unitTotals',
    ]);
    for (const [role, session] of callers)
      for (const name of [...operations, 'Mutation logout']) {
        const { hidden, open = () => [] } = AIMS[name] ?? { hidden: () => [] };
        const fixed = hidden(city.missing, city.own).filter((variables, i) => !isAimed(hidden, variables, i));
        const units = Object.values(city.hidden).flatMap((x) => open(x, city.own));
        for (const variables of [...fixed, ...units]) {
          const answer = await ask(name, variables, session);
          const where = { role, name, variables };
          expect({ ...where, secret: city.secret.exec(answer)?.[0] }).toEqual(where);
          expect({ ...where, fault: /"internal"/.exec(answer)?.[0] }).toEqual(where);
          const isTold = figures.has(name) || name.startsWith('GET /files/lists/');
          if (units.includes(variables) && !isTold)
            expect({ ...where, heads: headsElsewhere(answer, city) }).toEqual({ ...where, heads: [] });
        }
      }
  });

  it('a socket tells of boards, by their units and nothing else', async () => {
    const listener = new Listener(t, city.callers['unit_head'] ?? null);
    await listener.hears('connection_ack');
    await untilTold();
    const document = documents.get('Subscription boardChanged') ?? '';
    const [sibling] = Object.values(city.hidden);
    for (const unit of [sibling?.unit, city.own.unit, city.missing.unit])
      listener.subscribe(String(unit), document, { unitId: unit });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const above = await t.signInAs('hr', Number(city.hidden['unit above']?.unit));
    const record =
      'mutation($id: ID!) { recordStatus(personIds: [$id], criterion: "online_service", stage: "used") { recorded } }';
    await t.ask(record, { id: sibling?.person }, above);
    const { payload } = await listener.hears('next', sibling?.unit);
    // Neither how many others there were before it, nor which others moved with it.
    expect(payload).toEqual({ data: { boardChanged: { at: expect.any(String), unitId: sibling?.unit } } });
    await t.ask(record, { id: city.own.person }, above);
    await listener.hears('next', city.own.unit);
    const heard = listener.heard.filter(({ type }) => type === 'next').map(({ id }) => id);
    expect(heard).toEqual([sibling?.unit, city.own.unit]);
    listener.leave();
  });
});

/** Names of heads told of units that are not the caller's own. */
function headsElsewhere(answer: string, { own }: SiblingCity): string[] {
  const body = JSON.parse(answer.slice(answer.indexOf('{'))) as {
    data?: { unit?: SeenUnit; units?: { items: SeenUnit[] } };
  };
  const units = [body.data?.unit ?? [], body.data?.units?.items ?? []].flat();
  return units.filter(({ id }) => id !== own.unit && id !== own.subUnit).flatMap(({ head }) => head ?? []);
}

interface SeenUnit {
  id: string;
  head: string | null;
}
