/** Results of a period as a workbook: the file as it is sent, beside a bare writer of the same cells. */
import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { readSheets } from '../dist/imports/read-sheet.js';
import { cpuMsOf, databaseCpuMs } from './cpu.mjs';
import { openedPeriod } from './rating-period.mjs';

const SPEED_GOAL = 0.7;
const MEMORY_MIB = 300;

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

export async function measureResults(city, figure) {
  const { id } = await openedPeriod(city);
  city.say('results of the period as a workbook, from a server that has just begun');
  const server = await city.startAnew();
  const { db, say } = city;
  const path = `/files/ratings/${id}/results.xlsx`;
  const [cpu, dbCpu] = [cpuMsOf(server.child.pid), await databaseCpuMs(db)];
  const { bytes, ms } = await fetched(server, path);
  const peak = server.peakMemory();
  const [serverMs, dbMs] = [cpuMsOf(server.child.pid) - cpu, (await databaseCpuMs(db)) - dbCpu];
  const cells = await cellsOf(bytes);
  const rows = cells.length;
  say(`  ${rows} rows, ${(bytes.length / 1024 / 1024).toFixed(1)} MiB, after ${seconds(ms)}`);
  say(`    processor time: server ${seconds(serverMs)}, database ${seconds(dbMs)}`);
  const ownCpu = process.cpuUsage();
  const bareMs = await writeBare(cells);
  const { user, system } = process.cpuUsage(ownCpu);
  say(`  the bare writer: ${seconds(bareMs)}, processor time ${seconds((user + system) / 1000)}`);
  figure({
    ...{ name: `results_xlsx_${city.people}`, value: (rows / ms) * 1000, unit: 'rows/s', better: 'higher' },
    ...{ yardstick: 'the streaming writer of exceljs, bare, of the same cells', goal: SPEED_GOAL },
    yardstickValue: (rows / bareMs) * 1000,
  });
  figure({
    ...{ name: `results_xlsx_peak_memory`, value: peak, unit: 'MiB', better: 'lower', goal: 1 },
    ...{ yardstick: 'what it should stay under', yardstickValue: MEMORY_MIB },
  });
}

/** A file as it is sent: {bytes, ms from the question to the last byte} */
async function fetched(server, path) {
  const begun = performance.now();
  const answer = await fetch(server.url + path, { headers: { cookie: server.cookie } });
  if (!answer.ok) throw new Error(`The file was answered with ${answer.status}: ${await answer.text()}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { bytes, ms: performance.now() - begun };
}

/** The rows of a workbook as a writer takes them. */
async function cellsOf(bytes) {
  const rows = [];
  for await (const event of readSheets(bytes)) {
    if (event.type !== 'rows') continue;
    for (const { cells } of event.rows) {
      const row = [];
      for (const { column, value } of cells) row[column] = value;
      rows.push(row);
    }
  }
  return rows;
}

/** How long it takes when the cells are there and nothing else is to be done: no styles, nowhere to be kept. */
async function writeBare(cells) {
  const begun = performance.now();
  const out = new Writable({ write: (_bytes, _encoding, done) => done() });
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out });
  const sheet = book.addWorksheet('Kết quả');
  for (let at = 0; at < cells.length; at += 1) {
    sheet.addRow(cells[at]).commit();
    // What is packed goes out meanwhile.
    if (at % 1000 === 999) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
  await book.commit();
  return performance.now() - begun;
}
