import type { INestApplicationContext } from '@nestjs/common';
import { addDays, vietnamDay, type Day } from '@dat100/shared/calendar';
import { TRUST_LEVELS } from '@dat100/shared/codes';
import type { CountRules, PersonFacts } from '@dat100/shared/person-history';
import { stagePosition } from '@dat100/shared/stages';
import { systemContext, type RequestContext } from '../common/context.js';
import { Clock } from '../common/clock.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import type { Bound, Tx } from '../database/sql.js';
import { DirectivesService, type Criterion } from '../directives/directives.service.js';
import { insertEmployments, insertMemberships, insertPeople, insertScopeMarks, type NewPerson } from '../people/person-rows.js';
import { insertEvents, type NewEvent } from '../progress/event-rows.js';
import { writeReasons } from '../progress/record-status.js';
import { placeOf } from '../rollups/places.js';
import { recount } from '../rollups/recount.js';
import { importUnits } from '../units/import-units.js';
import { buildPeople } from './city-people.js';
import type { Era, SeedPerson } from './seed-types.js';
import { buildUnits } from './unit-tree.js';

export interface SeedPlan {
  people: number;
  era: Era;
  seed: number;
  today: Day;
}

/** How far back the boards of the demo reach. */
const HISTORY_DAYS = 300;
const BATCH = 2000;

/** The person who heads a unit, for the demo accounts. */
export interface SeededHead {
  unitCode: string;
  personId: number;
  fullName: string;
}

/**
 * Puts the synthetic city into an empty database: units, directive, people and their events, then all counters at
 * once. Refuses when there are units already: a seed never mixes with real data.
 */
export async function loadSeed(app: INestApplicationContext, plan: SeedPlan, say: (line: string) => void): Promise<SeededHead[]> {
  const db = app.get(Database);
  const directives = app.get(DirectivesService);
  const keys = app.get(Keys);
  const now = app.get(Clock).now();
  const ctx = systemContext('system:seed', now, vietnamDay(now));
  const some = await db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM unit');
  if (Number(some?.n ?? 0) > 0) throw new Error('Cơ sở dữ liệu đã có đơn vị; chỉ tạo thành phố mẫu trên cơ sở dữ liệu trống. / The database has units already; the demo city needs an empty one.');
  const units = buildUnits(plan.era);
  say(`đơn vị / units: ${units.length}`);
  await db.transaction(async (tx) => {
    const since = addDays(plan.today, -HISTORY_DAYS);
    await directives.setDays(tx, 'vneid', { issuedOn: since, dueOn: `${plan.today.slice(0, 4)}-12-31`, countedFrom: since });
    const result = await importUnits(tx, keys, units.map((u, i) => ({ line: i + 2, code: u.code, name: u.name, kind: u.kind, parentCode: u.parentCode, validFrom: u.validFrom ?? '1900-01-01', validTo: u.validTo })));
    if (result.problems.length > 0) throw new Error(`the seed's units are not right: ${result.problems[0]?.messageEn}`);
    await tx.run('UPDATE rollup_state SET counted_to = ? WHERE id = 1', [plan.today]);
  });
  const rules = await directives.countRules();
  const heads = await loadPeople(db, app.get(Secrets), keys, rules, await directives.criteria(), ctx, buildPeople(units, plan), plan, say);
  say('bộ đếm / counters');
  await recount(db, rules, { repair: true, now });
  return heads;
}

async function loadPeople(db: Database, secrets: Secrets, keys: Keys, rules: CountRules, criteria: readonly Criterion[], ctx: RequestContext, people: Iterable<SeedPerson>, plan: SeedPlan, say: (line: string) => void): Promise<SeededHead[]> {
  const unitIds = new Map((await db.read.rows<{ id: number; code: string }>('SELECT id, code FROM unit')).map((u) => [u.code, Number(u.id)]));
  const heads: SeededHead[] = [];
  let batch: SeedPerson[] = [];
  let done = 0;
  const flush = async () => {
    await db.transaction((tx) => writePeople(tx, { secrets, keys, rules, criteria, ctx, unitIds, heads, today: plan.today }, batch));
    done += batch.length;
    batch = [];
    if (done % 10_000 === 0 || done === plan.people) say(`người / people: ${done} / ${plan.people}`);
  };
  for (const person of people) {
    batch.push(person);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return heads;
}

interface Loading {
  secrets: Secrets;
  keys: Keys;
  rules: CountRules;
  criteria: readonly Criterion[];
  ctx: RequestContext;
  unitIds: ReadonlyMap<string, number>;
  heads: SeededHead[];
  today: Day;
}

const noon = (day: Day): number => Date.parse(`${day}T05:00:00Z`);

async function writePeople(tx: Tx, l: Loading, people: readonly SeedPerson[]): Promise<void> {
  const keyed = people.map((person) => ({ person, id: l.keys.next(), unitId: l.unitIds.get(person.unitCode) ?? missing(person.unitCode) }));
  for (const { person, id } of keyed) if (person.isHead) l.heads.push({ unitCode: person.unitCode, personId: id, fullName: person.fullName });
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
  await insertEmployments(tx, l.ctx, keyed.map(({ person, id, unitId }) => ({ id: l.keys.next(), personId: id, unitId, kind: person.kind, title: person.title, from: person.employedFrom, to: null, orderNumber: null, importId: null })));
  await insertMemberships(tx, l.ctx, keyed.flatMap(({ person, id }) => person.memberships.map((m) => ({ id: l.keys.next(), personId: id, code: m.code, from: m.from, to: null, importId: null }))));
  await insertScopeMarks(tx, l.ctx, keyed.flatMap(({ person, id }) => scopesOf(l, person).map((s) => ({ id: l.keys.next(), personId: id, criterionId: s.criterionId, status: s.status, from: s.from, to: s.to, reason: s.reason, documentNumber: s.document, approver: null, importId: null }))));
  await insertEvents(tx, l.ctx, events.flat());
  await writeReasons(tx, l.ctx, keyed.flatMap(({ person, id }) => (person.reason ? [{ personId: id, criterionId: criterionOf(l, person.reason.criterion).id, reason: person.reason.code }] : [])));
  const fresh = new Map<number, number>();
  for (const { person, unitId } of keyed) for (const e of person.events) fresh.set(unitId, Math.max(fresh.get(unitId) ?? 0, noon(e.recordedOn)));
  await freshen(tx, fresh);
}

function eventsOf(l: Loading, person: SeedPerson, personId: number): (NewEvent & { recordedAt: number })[] {
  return person.events.map((e) => {
    const criterion = criterionOf(l, e.criterion);
    const stage = stagePosition(criterion, e.stage) ?? missing(e.stage);
    const card = criterion.lapses && criterion.stages[stage]?.achieved ? person.cardIssuedOn : null;
    return { id: l.keys.next(), personId, criterionId: criterion.id, stage, on: e.on ?? e.by ?? e.recordedOn, dayKind: e.on === null ? 'by' : 'on', trust: TRUST_LEVELS[e.trust], source: 'seed', cardIssuedOn: card, reference: e.reference ?? null, note: null, importId: null, recordedAt: noon(e.recordedOn) };
  });
}

function scopesOf(l: Loading, person: SeedPerson) {
  return person.scope.flatMap((s) =>
    l.criteria.filter((c) => s.criterion === '*' || s.criterion === c.code).map((c) => ({ criterionId: c.id, status: s.status, from: s.from, to: s.until, reason: s.reason, document: s.document })),
  );
}

function factsOf(l: Loading, person: SeedPerson, unitId: number, events: readonly (NewEvent & { recordedAt: number })[]): PersonFacts {
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
  const stored = new Map((await tx.rows<{ unit_id: number; recorded_at: number }>('SELECT unit_id, recorded_at FROM unit_freshness')).map((r) => [Number(r.unit_id), Number(r.recorded_at)]));
  const paths = await tx.rows<{ id: number; path: string }>('SELECT id, path FROM unit');
  const changed = new Map<number, number>();
  for (const { id, path } of paths) {
    const at = byUnit.get(Number(id));
    if (at === undefined) continue;
    for (const above of path.split('/').filter(Boolean).map(Number)) if (at > (changed.get(above) ?? stored.get(above) ?? 0)) changed.set(above, at);
  }
  await tx.upsert('unit_freshness', ['unit_id'], ['unit_id', 'recorded_at'], [...changed].map(([id, at]): Bound[] => [id, at]), 'replace');
}
