/** Reading a workbook alone: our reader in its thread, its batches handed over, beside exceljs' streaming reader. */
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { readSheets } from '../dist/imports/read-sheet.js';

const RUNS = 3;

/** @returns {ours, theirs}: milliseconds, the middle one of three runs, in turn; every cell of every row is looked at */
export async function timeReading(path) {
  const times = { ours: [], theirs: [] };
  const readers = { ours, theirs };
  for (let run = 0; run < RUNS; run += 1)
    for (const [name, read] of Object.entries(readers)) {
      const begun = performance.now();
      const cells = await read(path);
      times[name].push({ ms: performance.now() - begun, cells });
    }
  const all = Object.values(times).flat();
  if (new Set(all.map(({ cells }) => cells)).size !== 1)
    throw new Error(`The readers saw different cells: ${all.map(({ cells }) => cells).join(', ')}`);
  const middle = (list) => list.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(RUNS / 2)];
  return { ours: middle(times.ours), theirs: middle(times.theirs) };
}

async function ours(path) {
  let cells = 0;
  for await (const event of readSheets(readFileSync(path)))
    if (event.type === 'rows') for (const row of event.rows) cells += filled(row);
  return cells;
}

const filled = (row) => row.cells.reduce((n, cell) => (cell === null || cell === undefined ? n : n + 1), 0);

async function theirs(path) {
  let cells = 0;
  const options = {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  };
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, options))
    for await (const row of sheet)
      row.eachCell({ includeEmpty: false }, (cell) => {
        if (cell.value !== null) cells += 1;
      });
  return cells;
}
