#!/usr/bin/env node
/** `npm start`: from a bare checkout to a served Đạt100. Needs Node and npm, nothing else. */
import './node-version.mjs';
import { join, resolve } from 'node:path';
import util from 'node:util';
import { exitCodeOf, launch, onInterrupt, passSignalsTo, stopAll } from './children.mjs';
import { freePortFrom, isFree } from './ports.mjs';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';
import { StepFailed, explain, progressTo } from './progress.mjs';

const HELP = `npm start -- [options]

  --port N     listen on port N (else PORT, else 3000 or the next free one)
  --no-demo    do not create the demo city
  --ci         no colours, no questions: for scripts
  --help       this text

Data is kept in DATA_DIR (./data), in SQLite unless DATABASE_URL names another database: see docs/operations.md.
`;

const DEFAULT_PORT = 3000;

function readOptions() {
  try {
    const { values } = util.parseArgs({
      options: {
        port: { type: 'string' },
        'no-demo': { type: 'boolean', default: false },
        ci: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new StepFailed(`${error.message}\n\n${HELP}`);
  }
}

/** The port to serve on. One that was asked for is never exchanged for another: scripts wait for it. */
async function choosePort(asked, say) {
  if (asked === undefined || asked === '') {
    const port = await freePortFrom(DEFAULT_PORT);
    if (port !== DEFAULT_PORT) say(`Port ${DEFAULT_PORT} is in use; taking ${port} (choose one with --port N).`);
    return port;
  }
  const port = /^\d{1,5}$/.test(asked) ? Number(asked) : 0;
  if (port < 1 || port > 65_535) throw new StepFailed(`Port "${asked}" is not a number from 1 to 65535.`);
  if (!(await isFree(port))) {
    throw new StepFailed(`Port ${port} is in use or not allowed. Stop what uses it, or choose another with --port N.`);
  }
  return port;
}

function serverEnvironment(options, port) {
  const env = { ...process.env, PORT: String(port) };
  env.NODE_ENV = env.NODE_ENV || 'development';
  env.DATA_DIR = env.DATA_DIR ? resolve(env.DATA_DIR) : join(root, 'data');
  if (options['no-demo']) delete env.DEMO;
  // Demo accounts have no place on a production server unless somebody says so in as many words.
  else if (env.NODE_ENV !== 'production') env.DEMO = env.DEMO || '1';
  if (options.ci) Object.assign(env, { CI: 'true', NO_COLOR: '1' });
  return env;
}

/** Runs the server until it ends, and answers the exit code it ended with. */
async function serve(env) {
  const child = launch(process.execPath, [join(root, 'server', 'dist', 'main.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  passSignalsTo(child);
  const end = await child.ended;
  if (end.error) throw end.error;
  return exitCodeOf(end);
}

async function main() {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const say = progressTo(process.stdout);
  const giveSignalsBack = onInterrupt(() => stopAll());
  const port = await choosePort(options.port ?? process.env.PORT, say);
  await ensureInstalled(say);
  await ensureBuilt(['shared', 'server', 'client'], say);
  giveSignalsBack();
  say(`Starting Đạt100 on port ${port} ...`);
  return serve(serverEnvironment(options, port));
}

main().then(
  (code) => process.exit(code),
  (error) => {
    explain(error);
    process.exit(1);
  },
);
