import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { emit } from '../src/jobs/outbox.js';
import { forEachDatabase, startApp, TEST_NOW, type Session, type TestApp } from './app.js';
import { Listener } from './listener.js';

const DISABLE = 'mutation($id: ID!) { disableUser(id: $id, disabled: true) { disabled } }';
const WITHIN_MS = 2000;

forEachDatabase('subscriptions', (dialect) => {
  let t: TestApp;
  let city: number;
  let open: Listener[] = [];
  beforeAll(async () => {
    t = await startApp({ dialect });
    city = await t.addUnit('79');
  });
  beforeEach(() => t.clock.set(TEST_NOW));
  afterEach(() => {
    for (const listener of open) listener.leave();
    open = [];
  });
  afterAll(() => t.close());

  const connect = (...args: [Pick<Session, 'cookie'> | null, (string | null)?, string?]) => {
    const listener = new Listener(t, ...args);
    open.push(listener);
    return listener;
  };
  const endsWithin = async (listener: Listener): Promise<{ code: number; ms: number }> => {
    const before = performance.now();
    const code = await listener.ended;
    return { code, ms: performance.now() - before };
  };
  const boardChanged = 'subscription($id: ID!) { boardChanged(unitId: $id) { unitId } }';

  it('a board that moves is told to those who look at it', async () => {
    const session = await t.signInAs('committee', city);
    const listener = connect(session);
    await listener.hears('connection_ack');
    listener.subscribe('1', boardChanged, { id: String(city) });
    listener.subscribe('2', boardChanged, { id: '4711' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await t.db.transaction((tx) => emit(tx, t.clock.now(), 'board', { unitIds: [city] }));
    const { payload } = await listener.hears('next', '1');
    expect(payload).toEqual({ data: { boardChanged: { unitId: String(city) } } });
    expect(listener.heard.filter((message) => message.id === '2')).toEqual([]);
  });

  it.each([
    ['another site', 'https://evil.example', '/graphql', 403],
    ['no origin', null, '/graphql', 403],
    ['an origin that is no address', 'null', '/graphql', 403],
    ['another path', undefined, '/socket', 404],
  ])('the handshake is refused: %s', async (_, origin, path, status) => {
    const session = await t.signInAs('committee', city);
    expect(await connect(session, origin, path).ended).toBe(status);
  });

  it.each([
    ['no session', null],
    ['a made-up session', { cookie: 'dat100_session=made-up' }],
  ])('is closed at once: %s', async (_, session) => {
    expect(await connect(session).ended).toBe(4401);
  });

  it.each([
    ['a query', '{ me { id } }'],
    ['a mutation', 'mutation { logout }'],
    [
      'twenty logins',
      `mutation { ${Array.from({ length: 20 }, (_, i) => `a${i}: login(username: "a", password: "b") { id }`).join(' ')} }`,
    ],
    ['what is no GraphQL', 'subscription {'],
    ['an unknown field', 'subscription { everything { id } }'],
    ['two at once', 'subscription { a: boardChanged(unitId: "1") { unitId } b: boardChanged(unitId: "1") { unitId } }'],
  ])('only subscriptions go over it: %s is refused', async (_, query) => {
    const listener = connect(await t.signInAs('committee', city));
    await listener.hears('connection_ack');
    listener.subscribe('1', query);
    const { payload } = await listener.hears('error', '1');
    expect((payload as { extensions: { code: string } }[])[0]?.extensions.code).toBe('bad_input');
  });

  it('the guard stands before subscriptions too, and errors keep their words', async () => {
    const user = await t.addUser();
    const listener = connect(await t.signIn(user));
    await listener.hears('connection_ack');
    listener.subscribe('1', boardChanged, { id: String(city) });
    const { payload } = await listener.hears('next', '1');
    expect(payload).toMatchObject({ errors: [{ extensions: { code: 'not_found', messageVi: expect.any(String) } }] });
  });

  it('a closed account is cut off within two seconds, on all its sockets, and cannot come back', async () => {
    const admin = await t.signInAs('administrator', null);
    const session = await t.signInAs('committee', city);
    const listeners = Array.from({ length: 3 }, () => connect(session));
    const bystander = connect(await t.signInAs('committee', city));
    await Promise.all([...listeners, bystander].map((listener) => listener.hears('connection_ack')));
    await t.ask(DISABLE, { id: String(session.userId) }, admin);
    for (const { code, ms } of await Promise.all(listeners.map(endsWithin))) {
      expect(code).toBe(4401);
      expect(ms).toBeLessThan(WITHIN_MS);
    }
    expect(await connect(session).ended).toBe(4401);
    bystander.subscribe('1', boardChanged, { id: String(city) });
    await t.db.transaction((tx) => emit(tx, t.clock.now(), 'board', { unitIds: [city] }));
    await bystander.hears('next', '1');
  });

  it.each([
    ['logout', 4401, async (session: Session) => void (await t.ask('mutation { logout }', {}, session))],
    ['the end of the session', 4401, async () => t.clock.set(TEST_NOW + 12 * 3_600_000)],
    [
      'a change of roles',
      1012,
      async (session: Session) =>
        void (await t.db.transaction((tx) =>
          tx.run('UPDATE user_account SET role_version = role_version + 1 WHERE id = ?', [session.userId]),
        )),
    ],
    [
      'midnight, when roles with dates begin and end',
      1012,
      async () => {
        await t.db.transaction((tx) => tx.run('UPDATE session SET expires_at = ?', [TEST_NOW * 2]));
        t.clock.set(Date.UTC(2023, 10, 20, 17, 0));
      },
    ],
  ])('%s closes it with %i within two seconds', async (_, expected, happens) => {
    const session = await t.signInAs('committee', city);
    const listener = connect(session);
    await listener.hears('connection_ack');
    await happens(session);
    const { code, ms } = await endsWithin(listener);
    expect([code, ms < WITHIN_MS]).toEqual([expected, true]);
  });
});
