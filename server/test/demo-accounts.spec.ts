import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { closeDemoAccounts, makeDemoAccounts, type DemoPlan } from '../src/access/demo-accounts.js';
import { createFirstAdministratorCode } from '../src/access/first-administrator.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';

interface Shown {
  username: string;
  password: string;
  role: string;
  unitText: string;
}

forEachDatabase('demo accounts', (dialect) => {
  let t: TestApp;
  let plans: DemoPlan[];
  beforeAll(async () => {
    t = await startApp({ dialect, demo: true });
    const city = await t.addUnit('79');
    const ward = await t.addUnit('26740', city, 'Phường Bến Nghé');
    plans = [
      { username: 'admin', displayName: 'Quản trị', role: 'administrator', unitId: null },
      { username: 'head', displayName: 'Bà Chủ Tịch', role: 'unit_head', unitId: ward },
      { username: 'focal', displayName: 'Anh Đầu Mối', role: 'unit_focal', unitId: ward },
      { username: 'union', displayName: 'Thành Đoàn', role: 'association', unitId: city, lens: 'membership:doan_vien' },
    ];
  });
  afterAll(() => t.close());

  const make = () => makeDemoAccounts(t.db, t.keys, t.clock.now(), plans, t.settings.dataDir);
  const file = () => join(t.settings.dataDir, 'demo-accounts.json');
  const shown = async () =>
    (await t.ask<{ demoAccounts: Shown[] }>('{ demoAccounts { username password role unitText } }')).demoAccounts;
  const logIn = async ({ username, password }: Shown) =>
    (
      await t.gql('mutation($u: String!, $p: String!) { login(username: $u, password: $p) { actsFor } }', {
        u: username,
        p: password,
      })
    ).data?.['login'] ?? null;

  it('have random passwords, shown to everyone in the demo and kept in a file of the owner', async () => {
    expect(await shown()).toEqual([]);
    await make();
    const accounts = await shown();
    expect(accounts.map(({ username, role, unitText }) => [username, role, unitText])).toEqual([
      ['admin', 'administrator', ''],
      ['head', 'unit_head', 'Phường Bến Nghé'],
      ['focal', 'unit_focal', 'Phường Bến Nghé'],
      ['union', 'association', 'Đơn vị 79'],
    ]);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(4);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    for (const account of accounts)
      expect(await logIn(account)).toEqual({ actsFor: account.username === 'focal' ? 'Bà Chủ Tịch' : null });
  });

  it('made again they are the same', async () => {
    const [before, rows] = [
      readFileSync(file(), 'utf8'),
      await t.db.read.rows('SELECT * FROM user_account ORDER BY id'),
    ];
    await make();
    expect(readFileSync(file(), 'utf8')).toBe(before);
    expect(await t.db.read.rows('SELECT * FROM user_account ORDER BY id')).toEqual(rows);
  });

  it('outside the demo they are closed, and the first administrator comes from a code', async () => {
    const accounts = await shown();
    const session = await t.signInAs('staff', plans[1]?.unitId ?? null);
    const row = await t.db.read.one<{ id: number }>("SELECT id FROM user_account WHERE username = 'head'");
    const head = await t.signIn({ userId: Number(row?.id), username: 'head' });
    await closeDemoAccounts(t.db);
    expect(await t.ask('{ me { username } }', {}, head)).toEqual({ me: null });
    for (const account of accounts) expect(await logIn(account)).toBeNull();
    expect(await createFirstAdministratorCode(t.db, t.clock.now())).toBeNull();
    await t.db.transaction((tx) => tx.run('UPDATE user_account SET disabled = 1 WHERE id = ?', [session.userId]));
    const code = await createFirstAdministratorCode(t.db, t.clock.now());
    const { openAccount } = await t.ask<{ openAccount: { username: string } }>(
      'mutation($c: String!) { openAccount(code: $c, password: "một câu thật dài") { username } }',
      { c: code },
    );
    expect(openAccount.username).toBe('admin2');
    await make();
    for (const account of accounts) expect(await logIn(account)).not.toBeNull();
  });
});
