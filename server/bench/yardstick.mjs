/**
 * What everything is measured against: how long the same server takes to load the finished rows and nothing else.
 *
 * The yardstick is, in the same run and on the same server: `LOAD DATA LOCAL INFILE` (two statements, over loopback,
 * from files on disk that hold the rows as text, ciphers escaped) of every row of `person` and of `status_event` that
 * the measured import has left behind, all columns, in the order of their keys, into empty tables made by
 * `CREATE TABLE ... LIKE` the real ones: the same columns, primary keys and secondary indexes. It leaves out what the
 * import does besides: reading, understanding, planning, staging, encryption, employment and memberships, standing
 * stages, counters, history and audit. The time is the middle one of three runs.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mysql from 'mysql2/promise';
import { bulkText } from '../dist/database/bulk-text.js';
import { makeFolder, removeFolder } from '../../scripts/temporary.mjs';
import { cpuMsOf } from './cpu.mjs';

const TABLES = ['person', 'status_event'];
const RUNS = 3;
const PAGE = 5000;
const NUMBERS = { supportBigNumbers: true, dateStrings: true };

/** @returns {ms, cpuMs (of the database), rows} of one load of the people and their events that stand in `databaseUrl` */
export async function loadYardstick(databaseUrl) {
  const connection = await mysql.createConnection({ uri: databaseUrl, charset: 'utf8mb4', ...NUMBERS });
  const folder = makeFolder('yardstick');
  try {
    const files = [];
    for (const table of TABLES) files.push(await dump(connection, table, join(folder, table)));
    const times = [];
    const cpu = cpuMsOf(process.env.BENCH_DATABASE_PID);
    for (let run = 0; run < RUNS; run += 1) times.push(await load(connection, files));
    const ms = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
    const cpuMs = (cpuMsOf(process.env.BENCH_DATABASE_PID) - cpu) / RUNS;
    return { ms, cpuMs, rows: files.reduce((n, f) => n + f.rows, 0) };
  } finally {
    removeFolder(folder);
    await connection.end();
  }
}

async function dump(connection, table, path) {
  let [rows, from] = [0, 0];
  const pages = async function* () {
    for (;;) {
      const sql = `SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT ${PAGE}`;
      const [page] = await connection.query({ sql, rowsAsArray: true }, [from]);
      if (page.length === 0) return;
      rows += page.length;
      from = page.at(-1)[0];
      yield* bulkText(page);
    }
  };
  await pipeline(Readable.from(pages()), createWriteStream(path));
  return { table, path, rows };
}

async function load(connection, files) {
  for (const { table } of files) {
    await connection.query(`DROP TABLE IF EXISTS yardstick_${table}`);
    await connection.query(`CREATE TABLE yardstick_${table} LIKE ${table}`);
  }
  const begun = performance.now();
  for (const { table, path, rows } of files) {
    const sql = `LOAD DATA LOCAL INFILE '${table}' INTO TABLE yardstick_${table} CHARACTER SET binary`;
    const infileStreamFactory = () => createReadStream(path, { highWaterMark: 1024 * 1024 });
    const [result] = await connection.query({ sql, infileStreamFactory });
    if (result.affectedRows !== rows || result.warningStatus > 0) throw new Error(`${table}: ${result.info}`);
  }
  const ms = performance.now() - begun;
  for (const { table } of files) await connection.query(`DROP TABLE yardstick_${table}`);
  return ms;
}
