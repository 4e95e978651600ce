/** What package-lock.json must hold to: no address of a registry, and no version with a known hole. */

/**
 * The oldest version of a package that may be in the lock file, and why. There is not always a source of advisories to
 * ask (offices install without the internet), so what we rely on is written down here.
 */
export const MINIMUM_VERSIONS = {
  '@apollo/server': ['5.5.0', 'older ones can be stopped by one hostile request'],
  typeorm: ['0.3.31', 'CVE-2025-60542: a body spread into save() became SQL'],
  mysql2: ['3.24.0', 'older ones lose digits of large integers and let a server run code'],
  multer: ['2.5.0', 'older ones crash on malformed uploads'],
};

const numbersOf = (version) => version.split('-')[0].split('.').map(Number);

/** Whether version a is older than version b; pre-releases count as the version they lead to. */
export function isOlder(a, b) {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const differing = [0, 1, 2].find((i) => left[i] !== right[i]);
  return differing !== undefined && left[differing] < right[differing];
}

/** Whether the path of an entry ends in this package: "server/node_modules/multer" is a copy of multer. */
const isCopyOf = (path, name) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`);

function problemsOfVersions(packages) {
  return Object.entries(MINIMUM_VERSIONS).flatMap(([name, [minimum, why]]) => {
    const copies = Object.entries(packages).filter(([path]) => isCopyOf(path, name));
    if (copies.length === 0) return [`${name} is not in the lock file; take it out of MINIMUM_VERSIONS if it is gone.`];
    return copies
      .filter(([, entry]) => isOlder(entry.version, minimum))
      .map(([path, entry]) => `${path} is ${entry.version}, but must be ${minimum} or newer: ${why}.`);
  });
}

/**
 * Everything wrong with a lock file.
 * @param lock the parsed package-lock.json
 * @returns one sentence per problem, none when all is well
 */
export function problemsOfLock(lock) {
  const addresses = Object.entries(lock.packages).filter(([, entry]) => entry.resolved && !entry.link);
  const problems = addresses.map(
    ([path]) =>
      `${path} names the registry it came from, so others cannot install from theirs. ` +
      'Run npm with omit-lockfile-registry-resolved=true (the .npmrc here says so).',
  );
  return [...problems, ...problemsOfVersions(lock.packages)];
}
