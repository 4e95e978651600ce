/** Opening a period: everybody's figures gathered, rated and written, beside inserting the same rows by hand. */
import { cpuMsOf, databaseCpuMs } from './cpu.mjs';
import { openedPeriod } from './rating-period.mjs';

const OPEN_GOAL = 4;
const ROWS_AT_ONCE = 1000;

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

export async function measurePropose(city, figure) {
  const { server, db, say } = city;
  const [cpu, dbCpu] = [cpuMsOf(server.child.pid), await databaseCpuMs(db)];
  const { people, ms } = await openedPeriod(city);
  say(`  ${people} sheets after ${seconds(ms)}; processor time: server ${seconds(cpuMsOf(server.child.pid) - cpu)},`);
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
