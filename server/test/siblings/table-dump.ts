import type { TestApp } from '../app.js';

export type Row = Record<string, unknown>;

/** Signing in and trying a password leave their own traces, which say nothing of units. */
const PASSING = new Set(['session', 'login_attempt', 'key_node', 'migration_lock']);

/** Every row of every table, bytes as text. */
export async function dump(t: TestApp): Promise<Map<string, Row[]>> {
  const tables = await t.db.read.rows<{ name: string }>(
    t.db.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  );
  const found = new Map<string, Row[]>();
  for (const { name } of tables)
    if (!PASSING.has(name)) found.set(name, (await t.db.read.rows<Row>(`SELECT * FROM ${name}`)).map(readable));
  return found;
}

/** The tables in which two dumps differ, rows in any order. */
export function changedTables(before: ReadonlyMap<string, Row[]>, after: ReadonlyMap<string, Row[]>): string[] {
  return [...after.keys()].filter((table) => textOf(before.get(table) ?? []) !== textOf(after.get(table) ?? []));
}

const textOf = (rows: readonly Row[]): string =>
  rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n');

const readable = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'object' && value !== null ? Buffer.from(value as Uint8Array).toString('base64') : value,
    ]),
  );

/** Which keys belong to somebody, by the name of the column that holds them. */
export type Belongings = Readonly<Record<string, ReadonlySet<number>>>;

/** The rows that hold one of these keys in a column of that name. */
export function rowsOf(tables: ReadonlyMap<string, Row[]>, keys: Belongings): Map<string, Row[]> {
  return new Map(
    [...tables].map(([table, rows]) => [
      table,
      rows.filter((row) =>
        Object.entries(keys).some(([column, ids]) => {
          const [of, name] = column.includes('.') ? column.split('.') : [table, column];
          return of === table && name !== undefined && row[name] !== null && ids.has(Number(row[name]));
        }),
      ),
    ]),
  );
}
