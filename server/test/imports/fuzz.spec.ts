import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REFUSAL_CODES } from '@dat100/shared/roster-messages';
import type { RosterReading } from '@dat100/shared/roster-reading';
import { ImportsService } from '../../src/imports/imports.service.js';
import { readRoster } from '../../src/imports/read-roster.js';
import { forEachDatabase, startApp, type TestApp } from '../app.js';
import { drift, operator, prepare, unitId } from '../roster-city.js';
import { DISTRICT } from '../roster-lists.js';
import { untilRead } from '../until-read.js';
import { Dice } from './fuzz/dice.js';
import { longWay } from './fuzz/long-way.js';
import { holdsIds, naivePeople } from './fuzz/naive-people.js';
import { readGrid } from './read-grid.js';
import { readSources, type Source } from './fuzz/sources.js';
import { spoil, type Spoilt } from './fuzz/spoil.js';

/**
 * Files spoilt in every way: nothing crashes, nothing hangs, and nobody on a list is lost without a remark. Judged
 * against an independent count of the people who stand in the spoilt cells. `npm run assure -- imports-fuzz` spoils
 * 10,000 of them; FUZZ_SEED chooses others.
 */
const UPLOADS = Number(process.env['FUZZ_UPLOADS'] ?? 400);
const SEED = Number(process.env['FUZZ_SEED'] ?? 100);
const HANGS_MS = 5_000;
/** How many of them go the whole way, to a plan in the database. */
const EVERY = 20;
const TODAY = '2023-12-15';
const units = ['Phường Tân Định', 'Phường Đa Kao', 'Phường Bến Nghé', 'Phường Bến Thành'];
const district = [
  { id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
  ...units.map((name, i) => ({ id: i + 2, code: String(26_734 + 3 * i), name, kind: 'ward', parentId: 1 })),
];

const spoilt = (sources: readonly Source[], i: number): { source: Source; upload: Spoilt } => {
  const source = sources[i % sources.length] as Source;
  return { source, upload: spoil(source, new Dice(SEED + i)) };
};
const listOf = (source: Source): 'police' | 'roster' => (source.police ? 'police' : 'roster');

it(`${UPLOADS} spoilt uploads are read or refused, and nobody is lost`, async () => {
  const sources = await readSources();
  expect(sources.length).toBeGreaterThan(55);
  const faults: string[] = [];
  const tally: Record<string, number> = {};
  let slowest = 0;
  let people = 0;
  for (let i = 0; i < UPLOADS && faults.length < 20; i += 1) {
    const { source, upload } = spoilt(sources, i);
    const start = process.cpuUsage();
    const fault = (what: string): void => void faults.push(`${i}: ${source.name}, ${upload.how}: ${what}`);
    try {
      const given = { bytes: upload.bytes, fileName: source.name, asOf: null, units: district, targetUnitId: 1 };
      const reading = await readRoster({ ...given, today: TODAY, list: listOf(source) });
      const result = reading.refusal?.code ?? 'read';
      tally[result] = (tally[result] ?? 0) + 1;
      people += reading.rows.length;
      for (const what of faultsOf(reading, upload)) fault(what);
    } catch (error) {
      fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    // Processor time: the clock on the wall depends on what else the machine does.
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1_000;
    slowest = Math.max(slowest, ms);
    if (ms > HANGS_MS) fault(`took ${Math.round(ms)} ms`);
  }
  if (process.env['FUZZ_UPLOADS'])
    console.info(`seed ${SEED}: ${JSON.stringify(tally)}, ${people} people read, slowest ${Math.round(slowest)} ms`);
  expect(faults).toEqual([]);
  expect(Object.keys(tally).length).toBeGreaterThan(5);
}, 7_200_000);

it('cells taken the short way and cells that the parser reads are the same, whatever is spoilt', async () => {
  const workbooks = (await readSources()).filter(({ parts }) => parts !== null && parts.length < 12);
  const found = async (bytes: Buffer): Promise<string> => {
    try {
      return JSON.stringify(await readGrid(bytes));
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };
  const faults: string[] = [];
  let compared = 0;
  for (let i = 0; compared < UPLOADS / 10; i += 1) {
    const { source, upload } = spoilt(workbooks, i);
    const long = upload.how === 'xml' ? await longWay(upload.bytes) : null;
    if (long === null) continue;
    compared += 1;
    if ((await found(upload.bytes)) !== (await found(long))) faults.push(`${i}: ${source.name}`);
  }
  expect(faults).toEqual([]);
}, 7_200_000);

/** What must not be, of a reading. */
function* faultsOf(reading: RosterReading, { grid }: Spoilt): Generator<string> {
  if (reading.refusal) {
    if (!(REFUSAL_CODES as readonly string[]).includes(reading.refusal.code))
      yield `refused as ${reading.refusal.code}`;
    return;
  }
  const { rows, issues, sheets } = reading;
  const places = new Set(rows.map(({ sheet, row }) => `${sheet}!${row}`));
  if (places.size !== rows.length) yield 'a row stands twice';
  const wrong = rows.filter((row) => {
    const own = issues.filter(({ sheet, row: number }) => sheet === row.sheet && number === row.row);
    return (
      row.status !== 'accepted' && !own.some(({ severity }) => severity === 'row_rejected' || severity === 'conflict')
    );
  });
  if (wrong.length > 0) yield `${wrong.length} rows without a reason, the first ${wrong[0]?.row}`;
  for (const sheet of grid ?? []) {
    const read = sheets.find(({ sheet: name }) => name === sheet.name);
    const told = issues.some(({ sheet: name, code }) => name === sheet.name && /sheet/.test(code));
    if (read?.role === 'people' || read?.role === 'police_list') {
      const lost = naivePeople(sheet, read).filter((row) => !places.has(`${sheet.name}!${row}`));
      if (lost.length > 0) yield `people lost in ${sheet.name}: rows ${lost.slice(0, 5).join(', ')}`;
    } else if (holdsIds(sheet) && !told) yield `a sheet of people not read: ${sheet.name}`;
  }
}

forEachDatabase('spoilt uploads as far as their plan', (dialect) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT], TODAY);
  });
  afterAll(() => t.close());

  describe(`every ${EVERY}th`, () => {
    it('ends as a plan whose counts add up, or as a refusal', async () => {
      const sources = await readSources();
      const imports = t.app.get(ImportsService);
      const target = await unitId(t, '760');
      const faults: string[] = [];
      for (let i = 0; i < UPLOADS; i += EVERY) {
        const { source, upload } = spoilt(sources, i);
        const file = { bytes: upload.bytes, fileName: source.name, unitId: target, asOf: null, kind: listOf(source) };
        const { id } = await imports.create(operator(t), file);
        const { state, counts, refusalCode } = await untilRead(t, id);
        const sum = counts.new + counts.changed + counts.unchanged + counts.conflict + counts.rejected;
        const staged = await t.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM import_row WHERE import_id = ?', [
          id,
        ]);
        const good = state === 'refused' ? refusalCode !== null && counts.rows === 0 : state === 'planned';
        if (!good || counts.rows !== sum || counts.rows !== Number(staged?.n))
          faults.push(`${i}: ${source.name}, ${upload.how}: ${state}, ${JSON.stringify(counts)}, ${staged?.n} staged`);
      }
      expect(faults).toEqual([]);
      expect(await drift(t)).toBe(0);
    }, 7_200_000);
  });
});
