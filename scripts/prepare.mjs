/** Makes a checkout ready to run: dependencies installed, packages built. Does nothing when nothing has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runStep } from './progress.mjs';

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const INSTALL_STAMP = join(root, 'node_modules', '.dat100-installed');
const BUILD_STAMPS = join(root, '.cache', 'built');

/** What each package is built from besides itself, and a file that is there when it was built. */
const PACKAGES = {
  shared: { dependsOn: [], proof: 'shared/dist' },
  server: { dependsOn: ['shared'], proof: 'server/dist/main.js' },
  client: { dependsOn: ['shared'], proof: 'client/dist/index.html' },
};

function digestOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Prebuilt programs differ by platform, so a folder carried to another machine is installed anew. */
function installDigest() {
  return digestOf([readFileSync(join(root, 'package-lock.json')), process.platform, process.arch]);
}

/** Whether somebody ran `npm ci` by hand: npm notes what it put into node_modules, in the lock file's own form. */
function installedByHand() {
  const noted = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (noted === '') return false;
  const present = JSON.parse(noted).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true;
    const there = present[path];
    return there ? there.integrity === entry.integrity : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

/** How to run npm: the one that runs us, else the one on the PATH. */
function npm(args) {
  const own = process.env.npm_execpath;
  if (own && own.endsWith('npm-cli.js')) return { command: process.execPath, args: [own, ...args], shell: false };
  return { command: 'npm', args, shell: process.platform === 'win32' };
}

/**
 * Runs `npm ci` unless node_modules already holds what package-lock.json says.
 * @throws StepFailed when npm fails
 */
export async function ensureInstalled(say) {
  const digest = installDigest();
  if (readIfThere(INSTALL_STAMP) === digest) return;
  if (!installedByHand()) {
    // Building needs the development dependencies, also when NODE_ENV=production is set for the server to come.
    const { command, args, shell } = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    await runStep(say, 'Installing dependencies (npm ci)', command, args, { cwd: root, shell });
  }
  writeFileSync(INSTALL_STAMP, digest);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}

function sourcesOf(name) {
  const folder = join(root, name);
  const beside = readdirSync(folder)
    .filter((file) => /\.(json|ts|mjs|html)$/.test(file))
    .sort()
    .map((file) => join(folder, file));
  const inside = [...filesUnder(join(folder, 'src')), ...filesUnder(join(folder, 'public'))];
  return [...beside, ...inside.filter((path) => !/\.spec\.tsx?$/.test(path))].filter((path) => statSync(path).isFile());
}

function buildDigest(name) {
  const common = ['package-lock.json', 'tsconfig.base.json', 'nx.json'].map((file) => join(root, file));
  const paths = [...common, ...[...PACKAGES[name].dependsOn, name].flatMap(sourcesOf)];
  return digestOf(paths.flatMap((path) => [relative(root, path), readFileSync(path)]));
}

/** Runs nx; its daemon, terminal screen and cloud stay off: nothing may outlive the command. */
export async function runNx(say, title, args) {
  const quiet = { NX_TUI: 'false', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' };
  const env = { ...process.env, ...quiet, NODE_ENV: 'production' };
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  await runStep(say, title, process.execPath, [nx, ...args, '--output-style=stream'], { cwd: root, env });
}

/**
 * Builds those of the named packages whose sources have changed since they were last built here.
 * @param names any of shared, server, client
 * @throws StepFailed with the compiler's words when a package does not build
 */
export async function ensureBuilt(names, say) {
  const digests = new Map(names.map((name) => [name, buildDigest(name)]));
  const stale = names.filter(
    (name) =>
      readIfThere(join(BUILD_STAMPS, name)) !== digests.get(name) || !existsSync(join(root, PACKAGES[name].proof)),
  );
  if (stale.length === 0) return;
  // A build that fails half-way leaves files behind: until it has succeeded nothing counts as built.
  for (const name of stale) rmSync(join(BUILD_STAMPS, name), { force: true });
  const projects = stale.map((name) => `@dat100/${name}`).join(',');
  await runNx(say, `Building ${stale.join(', ')}`, ['run-many', '-t', 'build', '-p', projects]);
  mkdirSync(BUILD_STAMPS, { recursive: true });
  for (const name of stale) writeFileSync(join(BUILD_STAMPS, name), digests.get(name));
}
