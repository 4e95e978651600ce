// Measures the gzipped JavaScript that a browser fetches on two paths of the built client, and fails over budget:
// until the login page is usable, and until the board is painted (login included).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KIB = 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** What is fetched in turn, beyond the entry, to paint a board and keep it live; the trend is drawn afterwards. */
const BOARD = ['src/board/board-page.tsx', 'src/layout/unit-search.tsx'];
const LIVE = /graphql-ws/;

/** A chunk with everything it imports statically. */
function graphOf(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The build has no chunk for ${key}; is dist older than src?`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const other of chunk.imports ?? []) graphOf(other, found);
  return found;
}

const gzipped = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
const total = (files) => [...files].reduce((sum, file) => sum + gzipped(file), 0);

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (!entry) throw new Error('dist/.vite/manifest.json has no entry; run the build first');
const login = graphOf(entry);
const live = Object.keys(manifest).filter((key) => LIVE.test(key));
const board = new Set([...login, ...[...BOARD, ...live].flatMap((key) => [...graphOf(key)])]);

const paths = [
  { name: 'until the login page is usable', bytes: total(login), budget: 395 * KIB },
  { name: 'until the board is painted', bytes: total(board), budget: 395 * KIB },
];
let failed = false;
for (const { name, bytes, budget } of paths) {
  const over = bytes > budget;
  failed ||= over;
  console.log(`${over ? 'OVER' : 'ok  '} ${(bytes / KIB).toFixed(1)} KiB of ${budget / KIB} KiB gzip, ${name}`);
}
if (process.argv.includes('--list'))
  for (const file of board) console.log(`  ${(gzipped(file) / KIB).toFixed(1)} ${file}`);
process.exitCode = failed ? 1 : 0;
