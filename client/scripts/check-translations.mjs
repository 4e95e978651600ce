// Fails, listing the keys, when the two languages differ, when react-admin asks for a message that one of them lacks,
// when a placeholder got lost in translation, or when the code names a key that does not exist.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';

const src = new URL('../src/', import.meta.url).pathname;
const load = async (file) => (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;

/** {a: {b: 'text'}} → Map {'a.b' → 'text'} */
function flatten(tree, prefix = '', flat = new Map()) {
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') flat.set(path, value);
    else flatten(value, path, flat);
  }
  return flat;
}

const placeholders = (text) => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort().join(' ');

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'i18n' && entry.name !== 'generated') yield* sources(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

const vi = flatten((await load(join(src, 'i18n/vi.ts'))).vi);
const en = flatten((await load(join(src, 'i18n/en.ts'))).en);
const { default: reactAdmin } = await import('ra-language-english');
const faults = [];

for (const key of vi.keys()) if (!en.has(key)) faults.push(`en lacks ${key}`);
for (const key of en.keys()) if (!vi.has(key)) faults.push(`vi lacks ${key}`);
for (const key of flatten(reactAdmin).keys()) {
  if (!vi.has(key)) faults.push(`vi lacks ${key}, which react-admin shows`);
  if (!en.has(key)) faults.push(`en lacks ${key}, which react-admin shows`);
}
for (const [key, text] of vi) {
  if (text.trim() === '' && key !== 'ra.boolean.null') faults.push(`vi is empty at ${key}`);
  const other = en.get(key);
  // smart_count may stand in one language only: Vietnamese needs no plural.
  const names = (words) =>
    placeholders(words.replaceAll('%{smart_count}', '').replaceAll('%{n}', '').replaceAll('%{m}', ''));
  if (other !== undefined && !key.startsWith('ra.') && names(text) !== names(other)) {
    faults.push(`${key}: placeholders differ (${placeholders(text)} / ${placeholders(other)})`);
  }
}

const known = [...vi.keys()];
/** Keys made from a code (`holder.${x}`): at least one message must begin so. */
const namespaces = new Set(known.map((key) => key.split('.')[0]));
for (const file of sources(src)) {
  const text = readFileSync(file, 'utf8');
  for (const [, key] of text.matchAll(/['"]([a-z_]+(?:\.[A-Za-z_]+)+)['"]/g)) {
    const isMessage =
      namespaces.has(key.split('.')[0]) &&
      !/^(people|board|unit|user|import|status|scope|role|focal|audit|conflict|directive|self|police)\.(read|write|export|print|identify|manage|record|correct|run|grant|name|resolve|import)$/.test(
        key,
      );
    if (isMessage && !vi.has(key) && !known.some((one) => one.startsWith(`${key}.`)))
      faults.push(`${file.slice(src.length)} names ${key}`);
  }
  for (const [, prefix] of text.matchAll(/t\(`([a-z_.]+)\$\{/g)) {
    if (!known.some((key) => key.startsWith(prefix)))
      faults.push(`${file.slice(src.length)} builds keys from ${prefix}`);
  }
}

for (const fault of faults) console.log(fault);
console.log(
  faults.length === 0 ? `${vi.size} messages in both languages` : `${faults.length} faults in the translations`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
