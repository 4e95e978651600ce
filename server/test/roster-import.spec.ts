import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunRoster } from '../src/imports/run-roster.js';
import { importUnits } from '../src/units/import-units.js';
import { readUnitLines } from '../src/units/units-csv.js';
import { UnitsService } from '../src/units/units.service.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import {
  boardFigures,
  drift,
  everybody,
  moveTo,
  operator,
  prepare,
  putUnits,
  rowCounts,
  runRoster,
  tally,
  TODAY,
  uncounted,
  unitId,
} from './roster-city.js';
import {
  CASES,
  CRITERIA,
  DISTRICT,
  expectedOf,
  fileOf,
  remarksOf,
  unitsCsv,
  WARD,
  type Totals,
} from './roster-lists.js';

forEachDatabase('a roster as an office sends it', (dialect) => {
  describe.each(CASES)('$file', ({ file, unit, statesItsDay }) => {
    const expected = expectedOf(file);
    const { people: _people, ...counts } = expected.counts;
    const right = { ...counts, new: counts['accepted'], changed: 0, unchanged: 0 };
    let t: TestApp;
    beforeAll(async () => {
      t = await startApp({ dialect });
      await prepare(t, [file]);
    });
    afterAll(() => t.close());

    it('is checked without writing anything: the counts and remarks of the answer', async () => {
      const before = await rowCounts(t);
      const outcome = await runRoster(t, file, { unit, asOf: expected.as_of, dryRun: true });
      expect(outcome).toMatchObject({ kind: 'roster', dry_run: true, outcome: expected.outcome, refusal: null });
      expect(outcome).toMatchObject({ as_of: expected.as_of, as_of_from: 'given' });
      expect(outcome.counts).toEqual(right);
      expect(remarksOf(outcome.issues)).toEqual(remarksOf(expected.issues));
      expect(await rowCounts(t)).toEqual(before);
    });

    if (statesItsDay)
      it('knows its own day', async () => {
        const outcome = await runRoster(t, file, { unit, dryRun: true });
        expect(outcome).toMatchObject({ as_of: expected.as_of, as_of_from: 'file', counts: right });
        expect(remarksOf(outcome.issues)).toEqual(remarksOf(expected.issues));
      });

    it('is applied: the same counts and remarks', async () => {
      const outcome = await runRoster(t, file, { unit, asOf: expected.as_of });
      expect(outcome).toMatchObject({ dry_run: false, outcome: expected.outcome, counts: right });
      expect(remarksOf(outcome.issues)).toEqual(remarksOf(expected.issues));
    });

    it('stands in the history as of its day, unit by unit', async () => {
      expect(await boardFigures(t, await unitId(t, '79'), expected.as_of)).toEqual(expected.totals);
      expect(await boardFigures(t, await unitId(t, unit), expected.as_of)).toEqual(expected.totals);
      const found: Record<string, Totals> = {};
      for (const { unit: path } of expected.units)
        found[path] = await boardFigures(t, await unitNamed(t, path), expected.as_of);
      const wanted = expected.units.map((u) => [u.unit, Object.fromEntries(CRITERIA.map((c) => [c, u[c]]))]);
      expect(found).toEqual(Object.fromEntries(wanted));
    });

    it('stands on the board of today, after the cards that have lapsed since', async () => {
      const people = await everybody(t, TODAY);
      for (const { unit: path } of [{ unit: 'Thành phố Hồ Chí Minh' }, ...expected.units]) {
        const id = path.includes('/') ? await unitNamed(t, path) : await unitId(t, '79');
        const own = people.filter((p) => p.scope === 'in_scope' && (!path.includes('/') || p.unitId === id));
        const achieved = { chip_card: 'held', vneid_level2: 'activated', online_service: 'used' };
        const wanted = CRITERIA.map((c) => [
          c,
          { in_scope: own.length, achieved: own.filter((p) => p.stands[c] === achieved[c]).length },
        ]);
        expect([path, await boardFigures(t, id, null)]).toEqual([path, Object.fromEntries(wanted)]);
      }
    });

    it('tells stages, kinds, memberships and scope as the answer does', async () => {
      const people = await everybody(t, expected.as_of);
      expect(people).toHaveLength(expected.counts['people'] ?? -1);
      const told = Object.fromEntries(CRITERIA.map((c) => [c, tally(people.map((p) => p.told[c] ?? null))]));
      expect(told).toEqual(expected.stages);
      expect(tally(people.map((p) => p.kind))).toEqual(expected.kinds);
      const held = tally(people.flatMap((p) => p.memberships));
      expect({ hoi_vien: 0, ...held }).toEqual(expected.memberships);
      const everyoneIn = { in_scope: people.length };
      expect(tally(people.map((p) => p.scope))).toEqual(expected.scope ?? everyoneIn);
    });

    it('shows what was left out on the units concerned', async () => {
      const left = expected.people.filter((p) => p.result !== undefined);
      const top = await unitId(t, unit);
      expect(await uncounted(t, await unitId(t, '79'))).toBe(left.length);
      expect(await uncounted(t, top)).toBe(left.length);
      for (const { unit: path } of expected.units) {
        const mine = left.filter((p) => p.unit === path).length;
        expect([path, await uncounted(t, await unitNamed(t, path))]).toEqual([path, mine]);
      }
    });

    it('says nothing new the second time', async () => {
      const outcome = await runRoster(t, file, { unit, asOf: expected.as_of });
      expect(outcome.counts).toEqual({ ...right, new: 0, unchanged: counts['accepted'] });
      expect(await drift(t)).toBe(0);
      const left = (counts['rejected'] ?? 0) + (counts['conflict'] ?? 0);
      expect(await uncounted(t, await unitId(t, unit))).toBe(left);
    });

    it('turns the days without drift', async () => {
      await moveTo(t, '2024-06-01');
      expect(await drift(t)).toBe(0);
      expect(await boardFigures(t, await unitId(t, unit), expected.as_of)).toEqual(expected.totals);
    });
  });
});

forEachDatabase('a list of before the districts were abolished', (dialect) => {
  const expected = expectedOf(DISTRICT);
  const NOW = '2026-01-10';
  /** Codes mean other units since then: the city has the wards right below it, 26740 is one of them. */
  const TODAYS_UNITS = [
    'code,name_vi,kind,parent_code,valid_from,valid_to,note',
    '79,Thành phố Hồ Chí Minh,thanh_pho,,2025-07-01,,merged',
    '26740,Phường Sài Gòn,phuong,79,2025-07-01,,',
    '26737,Phường Tân Định,phuong,79,2025-07-01,,',
  ].join('\n');
  let t: TestApp;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await putUnits(t, unitsCsv([DISTRICT]));
    await putUnits(t, TODAYS_UNITS);
    await moveTo(t, NOW);
  });
  afterAll(() => t.close());

  it('finds the units of its own day, also when it is read years later', async () => {
    const outcome = await runRoster(t, DISTRICT, { unit: '760' });
    const { people: _people, ...counts } = expected.counts;
    expect(outcome).toMatchObject({ as_of: expected.as_of, as_of_from: 'file', counts });
    expect(remarksOf(outcome.issues)).toEqual(remarksOf(expected.issues));
    expect(await boardFigures(t, await unitId(t, '760'), expected.as_of)).toEqual(expected.totals);
    expect(await drift(t)).toBe(0);
  });

  it('is not for a unit that has the code today', async () => {
    const today = await t.app.get(UnitsService).byCode('26740', null, NOW);
    const then = await t.app.get(UnitsService).byCode('26740', expected.as_of, NOW);
    expect([today.name, then.name]).toEqual(['Phường Sài Gòn', 'Phường Bến Nghé']);
    const bytes = fileOf(WARD);
    const run = { bytes, fileName: WARD, asOf: null, dryRun: true, goodRowsOnly: true };
    const outcome = await t.app.get(RunRoster).run(operator(t), { ...run, unitId: today.id });
    expect(outcome.refusal?.code).toBe('closed_unit');
    expect(outcome.refusal?.message).toContain('Phường Sài Gòn không hoạt động vào ngày 20/11/2023');
  });

  it('units that are loaded again are the same units, also those whose codes were made', async () => {
    const { lines } = readUnitLines(unitsCsv([DISTRICT]));
    const result = await t.db.transaction((tx) => importUnits(tx, t.keys, lines));
    expect(result).toEqual({ rows: lines.length, new: 0, changed: 0, unchanged: lines.length, problems: [] });
    const made = await t.db.read.rows<{ code: string }>("SELECT code FROM unit WHERE code LIKE '760-%'");
    expect(made).toHaveLength(expected.units.filter((u) => u.code === null).length);
    expect(new Set(made.map((u) => u.code)).size).toBe(made.length);
  });
});

/** "Quận 1 / Phòng Y tế" by its last name; no two units of these lists share one. */
async function unitNamed(t: TestApp, path: string): Promise<number> {
  const row = await t.db.read.one<{ id: number }>('SELECT id FROM unit WHERE name = ?', [
    path.split(' / ').at(-1) ?? '',
  ]);
  if (!row) throw new Error(`no unit ${path}`);
  return Number(row.id);
}
