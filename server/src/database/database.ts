import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { DataSourceOptions, QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm/data-source/DataSource.js';
import { QueryFailedError } from 'typeorm/error/QueryFailedError.js';
import { BulkLoad, isBulk, TextNotTaken } from './bulk-load.js';
import { RowText } from './bulk-text.js';
import { faultOf, MAX_BOUND, onConflict } from './dialect.js';
import { Mutex } from './mutex.js';
import { pieces, type Bound, type Dialect, type Rows, type RowSink, type Sql, type Tx } from './sql.js';

const ATTEMPTS = 6;

/**
 * What it takes to open a database: the settings' address, or a folder for the embedded one. The address may end in the
 * driver's flags: `?flags=-LOCAL_FILES` never sends rows as a local file.
 */
export interface DatabaseAddress {
  databaseUrl: string | null;
  dataDir: string;
}

/**
 * The one door to the data: reads, and transactions that are retried as a whole.
 *
 * SQLite: one writing connection behind a mutex, and a second, read-only one, so that no read sees an open
 * transaction. MySQL: a pool, READ COMMITTED, so that what is read after a lock is what the lock guards.
 */
export class Database {
  private readonly mutex = new Mutex();
  private readonly ask: Ask;

  private constructor(
    readonly dialect: Dialect,
    readonly writer: DataSource,
    private readonly reader: DataSource,
    private readonly bulk: BulkLoad | null,
  ) {
    this.ask = dialect === 'mysql' ? askPool(reader) : (sql, params) => reader.query(sql, params as unknown[]);
  }

  /** @param warn is told, once, what works but not as it should */
  static async open(
    address: DatabaseAddress,
    entities: DataSourceEntities,
    warn: (message: string) => void = () => undefined,
  ): Promise<Database> {
    if (address.databaseUrl) {
      const source = new DataSource({
        type: 'mysql',
        url: address.databaseUrl.replace(/^mariadb:/, 'mysql:'),
        flags: new URL(address.databaseUrl).searchParams.get('flags')?.split(',') ?? [],
        entities,
        charset: 'utf8mb4',
        timezone: 'Z',
        dateStrings: true,
        supportBigNumbers: true,
        bigNumberStrings: false,
        poolSize: 12,
        // a stack for every query, kept for the case that it fails, costs more than most queries
        extra: { decimalNumbers: true, trace: false },
      });
      await source.initialize();
      return new Database('mysql', source, source, new BulkLoad(warn));
    }
    mkdirSync(address.dataDir, { recursive: true });
    const driver: unknown = createRequire(import.meta.url)('libsql');
    const file = join(address.dataDir, 'dat100.sqlite');
    const writer = new DataSource({
      type: 'better-sqlite3',
      driver,
      database: file,
      entities,
      statementCacheSize: 200,
    });
    await writer.initialize();
    for (const pragma of [
      'journal_mode = WAL',
      'synchronous = NORMAL',
      'busy_timeout = 15000',
      'foreign_keys = ON',
      'cache_size = -65536',
    ])
      await writer.query(`PRAGMA ${pragma}`);
    const reader = new DataSource({
      type: 'better-sqlite3',
      driver,
      database: file,
      entities,
      statementCacheSize: 200,
    });
    await reader.initialize();
    for (const pragma of ['busy_timeout = 15000', 'query_only = ON', 'cache_size = -32768'])
      await reader.query(`PRAGMA ${pragma}`);
    return new Database('sqlite', writer, reader, null);
  }

  /** Reading outside a transaction: sees only what has been committed. */
  get read(): Sql {
    return sqlOver(this.dialect, this.reader.manager, this.ask);
  }

  /**
   * The first row of a small query that is asked for all the time, or null. MySQL keeps it parsed, which for such a query
   * takes longer than reading; so its text is one of a few constants. SQLite keeps every query so.
   */
  async prepared<T>(sql: string, params: readonly Bound[]): Promise<T | null> {
    return ((await this.ask(sql, params, 'execute')) as T[])[0] ?? null;
  }

  /** A place for many rows of one table, to be inserted later: as text where the database loads text, or as they are. */
  collect(): RowSink {
    return this.bulk?.taken ? new RowText() : [];
  }

  /**
   * Runs `work` in one transaction and commits it. A deadlock, a lost connection or a busy file makes the whole of
   * `work` run again (so it must change nothing outside `tx` but through `tx.afterCommit`).
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return this.dialect === 'sqlite' ? await this.mutex.run(() => this.attempt(work)) : await this.attempt(work);
      } catch (error) {
        if (faultOf(error) !== 'retry' || attempt >= ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * (0.5 + Math.random())));
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    const effects: (() => void)[] = [];
    try {
      await runner.connect();
      if (this.dialect === 'sqlite') await runner.query('BEGIN IMMEDIATE');
      else await runner.startTransaction('READ COMMITTED');
      try {
        const result = await work(txOver(this.dialect, runner, effects, this.bulk));
        if (this.dialect === 'sqlite') await runner.query('COMMIT');
        else await runner.commitTransaction();
        for (const effect of effects) effect();
        return result;
      } catch (error) {
        await rollBack(this.dialect, runner);
        throw error;
      }
    } finally {
      if (this.dialect !== 'sqlite') await runner.release();
    }
  }

  async close(): Promise<void> {
    if (this.reader !== this.writer) await this.reader.destroy();
    await this.writer.destroy();
  }
}

/** A rollback that fails (the connection is gone) must not hide the error that caused it. */
async function rollBack(dialect: Dialect, runner: QueryRunner): Promise<void> {
  try {
    if (dialect === 'sqlite') await runner.query('ROLLBACK');
    else await runner.rollbackTransaction();
  } catch {
    // the server rolls back by itself when the connection is lost
  }
}

/** How a query goes to the driver: as text, or prepared once for each connection. */
type Way = 'query' | 'execute';
type Ask = (sql: string, params: readonly Bound[], way?: Way) => Promise<unknown>;

/** The part of the driver's pool that is used here. */
interface Pool {
  getConnection(taken: (error: Error | null, connection: PooledConnection) => void): void;
}

interface PooledConnection extends Record<
  Way,
  (sql: string, params: readonly Bound[], answer: (error: Error | null, rows: unknown) => void) => void
> {
  release(): void;
  destroy(): void;
}

/**
 * Straight to the driver's pool: what TypeORM does around a single query takes longer than many a query. A connection is
 * taken and given back here, because `pool.query` of the driver (mysql2 3.24) ties each query to the next: once one has
 * become old, the rows of all that follow are collected with the old and no longer with the young.
 */
function askPool(source: DataSource): Ask {
  const { pool } = source.driver as unknown as { pool: Pool };
  return (sql, params, way = 'query') =>
    new Promise((resolve, reject) => {
      const fail = (error: Error): void => reject(new QueryFailedError(sql, [...params], error));
      pool.getConnection((refused, connection) => {
        if (refused) return fail(refused);
        const answered = (error: Error | null, rows?: unknown): void => {
          // A connection that is lost goes back to nobody: the pool would hand it to the next read that waits.
          if ((error as { fatal?: boolean } | null)?.fatal) connection.destroy();
          else connection.release();
          if (error) fail(error);
          else resolve(rows);
        };
        try {
          connection[way](sql, params, answered);
        } catch (error) {
          answered(error as Error);
        }
      });
    });
}

function sqlOver(dialect: Dialect, manager: Sql['manager'], ask: Ask): Sql {
  const rows = async <T>(sql: string, params: readonly Bound[] = []): Promise<T[]> => (await ask(sql, params)) as T[];
  return {
    dialect,
    manager,
    rows,
    one: async <T>(sql: string, params?: readonly Bound[]) => (await rows<T>(sql, params))[0] ?? null,
  };
}

function txOver(dialect: Dialect, runner: QueryRunner, effects: (() => void)[], bulk: BulkLoad | null): Tx {
  const base = sqlOver(dialect, runner.manager, (sql, params) => runner.query(sql, params as unknown[]));
  const run = async (sql: string, params: readonly Bound[] = []): Promise<number> => {
    const result = await runner.query(sql, params as unknown[], true);
    return Number(result.affected ?? 0);
  };
  const write = async (
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Bound[])[],
    tail: string,
  ) => {
    const one = `(${columns.map(() => '?').join(', ')})`;
    const atOnce = Math.max(1, Math.min(1000, Math.floor(MAX_BOUND[dialect] / columns.length)));
    for (const piece of pieces(rows, atOnce))
      await run(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${new Array(piece.length).fill(one).join(', ')}${tail}`,
        piece.flat(),
      );
  };
  const loaded = async (
    table: string,
    columns: readonly string[],
    rows: Rows,
    replacing: readonly string[] | null,
  ): Promise<boolean> => {
    if (bulk === null || !isBulk(rows)) return false;
    if (replacing && !(await bulk.mayReplace(runner, table, replacing, columns))) return false;
    return bulk.write(runner, table, columns, rows, replacing ? 'replace' : 'insert');
  };
  return {
    ...base,
    run,
    insert: async (table, columns, rows) => {
      if (rows.length === 0 || (await loaded(table, columns, rows, null))) return;
      if (rows instanceof RowText) throw new TextNotTaken();
      await write(table, columns, rows, '');
    },
    upsert: async (table, key, columns, rows, how) => {
      if (how === 'replace' && (await loaded(table, columns, rows, key))) return;
      await write(table, columns, rows, onConflict(dialect, key, columns, how));
    },
    lock: (sql, params) => base.rows(dialect === 'mysql' ? `${sql} FOR UPDATE` : sql, params),
    afterCommit: (effect) => void effects.push(effect),
  };
}

type DataSourceEntities = NonNullable<DataSourceOptions['entities']>;
