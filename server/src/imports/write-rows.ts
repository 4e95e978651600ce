import type { Day } from '@dat100/shared/calendar';
import type { RosterRow } from '@dat100/shared/roster-reading';
import { marks, pieces, type Tx } from '../database/sql.js';
import {
  insertEmployments,
  insertMemberships,
  insertPeople,
  insertScopeMarks,
  rewritePeople,
  type NewEmployment,
  type NewMembership,
  type NewPerson,
  type NewScopeMark,
} from '../people/person-rows.js';
import { insertEvents, insertRetractions, type NewEvent, type Retraction } from '../progress/event-rows.js';
import { writeReasons } from '../progress/record-status.js';
import { loadFacts, type StoredFacts } from '../rollups/person-facts.js';
import { placeOf, type Place } from '../rollups/places.js';
import { lockCounters, settle, type Change } from '../rollups/settle.js';
import { changeKnown, type KnownChange } from './change-known.js';
import type { WriteContext } from './write-context.js';
import type { KnownPerson, RowPlan } from './row-plan.js';

export interface RowToWrite {
  /** of import_row */
  rowId: number;
  row: RosterRow;
  plan: RowPlan;
  known: KnownPerson | null;
}

/** The key under which a row's person is written: theirs, or for somebody new the row's own, so that doing it twice is the same. */
export const personKeyOf = ({ rowId, known }: RowToWrite): number => known?.id ?? rowId;

/**
 * Writes planned rows and settles the counters, in the caller's transaction; many rows to a statement. The people
 * known before must be locked already, and a person stands in one row at most.
 */
export async function writeRows(tx: Tx, w: WriteContext, rows: readonly RowToWrite[]): Promise<void> {
  const bundle: Bundle = {
    people: [],
    employments: [],
    memberships: [],
    scopes: [],
    events: [],
    retractions: [],
    reasons: [],
  };
  const countedTo = await lockCounters(tx);
  const changes: Change[] = [];
  const told: KnownPerson[] = [];
  const rewritten: KnownChange[] = [];
  const returned: NewPerson[] = [];
  for (const item of rows) {
    const { row, plan, known } = item;
    const personId = personKeyOf(item);
    gather(w, bundle, personId, plan);
    if (known && !known.withdrawn) {
      if (plan.outcome === 'changed') {
        rewritten.push({ known, writes: plan.writes });
        told.push(known);
      }
      continue;
    }
    const facts = factsOfNew(personId, row, bundle);
    const person = newPerson(w, personId, row, placeOf(w.rules, facts, countedTo));
    (known ? returned : bundle.people).push(person);
    changes.push({ personId, before: known ? known.facts : null, after: facts });
  }
  await changeKnown(tx, w, rewritten);
  if (w.details)
    await noteDay(
      tx,
      w.asOf,
      rows.flatMap(({ known }) => (known && !known.withdrawn ? [known.id] : [])),
    );
  await insertPeople(tx, w.secrets, w.ctx, bundle.people);
  await rewritePeople(tx, w.secrets, w.ctx, returned);
  await insertEmployments(tx, w.ctx, bundle.employments);
  await insertMemberships(tx, w.ctx, bundle.memberships);
  await insertScopeMarks(tx, w.ctx, bundle.scopes);
  await insertRetractions(tx, w.ctx, bundle.retractions);
  await insertEvents(tx, w.ctx, bundle.events);
  await writeReasons(tx, w.ctx, bundle.reasons);
  const after = await loadFacts(
    tx,
    told.map((k) => k.id),
  );
  for (const known of told)
    changes.push({ personId: known.id, before: known.facts, after: after.get(known.id) ?? null });
  await settle(tx, w.rules, w.ctx.now, changes);
}

const newPerson = (w: WriteContext, id: number, row: RosterRow, place: Place): NewPerson => ({
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

/** What is known of these people is now of the list's day, unless it was newer already. */
export async function noteDay(tx: Tx, asOf: Day, ids: readonly number[]): Promise<void> {
  for (const piece of pieces(ids, 1000))
    await tx.run(
      `UPDATE person SET details_on = ? WHERE id IN (${marks(piece.length)}) AND (details_on IS NULL OR details_on < ?)`,
      [asOf, ...piece, asOf],
    );
}

interface Bundle {
  people: NewPerson[];
  employments: NewEmployment[];
  memberships: NewMembership[];
  scopes: NewScopeMark[];
  events: NewEvent[];
  retractions: Retraction[];
  reasons: { personId: number; criterionId: number; reason: string | null }[];
}

const yearOf = (day: Day | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

function gather(w: WriteContext, bundle: Bundle, personId: number, { writes }: RowPlan): void {
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
      orderNumber: null,
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
      ...e,
      id: w.keys.next(),
      personId,
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
function factsOfNew(personId: number, row: RosterRow, bundle: Bundle): StoredFacts {
  const mine = <T extends { personId: number }>(list: readonly T[]): T[] => {
    const found: T[] = [];
    for (let i = list.length - 1; i >= 0 && list[i]?.personId === personId; i -= 1) found.unshift(list[i] as T);
    return found;
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
