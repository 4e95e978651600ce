import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { UserError } from '../src/common/errors.js';
import { Midnight } from '../src/rollups/midnight.js';
import { Random } from '../src/seed/random.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { wrongIn } from './counters/compare.js';
import { ALL_OPERATIONS, drawFrom, EVERYTHING, WRITERS, type OperationName } from './counters/operations.js';
import { traceOf } from './counters/trace.js';
import { makeCitizens, makeWorld, type World } from './counters/world.js';

/**
 * The same seed makes the same run. To find the operation that broke something, run again with the seed of the failure,
 * COUNTERS_BATCH=1 and COUNTERS_FROM=the batch before it.
 */
const SEED = process.env['COUNTERS_SEED'] ?? 'sông xanh';
const OPERATIONS = Number(process.env['COUNTERS_OPERATIONS'] ?? 1000);
const BATCH = Number(process.env['COUNTERS_BATCH'] ?? 50);
const FROM = Number(process.env['COUNTERS_FROM'] ?? 0);
const DAYS_A_BATCH = 4;
const DAYS_AT_THE_END = 40;
const WRITERS_AT_ONCE = 16;
const EACH = 20;
/** How many faults and how much of the story a failure shows. */
const SHOWN = 12;
const PATIENCE_MS = 60_000 + OPERATIONS * 300;

forEachDatabase('counters', (dialect) => {
  let t: TestApp;
  let w: World;
  const story: string[] = [];
  beforeAll(async () => {
    t = await startApp({ dialect });
    // Days are turned by the test alone, or a slow machine would make another run of it.
    await t.app.get(Midnight).onModuleDestroy();
    w = await makeWorld(t, SEED);
  });
  afterAll(() => t.close());

  async function expectRight(days: number, after: string): Promise<void> {
    const wrong = await wrongIn(w, days);
    const told = wrong.length === 0 ? [] : story.slice(-SHOWN);
    expect({ seed: SEED, after, wrong: wrong.slice(0, SHOWN), told }).toEqual({
      seed: SEED,
      after,
      wrong: [],
      told: [],
    });
  }

  it(
    `equal a naive recount after each ${BATCH} of ${OPERATIONS} operations, and as of past days`,
    async () => {
      const done = new Map<OperationName, number>();
      let trace = await traceOf(t.db.read);
      for (let n = 1; n <= OPERATIONS; n += 1) {
        w.tick();
        const { name, run } = drawFrom(w, EVERYTHING);
        const before = trace;
        try {
          story.push(await run());
          done.set(name, (done.get(name) ?? 0) + 1);
          trace = await traceOf(t.db.read);
        } catch (error) {
          if (!(error instanceof UserError))
            throw new Error(`seed "${SEED}", operation ${n}, ${name}`, { cause: error });
          story.push(`${name}: ${error.code}`);
          trace = await traceOf(t.db.read);
          expect({ n, refused: error.code, ...trace }).toEqual({
            n,
            refused: error.code,
            ...before,
            ...kept(name, trace),
          });
        }
        if (n % BATCH === 0 && n > FROM) await expectRight(DAYS_A_BATCH, `operation ${n}`);
      }
      await expectRight(DAYS_AT_THE_END, 'the last operation');
      // A run in which something never happens would prove nothing about it.
      const never = ALL_OPERATIONS.filter((name) => (done.get(name) ?? 0) < Math.floor(OPERATIONS / 250));
      expect(never).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    `equal a naive recount after ${WRITERS_AT_ONCE} writers at once, none of whom sees a deadlock`,
    async () => {
      const strangers = makeCitizens(new Random(`${SEED} strangers`), EACH, '001', w.today);
      const write = async (writer: number): Promise<void> => {
        const mine = await w.beside(`${SEED} ${writer}`, strangers);
        for (let n = 0; n < EACH; n += 1) {
          const words = await drawFrom(mine, WRITERS)
            .run()
            .catch((error: unknown) => {
              if (error instanceof UserError) return error.code;
              throw error;
            });
          story.push(words);
        }
      };
      await Promise.all(Array.from({ length: WRITERS_AT_ONCE }, (_, writer) => write(writer)));
      await expectRight(DAYS_A_BATCH, 'all writers');
    },
    PATIENCE_MS,
  );

  it.each([
    ['a counter', 'UPDATE counter SET s1 = s1 + 1 WHERE parent_id = 0', /^counter 0\|/],
    ['a past day', "UPDATE rollup_day SET in_scope = in_scope - 1 WHERE day >= '2023-11-01'", /^as of /],
    ['a list', 'UPDATE standing SET stage_position = 0 WHERE stage_position = 2', /^list standing/],
    ['a fact', "UPDATE employment SET valid_from = '2023-11-10' WHERE valid_from < '2023-11-10'", /^counter /],
  ])('a fault planted in %s is found, and recount finds it too', async (_, fault, words) => {
    await t.db.transaction((tx) => tx.run(fault));
    const wrong = await wrongIn(w, DAYS_A_BATCH);
    expect(wrong).toContainEqual(expect.stringMatching(words));
    expect(wrong).toContainEqual(expect.stringMatching(/^recount finds drift /));
  });
});

/** A list that could not be applied stays on record, planned anew when the data had moved; nothing else may have. */
function kept(name: OperationName, after: Record<string, string>): Record<string, string | undefined> {
  if (name !== 'importList' && name !== 'applyLeft') return {};
  const { import_file, import_row, import_issue, sequence } = after;
  return { import_file, import_row, import_issue, sequence };
}
