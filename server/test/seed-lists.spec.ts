import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadSeed } from '../src/seed/load-seed.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';

forEachDatabase('the lists of the demo city', (dialect) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await loadSeed(t.app, { people: 3000, era: 2023, seed: 7, today: t.clock.today() }, () => undefined);
  });
  afterAll(() => t.close());

  it('are mostly confirmed and as long as their headcounts, and some are not', async () => {
    const committee = await t.signInAs('committee', 1);
    const { flaggedLists } = await t.ask<{
      flaggedLists: { lists: number; unconfirmedLists: number; counts: { flag: string; count: number }[] };
    }>('{ flaggedLists(perPage: 1) { lists unconfirmedLists counts { flag count } } }', {}, committee);
    const { lists, unconfirmedLists, counts } = flaggedLists;
    expect(lists).toBeGreaterThan(500);
    expect(unconfirmedLists).toBeGreaterThan(0);
    expect(unconfirmedLists).toBeLessThan(lists / 5);
    for (const { flag, count } of counts.filter((one) => one.flag.endsWith('_headcount')))
      expect({ flag, some: count > 0, few: count < lists / 3 }).toEqual({ flag, some: true, few: true });
  });
});
