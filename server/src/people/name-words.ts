import { searchForm } from '@dat100/shared/vietnamese-text';
import { marks, pieces, type Bound, type TableShape, type Tx } from '../database/sql.js';

// A name is found by any of its words: it stands in `person_name` once for each, turned so that this word comes first.
// One range of the index then holds everybody with the word, and the rest of the name beside it.

export const PERSON_NAME: TableShape = { table: 'person_name', columns: ['words', 'person_id'] };

const ROWS_AT_ONCE = 500;
const DELETED_AT_ONCE = 200;

/**
 * The turns of a name in search form, each with a space after its last word: "nguyen van an" gives "nguyen van an ",
 * "van an nguyen " and "an  nguyen van ". Two spaces say that the word before them is the given name, the last of
 * several words. A word that comes twice leads once; no name has no turns.
 */
export function turnsOf(searchName: string): string[] {
  const words = searchName.split(' ').filter(Boolean);
  const given = words.length > 1 ? words.at(-1) : null;
  const led = new Set<string>();
  const turns: string[] = [];
  words.forEach((word, i) => {
    if (led.has(word)) return;
    led.add(word);
    const others = [...words.slice(i + 1), ...words.slice(0, i), ''];
    turns.push(`${word} ${word === given ? ' ' : ''}${others.join(' ')}`);
  });
  return turns;
}

/** The rows by which a person is found by name. */
export const nameRows = (personId: number, fullName: string): Bound[][] =>
  turnsOf(searchForm(fullName)).map((turn) => [turn, personId]);

/** Runs `work`, which may change the names of these people, and makes what they are found by follow. */
export async function followNames(tx: Tx, personIds: readonly number[], work: () => Promise<void>): Promise<void> {
  const before = await namesOf(tx, personIds);
  await work();
  const after = await namesOf(tx, personIds);
  const gone: (readonly [string, number])[] = [];
  const rows: Bound[][] = [];
  for (const [id, name] of after) {
    const old = before.get(id) ?? '';
    if (old === name) continue;
    const come = turnsOf(name);
    for (const turn of [...turnsOf(old), ...come]) gone.push(...spellingsOf(turn).map((words) => [words, id] as const));
    rows.push(...come.map((turn) => [turn, id]));
  }
  for (const piece of pieces(gone, DELETED_AT_ONCE))
    await tx.run(
      `DELETE FROM person_name WHERE ${piece.map(() => '(words = ? AND person_id = ?)').join(' OR ')}`,
      piece.flat(),
    );
  await tx.insert(PERSON_NAME.table, PERSON_NAME.columns, rows);
}

/**
 * The ways in which a turn may stand there: until migration 0019 the given name had one space. While an update goes
 * from server to server, those of before it still write so, and leave rows of the other kind standing.
 */
const spellingsOf = (turn: string): string[] => [...new Set([turn, turn.replace('  ', ' ')])];

async function namesOf(tx: Tx, personIds: readonly number[]): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (const ids of pieces([...new Set(personIds)], ROWS_AT_ONCE))
    for (const row of await tx.rows<{ id: number; search_name: string }>(
      `SELECT id, search_name FROM person WHERE id IN (${marks(ids.length)})`,
      ids,
    ))
      names.set(Number(row.id), row.search_name);
  return names;
}
