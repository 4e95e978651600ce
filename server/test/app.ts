import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Role } from '@dat100/shared/permissions';
import { createConnection } from 'mysql2/promise';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { hashPassword } from '../src/access/passwords.js';
import { Sessions } from '../src/access/sessions.js';
import { FixedClock } from '../src/common/clock.js';
import type { ErrorWords } from '../src/common/format-error.js';
import type { Settings } from '../src/config/settings.js';
import { createApp } from '../src/create-app.js';
import { Database } from '../src/database/database.js';
import { JobPlace } from '../src/job-place.js';
import { Keys } from '../src/database/keys.js';
import type { Dialect } from '../src/database/sql.js';
import { namesKept } from './names-kept.js';

/** 10:00 on 20/11/2023 in Ho Chi Minh City: where the clock of a test stands unless it is told otherwise. */
export const TEST_NOW = Date.UTC(2023, 10, 20, 3, 0, 0);

/** Someone who is signed in. */
export interface Session {
  cookie: string;
  userId: number;
  username: string;
}

/** What a role may be given with. */
export interface RoleOptions {
  lens?: string | null;
  validFrom?: string | null;
  validTo?: string | null;
  actsForId?: number | null;
}

export interface UserOptions extends RoleOptions {
  username?: string;
  displayName?: string;
  password?: string;
  personId?: number | null;
}

/** An answer over GraphQL; `setCookie` is the session a login has set. */
export interface Answer<T> {
  status: number;
  data: T | null;
  errors: { message: string; path?: string[]; extensions: ErrorWords }[];
  setCookie: string | null;
}

/** A whole application of a test's own, on a database of its own. */
export class TestApp {
  private users = 0;

  constructor(
    readonly app: NestExpressApplication,
    readonly clock: FixedClock,
    readonly settings: Settings,
    readonly url: string,
    private readonly remove: () => Promise<void>,
  ) {}

  get db(): Database {
    return this.app.get(Database);
  }

  get keys(): Keys {
    return this.app.get(Keys);
  }

  /** Asks over HTTP, as a browser does. */
  async gql<T = Record<string, unknown>>(
    query: string,
    variables: object = {},
    session?: Pick<Session, 'cookie'> | null,
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(session ? { cookie: session.cookie } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: T | null; errors?: Answer<T>['errors'] };
    const setCookie = response.headers.get('set-cookie')?.split(';')[0] ?? null;
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [], setCookie };
  }

  /** The data of an answer that must not have errors. */
  async ask<T = Record<string, unknown>>(
    query: string,
    variables: object = {},
    session?: Pick<Session, 'cookie'> | null,
  ): Promise<T> {
    const { data, errors } = await this.gql<T>(query, variables, session);
    if (errors.length > 0 || data === null) throw new Error(`unexpected errors: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The code of the first error of an answer that must have one. */
  async refusal(query: string, variables: object = {}, session?: Pick<Session, 'cookie'> | null): Promise<string> {
    const { data, errors } = await this.gql(query, variables, session);
    const first = errors[0];
    if (!first) throw new Error(`no error, but ${JSON.stringify(data)}`);
    return first.extensions.code;
  }

  /** An account, with a password when one is given. */
  async addUser(options: UserOptions = {}): Promise<{ userId: number; username: string }> {
    this.users += 1;
    const userId = this.keys.next();
    const username = options.username ?? `user-${this.users}`;
    const displayName = options.displayName ?? `Người dùng ${this.users}`;
    const hash = options.password === undefined ? null : await hashPassword(options.password);
    await this.db.transaction((tx) =>
      tx.insert(
        'user_account',
        ['id', 'username', 'display_name', 'search_name', 'password_hash', 'person_id', 'created_at'],
        [
          [
            userId,
            username,
            displayName,
            searchForm(`${displayName} ${username}`),
            hash,
            options.personId ?? null,
            this.clock.now(),
          ],
        ],
      ),
    );
    return { userId, username };
  }

  async giveRole(userId: number, role: Role, unitId: number | null, options: RoleOptions = {}): Promise<number> {
    const id = this.keys.next();
    await this.db.transaction((tx) =>
      tx.insert(
        'user_role',
        ['id', 'user_id', 'role', 'unit_id', 'lens', 'valid_from', 'valid_to', 'acts_for_id', 'granted_at'],
        [
          [
            id,
            userId,
            role,
            unitId,
            options.lens ?? null,
            options.validFrom ?? null,
            options.validTo ?? null,
            options.actsForId ?? null,
            this.clock.now(),
          ],
        ],
      ),
    );
    return id;
  }

  /** A session of an account that exists. */
  async signIn(user: { userId: number; username: string }): Promise<Session> {
    const token = await this.db.transaction((tx) => this.app.get(Sessions).start(tx, user.userId, this.clock.now()));
    return { ...user, cookie: `dat100_session=${token}` };
  }

  /** A new account with one role, signed in. */
  async signInAs(role: Role, unitId: number | null, options: UserOptions = {}): Promise<Session> {
    const user = await this.addUser(options);
    await this.giveRole(user.userId, role, unitId, options);
    return this.signIn(user);
  }

  /**
   * A unit under another, in force since for ever: enough of one for questions of scope. Its id is small, as the ids
   * of units are, because paths are made of them.
   */
  async addUnit(code: string, parentId: number | null = null, name = `Đơn vị ${code}`): Promise<number> {
    return this.db.transaction(async (tx) => {
      const parent =
        parentId === null
          ? null
          : await tx.one<{ path: string; depth: number }>('SELECT path, depth FROM unit WHERE id = ?', [parentId]);
      const [row] = await tx.lock<{ value: number }>("SELECT value FROM sequence WHERE name = 'unit'");
      const id = Number(row?.value ?? 0) + 1;
      await tx.run("UPDATE sequence SET value = ? WHERE name = 'unit'", [id]);
      await tx.insert(
        'unit',
        [
          'id',
          'code',
          'name',
          'kind',
          'valid_from',
          'parent_id',
          'path',
          'depth',
          'peer_group',
          'sort_key',
          'search_name',
        ],
        [
          [
            id,
            code,
            name,
            'office',
            '1900-01-01',
            parentId,
            `${parent?.path ?? '/'}${id}/`,
            Number(parent?.depth ?? -1) + 1,
            'office',
            code,
            searchForm(name),
          ],
        ],
      );
      await tx.insert(
        'unit_placement',
        ['id', 'unit_id', 'parent_id', 'valid_from'],
        [[id, id, parentId, '1900-01-01']],
      );
      return id;
    });
  }

  /** @throws when somebody's name was written and what they are found by was not */
  async close(): Promise<void> {
    const { stand, should } = await namesKept(this.db.read);
    await this.app.close();
    await this.remove();
    if (stand.join() !== should.join()) throw new Error('person_name does not say what names say');
  }
}

/** Starts the whole application on an empty, migrated database. */
export async function startApp({ dialect, ...changed }: { dialect: Dialect } & Partial<Settings>): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dat100-test-'));
  const schema = dialect === 'mysql' ? await newSchema() : null;
  const settings: Settings = {
    databaseUrl: schema?.url ?? null,
    dataDir,
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    secretKey: 'k7vQ2mWz9LxB4nRt6YpC8sDf1GhJ3aEu',
    logLevel: 'silent',
    production: false,
    demo: false,
    ...changed,
  };
  const clock = new FixedClock(TEST_NOW);
  const app = await createApp(settings, clock);
  await app.listen(0, '127.0.0.1');
  app.get(JobPlace).start();
  const { port } = app.getHttpServer().address() as AddressInfo;
  return new TestApp(app, clock, settings, `http://127.0.0.1:${port}`, async () => {
    await schema?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
}

/** Runs a describe on SQLite and, when TEST_DATABASE_URL names a server, on MariaDB. */
export function forEachDatabase(name: string, body: (dialect: Dialect) => void): void {
  describe(`${name} (sqlite)`, () => body('sqlite'));
  if (process.env['TEST_DATABASE_URL']) describe(`${name} (mariadb)`, () => body('mysql'));
  else console.info(`${name}: MariaDB is left out, TEST_DATABASE_URL is not set`);
}

/** A schema of the test's own on the server of TEST_DATABASE_URL (its address, without a database). */
async function newSchema(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set');
  const name = `dat100_test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name}`) };
}
