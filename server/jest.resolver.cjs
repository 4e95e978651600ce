/**
 * How tests find modules. Our own sources name each other as the compiled program would, `./x.js`: that is `./x.ts`.
 * Everything else goes the ordinary way at once. A `moduleNameMapper` would be tried on each of the 2,600 files of the
 * packages that an application loads, and then with one ending after another.
 */
const { existsSync } = require('node:fs');
const { join, sep } = require('node:path');

const PACKAGES = `${sep}node_modules${sep}`;
const SHARED = '@dat100/shared/';

module.exports = function resolve(request, options) {
  const { basedir, rootDir, defaultResolver } = options;
  if (request.startsWith(SHARED)) return join(rootDir, '..', 'shared', 'src', `${request.slice(SHARED.length)}.ts`);
  if (request.startsWith('.') && request.endsWith('.js') && !basedir.includes(PACKAGES)) {
    const source = join(basedir, `${request.slice(0, -3)}.ts`);
    if (existsSync(source)) return source;
  }
  return defaultResolver(request, options);
};
