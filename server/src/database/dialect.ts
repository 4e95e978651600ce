import type { Dialect } from './sql.js';

/** How many `?` one statement may carry. */
export const MAX_BOUND: Record<Dialect, number> = { sqlite: 30_000, mysql: 30_000 };

/** The tail of an INSERT that turns it into an upsert; the only place that knows both spellings. */
export function onConflict(
  dialect: Dialect,
  key: readonly string[],
  columns: readonly string[],
  how: 'replace' | 'add',
): string {
  const others = columns.filter((c) => !key.includes(c));
  if (dialect === 'mysql') {
    const sets = others.map((c) => (how === 'add' ? `${c} = ${c} + VALUES(${c})` : `${c} = VALUES(${c})`));
    return ` ON DUPLICATE KEY UPDATE ${sets.join(', ')}`;
  }
  const sets = others.map((c) => (how === 'add' ? `${c} = ${c} + excluded.${c}` : `${c} = excluded.${c}`));
  return ` ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${sets.join(', ')}`;
}

/** Words of a migration that differ between the databases. */
export interface Words {
  /** a key or another whole number under 2^53 */
  big: string;
  int: string;
  small: string;
  day: string;
  text: string;
  bytes: string;
  str(length: number): string;
  dropIndex(table: string, index: string): string;
  /** ends a CREATE TABLE whose rows are found by their (composite) primary key */
  clustered: string;
  /** ends every other CREATE TABLE */
  table: string;
}

export function words(dialect: Dialect): Words {
  return dialect === 'mysql'
    ? {
        big: 'BIGINT',
        int: 'INT',
        small: 'SMALLINT',
        day: 'DATE',
        text: 'MEDIUMTEXT',
        bytes: 'MEDIUMBLOB',
        str: (n) => `VARCHAR(${n})`,
        dropIndex: (table, index) => `DROP INDEX ${index} ON ${table}`,
        clustered: ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
        table: ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin',
      }
    : {
        big: 'INTEGER',
        int: 'INTEGER',
        small: 'INTEGER',
        day: 'TEXT',
        text: 'TEXT',
        bytes: 'BLOB',
        str: (n) => `VARCHAR(${n})`,
        dropIndex: (_table, index) => `DROP INDEX ${index}`,
        clustered: ' WITHOUT ROWID',
        table: '',
      };
}

/** What went wrong, in one vocabulary for both databases. */
export type DatabaseFault = 'duplicate' | 'foreign_key' | 'retry' | 'full' | 'other';

const RETRY_MYSQL = new Set([1213, 1205, 1047, 2006, 2013, 1927, 1053]);
/** The disk is full, the table is full (its space is). */
const FULL_MYSQL = new Set([1021, 1114]);
/** What the storage engine, or the embedded database, says of a full disk. */
const FULL_WORDS = /SQLITE_FULL|database or disk is full|No space left on device|Got error (?:28|135|136)\b/;
/** A server of a cluster that was asked does not have yet what is known to be committed: to be asked again. */
export class NodeBehind extends Error {
  readonly code = 'NODE_BEHIND';
}
const RETRY_CODES = new Set([
  'NODE_BEHIND',
  'PROTOCOL_CONNECTION_LOST',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
]);
/** The driver's words, without a code, for a statement it did not send: the connection was lost since the last one. */
const NOT_SENT = /Can't (?:add new command when connection is|write) in closed state/;

export function faultOf(error: unknown): DatabaseFault {
  const inner = (error as { driverError?: unknown }).driverError ?? error;
  const { errno, code, message } = inner as { errno?: number; code?: string; message?: string };
  if (errno === 1062 || /UNIQUE constraint failed|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)/.test(`${code} ${message}`))
    return 'duplicate';
  if (errno === 1451 || errno === 1452 || /FOREIGN KEY constraint failed/.test(message ?? '')) return 'foreign_key';
  if ((errno !== undefined && RETRY_MYSQL.has(errno)) || RETRY_CODES.has(code ?? '')) return 'retry';
  if (NOT_SENT.test(message ?? '')) return 'retry';
  if (/SQLITE_BUSY|database is locked/.test(`${code} ${message}`)) return 'retry';
  if ((errno !== undefined && FULL_MYSQL.has(errno)) || FULL_WORDS.test(`${code} ${message}`)) return 'full';
  return 'other';
}

/**
 * Runs `work` once more when it met a row that somebody else had just put in: the second time that row is known, and
 * `work` says what it means.
 */
export async function againOnDuplicate<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (faultOf(error) !== 'duplicate') throw error;
    return work();
  }
}
