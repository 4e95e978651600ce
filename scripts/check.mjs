#!/usr/bin/env node
/** `npm run check`: everything that can be known without running the tests. Every step runs, also after a failure. */
import './node-version.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import util from 'node:util';
import { onInterrupt, stopAll } from './children.mjs';
import { problemsOfLock } from './lock-file.mjs';
import { ensureBuilt, ensureInstalled, root, runNx } from './prepare.mjs';
import { StepFailed, explain, progressTo, runStep } from './progress.mjs';

const say = progressTo(process.stdout);
const bin = (...path) => join(root, 'node_modules', ...path);

/** Runs a script with node, from the root of the checkout. */
function runScript(title, script, args = []) {
  return runStep(say, title, process.execPath, [script, ...args], { cwd: root });
}

/** Runs one of the client's own scripts, which expect to be run in its folder. */
function runClientScript(title, file) {
  return runStep(say, title, process.execPath, [join('scripts', file)], { cwd: join(root, 'client') });
}

async function types() {
  await runNx(say, 'Types of shared, server and client', ['run-many', '-t', 'typecheck']);
}

/** Floors included: scripts/eslint-floors.mjs. */
async function lint() {
  const args = ['.', '--max-warnings=0', '--cache', '--cache-location=.cache/eslint/', '--cache-strategy=content'];
  await runScript('Lint and floors', bin('eslint', 'bin', 'eslint.js'), args);
}

async function schema() {
  await ensureBuilt(['shared', 'server'], say);
  await runScript('GraphQL schema up to date', 'server/dist/print-schema.js', ['--check']);
}

async function documents() {
  await ensureBuilt(['shared'], say);
  await runClientScript('Typed documents up to date', 'check-generated.mjs');
}

async function translations() {
  await runClientScript('Translations complete', 'check-translations.mjs');
}

async function size() {
  await ensureBuilt(['shared', 'server', 'client'], say);
  await runClientScript('Size of the client', 'check-size.mjs');
}

async function lock() {
  say('Lock file ...');
  const problems = problemsOfLock(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  if (problems.length > 0) throw new StepFailed(`${problems.join('\n')}\nLock file: ${problems.length} problems`);
  say('  done');
}

async function format() {
  const code = ['*.mjs', 'scripts/**/*.mjs', '{shared,server,client}/**/*.{ts,tsx,mjs}'];
  const args = ['--check', '--log-level=warn', '--cache', '--cache-location=.cache/prettier', ...code];
  await runScript('Formatting (npx prettier --write FILES mends it)', bin('prettier', 'bin', 'prettier.cjs'), args);
}

/** In the order they run. `needs` names the file without which a step has nothing to check. */
const STEPS = [
  { name: 'types', run: types },
  { name: 'lint', run: lint },
  { name: 'schema', run: schema, needs: 'server/src/print-schema.ts' },
  { name: 'documents', run: documents, needs: 'client/scripts/check-generated.mjs' },
  { name: 'translations', run: translations, needs: 'client/scripts/check-translations.mjs' },
  { name: 'size', run: size, needs: 'client/scripts/check-size.mjs' },
  { name: 'lock', run: lock },
  { name: 'format', run: format },
];

const HELP = `npm run check -- [step ...]

Runs all steps, or the named ones: ${STEPS.map(({ name }) => name).join(', ')}.
`;

function chosenSteps(names) {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown) throw new StepFailed(`There is no step "${unknown}".\n\n${HELP}`);
  return STEPS.filter((step) => names.length === 0 || names.includes(step.name));
}

async function runSteps(steps) {
  const failed = [];
  for (const { name, run, needs } of steps) {
    if (needs && !existsSync(join(root, needs))) {
      say(`Left out: ${name} (there is no ${needs})`);
      continue;
    }
    try {
      await run();
    } catch (error) {
      explain(error);
      failed.push(name);
    }
  }
  return failed;
}

async function main() {
  const { values, positionals } = util.parseArgs({
    options: { help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const steps = chosenSteps(positionals);
  onInterrupt(() => stopAll());
  await ensureInstalled(say);
  const failed = await runSteps(steps);
  say(failed.length === 0 ? 'All is well.' : `Not well: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    explain(error);
    process.exit(1);
  },
);
