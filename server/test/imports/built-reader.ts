import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const here = dirname(fileURLToPath(import.meta.url));
const SHARED = resolve(here, '../../../shared/src');
/** Where packages are found from, as they are by the built server. */
const CACHE = resolve(here, '../../../node_modules/.cache');

export interface BuiltReader {
  /** A compiled file by the name of its source: 'read-sheet-worker'. */
  url(name: string): URL;
  remove(): void;
}

/**
 * Compiles these sources of the server and all that they import, flat into a folder of their own: the reader as it runs
 * in the built server, without building the server. Two sources of one name would be one file, so they are refused.
 */
export function buildReader(...entries: string[]): BuiltReader {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'built-reader-'));
  const seen = new Map<string, string>();
  const waiting = entries.map((entry) => resolve(here, '../..', entry));
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    const name = basename(source, '.ts');
    const known = seen.get(name);
    if (known === source) continue;
    if (known !== undefined) throw new Error(`${known} and ${source} would be one file`);
    seen.set(name, source);
    const { code } = transformSync(readFileSync(source, 'utf8'), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    const from = dirname(source);
    const flat = code.replace(
      /(["'])(@dat100\/shared\/|\.{1,2}\/[^"']*?)([\w-]+)(?:\.js)?\1/g,
      (_, _quote, way, file) => {
        const folderOf = way === '@dat100/shared/' ? SHARED : resolve(from, way as string);
        waiting.push(join(folderOf, `${file as string}.ts`));
        return `"./${file as string}.js"`;
      },
    );
    writeFileSync(join(folder, `${name}.js`), flat);
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return {
    url: (name) => pathToFileURL(join(folder, `${name}.js`)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
