import { searchForm } from '@dat100/shared/vietnamese-text';
import { marks, type Bound, type Sql } from '../database/sql.js';
import { Where } from '../database/where.js';
import type { ListSize } from './list-size.js';
import { howMany } from './word-counts.js';

/** Typed words are whole words of a name, or, where nobody has them all, what words of it begin with. */
export type Typed = 'whole' | 'begun';
/** In the order in which they are tried: whoever types "An" means An before Anh. */
export const TYPED: readonly Typed[] = ['whole', 'begun'];

/** How people are found: what stands for `person p` in a FROM, and conditions for the WHERE beside it. */
export interface FoundBy {
  from: string;
  params: Bound[];
  where: Where;
}

export const EVERYBODY: FoundBy = { from: 'person p', params: [], where: new Where() };

/** How far lists are read before another way is taken. */
export interface Reading {
  /** words are counted so far; a list this long or shorter is read through, beyond it a word leads to its people */
  probed: number;
  /** a list in order of names begins with people from among so many of all, when each word is common */
  first: number;
  /** with so many found among them, reading on through the list is quicker than looking each up, as words are typed */
  dense: Record<Typed, number>;
  /** beside what is to be expected, people of a unit may come later in the order of names */
  margin: number;
  /** those who have a common name are counted so far: nobody turns so many pages */
  mostCounted: number;
  /** where all words are common: so many people with the name are looked up, put in order and counted at once */
  few: number;
  /** how far people are read in order of names, again and again, where looking up those with the name takes longer */
  windows: readonly number[];
  /** with more who are employed no longer, names alone do not say how many are employed */
  gone: number;
}

export const READING: Reading = {
  probed: 5_000,
  first: 2_500,
  // what words begin with is read to the end before anybody is looked up, so reading the list on pays sooner
  dense: { whole: 250, begun: 50 },
  margin: 500,
  mostCounted: 10_000,
  few: 400,
  windows: [2_500, 8_000, 25_000],
  gone: 20_000,
};

/**
 * A join whose left side is read first. SQLite, which keeps no statistics here, would else go through everybody and look
 * for each among those found; to MySQL and MariaDB, which know how many rows there are, it is a join like any other.
 */
const LEADS = 'CROSS JOIN';

/** A list is read through where it is this much shorter than what its words may lead to, in rows and look-ups. */
const READ_THROUGH = 60_000;

/** The ways to people by words of their names. */
export interface NamedWays {
  /** the quickest to all of them */
  found: FoundBy;
  /** whether each word is so common that few people need to be read to find a page of them */
  common: boolean;
  /** the word that `found` begins with where each is common */
  lead: number;
  /** by reading the list through */
  inTheList: FoundBy;
  /** with so many among the first, reading on is the quickest way to count them up to a limit */
  dense: number;
}

/** The words of a search, each once, in search form. */
export const wordsOf = (search: string): string[] => [...new Set(searchForm(search).split(' ').filter(Boolean))];

/**
 * How people of a list are found by words of their names, in any order; null: nobody anywhere has such a name. Begins
 * with the word fewest have, or with the list where even fewer are, so that few rows are read however many people there
 * are; among words that very many have with the last, which is the given name. `size`: of the list, whoever is in it.
 */
export async function foundByName(
  sql: Sql,
  words: readonly string[],
  typed: Typed,
  { here, everywhere }: ListSize,
  { probed, dense }: Reading = READING,
): Promise<NamedWays | null> {
  const ranges = words.map((word) => rangeOf(word, typed));
  const counts = await howMany(sql, ranges, probed);
  const least = Math.min(...counts);
  if (least === 0) return null;
  const common = least >= probed;
  const isShort = common ? here * here < READ_THROUGH * everywhere : here <= least;
  const list = inTheList(words, typed);
  const lead = counts.lastIndexOf(least);
  const found = isShort ? list : lookedUp(withWords(words, typed, lead), typed);
  return { found, common, lead, inTheList: list, dense: dense[typed] };
}

/** Among so many of all who are employed, the first or the last by name. */
export function amongFirst(people: number, order: 'ASC' | 'DESC', named: FoundBy = EVERYBODY): FoundBy {
  return {
    from: `(SELECT id, unit_id, employed, sort_key, search_name FROM person WHERE employed = 1
      ORDER BY sort_key ${order}, id ${order} LIMIT ?) p`,
    params: [people],
    where: named.where,
  };
}

/** The same with all that is known of each, for conditions on what no index holds. */
export function wholeAmongFirst(people: number, order: 'ASC' | 'DESC'): FoundBy {
  return {
    from: `(SELECT id AS first_id FROM person WHERE employed = 1 ORDER BY sort_key ${order}, id ${order} LIMIT ?) first
      ${LEADS} person p ON p.id = first.first_id`,
    params: [people],
    where: new Where(),
  };
}

/** Rows of `person_name`: from one word of the name, as given name or not, the others beside it in the index. */
export function withWords(words: readonly string[], typed: Typed, at: number, as: 'any' | 'not given' = 'any'): Where {
  const [from, until] = rangeOf(words[at] ?? '', typed);
  const where = new Where().and('words >= ? AND words < ?', as === 'any' ? from : afterGiven(words[at] ?? ''), until);
  words.forEach((word, i) => {
    if (i !== at) where.and(`CONCAT(' ', words) LIKE ? ESCAPE '!'`, `% ${patternOf(word, typed)}%`);
  });
  return where;
}

/** Where a word's rows as given name end: after it come two spaces, after every other word one. */
export const afterGiven = (word: string): string => `${word} !`;

/** The people of such rows. */
export function lookedUp({ sql, params }: Where, typed: Typed): FoundBy {
  // Several words of one name may begin alike.
  const distinct = typed === 'begun' ? 'DISTINCT ' : '';
  return {
    from: `(SELECT ${distinct}person_id FROM person_name WHERE ${sql}) named ${LEADS} person p ON p.id = named.person_id`,
    params,
    where: new Where(),
  };
}

/** People with these keys. */
export const these = (ids: readonly number[]): FoundBy => ({
  ...EVERYBODY,
  where: new Where().and(`p.id IN (${marks(ids.length)})`, ...ids),
});

/** Among the people of a list, by the name as it stands with them. */
function inTheList(words: readonly string[], typed: Typed): FoundBy {
  const where = new Where();
  for (const word of words)
    where.and(`CONCAT(' ', p.search_name, ' ') LIKE ? ESCAPE '!'`, `% ${patternOf(word, typed)}%`);
  return { ...EVERYBODY, where };
}

const patternOf = (word: string, typed: Typed): string =>
  word.replace(/[%_!]/g, '!$&') + (typed === 'whole' ? ' ' : '');

/** The turns of names that begin with the word: from the first such text to the first after all of them. */
function rangeOf(word: string, typed: Typed): [string, string] {
  return typed === 'whole' ? [`${word} `, `${word}!`] : [word, textAfter(word)];
}

/** The first text after all that begin with this one, in the order of code points. */
function textAfter(text: string): string {
  const chars = [...text];
  const last = chars.pop()?.codePointAt(0) ?? 0;
  // What lies between are halves of characters, which no text holds.
  return chars.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1);
}
