import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { SystemClock } from '../common/clock.js';
import { faultFields, makeLog, NestLog } from '../common/log.js';
import { readSettings } from '../config/settings.js';
import { JobRunner } from '../jobs/job-runner.js';
import { CliModule } from './cli.module.js';

/** Whoever stops us kills us after some seconds; a batch that takes longer is cut off and leaves nothing behind. */
const LONGEST_MS = 4500;

/** Runs jobs in this process until it gets SIGINT or SIGTERM: the batch under way is finished, its job given back. */
export async function work(): Promise<null> {
  const settings = readSettings(process.env);
  const log = makeLog(settings);
  const app = await NestFactory.createApplicationContext(CliModule.with(settings, new SystemClock(), log), {
    abortOnError: false,
    logger: new NestLog(log),
  });
  process.on('unhandledRejection', (error) => log.error(faultFields(error), 'unhandled rejection'));
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(0), LONGEST_MS).unref();
      void app.close().finally(() => process.exit(0));
    });
  app.get(JobRunner).start();
  // The runner's own timer keeps nobody alive.
  setInterval(() => undefined, 3_600_000);
  process.stderr.write('Đạt100 worker: đang chờ việc / waiting for work\n');
  return null;
}
