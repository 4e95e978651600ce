import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createFirstAdministratorCode } from '../src/access/first-administrator.js';
import { addPeople } from './facts.js';
import { forEachDatabase, startApp, TEST_NOW, type Session, type TestApp } from './app.js';

const OPEN =
  'mutation($code: String!, $password: String!) { openAccount(code: $code, password: $password) { username permissions } }';
const LOGIN = 'mutation($u: String!, $p: String!) { login(username: $u, password: $p) { username } }';
const CREATE = `mutation($users: [NewUserInput!]!) { createUsers(users: $users) {
  slips { username displayName role unitText code expiresAt } problems { line code messageVi messageEn } } }`;
const FROM_CSV =
  'mutation($csv: String!) { createUsersFromCsv(csv: $csv) { slips { username unitText role } problems { line code } } }';
const RESET = 'mutation($id: ID!) { resetUser(id: $id) { username role unitText code } }';
const DISABLE =
  'mutation($id: ID!, $disabled: Boolean!) { disableUser(id: $id, disabled: $disabled) { disabled opened } }';
const LINK = 'mutation($id: ID!, $personId: ID) { linkUser(id: $id, personId: $personId) { linked } }';
const USERS =
  'query($unitId: ID, $search: String, $page: Int! = 0, $perPage: Int! = 50) { users(page: $page, perPage: $perPage, unitId: $unitId, search: $search) { total items { username roles { role unit { code } } } } }';
const ME = '{ me { username } }';
const GOOD = 'phượng đỏ sân trường';
const DAY = 24 * 3_600_000;

interface Created {
  createUsers: {
    slips: { username: string; code: string; expiresAt: string; unitText: string; role: string }[];
    problems: { line: number; code: string }[];
  };
}

forEachDatabase('accounts', (dialect) => {
  let t: TestApp;
  let city: number, district: number, ward: number, other: number;
  let admin: Session, head: Session;

  beforeAll(async () => {
    t = await startApp({ dialect });
  });
  beforeEach(() => t.clock.set(TEST_NOW));
  afterAll(() => t.close());

  const create = async (session: Session, user: object) =>
    (await t.ask<Created>(CREATE, { users: [user] }, session)).createUsers;
  const slipFor = async (username: string) =>
    (await create(admin, { username, displayName: 'Lê Thị Mới', role: 'staff', unitId: String(ward) })).slips[0];
  const idOf = async (username: string) =>
    String((await t.db.read.one<{ id: number }>('SELECT id FROM user_account WHERE username = ?', [username]))?.id);
  const opens = async (code: string | undefined, password = GOOD) => {
    const answer = await t.gql(OPEN, { code, password });
    return answer.errors[0]?.extensions.code ?? answer.data?.['openAccount'];
  };
  const auditOf = async (action: string) =>
    t.db.read.rows<{ actor_id: number; subject_id: string; detail: string }>(
      'SELECT actor_id, subject_id, detail FROM audit_record WHERE action = ? ORDER BY seq',
      [action],
    );

  it('the first administrator comes from a one-time code, and only while there is nobody', async () => {
    const codes = [
      await createFirstAdministratorCode(t.db, t.clock.now()),
      await createFirstAdministratorCode(t.db, t.clock.now()),
    ];
    expect(codes[0]).toMatch(/^[3-9A-Y]{4}(-[3-9A-Y]{4}){3}$/);
    expect(await opens(codes[0] ?? '', 'administrator-1')).toBe('weak_password');
    expect(await opens(codes[0] ?? '')).toMatchObject({ username: 'admin' });
    expect(await opens(codes[0] ?? '')).toBe('bad_slip');
    expect(await opens(codes[1] ?? '')).toBe('bad_slip');
    expect(await createFirstAdministratorCode(t.db, t.clock.now())).toBeNull();
    const user = await t.db.read.one<{ id: number }>("SELECT id FROM user_account WHERE username = 'admin'");
    admin = await t.signIn({ userId: Number(user?.id), username: 'admin' });
    city = await t.addUnit('79', null, 'Thành phố Hồ Chí Minh');
    district = await t.addUnit('760', city, 'Quận 1');
    ward = await t.addUnit('26740', district, 'Phường Bến Nghé');
    other = await t.addUnit('769', city, 'Quận 3');
    head = await t.signInAs('unit_head', district);
  });

  describe('slips', () => {
    it('carry what is printed, open the account once, and are kept only as a digest', async () => {
      const slip = await slipFor('slip.one');
      expect(slip).toMatchObject({
        username: 'slip.one',
        role: 'staff',
        unitText: 'Quận 1 / Phường Bến Nghé',
        expiresAt: '2023-11-27T03:00:00.000Z',
      });
      const stored = JSON.stringify([
        await t.db.read.rows('SELECT * FROM user_account'),
        await t.db.read.rows('SELECT * FROM audit_record'),
      ]);
      expect(stored.replaceAll('-', '')).not.toContain(slip?.code.replaceAll('-', ''));
      expect((await t.gql(LOGIN, { u: 'slip.one', p: '' })).errors[0]?.extensions.code).toBe('bad_login');
      expect(await opens(slip?.code)).toMatchObject({ username: 'slip.one' });
      expect(await opens(slip?.code)).toBe('bad_slip');
      expect((await t.gql(LOGIN, { u: 'slip.one', p: GOOD })).errors).toEqual([]);
    });

    it.each([
      ['as printed', (code: string) => code, null],
      ['in small letters with spaces', (code: string) => ` ${code.toLowerCase().replaceAll('-', ' ')} `, null],
      ['without its last character', (code: string) => code.slice(0, -1), 'bad_slip'],
      ['empty', () => '', 'bad_slip'],
      ['only dashes', () => '----', 'bad_slip'],
    ])('typed %s', async (name, typed, problem) => {
      const slip = await slipFor(`typed.${name.length}`);
      const result = await opens(typed(slip?.code ?? ''));
      if (problem === null) expect(result).toMatchObject({ username: `typed.${name.length}` });
      else expect(result).toBe(problem);
    });

    it('a weak password leaves the slip good; after 7 days it is void', async () => {
      const slip = await slipFor('slip.later');
      expect(await opens(slip?.code, 'short')).toBe('weak_password');
      t.clock.set(TEST_NOW + 7 * DAY);
      expect(await opens(slip?.code)).toBe('bad_slip');
      t.clock.set(TEST_NOW + 7 * DAY - 1);
      expect(await opens(slip?.code)).toMatchObject({ username: 'slip.later' });
    });

    it('two people with the same slip at the same time: one account, one winner', async () => {
      const slip = await slipFor('slip.race');
      const results = await Promise.all(Array.from({ length: 6 }, () => opens(slip?.code)));
      expect(results.filter((result) => result !== 'bad_slip')).toHaveLength(1);
    });
  });

  describe('opening in bulk', () => {
    const line = (username: string, more: object = {}) => ({
      username,
      displayName: 'Trần Văn Tốt',
      role: 'staff',
      unitId: String(ward),
      ...more,
    });

    it('checks every line first and does nothing when one is wrong', async () => {
      const before = await t.db.read.one('SELECT COUNT(*) AS n FROM user_account');
      const { slips, problems } = (
        await t.ask<Created>(
          CREATE,
          {
            users: [
              line('good.one'),
              line('x'),
              line('slip.one'),
              line('good.one'),
              line('no.name', { displayName: '  ' }),
              line('no.role', { role: 'king' }),
              line('no.unit', { unitId: null }),
              line('other.unit', { unitId: String(other) }),
              line('missing.unit', { unitId: '999999' }),
              line('above', { role: 'unit_head', unitId: String(district) }),
              line('lensless', { role: 'staff', lens: 'membership:dang_vien' }),
              line('focal', { role: 'unit_focal', validFrom: '2023-11-20' }),
              line('reversed', { validFrom: '2023-11-20', validTo: '2023-11-19' }),
              line('nobody', { personId: '12345' }),
            ],
          },
          head,
        )
      ).createUsers;
      expect(slips).toEqual([]);
      expect(problems.map(({ line: n, code }) => `${n} ${code}`)).toEqual([
        '2 bad_username',
        '3 username_taken',
        '4 username_taken',
        '5 bad_display_name',
        '6 unknown_role',
        '7 unit_missing',
        '8 unknown_unit',
        '9 unknown_unit',
        '10 role_not_yours_to_give',
        '11 lens_not_used',
        '12 focal_days_missing',
        '13 days_reversed',
        '14 not_found',
      ]);
      for (const problem of problems as unknown as { messageVi: string; messageEn: string }[]) {
        expect(problem.messageVi.length).toBeGreaterThan(10);
        expect(problem.messageEn.length).toBeGreaterThan(10);
      }
      expect(await t.db.read.one('SELECT COUNT(*) AS n FROM user_account')).toEqual(before);
    });

    it('opens all of them, each with its audit row in the name of who did it', async () => {
      const before = (await auditOf('account_created')).length;
      const users = Array.from({ length: 40 }, (_, i) => line(`bulk.${i}`));
      const { slips, problems } = (await t.ask<Created>(CREATE, { users }, head)).createUsers;
      expect(problems).toEqual([]);
      expect(new Set(slips.map((slip) => slip.code)).size).toBe(40);
      const rows = (await auditOf('account_created')).slice(before);
      expect(rows).toHaveLength(40);
      expect(rows.every((row) => Number(row.actor_id) === head.userId && !row.detail.includes('Trần'))).toBe(true);
    });

    it.each([
      [
        'comma',
        'username,display_name,role,unit_code\ncsv.a,Lê A,staff,26740\ncsv.b,Lê B,hr,26740\n',
        ['csv.a', 'csv.b'],
        [],
      ],
      [
        'semicolon, BOM, days of the office',
        '\ufeffusername;display_name;role;unit_code;lens;valid_from;valid_to\r\ncsv.c;"Lê; C";unit_focal;760;;20/11/2023;31/12/2023\r\n',
        ['csv.c'],
        [],
      ],
      [
        'columns in another order, blank lines',
        'role,unit_code,display_name,username\n\nstaff,760,Lê D,csv.d\n,,,\n',
        ['csv.d'],
        [],
      ],
      [
        'problems with the line of the file',
        'username,display_name,role,unit_code,lens,valid_from,valid_to\ncsv.e,Lê E,staff,26740,,,\ncsv.f,Lê F,staff,769,,,\n\ncsv.g,Lê G,staff,26740,,31/02/2023,\n',
        [],
        [
          { line: 3, code: 'unknown_unit' },
          { line: 5, code: 'bad_day' },
        ],
      ],
      ['a header and nothing else', 'username,display_name,role\n', [], []],
    ])('from CSV: %s', async (_, csv, made, problems) => {
      const { createUsersFromCsv: result } = await t.ask<{
        createUsersFromCsv: { slips: { username: string }[]; problems: object[] };
      }>(FROM_CSV, { csv }, head);
      expect(result.slips.map((slip) => slip.username)).toEqual(made);
      expect(result.problems).toEqual(problems);
    });

    it.each([
      ['', 'empty_file'],
      ['username,display_name\na,b\n', 'column_missing'],
      ['username,display_name,role,password\na,b,staff,c\n', 'unknown_column'],
      [`username,display_name,role\n"never closed,b,staff\n`, 'bad_csv'],
    ])('a CSV that cannot be read as accounts is refused as a whole: %j', async (csv, code) => {
      expect(await t.refusal(FROM_CSV, { csv }, head)).toBe(code);
    });
  });

  describe('reset and closing', () => {
    it('a reset ends the password and the sessions, raises the role version and gives a new slip', async () => {
      const user = await t.addUser({ username: 'forgot', password: GOOD });
      await t.giveRole(user.userId, 'staff', ward);
      const session = await t.signIn(user);
      const version = async () =>
        Number(
          (await t.db.read.one<{ v: number }>('SELECT role_version AS v FROM user_account WHERE id = ?', [user.userId]))
            ?.v,
        );
      const before = await version();
      const { resetUser: slip } = await t.ask<{ resetUser: { code: string; unitText: string } }>(
        RESET,
        { id: String(user.userId) },
        head,
      );
      expect(slip).toMatchObject({ username: 'forgot', role: 'staff', unitText: 'Quận 1 / Phường Bến Nghé' });
      expect(await t.ask(ME, {}, session)).toEqual({ me: null });
      expect((await t.gql(LOGIN, { u: 'forgot', p: GOOD })).errors[0]?.extensions.code).toBe('bad_login');
      expect(await version()).toBe(before + 1);
      expect(await opens(slip.code, 'mật khẩu khác hẳn')).toMatchObject({ username: 'forgot' });
      expect((await auditOf('account_reset')).at(-1)).toMatchObject({ subject_id: String(user.userId) });
    });

    it('a closed account loses its sessions and its slip, and comes back with its password', async () => {
      const user = await t.addUser({ username: 'leaver', password: GOOD });
      await t.giveRole(user.userId, 'staff', ward);
      const session = await t.signIn(user);
      const id = String(user.userId);
      expect(await t.ask(DISABLE, { id, disabled: true }, head)).toEqual({
        disableUser: { disabled: true, opened: true },
      });
      expect(await t.ask(ME, {}, session)).toEqual({ me: null });
      expect((await t.gql(LOGIN, { u: 'leaver', p: GOOD })).errors[0]?.extensions.code).toBe('bad_login');
      expect(await t.refusal(RESET, { id }, head)).toBe('account_closed');
      expect(await t.ask(DISABLE, { id, disabled: false }, head)).toEqual({
        disableUser: { disabled: false, opened: true },
      });
      expect(await t.ask(ME, {}, session)).toEqual({ me: null });
      expect((await t.gql(LOGIN, { u: 'leaver', p: GOOD })).errors).toEqual([]);
      const slip = await slipFor('leaver.two');
      await t.ask(DISABLE, { id: await idOf('leaver.two'), disabled: true }, head);
      expect(await opens(slip?.code)).toBe('bad_slip');
    });

    it('nobody resets or closes their own account, one out of reach, or one that does not exist', async () => {
      const stranger = await t.signInAs('staff', other);
      const both = await t.signInAs('staff', ward);
      await t.giveRole(both.userId, 'committee', city);
      const peer = await t.signInAs('unit_head', district);
      const boss = await t.signInAs('administrator', null);
      const roleless = await t.addUser();
      for (const target of [stranger, both, peer, boss, roleless, { userId: 4711 }, admin])
        for (const [document, more] of [
          [RESET, {}],
          [DISABLE, { disabled: true }],
        ] as const)
          expect(await t.refusal(document, { id: String(target.userId), ...more }, head)).toBe('not_found');
      expect(await t.refusal(RESET, { id: String(head.userId) }, head)).toBe('not_to_oneself');
      expect(await t.refusal(DISABLE, { id: String(admin.userId), disabled: true }, admin)).toBe('not_to_oneself');
      expect(await t.ask(DISABLE, { id: String(roleless.userId), disabled: true }, admin)).toEqual({
        disableUser: { disabled: true, opened: false },
      });
    });
  });

  it('ties an account to one person inside the own units, tells them apart ever after, and takes a wrong tie away', async () => {
    const [mine = 0, taken = 0, abroad = 0] = await addPeople(t, [
      { unitId: ward },
      { unitId: ward },
      { unitId: other },
    ]);
    const officer = await t.signInAs('unit_head', ward);
    await t.signInAs('staff', ward, { personId: taken });
    const id = String(officer.userId);
    const link = (personId: number | null, by = head) => t.refusal(LINK, { id, personId }, by);
    expect(await link(abroad)).toBe('not_found');
    expect(await link(4711)).toBe('not_found');
    expect(await link(taken)).toBe('person_has_account');
    expect(await link(mine, await t.signInAs('unit_head', other))).toBe('not_found');
    expect(await link(mine, await t.signInAs('hr', city))).toBe('not_found');
    expect(await link(mine, officer)).toBe('not_to_oneself');
    expect(await t.ask(LINK, { id, personId: mine }, head)).toEqual({ linkUser: { linked: true } });
    const [free = 0] = await addPeople(t, [{ unitId: ward }]);
    expect(await link(free)).toBe('account_has_person');
    expect(await t.ask(LINK, { id }, admin)).toEqual({ linkUser: { linked: false } });
    expect((await auditOf('account_linked')).map(({ actor_id, detail }) => [Number(actor_id), detail])).toEqual([
      [head.userId, JSON.stringify({ personId: mine })],
    ]);
    expect((await auditOf('account_unlinked')).map(({ actor_id }) => Number(actor_id))).toEqual([admin.userId]);
    // A wrong tie is undone also when the person works elsewhere by now.
    await t.db.transaction((tx) =>
      tx.run('UPDATE user_account SET person_id = ? WHERE id = ?', [abroad, officer.userId]),
    );
    expect(await t.ask(LINK, { id }, head)).toEqual({ linkUser: { linked: false } });
  });

  it('a person has one account also when several are opened and tied at one moment', async () => {
    const people = await addPeople(t, [{ unitId: ward }, { unitId: ward }, { unitId: ward }]);
    const officers = await Promise.all(people.map(() => t.signInAs('staff', ward)));
    const users = (by: string, ids: readonly number[]) =>
      ids.map((personId) => ({
        ...{ username: `once.${by}.${personId}`, displayName: 'Lê Thị Mới', role: 'staff' },
        ...{ unitId: String(ward), personId: String(personId) },
      }));
    await Promise.all([
      t.gql(CREATE, { users: users('a', people) }, admin),
      t.gql(CREATE, { users: users('b', [...people].reverse()) }, head),
      ...people.map((personId, i) => t.gql(LINK, { id: String(officers[i]?.userId), personId }, head)),
    ]);
    const tied = await t.db.read.rows<{ n: number }>(
      `SELECT COUNT(*) AS n FROM user_account WHERE person_id IN (?, ?, ?) GROUP BY person_id`,
      people,
    );
    expect(tied.map(({ n }) => Number(n))).toEqual([1, 1, 1]);
  });

  describe('the list', () => {
    it('shows accounts of the caller’s subtree, and of each only the roles there', async () => {
      const scope = await t.addUnit('LIST', city, 'Sở Danh Sách');
      const team = await t.addUnit('LIST-1', scope, 'Phòng Một');
      const lead = await t.signInAs('unit_head', scope, { username: 'list.head', displayName: 'Đỗ Thị Ánh' });
      const member = await t.addUser({ username: 'list.member', displayName: 'Nguyễn Đức Ước' });
      await t.giveRole(member.userId, 'staff', team);
      await t.giveRole(member.userId, 'unit_focal', other, { validFrom: '2023-01-01', validTo: '2023-12-31' });
      const list = async (variables: object) =>
        (await t.ask<{ users: { total: number; items: unknown[] } }>(USERS, variables, lead)).users;
      const memberRow = { username: 'list.member', roles: [{ role: 'staff', unit: { code: 'LIST-1' } }] };
      const headRow = { username: 'list.head', roles: [{ role: 'unit_head', unit: { code: 'LIST' } }] };
      expect(await list({})).toEqual({ total: 2, items: [headRow, memberRow] });
      expect(await list({ perPage: 1, page: 1 })).toEqual({ total: 2, items: [memberRow] });
      expect(await list({ unitId: String(team) })).toEqual({ total: 1, items: [memberRow] });
      expect(await list({ search: 'duc uoc' })).toEqual({ total: 1, items: [memberRow] });
      expect(await list({ search: 'LIST.HEAD' })).toEqual({ total: 1, items: [headRow] });
      for (const search of ['%', '_', '!', 'admin', 'khong co'])
        expect(await list({ search })).toEqual({ total: 0, items: [] });
      expect(await t.refusal(USERS, { unitId: String(other) }, lead)).toBe('not_found');
      expect(await t.refusal(USERS, { unitId: '999999' }, lead)).toBe('not_found');
      expect(await t.refusal(USERS, { perPage: 201 }, lead)).toBe('bad_page');
      expect(await t.refusal(USERS, { page: -1 }, lead)).toBe('bad_page');
      const all = await t.ask<{ users: { total: number } }>(USERS, {}, admin);
      expect(all.users.total).toBe(
        Number((await t.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM user_account'))?.n),
      );
    });
  });
});
