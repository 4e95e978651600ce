import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { BULK_FROM, BulkLoad } from '../src/database/bulk-load.js';
import { Database } from '../src/database/database.js';
import { faultOf, words } from '../src/database/dialect.js';
import type { Bound, Dialect, Tx } from '../src/database/sql.js';

const SERVER = process.env['TEST_DATABASE_URL'];

const COLUMNS = ['id', 'name', 'body', 'cipher', 'small', 'big', 'day'];
const HARD = [
  '\\',
  '\\N',
  'N',
  '\t',
  '\n',
  '\r',
  '\0',
  '0',
  "'",
  '"',
  ',',
  ';',
  '%',
  'đ',
  'ễ',
  'e\u0302\u0303',
  '😀',
  ' ',
];

const hardText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.constantFrom(...HARD), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const someBytes = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.array(fc.constantFrom(0, 9, 10, 13, 39, 48, 78, 92, 255), { maxLength: 12 }).map((list) => Uint8Array.from(list)),
);
const aRow = fc.tuple(
  hardText,
  fc.option(hardText),
  fc.option(someBytes.map((bytes) => Buffer.from(bytes))),
  fc.option(fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
  fc.option(fc.maxSafeInteger()),
  fc.option(fc.constantFrom('1900-01-01', '2024-02-29', '9999-12-31')),
);

/** `n` rows of `table`, numbered from `from`. */
const plainRows = (n: number, from = 1): Bound[][] =>
  Array.from({ length: n }, (_, i) => [from + i, `tên ${i}`, null, null, i, i, '2024-01-31']);

describe.each<Dialect>(SERVER ? ['sqlite', 'mysql'] : ['sqlite'])('many rows at once (%s)', (dialect) => {
  let t: Opened;
  const insert = (rows: Bound[][], table = 'bulk') => t.db.transaction((tx) => tx.insert(table, COLUMNS, rows));
  const stored = (table = 'bulk') => t.db.read.rows<Record<string, Bound>>(`SELECT * FROM ${table} ORDER BY id`);
  const empty = () => t.db.transaction((tx) => tx.run('DELETE FROM bulk'));

  beforeAll(async () => {
    t = await openEmpty(dialect);
    const w = words(dialect);
    const shape = `id ${w.big} NOT NULL PRIMARY KEY, name ${w.str(500)} NOT NULL, body ${w.text} NULL, cipher ${w.bytes} NULL,
      small ${w.int} NULL, big ${w.big} NULL, day ${w.day} NULL`;
    await t.db.transaction(async (tx) => {
      await tx.run(`CREATE TABLE bulk (${shape})${w.table}`);
      await tx.run(`CREATE TABLE bulk_two_keys (${shape}, UNIQUE (small))${w.table}`);
      await tx.run(`CREATE TABLE bulk_default (${shape}, note ${w.int} NOT NULL DEFAULT 7)${w.table}`);
    });
  });
  afterAll(() => t.close());

  it('arrive as they were sent, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aRow, { minLength: 1, maxLength: 40 }), async (few) => {
        const rows = Array.from({ length: BULK_FROM }, (_, i): Bound[] => [i + 1, ...(few[i % few.length] ?? [])]);
        // libsql's texts end at a NUL, however they are written
        if (dialect === 'sqlite') for (const row of rows) row.splice(1, 2, ...row.slice(1, 3).map(withoutNul));
        await empty();
        await insert(rows);
        const back = (await stored()).map((row) => COLUMNS.map((c) => bare(row[c])));
        expect(back).toEqual(rows.map((row) => row.map(bare)));
      }),
      { numRuns: 60 },
    );
  });

  it('may be more than a packet holds', async () => {
    await empty();
    const long = 'đường đến \\ trăm phần trăm\t'.repeat(4000);
    const cipher = Buffer.alloc(300_000, '\0\\\n\x92');
    await insert([...plainRows(300), [1000, 'x', long, cipher, 0, 0, null]]);
    const row = (await stored()).at(-1);
    expect(row?.['body']).toBe(long);
    expect(Buffer.compare(Buffer.from(row?.['cipher'] as Buffer), cipher)).toBe(0);
  });

  describe('are refused as one row would be', () => {
    const bad: [string, Bound[], string][] = [
      ['a key that is taken', [7, 'x', null, null, null, null, null], 'duplicate'],
      ['nothing where something must be', [901, null, null, null, null, null, null], 'other'],
    ];
    const strict: [string, Bound[], string][] = [
      ['a text that is too long', [901, 'x'.repeat(501), null, null, null, null, null], 'other'],
      ['a number that is too large', [901, 'x', null, null, 2_147_483_648, null, null], 'other'],
      ['letters for a number', [901, 'x', null, null, 'twelve', null, null], 'other'],
      ['a day that never was', [901, 'x', null, null, null, null, '2023-02-30'], 'other'],
      ['an empty day', [901, 'x', null, null, null, null, ''], 'other'],
    ];
    // SQLite's columns take any value
    it.each(dialect === 'mysql' ? [...bad, ...strict] : bad)('%s', async (_name, row, fault) => {
      await empty();
      await insert(plainRows(10));
      for (const rows of [[row], [...plainRows(BULK_FROM, 100), row], [row, ...plainRows(BULK_FROM, 100)]]) {
        const refused = await insert(rows).then(() => null, faultOf);
        expect(refused).toBe(fault);
        expect(await stored()).toHaveLength(10);
      }
    });

    it('twice the same key among them', async () => {
      await empty();
      expect(await insert([...plainRows(BULK_FROM), ...plainRows(1)]).then(() => null, faultOf)).toBe('duplicate');
      expect(await stored()).toEqual([]);
    });
  });

  describe('take the place of others', () => {
    const upsert = (table: string, columns: string[], rows: Bound[][]) =>
      t.db.transaction((tx: Tx) => tx.upsert(table, ['id'], columns, rows, 'replace'));

    it('by their key', async () => {
      await empty();
      await insert(plainRows(300));
      await upsert('bulk', COLUMNS, [...plainRows(250, 100).map((row) => row.with(1, 'mới')), ...plainRows(1, 9999)]);
      const names = (await stored()).map((row) => row['name']);
      expect([names.length, names.filter((name) => name === 'mới').length]).toEqual([350, 250]);
    });

    it('but keep the columns that are not given, and what another key finds', async () => {
      await insert(plainRows(300), 'bulk_default');
      await t.db.transaction((tx) => tx.run('UPDATE bulk_default SET note = 8'));
      await upsert('bulk_default', COLUMNS, plainRows(300));
      expect((await stored('bulk_default')).every((row) => Number(row['note']) === 8)).toBe(true);
      await insert(plainRows(300), 'bulk_two_keys');
      const clash = plainRows(300, 1).map((row, i) => row.with(4, i === 0 ? 299 : i));
      // MariaDB's upsert then changes the row of the other key, SQLite's refuses; no row is ever removed
      await upsert('bulk_two_keys', COLUMNS, clash).catch(() => undefined);
      expect(await stored('bulk_two_keys')).toHaveLength(300);
    });
  });
});

if (SERVER)
  describe('many rows at once, on MariaDB only', () => {
    let t: Opened;
    beforeAll(async () => {
      t = await openEmpty('mysql');
      await t.db.transaction((tx) =>
        tx.run('CREATE TABLE bulk (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL)'),
      );
    });
    afterAll(() => t.close());

    it('are one LOAD DATA, and few of them are none', async () => {
      const loads = async (tx: Tx) =>
        Number((await tx.one<{ Value: string }>("SHOW SESSION STATUS LIKE 'Com_load'"))?.Value);
      const rows = Array.from({ length: 5000 }, (_, i): Bound[] => [10_000 + i, 'x']);
      await t.db.transaction(async (tx) => {
        const before = await loads(tx);
        await tx.insert('bulk', ['id', 'name'], rows);
        expect((await loads(tx)) - before).toBe(1);
        await tx.upsert('bulk', ['id'], ['id', 'name'], rows, 'replace');
        expect((await loads(tx)) - before).toBe(2);
        await tx.insert('bulk', ['id', 'name'], [[1, 'x']]);
        expect((await loads(tx)) - before).toBe(2);
        await tx.run('DELETE FROM bulk');
      });
    });

    it('are sent again when the transaction runs again', async () => {
      const rows = Array.from({ length: 300 }, (_, i): Bound[] => [i, `tên ${i}`]);
      let attempts = 0;
      let letGo = () => {};
      const held = new Promise<void>((resolve) => (letGo = resolve));
      let isHeld = () => {};
      const holds = new Promise<void>((resolve) => (isHeld = resolve));
      const other = t.db
        .transaction(async (tx) => {
          await tx.insert('bulk', ['id', 'name'], [[150, 'khác']]);
          isHeld();
          await held;
          throw new Error('taken back');
        })
        .catch(() => undefined);
      await holds;
      await t.db.transaction(async (tx) => {
        attempts += 1;
        if (attempts === 2) {
          letGo();
          await other;
        }
        await tx.run('SET SESSION innodb_lock_wait_timeout = 1');
        await tx.insert('bulk', ['id', 'name'], rows);
      });
      expect(attempts).toBe(2);
      expect(await t.db.read.one('SELECT COUNT(*) AS n FROM bulk')).toEqual({ n: 300 });
    });

    it('go another way, with one warning, to a server that takes no local files', async () => {
      const source = await new DataSource({ type: 'mysql', url: t.url ?? '', flags: ['-LOCAL_FILES'] }).initialize();
      const runner = source.createQueryRunner();
      const warnings: string[] = [];
      const bulk = new BulkLoad((message) => warnings.push(message));
      const rows = Array.from({ length: 300 }, (_, i): Bound[] => [1000 + i, 'x']);
      for (const again of [1, 2]) {
        expect([again, await bulk.write(runner, 'bulk', ['id', 'name'], rows, 'insert')]).toEqual([again, false]);
        expect(warnings).toHaveLength(1);
      }
      await runner.release();
      await source.destroy();
    });
  });

function withoutNul(value: Bound): Bound {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

/** Values as both databases give them back: bytes as one kind of list, numbers as numbers. */
function bare(value: Bound | undefined): unknown {
  if (value instanceof Uint8Array || (value as unknown) instanceof ArrayBuffer)
    return `bytes ${Buffer.from(value as Buffer).toString('hex')}`;
  return value;
}

interface Opened {
  db: Database;
  url: string | null;
  close: () => Promise<void>;
}

/** A database of the test's own without any table of ours. */
async function openEmpty(dialect: Dialect): Promise<Opened> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dat100-test-'));
  const name = `dat100_test_${randomBytes(6).toString('hex')}`;
  const url = dialect === 'mysql' ? new URL(SERVER ?? '') : null;
  const onServer = async (sql: string) => {
    const server = await Database.open({ databaseUrl: SERVER ?? '', dataDir }, []);
    await server.read.rows(sql);
    await server.close();
  };
  if (url) {
    await onServer(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    url.pathname = `/${name}`;
  }
  const db = await Database.open({ databaseUrl: url?.href ?? null, dataDir }, []);
  const close = async () => {
    await db.close();
    if (url) await onServer(`DROP DATABASE ${name}`);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { db, url: url?.href ?? null, close };
}
