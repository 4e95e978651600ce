import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { NestFactory } from '@nestjs/core';
import { CliModule } from './cli/cli.module.js';
import { SystemClock } from './common/clock.js';
import { makeLog, NestLog } from './common/log.js';
import type { Settings } from './config/settings.js';
import { readyRosterReader } from './imports/read-roster.js';
import type { Ring } from './jobs/job-bell.js';
import { JobRunner } from './jobs/job-runner.js';

/** What the thread is given. */
export interface JobThreadWork {
  settings: Settings;
}

/** What it is told: what the bell of the process rang for, or that it shall end. */
export type JobThreadWord = Ring | 'stop';

/** Runs jobs on services and a database of its own, until it is told to stop. */
async function runJobs(port: NonNullable<typeof parentPort>, { settings }: JobThreadWork): Promise<void> {
  let stop = (): void => process.exit(0);
  let wake = (): void => undefined;
  port.on('message', (word: JobThreadWord) => {
    if (word === 'stop') return stop();
    if (word === 'file') readyRosterReader();
    wake();
  });
  const log = makeLog(settings);
  const app = await NestFactory.createApplicationContext(CliModule.with(settings, new SystemClock(), log), {
    abortOnError: false,
    logger: new NestLog(log),
  });
  const runner = app.get(JobRunner);
  stop = () => void app.close().finally(() => process.exit(0));
  wake = () => runner.wake();
  runner.start();
}

if (parentPort) await runJobs(parentPort, workerData as JobThreadWork);
