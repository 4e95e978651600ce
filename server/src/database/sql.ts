import type { EntityManager } from 'typeorm';
import type { RowText } from './bulk-text.js';

export type Dialect = 'sqlite' | 'mysql';
/** A value that may be bound to a `?`. Booleans are stored as 0 and 1, instants as epoch milliseconds, days as text. */
export type Bound = string | number | null | Buffer;

/** Reading, inside or outside a transaction. Values are always bound; SQL text is constant. */
export interface Sql {
  readonly dialect: Dialect;
  readonly manager: EntityManager;
  /** All rows of a query. */
  rows<T>(sql: string, params?: readonly Bound[]): Promise<T[]>;
  /** The first row, or null. */
  one<T>(sql: string, params?: readonly Bound[]): Promise<T | null>;
}

/** Writing: only handed out by `Database.transaction`. */
export interface Tx extends Sql {
  /** Runs a statement; answers how many rows it touched. */
  run(sql: string, params?: readonly Bound[]): Promise<number>;
  /**
   * Inserts rows, many at once (see BulkLoad). Column names are constants of our own.
   * @throws TextNotTaken when rows that are text already cannot be loaded: they are to be made again, as values
   */
  insert(table: string, columns: readonly string[], rows: Rows): Promise<void>;
  /**
   * Inserts rows or, where the key is taken, changes the others: `replace` sets the columns to the new values,
   * `add` adds the new values to the stored ones.
   */
  upsert(
    table: string,
    key: readonly string[],
    columns: readonly string[],
    rows: readonly (readonly Bound[])[],
    how: 'replace' | 'add',
  ): Promise<void>;
  /** Reads rows and locks them until the end of the transaction (SQLite: the whole database is locked already). */
  lock<T>(sql: string, params?: readonly Bound[]): Promise<T[]>;
  /** Runs once the transaction has been committed, never after a rollback. */
  afterCommit(effect: () => void): void;
}

/** A table's name and those of its columns that are written; constants of our own. */
export interface TableShape {
  table: string;
  columns: readonly string[];
}

/** Rows on their way into a table, made before the transaction that writes them. */
export interface TableRows extends TableShape {
  rows: Rows;
}

/** Many rows: as values, or already as the text that MySQL loads (see `Database.collect`). */
export type Rows = readonly (readonly Bound[])[] | RowText;

/** Takes rows one by one and keeps them as the database takes them best. */
export type RowSink = (Bound[][] | RowText) & { push(row: Bound[]): unknown };

/** `?, ?, ?` for a list of `n` values. */
export function marks(n: number): string {
  return n === 0 ? 'NULL' : new Array(n).fill('?').join(', ');
}

/** Splits a list into pieces of at most `size`. */
export function pieces<T>(list: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let i = 0; i < list.length; i += size) result.push(list.slice(i, i + size));
  return result;
}
