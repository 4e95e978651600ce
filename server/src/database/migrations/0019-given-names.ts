import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const FIRST_WORD = `SUBSTR(words, 1, INSTR(words, ' '))`;

const statements = (_: Words): string[] => [
  // two spaces say that the word before them is the given name (people/name-words.ts); no name holds a % or a _
  `UPDATE person_name SET words = CONCAT(${FIRST_WORD}, ' ', SUBSTR(words, INSTR(words, ' ') + 1))
    WHERE words NOT LIKE '%  %' AND EXISTS (
      SELECT 1 FROM person p WHERE p.id = person_id AND CONCAT(p.search_name, ' ') LIKE CONCAT('% ', ${FIRST_WORD}))`,
];

export const givenNames: Migration = { name: '0019-given-names', statements };
