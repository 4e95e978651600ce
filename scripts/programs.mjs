/** Programs that tests need and a bare machine lacks: found on the machine, or installed where that can be done. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailed, runStep } from './progress.mjs';

/** Where servers live on systems that keep them off an ordinary user's PATH. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/usr/bin'];

const SET_PATH = (variable, name) => `set ${variable}=/path/to/${name}`;

const PROGRAMS = {
  mariadbd: {
    variable: 'MARIADBD',
    names: ['mariadbd'],
    debianPackage: 'mariadb-server',
    what: 'MariaDB 10.11 or newer (program mariadbd)',
    remedy:
      'set MARIADBD=/path/to/mariadbd, or TEST_DATABASE_URL=mysql://USER:PASSWORD@HOST:PORT/ of a server where that ' +
      'user may create databases',
  },
  chromium: {
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    debianPackage: 'chromium',
    what: 'Chromium (program chromium)',
    remedy: 'set CHROMIUM=/path/to/chromium (Google Chrome will do)',
  },
  soffice: {
    variable: 'SOFFICE',
    names: ['soffice', 'libreoffice'],
    debianPackage: 'libreoffice-calc libreoffice-writer',
    what: 'LibreOffice with Calc and Writer (program soffice)',
    remedy: SET_PATH('SOFFICE', 'soffice'),
  },
  pdftotext: {
    variable: 'PDFTOTEXT',
    names: ['pdftotext'],
    debianPackage: 'poppler-utils',
    what: 'poppler (program pdftotext)',
    remedy: SET_PATH('PDFTOTEXT', 'pdftotext'),
  },
  pdftoppm: {
    variable: 'PDFTOPPM',
    names: ['pdftoppm'],
    debianPackage: 'poppler-utils',
    what: 'poppler (program pdftoppm)',
    remedy: SET_PATH('PDFTOPPM', 'pdftoppm'),
  },
};

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The full path of a program of this name, or null. */
export function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SERVER_FOLDERS];
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

/**
 * The full path of one of the programs above, or null when the machine has none.
 * @param key of one of them
 * @throws StepFailed when its variable points at something that is no program
 */
export function findProgram(key) {
  const { variable, names } = PROGRAMS[key];
  const told = process.env[variable];
  if (!told) return names.map(onPath).find((path) => path !== null) ?? null;
  if (!isProgram(told)) throw new StepFailed(`${variable}=${told} is not a program that can be run.`);
  return told;
}

/** How to run a program as root without a question: plainly, through sudo that asks no password, or null. */
function asRootOnDebian() {
  if (!existsSync('/etc/debian_version') || onPath('apt-get') === null) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (process.getuid() === 0) return { command: 'env', first: [], env };
  const sudo = onPath('sudo') !== null && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return sudo ? { command: 'sudo', first: ['-n', 'DEBIAN_FRONTEND=noninteractive'], env } : null;
}

async function install(asRoot, missing, say) {
  const packages = [...new Set(missing.flatMap((key) => PROGRAMS[key].debianPackage.split(' ')))];
  const run = (title, args) =>
    runStep(say, title, asRoot.command, [...asRoot.first, 'apt-get', ...args], { env: asRoot.env });
  await run('Reading the lists of Debian packages (apt-get update)', ['update']);
  const title = `Installing ${packages.join(' and ')} (apt-get install)`;
  await run(title, ['install', '-y', '--no-install-recommends', ...packages]);
  // Debian starts a server of its own with the package. The tests never use it, and what we began we end.
  if (missing.includes('mariadbd'))
    spawnSync(asRoot.command, [...asRoot.first, 'service', 'mariadb', 'stop'], { stdio: 'ignore' });
}

function explainMissing(missing, cause) {
  const lines = missing.map((key) => {
    const { what, debianPackage, remedy } = PROGRAMS[key];
    return `  - ${what}. On Debian: apt-get install ${debianPackage}. Elsewhere: ${remedy}.`;
  });
  return ['The tests need programs that this machine lacks:', ...lines, cause].join('\n');
}

/**
 * Finds the named programs, installing those that are missing on Debian when root or sudo without a password allows it.
 * @returns paths by key
 * @throws StepFailed saying exactly what is missing and how to point at one's own
 */
export async function needPrograms(keys, say) {
  const missing = keys.filter((key) => findProgram(key) === null);
  if (missing.length > 0) {
    const asRoot = asRootOnDebian();
    const cannot = 'They were not installed: that needs Debian and root, or sudo without a password.';
    if (asRoot === null) throw new StepFailed(explainMissing(missing, cannot));
    try {
      await install(asRoot, missing, say);
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      throw new StepFailed(`${error.message}\n${explainMissing(missing, 'Installing them failed, see above.')}`);
    }
    const still = missing.filter((key) => findProgram(key) === null);
    if (still.length > 0) throw new StepFailed(explainMissing(still, 'Their packages were installed without them.'));
  }
  return Object.fromEntries(keys.map((key) => [key, findProgram(key)]));
}
