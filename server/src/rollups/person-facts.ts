import type { EmploymentFact, MembershipFact, PersonFacts, ScopeFact } from '@dat100/shared/person-history';
import type { DayKind, StatusFact } from '@dat100/shared/stages';
import { marks, pieces, type Sql } from '../database/sql.js';
import { takenBack } from './retractions.js';

/** A person's facts with the keys of the rows they came from, so that a change can name what it replaces. */
export interface StoredFacts extends PersonFacts {
  personId: number;
  employments: (EmploymentFact & { id: number; title: string | null })[];
  memberships: (MembershipFact & { id: number })[];
  scopes: (ScopeFact & { id: number })[];
  events: StatusFact[];
}

export interface PersonRow {
  id: number;
  birth_date: string | null;
}
export interface EmploymentRow {
  id: number;
  person_id: number;
  unit_id: number;
  kind: string;
  title: string | null;
  valid_from: string;
  valid_to: string | null;
}
export interface MembershipRow {
  id: number;
  person_id: number;
  code: string;
  valid_from: string;
  valid_to: string | null;
}
export interface ScopeRow {
  id: number;
  person_id: number;
  criterion_id: number;
  status: 'deferred' | 'exempt';
  valid_from: string;
  valid_to: string | null;
}
export interface EventRow {
  id: number;
  person_id: number;
  criterion_id: number;
  kind: string;
  retracts_id: number | null;
  stage_position: number;
  happened_on: string;
  day_kind: DayKind;
  trust: number;
  recorded_at: number;
  card_issued_on: string | null;
}

/** What the facts of some people are put together from, as the tables hold it. */
export interface FactRows {
  people: readonly PersonRow[];
  employments: readonly EmploymentRow[];
  memberships: readonly MembershipRow[];
  scopes: readonly ScopeRow[];
  /** events and retractions */
  told: readonly EventRow[];
}

/**
 * Everything that decides where and how these people count, without what has been retracted. People unknown to the
 * database are left out of the map.
 */
export async function loadFacts(sql: Sql, personIds: readonly number[]): Promise<Map<number, StoredFacts>> {
  const found = new Map<number, StoredFacts>();
  for (const ids of pieces([...new Set(personIds)], 1000)) {
    const where = `IN (${marks(ids.length)})`;
    const people = await sql.rows<PersonRow>(`SELECT id, birth_date FROM person WHERE id ${where}`, ids);
    // The person comes first, by themselves: whoever has read their revision before knows of no later facts than these.
    // What ends before it begins was planned and never came, or was taken back.
    const [employments, memberships, scopes, told] = await Promise.all([
      sql.rows<EmploymentRow>(
        `SELECT id, person_id, unit_id, kind, title, valid_from, valid_to FROM employment
          WHERE person_id ${where} AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY person_id, valid_from, id`,
        ids,
      ),
      sql.rows<MembershipRow>(
        `SELECT id, person_id, code, valid_from, valid_to FROM membership
          WHERE person_id ${where} AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY id`,
        ids,
      ),
      sql.rows<ScopeRow>(
        `SELECT id, person_id, criterion_id, status, valid_from, valid_to FROM scope_mark
          WHERE person_id ${where} AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY id`,
        ids,
      ),
      sql.rows<EventRow>(
        `SELECT id, person_id, criterion_id, kind, retracts_id, stage_position, happened_on, day_kind, trust, recorded_at, card_issued_on
           FROM status_event WHERE person_id ${where}`,
        ids,
      ),
    ]);
    for (const [id, facts] of factsFrom({ people, employments, memberships, scopes, told })) found.set(id, facts);
  }
  return found;
}

/** The facts in these rows, in the order of the people. What is about others is left out. */
export function factsFrom({ people, employments, memberships, scopes, told }: FactRows): Map<number, StoredFacts> {
  const found = new Map<number, StoredFacts>();
  for (const row of people)
    found.set(Number(row.id), {
      personId: Number(row.id),
      birthDate: row.birth_date,
      employments: [],
      memberships: [],
      scopes: [],
      events: [],
    });
  for (const e of employments)
    found.get(Number(e.person_id))?.employments.push({
      id: Number(e.id),
      unitId: Number(e.unit_id),
      kind: e.kind,
      title: e.title,
      from: e.valid_from,
      to: e.valid_to,
    });
  for (const m of memberships)
    found
      .get(Number(m.person_id))
      ?.memberships.push({ id: Number(m.id), code: m.code, from: m.valid_from, to: m.valid_to });
  for (const s of scopes)
    found.get(Number(s.person_id))?.scopes.push({
      id: Number(s.id),
      criterionId: Number(s.criterion_id),
      status: s.status,
      from: s.valid_from,
      to: s.valid_to,
    });
  for (const e of standingEvents(told))
    found.get(Number(e.person_id))?.events.push({
      id: Number(e.id),
      criterionId: Number(e.criterion_id),
      stage: Number(e.stage_position),
      on: e.happened_on,
      dayKind: e.day_kind,
      trust: Number(e.trust),
      recordedAt: Number(e.recorded_at),
      cardIssuedOn: e.card_issued_on,
    });
  return found;
}

/** The status events that no retraction holds against, in the order given. */
function standingEvents(rows: readonly EventRow[]): EventRow[] {
  const back = takenBack(
    rows.flatMap((r) => (r.retracts_id === null ? [] : [{ id: Number(r.id), retractsId: Number(r.retracts_id) }])),
  );
  return rows.filter((r) => r.kind === 'status' && !back.has(Number(r.id)));
}

/** Locks people against other writers, in one order for everybody. */
export async function lockPeople(
  tx: { lock<T>(sql: string, params: number[]): Promise<T[]> },
  personIds: readonly number[],
): Promise<void> {
  for (const ids of pieces(
    [...new Set(personIds)].sort((a, b) => a - b),
    1000,
  ))
    await tx.lock(`SELECT id FROM person WHERE id IN (${marks(ids.length)}) ORDER BY id`, ids);
}
