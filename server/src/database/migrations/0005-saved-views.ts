import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // --- addresses of boards and lists that a user keeps under a name of their own
  `CREATE TABLE saved_view (id ${t.big} NOT NULL PRIMARY KEY, user_id ${t.big} NOT NULL, name ${t.str(80)} NOT NULL, path ${t.str(2000)} NOT NULL,
    created_at ${t.big} NOT NULL)${t.table}`,
  `CREATE UNIQUE INDEX saved_view_name ON saved_view (user_id, name)`,
];

export const savedViews: Migration = { name: '0005-saved-views', statements };
