#!/usr/bin/env node
/** `npm run bench -- NAME`: measured runs on MariaDB, one JSON line a figure. */
import './node-version.mjs';
import { join } from 'node:path';
import util from 'node:util';
import { exitCodeOf, launch, onInterrupt, stopAll } from './children.mjs';
import { start, stop } from './mariadb.mjs';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';
import { needPrograms } from './programs.mjs';
import { StepFailed, explain, progressTo } from './progress.mjs';

const BENCHES = {
  import: {
    shows: 'rosters by the whole path beside a bare LOAD DATA, reading beside exceljs, memory, answers meanwhile',
    parts: ['csv', 'xlsx', 'reading', 'memory', 'latency'],
    most: 140_000,
    packages: ['shared', 'server'],
  },
  boards: {
    shows: 'the board beside a bare server, a scan and a smaller city; lists, search, start, memory, the client',
    parts: ['board', 'growth', 'lists', 'start', 'client', 'live'],
    most: 2_000_000,
    packages: ['shared', 'server', 'client'],
  },
  ratings: {
    shows: 'opening a rating period, a sheet of 2,000 people, what-if over 20,000 people, the results as a workbook',
    parts: ['propose', 'sheet', 'painted', 'whatif', 'results'],
    most: 500_000,
    packages: ['shared', 'server', 'client'],
  },
};
const DEFAULT_SIZE = 100_000;

const HELP = `npm run bench -- NAME [options]

${Object.entries(BENCHES)
  .map(([name, { shows, parts }]) => `  ${name.padEnd(10)} ${shows}\n${' '.repeat(13)}parts: ${parts.join(', ')}`)
  .join('\n')}

  --size N        people (else ${DEFAULT_SIZE}); the memory part of import also takes a fifth and the double of it
  --parts A,B     only these parts (live: ten minutes; LIVE_SECONDS=60 to look at it)
  --keep DIR      (boards) the loaded cities stay in this folder and are not loaded again by the next run with it
  --cpu-prof DIR  the servers leave CPU profiles there; the figures are then not worth much

Each figure is a line {name, value, unit, yardstick, yardstick_value, ratio, goal, better, holds} on stdout: ratio is
value / yardstick_value, goal what it should reach (better: higher) or stay under (lower). Everything else goes to
stderr. Exits with 1 when a goal is not met. Needs MariaDB: see npm test -- --help.
`;

function chosen() {
  const { values, positionals } = util.parseArgs({
    allowPositionals: true,
    options: {
      size: { type: 'string' },
      parts: { type: 'string' },
      'cpu-prof': { type: 'string' },
      keep: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const [name, ...more] = positionals;
  if (!name || more.length > 0 || !(name in BENCHES)) throw new StepFailed(`Name one bench.\n\n${HELP}`);
  const size = Number(values.size ?? DEFAULT_SIZE);
  const { most } = BENCHES[name];
  if (!Number.isInteger(size) || size < 100 || size > most)
    throw new StepFailed(`--size is a whole number from 100 to ${most}.`);
  const unknown = (values.parts ?? '').split(',').find((part) => part && !BENCHES[name].parts.includes(part));
  if (unknown) throw new StepFailed(`There is no part "${unknown}" in ${name}.\n\n${HELP}`);
  if (values.keep && name !== 'boards') throw new StepFailed('--keep is for boards only: the others load anew.');
  return { name, size, parts: values.parts, profiles: values['cpu-prof'], keep: values.keep };
}

async function main() {
  const asked = chosen();
  if (asked === null) {
    process.stdout.write(HELP);
    return 0;
  }
  // stdout belongs to the figures
  const say = progressTo(process.stderr);
  onInterrupt(() => stopAll());
  await ensureInstalled(say);
  await needPrograms(['mariadbd'], say);
  await ensureBuilt(BENCHES[asked.name].packages, say);
  const server = await start(asked.keep ? { kept: asked.keep } : {});
  try {
    const args = [join(root, 'server', 'bench', `${asked.name}.mjs`), '--size', String(asked.size)];
    if (asked.parts) args.push('--parts', asked.parts);
    if (asked.profiles) args.push('--cpu-prof', asked.profiles);
    if (asked.keep) args.push('--keep');
    const child = launch(process.execPath, args, {
      cwd: root,
      env: { ...process.env, BENCH_DATABASE_URL: server.url, BENCH_DATABASE_PID: String(server.pid) },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return exitCodeOf(await child.ended);
  } finally {
    await stop(server);
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    explain(error);
    process.exit(1);
  },
);
