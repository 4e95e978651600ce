import 'reflect-metadata';
import type { INestApplicationContext, Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Clock, SystemClock } from '../common/clock.js';
import { systemContext, type RequestContext } from '../common/context.js';
import { makeLog, NestLog } from '../common/log.js';
import { readSettings, type Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import type { Given } from './command.js';
import { textOf } from './arguments.js';
import { CliModule } from './cli.module.js';

/** Settings of a command: quieter than a server's unless LOG_LEVEL says otherwise. */
export function commandSettings(): Settings {
  const settings = readSettings(process.env);
  return process.env['LOG_LEVEL'] ? settings : { ...settings, logLevel: 'warn' };
}

/**
 * Runs a command's work on an open, migrated database whose counters stand on today, and closes it again. The context
 * is the machine's own operator, under the name of --as in the audit log.
 *
 * @param more services of this command alone
 */
export async function withServices<T>(
  given: Given,
  work: (app: INestApplicationContext, ctx: RequestContext) => Promise<T>,
  more: Provider[] = [],
): Promise<T> {
  const settings = commandSettings();
  const log = makeLog(settings);
  const app = await NestFactory.createApplicationContext(CliModule.with(settings, new SystemClock(), log, more), {
    abortOnError: false,
    logger: new NestLog(log),
  });
  try {
    return await work(app, await operator(app, textOf(given, 'as')));
  } finally {
    await app.close();
  }
}

async function operator(app: INestApplicationContext, username: string | null): Promise<RequestContext> {
  const clock = app.get(Clock);
  const ctx = systemContext('system:cli', clock.now(), clock.today());
  if (username === null) return ctx;
  const account = await app
    .get(Database)
    .read.one<{ id: number }>('SELECT id FROM user_account WHERE username = ?', [username]);
  return {
    ...ctx,
    actor: { userId: account ? Number(account.id) : null, label: `cli:${username}`.slice(0, 120), onBehalfOf: null },
  };
}
