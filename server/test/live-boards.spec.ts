import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { emit } from '../src/jobs/outbox.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { Listener } from './listener.js';

const CHANGED = 'subscription($id: ID!) { boardChanged(unitId: $id) { at unitId } }';
const WITHIN_MS = 200;
/** How often a board that goes on moving is told of. */
const TELL_EVERY_MS = 200;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

forEachDatabase('boards that move while they are looked at', (dialect) => {
  let t: TestApp;
  let city: number;
  let ward: number;
  let listener: Listener;
  beforeAll(async () => {
    t = await startApp({ dialect });
    city = await t.addUnit('79');
    ward = await t.addUnit('w', city);
    listener = new Listener(t, await t.signInAs('committee', city));
    await listener.hears('connection_ack');
    listener.subscribe('city', CHANGED, { id: String(city) });
    listener.subscribe('ward', CHANGED, { id: String(ward) });
    await pause(100);
  });
  afterEach(async () => {
    await pause(2 * TELL_EVERY_MS);
    listener.heard.splice(0);
  });
  afterAll(async () => {
    listener.leave();
    await t.close();
  });

  const move = (at: number, unitIds = [city]) => t.db.transaction((tx) => emit(tx, at, 'board', { unitIds }));
  const told = (id = 'city') =>
    listener.heard
      .filter((message) => message.type === 'next' && message.id === id)
      .map(({ payload }) => (payload as { data: { boardChanged: { at: string } } }).data.boardChanged);

  it('are told of within 200 ms of the commit', async () => {
    const took: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      await move(t.clock.now() + n);
      const committed = performance.now();
      while (told().length <= n && performance.now() - committed < 2000) await pause(2);
      took.push(performance.now() - committed);
      await pause(1.5 * TELL_EVERY_MS);
    }
    const median = took.sort((a, b) => a - b)[4] ?? Infinity;
    expect({ median: median < WITHIN_MS, all: took.every((ms) => ms < 1000) }).toEqual({ median: true, all: true });
    expect(told()).toHaveLength(9);
  });

  it('once for a change that makes several events', async () => {
    await t.db.transaction(async (tx) => {
      for (const at of [1, 2, 3]) await emit(tx, at, 'board', { unitIds: [city] });
    });
    await pause(3 * TELL_EVERY_MS);
    expect(told().map(({ at }) => new Date(at).getTime())).toEqual([3]);
  });

  it('by the first of two hundred commits at once, then a few times, and by the last', async () => {
    const begun = performance.now();
    const from = t.clock.now();
    for (let n = 1; n <= 200; n += 1) {
      await move(from + n, [city, ward]);
      await pause(Math.max(0, begun + 5 * n - performance.now()));
    }
    const took = performance.now() - begun;
    await pause(2 * TELL_EVERY_MS);
    for (const id of ['city', 'ward']) {
      const moves = told(id);
      expect(moves.length).toBeGreaterThan(1);
      expect(moves.length).toBeLessThanOrEqual(2 + Math.ceil(took / TELL_EVERY_MS));
      expect(new Date(moves.at(-1)?.at ?? 0).getTime()).toBe(from + 200);
    }
  });

  it('also to whoever begins to look right after it moved, and to nobody when it stood still', async () => {
    const [fresh, calm] = [await t.addUnit('fresh', city), await t.addUnit('calm', city)];
    await move(7, [fresh]);
    await pause(TELL_EVERY_MS);
    listener.subscribe('fresh', CHANGED, { id: String(fresh) });
    listener.subscribe('calm', CHANGED, { id: String(calm) });
    await pause(TELL_EVERY_MS);
    expect(told('fresh').map(({ at }) => new Date(at).getTime())).toEqual([7]);
    expect(told('calm')).toEqual([]);
  });

  it('each on its own: a board is not held up by another that never stands still', async () => {
    for (let n = 0; n < 10; n += 1) await move(t.clock.now() + n, [city]);
    await move(t.clock.now() + 10, [ward]);
    const committed = performance.now();
    while (told('ward').length === 0 && performance.now() - committed < 2000) await pause(2);
    expect(performance.now() - committed).toBeLessThan(WITHIN_MS);
  });
});
