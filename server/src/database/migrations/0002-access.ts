import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // failed logins of a username in one minute; the key is a digest, for what people type here may be a password
  `CREATE TABLE login_attempt (username_digest ${t.str(64)} NOT NULL, minute ${t.big} NOT NULL, failures ${t.int} NOT NULL,
    PRIMARY KEY (username_digest, minute))${t.clustered}`,
  `CREATE INDEX login_attempt_minute ON login_attempt (minute)`,
  // name and username in the form that is searched: no marks, small letters
  `ALTER TABLE user_account ADD COLUMN search_name ${t.str(250)} NOT NULL DEFAULT ''`,
];

export const access: Migration = { name: '0002-access', statements };
