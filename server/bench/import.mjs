/**
 * Importing rosters, measured: the whole path of a CSV and of a workbook, the unchanged file again, reading alone,
 * memory, and what others notice meanwhile. Run by `npm run bench -- import`, which starts the database.
 */
import { join } from 'node:path';
import util from 'node:util';
import mysql from 'mysql2/promise';
import { makeFolder } from '../../scripts/temporary.mjs';
import { stopAll } from '../../scripts/children.mjs';
import { tell } from './figures.mjs';
import { startServer } from './own-server.mjs';
import { percentile, startProbe } from './probe.mjs';
import { timeReading } from './reading.mjs';
import { benchUnits, writeCsv, writeXlsx } from './roster.mjs';
import { loadYardstick } from './yardstick.mjs';

const MEMORY_LIMIT_MIB = 450;
const READY_LIMIT_MS = 200;
const IDLE_MS = 4000;
const PARTS = ['csv', 'xlsx', 'reading', 'memory', 'latency'];

const { values: options } = util.parseArgs({
  options: { size: { type: 'string' }, parts: { type: 'string' }, 'cpu-prof': { type: 'string' } },
});
const size = Number(options.size);
const parts = options.parts ? options.parts.split(',') : PARTS;
const nodeOptions = options['cpu-prof'] ? ['--cpu-prof', `--cpu-prof-dir=${options['cpu-prof']}`] : [];
const database = process.env.BENCH_DATABASE_URL;
const folder = makeFolder('bench');
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

const say = (line) => process.stderr.write(`${line}\n`);
const perSecond = (people, ms) => (people * 1000) / ms;
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const written = new Map();
const peaks = new Map();
const results = [];
const figure = (values) => void results.push(tell(values));

/** The file of a roster, made once. */
async function roster(kind, people) {
  const path = join(folder, `${people}.${kind}`);
  if (!written.has(path)) {
    say(`making a ${kind} of ${people} people`);
    await (kind === 'csv' ? writeCsv : writeXlsx)(path, people, benchUnits(people).codes, today);
    written.set(path, true);
  }
  return path;
}

/** Runs `work(server, databaseUrl)` with a server of its own on an empty city, and keeps its peak of memory. */
async function withServer(name, people, work) {
  const schema = `bench_${name}`;
  const connection = await mysql.createConnection(database);
  await connection.query(`CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(database);
  url.pathname = `/${schema}`;
  const server = await startServer(url.href, benchUnits(people).csv, nodeOptions);
  try {
    const result = await work(server, url.href);
    peaks.set(name, server.peakMemory());
    say(`  ${name}: at most ${peaks.get(name).toFixed(0)} MiB resident`);
    return result;
  } finally {
    await server.stop();
    await connection.query(`DROP DATABASE ${schema}`);
    await connection.end();
  }
}

/** Imports a file and sees to it that every row went in as it should. */
async function importAll(server, path, people, outcome) {
  const run = await server.importRoster(path);
  if (run.counts.rows !== people || run.counts[outcome] !== people)
    throw new Error(`Not all of ${people} rows are ${outcome}: ${JSON.stringify(run.counts)}`);
  const used = (from, to) =>
    ['server', 'database'].map((name) => `${name} ${seconds(run.cpu[to][name] - run.cpu[from][name])}`).join(', ');
  say(`  ${outcome}: planned after ${seconds(run.planMs)} (processor time: ${used(0, 1)}),`);
  say(`    applied after ${seconds(run.applyMs)} more (${used(1, 2)})`);
  return run;
}

function againstLoad(name, ms, goal, yard) {
  figure({
    ...{ name, value: perSecond(size, ms), unit: 'people/s', goal, better: 'higher' },
    yardstick: 'LOAD DATA LOCAL INFILE of the same people and event rows',
    yardstickValue: perSecond(size, yard.ms),
  });
}

async function yardstick(url) {
  const yard = await loadYardstick(url);
  say(`  yardstick: ${yard.rows} rows in ${seconds(yard.ms)} (database ${seconds(yard.cpuMs)})`);
  return yard;
}

async function measureCsv() {
  const path = await roster('csv', size);
  await withServer('csv', size, async (server, url) => {
    say(`importing ${size} people from CSV, then the same file again`);
    const first = await importAll(server, path, size, 'new');
    const again = await importAll(server, path, size, 'unchanged');
    const yard = await yardstick(url);
    againstLoad('import_csv', first.ms, 0.15, yard);
    againstLoad('import_unchanged', again.ms, 0.4, yard);
  });
}

async function measureXlsx() {
  const path = await roster('xlsx', size);
  await withServer('xlsx', size, async (server, url) => {
    say(`importing ${size} people from a workbook`);
    const { ms } = await importAll(server, path, size, 'new');
    againstLoad('import_xlsx', ms, 0.12, await yardstick(url));
  });
}

async function measureReading() {
  const path = await roster('xlsx', size);
  say('reading the workbook alone');
  const { ours, theirs } = await timeReading(path);
  figure({
    ...{ name: 'read_xlsx', value: perSecond(size, ours), unit: 'rows/s', goal: 0.8, better: 'higher' },
    ...{ yardstick: "exceljs' streaming reader over the same file", yardstickValue: perSecond(size, theirs) },
  });
}

async function measureMemory() {
  const [small, large] = [Math.ceil(size / 5), size * 2];
  for (const people of [small, large]) {
    say(`importing ${people} people from a workbook, for its memory`);
    const path = await roster('xlsx', people);
    await withServer(`memory_${people}`, people, (server) => importAll(server, path, people, 'new'));
  }
  const most = Math.max(...peaks.values());
  const limit = { unit: 'MiB', better: 'lower' };
  figure({
    ...{ name: 'import_peak_memory', value: most, goal: 1, ...limit },
    ...{ yardstick: 'what a small machine can spare', yardstickValue: MEMORY_LIMIT_MIB },
  });
  figure({
    ...{ name: 'import_memory_growth', value: peaks.get(`memory_${large}`), goal: 1.2, ...limit },
    ...{ yardstick: `${small} people instead of ${large}`, yardstickValue: peaks.get(`memory_${small}`) },
  });
}

async function measureLatency() {
  const path = await roster('xlsx', size);
  await withServer('latency', size, async (server) => {
    say('importing while others ask');
    // Board answers are kept for as long as nothing changes: the first one is not the idle pace, and the last idle is.
    let stop = startProbe(server, today);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const idle = await stop();
    stop = startProbe(server, today);
    await importAll(server, path, size, 'new');
    const busy = await stop();
    for (const name of ['ready', 'live'])
      figure({
        ...{ name: `health_${name}_p99_during_import`, value: percentile(busy[name], 99), unit: 'ms', better: 'lower' },
        ...{ yardstick: 'the longest a watchdog should wait', yardstickValue: READY_LIMIT_MS, goal: 1 },
      });
    figure({
      ...{ name: 'board_p50_during_import', value: percentile(busy.board, 50), unit: 'ms', better: 'lower' },
      ...{ yardstick: 'the same board with nothing going on', yardstickValue: percentile(idle.board, 50), goal: 3 },
    });
  });
}

const MEASURES = {
  csv: measureCsv,
  xlsx: measureXlsx,
  reading: measureReading,
  memory: measureMemory,
  latency: measureLatency,
};

try {
  for (const part of parts) await MEASURES[part]();
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await stopAll();
}
