import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // edits by hand that can still be taken back by the account that made them; deleted within two minutes (people/recent-edits)
  `CREATE TABLE recent_edit (id ${t.big} NOT NULL PRIMARY KEY, user_id ${t.big} NOT NULL, made_at ${t.big} NOT NULL, audit_seq ${t.big} NOT NULL,
    action ${t.str(40)} NOT NULL, permission ${t.str(40)} NOT NULL, unit_id ${t.big} NULL)${t.table}`,
  // the person's revision as the edit found it (0: nobody knew them) and left it; all else is encrypted
  `CREATE TABLE recent_edit_person (edit_id ${t.big} NOT NULL, person_id ${t.big} NOT NULL, found_revision ${t.int} NOT NULL, left_revision ${t.int} NOT NULL,
    image ${t.bytes} NOT NULL, PRIMARY KEY (edit_id, person_id))${t.clustered}`,
  `CREATE INDEX recent_edit_person_person ON recent_edit_person (person_id)`,
];

export const recentEdits: Migration = { name: '0018-recent-edits', statements };
