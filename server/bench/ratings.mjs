/**
 * Year-end ratings, measured on a city of its own. Run by `npm run bench -- ratings`, which starts the database.
 * docs/performance.md says how each figure is taken.
 */
import util from 'node:util';
import { stopAll } from '../../scripts/children.mjs';
import { BenchCity } from './bench-city.mjs';
import { tell } from './figures.mjs';
import { measurePropose } from './measure-propose.mjs';
import { measureResults } from './measure-results.mjs';
import { measureSheet } from './measure-sheet.mjs';
import { measurePainted } from './measure-painted.mjs';
import { measureWhatIf } from './measure-what-if.mjs';

const { values: options } = util.parseArgs({
  options: { size: { type: 'string' }, parts: { type: 'string' }, 'cpu-prof': { type: 'string' } },
});
const nodeOptions = options['cpu-prof'] ? ['--cpu-prof', `--cpu-prof-dir=${options['cpu-prof']}`] : [];
const begun = performance.now();
const say = (line) =>
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
const results = [];
const figure = (values) => void results.push(tell(values));

const MEASURES = {
  propose: (city) => measurePropose(city, figure),
  sheet: (city) => measureSheet(city, figure),
  painted: (city) => measurePainted(city, figure),
  whatif: (city) => measureWhatIf(city, figure),
  results: (city) => measureResults(city, figure),
};
const parts = options.parts ? options.parts.split(',') : Object.keys(MEASURES);

try {
  const city = await BenchCity.make(process.env.BENCH_DATABASE_URL, Number(options.size), say, { nodeOptions });
  try {
    for (const part of parts) await MEASURES[part](city);
  } finally {
    await city.end();
  }
  say('done');
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await stopAll();
}
