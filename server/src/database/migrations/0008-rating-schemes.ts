import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // --- rating schemes: a published version never changes; the text is canonical JSON, the digest is of that text
  `CREATE TABLE rating_scheme_version (scheme ${t.str(40)} NOT NULL, version ${t.int} NOT NULL, content ${t.text} NOT NULL, digest ${t.str(64)} NOT NULL,
    published_at ${t.big} NOT NULL, published_by ${t.big} NULL, note ${t.str(500)} NULL, PRIMARY KEY (scheme, version))${t.table}`,
  // --- at most one draft a scheme, beside its versions; the row is there before the draft, so that it can be locked
  `CREATE TABLE rating_scheme (code ${t.str(40)} NOT NULL PRIMARY KEY, draft ${t.text} NULL, draft_revision ${t.int} NOT NULL,
    draft_base ${t.int} NULL, drafted_at ${t.big} NULL, drafted_by ${t.big} NULL)${t.table}`,
];

export const ratingSchemes: Migration = { name: '0008-rating-schemes', statements };
