import type { Sql } from '../../database/sql.js';
import type {
  EmploymentRow,
  EventRow,
  FactRows,
  MembershipRow,
  PersonRow,
  ScopeRow,
} from '../../rollups/person-facts.js';

/** A person with what their sheet says of them by name. */
export interface NamedRow extends PersonRow {
  full_name: string;
  search_name: string;
  sort_key: string;
}

/** Everything that is on record of some people, with where it comes from. */
export interface PeopleRecords extends FactRows {
  people: readonly NamedRow[];
  /** `import_id`: the list that brought it */
  employments: readonly (EmploymentRow & { import_id: number | null })[];
  scopes: readonly (ScopeRow & { reason: string | null })[];
  /** `source`: the way it came in */
  told: readonly (EventRow & { source: string })[];
}

/**
 * The records of the next people in the order of their keys. Each table is read once, by the keys of the people and not
 * one by one: who is in the period is known once it is read.
 *
 * Status events, and what takes one back, are those recorded by `knownAt`; null: all of them. Employments, memberships
 * and scope marks are as they are on record when they are read: a later change is written into the same row.
 */
export async function recordsAfter(
  sql: Sql,
  after: number,
  limit: number,
  knownAt: number | null,
): Promise<PeopleRecords> {
  const people = await sql.rows<NamedRow>(
    'SELECT id, birth_date, full_name, search_name, sort_key FROM person WHERE id > ? ORDER BY id LIMIT ?',
    [after, limit],
  );
  const range = [after, Number(people.at(-1)?.id ?? after)];
  const their = 'person_id > ? AND person_id <= ?';
  // What ends before it begins was planned and never came, or was taken back.
  const [employments, memberships, scopes, told] = await Promise.all([
    sql.rows<PeopleRecords['employments'][number]>(
      `SELECT id, person_id, unit_id, kind, title, valid_from, valid_to, import_id FROM employment
        WHERE ${their} AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY person_id, valid_from, id`,
      range,
    ),
    sql.rows<MembershipRow>(
      `SELECT id, person_id, code, valid_from, valid_to FROM membership
        WHERE ${their} AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY person_id, id`,
      range,
    ),
    sql.rows<PeopleRecords['scopes'][number]>(
      `SELECT id, person_id, criterion_id, status, valid_from, valid_to, reason FROM scope_mark
        WHERE ${their} AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY person_id, id`,
      range,
    ),
    sql.rows<PeopleRecords['told'][number]>(
      `SELECT id, person_id, criterion_id, kind, retracts_id, stage_position, happened_on, day_kind, trust, recorded_at,
          card_issued_on, source
         FROM status_event WHERE ${their}${knownAt === null ? '' : ' AND recorded_at <= ?'}`,
      knownAt === null ? range : [...range, knownAt],
    ),
  ]);
  return { people, employments, memberships, scopes, told };
}
