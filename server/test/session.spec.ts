import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, TEST_NOW, type TestApp } from './app.js';

const LOGIN = 'mutation($u: String!, $p: String!) { login(username: $u, password: $p) { username } }';
const ME = '{ me { username permissions roles { role } } }';
const PASSWORD = 'mưa rào tháng bảy';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

forEachDatabase('sessions', (dialect) => {
  let t: TestApp;
  let city: number;
  beforeAll(async () => {
    t = await startApp({ dialect });
    city = await t.addUnit('79', null, 'Thành phố Hồ Chí Minh');
  });
  beforeEach(() => t.clock.set(TEST_NOW));
  afterAll(() => t.close());

  /** Who the server says a cookie is. */
  const whoIs = async (cookie: string | null): Promise<string | null> => {
    const { me } = await t.ask<{ me: { username: string } | null }>(ME, {}, cookie === null ? null : { cookie });
    return me?.username ?? null;
  };
  const logIn = async (username: string, password = PASSWORD, cookie?: string | null) => {
    const answer = await t.gql(LOGIN, { u: username, p: password }, cookie ? { cookie } : null);
    return { cookie: answer.setCookie, code: answer.errors[0]?.extensions.code ?? null };
  };

  it('nobody is nobody, with no cookie and with a made-up one', async () => {
    expect(await whoIs(null)).toBeNull();
    expect(await whoIs('dat100_session=made-up')).toBeNull();
    expect(await whoIs('dat100_session=')).toBeNull();
  });

  it('login gives a cookie that scripts and other sites cannot use, and the database only its digest', async () => {
    await t.addUser({ username: 'hoa', password: PASSWORD });
    const response = await fetch(`${t.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: LOGIN, variables: { u: ' HOA ', p: PASSWORD.normalize('NFD') } }),
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^dat100_session=[\w-]{43}; Max-Age=604800; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    const token = cookie.split(/[=;]/)[1] ?? '';
    expect(await whoIs(`dat100_session=${token}`)).toBe('hoa');
    const stored = await t.db.read.rows<{ token_hash: string }>('SELECT token_hash FROM session');
    expect(stored.map((row) => row.token_hash)).not.toContain(token);
  });

  it('each login is a new session, and the one the browser came with ends', async () => {
    await t.addUser({ username: 'binh', password: PASSWORD });
    const first = await logIn('binh');
    const second = await logIn('binh', PASSWORD, first.cookie);
    expect(second.cookie).not.toBe(first.cookie);
    expect(await whoIs(second.cookie)).toBe('binh');
    expect(await whoIs(first.cookie)).toBeNull();
  });

  it('unknown, not opened, closed and wrong password cannot be told apart', async () => {
    await t.addUser({ username: 'wrong', password: PASSWORD });
    await t.addUser({ username: 'unopened' });
    const closed = await t.addUser({ username: 'closed', password: PASSWORD });
    await t.db.transaction((tx) => tx.run('UPDATE user_account SET disabled = 1 WHERE id = ?', [closed.userId]));
    const answers = await Promise.all(
      [
        ['nobody-of-this-name', PASSWORD],
        ['unopened', PASSWORD],
        ['closed', PASSWORD],
        ['wrong', 'some other password'],
        ['wrong', ''],
        ['wrong', 'x'.repeat(1000)],
      ].map(([u, p]) => t.gql(LOGIN, { u, p })),
    );
    expect(answers[0]?.errors[0]?.extensions.code).toBe('bad_login');
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('a password without end is refused at the edge, alike for known and unknown names', async () => {
    await t.addUser({ username: 'known-name', password: PASSWORD });
    const [known, unknown] = await Promise.all(
      ['known-name', 'nobody-of-this-name'].map((u) => t.gql(LOGIN, { u, p: 'x'.repeat(100_000) })),
    );
    expect(known?.errors[0]?.extensions.code).toBe('text_too_long');
    expect(known).toEqual(unknown);
  });

  it('an unknown name costs the same work as a known one', async () => {
    await t.addUser({ username: 'timed', password: PASSWORD });
    const spent = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 7; i += 1)
      for (const which of ['known', 'unknown'] as const) {
        const before = process.cpuUsage();
        await logIn(which === 'known' ? 'timed' : 'not-timed', 'not the password');
        const { user, system } = process.cpuUsage(before);
        spent[which].push(user + system);
      }
    const median = (list: number[]) => list.sort((a, b) => a - b)[3] ?? 0;
    // Processor time, which a busy machine leaves as it is. Without the work of a hash the ratio would be a tenth.
    expect(median(spent.unknown) / median(spent.known)).toBeGreaterThan(0.4);
    expect(median(spent.unknown) / median(spent.known)).toBeLessThan(2.5);
  });

  it.each([
    ['11 h 59 idle', [0, 11 * HOUR + 59 * MINUTE], true],
    ['12 h idle', [0, 12 * HOUR], false],
    ['used every 11 h for 6 days', Array.from({ length: 14 }, (_, i) => i * 11 * HOUR), true],
    [
      'used every 11 h, but older than 7 days',
      [...Array.from({ length: 16 }, (_, i) => i * 11 * HOUR), 7 * DAY],
      false,
    ],
    ['used a minute before 7 days', [...Array.from({ length: 16 }, (_, i) => i * 11 * HOUR), 7 * DAY - MINUTE], true],
  ])('a session lasts 12 hours from its last use and 7 days in all: %s', async (_, uses, alive) => {
    const session = await t.signInAs('committee', city);
    const seen: (string | null)[] = [];
    for (const use of uses) {
      t.clock.set(TEST_NOW + use);
      seen.push(await whoIs(session.cookie));
    }
    expect(seen.at(-1) === session.username).toBe(alive);
    expect(seen.slice(0, -1).every((name) => name === session.username)).toBe(true);
  });

  it('logout ends the session on the server, and twice is no error', async () => {
    const session = await t.signInAs('committee', city);
    const answer = await t.gql('mutation { logout }', {}, session);
    expect([answer.data, answer.setCookie]).toEqual([{ logout: true }, 'dat100_session=']);
    expect(await whoIs(session.cookie)).toBeNull();
    expect(await t.ask('mutation { logout }', {}, session)).toEqual({ logout: true });
  });

  it('a closed account is refused at the next request, on every one of its sessions', async () => {
    const one = await t.signInAs('committee', city);
    const two = await t.signIn(one);
    await t.db.transaction((tx) => tx.run('UPDATE user_account SET disabled = 1 WHERE id = ?', [one.userId]));
    expect([await whoIs(one.cookie), await whoIs(two.cookie)]).toEqual([null, null]);
    expect(await t.refusal('{ users { total } }', {}, one)).toBe('UNAUTHENTICATED');
  });

  it('roles are read at each request: given, ended, and by their days, both included', async () => {
    const session = await t.signInAs('staff', city);
    const rolesNow = async () =>
      (await t.ask<{ me: { roles: { role: string }[] } }>(ME, {}, session)).me.roles.map(({ role }) => role);
    expect(await rolesNow()).toEqual(['staff']);
    const id = await t.giveRole(session.userId, 'committee', city, { validFrom: '2023-11-21', validTo: '2023-11-22' });
    const noon = (day: number) => Date.UTC(2023, 10, day, 5);
    const seen: Record<number, string[]> = {};
    for (const day of [20, 21, 22, 23]) {
      t.clock.set(noon(day));
      await t.db.transaction((tx) => tx.run('UPDATE session SET expires_at = ?', [noon(30)]));
      seen[day] = await rolesNow();
    }
    expect(seen).toEqual({ 20: ['staff'], 21: ['staff', 'committee'], 22: ['staff', 'committee'], 23: ['staff'] });
    t.clock.set(noon(21));
    await t.db.transaction((tx) => tx.run('UPDATE user_role SET ended_at = ? WHERE id = ?', [noon(21), id]));
    expect(await rolesNow()).toEqual(['staff']);
  });

  describe('changing the password', () => {
    const CHANGE = 'mutation($old: String!, $new: String!) { changePassword(old: $old, new: $new) }';

    it('needs the old one, keeps this session and ends the others', async () => {
      const user = await t.addUser({ username: 'change', password: PASSWORD });
      const [here, elsewhere] = [await t.signIn(user), await t.signIn(user)];
      expect(await t.refusal(CHANGE, { old: 'not the old one', new: 'một câu thật dài' }, here)).toBe('bad_login');
      expect(await t.ask(CHANGE, { old: PASSWORD, new: 'một câu thật dài' }, here)).toEqual({ changePassword: true });
      expect([await whoIs(here.cookie), await whoIs(elsewhere.cookie)]).toEqual(['change', null]);
      expect((await logIn('change')).code).toBe('bad_login');
      expect((await logIn('change', 'một câu thật dài')).code).toBeNull();
    });

    it.each([
      ['too short', 'chin ky t'],
      ['the username inside', 'weakling-2023'],
      ['few characters over and over', 'abababababab'],
      ['too long', 'dài '.repeat(60)],
      ['empty', ''],
    ])('refuses a weak one: %s', async (_, wanted) => {
      const user = await t.addUser({
        username: `weakling${wanted.includes('weakling') ? '' : wanted.length}`,
        password: PASSWORD,
      });
      expect(await t.refusal(CHANGE, { old: PASSWORD, new: wanted }, await t.signIn(user))).toBe('weak_password');
      expect((await logIn(user.username)).code).toBeNull();
    });
  });

  describe('the throttle', () => {
    it('refuses the eleventh attempt within 15 minutes, even with the right password, and then no longer', async () => {
      await t.addUser({ username: 'tried', password: PASSWORD });
      for (let i = 0; i < 10; i += 1) expect((await logIn('tried', 'not it at all')).code).toBe('bad_login');
      expect((await logIn('tried')).code).toBe('too_many_attempts');
      expect((await logIn('Tried ')).code).toBe('too_many_attempts');
      t.clock.set(TEST_NOW + 16 * MINUTE);
      expect((await logIn('tried')).code).toBeNull();
    });

    it('counts unknown names the same way, so that they cannot be told from known ones', async () => {
      const codes: (string | null)[] = [];
      for (let i = 0; i < 11; i += 1) codes.push((await logIn('no-such-person')).code);
      expect(codes).toEqual([...new Array<string>(10).fill('bad_login'), 'too_many_attempts']);
    });

    it('a right password forgives what was counted', async () => {
      await t.addUser({ username: 'forgetful', password: PASSWORD });
      for (let round = 0; round < 3; round += 1) {
        for (let i = 0; i < 9; i += 1) expect((await logIn('forgetful', 'not it at all')).code).toBe('bad_login');
        expect((await logIn('forgetful')).code).toBeNull();
      }
    });

    it('attempts at the same time do not slip through', async () => {
      const results = await Promise.all(Array.from({ length: 30 }, () => logIn('stormed', 'not it at all')));
      const passed = results.filter(({ code }) => code === 'bad_login').length;
      expect(results.every(({ code }) => code === 'bad_login' || code === 'too_many_attempts')).toBe(true);
      expect(passed).toBe(10);
    });

    it.each([2, 20, 1000])('a request with %i aliased logins runs none of them', async (n) => {
      const attempts = async () =>
        Number((await t.db.read.one<{ n: number }>('SELECT COALESCE(SUM(failures), 0) AS n FROM login_attempt'))?.n);
      const before = await attempts();
      const logins = Array.from({ length: n }, (_, i) => `a${i}: login(username: "hoa", password: "guess${i}") { id }`);
      const answer = await t.gql(`mutation { ${logins.join(' ')} }`);
      expect([answer.data, answer.errors[0]?.extensions.code]).toEqual([null, 'bad_input']);
      expect(await attempts()).toBe(before);
    });
  });
});
