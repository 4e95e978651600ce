/**
 * Spec files that run together. Loading the application takes two seconds of processor time, and its first start
 * another: a spec file of its own would pay for both each time. `npm test` therefore gives the small files out in
 * shares, and each share loads the application once (test/shares/). Every describe still starts an application of its
 * own on a database of its own; a share has nothing in common but the loaded modules.
 */
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const SHARES = join('test', 'shares');

/** Long ones, which would hold up a share: they run by themselves, and begin first. */
const ALONE = [
  'absent',
  'bad-input',
  'counters.property',
  'crash',
  'import-books',
  'import-undo-left',
  'jobs',
  'ledger-property',
  'roster-import-again',
  'sibling-oracle',
].map((name) => `${name}.spec.ts`);

function specsIn(folder) {
  return readdirSync(join(here, folder), { recursive: true })
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => join(folder, file))
    .sort();
}

const all = [...specsIn('src'), ...specsIn('test')];
const shares = all.filter((file) => file.startsWith(SHARES));
const isAlone = (file) => ALONE.includes(file.split(sep).pop());
const dealt = all.filter((file) => !shares.includes(file) && !isAlone(file));

/** The spec files jest is to open, and for each share the files it loads. Paths are those of this folder. */
export const specs = [...all.filter(isAlone), ...shares];
export const filesOf = Object.fromEntries(
  shares.map((share, nth) => [
    join(here, share),
    dealt.filter((_, index) => index % shares.length === nth).map((file) => join(here, file)),
  ]),
);
