/** The parts of `npm test`: what each needs, how it is run, and its counts. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { exitCodeOf, launch, signalGroup } from './children.mjs';
import { root } from './prepare.mjs';
import { makeFolder, removeFolder } from './temporary.mjs';
import { countJest, countLastLine, countTap } from './test-results.mjs';

/** Runs one test program with its output shown, and answers its exit code and what it printed on stdout. */
async function runShown(args, { cwd, env }) {
  const child = launch(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const printed = [];
  child.stdout.on('data', (chunk) => {
    printed.push(chunk);
    process.stdout.write(chunk);
  });
  const exitCode = exitCodeOf(await child.ended);
  // Servers and browsers that a broken test left behind.
  signalGroup(child, 'SIGKILL');
  return { exitCode, stdout: Buffer.concat(printed).toString('utf8') };
}

async function withFolder(work) {
  const folder = makeFolder('test');
  try {
    return await work(folder);
  } finally {
    removeFolder(folder);
  }
}

/** @param ofAll what the environment says when all there is is run: a part may then load files together */
function jestIn(name, ofAll = {}) {
  return (patterns, env) =>
    withFolder(async (folder) => {
      const file = join(folder, 'report.json');
      const options = ['--json', `--outputFile=${file}`, `--maxWorkers=${os.cpus().length}`];
      // Under a pattern a part may well have no such test; without one, having none is a failure.
      if (patterns.length > 0) options.push('--passWithNoTests');
      const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
      const args = [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        // Workers have it too. What an application leaves behind is collected young, which is a tenth less work in all.
        '--max-semi-space-size=64',
        jest,
        ...options,
        ...patterns,
      ];
      const child = launch(process.execPath, args, {
        cwd: join(root, name),
        env: patterns.length > 0 ? env : { ...env, ...ofAll },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const exitCode = exitCodeOf(await child.ended);
      signalGroup(child, 'SIGKILL');
      return countJest(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null, exitCode);
    });
}

async function ownScripts(patterns, env) {
  const files = readdirSync(join(root, 'scripts'))
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => `scripts/${file}`)
    .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)));
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  return withFolder(async (folder) => {
    const tap = join(folder, 'report.tap');
    const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
    reporters.push('--test-reporter=tap', `--test-reporter-destination=${tap}`);
    const { exitCode } = await runShown(['--test', ...reporters, ...files], { cwd: root, env });
    return countTap(existsSync(tap) ? readFileSync(tap, 'utf8') : '', exitCode);
  });
}

async function browserStories(patterns, env) {
  const { exitCode, stdout } = await runShown([join('client', 'e2e', 'run.mjs'), ...patterns], { cwd: root, env });
  return countLastLine(stdout, exitCode);
}

/**
 * In the order they run: the quickest first, so that a plain mistake is known early.
 * `builds` are packages that must be built, `programs` what must be on the machine, `run(patterns, env)` gives counts;
 * `beside` names the part during which it runs: a browser waits for its pages much of the time.
 */
export const PARTS = {
  scripts: { builds: [], programs: [], run: ownScripts },
  shared: { builds: [], programs: [], run: jestIn('shared') },
  server: { builds: ['shared', 'server'], programs: ['mariadbd'], run: jestIn('server', { SPECS: 'in shares' }) },
  ...(existsSync(join(root, 'client', 'jest.config.mjs')) && {
    client: { builds: ['shared'], programs: [], run: jestIn('client') },
  }),
  ...(existsSync(join(root, 'client', 'e2e', 'run.mjs')) && {
    e2e: {
      builds: ['shared', 'server', 'client'],
      programs: ['mariadbd', 'chromium'],
      beside: 'server',
      run: browserStories,
    },
  }),
};
