import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // --- weekly confirmations: the figures of a unit as somebody vouched for them; `snapshot` and `digest` are never written again
  `CREATE TABLE week_confirmation (id ${t.big} NOT NULL PRIMARY KEY, unit_id ${t.big} NOT NULL, week ${t.day} NOT NULL, revision ${t.int} NOT NULL, state ${t.str(12)} NOT NULL,
    as_of ${t.day} NOT NULL, confirmed_at ${t.big} NOT NULL, confirmed_by ${t.big} NULL, confirmed_as ${t.str(12)} NOT NULL, confirmer ${t.str(200)} NOT NULL, on_behalf_of ${t.str(200)} NULL,
    snapshot ${t.text} NOT NULL, digest ${t.str(64)} NOT NULL)${t.table}`,
  `CREATE UNIQUE INDEX week_confirmation_revision ON week_confirmation (unit_id, week, revision)`,
  `CREATE INDEX week_confirmation_week ON week_confirmation (week, unit_id)`,
  // what was done with each revision, in its order; only added to
  `CREATE TABLE week_step (id ${t.big} NOT NULL PRIMARY KEY, confirmation_id ${t.big} NOT NULL, action ${t.str(12)} NOT NULL, at ${t.big} NOT NULL, actor_id ${t.big} NULL, actor ${t.str(200)} NOT NULL,
    on_behalf_of ${t.str(200)} NULL, body ${t.text} NULL)${t.table}`,
  `CREATE INDEX week_step_confirmation ON week_step (confirmation_id, id)`,
];

export const weeklyConfirmations: Migration = { name: '0006-weekly-confirmations', statements };
