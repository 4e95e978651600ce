import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // the first page of a large unit is read off the order of all names, units and search forms beside them
  `CREATE INDEX person_in_order ON person (employed, sort_key, id, unit_id, search_name)`,
  t.dropIndex('person', 'person_sort'),
  // the few whom no counter counts are counted in an index
  `CREATE INDEX person_kind ON person (employed, kind, unit_id)`,
];

export const namesInOrder: Migration = { name: '0017-names-in-order', statements };
