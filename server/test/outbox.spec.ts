import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { emit, type OutboxEvent } from '../src/jobs/outbox.js';
import { OutboxPoller } from '../src/jobs/outbox-poller.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';

const WITHIN_MS = 1000;

forEachDatabase('the outbox', (dialect) => {
  let a: TestApp;
  /** Another instance on the same database; one process cannot open two writers on one SQLite file. */
  let b: TestApp;
  beforeAll(async () => {
    a = await startApp({ dialect });
    b = dialect === 'mysql' ? await startApp({ dialect, databaseUrl: a.settings.databaseUrl }) : a;
  });
  afterAll(async () => {
    if (b !== a) await b.close();
    await a.close();
  });

  const send = (n: number) => a.db.transaction((tx) => emit(tx, a.clock.now(), 'test', { n }));
  const heardBy = (app: TestApp) => {
    const heard: OutboxEvent[] = [];
    return { heard, stop: app.app.get(OutboxPoller).listen((event) => void heard.push(event)) };
  };
  const until = async (done: () => boolean): Promise<number> => {
    const start = performance.now();
    while (!done() && performance.now() - start < 5 * WITHIN_MS) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - start;
  };

  it('is heard on every instance within a second: all of it, once, in order', async () => {
    const here = heardBy(a);
    const there = heardBy(b);
    for (let n = 0; n < 20; n += 1) await send(n);
    await Promise.all(Array.from({ length: 20 }, (_, n) => send(20 + n)));
    expect(await until(() => here.heard.length >= 40 && there.heard.length >= 40)).toBeLessThan(WITHIN_MS);
    await new Promise((resolve) => setTimeout(resolve, 600));
    for (const { heard } of [here, there]) {
      expect(heard.map((event) => (event.payload as { n: number }).n).sort((x, y) => x - y)).toEqual(
        Array.from({ length: 40 }, (_, n) => n),
      );
      expect(heard.map((event) => event.seq)).toEqual([...heard.map((event) => event.seq)].sort((x, y) => x - y));
      expect(heard.slice(0, 20).map((event) => (event.payload as { n: number }).n)).toEqual(
        Array.from({ length: 20 }, (_, n) => n),
      );
    }
    here.stop();
    there.stop();
  });

  it('is not heard after a rollback, nor by those who have stopped listening', async () => {
    const here = heardBy(a);
    const gone = heardBy(a);
    gone.stop();
    await expect(
      a.db.transaction(async (tx) => {
        await emit(tx, a.clock.now(), 'test', { n: -1 });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await send(1);
    await until(() => here.heard.length > 0);
    expect(here.heard.map((event) => event.payload)).toEqual([{ n: 1 }]);
    expect(gone.heard).toEqual([]);
    here.stop();
  });
});
