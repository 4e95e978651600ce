import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { audit } from '../src/audit/audit.js';
import { Sessions } from '../src/access/sessions.js';
import { digestOf } from '../src/database/secrets.js';
import { importUnits } from '../src/units/import-units.js';
import { readUnitLines } from '../src/units/units-csv.js';
import { forEachDatabase, startApp, TEST_NOW, type Session, type TestApp } from './app.js';
import { activatedOf, addPeople, addTree, operator } from './facts.js';

const FIELDS = `criterion lens basis asOf countedTo dueOn total { ...F } rows { latestFact rank since { kind }
  unit { id name pathText inMyScope } ... on BoardRow { shown: figures { ...F } } figures { noEvent } }`;
const PARTS = 'fragment F on Figures { inScope claimed rateText reachedTarget stages { stage count } }';
const HEAD = 'query Asked($unit: ID!, $lens: String) ';
const MORE = 'criterion: "vneid_level2", lens: $lens';
const BOARD = `${HEAD} { own: board(unitId: $unit, ${MORE}) { ${FIELDS} } } ${PARTS}`;
const WITH_DIRECTIVE = BOARD.replace('rank since', 'rank @skip(if: false) since');

interface Answer {
  data: { own: { asOf: string; total: { claimed: number }; rows: { unit: { name: string } }[] } } | null;
  errors?: { extensions: { code: string } }[];
}

forEachDatabase('boards that are answered without GraphQL', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let head: Session;

  const id = (code: string) => units.get(code) ?? 0;
  const send = (body: string, session: Session | null) => {
    const headers = { 'content-type': 'application/json', ...(session && { cookie: session.cookie }) };
    return fetch(`${t.url}/graphql`, { method: 'POST', headers, body });
  };
  const post = async (body: object, session: Session | null) => (await send(JSON.stringify(body), session)).text();
  const ask = (session: Session | null, variables: object = { unit: id('79') }, query = BOARD) =>
    post({ query, variables }, session);
  /** By name an operation is always left to GraphQL. */
  const byGraphql = async (session: Session, variables: object = { unit: id('79') }) =>
    (await post({ query: BOARD, variables, operationName: 'Asked' }, session)).trimEnd();
  const claimed = async (session: Session) => (JSON.parse(await ask(session)) as Answer).data?.own.total.claimed;
  const codeOf = async (answer: Promise<string>) => (JSON.parse(await answer) as Answer).errors?.[0]?.extensions.code;
  const sql = (text: string, params: (string | number)[] = []) => t.db.transaction((tx) => tx.run(text, params));

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, ['79,Thành phố,thanh_pho,,,', '760,Quận 1,quan,79,,', '761,Quận 3,quan,79,,']);
    const on = { on: '2023-10-01', trust: 'unit' as const };
    await addPeople(t, [...activatedOf(id('760'), [6, 12], on), ...activatedOf(id('761'), [9, 11], on)]);
    committee = await t.signInAs('committee', id('79'));
    head = await t.signInAs('unit_head', id('760'));
  });
  afterAll(() => t.close());

  it.each([
    ['the whole', () => ({ unit: id('79') })],
    ['one lens', () => ({ unit: id('79'), lens: 'kind:cong_chuc' })],
    ['a district', () => ({ unit: id('761'), lens: 'all' })],
  ])('says what GraphQL says, to each caller their own: %s', async (_, variables) => {
    const own = { committee: await byGraphql(committee, variables()), head: await byGraphql(head, variables()) };
    expect(own.committee).toContain('"claimed"');
    expect(own.head).not.toBe(own.committee);
    for (let round = 0; round < 3; round += 1) {
      expect(await ask(committee, variables())).toBe(own.committee);
      expect(await ask(head, variables())).toBe(own.head);
    }
  });

  it('leaves to GraphQL what is not plain, and gives the same', async () => {
    const first = await ask(committee, { unit: id('79') }, WITH_DIRECTIVE);
    expect(first.trimEnd()).toBe(await byGraphql(committee));
    expect(await ask(committee, { unit: id('79') }, WITH_DIRECTIVE)).toBe(first);
  });

  it.each([
    ['an unknown lens', { lens: 'kind:nobody' }, 'unknown_lens'],
    ['an unknown unit', { unit: '999999' }, 'not_found'],
    ['no unit at all', { unit: null }, 'bad_input'],
  ])('refuses as GraphQL does: %s', async (_, variables, code) => {
    await ask(committee);
    expect(await codeOf(ask(committee, { unit: id('79'), ...variables }))).toMatch(code === 'bad_input' ? /./ : code);
  });

  it('sends what keeps a browser safe with a question that was asked before, as with the first', async () => {
    const safe = ({ headers }: Response) => {
      const parts = [...headers].filter(([name]) => !['date', 'content-length'].includes(name));
      return Object.fromEntries(parts);
    };
    const body = { query: BOARD, variables: { unit: id('79'), lens: 'all' } };
    const byGraphqlToo = safe(await send(JSON.stringify({ ...body, operationName: 'Asked' }), committee));
    expect(byGraphqlToo).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    for (let round = 0; round < 4; round += 1)
      expect(safe(await send(JSON.stringify(body), committee))).toEqual(byGraphqlToo);
  });

  it('refuses what is as long as a question that was asked before and no JSON', async () => {
    const body = JSON.stringify({ query: BOARD, variables: { unit: id('79') } });
    for (let round = 0; round < 3; round += 1) expect((await send(body, committee)).status).toBe(200);
    for (const broken of ['{'.repeat(body.length), body.replace(/}$/, ' ')]) {
      const answer = await send(broken, committee);
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('bad_input')]);
    }
    expect((await send(body, committee)).status).toBe(200);
    expect((await send(body, null)).headers.get('cache-control')).toBe('no-store');
  });

  it('keeps the bytes until something is recorded, and not a moment longer', async () => {
    const before = await claimed(committee);
    // Counters that no fact has moved: only what is made anew shows them.
    await sql('UPDATE counter SET s3 = s3 + 1, s2 = s2 - 1 WHERE parent_id = 0 AND lens = ?', ['all']);
    expect(await claimed(committee)).toBe(before);
    await sql('UPDATE counter SET s3 = s3 - 1, s2 = s2 + 1 WHERE parent_id = 0 AND lens = ?', ['all']);
    await addPeople(t, activatedOf(id('761'), [1, 1], { on: '2023-10-02', trust: 'unit' }));
    expect(await claimed(committee)).toBe((before ?? 0) + 1);
    expect(await ask(head)).toBe(await byGraphql(head));
  });

  it('tells nobody of a crowd less than what stood when they asked, and each their own', async () => {
    const deputy = await t.signInAs('committee', id('79'));
    let stood = (await claimed(committee)) ?? 0;
    const begun = stood;
    const asked: Promise<void>[] = [];
    for (let round = 0; round < 5; round += 1) {
      for (const session of [committee, deputy, head, committee]) {
        const least = stood;
        asked.push(
          claimed(session).then((told) => {
            expect(told).toBeGreaterThanOrEqual(least);
            expect(told).toBeLessThanOrEqual(begun + 5);
          }),
        );
      }
      await addPeople(t, activatedOf(id('761'), [1, 1], { on: '2023-10-02', trust: 'unit' }));
      stood += 1;
    }
    await Promise.all(asked);
    expect(await claimed(deputy)).toBe(begun + 5);
    expect(await ask(head)).toBe(await byGraphql(head));
    expect(await ask(deputy)).toBe(await ask(committee));
    expect(await ask(head)).not.toBe(await ask(committee));
  });

  it('shows a unit by the name it has got', async () => {
    await ask(committee);
    const { lines } = readUnitLines('code,name,kind,parent_code\n79,Thành phố,thanh_pho,\n760,Quận Nhất,quan,79');
    await t.db.transaction(async (tx) => {
      await importUnits(tx, t.keys, lines);
      const entry = { action: 'units.import', subjectType: 'unit', subjectId: null, unitId: null, detail: {} };
      await audit(tx, operator(t), entry);
    });
    expect(await ask(committee)).toContain('Quận Nhất');
  });

  it('asks who it is each time: a role taken away, an account closed, a session ended, another day', async () => {
    const other = await t.signInAs('unit_head', id('761'));
    await ask(other);
    await sql('UPDATE user_role SET ended_at = ? WHERE user_id = ?', [TEST_NOW, other.userId]);
    await sql('UPDATE user_account SET role_version = role_version + 1 WHERE id = ?', [other.userId]);
    expect(await codeOf(ask(other))).toBe('not_found');
    await sql('UPDATE user_account SET disabled = 1 WHERE id = ?', [head.userId]);
    expect(await codeOf(ask(head))).toBe('UNAUTHENTICATED');
    expect(await codeOf(ask(null))).toBe('UNAUTHENTICATED');
    await ask(committee);
    const token = committee.cookie.split('=')[1] ?? '';
    await t.db.transaction((tx) => t.app.get(Sessions).end(tx, digestOf(token)));
    expect(await codeOf(ask(committee))).toBe('UNAUTHENTICATED');
  });
});
