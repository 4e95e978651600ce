import type { Day } from '@dat100/shared/calendar';
import { TRUST_LEVELS } from '@dat100/shared/codes';
import type { CountRules, PersonFacts } from '@dat100/shared/person-history';
import { stagePosition } from '@dat100/shared/stages';
import type { RequestContext } from '../common/context.js';
import type { Keys } from '../database/keys.js';
import type { Secrets } from '../database/secrets.js';
import type { Bound, Tx } from '../database/sql.js';
import type { Criterion } from '../directives/directives.service.js';
import {
  insertEmployments,
  insertMemberships,
  insertPeople,
  insertScopeMarks,
  type NewPerson,
} from '../people/person-rows.js';
import { insertEvents, type NewEvent } from '../progress/event-rows.js';
import { writeReasons } from '../progress/record-status.js';
import { placeOf } from '../rollups/places.js';
import type { SeedPerson } from './seed-types.js';

/** What writing a batch of people needs. */
export interface Loading {
  secrets: Secrets;
  keys: Keys;
  rules: CountRules;
  criteria: readonly Criterion[];
  ctx: RequestContext;
  unitIds: ReadonlyMap<string, number>;
  today: Day;
}

const noon = (day: Day): number => Date.parse(`${day}T05:00:00Z`);

/** Writes people of the demo with all their facts, many rows to a statement; counters are left to a recount. */
export async function writePeople(tx: Tx, l: Loading, people: readonly SeedPerson[]): Promise<void> {
  const keyed = people.map((person) => ({
    person,
    id: l.keys.next(),
    unitId: l.unitIds.get(person.unitCode) ?? missing(person.unitCode),
  }));
  const events = keyed.map(({ person, id }) => eventsOf(l, person, id));
  const rows = keyed.map(({ person, id, unitId }, i): NewPerson => ({
    id,
    citizenId: person.citizenId,
    fullName: person.fullName,
    birthDate: person.birthDate,
    birthYear: Number(person.birthDate.slice(0, 4)),
    sex: person.sex,
    phone: person.phone,
    title: person.title,
    place: placeOf(l.rules, factsOf(l, person, unitId, events[i] ?? []), l.today),
  }));
  await insertPeople(tx, l.secrets, l.ctx, rows);
  await insertEmployments(
    tx,
    l.ctx,
    keyed.map(({ person, id, unitId }) => ({
      id: l.keys.next(),
      personId: id,
      unitId,
      kind: person.kind,
      title: person.title,
      from: person.employedFrom,
      to: null,
      orderNumber: null,
      importId: null,
    })),
  );
  await insertMemberships(
    tx,
    l.ctx,
    keyed.flatMap(({ person, id }) =>
      person.memberships.map((m) => ({
        id: l.keys.next(),
        personId: id,
        code: m.code,
        from: m.from,
        to: null,
        importId: null,
      })),
    ),
  );
  await insertScopeMarks(
    tx,
    l.ctx,
    keyed.flatMap(({ person, id }) =>
      scopesOf(l, person).map((s) => ({
        id: l.keys.next(),
        personId: id,
        criterionId: s.criterionId,
        status: s.status,
        from: s.from,
        to: s.to,
        reason: s.reason,
        documentNumber: s.document,
        approver: null,
        importId: null,
      })),
    ),
  );
  await insertEvents(tx, l.ctx, events.flat());
  await writeReasons(
    tx,
    l.ctx,
    keyed.flatMap(({ person, id }) =>
      person.reason
        ? [{ personId: id, criterionId: criterionOf(l, person.reason.criterion).id, reason: person.reason.code }]
        : [],
    ),
  );
  const fresh = new Map<number, number>();
  for (const { person, unitId } of keyed)
    for (const e of person.events) fresh.set(unitId, Math.max(fresh.get(unitId) ?? 0, noon(e.recordedOn)));
  await freshen(tx, fresh);
}

function eventsOf(l: Loading, person: SeedPerson, personId: number): (NewEvent & { recordedAt: number })[] {
  return person.events.map((e) => {
    const criterion = criterionOf(l, e.criterion);
    const stage = stagePosition(criterion, e.stage) ?? missing(e.stage);
    const card = criterion.lapses && criterion.stages[stage]?.achieved ? person.cardIssuedOn : null;
    return {
      id: l.keys.next(),
      personId,
      criterionId: criterion.id,
      stage,
      on: e.on ?? e.by ?? e.recordedOn,
      dayKind: e.on === null ? 'by' : 'on',
      trust: TRUST_LEVELS[e.trust],
      source: 'seed',
      cardIssuedOn: card,
      reference: e.reference ?? null,
      note: null,
      importId: null,
      recordedAt: noon(e.recordedOn),
    };
  });
}

function scopesOf(l: Loading, person: SeedPerson) {
  return person.scope.flatMap((s) =>
    l.criteria
      .filter((c) => s.criterion === '*' || s.criterion === c.code)
      .map((c) => ({
        criterionId: c.id,
        status: s.status,
        from: s.from,
        to: s.until,
        reason: s.reason,
        document: s.document,
      })),
  );
}

function factsOf(
  l: Loading,
  person: SeedPerson,
  unitId: number,
  events: readonly (NewEvent & { recordedAt: number })[],
): PersonFacts {
  return {
    birthDate: person.birthDate,
    employments: [{ unitId, kind: person.kind, from: person.employedFrom, to: null }],
    memberships: person.memberships.map((m) => ({ code: m.code, from: m.from, to: null })),
    scopes: scopesOf(l, person),
    events,
  };
}

function criterionOf(l: Loading, code: string): Criterion {
  return l.criteria.find((c) => c.code === code) ?? missing(code);
}

function missing(what: string): never {
  throw new Error(`the seed speaks of ${what}, which does not exist`);
}

/** How old each unit's newest data is, the unit's ancestors included. */
async function freshen(tx: Tx, byUnit: ReadonlyMap<number, number>): Promise<void> {
  const stored = new Map(
    (await tx.rows<{ unit_id: number; recorded_at: number }>('SELECT unit_id, recorded_at FROM unit_freshness')).map(
      (r) => [Number(r.unit_id), Number(r.recorded_at)],
    ),
  );
  const paths = await tx.rows<{ id: number; path: string }>('SELECT id, path FROM unit');
  const changed = new Map<number, number>();
  for (const { id, path } of paths) {
    const at = byUnit.get(Number(id));
    if (at === undefined) continue;
    for (const above of path.split('/').filter(Boolean).map(Number))
      if (at > (changed.get(above) ?? stored.get(above) ?? 0)) changed.set(above, at);
  }
  await tx.upsert(
    'unit_freshness',
    ['unit_id'],
    ['unit_id', 'recorded_at'],
    [...changed].map(([id, at]): Bound[] => [id, at]),
    'replace',
  );
}
