/**
 * Stops with one clear line when Node is older than package.json asks for.
 *
 * Import it first: modules are evaluated in order, so this runs before anything else of ours. For the same reason the
 * scripts that people start by hand take newer parts of Node through the default import (`util.parseArgs`): a named
 * import that an old Node lacks fails while linking, before this line can be printed.
 */
import { readFileSync } from 'node:fs';

const asked = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines.node;
const wanted = asked.replace(/^>=/, '').split('.').map(Number);
const running = process.versions.node.split('.').map(Number);
const older = running[0] < wanted[0] || (running[0] === wanted[0] && running[1] < wanted[1]);

if (older) {
  process.stderr.write(
    `Đạt100 needs Node ${wanted.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).\n` +
      'Install a current Node (the LTS is a good choice), open a new terminal and run the same command again.\n',
  );
  // A caller that reads the last line of `npm test` must not mistake a machine without Node for a green run.
  if (process.argv[1] && process.argv[1].endsWith('test.mjs')) process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}
