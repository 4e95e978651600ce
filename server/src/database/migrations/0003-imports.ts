import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // the day that the newest word about a person's own details (name, birth, sex, phone, title) speaks of: a list's day,
  // or the day somebody changed them by hand; null = nobody knows, so any list is newer
  `ALTER TABLE person ADD COLUMN details_on ${t.day} NULL`,
  // why the whole file was refused, in both languages, with the place
  `ALTER TABLE import_file ADD COLUMN refusal_words ${t.text} NULL`,
];

export const imports: Migration = { name: '0003-imports', statements };
