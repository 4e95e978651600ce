/**
 * Removes from dist what no longer has a source: tsc leaves the old file behind when its source is renamed or deleted,
 * and an old migration or spec that still lies there would still be found. Run in a package's folder after tsc.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const OUTPUT = /(\.d\.ts|\.js)(\.map)?$/;
const SOURCES = ['.ts', '.tsx'];

function prune(dist, src) {
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    const path = join(dist, entry.name);
    const source = join(src, entry.name);
    if (entry.isDirectory()) {
      if (existsSync(source)) prune(path, source);
      else rmSync(path, { recursive: true });
    } else if (OUTPUT.test(entry.name)) {
      const stem = source.replace(OUTPUT, '');
      if (!SOURCES.some((ending) => existsSync(stem + ending))) rmSync(path);
    }
  }
}

prune('dist', 'src');
