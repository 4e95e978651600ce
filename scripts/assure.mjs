#!/usr/bin/env node
/** `npm run assure -- NAME`: the long proofs. `npm test` runs a short form of each. */
import './node-version.mjs';
import { join } from 'node:path';
import util from 'node:util';
import { exitCodeOf, launch, onInterrupt, stopAll } from './children.mjs';
import { start, stop } from './mariadb.mjs';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';
import { needPrograms } from './programs.mjs';
import { StepFailed, explain, progressTo, secondsSince } from './progress.mjs';

/**
 * What each proof shows, the spec that is run for it (of the server, where `of` says nothing else), and what makes that
 * spec run in its long form. `programs` are what it needs beside our own (MariaDB where nothing is said); a file that
 * ends in .proof.ts is run here alone. A `story` stands for a spec where it is a browser that shows it.
 */
const PROOFS = {
  counters: {
    shows: '10,000 random operations on SQLite and MariaDB, counters and history equal to a naive recount all along',
    spec: 'test/counters.property.spec.ts',
    env: { COUNTERS_OPERATIONS: '10000' },
  },
  exports: {
    shows:
      'lists and papers of a locked year, the boards and the weekly report opened by LibreOffice and poppler: cell by cell ' +
      'and letter by letter what the product says, no formula among them; pictures of the pages in artefacts/exports',
    spec: 'test/exports/opened.proof.ts',
    programs: ['soffice', 'pdftotext', 'pdftoppm'],
  },
  'exports-screen': {
    shows:
      'the year of a ward in the browser, its results opened by LibreOffice: cell by cell what the sheet on the screen ' +
      'shows, no formula among them, ids with their zeros',
    story: 'a whole year',
    builds: ['shared', 'server', 'client'],
    programs: ['soffice', 'chromium'],
  },
  'imports-bombs': {
    shows: 'files made to cost memory or time, each refused in less than a second and 150 MiB, as a table',
    spec: 'test/imports/bombs.spec.ts',
    env: { BOMBS: 'all' },
  },
  'imports-crash': {
    shows:
      'the server killed at 50 random moments of an import, on both databases: nothing lost, doubled or miscounted',
    spec: 'test/imports/crash.spec.ts',
    env: { CRASH_KILLS: '50', CRASH_PEOPLE: '20000' },
    builds: ['shared', 'server'],
  },
  'imports-fuzz': {
    shows: '10,000 spoilt uploads: read or refused in words, nobody on them lost without a remark',
    spec: 'test/imports/fuzz.spec.ts',
    env: { FUZZ_UPLOADS: '10000' },
  },
  laws: {
    shows:
      'the ladder of trust and the counts of a person against a naive reading, day by day, and what must hold of any ' +
      'judgement: each law on a hundred times as many random people as in npm test',
    spec: 'src/(person-history-laws|judge-laws|stages-again)',
    of: 'shared',
    env: { LAWS_TIMES: '100' },
    programs: [],
  },
  'ratings-caps': {
    shows: 'the cap solver against every way to choose: all agencies of 12 people in three duty groups, all rules',
    spec: 'src/rating-caps.property.spec.ts',
    of: 'shared',
    env: { CAP_CASES: 'all' },
    programs: [],
  },
  'ratings-locked': {
    shows:
      'a random city rated to the lock on SQLite and MariaDB: levels sum to the people at every step, and 1,000 later ' +
      'changes leave all that was locked as it was, worked out again from its frozen inputs to the digit',
    spec: 'test/ratings/locked.property.spec.ts',
    env: { RATINGS_CHANGES: '1000', RATINGS_PEOPLE: '200' },
  },
  screens: {
    shows:
      'every screen in all eight ways: 1440 and 360 px, light and dark, Vietnamese and English, each judged by axe, and ' +
      'on paper; their pictures in artefacts',
    story: 'all-screens',
    env: { SCREENS_WAYS: 'all' },
    builds: ['shared', 'server', 'client'],
    programs: ['chromium'],
  },
};

const HELP = `npm run assure -- NAME ...

${Object.entries(PROOFS)
  .map(([name, { shows }]) => `  ${name.padEnd(14)} ${shows}`)
  .join('\n')}

The beginning of a name stands for all that begin so: npm run assure -- imports. What a proof sets in the environment
can be set by the caller instead, to run it longer, or with another seed (COUNTERS_OPERATIONS, COUNTERS_SEED,
FUZZ_UPLOADS, FUZZ_SEED, CRASH_KILLS, CRASH_PEOPLE, CRASH_SEED, LAWS_TIMES, CAP_CASES, CAP_SEED, RATINGS_CHANGES,
RATINGS_PEOPLE, RATINGS_SEED). Needs MariaDB: see npm test -- --help; exports needs
LibreOffice and poppler instead (or SOFFICE, PDFTOTEXT and PDFTOPPM), screens Chromium (or CHROMIUM), which are
installed where that can be done.
`;

function chosenProofs() {
  const options = { help: { type: 'boolean', default: false } };
  const { values, positionals } = util.parseArgs({ options, allowPositionals: true });
  const meant = (name) => Object.keys(PROOFS).filter((proof) => proof === name || proof.startsWith(`${name}-`));
  const unknown = positionals.find((name) => meant(name).length === 0);
  if (unknown) throw new StepFailed(`There is no proof "${unknown}".\n\n${HELP}`);
  if (!values.help && positionals.length === 0) throw new StepFailed(HELP);
  return values.help ? [] : [...new Set(positionals.flatMap(meant))];
}

const programsOf = (name) => PROOFS[name].programs ?? ['mariadbd'];

function specArgs({ spec }) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest];
  return [...args, ...(spec.endsWith('.proof.ts') ? ['--testMatch', `**/${spec}`] : [spec])];
}

async function prove(name, needed, say) {
  const { story, env = {}, builds = [], of = 'server' } = PROOFS[name];
  await ensureBuilt(builds, say);
  const startedAt = Date.now();
  say(`== ${name}`);
  const child = launch(process.execPath, story ? [join('client', 'e2e', 'run.mjs'), story] : specArgs(PROOFS[name]), {
    cwd: story ? root : join(root, of),
    env: { ...env, ...process.env, ...needed },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const holds = exitCodeOf(await child.ended) === 0;
  say(`${name}: ${holds ? 'holds' : 'DOES NOT HOLD'} (${secondsSince(startedAt)})`);
  return holds;
}

async function main() {
  const names = chosenProofs();
  const say = progressTo(process.stdout);
  if (names.length === 0) {
    process.stdout.write(HELP);
    return 0;
  }
  onInterrupt(() => stopAll());
  await ensureInstalled(say);
  const given = process.env.TEST_DATABASE_URL;
  const keys = [...new Set(names.flatMap(programsOf))].filter((key) => !given || key !== 'mariadbd');
  const found = await needPrograms(keys, say);
  const server = found.mariadbd ? await start() : null;
  // A spec finds each program under the name of its variable.
  const needed = Object.fromEntries(Object.entries(found).map(([key, path]) => [key.toUpperCase(), path]));
  const url = given ?? server?.url;
  if (url) needed.TEST_DATABASE_URL = url;
  try {
    let failed = 0;
    for (const name of names) if (!(await prove(name, needed, say))) failed += 1;
    return failed === 0 ? 0 : 1;
  } finally {
    if (server) await stop(server);
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    explain(error);
    process.exit(1);
  },
);
