import { givenNameKeys } from '@dat100/shared/vietnamese-text';
import type { Bound, Sql } from '../database/sql.js';
import { Where } from '../database/where.js';
import {
  afterGiven,
  amongFirst,
  lookedUp,
  withWords,
  type FoundBy,
  type NamedWays,
  type Reading,
} from './name-search.js';

// Where a list holds everybody who is employed, the index of words says almost alone how many have a name, and the
// order of names where they stand: who has it as a given name stands together there, and the others are looked up.

/** A person of a list, and where their name stands in its order. */
export interface Placed {
  id: number;
  sort_key: string;
}

/** Whole words of names, all of them common, and how a list of everybody employed is read. */
export interface CommonName {
  words: readonly string[];
  ways: NamedWays;
  order: 'ASC' | 'DESC';
  /** the first so many of the list, found in this way */
  first: (found: FoundBy, limit: number) => Promise<Placed[]>;
  /** how many of the list are found in this way, up to a limit */
  count: (found: FoundBy, most: number) => Promise<number>;
}

/** `few`: all who have the name, employed or not. `total`: exactly, or one more than are counted. */
type CommonPage = { few: number[] } | { ids: number[]; total: number };

/** A page of everybody with the name, in order of names. */
export async function pageOfCommon(
  sql: Sql,
  name: CommonName,
  { limit, offset }: { limit: number; offset: number },
  reading: Reading,
): Promise<CommonPage> {
  const named = withWords(name.words, 'whole', name.ways.lead);
  const some = await sql.rows<{ person_id: number }>(`SELECT person_id FROM person_name WHERE ${named.sql} LIMIT ?`, [
    ...named.params,
    reading.few + 1,
  ]);
  if (some.length <= reading.few) return { few: some.map((row) => Number(row.person_id)) };
  const { total, others } = await countCommon(sql, name, reading);
  const last = total > reading.mostCounted ? offset + limit : Math.min(offset + limit, total);
  const ids = last > offset ? await firstOfCommon(sql, name, others, last, reading) : [];
  return { ids: ids.slice(offset), total };
}

/** A person looked up takes as long as so many read in order of names, which is often in vain. */
const LOOKING_UP = 4;

interface CommonCount {
  total: number;
  /** of them, who have the first word looked for otherwise than as given name, or a few who are gone; null: not known */
  others: number | null;
}

/** How many have the name: by names alone, but for the few who are employed no longer. */
async function countCommon(sql: Sql, { words, ways, count }: CommonName, reading: Reading): Promise<CommonCount> {
  const most = reading.mostCounted + 1;
  const named = withWords(words, 'whole', ways.lead);
  const gone = await counted(sql, 'person WHERE employed = 0', [], reading.gone);
  if (gone === reading.gone) return { total: await count(lookedUp(named, 'whole'), most), others: null };
  const row = await sql.one<{ n: number; others: number }>(
    `SELECT COUNT(*) AS n, SUM(other) AS others FROM
      (SELECT words >= ? AS other FROM person_name WHERE ${named.sql} LIMIT ?) named`,
    [afterGiven(words[ways.lead] ?? ''), ...named.params, most + gone],
  );
  const [n, others] = [Number(row?.n ?? 0), Number(row?.others ?? 0)];
  if (n === most + gone) return { total: most, others: null };
  if (gone === 0) return { total: Math.min(n, most), others };
  const { where } = ways.inTheList;
  const left = await counted(sql, `person p WHERE p.employed = 0 AND ${where.sql}`, where.params, gone);
  return { total: Math.min(n - left, most), others };
}

/** The keys of the first people with the name. */
async function firstOfCommon(
  sql: Sql,
  { words, ways, order, first }: CommonName,
  known: number | null,
  last: number,
  { windows }: Reading,
): Promise<number[]> {
  const keys = givenNameKeys(words[ways.lead] ?? '');
  const named = withWords(words, 'whole', ways.lead, keys ? 'not given' : 'any');
  const most = Math.ceil(Math.max(...windows) / LOOKING_UP);
  const others = (keys ? known : null) ?? (await counted(sql, `person_name WHERE ${named.sql}`, named.params, most));
  for (const people of windows.filter((window) => window <= others * LOOKING_UP)) {
    const found = await first(amongFirst(people, order, ways.inTheList), last);
    if (found.length === last) return found.map(({ id }) => id);
  }
  const [given, looked] = await Promise.all([
    keys ? first(givenNames(keys, ways.inTheList, order, last), last) : [],
    others === 0 ? [] : first(lookedUp(named, 'whole'), last),
  ]);
  const sign = order === 'ASC' ? 1 : -1;
  const both = new Map([...given, ...looked].map((person) => [person.id, person]));
  const inOrder = [...both.values()].sort((a, b) => sign * (compare(a.sort_key, b.sort_key) || a.id - b.id));
  return inOrder.slice(0, last).map(({ id }) => id);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** So many of all who are employed whose given name has one of these sort keys, the first by name. */
function givenNames(keys: readonly string[], named: FoundBy, order: 'ASC' | 'DESC', limit: number): FoundBy {
  const ranges = keys.map(() => 'p.sort_key >= ? AND p.sort_key < ?').join(' OR ');
  return {
    from: `(SELECT id, unit_id, employed, sort_key, search_name FROM person p
      WHERE p.employed = 1 AND (${ranges}) AND ${named.where.sql} ORDER BY p.sort_key ${order}, p.id ${order} LIMIT ?) p`,
    params: [...keys.flatMap((key) => [key, afterKey(key)]), ...named.where.params, limit],
    where: new Where(),
  };
}

/** The first text after all that begin with this one, which ends with a figure. */
const afterKey = (key: string): string => key.slice(0, -1) + String.fromCharCode(key.charCodeAt(key.length - 1) + 1);

async function counted(sql: Sql, rows: string, params: readonly Bound[], most: number): Promise<number> {
  const row = await sql.one<{ n: number }>(`SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${rows} LIMIT ?) found`, [
    ...params,
    most,
  ]);
  return Number(row?.n ?? 0);
}
