import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { BoardAnswers } from './boards/board-answers.js';
import { SystemClock, type Clock } from './common/clock.js';
import { EdgeLimits } from './common/edge-limits.js';
import { GRAPHQL_PATH } from './common/graphql-options.js';
import { HttpErrorsFilter } from './common/http-errors.filter.js';
import { makeLog, NestLog } from './common/log.js';
import { serveWeb } from './common/web.js';
import type { Settings } from './config/settings.js';

const BODY_LIMIT = '1mb';

/**
 * The whole application on an open, migrated database, ready for `listen`. main, whole-app tests and benches all
 * start here; tests pass a clock of their own. Close it with `app.close()`.
 */
export async function createApp(settings: Settings, clock: Clock = new SystemClock()): Promise<NestExpressApplication> {
  const log = makeLog(settings);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings, clock, log), {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLog(log),
  });
  app.disable('x-powered-by');
  // Nothing that is answered may be kept (`no-store`); files have tags of their own.
  app.disable('etag');
  const boards = app.get(BoardAnswers);
  serveWeb(app, settings, log, boards.handleKnown);
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.use(GRAPHQL_PATH, boards.handle);
  app.useGlobalFilters(new HttpErrorsFilter(log));
  app.useGlobalPipes(new EdgeLimits());
  await app.init();
  return app;
}
