import type { Sql } from '../../src/database/sql.js';

// What a refused operation must leave as it was: for each table its rows, and sums that any change of a row would move.
const days = (column: string): string => `SUM(REPLACE(COALESCE(${column}, '9999-12-31'), '-', '') + 0)`;

const SUMS: Readonly<Record<string, readonly string[]>> = {
  person: ['SUM(version)', 'SUM(employed)', days('birth_date'), days('next_change_on')],
  employment: [days('valid_from'), days('valid_to'), 'SUM(unit_id)'],
  membership: [days('valid_from'), days('valid_to')],
  scope_mark: [days('valid_to')],
  status_event: [],
  stuck: [],
  standing: ['SUM(stage_position * 100 + trust)'],
  counter: ['SUM(in_scope)', 'SUM(s1 + s2 + s3 + s4)', 'SUM(uncounted)'],
  board_version: ['SUM(version)'],
  sequence: ['SUM(value)'],
  import_file: ['SUM(version)', "SUM(CASE WHEN state = 'planned' THEN 1 ELSE 0 END)"],
  import_row: ["SUM(CASE WHEN state = 'open' THEN 1 ELSE 0 END)"],
  import_issue: [],
};
const MOST = Math.max(...Object.values(SUMS).map((sums) => sums.length));
const ALL = Object.entries(SUMS).map(([table, sums]) => {
  const columns = Array.from({ length: MOST }, (_, i) => `${sums[i] ?? '0'} AS sum${i}`);
  return `SELECT '${table}' AS name, COUNT(*) AS n, ${columns.join(', ')} FROM ${table}`;
});

/** The sums of every table, by its name. */
export async function traceOf(sql: Sql): Promise<Record<string, string>> {
  const rows = await sql.rows<{ name: string }>(ALL.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, ...sums }) => [name, Object.values(sums).join(' ')]));
}
