import type { INestApplicationContext } from '@nestjs/common';
import { addDays, EARLIEST_DAY, vietnamDay, type Day } from '@dat100/shared/calendar';
import { systemContext } from '../common/context.js';
import { Clock } from '../common/clock.js';
import { conflict } from '../common/errors.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import type { Tx } from '../database/sql.js';
import { DirectivesService } from '../directives/directives.service.js';
import { recount } from '../rollups/recount.js';
import { importUnits } from '../units/import-units.js';
import { buildPeople } from './city-people.js';
import type { Era, SeedPerson, SeedUnit } from './seed-types.js';
import { buildUnits } from './unit-tree.js';
import { writeLists } from './write-lists.js';
import { writePeople, type Loading } from './write-people.js';

export interface SeedPlan {
  people: number;
  era: Era;
  seed: number;
  today: Day;
}

/** How far back the boards of the demo reach. */
const HISTORY_DAYS = 300;
const BATCH = 2000;
/** The setting that says whether a seed was cut off: running or done. */
const STATE = 'seed_state';
const SEEDED_TABLES = [
  'person',
  'person_name',
  'employment',
  'membership',
  'scope_mark',
  'status_event',
  'standing',
  'stuck',
  'counter',
  'rollup_day',
  'unit',
  'unit_placement',
  'unit_freshness',
  'board_version',
  'headcount',
  'list_confirmation',
] as const;

/**
 * Puts the synthetic city into an empty database: units, directive, people and their events, then all counters at
 * once. A seed that was cut off is cleared away and begun anew; a seed never mixes with other data.
 * @throws conflict `not_empty` when the database has units that no seed has left behind
 */
export async function loadSeed(
  app: INestApplicationContext,
  plan: SeedPlan,
  say: (line: string) => void,
): Promise<void> {
  const db = app.get(Database);
  const directives = app.get(DirectivesService);
  const now = app.get(Clock).now();
  const units = buildUnits(plan.era);
  await db.transaction((tx) => makeRoom(tx));
  say(`đơn vị / units: ${units.length}`);
  const since = addDays(plan.today, -HISTORY_DAYS);
  await db.transaction(async (tx) => {
    await directives.setDays(tx, 'vneid', {
      issuedOn: since,
      // On 31 December that of the next year: a city whose due day has come shows no pace.
      dueOn: `${addDays(plan.today, 1).slice(0, 4)}-12-31`,
      countedFrom: since,
    });
    await writeUnits(tx, app.get(Keys), units);
    await tx.run('UPDATE rollup_state SET counted_to = ? WHERE id = 1', [plan.today]);
  });
  const rules = await directives.countRules();
  const loading: Loading = {
    secrets: app.get(Secrets),
    keys: app.get(Keys),
    rules,
    criteria: await directives.criteria(),
    ctx: systemContext('system:seed', now, vietnamDay(now)),
    unitIds: new Map(
      (await db.read.rows<{ id: number; code: string }>('SELECT id, code FROM unit')).map((u) => [
        u.code,
        Number(u.id),
      ]),
    ),
    today: plan.today,
  };
  let done = 0;
  for (const batch of batches(buildPeople(units, plan))) {
    await db.transaction((tx) => writePeople(tx, loading, batch));
    done += batch.length;
    if (done % 10_000 === 0 || done === plan.people) say(`người / people: ${done} / ${plan.people}`);
  }
  say('bộ đếm / counters');
  await recount(db, rules, { repair: true, now });
  await db.transaction((tx) => writeLists(tx, plan.today, now));
  await db.transaction((tx) => mark(tx, 'done'));
}

/** Whether the demo's seed has run to its end. */
export async function isSeeded(db: Database): Promise<boolean> {
  const row = await db.read.one<{ value: string }>('SELECT value FROM setting WHERE name = ?', [STATE]);
  return row?.value === 'done';
}

async function mark(tx: Tx, state: 'running' | 'done'): Promise<void> {
  await tx.upsert('setting', ['name'], ['name', 'value'], [[STATE, state]], 'replace');
}

async function makeRoom(tx: Tx): Promise<void> {
  const state = await tx.one<{ value: string }>('SELECT value FROM setting WHERE name = ?', [STATE]);
  if (state?.value === 'running') for (const table of SEEDED_TABLES) await tx.run(`DELETE FROM ${table}`);
  const some = await tx.one<{ n: number }>('SELECT COUNT(*) AS n FROM unit');
  if (Number(some?.n ?? 0) > 0)
    throw conflict(
      'not_empty',
      'Cơ sở dữ liệu đã có đơn vị; chỉ tạo thành phố mẫu trên cơ sở dữ liệu trống.',
      'The database has units already; the demo city needs an empty one.',
    );
  await mark(tx, 'running');
}

async function writeUnits(tx: Tx, keys: Keys, units: readonly SeedUnit[]): Promise<void> {
  const lines = units.map((u, i) => ({
    line: i + 2,
    code: u.code,
    name: u.name,
    kind: u.kind,
    parentCode: u.parentCode,
    validFrom: u.validFrom ?? EARLIEST_DAY,
    validTo: u.validTo,
  }));
  const { problems } = await importUnits(tx, keys, lines);
  if (problems[0]) throw new Error(`the units of the demo are not right: ${problems[0].messageEn}`);
}

function* batches(people: Iterable<SeedPerson>): Generator<SeedPerson[]> {
  let batch: SeedPerson[] = [];
  for (const person of people) {
    batch.push(person);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
