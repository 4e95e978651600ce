import type { Sql } from '../src/database/sql.js';
import { turnsOf } from '../src/people/name-words.js';

/** The rows by which people are found by name, as they stand and as names say they should: alike whoever wrote last. */
export async function namesKept(sql: Sql): Promise<{ stand: string[]; should: string[] }> {
  const rows = await sql.rows<{ words: string; person_id: number }>('SELECT words, person_id FROM person_name');
  const people = await sql.rows<{ id: number; search_name: string }>('SELECT id, search_name FROM person');
  return {
    stand: rows.map((row) => `${row.person_id} ${row.words}`).sort(),
    should: people.flatMap(({ id, search_name: name }) => turnsOf(name).map((turn) => `${id} ${turn}`)).sort(),
  };
}
