import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Lens } from '@dat100/shared/codes';
import { LEDGER_CAUSES, ledgerEntry } from '@dat100/shared/ledger';
import { LedgerListService, type LedgerListed } from '../src/boards/ledger-list.service.js';
import { LedgerService, type Ledger } from '../src/boards/ledger.service.js';
import { peopleTouched } from '../src/boards/ledger-people.js';
import { countedLenses } from '../src/boards/lenses.js';
import { systemContext } from '../src/common/context.js';
import { UserError } from '../src/common/errors.js';
import { DirectivesService } from '../src/directives/directives.service.js';
import { countedDay } from '../src/rollups/advance-day.js';
import { Midnight } from '../src/rollups/midnight.js';
import { loadFacts } from '../src/rollups/person-facts.js';
import { UnitsService } from '../src/units/units.service.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { countOn, readCity, type NaiveCity } from './counters/naive-recount.js';
import { drawFrom, EVERYTHING } from './counters/operations.js';
import { makeWorld, type World } from './counters/world.js';

const SEED = process.env['LEDGER_SEED'] ?? 'sổ mẫu số';
const OPERATIONS = Number(process.env['LEDGER_OPERATIONS'] ?? 400);
const BATCH = 50;
const ASKED_A_BATCH = 40;
/** Of so many ledgers one has its lists opened, all of its lines, a few people a page. */
const OPENED = 5;
const A_PAGE = 4;
const PATIENCE_MS = 120_000 + OPERATIONS * 400;

interface Asked {
  unitId: number;
  criterion: string;
  lens: Lens;
  from: string;
  to: string;
}

forEachDatabase('ledgers of a random city', (dialect) => {
  let t: TestApp;
  let w: World;
  const causes = new Map<string, number>();
  let opened = 0;
  beforeAll(async () => {
    t = await startApp({ dialect });
    // Days are turned by the test alone, or a slow machine would make another run of it.
    await t.app.get(Midnight).onModuleDestroy();
    w = await makeWorld(t, SEED);
  });
  afterAll(() => t.close());

  /** Some unit, lens and pair of days; mostly days on which something changed somewhere. */
  function someQuestion(countedTo: string, changed: readonly string[]): Asked | null {
    const { random } = w;
    const day = () => (changed.length > 0 && random.permille(700) ? random.pick(changed) : w.pastDay());
    const [from = '', to = ''] = [day(), random.permille(300) ? countedTo : day()].sort();
    if (from < '2023-01-01' || from === to || to > countedTo) return null;
    const lenses = countedLenses().map((lens) => lens.code);
    return {
      unitId: random.pick(w.units).id,
      criterion: random.pick(w.criteria).code,
      lens: random.permille(400) ? 'all' : random.pick(lenses),
      from,
      to,
    };
  }

  async function ledgerOf(asked: Asked): Promise<Ledger> {
    return t.app.get(LedgerService).ledger(systemContext('test', t.clock.now(), w.today), asked);
  }

  /** Everybody behind a line, page by page. */
  async function listOf(asked: Asked, cause: string): Promise<LedgerListed[]> {
    const ctx = systemContext('test', t.clock.now(), w.today);
    const found: LedgerListed[] = [];
    for (let page = 0; ; page += 1) {
      const list = await t.app.get(LedgerListService).list(ctx, { ...asked, cause, page, perPage: A_PAGE });
      found.push(...list.items);
      if ((page + 1) * A_PAGE < list.total) continue;
      expect({ ...asked, cause, total: list.total }).toEqual({ ...asked, cause, total: found.length });
      return found;
    }
  }

  /** Achieved and in scope of a unit on a day, counted person by person. */
  function counted(city: NaiveCity, { unitId, criterion, lens }: Asked, day: string): [number, number] {
    const id = w.criteria.findIndex((c) => c.code === criterion) + 1;
    const parent = city.parents.get(unitId) ?? 0;
    const row = countOn(city, day).get(`${parent}|${id}|${lens}|${unitId}`);
    const last = (w.criteria[id - 1]?.stages ?? []).indexOf(LAST[criterion] ?? '');
    return [row?.get(`s${last}`) ?? 0, row?.get('in_scope') ?? 0];
  }

  it(
    `sum to the history of days, to the naive count, and to everybody's own part, over ${OPERATIONS} operations`,
    async () => {
      let asked = 0;
      for (let n = 1; n <= OPERATIONS; n += 1) {
        w.tick();
        await drawFrom(w, EVERYTHING)
          .run()
          .catch((error: unknown) => {
            if (!(error instanceof UserError)) throw error;
          });
        if (n % BATCH === 0) asked += await compareSome(n);
      }
      expect(asked).toBeGreaterThan((OPERATIONS / BATCH) * 20);
      expect(opened).toBeGreaterThan(OPERATIONS / 4);
      // A run in which a cause never comes up would prove nothing about it; what is taken back is no cause here.
      const all = 'completed fell_back joined left transferred_in transferred_out exempted deferred exemption_ended';
      expect([...all.split(' '), 'lens_changed'].filter((cause) => !causes.has(cause))).toEqual([]);
      expect(causes.has('corrected')).toBe(false);
    },
    PATIENCE_MS,
  );

  async function compareSome(n: number): Promise<number> {
    const city = await readCity(t.db.read);
    const countedTo = await countedDay(t.db);
    const changed = await t.db.read.rows<{ day: string }>('SELECT DISTINCT day FROM rollup_day ORDER BY day');
    const days = changed.map((row) => row.day);
    const everybody = await loadFacts(
      t.db.read,
      city.people.map((person) => person.id),
    );
    let compared = 0;
    for (let i = 0; i < ASKED_A_BATCH; i += 1) {
      const asked = someQuestion(countedTo, days);
      if (!asked) continue;
      compared += 1;
      const place = { seed: SEED, n, ...asked };
      const ledger = await ledgerOf(asked);
      const lines = ledger.lines ?? [];
      const before = counted(city, asked, asked.from);
      const after = counted(city, asked, asked.to);
      expect({ ...place, counts: [ledger.before.claimed, ledger.before.inScope] }).toEqual({
        ...place,
        counts: before,
      });
      expect({ ...place, counts: [ledger.after.claimed, ledger.after.inScope] }).toEqual({ ...place, counts: after });
      const sums = [sum(lines, 'achieved'), sum(lines, 'inScope')];
      expect({ ...place, sums }).toEqual({ ...place, sums: [after[0] - before[0], after[1] - before[1]] });
      if (ledger.pointsTenths !== null) expect(sum(lines, 'pointsTenths')).toBe(ledger.pointsTenths);
      for (const line of lines) causes.set(line.cause, (causes.get(line.cause) ?? 0) + line.people);

      // Nobody who counts differently is missed by either way of asking.
      const { criterion, unit, holds } = await askOf(asked);
      const countedKinds = (await t.app.get(DirectivesService).countRules()).countedKinds;
      const ask = { criterion, countedKinds, lens: asked.lens, holds, from: asked.from, to: asked.to };
      const different = [...everybody].filter(([, now]) => ledgerEntry(ask, { now }) !== null).map(([id]) => id);
      for (const everywhere of [true, false]) {
        const touched = new Set(await peopleTouched(t.db.read, { ...ask, unit }, everywhere));
        expect({ ...place, everywhere, missed: different.filter((id) => !touched.has(id)) }).toEqual({
          ...place,
          everywhere,
          missed: [],
        });
      }
      expect({ ...place, people: sum(lines, 'people') }).toEqual({ ...place, people: different.length });
      if (i % OPENED !== 0) continue;
      const causeOf = (id: number) => ledgerEntry(ask, { now: everybody.get(id) ?? null })?.cause;
      for (const cause of LEDGER_CAUSES) {
        const listed = await listOf(asked, cause);
        opened += listed.length;
        const ids = listed.map(({ personId }) => personId).sort((a, b) => a - b);
        const meant = different.filter((id) => causeOf(id) === cause).sort((a, b) => a - b);
        expect({ ...place, cause, ids }).toEqual({ ...place, cause, ids: meant });
        expect(ids).toHaveLength(lines.find((line) => line.cause === cause)?.people ?? 0);
        const days = listed.map(({ day }) => day);
        expect(days).toEqual([...days].sort().reverse());
        expect(days.filter((day) => day <= asked.from || day > asked.to)).toEqual([]);
      }
    }
    return compared;
  }

  async function askOf(asked: Asked) {
    const units = t.app.get(UnitsService);
    const unit = await units.byId(asked.unitId);
    const below = new Set((await units.subtree(unit)).map(({ id }) => id));
    const criterion = await t.app.get(DirectivesService).criterion(asked.criterion);
    return { unit, criterion, holds: (id: number) => below.has(id) };
  }
});

/** The stage that achieves, of each criterion. */
const LAST: Readonly<Record<string, string>> = { chip_card: 'held', vneid_level2: 'activated', online_service: 'used' };

function sum<K extends string>(lines: readonly Record<K, number | null>[], key: K): number {
  return lines.reduce((total, line) => total + (line[key] ?? 0), 0);
}
