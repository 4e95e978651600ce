import { searchForm } from '@dat100/shared/vietnamese-text';
import { endOfPath } from '../access/unit-scope.js';
import type { Bound, Sql } from '../database/sql.js';
import { Where } from '../database/where.js';
import type { Unit } from '../units/unit.js';

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

const EVERYBODY = 'person p';
/** A list this long or shorter is read through; beyond it one word of the name leads to its people. */
const PROBED = 5_000;

/** The words of a search, each once, in search form. */
export const wordsOf = (search: string): string[] => [...new Set(searchForm(search).split(' ').filter(Boolean))];

/**
 * How people of a unit are found by words of their names, in any order; null: nobody anywhere has such a name. Begins
 * with the word fewest have, or with the unit where even fewer are, so that few rows are read however many people there
 * are; among words that many have with the last, which is the given name.
 */
export async function foundByName(
  sql: Sql,
  unit: Pick<Unit, 'path'>,
  words: readonly string[],
  typed: Typed,
): Promise<FoundBy | null> {
  if (words.length === 0) return { from: EVERYBODY, params: [], where: new Where() };
  const ranges = words.map((word) => rangeOf(word, typed));
  const probes = ranges.map(
    () => `SELECT COUNT(*) AS n FROM (SELECT 1 FROM person_name WHERE words >= ? AND words < ? LIMIT ${PROBED}) probe`,
  );
  probes.push(
    `SELECT COUNT(*) AS n FROM (SELECT 1 FROM unit u JOIN person p ON p.unit_id = u.id
      WHERE u.path >= ? AND u.path < ? LIMIT ${PROBED}) probe`,
  );
  const counts = (
    await sql.rows<{ n: number }>(probes.join(' UNION ALL '), [...ranges.flat(), unit.path, endOfPath(unit.path)])
  ).map(({ n }) => Number(n));
  const ofUnit = counts.pop() ?? 0;
  const least = Math.min(...counts);
  if (least === 0) return null;
  return ofUnit <= least && ofUnit < PROBED ? inTheList(words, typed) : byWord(words, typed, counts.lastIndexOf(least));
}

/** From one word of the name, the others beside it in the index. */
function byWord(words: readonly string[], typed: Typed, at: number): FoundBy {
  const where = new Where().and('words >= ? AND words < ?', ...rangeOf(words[at] ?? '', typed));
  words.forEach((word, i) => {
    if (i !== at) where.and(`CONCAT(' ', words) LIKE ? ESCAPE '!'`, `% ${patternOf(word, typed)}%`);
  });
  // Several words of one name may begin alike.
  const distinct = typed === 'begun' ? 'DISTINCT ' : '';
  return {
    from: `(SELECT ${distinct}person_id FROM person_name WHERE ${where.sql}) named JOIN person p ON p.id = named.person_id`,
    params: where.params,
    where: new Where(),
  };
}

/** Among the people of a list, by the name as it stands with them. */
function inTheList(words: readonly string[], typed: Typed): FoundBy {
  const where = new Where();
  for (const word of words)
    where.and(`CONCAT(' ', p.search_name, ' ') LIKE ? ESCAPE '!'`, `% ${patternOf(word, typed)}%`);
  return { from: EVERYBODY, params: [], where };
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
