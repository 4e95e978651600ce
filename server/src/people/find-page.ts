import { marks, type Bound, type Sql } from '../database/sql.js';
import { Where } from '../database/where.js';
import { pageOfCommon, type CommonName, type Placed } from './common-names.js';
import type { ListSize } from './list-size.js';
import { amongFirst, EVERYBODY, foundByName, READING, these, TYPED, wholeAmongFirst } from './name-search.js';
import type { FoundBy, NamedWays, Reading } from './name-search.js';

/** A list as it is asked for: whom it means, beside the words of a name, and in which order. */
export interface Question {
  /** joins of what `where` and `order` speak of, for a person `p` */
  join: string;
  joinParams: readonly Bound[];
  where: string;
  params: readonly Bound[];
  order: string;
  /** by name alone, from the first or the last: an index holds this order for everybody employed */
  byName: 'ASC' | 'DESC' | null;
  /** whether `where` speaks of nothing but unit, employment and name */
  isPlain: boolean;
  words: readonly string[];
  /** of the list without filters and words */
  size: () => Promise<ListSize>;
  /** how long the list without words is, where that is known without reading it; null where it is not */
  counted: () => Promise<number | null>;
}

/** Whom a list means, in whatever order. */
type Asked = Pick<Question, 'join' | 'joinParams' | 'where' | 'params'>;

/** The keys of a page, and how long the list is: `isAtLeast` where counting stopped at `total`. */
export interface FoundPage {
  ids: number[];
  total: number;
  isAtLeast: boolean;
}

/** Looking somebody of the first by name up costs so many times what reading them in the list costs. */
const LOOKED_UP = 3;

interface Place {
  limit: number;
  offset: number;
}

/** Finds a page of a list. */
export async function findPage(sql: Sql, asked: Question, page: Place, reading = READING): Promise<FoundPage> {
  if (asked.words.length === 0) return everybody(sql, asked, page, reading);
  const size = await asked.size();
  for (const typed of TYPED) {
    const ways = await foundByName(sql, asked.words, typed, size, reading);
    if (!ways) continue;
    const isAll = size.here === size.everywhere && typed === 'whole';
    const found =
      (isAll && (await ofEverybody(sql, asked, ways, page, reading))) || (await named(sql, asked, ways, page, reading));
    if (found.total > 0) return found;
  }
  return { ids: [], total: 0, isAtLeast: false };
}

/** Everybody of a list, in its order. */
export async function findAll(sql: Sql, asked: Question): Promise<number[]> {
  if (asked.words.length === 0) return idsOf(sql, asked, EVERYBODY);
  const size = await asked.size();
  for (const typed of TYPED) {
    const ways = await foundByName(sql, asked.words, typed, size);
    const ids = ways ? await idsOf(sql, asked, ways.found) : [];
    if (ids.length > 0) return ids;
  }
  return [];
}

async function everybody(sql: Sql, asked: Question, page: Place, reading: Reading): Promise<FoundPage> {
  const { here, everywhere } = await asked.size();
  const total = asked.isPlain
    ? here
    : ((here > reading.probed ? await asked.counted() : null) ?? (await count(sql, asked, EVERYBODY, null)));
  const last = Math.min(page.offset + page.limit, total);
  if (last <= page.offset) return { ids: [], total, isAtLeast: false };
  // So many of all have to be read in the order of names until those of the list are among them.
  const read = Math.ceil((last * everywhere * 1.25) / total) + reading.margin;
  if (asked.byName && read < (asked.isPlain ? total : here / LOOKED_UP)) {
    const first = asked.isPlain ? amongFirst(read, asked.byName) : wholeAmongFirst(read, asked.byName);
    const ids = await idsOf(sql, asked, first, { limit: last, offset: 0 });
    if (ids.length === last) return { ids: ids.slice(page.offset), total, isAtLeast: false };
  }
  return { ids: await idsOf(sql, asked, EVERYBODY, page), total, isAtLeast: false };
}

/** A common name where everybody is on the list; null: every other list by name. */
async function ofEverybody(
  sql: Sql,
  asked: Question,
  ways: NamedWays,
  page: Place,
  reading: Reading,
): Promise<FoundPage | null> {
  if (!ways.common || !asked.isPlain || !asked.byName) return null;
  // Who is employed is on the list: which unit each belongs to is read with the people of the page alone.
  const all: Question = { ...asked, join: '', joinParams: [], where: 'p.employed = 1', params: [] };
  const first: CommonName['first'] = async (found, most) => {
    const { from, params } = fromOf(all, found);
    const rows = await sql.rows<Placed>(`SELECT p.id, p.sort_key ${from} ORDER BY ${asked.order} LIMIT ?`, [
      ...params,
      most,
    ]);
    return rows.map((row) => ({ ...row, id: Number(row.id) }));
  };
  const name: CommonName = {
    ...{ words: asked.words, ways, order: asked.byName, first },
    count: (found, most) => count(sql, all, found, most),
  };
  const found = await pageOfCommon(sql, name, page, reading);
  if ('few' in found) return named(sql, asked, { ...ways, found: these(found.few), common: false }, page, reading);
  return { ids: found.ids, ...told(found.total, reading.mostCounted) };
}

/** By name: read off the order of all names where many have it, else everybody with the name once, put in order. */
async function named(
  sql: Sql,
  asked: Question,
  { found, common, inTheList, dense }: NamedWays,
  { limit, offset }: Place,
  reading: Reading,
): Promise<FoundPage> {
  const last = offset + limit;
  if (common && asked.isPlain && asked.byName) {
    const first = amongFirst(reading.first, asked.byName, inTheList);
    const ids = await idsOf(sql, asked, first, { limit: Math.max(last, dense), offset: 0 });
    // With so many found among the first, reading on through the list is quicker than looking each of them up.
    if (ids.length >= last) {
      const total = await count(sql, asked, ids.length < dense ? found : inTheList, reading.mostCounted + 1);
      return { ids: ids.slice(offset, last), ...told(total, reading.mostCounted) };
    }
  }
  const { from, params } = fromOf(asked, found);
  const rows = await sql.rows<{ id: number; n: number }>(
    `SELECT p.id, COUNT(*) OVER () AS n ${from} ORDER BY ${asked.order} LIMIT ? OFFSET ?`,
    [...params, limit, offset],
  );
  const total = Number(rows[0]?.n ?? (offset === 0 ? 0 : await count(sql, asked, found, null)));
  return { ids: rows.map(({ id }) => Number(id)), ...told(total, reading.mostCounted) };
}

/** The same on every page of a list, however that page was found. */
const told = (total: number, most: number) => ({ total: Math.min(total, most), isAtLeast: total > most });

/** @param most null: to the end */
async function count(sql: Sql, asked: Asked, found: FoundBy, most: number | null): Promise<number> {
  const { from, params } = fromOf(asked, found);
  const row =
    most === null
      ? await sql.one<{ n: number }>(`SELECT COUNT(*) AS n ${from}`, params)
      : await sql.one<{ n: number }>(`SELECT COUNT(*) AS n FROM (SELECT 1 ${from} LIMIT ?) found`, [...params, most]);
  return Number(row?.n ?? 0);
}

/** How many of a list are employed in one of some kinds, of which few people are. */
export function countOfKinds(sql: Sql, asked: Asked, kinds: readonly string[]): Promise<number> {
  if (kinds.length === 0) return Promise.resolve(0);
  const where = new Where().and(`p.kind IN (${marks(kinds.length)})`, ...kinds);
  return count(sql, asked, { ...EVERYBODY, where }, null);
}

/** Keys in the order of the list. Found by keys alone, which an index may hold; no other person is read. */
async function idsOf(sql: Sql, asked: Question, found: FoundBy, page?: Place): Promise<number[]> {
  const { from, params } = fromOf(asked, found);
  const rows = await sql.rows<{ id: number }>(
    `SELECT p.id ${from} ORDER BY ${asked.order}${page ? ' LIMIT ? OFFSET ?' : ''}`,
    page ? [...params, page.limit, page.offset] : params,
  );
  return rows.map(({ id }) => Number(id));
}

function fromOf(asked: Asked, found: FoundBy): { from: string; params: Bound[] } {
  return {
    from: `FROM ${found.from} ${asked.join} WHERE ${asked.where} AND ${found.where.sql}`,
    params: [...found.params, ...asked.joinParams, ...asked.params, ...found.where.params],
  };
}
