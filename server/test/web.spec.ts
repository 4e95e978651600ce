import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startApp, type Session, type TestApp } from './app.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the web edge', () => {
  let t: TestApp;
  let strict: TestApp;
  let hr: Session;
  beforeAll(async () => {
    t = await startApp({ dialect: 'sqlite' });
    hr = await t.signInAs('hr', await t.addUnit('mot'));
    strict = await startApp({ dialect: 'sqlite', production: true, publicUrl: 'https://dat100.example.vn' });
  });
  afterAll(async () => {
    await t.close();
    await strict.close();
  });

  const post = (body: string, headers: Record<string, string> = JSON_TYPE, method = 'POST') =>
    fetch(`${t.url}/graphql`, { method, headers, ...(method === 'GET' ? {} : { body }) });
  const me = JSON.stringify({ query: '{ me { id } }' });

  describe('requests that a page of another site could send are refused', () => {
    it.each([
      ['a form', 'application/x-www-form-urlencoded', 'query={me{id}}'],
      ['a text form that looks like JSON', 'text/plain', me],
      ['a file form', 'multipart/form-data; boundary=x', '--x--'],
      ['no type at all', '', me],
    ])('%s', async (_, type, body) => {
      const response = await post(body, type === '' ? {} : { 'content-type': type });
      expect(response.status).toBe(400);
    });

    it.each(['GET', 'PUT', 'DELETE'])('%s', async (method) => {
      const response = await fetch(`${t.url}/graphql?query=%7Bme%7Bid%7D%7D`, { method, headers: JSON_TYPE });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    });

    it('a post to a plain route without our header', async () => {
      const response = await fetch(`${t.url}/files/imports`, {
        method: 'POST',
        body: new URLSearchParams({ unitId: '1' }),
      });
      expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
        400,
        'foreign_form',
      ]);
    });
  });

  it('keeps a connection for longer than a reverse proxy keeps its own (60 seconds)', async () => {
    const { headers } = await fetch(`${t.url}/health/live`);
    expect(Number(/^timeout=(\d+)$/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
  });

  describe('limits count operations, and an operation over a limit runs nothing', () => {
    const deep = (n: number) => `{ units { items { ${'ancestors { '.repeat(n)} id ${'} '.repeat(n)} } } }`;
    const spread = Array.from({ length: 12 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(
      ' ',
    );
    it.each([
      [
        '21 mutations',
        /more than 20 operations/,
        `mutation { ${Array.from({ length: 21 }, (_, i) => `a${i}: logout`).join(' ')} }`,
      ],
      [
        'two logins through a fragment',
        /login more than once/,
        'mutation { ...a b: login(username: "a", password: "b") { id } } fragment a on Mutation { a: login(username: "a", password: "b") { id } }',
      ],
      [
        '31 root fields',
        /more than 30 operations/,
        `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: me { id }`).join(' ')} }`,
      ],
      [
        '501 fields',
        /more than 500 fields/,
        `{ ${Array.from({ length: 20 }, (_, i) => `a${i}: me { ${Array.from({ length: 25 }, (_, j) => `b${j}: id`).join(' ')} }`).join(' ')} }`,
      ],
      ['too deep', /nested deeper than 10/, deep(12)],
      ['fragments that multiply', /more than 30 operations/, `{ ...f0 } ${spread} fragment f12 on Query { me { id } }`],
      ['a fragment of itself', /itself|nested too deep/, '{ ...a } fragment a on Query { me { id } ...a }'],
      [
        'the rows of each import of a page',
        /more than 30 operations: pile is one for each row of the page above it, which may have 200/,
        '{ imports(perPage: 200) { items { pile(pile: "unknown") { total } } } }',
      ],
      [
        'two lists of each import of a page as long as it is unasked',
        /more than 30 operations: conflicts/,
        '{ imports { items { problems { code } conflicts { id } } } }',
      ],
      [
        'a page as long as a variable says',
        /more than 30 operations: conflicts .* 200/,
        'query($n: Int! = 2) { imports(perPage: $n) { items { ...a } } } fragment a on Import { conflicts { id } }',
      ],
      [
        'what an undo of each import of a page has left',
        /more than 30 operations: leftRows/,
        '{ imports(perPage: 200) { items { leftRows(perPage: 200) { id } } } }',
      ],
      [
        'a count of each import of a page under many names',
        /more than 30 operations: problemTotal/,
        `{ imports(perPage: 200) { items { ${Array.from({ length: 31 }, (_, i) => `a${i}: problemTotal`).join(' ')} } } }`,
      ],
      ['2,001 tokens', /2000 tokens/, `{ ${'me { id } '.repeat(500)} }`],
      ['nothing', /./, ''],
    ])('%s', async (_, reason, query) => {
      const answer = await t.gql(query);
      expect([answer.data, answer.errors[0]?.extensions.code]).toEqual([null, 'bad_input']);
      expect(answer.errors.map(({ message }) => message).join()).toMatch(reason);
    });

    it.each([
      ['20 mutations', `mutation { ${Array.from({ length: 20 }, (_, i) => `a${i}: logout`).join(' ')} }`],
      ['30 root fields', `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: me { id }`).join(' ')} }`],
    ])('and one within them runs: %s', async (_, query) => {
      expect((await t.gql(query)).errors).toEqual([]);
    });

    it.each([
      ['a list of each import of a page: 1 + 25', '{ imports { items { conflicts { id } } } }'],
      [
        'seven of the rows of a short page: 1 + 7 × 4',
        `{ imports(perPage: 4) { items { conflicts { id } problems { code } problemCounts { count } units { people }
          piles { confirmed } pile { total } summaryDifferences { cell } } } }`,
      ],
      [
        'a page of imports without their rows: 1',
        '{ imports(perPage: 200) { total items { id state problemTotal } } }',
      ],
    ])('and what is read of each row of a page counts for each: %s', async (_, query) => {
      expect((await t.gql(query, {}, hr)).errors).toEqual([]);
    });

    it('a batch of operations in one request', async () => {
      const response = await post(`[${me},${me}]`);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain('"data"');
    });

    it('a body over 1 MB', async () => {
      const response = await post(JSON.stringify({ query: '{ me { id } }', variables: { x: 'x'.repeat(1_100_000) } }));
      expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
        400,
        'too_large',
      ]);
    });
  });

  describe('errors', () => {
    it.each([
      ['an unknown field', '{ mee { id } }', {}],
      ['a missing argument', 'mutation { login(username: "a") { id } }', {}],
      ['a wrong type', 'query($p: Int!) { users(page: $p) { total } }', { p: 'one' }],
      [
        'an unknown key of an input',
        'mutation($u: [NewUserInput!]!) { createUsers(users: $u) { problems { line } } }',
        { u: [{ username: 'a', displayName: 'a', role: 'staff', disabled: false }] },
      ],
      [
        'a day that does not exist',
        'mutation($d: Day!) { nameFocal(username: "a", displayName: "a", unitId: "1", validFrom: $d, validTo: $d) { problems { line } } }',
        { d: '2023-02-30' },
      ],
      ['what is no GraphQL', '{ me ', {}],
    ])('say what is wrong in both languages, without a stack: %s', async (_, query, variables) => {
      const { errors } = await t.gql(query, variables);
      expect(errors[0]?.extensions).toMatchObject({
        code: expect.stringMatching(/^bad_/),
        messageVi: expect.any(String),
        messageEn: expect.any(String),
      });
      expect(JSON.stringify(errors)).not.toMatch(/stacktrace|\bat \/|node_modules/);
    });

    it('a fault of ours is "internal" and tells nothing of the database', async () => {
      const broken = await startApp({ dialect: 'sqlite' });
      await broken.db.transaction((tx) => tx.run('DROP TABLE session'));
      const answer = await broken.gql('{ me { id } }', {}, { cookie: 'dat100_session=x' });
      expect(answer.errors[0]?.extensions).toMatchObject({ code: 'internal', messageVi: expect.any(String) });
      expect(JSON.stringify(answer)).not.toMatch(/session|table|SELECT|sqlite/i);
      await broken.close();
    });

    it('in production neither introspection, suggestions nor the names of fields', async () => {
      for (const query of [
        getIntrospectionQuery(),
        '{ __type(name: "Me") { name } }',
        '{ mee { id } }',
        'mutation { logon(username: "a") { id } }',
      ]) {
        const answer = await strict.gql(query);
        expect([answer.data, answer.errors[0]?.extensions.code]).toEqual([null, 'bad_input']);
        expect(JSON.stringify(answer)).not.toMatch(/did you mean|login|__schema|Cannot query/i);
      }
      expect((await t.gql(getIntrospectionQuery())).errors).toEqual([]);
    });
  });

  describe('answers', () => {
    it('carry what keeps a browser safe, and nothing about what they were made with', async () => {
      const { headers } = await post(me);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'self'; script-src 'self';.*frame-ancestors 'none'$/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
      expect((await fetch(strict.url)).headers.get('strict-transport-security')).toBe('max-age=31536000');
    });

    it('the cookie of production travels over TLS only', async () => {
      await strict.addUser({ username: 'secure', password: 'một câu đủ dài' });
      const response = await fetch(`${strict.url}/graphql`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ query: 'mutation { login(username: "secure", password: "một câu đủ dài") { id } }' }),
      });
      expect(response.headers.get('set-cookie')).toMatch(/; Secure;/);
    });

    it('health and metrics', async () => {
      const status = async (path: string, headers = {}) => (await fetch(`${t.url}${path}`, { headers })).status;
      expect(await status('/health/live')).toBe(200);
      expect(await status('/health/ready')).toBe(200);
      expect(await (await fetch(`${t.url}/metrics`)).text()).toContain('process_cpu_seconds_total');
      expect(await status('/metrics', { 'x-forwarded-for': '203.0.113.9' })).toBe(404);
    });

    it('an unknown route is not found in both languages', async () => {
      const response = await fetch(`${t.url}/files/nothing-here`);
      expect([response.status, await response.json()]).toEqual([
        404,
        { error: { code: 'not_found', messageVi: expect.any(String), messageEn: expect.any(String) } },
      ]);
    });
  });

  it('the demo’s accounts are told in demo mode only', async () => {
    expect(await t.ask('{ demoAccounts { username } }')).toEqual({ demoAccounts: [] });
  });
});
