/**
 * Loads a city into the tables of a running server by the product's own way of writing new people: rows as text for
 * LOAD DATA, and counters, history and freshness settled in the same transaction as an import does it.
 */
import { DirectivesService } from '../dist/directives/directives.service.js';
import { systemContext } from '../dist/common/context.js';
import { Database } from '../dist/database/database.js';
import { Keys } from '../dist/database/keys.js';
import { Secrets } from '../dist/database/secrets.js';
import { breathe } from '../dist/jobs/breathe.js';
import { nameRows, PERSON_NAME } from '../dist/people/name-words.js';
import { EMPLOYMENT, employmentRow, MEMBERSHIP, membershipRow, PERSON, personRow } from '../dist/people/person-rows.js';
import { SCOPE_MARK, scopeMarkRow } from '../dist/people/person-rows.js';
import { eventRow, STATUS_EVENT } from '../dist/progress/event-rows.js';
import { placeOf, STANDING, standingRows } from '../dist/rollups/places.js';
import { countedTo, Reckoning, settleReckoned } from '../dist/rollups/settle.js';
import { CityPeople, placesOf } from './city.mjs';

const AT_ONCE = 20_000;
const BREATH_EVERY = 25;
const SAY_EVERY = 100_000;
/** The last of the nodes that make keys: servers take the first. */
const NODE = 255;

/** @param units as cityUnits gave them, imported already; `secretKey` that of the server */
export async function loadCity({ databaseUrl, secretKey, units, people, say }) {
  const db = await Database.open({ databaseUrl, dataDir: '' }, []);
  try {
    const loading = await prepare(db, secretKey);
    const begun = performance.now();
    let [work, writing, done, said] = [new Batch(loading), Promise.resolve(), 0, 0];
    const flush = async () => {
      const full = work;
      work = new Batch(loading);
      await writing;
      writing = full.write();
    };
    const makers = new CityPeople(loading.today);
    for (const place of placesOf(units, people)) {
      for (const person of makers.of(place)) {
        work.add(person, loading.unitIds.get(place.code));
        done += 1;
        if (done % BREATH_EVERY === 0) await breathe();
        if (done % SAY_EVERY === 0) say(`  ${done} of ${people} people after ${seconds(begun)}`);
      }
      // A unit is written as a whole, so that its history is written once.
      if (done - said < AT_ONCE) continue;
      said = done;
      await flush();
    }
    await flush();
    await writing;
    say(`  ${done} people loaded in ${seconds(begun)}`);
  } finally {
    await db.close();
  }
}

const seconds = (begun) => `${((performance.now() - begun) / 1000).toFixed(1)} s`;

async function prepare(db, secretKey) {
  const now = Date.now();
  const today = await countedTo(db.read);
  const directives = new DirectivesService(db, { today: () => today });
  const rows = await db.read.rows('SELECT id, code FROM unit');
  return {
    db,
    today,
    ctx: systemContext('system:bench', now, today),
    secrets: new Secrets(secretKey),
    keys: new Keys(NODE, () => now),
    rules: await directives.countRules(),
    criteria: new Map((await directives.criteria()).map((criterion) => [criterion.code, criterion])),
    unitIds: new Map(rows.map(({ id, code }) => [code, Number(id)])),
  };
}

/** People who are written in one transaction. */
class Batch {
  constructor(loading) {
    this.l = loading;
    const table = (shape) => ({ ...shape, rows: loading.db.collect() });
    this.people = table(PERSON);
    this.names = table(PERSON_NAME);
    this.employments = table(EMPLOYMENT);
    this.memberships = table(MEMBERSHIP);
    this.scopes = table(SCOPE_MARK);
    this.events = table(STATUS_EVENT);
    this.standings = table(STANDING);
    this.reckoning = new Reckoning(loading.rules, loading.today);
  }

  add(person, unitId) {
    const { l } = this;
    const personId = l.keys.next();
    const importId = null;
    const events = person.events.map((event) => this.#eventOf(event, personId));
    const scopes = person.scope.flatMap(({ status, from }) =>
      [...l.criteria.values()].map(({ id }) => ({ criterionId: id, status, from, to: null, reason: 'Nghỉ dài ngày' })),
    );
    const memberships = person.memberships.map((code) => ({ code, from: person.employedFrom, to: null }));
    const employment = { unitId, kind: person.kind, title: person.title, from: person.employedFrom, to: null };
    const facts = { birthDate: person.birthDate, employments: [employment], memberships, scopes, events };
    const place = placeOf(l.rules, facts, l.today);
    this.people.rows.push(personRow(l.secrets, l.ctx, { ...person, id: personId, place, detailsOn: l.today }));
    const own = () => ({ id: l.keys.next(), personId, importId });
    for (const name of nameRows(personId, person.fullName)) this.names.rows.push(name);
    this.employments.rows.push(employmentRow(l.ctx, { ...employment, ...own(), orderNumber: null }));
    for (const one of memberships) this.memberships.rows.push(membershipRow(l.ctx, { ...one, ...own() }));
    for (const one of scopes)
      this.scopes.rows.push(scopeMarkRow(l.ctx, { ...one, ...own(), documentNumber: null, approver: null }));
    for (const event of events) this.events.rows.push(eventRow(l.ctx, event));
    for (const row of standingRows(l.rules, personId, facts, l.today)) this.standings.rows.push(row);
    this.reckoning.add({ personId, before: null, after: facts });
  }

  #eventOf(event, personId) {
    const criterion = this.l.criteria.get(event.criterion);
    const stage = criterion.stages.findIndex(({ code }) => code === event.stage);
    if (stage < 0) throw new Error(`There is no stage ${event.stage}.`);
    const rest = { source: 'roster', reference: null, note: null, importId: null, recordedAt: this.l.ctx.now };
    const { on, dayKind, trust, cardIssuedOn = null } = event;
    return {
      id: this.l.keys.next(),
      personId,
      criterionId: criterion.id,
      stage,
      on,
      dayKind,
      trust,
      cardIssuedOn,
      ...rest,
    };
  }

  write() {
    const tables = [
      this.people,
      this.names,
      this.employments,
      this.memberships,
      this.scopes,
      this.events,
      this.standings,
    ];
    const reckoned = this.reckoning.done();
    return this.l.db.transaction(async (tx) => {
      for (const { table, columns, rows } of tables) await tx.insert(table, columns, rows);
      await settleReckoned(tx, this.l.ctx.now, reckoned);
    });
  }
}
