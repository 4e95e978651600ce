import { addDays, type Day } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import type { RosterRow } from '@dat100/shared/roster-reading';
import { nameSortKey, searchForm } from '@dat100/shared/vietnamese-text';
import type { RequestContext } from '../common/context.js';
import type { Keys } from '../database/keys.js';
import type { Secrets } from '../database/secrets.js';
import type { Bound, Tx } from '../database/sql.js';
import {
  boundTo,
  insertEmployments,
  insertMemberships,
  insertPeople,
  insertScopeMarks,
  type NewEmployment,
  type NewMembership,
  type NewPerson,
  type NewScopeMark,
} from '../people/person-rows.js';
import { insertEvents, insertRetractions, type NewEvent, type Retraction } from '../progress/event-rows.js';
import { writeReasons } from '../progress/record-status.js';
import { loadFacts, type StoredFacts } from '../rollups/person-facts.js';
import { placeOf } from '../rollups/places.js';
import { lockCounters, settle, type Change } from '../rollups/settle.js';
import { ROSTER_TRUST, type KnownPerson, type RowPlan } from './row-plan.js';

export interface RowToWrite {
  row: RosterRow;
  plan: RowPlan;
  known: KnownPerson | null;
}

export interface WriteContext {
  ctx: RequestContext;
  keys: Keys;
  secrets: Secrets;
  rules: CountRules;
  importId: number;
  asOf: Day;
}

/**
 * Writes planned rows and settles the counters, in the caller's transaction; many rows to a statement. The people
 * known before must be locked already. Answers the key of each row's person, in the order of the rows.
 */
export async function writeRows(tx: Tx, w: WriteContext, rows: readonly RowToWrite[]): Promise<number[]> {
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
  const changed: KnownPerson[] = [];
  const ids: number[] = [];
  for (const { row, plan, known } of rows) {
    const personId = known?.id ?? w.keys.next();
    ids.push(personId);
    gather(w, bundle, personId, plan);
    if (known === null) {
      const facts = factsOfNew(personId, row, bundle);
      bundle.people.push({
        id: personId,
        citizenId: row.citizenId,
        fullName: row.fullName,
        birthDate: row.birthDate,
        birthYear: row.birthYear ?? yearOf(row.birthDate),
        sex: row.sex,
        phone: row.phone,
        title: row.title,
        place: placeOf(w.rules, facts, countedTo),
      });
      changes.push({ personId, before: null, after: facts });
    } else {
      if (plan.outcome === 'changed') await changeKnown(tx, w, known, plan);
      changed.push(known);
    }
  }
  await insertPeople(tx, w.secrets, w.ctx, bundle.people);
  await insertEmployments(tx, w.ctx, bundle.employments);
  await insertMemberships(tx, w.ctx, bundle.memberships);
  await insertScopeMarks(tx, w.ctx, bundle.scopes);
  await insertRetractions(tx, w.ctx, bundle.retractions);
  await insertEvents(tx, w.ctx, bundle.events);
  await writeReasons(tx, w.ctx, bundle.reasons);
  const after = await loadFacts(
    tx,
    changed.map((k) => k.id),
  );
  for (const known of changed)
    changes.push({ personId: known.id, before: known.facts, after: after.get(known.id) ?? null });
  await settle(tx, w.rules, w.ctx.now, changes);
  return ids;
}

interface Bundle {
  people: NewPerson[];
  employments: NewEmployment[];
  memberships: NewMembership[];
  scopes: NewScopeMark[];
  events: NewEvent[];
  retractions: Retraction[];
  reasons: { personId: number; criterionId: number; reason: string }[];
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
      to: null,
      orderNumber: null,
      importId,
    });
  for (const code of writes.join)
    bundle.memberships.push({ id: w.keys.next(), personId, code, from: asOf, to: null, importId });
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
      trust: ROSTER_TRUST,
      source: 'roster',
      note: null,
      importId,
    });
  for (const eventId of new Set(writes.retract))
    bundle.retractions.push({ id: w.keys.next(), personId, eventId, reason: 'replaced by a newer list', importId });
  if (writes.reason) bundle.reasons.push({ personId, ...writes.reason });
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

async function changeKnown(tx: Tx, w: WriteContext, known: KnownPerson, { writes }: RowPlan): Promise<void> {
  const sets: [string, Bound][] = [];
  const p = writes.person;
  if (p.fullName !== undefined)
    sets.push(
      ['full_name', p.fullName],
      ['search_name', searchForm(p.fullName)],
      ['sort_key', nameSortKey(p.fullName)],
    );
  if (p.birthDate !== undefined) sets.push(['birth_date', p.birthDate], ['birth_year', yearOf(p.birthDate)]);
  if (p.birthYear !== undefined) sets.push(['birth_year', p.birthYear]);
  if (p.sex !== undefined) sets.push(['sex', p.sex]);
  if (p.title !== undefined) sets.push(['title', p.title]);
  if (p.phone !== undefined) sets.push(['phone_cipher', w.secrets.encrypt(p.phone, boundTo(known.id, 'phone'))]);
  await tx.run(
    `UPDATE person SET ${[...sets.map(([column]) => `${column} = ?`), 'version = version + 1', 'updated_at = ?'].join(', ')} WHERE id = ?`,
    [...sets.map(([, value]) => value), w.ctx.now, known.id],
  );
  const dayBefore = addDays(w.asOf, -1);
  if (writes.employ)
    await tx.run(
      'UPDATE employment SET valid_to = ?, ended_reason = ? WHERE person_id = ? AND valid_from < ? AND (valid_to IS NULL OR valid_to >= ?)',
      [dayBefore, 'transfer', known.id, w.asOf, w.asOf],
    );
  if (writes.extend)
    await tx.run('UPDATE employment SET valid_from = ? WHERE id = ?', [writes.extend.from, writes.extend.id]);
  if (writes.retitle)
    await tx.run('UPDATE employment SET title = ? WHERE id = ?', [writes.retitle.title, writes.retitle.id]);
  if (writes.rekind) await changeKind(tx, w, known, writes.rekind);
  for (const id of writes.quit) await tx.run('UPDATE membership SET valid_to = ? WHERE id = ?', [dayBefore, id]);
  for (const s of writes.scopes)
    await tx.run(
      'UPDATE scope_mark SET valid_to = ? WHERE person_id = ? AND criterion_id = ? AND (valid_to IS NULL OR valid_to >= ?)',
      [dayBefore, known.id, s.criterionId, w.asOf],
    );
}

/** Another kind from the list's day on; the days before keep the old one. */
async function changeKind(
  tx: Tx,
  w: WriteContext,
  known: KnownPerson,
  change: { id: number; kind: string; dated: boolean; title: string | null },
): Promise<void> {
  if (!change.dated) {
    await tx.run('UPDATE employment SET kind = ?, title = ? WHERE id = ?', [change.kind, change.title, change.id]);
    return;
  }
  const old = known.facts.employments.find((e) => e.id === change.id);
  if (!old) return;
  await tx.run('UPDATE employment SET valid_to = ? WHERE id = ?', [addDays(w.asOf, -1), old.id]);
  await insertEmployments(tx, w.ctx, [
    {
      id: w.keys.next(),
      personId: known.id,
      unitId: old.unitId,
      kind: change.kind,
      title: change.title,
      from: w.asOf,
      to: old.to,
      orderNumber: null,
      importId: w.importId,
    },
  ]);
}
