import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const FIRST_WORD = `SUBSTR(words, 1, INSTR(words, ' '))`;

const statements = (t: Words): string[] => [
  // every name once for each of its words, turned so that this word comes first (people/name-words.ts)
  `CREATE TABLE person_name (words ${t.str(130)} NOT NULL, person_id ${t.big} NOT NULL, PRIMARY KEY (words, person_id))${t.clustered}`,
  // `led`: the words that have come first already
  `INSERT INTO person_name (words, person_id)
    WITH RECURSIVE turn (person_id, words, led, more) AS (
      SELECT id, CONCAT(search_name, ' '), CAST(' ' AS CHAR(130)), LENGTH(search_name) - LENGTH(REPLACE(search_name, ' ', ''))
        FROM person WHERE search_name <> ''
      UNION ALL
      SELECT person_id, CONCAT(SUBSTR(words, INSTR(words, ' ') + 1), ${FIRST_WORD}), CONCAT(led, ${FIRST_WORD}), more - 1
        FROM turn WHERE more > 0)
    SELECT words, person_id FROM turn WHERE INSTR(led, CONCAT(' ', ${FIRST_WORD})) = 0`,
];

export const peopleByName: Migration = { name: '0013-people-by-name', statements };
