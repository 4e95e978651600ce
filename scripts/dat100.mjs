#!/usr/bin/env node
/**
 * `npx dat100 COMMAND`: the command line of the server, built first when it has to be.
 * stdout belongs to the command (scripts read its JSON): whatever we say goes to stderr.
 */
import './node-version.mjs';
import { join, resolve } from 'node:path';
import { exitCodeOf, launch, onInterrupt, passSignalsTo, stopAll } from './children.mjs';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';
import { explain, progressTo } from './progress.mjs';

/** The same defaults as `npm start`, so that both speak of the same data and keys. */
function commandEnvironment() {
  const env = { ...process.env };
  env.NODE_ENV = env.NODE_ENV || 'development';
  env.DATA_DIR = env.DATA_DIR ? resolve(env.DATA_DIR) : join(root, 'data');
  return env;
}

async function main() {
  const say = progressTo(process.stderr);
  const giveSignalsBack = onInterrupt(() => stopAll());
  await ensureInstalled(say);
  await ensureBuilt(['shared', 'server'], say);
  giveSignalsBack();
  // File names on the command line are relative to the caller's folder, so the command keeps it.
  const child = launch(process.execPath, [join(root, 'server', 'dist', 'cli.js'), ...process.argv.slice(2)], {
    env: commandEnvironment(),
    stdio: 'inherit',
  });
  passSignalsTo(child);
  const end = await child.ended;
  if (end.error) throw end.error;
  return exitCodeOf(end);
}

main().then(
  (code) => process.exit(code),
  (error) => {
    explain(error);
    process.exit(1);
  },
);
