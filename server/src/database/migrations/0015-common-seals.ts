import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // what was read of many rows of an import, under one seal; a row that was written anew has a seal of its own
  `CREATE TABLE import_seal (import_id ${t.big} NOT NULL, id ${t.big} NOT NULL, payload ${t.bytes} NOT NULL, PRIMARY KEY (import_id, id))${t.clustered}`,
  `ALTER TABLE import_row ADD COLUMN seal_id ${t.big} NULL`,
  // which units a list names is read in the index alone
  t.dropIndex('import_row', 'import_row_import'),
  `CREATE INDEX import_row_import ON import_row (import_id, outcome, id, unit_id)`,
];

export const commonSeals: Migration = { name: '0015-common-seals', statements };
