import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bases, spoilt, valueAt } from './bad-input/bases.js';
import { leaves, SPOILT, STORED } from './bad-input/values.js';
import { forEachDatabase, startApp, type Answer, type Session, type TestApp } from './app.js';
import { rootFields } from './operations.js';
import { applyImport, seeImport, upload } from './roster-city.js';
import { siblingCity, type SiblingCity } from './siblings/city.js';
import { wholeDocument } from './siblings/documents.js';

/** No answer to a bad question is longer: nothing that was sent comes back whole. */
const MOST_ANSWER_CHARS = 20_000;
/** These change a person whom somebody has looked at. */
const OF_A_VERSION = new Set(['Mutation endEmployment', 'Mutation transferPerson']);

/** A new row of the grid has neither; they are put in to be spoilt. */
const OF_KNOWN_PEOPLE = ['Mutation savePerson input.id', 'Mutation savePerson input.version'];

type Body = Record<string, unknown>;

forEachDatabase('bad input', (dialect) => {
  let t: TestApp;
  let city: SiblingCity;
  /** someone who may do everything: nothing is refused before it is read */
  let all: Session;
  let asked = 0;
  beforeAll(async () => {
    t = await startApp({ dialect });
    city = await siblingCity(t);
    const user = await t.addUser();
    for (const role of ['unit_head', 'police_liaison', 'staff'] as const) await t.giveRole(user.userId, role, 1);
    await t.giveRole(user.userId, 'administrator', null);
    all = await t.signIn(user);
  });
  afterAll(() => t.close());

  const documents = () => [...rootFields(t)].filter(([name, field]) => field.args.length > 0 && !/^Subs/.test(name));
  const versionOf = async (personId: string) =>
    Number((await t.db.read.one<{ version: number }>('SELECT version FROM person WHERE id = ?', [personId]))?.version);
  const base = async (name: string): Promise<Body> => {
    asked += 1;
    const version = OF_A_VERSION.has(name) ? await versionOf(city.own.person) : 1;
    return bases(city, asked, version)[name] ?? {};
  };

  /** Every answer has its words in both languages, whatever was asked, and is no fault of ours. */
  const expectWords = ({ status, errors }: Answer<unknown>, what: object): void => {
    expect({ ...what, status: status < 500 }).toEqual({ ...what, status: true });
    for (const { extensions } of errors) {
      const { code, messageVi, messageEn } = extensions;
      expect({ ...what, code }).not.toEqual({ ...what, code: 'internal' });
      expect({ ...what, words: [typeof messageVi, typeof messageEn] }).toEqual({
        ...what,
        words: ['string', 'string'],
      });
    }
  };

  it('every place that takes a value has one here', () => {
    const empty = documents().flatMap(([name, field]) =>
      field.args.flatMap((arg) =>
        leaves(arg.name, arg.type)
          .filter(([path]) => valueAt(bases(city, 0, 1)[name], path) === undefined)
          .map(([path]) => `${name} ${path}`),
      ),
    );
    expect(empty).toEqual(OF_KNOWN_PEOPLE);
  });

  it('every value of every operation, spoilt in every way, is done or refused in words', async () => {
    const values = dialect === 'sqlite' ? SPOILT : STORED;
    for (const [name, field] of documents()) {
      const document = wholeDocument(name, field);
      for (const [path, scalar] of field.args.flatMap((arg) => leaves(arg.name, arg.type)))
        for (const value of values[scalar] ?? []) {
          const answer = await t.gql(document, spoilt(await base(name), path.split('.'), value) as object, all);
          const what = { name, path, value: JSON.stringify(value).slice(0, 60) };
          expectWords(answer, what);
          const length = JSON.stringify(answer.errors).length;
          expect({ ...what, repeats: length > MOST_ANSWER_CHARS }).toEqual({ ...what, repeats: false });
        }
    }
    expect(asked).toBeGreaterThan(dialect === 'sqlite' ? 900 : 250);
    // Some thousand questions: much longer than the limit of one test where other work shares the machine.
  }, 180_000);

  const answer = async (name: string, more: Body): Promise<Answer<Body>> => {
    const field = rootFields(t).get(name);
    if (!field) throw new Error(`no ${name}`);
    const whole = { ...(await base(name)), ...more };
    return t.gql<Body>(wholeDocument(name, field), whole, all);
  };
  const refusal = async (name: string, more: Body): Promise<(string | undefined)[]> => {
    const given = await answer(name, more);
    expectWords(given, { name });
    return [given.errors[0]?.extensions.code ?? 'done', given.errors[0]?.extensions.field];
  };
  const input = async (name: string, more: Body): Promise<Body> => ({
    input: { ...((await base(name))['input'] as Body), ...more },
  });
  const newUser = async (more: Body): Promise<Body> => {
    const [user] = (await base('Mutation createUsers'))['users'] as Body[];
    return { users: [{ ...user, personId: null, ...more }] };
  };

  describe('a text that just fits is kept, and one letter more is refused', () => {
    // Five-byte letters would be cut where bytes are counted, and letters beyond the basic plane where halves are.
    const letters = (n: number) => 'ữ'.repeat(n);
    it.each<[string, string, number, string, (text: string) => Body | Promise<Body>]>([
      ['why a record was wrong', 'Mutation correctStatus', 300, 'text_too_long', (reason) => ({ reason })],
      ['why somebody left', 'Mutation endEmployment', 200, 'text_too_long', (reason) => ({ reason })],
      ['why a row is taken', 'Mutation decideConflict', 300, 'text_too_long', (reason) => ({ reason })],
      ['why rows are taken', 'Mutation decideConflicts', 300, 'text_too_long', (reason) => ({ reason })],
      ['the order of a row', 'Mutation decideConflict', 80, 'text_too_long', (orderNumber) => ({ orderNumber })],
      ['the order of rows', 'Mutation decideConflicts', 80, 'text_too_long', (orderNumber) => ({ orderNumber })],
      ['why somebody is missing', 'Mutation answerAbsent', 300, 'text_too_long', (reason) => ({ reason })],
      ['posts by a document', 'Mutation recordHeadcount', 80, 'text_too_long', (text) => ({ documentNumber: text })],
      ['a reference', 'Mutation recordStatus', 120, 'text_too_long', (reference) => ({ reference, on: '2023-11-02' })],
      ['an order', 'Mutation transferPerson', 80, 'text_too_long', (orderNumber) => ({ orderNumber })],
      ['a title', 'Mutation transferPerson', 120, 'text_too_long', (title) => ({ title })],
      ['a reason', 'Mutation setScope', 300, 'text_too_long', (reason) => input('Mutation setScope', { reason })],
      [
        'a paper',
        'Mutation setScope',
        80,
        'text_too_long',
        (text) => input('Mutation setScope', { documentNumber: text }),
      ],
      ['who agreed', 'Mutation setScope', 120, 'text_too_long', (approver) => input('Mutation setScope', { approver })],
      ['a name', 'Mutation savePerson', 80, 'bad_name', (fullName) => input('Mutation savePerson', { fullName })],
      [
        'a title of a row',
        'Mutation savePerson',
        120,
        'text_too_long',
        (title) => input('Mutation savePerson', { title }),
      ],
      ['people looked for', 'Query people', 200, 'text_too_long', (search) => ({ filter: { unitId: '1', search } })],
      ['units looked for', 'Query units', 200, 'text_too_long', (search) => ({ filter: { search } })],
      ['accounts looked for', 'Query users', 200, 'text_too_long', (search) => ({ search })],
    ])('%s: %s, %i', async (_, name, most, code, more) => {
      expect((await refusal(name, await more(letters(most + 1))))[0]).toBe(code);
      // Whatever else may be wrong with it by then, the text fits, on both databases.
      expect((await refusal(name, await more(letters(most))))[0]).not.toBe(code);
    });

    it.each([
      ['username', 60, 'bad_username', (text: string) => ({ username: text.replaceAll('ữ', 'u') })],
      ['displayName', 120, 'bad_display_name', (displayName: string) => ({ displayName })],
    ])('%s of an account, %i', async (_, most, code, more) => {
      const problems = async (n: number) => {
        const { data } = await answer('Mutation createUsers', await newUser(more(letters(n))));
        return (data?.['createUsers'] as { problems: { code: string }[] }).problems.map((p) => p.code);
      };
      expect([await problems(most + 1), await problems(most)]).toEqual([[code], []]);
    });
  });

  it('what cannot be seen is not kept, and what can comes back as it was sent', async () => {
    const sent = { fullName: ' Trần\u0000 Văn\u202e\u200b Đảo\ud83d ', title: 'Tổ trưởng 😀 𠀋\u0007\u00a0 II' };
    const saved = await answer('Mutation savePerson', await input('Mutation savePerson', sent));
    const person = saved.data?.['savePerson'] as { id: string };
    expect(person).toMatchObject({ fullName: 'Trần Văn Đảo', title: 'Tổ trưởng 😀 𠀋 II' });
    const again = await answer('Query person', { id: person.id });
    expect(again.data?.['person']).toMatchObject({ person: { fullName: 'Trần Văn Đảo', title: 'Tổ trưởng 😀 𠀋 II' } });
    const why = { personIds: [person.id], reason: 'ốm\u0000 nặng\u202e 😀', documentNumber: '\u200b12\u200b' };
    await answer('Mutation setScope', await input('Mutation setScope', why));
    expect((await answer('Query person', { id: person.id })).data?.['person']).toMatchObject({
      scopeMarks: [{ reason: 'ốm nặng 😀', documentNumber: '12' }],
    });
    const found = await answer('Query people', { filter: { unitId: '1', search: 'TRẦN\u0000v\u200băn\u00a0đảo' } });
    expect(found.data?.['people']).toMatchObject({ total: 1 });
  });

  it.each([
    ['digits', 'Trần Văn 2'],
    ['signs', 'Trần <b>Văn</b>'],
    ['a formula', '=1+1'],
    ['a picture', 'Trần Văn 😀'],
    ['nothing that shows', '\u202e\u200b\u0000'],
    ['half a sign', '\ud83d'],
  ])('no name of a person: %s', async (_, fullName) =>
    expect(await refusal('Mutation savePerson', await input('Mutation savePerson', { fullName }))).toEqual([
      'bad_name',
      'fullName',
    ]),
  );

  describe('days far away are refused, with the range', () => {
    it.each<[string, string, string, (day: string) => Body | Promise<Body>]>([
      ['Mutation setScope', 'validFrom', '1900-01-01', (day) => input('Mutation setScope', { validFrom: day })],
      ['Mutation setScope', 'validTo', '2203-11-20', (day) => input('Mutation setScope', { validTo: day })],
      ['Mutation endEmployment', 'lastDay', '9999-12-31', (day) => ({ lastDay: day })],
      ['Mutation transferPerson', 'from', '1949-12-31', (day) => ({ from: day })],
      ['Mutation recordStatus', 'on', '1900-01-01', (day) => ({ on: day })],
      ['Mutation answerAbsent', 'lastDay', '1900-01-01', (day) => ({ lastDay: day })],
      ['Mutation recordHeadcount', 'validFrom', '2203-11-20', (day) => ({ validFrom: day })],
      [
        'Mutation savePerson',
        'employedFrom',
        '1900-01-01',
        (day) => input('Mutation savePerson', { employedFrom: day }),
      ],
      ['Mutation grantRole', 'validFrom', '2203-11-20', (day) => ({ validFrom: day, validTo: day })],
    ])('%s %s: %s', async (name, field, day, more) =>
      expect(await refusal(name, await more(day))).toEqual(['day_out_of_range', field]),
    );
  });

  describe('lists without end are refused', () => {
    const many = (n: number, value: unknown) => Array.from({ length: n }, () => value);
    it.each<[string, string, string, (n: number) => Body | Promise<Body>, number]>([
      ['Mutation recordStatus', 'too_many', 'personIds', (n) => ({ personIds: many(n, city.own.person) }), 1001],
      ['Mutation setReason', 'too_many', 'personIds', (n) => ({ personIds: many(n, city.own.person) }), 0],
      [
        'Mutation setScope',
        'too_many',
        'personIds',
        (n) => input('Mutation setScope', { personIds: many(n, '1') }),
        1001,
      ],
      [
        'Mutation setScope',
        'too_many',
        'criteria',
        (n) => input('Mutation setScope', { criteria: many(n, 'chip_card') }),
        20_000,
      ],
      [
        'Mutation savePerson',
        'too_many',
        'stages',
        (n) => input('Mutation savePerson', { stages: many(n, { criterion: 'chip_card', stage: 'held' }) }),
        31,
      ],
      [
        'Mutation savePerson',
        'too_many',
        'memberships',
        (n) => input('Mutation savePerson', { memberships: many(n, 'dang_vien') }),
        20_000,
      ],
      ['Query units', 'too_many', 'ids', (n) => ({ filter: { ids: many(n, '1') } }), 201],
      ['Query units', 'too_many', 'ids', (n) => ({ filter: { ids: many(n, '1') } }), 100_000],
      [
        'Mutation createUsersFromCsv',
        'too_many_lines',
        '',
        (n) => ({ csv: `username,display_name,role\n${'a,b,hr\n'.repeat(n)}` }),
        2001,
      ],
    ])('%s: %s %s', async (name, code, field, more, n) => {
      const [said, where] = await refusal(name, await more(n));
      expect([said, where ?? '']).toEqual([code, field]);
    });

    it('and one named twice counts once', async () => {
      const criteria = ['chip_card', 'chip_card'];
      const twice = await input('Mutation setScope', { criteria, validFrom: '2023-11-10' });
      expect(await refusal('Mutation setScope', twice)).toEqual(['done', undefined]);
      const marks = await t.db.read.rows(
        "SELECT id FROM scope_mark WHERE person_id = ? AND valid_from = '2023-11-10'",
        [city.own.person],
      );
      expect(marks).toHaveLength(1);
      const stage = { criterion: 'chip_card', stage: 'held', on: '2023-02-01' };
      const saved = await answer('Mutation savePerson', await input('Mutation savePerson', { stages: [stage, stage] }));
      const { id } = saved.data?.['savePerson'] as { id: string };
      expect(await t.db.read.rows('SELECT id FROM status_event WHERE person_id = ?', [id])).toHaveLength(1);
    });
  });

  it('a list with cells like these is read, row by row, and applied', async () => {
    const header = 'Họ và tên,Số CCCD,Ngày sinh,Chức vụ,Điện thoại,Mã đơn vị,CCCD gắn chip,Ngày cấp CCCD,Mã hồ sơ';
    const cells = (name: string, more: Partial<Record<number, string>>) =>
      [name, '', '', '', '', '26740', '', '', ''].map((cell, i) => more[i] ?? cell);
    const id = (n: number) => `0790620001${String(n).padStart(2, '0')}`;
    const long = 'ữ'.repeat(5000);
    const rows = [
      cells('Trần\u0001 Văn\u202e Một', { 1: id(1), 3: 'Tổ 😀 𠀋\u0007 trưởng' }),
      cells('Trần Văn Hai', { 1: id(2), 3: long, 8: long }),
      cells('Trần Văn Ba', { 1: id(3), 2: '0001-01-01', 7: '31/12/9999' }),
      cells('Trần Văn Bốn', { 1: id(4), 2: '01/01/1900', 6: 'x', 7: '01/01/1900' }),
      cells('Trần Văn Năm', { 1: id(5), 5: long }),
      cells(long, { 1: id(6) }),
      cells('Trần Văn 😀', { 1: id(7) }),
      cells('=HYPERLINK(1)', { 1: id(8) }),
      cells('Trần Văn Chín', { 1: long }),
      cells('Trần Văn Mười', { 1: id(10), 4: '"; DROP TABLE person; --' }),
    ];
    const text = [header, ...rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(','))].join('\r\n');
    const sent = await upload(t, all, { bytes: Buffer.from(text, 'utf8'), unit: Number(city.own.unit) });
    expect(sent.error).toBeNull();
    const seen = await seeImport(t, all, sent.id);
    expect(seen.refusalCode).toBeNull();
    expect(seen.counts).toMatchObject({ rows: 10, rejected: 5, conflict: 0, new: 5 });
    expect(JSON.stringify(seen).length).toBeLessThan(2 * MOST_ANSWER_CHARS);
    expect(await applyImport(t, all, sent.id)).toBe('applied');
    const stored = await t.db.read.rows(
      "SELECT full_name, title FROM person WHERE full_name IN ('Trần Văn Một', 'Trần Văn Hai', 'Trần Văn Mười') ORDER BY id",
    );
    expect(stored).toEqual([
      { full_name: 'Trần Văn Một', title: 'Tổ 😀 𠀋 trưởng' },
      { full_name: 'Trần Văn Hai', title: null },
      { full_name: 'Trần Văn Mười', title: null },
    ]);
  });
});
