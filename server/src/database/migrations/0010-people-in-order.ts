import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // a list of people is counted, searched by name, and its page found, all in the index: no other person is read
  `CREATE INDEX person_listed ON person (unit_id, employed, sort_key, id, search_name)`,
  t.dropIndex('person', 'person_unit'),
];

export const peopleInOrder: Migration = { name: '0010-people-in-order', statements };
