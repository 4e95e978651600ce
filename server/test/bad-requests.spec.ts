import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type Session, type TestApp } from './app.js';

interface Given {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}
interface Told {
  status: number;
  text: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const ME = JSON.stringify({ query: '{ me { id } }' });
const PAGE = { 'x-requested-with': 'dat100' };

/** Sends what fetch would refuse to send. */
function send(t: TestApp, { method = 'POST', path = '/graphql', headers = {}, body = '' }: Given): Promise<Told> {
  return new Promise((resolve, reject) => {
    const asked = request(`${t.url}${path}`, { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('requests that no page of ours sends', () => {
  let t: TestApp;
  let hr: Session;
  let unit: number;
  beforeAll(async () => {
    t = await startApp({ dialect: 'sqlite' });
    unit = await t.addUnit('79');
    hr = await t.signInAs('hr', unit);
  });
  afterAll(() => t.close());

  const expectRefusal = ({ status, text }: Told, statuses: number[]): void => {
    expect(statuses).toContain(status);
    const body = JSON.parse(text) as { error?: object; errors?: { extensions: object }[] };
    expect(body.error ?? body.errors?.[0]?.extensions).toMatchObject({
      code: expect.not.stringMatching(/internal/i),
      messageVi: expect.any(String),
      messageEn: expect.any(String),
    });
    expect(text).not.toMatch(/\bat \/|node_modules|stack/i);
  };

  describe('to /graphql', () => {
    const variables = (json: string) =>
      `{"query":"query($id: ID!) { person(id: $id) { person { id } } }","variables":${json}}`;
    it.each<[string, Given]>([
      ['no JSON', { headers: JSON_TYPE, body: '{"query": ' }],
      ['nothing', { headers: JSON_TYPE }],
      ['null', { headers: JSON_TYPE, body: 'null' }],
      ['a number', { headers: JSON_TYPE, body: '1' }],
      ['a list', { headers: JSON_TYPE, body: `[${ME}]` }],
      ['a query that is none', { headers: JSON_TYPE, body: '{"query": 5}' }],
      ['a query that is a list', { headers: JSON_TYPE, body: '{"query": ["{ me { id } }"]}' }],
      ['variables that are a text', { headers: JSON_TYPE, body: variables('"id"') }],
      ['variables that are a list', { headers: JSON_TYPE, body: variables('["1"]') }],
      [
        'variables nested 20,000 deep',
        { headers: JSON_TYPE, body: variables(`{"id":${'['.repeat(20_000)}${']'.repeat(20_000)}}`) },
      ],
      ['an object of its own kind', { headers: JSON_TYPE, body: variables('{"id":{"__proto__":{"toString":1}}}') }],
      [
        'an operation that is not there',
        { headers: JSON_TYPE, body: '{"query":"query A { me { id } }","operationName":"B"}' },
      ],
      [
        '2,000 variables',
        {
          headers: JSON_TYPE,
          body: JSON.stringify({
            query: `query(${Array.from({ length: 2000 }, (_, i) => `$v${i}: Int`).join()}) { me { id } }`,
          }),
        },
      ],
      [
        '600 directives',
        { headers: JSON_TYPE, body: JSON.stringify({ query: `{ me { id ${'@include(if: true) '.repeat(600)} } }` }) },
      ],
      [
        'a persisted query',
        { headers: JSON_TYPE, body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}' },
      ],
      ['an unknown charset', { headers: { 'content-type': 'application/json; charset=x-none' }, body: ME }],
      ['JSON by another name', { headers: { 'content-type': 'application/graphql' }, body: '{ me { id } }' }],
      ['an unknown coding', { headers: { ...JSON_TYPE, 'content-encoding': 'xz' }, body: ME }],
      ['what is not gzip', { headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body: ME }],
      [
        '9 MB packed into 9 KB',
        {
          headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
          body: gzipSync(`{"query":"${' '.repeat(9_000_000)}"}`),
        },
      ],
    ])('%s is refused in words', async (_, given) => expectRefusal(await send(t, given), [200, 400]));

    it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is not how one asks', async (method) =>
      expectRefusal(await send(t, { method, headers: { ...JSON_TYPE, cookie: hr.cookie } }), [405]),
    );

    it('HEAD neither, without words for there is no body', async () => {
      expect(await send(t, { method: 'HEAD', path: '/graphql?query=%7Bme%7Bid%7D%7D' })).toEqual({
        status: 405,
        text: '',
      });
    });

    it.each([
      ['of 60 KB', `dat100_session=${'x'.repeat(60_000)}`, 431],
      ['of 10 KB', `dat100_session=${'x'.repeat(10_000)}`, 200],
      ['without a name', '=; ;;=;dat100_session', 200],
      ['with signs', 'dat100_session=%00%ff"\'; dat100_session=a=b', 200],
      ['2,000 of them', Array.from({ length: 2000 }, (_, i) => `a${i}=1`).join('; '), 431],
      ['1,000 of them', Array.from({ length: 1000 }, (_, i) => `a${i}=1`).join('; '), 200],
    ])('a cookie %s signs nobody in', async (_, cookie, status) => {
      const told = await send(t, { headers: { ...JSON_TYPE, cookie }, body: ME });
      expect(told.status).toBe(status);
      if (status === 200) expect(JSON.parse(told.text)).toEqual({ data: { me: null } });
    });

    it('the first of two session cookies counts, and no other name', async () => {
      const cookie = `xdat100_session=1; ${hr.cookie}; dat100_session=other`;
      expect((await send(t, { headers: { ...JSON_TYPE, cookie }, body: ME })).text).toContain(`"id":"${hr.userId}"`);
    });
  });

  describe('to /files/imports', () => {
    const B = 'xYz';
    const part = (disposition: string, value: string) =>
      `--${B}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`;
    const file = (name = 'a.csv') =>
      part(`name="file"; filename="${name}"`, 'Họ và tên,Số CCCD\nTrần Văn An,079062000111');
    const form = (...parts: string[]) => `${parts.join('')}--${B}--\r\n`;
    const unitId = (value = String(unit)) => part('name="unitId"', value);
    const upload = (body: string, type = `multipart/form-data; boundary=${B}`) =>
      send(t, { path: '/files/imports', headers: { ...PAGE, cookie: hr.cookie, 'content-type': type }, body });

    it.each<[string, string | undefined, () => string]>([
      ['no form', 'application/json', () => ME],
      ['a form without its boundary', 'multipart/form-data', () => form(unitId(), file())],
      ['another boundary', 'multipart/form-data; boundary=other', () => form(unitId(), file())],
      ['a form that ends in the middle', undefined, () => form(unitId(), file()).slice(0, -20)],
      ['nothing', undefined, () => ''],
      ['no file', undefined, () => form(unitId())],
      ['two files', undefined, () => form(unitId(), file(), file('b.csv'))],
      ['a file by another name', undefined, () => form(unitId(), part('name="other"; filename="a.csv"', 'x'))],
      ['a file where a field belongs', undefined, () => form(part('name="unitId"; filename="a.csv"', '1'), file())],
      ['a file called by a letter that ends texts', undefined, () => form(unitId(), file('a\u0000b.csv'))],
      ['no unit', undefined, () => form(file())],
      ['a unit that is no number', undefined, () => form(unitId("1' OR '1'='1"), file())],
      ['two units', undefined, () => form(unitId(), unitId(), file())],
      ['a unit with a key', undefined, () => form(part('name="unitId[id]"', '1'), file())],
      ['a field of 2 MB', undefined, () => form(unitId(), part('name="asOf"', 'x'.repeat(2_000_000)), file())],
      [
        'a hundred fields',
        undefined,
        () => form(unitId(), ...Array.from({ length: 100 }, (_, i) => part(`name="f${i}"`, '1')), file()),
      ],
      ['a field that every object has', undefined, () => form(part('name="__proto__"', '1'), file())],
      ['a day that is none', undefined, () => form(unitId(), part('name="asOf"', '2023-02-30'), file())],
      [
        'two days',
        undefined,
        () => form(unitId(), part('name="asOf"', '2023-02-03'), part('name="asOf"', '2023-02-04'), file()),
      ],
      ['a day to come', undefined, () => form(unitId(), part('name="asOf"', '2023-11-21'), file())],
      ['a day long ago', undefined, () => form(unitId(), part('name="asOf"', '1900-01-01'), file())],
      ['the year 275760', undefined, () => form(unitId(), part('name="asOf"', '275760-09-13'), file())],
    ])('%s is refused in words, and leaves nothing', async (_, type, body) => {
      expectRefusal(await upload(body(), type), [400, 404]);
      expect(await t.db.read.rows('SELECT id FROM import_file')).toEqual([]);
    });

    it.each([
      ['../../etc/passwd', 'passwd'],
      ['danh sách 😀 \u202efdp.xslx', 'danh sách 😀 fdp.xslx'],
      [`${'ữ'.repeat(400)}.csv`, 'ữ'.repeat(250)],
    ])('a file called %s is called what can be seen of it', async (name, kept) => {
      const told = await upload(form(unitId(), file(name)));
      const { id } = JSON.parse(told.text) as { id: string };
      const seen: object = await t.ask('query($id: ID!) { import(id: $id) { fileName } }', { id }, hr);
      expect(seen).toEqual({ import: { fileName: kept } });
      await t.ask('mutation($id: ID!) { discardImport(id: $id) { id } }', { id }, hr);
    });
  });
});
