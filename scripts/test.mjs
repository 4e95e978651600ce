#!/usr/bin/env node
/** `npm test`: everything, on both databases and in a browser. Its last line is "N passed, N failed". */
import './node-version.mjs';
import util from 'node:util';
import { exitCodeOf, onInterrupt, stopAll } from './children.mjs';
import { start, stop } from './mariadb.mjs';
import { ensureBuilt, ensureInstalled } from './prepare.mjs';
import { needPrograms } from './programs.mjs';
import { StepFailed, explain, progressTo, secondsSince } from './progress.mjs';
import { PARTS } from './test-parts.mjs';
import { addUp } from './test-results.mjs';

const HELP = `npm test -- [options] [pattern ...]

  --only PART   one part only: ${Object.keys(PARTS).join(', ')}; may be repeated
  pattern       only test files whose path matches
  --help        this text

Needs MariaDB and Chromium; on Debian they are installed when root or sudo allows it. Your own are used when
MARIADBD or CHROMIUM gives the path of the program, or TEST_DATABASE_URL the address of a server
(mysql://USER:PASSWORD@HOST:PORT/, where that user may create and drop databases).
`;

function readOptions() {
  let parsed;
  try {
    parsed = util.parseArgs({
      options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new StepFailed(`${error.message}\n\n${HELP}`);
  }
  const names = parsed.values.only ?? Object.keys(PARTS);
  const unknown = names.find((name) => !(name in PARTS));
  if (unknown) throw new StepFailed(`There is no part "${unknown}". Parts: ${Object.keys(PARTS).join(', ')}.`);
  return { names, patterns: parsed.positionals, help: parsed.values.help };
}

/**
 * The caller's environment without the settings of a server: a DATABASE_URL that happens to be set here must never be
 * where the tests write.
 */
function cleanEnvironment() {
  const settings =
    /^(DATABASE_URL|DATA_DIR|PORT|PUBLIC_URL|SECRET_KEY|DEMO|NODE_ENV|SMTP_URL|LOG_LEVEL|OIDC_\w+)(_FILE)?$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
}

/** What the chosen parts ask for under one of the keys of PARTS, each once. */
function allOf(names, key) {
  return [...new Set(names.flatMap((name) => PARTS[name][key]))];
}

/** Starts a database server for the tests unless the caller has brought one. Answers null when none was started. */
async function startDatabase(programs, env, say) {
  if (!programs.includes('mariadbd')) return null;
  const startedAt = Date.now();
  const server = await start();
  env.TEST_DATABASE_URL = server.url;
  say(`MariaDB for the tests: ${server.url} (up in ${secondsSince(startedAt)})`);
  return server;
}

/** The parts in the order they run, those that run side by side together. */
function roundsOf(names) {
  const rounds = [];
  for (const name of names) {
    const beside = rounds.find((round) => round.includes(PARTS[name].beside));
    if (beside) beside.push(name);
    else rounds.push([name]);
  }
  return rounds;
}

async function runParts(names, patterns, env, say) {
  const counts = new Map();
  for (const round of roundsOf(names)) {
    say(`\n== ${round.join(' and ')}`);
    const startedAt = Date.now();
    const runOne = async (name) => {
      const count = await PARTS[name].run(patterns, env);
      counts.set(name, { ...count, took: secondsSince(startedAt) });
    };
    await Promise.all(round.map(runOne));
  }
  say('');
  for (const [name, { passed, failed, skipped, took }] of counts) {
    say(`${name.padEnd(8)} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''} (${took})`);
  }
  return addUp([...counts.values()]);
}

async function testAll({ names, patterns }, say) {
  const env = cleanEnvironment();
  const programs = allOf(names, 'programs').filter((key) => key !== 'mariadbd' || !env.TEST_DATABASE_URL);
  await ensureInstalled(say);
  const found = await needPrograms(programs, say);
  if (found.chromium) env.CHROMIUM = found.chromium;
  await ensureBuilt(allOf(names, 'builds'), say);
  const server = await startDatabase(programs, env, say);
  try {
    return await runParts(names, patterns, env, say);
  } finally {
    if (server) await stop(server);
  }
}

async function main() {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  onInterrupt(async (signal) => {
    await stopAll();
    process.stdout.write(`Interrupted (${signal}, exit code ${exitCodeOf({ code: null, signal })}).\n`);
  });
  const { passed, failed } = await testAll(options, progressTo(process.stdout));
  if (passed + failed === 0) process.stderr.write('No test was run: does the pattern match a test file?\n');
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    explain(error);
    process.stdout.write('0 passed, 1 failed\n');
    process.exit(1);
  },
);
