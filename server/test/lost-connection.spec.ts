import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Database } from '../src/database/database.js';

const server = process.env['TEST_DATABASE_URL'];

// An embedded database has no connection to lose: without a server there is nothing to show.
describe('a connection that is lost', () => {
  const lines: Socket[] = [];
  let between: Server | null = null;
  let db: Database | null = null;
  beforeAll(async () => {
    if (!server) return console.info('lost connections: MariaDB is left out, TEST_DATABASE_URL is not set');
    const url = new URL(String(server));
    const [port, host] = [Number(url.port), url.hostname];
    const proxy = createServer((line) => {
      lines.push(line);
      const onward = connect(port, host);
      for (const socket of [line, onward]) socket.on('error', () => undefined);
      line.pipe(onward).pipe(line);
    });
    between = proxy;
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    url.port = String((proxy.address() as AddressInfo).port);
    db = await Database.open({ databaseUrl: url.href, dataDir: '' }, []);
  });
  afterAll(async () => {
    await db?.close();
    between?.close();
  });

  const loseAll = async (): Promise<void> => {
    const gone = lines.map((line) => new Promise((resolve) => line.once('close', resolve)));
    for (const line of lines.splice(0)) line.destroy();
    await Promise.all(gone);
    // Until the driver has heard of it.
    await new Promise((resolve) => setTimeout(resolve, 100));
  };

  it('between two statements of a transaction makes it run again as a whole', async () => {
    if (!db) return;
    let runs = 0;
    const answer = await db.transaction(async (tx) => {
      runs += 1;
      await tx.rows('SELECT 1');
      if (runs === 1) await loseAll();
      return tx.one<{ two: number }>('SELECT 2 AS two');
    });
    expect([Number(answer?.two), runs]).toEqual([2, 2]);
  });

  it('while nobody uses it is nothing the next reader notices', async () => {
    if (!db) return;
    await db.read.rows('SELECT 1');
    await loseAll();
    expect(await db.read.one<{ two: number }>('SELECT 2 AS two')).toMatchObject({ two: 2 });
  });
});
