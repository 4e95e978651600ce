import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RowText } from '../src/database/bulk-text.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { boardFigures, drift, prepare, runRoster, unitId } from './roster-city.js';
import { CASES, expectedOf } from './roster-lists.js';

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
});
