import type { Words } from '../dialect.js';
import type { Migration } from './migration.js';

const statements = (t: Words): string[] => [
  // --- rating periods: a year rated by one version of a scheme; nothing here is written again once its agency is locked
  `CREATE TABLE rating_period (id ${t.big} NOT NULL PRIMARY KEY, year ${t.small} NOT NULL, name ${t.str(200)} NOT NULL, scheme ${t.str(40)} NOT NULL, scheme_version ${t.int} NOT NULL,
    scheme_digest ${t.str(64)} NOT NULL, cut_off ${t.day} NOT NULL, known_at ${t.big} NULL, state ${t.str(12)} NOT NULL, settings ${t.text} NOT NULL, people ${t.int} NOT NULL,
    revision ${t.int} NOT NULL, created_at ${t.big} NOT NULL, created_by ${t.big} NULL, opened_at ${t.big} NULL, locked_at ${t.big} NULL)${t.table}`,
  `CREATE INDEX rating_period_year ON rating_period (year, id)`,
  // a unit that rates: whom it rates is in the sheets; name and path as they were when the period was opened
  `CREATE TABLE rating_agency (period_id ${t.big} NOT NULL, unit_id ${t.big} NOT NULL, above_id ${t.big} NULL, path ${t.str(200)} NOT NULL, code ${t.str(60)} NOT NULL, name ${t.str(200)} NOT NULL,
    path_text ${t.str(500)} NOT NULL, sort_key ${t.str(250)} NOT NULL, outstanding ${t.small} NOT NULL, state ${t.str(12)} NOT NULL, self_due ${t.day} NOT NULL, propose_due ${t.day} NOT NULL, decide_due ${t.day} NOT NULL,
    meeting ${t.text} NULL, party_opinion ${t.text} NULL, decision ${t.text} NULL, people ${t.int} NOT NULL, revision ${t.int} NOT NULL, decided_at ${t.big} NULL, decided_by ${t.big} NULL,
    locked_at ${t.big} NULL, locked_by ${t.big} NULL, lock_revision ${t.int} NOT NULL, digest ${t.str(64)} NULL, PRIMARY KEY (period_id, unit_id))${t.clustered}`,
  // a unit whose people are proposed together
  `CREATE TABLE rating_team (period_id ${t.big} NOT NULL, agency_id ${t.big} NOT NULL, unit_id ${t.big} NOT NULL, path ${t.str(200)} NOT NULL, name ${t.str(200)} NOT NULL, path_text ${t.str(500)} NOT NULL,
    sort_key ${t.str(250)} NOT NULL, state ${t.str(12)} NOT NULL, people ${t.int} NOT NULL, revision ${t.int} NOT NULL, moved_at ${t.big} NULL, moved_by ${t.big} NULL, note ${t.str(1000)} NULL,
    PRIMARY KEY (period_id, agency_id, unit_id))${t.clustered}`,
  // a person in a period: facts and levels stand side by side, the machine's, the person's, the team's and the decided one
  `CREATE TABLE rating_sheet (id ${t.big} NOT NULL PRIMARY KEY, period_id ${t.big} NOT NULL, person_id ${t.big} NOT NULL, agency_id ${t.big} NOT NULL, unit_id ${t.big} NOT NULL, unit_path ${t.str(200)} NOT NULL,
    full_name ${t.str(120)} NOT NULL, search_name ${t.str(120)} NOT NULL, sort_key ${t.str(200)} NOT NULL, birth_date ${t.day} NULL, kind ${t.str(30)} NOT NULL, title ${t.str(120)} NULL, duty_group ${t.str(60)} NOT NULL, head_of ${t.big} NULL,
    party ${t.small} NOT NULL, state ${t.str(12)} NOT NULL, facts ${t.text} NOT NULL, outcome ${t.str(12)} NOT NULL, level ${t.str(20)} NULL, best ${t.str(20)} NULL, worst ${t.str(20)} NULL, score ${t.int} NULL,
    self_level ${t.str(20)} NULL, self_text ${t.text} NULL, self_at ${t.big} NULL, team_level ${t.str(20)} NULL, team_reason ${t.str(1000)} NULL, team_at ${t.big} NULL, team_by ${t.big} NULL,
    final_level ${t.str(20)} NULL, final_reason ${t.str(1000)} NULL, final_at ${t.big} NULL, final_by ${t.big} NULL, revision ${t.int} NOT NULL, lock_revision ${t.int} NOT NULL,
    locked ${t.text} NULL, digest ${t.str(64)} NULL)${t.table}`,
  `CREATE UNIQUE INDEX rating_sheet_person ON rating_sheet (period_id, person_id)`,
  `CREATE INDEX rating_sheet_agency ON rating_sheet (period_id, agency_id, unit_id, sort_key, id)`,
  `CREATE INDEX rating_sheet_of ON rating_sheet (person_id)`,
  // what was done, in its order; only added to
  `CREATE TABLE rating_step (id ${t.big} NOT NULL PRIMARY KEY, period_id ${t.big} NOT NULL, agency_id ${t.big} NULL, unit_id ${t.big} NULL, sheet_id ${t.big} NULL, action ${t.str(30)} NOT NULL, at ${t.big} NOT NULL,
    actor_id ${t.big} NULL, actor ${t.str(200)} NOT NULL, on_behalf_of ${t.str(200)} NULL, detail ${t.text} NOT NULL)${t.table}`,
  `CREATE INDEX rating_step_period ON rating_step (period_id, agency_id, id)`,
  `CREATE INDEX rating_step_sheet ON rating_step (sheet_id, id)`,
  // "this is wrong": an objection before the lock, a correction (by HR) or an appeal (by the person) after it
  `CREATE TABLE rating_request (id ${t.big} NOT NULL PRIMARY KEY, period_id ${t.big} NOT NULL, agency_id ${t.big} NOT NULL, sheet_id ${t.big} NOT NULL, kind ${t.str(12)} NOT NULL, state ${t.str(12)} NOT NULL,
    reason ${t.text} NOT NULL, old_level ${t.str(20)} NULL, new_level ${t.str(20)} NULL, requested_at ${t.big} NOT NULL, requested_by ${t.big} NULL, requester ${t.str(200)} NOT NULL, due_on ${t.day} NOT NULL,
    answer ${t.text} NULL, answered_at ${t.big} NULL, answered_by ${t.big} NULL, answerer ${t.str(200)} NULL, lock_revision ${t.int} NULL, revision ${t.int} NOT NULL)${t.table}`,
  `CREATE INDEX rating_request_sheet ON rating_request (sheet_id, id)`,
  `CREATE INDEX rating_request_agency ON rating_request (agency_id, state, due_on)`,
  // a head's decisions in other hands while the head is away
  `CREATE TABLE rating_delegation (id ${t.big} NOT NULL PRIMARY KEY, unit_id ${t.big} NOT NULL, head_id ${t.big} NOT NULL, deputy_id ${t.big} NOT NULL, valid_from ${t.day} NOT NULL, valid_to ${t.day} NOT NULL,
    document ${t.str(120)} NOT NULL, granted_at ${t.big} NOT NULL, granted_by ${t.big} NULL, ended_at ${t.big} NULL)${t.table}`,
  `CREATE INDEX rating_delegation_deputy ON rating_delegation (deputy_id, valid_to)`,
  // units in a period: their rate at the cut-off as an exact fraction, rank in their group, band and emulation points
  `CREATE TABLE rating_unit (period_id ${t.big} NOT NULL, unit_id ${t.big} NOT NULL, path ${t.str(200)} NOT NULL, code ${t.str(60)} NOT NULL, name ${t.str(200)} NOT NULL, path_text ${t.str(500)} NOT NULL, kind ${t.str(40)} NOT NULL,
    peer_group ${t.str(60)} NOT NULL, figures ${t.text} NOT NULL, rate_num ${t.str(40)} NULL, rate_den ${t.str(40)} NULL, place ${t.int} NULL, tied ${t.int} NULL, band ${t.str(30)} NULL, points ${t.int} NULL,
    PRIMARY KEY (period_id, unit_id))${t.clustered}`,
  `CREATE INDEX rating_unit_group ON rating_unit (period_id, peer_group, place)`,
];

export const ratingPeriods: Migration = { name: '0011-rating-periods', statements };
