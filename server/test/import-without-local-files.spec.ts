import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RowText } from '../src/database/bulk-text.js';
import { ImportsService } from '../src/imports/imports.service.js';
import { JobRunner } from '../src/jobs/job-runner.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { boardFigures, drift, operator, prepare, runRoster, unitId } from './roster-city.js';
import { CASES, expectedOf, fileOf } from './roster-lists.js';
import { takeIn, untilDone } from './until-read.js';

const SERVER = process.env['TEST_DATABASE_URL'];

/** Lists that do not speak of the same people: the second is prepared when it is known how the database takes rows. */
const LISTS = CASES.slice(1);

forEachDatabase('a roster, where the database takes no local files', (dialect) => {
  let t: TestApp;
  beforeAll(async () => {
    if (SERVER) {
      const address = new URL(SERVER);
      address.searchParams.set('flags', '-LOCAL_FILES');
      process.env['TEST_DATABASE_URL'] = address.href;
    }
    t = await startApp({ dialect });
    await prepare(
      t,
      LISTS.map(({ file }) => file),
    );
  });
  afterAll(async () => {
    if (SERVER) process.env['TEST_DATABASE_URL'] = SERVER;
    await t.close();
  });

  it('is prepared as text as long as MySQL has not said no', () => {
    expect(t.db.collect() instanceof RowText).toBe(dialect === 'mysql');
  });

  it.each(LISTS)('goes in all the same: $file', async ({ file, unit }) => {
    const expected = expectedOf(file);
    const outcome = await runRoster(t, file, { unit, asOf: expected.as_of });
    expect(outcome).toMatchObject({ refusal: null, outcome: expected.outcome });
    expect(outcome.counts['new']).toBe(expected.counts['accepted']);
    expect(await boardFigures(t, await unitId(t, unit), expected.as_of)).toEqual(expected.totals);
    expect(await drift(t)).toBe(0);
    expect(t.db.collect()).toEqual([]);
  });

  if (dialect === 'mysql')
    it('goes in where another process has planned it, which learns of the refusal while it writes', async () => {
      const [{ file, unit }] = LISTS as [(typeof LISTS)[number]];
      const first = await startApp({ dialect });
      await prepare(first, [file]);
      const { id } = await takeIn(first, operator(first), {
        bytes: fileOf(file),
        fileName: file,
        unitId: await unitId(first, unit),
        asOf: expectedOf(file).as_of,
      });
      // The one that planned it works no more; the other has not been told no yet.
      await first.app.get(JobRunner).stop();
      const { databaseUrl, dataDir } = first.settings;
      const second = await startApp({ dialect, databaseUrl, dataDir });
      try {
        second.clock.set(first.clock.now());
        expect(second.db.collect()).toBeInstanceOf(RowText);
        await second.app.get(ImportsService).apply(operator(second), id, true);
        expect(await untilDone(second, id)).toMatchObject({ state: 'applied' });
        expect(second.db.collect()).toEqual([]);
        expect(await boardFigures(second, await unitId(second, unit), expectedOf(file).as_of)).toEqual(
          expectedOf(file).totals,
        );
        expect(await drift(second)).toBe(0);
      } finally {
        await second.close();
        await first.close();
      }
    });
});
