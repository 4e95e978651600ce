import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (_: Words): string[] => [
  // what the log tells of one person, account or rating period, without the rows of the units they belong to
  `CREATE INDEX audit_record_subject ON audit_record (subject_id, subject_type, seq)`,
];

export const auditSubjects: Migration = { name: '0020-audit-subjects', statements };
