import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { LiveSockets } from './access/live-sockets.js';
import { faultFields, type Log } from './common/log.js';
import { LOG } from './common/tokens.js';
import { Draining } from './health/draining.js';
import { JobPlace } from './job-place.js';

/** Whoever stops us kills us after some seconds; what has not ended by then is cut. */
const PATIENCE_MS = 3500;

/** Stops accepting, finishes the requests under way, closes sockets and the database. Takes less than 5 seconds. */
export async function shutDown(app: NestExpressApplication): Promise<void> {
  const log = app.get<Log>(LOG);
  app.get(Draining).begun = true;
  const server = app.getHttpServer() as Server;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive goes as soon as its request has been answered.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  const jobs = app.get(JobPlace).stop();
  try {
    await app.get(LiveSockets).onModuleDestroy();
    await closed;
    await jobs;
    await app.close();
  } catch (error) {
    log.error(faultFields(error), 'not everything could be closed');
  } finally {
    clearInterval(idle);
    clearTimeout(cut);
  }
}
