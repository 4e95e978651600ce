import { Readable } from 'node:stream';
import type { QueryRunner } from 'typeorm';
import { QueryFailedError } from 'typeorm/error/QueryFailedError.js';
import { bulkText, RowText } from './bulk-text.js';
import type { Rows } from './sql.js';

/** Fewer rows than this go as an INSERT: it is one trip to the server instead of two. */
export const BULK_FROM = 200;
/** Bytes as long as this are loaded even in one row: a statement holds them as a text of twice the length. */
const LONG_BYTES = 65_536;

/** Whether rows are many or long enough to be loaded as a text. */
export function isBulk(rows: Rows): boolean {
  if (rows instanceof RowText || rows.length >= BULK_FROM) return true;
  return rows.some((row) => row.some((cell) => cell !== null && typeof cell === 'object' && cell.length >= LONG_BYTES));
}
/** The server, or the driver on its behalf, does not take local files (MySQL 1148 and 3948, MariaDB 1148 and 4166). */
const NOT_TAKEN = new Set([1148, 3948, 4166]);

/** Rows that had been made into text cannot be loaded: the database takes no local files after all. */
export class TextNotTaken extends Error {}

/** What the driver answers to a statement that writes. */
interface Written {
  affectedRows: number;
  warningStatus: number;
  info: string;
}
interface Warning {
  Level: string;
  Code: number;
  Message: string;
}
/** The part of the driver's connection that is used here; TypeORM's own query takes no stream. */
interface Connection {
  query(
    options: { sql: string; infileStreamFactory?: () => Readable },
    answer: (error: Error | null, result: unknown) => void,
  ): void;
}

/**
 * Many rows at once on MySQL and MariaDB: LOAD DATA LOCAL from a text made in memory, on the transaction's own
 * connection. It costs the server and us a fraction of an INSERT of the same rows, but LOCAL makes a warning of every
 * error (a duplicate is skipped, a text cut off): each warning is raised here as the error an INSERT would have been,
 * and the rows that arrived are counted. After an error the transaction must be given up, as after any other.
 */
export class BulkLoad {
  /** whether the database takes local files, as far as is known */
  taken = true;
  private readonly replaceable = new Map<string, Promise<Replaceable>>();

  constructor(private readonly warn: (message: string) => void) {}

  /**
   * Writes the rows, in place of those with the same key if `how` is `replace`.
   * @returns false if nothing was written because the server takes no local files: then use INSERT
   * @throws TextNotTaken where that is too late
   */
  async write(
    runner: QueryRunner,
    table: string,
    columns: readonly string[],
    rows: Rows,
    how: 'insert' | 'replace',
  ): Promise<boolean> {
    const isText = rows instanceof RowText;
    if (!this.taken && isText) throw new TextNotTaken();
    if (!this.taken || !isBulk(rows)) return false;
    const connection = (await runner.connect()) as Connection;
    const sql = `LOAD DATA LOCAL INFILE 'rows' ${how === 'replace' ? 'REPLACE ' : ''}INTO TABLE ${table} CHARACTER SET binary (${columns.join(', ')})`;
    try {
      const written = (await ask(connection, sql, () =>
        Readable.from(isText ? rows.pieces() : bulkText(rows)),
      )) as Written;
      await checkAll(connection, sql, written, rows.length, how);
      return true;
    } catch (error) {
      if (!NOT_TAKEN.has(errnoOf(error))) throw error;
      if (this.taken)
        this.warn('the database server takes no LOAD DATA LOCAL (local_infile is off): imports are slower');
      this.taken = false;
      if (isText) throw new TextNotTaken();
      return false;
    }
  }

  /**
   * Whether REPLACE does the same as an upsert by `key`: every column is given, so none falls back to its default,
   * and no other unique key is there whose rows it would remove.
   */
  async mayReplace(
    runner: QueryRunner,
    table: string,
    key: readonly string[],
    columns: readonly string[],
  ): Promise<boolean> {
    const known = this.replaceable.get(table) ?? shapeOf(runner, table);
    this.replaceable.set(table, known);
    try {
      const { all, onlyKey } = await known;
      return onlyKey !== null && sameNames(onlyKey, key) && sameNames(all, columns);
    } catch (error) {
      this.replaceable.delete(table);
      throw error;
    }
  }
}

interface Replaceable {
  all: string[];
  /** the columns of the table's only unique key; null if it has several */
  onlyKey: string[] | null;
}

async function shapeOf(runner: QueryRunner, table: string): Promise<Replaceable> {
  const columns = (await runner.query(
    'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?',
    [table],
  )) as { name: string }[];
  const keys = (await runner.query(
    `SELECT index_name AS key_name, column_name AS name FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND table_name = ? AND non_unique = 0`,
    [table],
  )) as { key_name: string; name: string }[];
  const several = new Set(keys.map((k) => k.key_name)).size !== 1;
  return { all: columns.map((c) => c.name), onlyKey: several ? null : keys.map((k) => k.name) };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}

/** @throws QueryFailedError with the first warning's number, or with none when rows did not arrive without a word */
async function checkAll(
  connection: Connection,
  sql: string,
  written: Written,
  rows: number,
  how: 'insert' | 'replace',
): Promise<void> {
  if (written.warningStatus > 0) {
    const warnings = (await ask(connection, 'SHOW WARNINGS')) as Warning[];
    const first = warnings.find((w) => w.Level !== 'Note');
    if (first) throw fault(sql, first.Message, first.Code);
    if (warnings.length < written.warningStatus) throw fault(sql, `${written.warningStatus} warnings, not all shown`);
  }
  const count = (name: string) => Number(new RegExp(`${name}: (\\d+)`).exec(written.info)?.[1] ?? 0);
  const arrived = how === 'insert' ? written.affectedRows === rows : written.affectedRows >= rows;
  if (!arrived || count('Records') !== rows || count('Skipped') !== 0)
    throw fault(sql, `${rows} rows sent, but: ${written.affectedRows} written, ${written.info}`);
}

/** As TypeORM raises what the driver refuses, so that nobody has to know by which way the rows went. */
function fault(sql: string, message: string, errno?: number): QueryFailedError {
  return new QueryFailedError(sql, undefined, Object.assign(new Error(message), { errno, code: `LOAD_DATA_${errno}` }));
}

function errnoOf(error: unknown): number {
  const { driverError } = error as { driverError?: { errno?: number } };
  return driverError?.errno ?? 0;
}

function ask(connection: Connection, sql: string, rows?: () => Readable): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.query({ sql, ...(rows ? { infileStreamFactory: rows } : {}) }, (error, result) => {
      if (error) reject(new QueryFailedError(sql, undefined, error));
      else resolve(result);
    });
  });
}
