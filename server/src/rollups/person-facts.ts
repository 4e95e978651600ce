import type { EmploymentFact, MembershipFact, PersonFacts, ScopeFact } from '@dat100/shared/person-history';
import type { DayKind, StatusFact } from '@dat100/shared/stages';
import { marks, pieces, type Sql } from '../database/sql.js';
import { keysIn } from './key-runs.js';
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
    const people = await sql.rows<PersonRow>(
      `SELECT id, birth_date FROM person WHERE id IN (${marks(ids.length)})`,
      ids,
    );
    // The person comes first, by themselves: whoever has read their revision before knows of no later facts than these.
    const told = await readFactRows(sql, ids);
    for (const person of people) found.set(Number(person.id), told.of(person));
  }
  return found;
}

/** The facts in these rows, in the order of the people. What is about others is left out. */
export function factsFrom({ people, ...rows }: FactRows): Map<number, StoredFacts> {
  const facts = new FactsByPerson(rows);
  return new Map(people.map((person) => [Number(person.id), facts.of(person)]));
}

/** The facts of people as their rows were read: what is told of one person is made of them when it is asked for. */
export class FactsByPerson {
  private readonly employments: ByPerson<EmploymentRow>;
  private readonly memberships: ByPerson<MembershipRow>;
  private readonly scopes: ByPerson<ScopeRow>;
  private readonly events: ByPerson<EventRow>;

  constructor(rows: Omit<FactRows, 'people'>) {
    this.employments = new ByPerson(rows.employments);
    this.memberships = new ByPerson(rows.memberships);
    this.scopes = new ByPerson(rows.scopes);
    this.events = new ByPerson(standingEvents(rows.told));
  }

  /** @param person one of those whose rows were read */
  of({ id, birth_date: birthDate }: PersonRow): StoredFacts {
    const personId = Number(id);
    return {
      personId,
      birthDate,
      employments: this.employments.of(personId, (e) => ({
        id: Number(e.id),
        unitId: Number(e.unit_id),
        kind: e.kind,
        title: e.title,
        from: e.valid_from,
        to: e.valid_to,
      })),
      memberships: this.memberships.of(personId, (m) => ({
        id: Number(m.id),
        code: m.code,
        from: m.valid_from,
        to: m.valid_to,
      })),
      scopes: this.scopes.of(personId, (s) => ({
        id: Number(s.id),
        criterionId: Number(s.criterion_id),
        status: s.status,
        from: s.valid_from,
        to: s.valid_to,
      })),
      events: this.events.of(personId, (e) => ({
        id: Number(e.id),
        criterionId: Number(e.criterion_id),
        stage: Number(e.stage_position),
        on: e.happened_on,
        dayKind: e.day_kind,
        trust: Number(e.trust),
        recordedAt: Number(e.recorded_at),
        cardIssuedOn: e.card_issued_on,
      })),
    };
  }
}

/** The rows of each person in the order given, found without a list for each of them. */
class ByPerson<R extends { person_id: number }> {
  private readonly first = new Map<number, number>();
  /** at each row the place of the person's next, or -1 */
  private readonly next: Int32Array;

  constructor(private readonly rows: readonly R[]) {
    this.next = new Int32Array(rows.length);
    for (let i = rows.length - 1; i >= 0; i -= 1) {
      const personId = Number(rows[i]?.person_id);
      this.next[i] = this.first.get(personId) ?? -1;
      this.first.set(personId, i);
    }
  }

  of<T>(personId: number, made: (row: R) => T): T[] {
    const found: T[] = [];
    for (let i = this.first.get(personId) ?? -1; i >= 0; i = this.next[i] ?? -1) found.push(made(this.rows[i] as R));
    return found;
  }
}

/** Reads the facts of at most 1,000 people; of when each row is, see loadFacts. */
export async function readFactRows(sql: Sql, ids: readonly number[]): Promise<FactsByPerson> {
  const { where, params } = keysIn('person_id', ids);
  // What ends before it begins was planned and never came, or was taken back.
  const [employments, memberships, scopes, told] = await Promise.all([
    sql.rows<EmploymentRow>(
      `SELECT id, person_id, unit_id, kind, title, valid_from, valid_to FROM employment
        WHERE ${where} AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY person_id, valid_from, id`,
      params,
    ),
    sql.rows<MembershipRow>(
      `SELECT id, person_id, code, valid_from, valid_to FROM membership
        WHERE ${where} AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY id`,
      params,
    ),
    sql.rows<ScopeRow>(
      `SELECT id, person_id, criterion_id, status, valid_from, valid_to FROM scope_mark
        WHERE ${where} AND (valid_to IS NULL OR valid_to >= valid_from) ORDER BY id`,
      params,
    ),
    sql.rows<EventRow>(
      `SELECT id, person_id, criterion_id, kind, retracts_id, stage_position, happened_on, day_kind, trust, recorded_at, card_issued_on
         FROM status_event WHERE ${where}`,
      params,
    ),
  ]);
  return new FactsByPerson({ employments, memberships, scopes, told });
}

/** The status events that no retraction holds against, in the order given. */
function standingEvents(rows: readonly EventRow[]): readonly EventRow[] {
  if (rows.every((r) => r.retracts_id === null && r.kind === 'status')) return rows;
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
