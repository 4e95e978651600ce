import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // --- jobs: work that outlives a request; whoever holds the lease works, and `token` fences off whoever held it before
  `CREATE TABLE job (id ${t.big} NOT NULL PRIMARY KEY, kind ${t.str(40)} NOT NULL, subject_id ${t.big} NOT NULL, state ${t.str(12)} NOT NULL,
    actor ${t.text} NOT NULL, cursor_at ${t.big} NOT NULL DEFAULT 0, step ${t.str(20)} NOT NULL DEFAULT '', done ${t.int} NOT NULL DEFAULT 0, total ${t.int} NULL,
    holder ${t.str(64)} NULL, lease_until ${t.big} NOT NULL DEFAULT 0, token ${t.int} NOT NULL DEFAULT 0, cancel ${t.small} NOT NULL DEFAULT 0,
    attempts ${t.int} NOT NULL DEFAULT 0, fault ${t.text} NULL, created_at ${t.big} NOT NULL, updated_at ${t.big} NOT NULL, finished_at ${t.big} NULL)${t.table}`,
  `CREATE INDEX job_state ON job (state, lease_until)`,
  `CREATE INDEX job_subject ON job (subject_id)`,
  // --- people: moves with every change of a person's details or facts, so that a plan knows whether it still stands
  `ALTER TABLE person ADD COLUMN revision ${t.int} NOT NULL DEFAULT 1`,
  // --- a retraction can itself be retracted, when an import that took a record back is undone
  t.dropIndex('status_event', 'status_event_retracts'),
  `CREATE INDEX status_event_retracts ON status_event (retracts_id)`,
  `CREATE INDEX employment_import ON employment (import_id)`,
  `CREATE INDEX membership_import ON membership (import_id)`,
  `CREATE INDEX scope_mark_import ON scope_mark (import_id)`,
  // --- imports: the uploaded file, encrypted piece by piece, until it is applied or put aside
  `CREATE TABLE import_part (import_id ${t.big} NOT NULL, part ${t.int} NOT NULL, bytes ${t.bytes} NOT NULL, PRIMARY KEY (import_id, part))${t.clustered}`,
  `ALTER TABLE import_file ADD COLUMN job_id ${t.big} NULL`,
  `ALTER TABLE import_file ADD COLUMN options ${t.text} NULL`,
  `ALTER TABLE import_file ADD COLUMN undone_at ${t.big} NULL`,
  `CREATE INDEX import_file_digest ON import_file (digest)`,
  `ALTER TABLE import_row ADD COLUMN citizen_id_index ${t.str(43)} NULL`,
  // the person's revision that the row was planned on; after it was applied, the one it left behind
  `ALTER TABLE import_row ADD COLUMN person_revision ${t.int} NULL`,
  `ALTER TABLE import_row ADD COLUMN details_before ${t.day} NULL`,
  `ALTER TABLE import_row ADD COLUMN superseded_by ${t.big} NULL`,
  // what the row replaced, encrypted; null = it replaced nothing
  `ALTER TABLE import_row ADD COLUMN undo_image ${t.bytes} NULL`,
  // why an undo left the row as it is
  `ALTER TABLE import_row ADD COLUMN left_code ${t.str(40)} NULL`,
  // which pile a row of a police list lies on, beside our records; null for other lists
  `ALTER TABLE import_row ADD COLUMN pile ${t.str(20)} NULL`,
  `CREATE INDEX import_row_pile ON import_row (import_id, pile, id)`,
  // the state of a row changes when it is applied: an index that holds it would be written twice for every row
  t.dropIndex('import_row', 'import_row_unit'),
  `CREATE INDEX import_row_unit ON import_row (unit_id, outcome)`,
  t.dropIndex('import_row', 'import_row_person'),
  `CREATE INDEX import_row_person ON import_row (person_id, import_id)`,
  `CREATE INDEX import_row_superseded ON import_row (superseded_by)`,
  `CREATE INDEX import_issue_place ON import_issue (import_id, sheet, row_no)`,
  // --- what a user said the columns of a shape of file mean
  `CREATE TABLE import_mapping (unit_id ${t.big} NOT NULL, shape ${t.str(43)} NOT NULL, fields ${t.text} NOT NULL, updated_at ${t.big} NOT NULL, updated_by ${t.big} NULL,
    PRIMARY KEY (unit_id, shape))${t.clustered}`,
  // --- figures of summary sheets: never stored as truth, only to be held against our own
  `CREATE TABLE import_figure (import_id ${t.big} NOT NULL, position ${t.int} NOT NULL, sheet ${t.str(100)} NOT NULL, row_no ${t.int} NOT NULL, column_letter ${t.str(8)} NOT NULL,
    header ${t.str(250)} NULL, unit_id ${t.big} NULL, unit_name ${t.str(200)} NOT NULL, measure ${t.str(20)} NOT NULL, criterion_id ${t.big} NULL, shown ${t.str(40)} NOT NULL,
    PRIMARY KEY (import_id, position))${t.clustered}`,
  // --- our people that a file does not name: a question to the unit (roster), or ours but not theirs (police list)
  `CREATE TABLE import_absent (import_id ${t.big} NOT NULL, person_id ${t.big} NOT NULL, unit_id ${t.big} NOT NULL, state ${t.str(12)} NOT NULL, answer ${t.str(20)} NULL,
    reason ${t.str(300)} NULL, answered_at ${t.big} NULL, answered_by ${t.big} NULL, settled_by ${t.big} NULL, PRIMARY KEY (import_id, person_id))${t.clustered}`,
  `CREATE INDEX import_absent_unit ON import_absent (unit_id, state)`,
  `CREATE INDEX import_absent_person ON import_absent (person_id, state)`,
  // the newer import that answered a question: its undo asks again
  `CREATE INDEX import_absent_settled ON import_absent (settled_by)`,
  // --- completeness: the declared headcount of a unit, and each time its list was said to be complete; only added to
  `CREATE TABLE headcount (unit_id ${t.big} NOT NULL, valid_from ${t.day} NOT NULL, people ${t.int} NOT NULL, document_number ${t.str(80)} NULL,
    recorded_at ${t.big} NOT NULL, recorded_by ${t.big} NULL, PRIMARY KEY (unit_id, valid_from, recorded_at))${t.clustered}`,
  // `people`: how many the list then had; import_id 0: somebody said so without a list. One of an import that is not applied (any more) does not count.
  `CREATE TABLE list_confirmation (unit_id ${t.big} NOT NULL, as_of ${t.day} NOT NULL, confirmed_at ${t.big} NOT NULL, import_id ${t.big} NOT NULL, people ${t.int} NOT NULL,
    confirmed_by ${t.big} NULL, PRIMARY KEY (unit_id, as_of, confirmed_at, import_id))${t.clustered}`,
  // --- history: the days to come are added when they come
  `DELETE FROM rollup_day WHERE day > (SELECT counted_to FROM rollup_state WHERE id = 1)`,
];

export const importJobs: Migration = { name: '0004-import-jobs', statements };
