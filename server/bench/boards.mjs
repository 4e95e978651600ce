/**
 * Boards, lists, start and client, measured on a city of its own. Run by `npm run bench -- boards`, which starts the
 * database. docs/performance.md says how each figure is taken.
 */
import util from 'node:util';
import { stopAll } from '../../scripts/children.mjs';
import { BenchCity } from './bench-city.mjs';
import { tell } from './figures.mjs';
import { measureBoard, measureGrowth } from './measure-board.mjs';
import { measureClient } from './measure-client.mjs';
import { measureLists } from './measure-lists.mjs';
import { measureLive } from './measure-live.mjs';
import { measureStart } from './measure-start.mjs';

const SMALL = 10_000;
const PARTS = ['board', 'growth', 'lists', 'start', 'client', 'live'];

const { values: options } = util.parseArgs({
  options: { size: { type: 'string' }, parts: { type: 'string' }, keep: { type: 'boolean', default: false } },
});
const size = Number(options.size);
const parts = options.parts ? options.parts.split(',') : PARTS;
const database = process.env.BENCH_DATABASE_URL;

const begun = performance.now();
const say = (line) =>
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
const results = [];
const figure = (values) => void results.push(tell(values));

async function growth(city) {
  if (city.people <= SMALL) return say(`no growth to be measured: the city is one of at most ${SMALL}`);
  const small = await BenchCity.make(database, SMALL, say, options);
  try {
    await measureGrowth(city, small, figure);
  } finally {
    await small.end();
  }
}

const MEASURES = {
  board: (city) => measureBoard(city, figure),
  growth,
  lists: (city) => measureLists(city, figure),
  start: (city) => measureStart(city, figure),
  client: (city) => measureClient(city, figure),
  live: (city) => measureLive(city, figure),
};

try {
  const city = await BenchCity.make(database, size, say, options);
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
