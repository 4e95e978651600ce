import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@dat100/shared/permissions';
import { audit } from '../src/audit/audit.js';
import type { Bound } from '../src/database/sql.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople, operator } from './facts.js';

const CREATE =
  'mutation($users: [NewUserInput!]!) { createUsers(users: $users) { slips { username } problems { code } } }';
const GRANT = `mutation($userId: ID!, $role: String!, $unitId: ID, $lens: String, $validFrom: Day, $validTo: Day) {
  grantRole(userId: $userId, role: $role, unitId: $unitId, lens: $lens, validFrom: $validFrom, validTo: $validTo) { roles { id role unit { code } validTo } } }`;
const END = 'mutation($roleId: ID!) { endRole(roleId: $roleId) { roles { role } } }';
const FOCAL = `mutation($username: String!, $unitId: ID!, $validFrom: Day!, $validTo: Day!) {
  nameFocal(username: $username, displayName: "Võ Văn Đầu Mối", unitId: $unitId, validFrom: $validFrom, validTo: $validTo) { slips { username role } problems { code } } }`;
const ME = '{ me { actsFor permissions roles { role validTo } } }';
const AUDIT =
  'query($unitId: ID, $page: Int! = 0, $perPage: Int! = 50) { audit(page: $page, perPage: $perPage, unitId: $unitId) { total items { actor onBehalfOf action subject unit { code } detail } } }';

type Where = 'none' | 'city' | 'district' | 'ward' | 'sibling';
const ANY: Where[] = ['city', 'district', 'ward', 'sibling'];

/** Who gives which role where: everything that is not here is refused. The head is the head of the district. */
const MAY: Partial<Record<Role, Partial<Record<Role, Where[]>>>> = {
  administrator: {
    administrator: ['none', ...ANY],
    committee: ANY,
    hr: ANY,
    unit_head: ANY,
    association: ANY,
    police_liaison: ANY,
    staff: ANY,
    // after the heads they act for
    unit_focal: ANY,
  },
  unit_head: {
    unit_head: ['ward'],
    hr: ['district', 'ward'],
    unit_focal: ['district', 'ward'],
    staff: ['district', 'ward'],
  },
};
const ROLES: Role[] = [
  'administrator',
  'committee',
  'hr',
  'unit_head',
  'unit_focal',
  'association',
  'police_liaison',
  'staff',
];

forEachDatabase('grants', (dialect) => {
  let t: TestApp;
  let units: Record<Exclude<Where, 'none'>, number>;
  const callers = {} as Record<Role, Session>;
  beforeAll(async () => {
    t = await startApp({ dialect });
    const city = await t.addUnit('79');
    const district = await t.addUnit('760', city);
    units = { city, district, ward: await t.addUnit('26740', district), sibling: await t.addUnit('769', city) };
    for (const role of ROLES) {
      const unitId = role === 'administrator' ? null : role === 'committee' ? city : district;
      const lens = role === 'association' ? 'membership:dang_vien' : null;
      callers[role] = await t.signInAs(role, unitId, {
        lens,
        displayName: `Ông ${role}`,
        username: `caller.${role.replace('_', '-')}`,
      });
    }
  });
  afterAll(() => t.close());

  const newUser = (n: string, role: Role, where: Where) => ({
    username: `granted.${n}`,
    displayName: 'Người được giao',
    role,
    unitId: where === 'none' ? null : String(units[where]),
    lens: role === 'association' ? 'membership:doan_vien' : null,
    ...(role === 'unit_focal' ? { validFrom: '2023-11-20', validTo: '2024-01-31' } : {}),
  });

  it('the level above gives roles: every caller, role and place', async () => {
    const allowed: string[] = [];
    const expected: string[] = [];
    let n = 0;
    for (const caller of ROLES)
      for (const role of ROLES)
        for (const where of ['none', ...ANY] as Where[]) {
          n += 1;
          const answer = await t.gql<{ createUsers: { slips: object[] } }>(
            CREATE,
            { users: [newUser(String(n), role, where)] },
            callers[caller],
          );
          if ((answer.data?.createUsers.slips.length ?? 0) === 1) allowed.push(`${caller} gives ${role} at ${where}`);
          if (MAY[caller]?.[role]?.includes(where)) expected.push(`${caller} gives ${role} at ${where}`);
        }
    expect(allowed).toEqual(expected);
  });

  it('an administrator of one branch stays in it', async () => {
    const branch = await t.signInAs('administrator', units.district);
    const results: Record<string, string> = {};
    for (const where of ['none', ...ANY] as Where[]) {
      const { createUsers } = await t.ask<{ createUsers: { problems: { code: string }[] } }>(
        CREATE,
        { users: [newUser(`branch-${where}`, 'administrator', where)] },
        branch,
      );
      results[where] = createUsers.problems[0]?.code ?? 'given';
    }
    expect(results).toEqual({
      none: 'role_not_yours_to_give',
      city: 'unknown_unit',
      district: 'given',
      ward: 'given',
      sibling: 'unknown_unit',
    });
  });

  it('nobody acts for a head where there is none with an account', async () => {
    const headless = await t.addUnit('HEADLESS', units.city);
    const focal = { ...newUser('headless', 'unit_focal', 'city'), unitId: String(headless) };
    const create = async (username: string) =>
      (await t.ask<{ createUsers: object }>(CREATE, { users: [{ ...focal, username }] }, callers.administrator))
        .createUsers;
    expect(await create('headless.one')).toEqual({ slips: [], problems: [{ code: 'no_head' }] });
    const head = await t.signInAs('unit_head', headless, { validTo: '2023-11-19' });
    expect(await create('headless.one')).toEqual({ slips: [], problems: [{ code: 'no_head' }] });
    await t.giveRole(head.userId, 'unit_head', headless);
    expect(await create('headless.one')).toEqual({ slips: [{ username: 'headless.one' }], problems: [] });
  });

  describe('grantRole and endRole', () => {
    it('hold at the next request, raise the role version and leave their audit rows', async () => {
      const person = await t.signInAs('staff', units.ward);
      const version = async () =>
        Number(
          (
            await t.db.read.one<{ v: number }>('SELECT role_version AS v FROM user_account WHERE id = ?', [
              person.userId,
            ])
          )?.v,
        );
      const permissions = async () => (await t.ask<{ me: { permissions: string[] } }>(ME, {}, person)).me.permissions;
      expect(await permissions()).not.toContain('status.correct');
      const { grantRole } = await t.ask<{ grantRole: { roles: { id: string; role: string }[] } }>(
        GRANT,
        { userId: String(person.userId), role: 'hr', unitId: String(units.ward) },
        callers.unit_head,
      );
      expect(grantRole.roles.map(({ role }) => role)).toEqual(['staff', 'hr']);
      expect([await version(), (await permissions()).includes('status.correct')]).toEqual([2, true]);
      expect(
        await t.refusal(
          GRANT,
          { userId: String(person.userId), role: 'hr', unitId: String(units.ward) },
          callers.unit_head,
        ),
      ).toBe('already_granted');
      expect(await t.ask(END, { roleId: grantRole.roles[1]?.id }, callers.unit_head)).toEqual({
        endRole: { roles: [{ role: 'staff' }] },
      });
      expect([await version(), (await permissions()).includes('status.correct')]).toEqual([3, false]);
      expect(await t.refusal(END, { roleId: grantRole.roles[1]?.id }, callers.unit_head)).toBe('not_found');
      const rows = await t.db.read.rows<{ action: string; actor: string; unit_id: number }>(
        "SELECT action, actor, unit_id FROM audit_record WHERE subject_id = ? AND action LIKE 'role%' ORDER BY seq",
        [String(person.userId)],
      );
      expect(rows.map((row) => ({ ...row, unit_id: Number(row.unit_id) }))).toEqual([
        { action: 'role_granted', actor: 'Ông unit_head', unit_id: units.ward },
        { action: 'role_ended', actor: 'Ông unit_head', unit_id: units.ward },
      ]);
    });

    it('of an account whose only role was ended, by whoever could manage it until then', async () => {
      const branch = await t.signInAs('administrator', units.district);
      const moved = await t.signInAs('hr', units.ward, { username: 'moved.on' });
      const userId = String(moved.userId);
      const list = async (caller: Session) =>
        (
          await t.ask<{ users: { items: { username: string; roles: { id: string; role: string }[] }[] } }>(
            '{ users(page: 0, perPage: 50, search: "moved.on") { items { username roles { id role } } } }',
            {},
            caller,
          )
        ).users.items;
      const endIt = async (by: Session) => {
        const [account] = await list(callers.administrator);
        await t.ask(END, { roleId: account?.roles[0]?.id }, by);
      };
      await endIt(branch);
      // It stays in sight of those above it, and of nobody else: without the list it could not be given a role.
      expect(await list(branch)).toEqual([{ username: 'moved.on', roles: [] }]);
      const aside = await t.signInAs('administrator', units.sibling);
      expect(await list(aside)).toEqual([]);
      expect(await t.refusal(GRANT, { userId, role: 'hr', unitId: String(units.sibling) }, aside)).toBe('not_found');
      // The same role again, for another: what was ended is not “already granted”.
      const hr = { userId, role: 'hr', unitId: String(units.ward) };
      expect(await t.ask(GRANT, hr, branch)).toMatchObject({ grantRole: { roles: [{ role: 'hr' }] } });
      // The role of before the last one decides nothing: whoever only stood above that is not above the account.
      await endIt(branch);
      t.clock.set(t.clock.now() + 1);
      await t.ask(GRANT, { ...hr, role: 'committee', unitId: String(units.city) }, callers.administrator);
      await endIt(callers.administrator);
      expect(await list(branch)).toEqual([]);
      expect(await t.refusal(GRANT, hr, branch)).toBe('not_found');
      expect(await t.ask(GRANT, hr, callers.administrator)).toMatchObject({ grantRole: { roles: [{ role: 'hr' }] } });
    });

    it('never to oneself, and never on an account one does not stand above', async () => {
      const head = callers.unit_head;
      const own = await t.db.read.one<{ id: number }>('SELECT id FROM user_role WHERE user_id = ?', [head.userId]);
      const siblingStaff = await t.signInAs('staff', units.sibling);
      const siblingRole = await t.db.read.one<{ id: number }>('SELECT id FROM user_role WHERE user_id = ?', [
        siblingStaff.userId,
      ]);
      const grant = { role: 'staff', unitId: String(units.ward) };
      expect(await t.refusal(GRANT, { ...grant, userId: String(head.userId) }, head)).toBe('not_to_oneself');
      expect(await t.refusal(END, { roleId: String(own?.id) }, head)).toBe('not_found');
      expect(await t.refusal(GRANT, { ...grant, userId: String(siblingStaff.userId) }, head)).toBe('not_found');
      expect(await t.refusal(END, { roleId: String(siblingRole?.id) }, head)).toBe('not_found');
      const admin = callers.administrator;
      const adminRole = await t.db.read.one<{ id: number }>('SELECT id FROM user_role WHERE user_id = ?', [
        admin.userId,
      ]);
      expect(
        await t.refusal(GRANT, { userId: String(admin.userId), role: 'committee', unitId: String(units.city) }, admin),
      ).toBe('not_to_oneself');
      expect(await t.refusal(END, { roleId: String(adminRole?.id) }, admin)).toBe('not_to_oneself');
    });
  });

  describe('focal officers', () => {
    it('are named from one day to another, act for the head who named them, and only on those days', async () => {
      const head = callers.unit_head;
      const variables = {
        username: 'focal.one',
        unitId: String(units.district),
        validFrom: '2023-11-20',
        validTo: '2023-11-21',
      };
      expect(await t.ask(FOCAL, variables, head)).toEqual({
        nameFocal: { slips: [{ username: 'focal.one', role: 'unit_focal' }], problems: [] },
      });
      const row = await t.db.read.one<{ id: number }>("SELECT id FROM user_account WHERE username = 'focal.one'");
      const focal = await t.signIn({ userId: Number(row?.id), username: 'focal.one' });
      const { me } = await t.ask<{ me: { actsFor: string; permissions: string[]; roles: object[] } }>(ME, {}, focal);
      expect(me).toMatchObject({ actsFor: 'Ông unit_head', roles: [{ role: 'unit_focal', validTo: '2023-11-21' }] });
      expect(me.permissions).toContain('import.run');
      const now = t.clock.now();
      t.clock.set(Date.UTC(2023, 10, 21, 16, 59));
      await t.db.transaction((tx) => tx.run('UPDATE session SET expires_at = ?', [now * 2]));
      expect((await t.ask<{ me: typeof me }>(ME, {}, focal)).me.roles).toHaveLength(1);
      t.clock.set(Date.UTC(2023, 10, 21, 17, 0));
      expect(await t.ask(ME, {}, focal)).toEqual({ me: { actsFor: null, permissions: [], roles: [] } });
      t.clock.set(now);
    });

    it('someone of the unit with an account gets the role and no slip; others only hear that the name is taken', async () => {
      const head = callers.unit_head;
      await t.signInAs('staff', units.ward, { username: 'ward.staff' });
      await t.signInAs('staff', units.sibling, { username: 'sibling.staff' });
      const name = (username: string, more: object = {}) =>
        t.gql<{ nameFocal: object }>(
          FOCAL,
          { username, unitId: String(units.ward), validFrom: '2023-11-20', validTo: '2023-12-31', ...more },
          head,
        );
      const problem = (code: string) => ({ nameFocal: { slips: [], problems: [{ code }] } });
      expect((await name('ward.staff')).data).toEqual({ nameFocal: { slips: [], problems: [] } });
      expect((await name('ward.staff')).data).toEqual(problem('already_granted'));
      expect((await name('sibling.staff')).data).toEqual(problem('username_taken'));
      expect((await name(head.username)).data).toEqual(problem('not_to_oneself'));
      expect((await name('focal.two', { validTo: '2023-11-19' })).data).toEqual(problem('days_reversed'));
      expect((await name('focal.two', { unitId: String(units.sibling) })).data).toEqual(problem('unknown_unit'));
    });

    it('what they do is written down as done for the head; their own password is their own act', async () => {
      const head = await t.signInAs('unit_head', units.ward, { displayName: 'Bà Chủ Tịch' });
      const user = await t.addUser({
        username: 'focal.acts',
        displayName: 'Anh Đầu Mối',
        password: 'mật khẩu ban đầu',
      });
      await t.giveRole(user.userId, 'unit_focal', units.ward, {
        actsForId: head.userId,
        validFrom: '2023-01-01',
        validTo: '2023-12-31',
      });
      const focal = await t.signIn(user);
      await t.ask('mutation { changePassword(old: "mật khẩu ban đầu", new: "mật khẩu thứ hai") }', {}, focal);
      const rows = await t.db.read.rows('SELECT actor, on_behalf_of FROM audit_record WHERE actor_id = ?', [
        user.userId,
      ]);
      expect(rows.map((row) => ({ ...(row as object) }))).toEqual([{ actor: 'Anh Đầu Mối', on_behalf_of: null }]);
    });
  });

  it('the audit log is read inside the scope, newest first, and whole only by an administrator of everything', async () => {
    type Page = { audit: { total: number; items: { action: string; unit: { code: string } | null }[] } };
    const everything = (await t.ask<Page>(AUDIT, { perPage: 200 }, callers.administrator)).audit;
    expect(everything.total).toBe(
      Number((await t.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM audit_record'))?.n),
    );
    const branch = await t.signInAs('administrator', units.ward);
    const ward = (await t.ask<Page>(AUDIT, { perPage: 200 }, branch)).audit;
    expect(ward.items.length).toBeGreaterThan(2);
    expect(new Set(ward.items.map(({ unit }) => unit?.code))).toEqual(new Set(['26740']));
    expect(ward.items).toEqual(everything.items.filter(({ unit }) => unit?.code === '26740'));
    expect(
      (await t.ask<Page>(AUDIT, { unitId: String(units.ward), perPage: 200 }, callers.administrator)).audit,
    ).toEqual(ward);
    expect(await t.refusal(AUDIT, { unitId: String(units.district) }, branch)).toBe('not_found');
    for (const role of ['committee', 'hr', 'unit_head', 'unit_focal', 'staff'] as Role[])
      expect(await t.refusal(AUDIT, {}, callers[role])).toBe('not_found');
  });

  it('the audit log names what was acted on to whom may look it up, in as many queries for a page as for a line', async () => {
    const [here, gone] = await addPeople(t, [{ unitId: units.ward }, { unitId: units.sibling }]);
    const account = await t.signInAs('staff', units.ward, { username: 'named.here' });
    const moved = await t.signInAs('staff', units.sibling, { username: 'named.elsewhere' });
    const subjects: [string, number | undefined][] = [
      ...[here, gone].map((id): [string, number | undefined] => ['person', id]),
      ...[account, moved].map(({ userId }): [string, number] => ['user', userId]),
      ['unit', units.ward],
      ['unit', units.sibling],
    ];
    await t.db.transaction(async (tx) => {
      for (const [subjectType, id] of subjects)
        await audit(tx, operator(t), {
          ...{ action: 'named', subjectType, subjectId: id ?? null, unitId: units.ward, detail: {} },
        });
    });
    type Page = { audit: { items: { action: string; subjectName: string | null }[] } };
    const page = (session: Session, perPage: number) =>
      t.ask<Page>(
        'query($perPage: Int!) { audit(page: 0, perPage: $perPage) { items { action subjectName } } }',
        { perPage },
        session,
      );
    const names = async (session: Session) =>
      (await page(session, 20)).audit.items
        .flatMap(({ action, subjectName }) => (action === 'named' ? [subjectName] : []))
        .reverse();
    const { full_name: fullName = '' } =
      (await t.db.read.one<{ full_name: string }>('SELECT full_name FROM person WHERE id = ?', [here ?? 0])) ?? {};
    const ward = 'Đơn vị 760 / Đơn vị 26740';
    // An administrator keeps accounts and units; people are not theirs to look up.
    const branch = await t.signInAs('administrator', units.ward);
    expect(await names(branch)).toEqual([null, null, 'named.here', null, ward, null]);
    expect(await names(callers.administrator)).toEqual([
      ...[null, null, 'named.here', 'named.elsewhere', ward, 'Đơn vị 769'],
    ]);
    await t.giveRole(branch.userId, 'hr', units.ward);
    expect(await names(branch)).toEqual([fullName, null, 'named.here', null, ward, null]);

    const { read } = t.db;
    let asked = 0;
    const rows = <T>(sql: string, params?: readonly Bound[]): Promise<T[]> => ((asked += 1), read.rows<T>(sql, params));
    Object.defineProperty(t.db, 'read', { configurable: true, value: { ...read, rows } });
    await page(branch, 6);
    const few = asked;
    await page(branch, 20);
    Reflect.deleteProperty(t.db, 'read');
    expect([few > 0, asked]).toEqual([true, 2 * few]);
  });

  it('the audit log names ratings and imports to whom may read them, and drafts of periods to who prepares them', async () => {
    const period = ['id', 'year', 'name', 'scheme', 'scheme_version', 'scheme_digest', 'cut_off', 'state', 'settings'];
    const file = ['id', 'kind', 'file_name', 'digest', 'unit_id', 'as_of', 'as_of_from', 'state', 'counts', 'sheets'];
    const day = '2023-11-20';
    await t.db.transaction(async (tx) => {
      await tx.insert(
        'rating_period',
        [...period, 'people', 'revision', 'created_at'],
        [
          [71, 2022, 'Xếp loại năm 2022', 's', 1, 'd', day, 'open', '{}', 0, 1, 0],
          [72, 2023, 'Xếp loại bổ sung', 's', 1, 'd', day, 'draft', '{}', 0, 1, 0],
        ],
      );
      await tx.insert(
        'import_file',
        [...file, 'created_at'],
        [
          [81, 'roster', 'Danh sách phường.xlsx', 'd1', units.ward, day, 'asked', 'applied', '{}', '[]', 0],
          [82, 'roster', 'Danh sách quận khác.xlsx', 'd2', units.sibling, day, 'asked', 'applied', '{}', '[]', 0],
        ],
      );
      for (const [subjectType, subjectId] of [
        ['rating_period', 71],
        ['rating_period', 72],
        ['rating_period', 73],
        ['rating_scheme', 'nd335'],
        ['rating_scheme', 'no_such'],
        ['import', 81],
        ['import', 82],
      ] as const)
        await audit(tx, operator(t), {
          ...{ action: 'told', subjectType, subjectId, unitId: units.ward, detail: {} },
        });
    });
    type Entry = { action: string; subjectName: string | null; subjectNameEn: string | null };
    const names = async (session: Session) => {
      const query = '{ audit(page: 0, perPage: 20) { items { action subjectName subjectNameEn } } }';
      const { audit: log } = await t.ask<{ audit: { items: Entry[] } }>(query, {}, session);
      const told = log.items.filter(({ action }) => action === 'told').reverse();
      expect(told.map(({ subjectNameEn }) => subjectNameEn)).toEqual([
        ...[null, null, null, 'Decree 335/2025/NĐ-CP', null, null, null],
      ]);
      return told.map(({ subjectName }) => subjectName);
    };
    const [open, scheme] = ['Xếp loại năm 2022', 'Nghị định 335/2025/NĐ-CP'];
    // Of a branch: a draft is not theirs to prepare, and no import opens for an administrator.
    const branch = await t.signInAs('administrator', units.ward);
    expect(await names(branch)).toEqual([open, null, null, scheme, null, null, null]);
    expect(await names(callers.administrator)).toEqual([
      ...[open, 'Xếp loại bổ sung (2023)', null, scheme, null, null, null],
    ]);
    await t.giveRole(branch.userId, 'hr', units.ward);
    expect(await names(branch)).toEqual([open, null, null, scheme, null, 'Danh sách phường.xlsx', null]);
  });
});
