/** Opening a period: everybody's figures gathered, rated and written, beside inserting the same rows by hand. */
import { readFileSync } from 'node:fs';
import { cpuMsOf } from './cpu.mjs';

const OPEN_GOAL = 4;
const ROWS_AT_ONCE = 1000;
const LOOK_EVERY_MS = 200;

const CREATE = 'mutation ($input: RatingPeriodInput!) { createRatingPeriod(input: $input) { id revision } }';
const HEADS = `mutation ($id: ID!, $revision: Int!) {
  nameRatingHeads(periodId: $id, revision: $revision, heads: [], restVacant: true, reason: "made-up units") { id revision } }`;
const OPEN = 'mutation ($id: ID!, $revision: Int!) { openRatingPeriod(id: $id, revision: $revision) { state } }';
const LOOK =
  'query ($id: ID!) { ratingPeriod(id: $id) { state people opening { done total faultEn } faults { messageEn } } }';

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

export async function measurePropose(city, figure) {
  const { server, db, say, today } = city;
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const year = Number(yesterday.slice(0, 4));
  const input = { year, scheme: year < 2026 ? 'nd90' : 'nd335', cutOff: yesterday };
  const draft = (await server.ask(CREATE, { input })).createRatingPeriod;
  const { id, revision } = (await server.ask(HEADS, draft)).nameRatingHeads;
  say(`opening a period of ${city.people} people`);
  const [begun, cpu, dbCpu] = [performance.now(), cpuMsOf(server.child.pid), await databaseCpuMs(db)];
  await server.ask(OPEN, { id, revision });
  let period;
  do {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    period = (await server.ask(LOOK, { id })).ratingPeriod;
    if (period.state === 'draft') throw new Error(`The period was not opened: ${JSON.stringify(period)}`);
  } while (period.state !== 'open');
  const ms = performance.now() - begun;
  say(
    `  ${period.people} sheets after ${seconds(ms)}; processor time: server ${seconds(cpuMsOf(server.child.pid) - cpu)},`,
  );
  say(`    database ${seconds((await databaseCpuMs(db)) - dbCpu)}; all of it is reading, rating and writing sheets`);
  const ownCpu = process.cpuUsage();
  const insertCpu = await databaseCpuMs(db);
  const inserted = await insertSame(db, say);
  const { user, system } = process.cpuUsage(ownCpu);
  say(
    `    processor time with reading them first: ${seconds((user + system) / 1000)}, database ${seconds((await databaseCpuMs(db)) - insertCpu)}`,
  );
  figure({
    ...{ name: `propose_period_${city.people}`, value: ms, unit: 'ms', better: 'lower', goal: OPEN_GOAL },
    ...{ yardstick: 'inserting the same rows by statements of 1,000', yardstickValue: inserted },
  });
}

/** The same rows into an empty table of the same shape, a transaction a statement. */
async function insertSame(db, say) {
  await db.query('CREATE TABLE rating_sheet_copy LIKE rating_sheet');
  const [rows] = await db.query({ sql: 'SELECT * FROM rating_sheet ORDER BY id', rowsAsArray: true });
  const begun = performance.now();
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await db.query('INSERT INTO rating_sheet_copy VALUES ?', [rows.slice(from, from + ROWS_AT_ONCE)]);
  const ms = performance.now() - begun;
  await db.query('DROP TABLE rating_sheet_copy');
  say(`  the same ${rows.length} rows by statements of ${ROWS_AT_ONCE}: ${seconds(ms)}`);
  return ms;
}

/** Processor time of the database's process, which runs on this machine. */
async function databaseCpuMs(db) {
  const [[{ file }]] = await db.query('SELECT @@pid_file AS file');
  return cpuMsOf(Number(readFileSync(file, 'utf8')));
}
