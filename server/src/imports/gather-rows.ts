import type { Day } from '@dat100/shared/calendar';
import type { RosterRow } from '@dat100/shared/roster-reading';
import type { NewEmployment, NewMembership, NewPerson, NewScopeMark } from '../people/person-rows.js';
import type { NewEvent, Retraction } from '../progress/event-rows.js';
import type { StoredFacts } from '../rollups/person-facts.js';
import type { Place } from '../rollups/places.js';
import type { KnownPerson, RowPlan } from './row-plan.js';
import type { WriteContext } from './write-context.js';

export interface RowToWrite {
  /** of import_row */
  rowId: number;
  row: RosterRow;
  plan: RowPlan;
  known: KnownPerson | null;
  /** the blind index of the citizen id, where it is at hand */
  citizenIdIndex?: string | null;
}

/** The key under which a row's person is written: theirs, or for somebody new the row's own, so that doing it twice is the same. */
export const personKeyOf = ({ rowId, known }: RowToWrite): number => known?.id ?? rowId;

/** The record of a person who is new. */
export const newPerson = (w: WriteContext, id: number, row: RosterRow, place: Place): NewPerson => ({
  id,
  citizenId: row.citizenId,
  fullName: row.fullName,
  birthDate: row.birthDate,
  birthYear: row.birthYear ?? yearOf(row.birthDate),
  sex: row.sex,
  phone: row.phone,
  title: row.title,
  place,
  detailsOn: w.asOf,
});

/** Rows of facts on their way into the database. */
export interface Bundle {
  people: NewPerson[];
  employments: NewEmployment[];
  memberships: NewMembership[];
  scopes: NewScopeMark[];
  events: NewEvent[];
  retractions: Retraction[];
  reasons: { personId: number; criterionId: number; reason: string | null }[];
}

export const emptyBundle = (): Bundle => ({
  people: [],
  employments: [],
  memberships: [],
  scopes: [],
  events: [],
  retractions: [],
  reasons: [],
});

const yearOf = (day: Day | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

/** Adds what a row would write about its person. */
export function gather(w: WriteContext, bundle: Bundle, personId: number, { writes }: RowPlan): void {
  const { importId, asOf } = w;
  if (writes.employ)
    bundle.employments.push({
      id: w.keys.next(),
      personId,
      unitId: writes.employ.unitId,
      kind: writes.employ.kind,
      title: writes.employ.title,
      from: writes.employ.from,
      to: writes.employ.to,
      orderNumber: w.orderNumber,
      importId,
    });
  for (const { code, to } of writes.join)
    bundle.memberships.push({ id: w.keys.next(), personId, code, from: asOf, to, importId });
  for (const s of writes.scopes)
    if (s.status !== 'in_scope')
      bundle.scopes.push({
        id: w.keys.next(),
        personId,
        criterionId: s.criterionId,
        status: s.status,
        from: asOf,
        to: s.to,
        reason: null,
        documentNumber: s.document,
        approver: null,
        importId,
      });
  for (const e of writes.events)
    bundle.events.push({
      id: w.keys.next(),
      personId,
      criterionId: e.criterionId,
      stage: e.stage,
      on: e.on,
      dayKind: e.dayKind,
      cardIssuedOn: e.cardIssuedOn,
      reference: e.reference,
      trust: w.trust,
      source: w.source,
      note: null,
      importId,
    });
  for (const eventId of new Set(writes.retract))
    bundle.retractions.push({
      id: w.keys.next(),
      personId,
      eventId,
      reason: w.why ?? 'replaced by a newer list',
      importId,
    });
  for (const reason of writes.reasons) bundle.reasons.push({ personId, ...reason });
}

/** What is known of a new person is exactly what was gathered: no need to read it back. */
export function factsOfNew(personId: number, row: RosterRow, bundle: Bundle): StoredFacts {
  const mine = <T extends { personId: number }>(list: readonly T[]): T[] => {
    let from = list.length;
    while (from > 0 && list[from - 1]?.personId === personId) from -= 1;
    return list.slice(from);
  };
  return {
    personId,
    birthDate: row.birthDate,
    employments: mine(bundle.employments).map((e) => ({
      id: e.id,
      unitId: e.unitId,
      kind: e.kind,
      title: e.title,
      from: e.from,
      to: e.to,
    })),
    memberships: mine(bundle.memberships).map((m) => ({ id: m.id, code: m.code, from: m.from, to: m.to })),
    scopes: mine(bundle.scopes).map((s) => ({
      id: s.id,
      criterionId: s.criterionId,
      status: s.status,
      from: s.from,
      to: s.to,
    })),
    events: mine(bundle.events).map((e) => ({
      id: e.id,
      criterionId: e.criterionId,
      stage: e.stage,
      on: e.on,
      dayKind: e.dayKind,
      trust: e.trust,
      recordedAt: 0,
      cardIssuedOn: e.cardIssuedOn,
    })),
  };
}
