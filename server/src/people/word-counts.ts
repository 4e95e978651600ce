import type { Sql } from '../database/sql.js';

/** A word is counted so far once it is known to be common. */
const COUNTED = 100_000;
/** Names of a country are made of some hundred common words. */
const WORDS_KEPT = 2_000;

/**
 * How often common words came when they were last counted, by database. It only decides which word a search begins with:
 * whoever it finds is read from the database each time.
 */
const KEPT = new WeakMap<object, Map<string, number>>();

/** How many rows of `person_name` lie in each of these ranges, rarely above `probed` as of this moment. */
export async function howMany(
  sql: Sql,
  ranges: readonly (readonly [string, string])[],
  probed: number,
): Promise<number[]> {
  const kept = KEPT.get(sql.manager) ?? new Map<string, number>();
  KEPT.set(sql.manager, kept);
  const unknown = ranges.filter((range) => !kept.has(range.join()));
  const counts = await counted(sql, unknown, probed);
  const common = unknown.filter((_, i) => counts[i] === probed);
  for (const [i, n] of (await counted(sql, common, COUNTED)).entries()) {
    if (kept.size >= WORDS_KEPT) kept.clear();
    kept.set(common[i]?.join() ?? '', n);
  }
  return ranges.map((range) => kept.get(range.join()) ?? counts[unknown.indexOf(range)] ?? 0);
}

async function counted(sql: Sql, ranges: readonly (readonly [string, string])[], most: number): Promise<number[]> {
  if (ranges.length === 0) return [];
  const each = ranges.map(
    () => 'SELECT COUNT(*) AS n FROM (SELECT 1 FROM person_name WHERE words >= ? AND words < ? LIMIT ?) probe',
  );
  const rows = await sql.rows<{ n: number }>(
    each.join(' UNION ALL '),
    ranges.flatMap((range) => [...range, most]),
  );
  return rows.map(({ n }) => Number(n));
}
