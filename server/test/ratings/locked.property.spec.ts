import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEVELS, type Level } from '@dat100/shared/rating-scheme';
import { verifyPeriod } from '../../src/ratings/decisions/verify-period.js';
import { capMeter } from '../../src/ratings/decisions/agency-caps.js';
import { PeriodOverview } from '../../src/ratings/periods/period-overview.service.js';
import { periodById, schemeOfPeriod } from '../../src/ratings/periods/stored-periods.js';
import type { StoredSheet } from '../../src/ratings/periods/stored-sheets.js';
import { Midnight } from '../../src/rollups/midnight.js';
import { forEachDatabase, startApp, type TestApp } from '../app.js';
import { makeWorld } from '../counters/world.js';
import { changeLater } from './later-changes.js';
import { RatedWorld } from './rated-world.js';

/** The same seed makes the same run. */
const SEED = process.env['RATINGS_SEED'] ?? 'cuối năm';
const CHANGES = Number(process.env['RATINGS_CHANGES'] ?? 30);
const PEOPLE = Number(process.env['RATINGS_PEOPLE'] ?? 40);
/** The long form rates by both kinds of scheme on each database, the short one by one on each. */
const BOTH = CHANGES >= 1000;
const COMPARED_EVERY = Math.max(20, Math.floor(CHANGES / 20));
const PATIENCE_MS = 120_000 + CHANGES * 600;

const TABLES = 'period agency team unit head sheet step request'.split(' ').map((name) => `rating_${name}`);

forEachDatabase('a year of a random city', (dialect) => {
  const schemes = BOTH ? (['nd335', 'nd90'] as const) : ([dialect === 'sqlite' ? 'nd335' : 'nd90'] as const);
  describe.each(schemes)('by %s', (scheme) => {
    let t: TestApp;
    let year: RatedWorld;
    beforeAll(async () => {
      t = await startApp({ dialect });
      await t.app.get(Midnight).onModuleDestroy();
      year = new RatedWorld(await makeWorld(t, `${SEED} ${dialect}`));
    });
    afterAll(() => t.close());

    /** Levels, not rated and nobody's yet, counted one by one. */
    function countedIn(sheets: readonly StoredSheet[]): Record<string, number> {
      const counts: Record<string, number> = { people: sheets.length, none: 0, notRated: 0, decided: 0 };
      for (const { code } of LEVELS) counts[code] = 0;
      for (const { state, finalLevel, teamLevel, level } of sheets) {
        const standing = state === 'not_rated' ? 'notRated' : (finalLevel ?? teamLevel ?? level ?? 'none');
        counts[standing] = (counts[standing] ?? 0) + 1;
        if (state === 'decided') counts['decided'] = (counts['decided'] ?? 0) + 1;
      }
      return counts;
    }

    async function shown(agencyId: number | null): Promise<Record<string, number>> {
      const { now } = await t.app.get(PeriodOverview).distribution(year.hr, year.periodId, agencyId);
      const { xuatSac: xuat_sac, hoanThanh: hoan_thanh, khongHoanThanh: khong_hoan_thanh, ...rest } = now;
      const told = { ...rest, xuat_sac, hoan_thanh, khong_hoan_thanh };
      const sum = xuat_sac + told.tot + hoan_thanh + khong_hoan_thanh + told.none + told.notRated;
      expect({ agencyId, sum }).toEqual({ agencyId, sum: told.people });
      return told;
    }

    /** What the screens say of each agency, of its duty groups and of the city, against everybody's own sheet. */
    async function expectSums(after: string): Promise<void> {
      const sql = t.db.read;
      const period = await periodById(sql, year.periodId);
      const scheme = await schemeOfPeriod(sql, period);
      const everybody = await year.sheets();
      expect({ after, ...(await shown(null)) }).toEqual({ after, ...countedIn(everybody) });
      const page = await t.app.get(PeriodOverview).page(year.hr, year.periodId);
      let people = 0;
      for (const agency of await year.agencies()) {
        const place = { after, agency: agency.name };
        const sheets = everybody.filter(({ agencyId }) => agencyId === agency.unitId);
        const counts = countedIn(sheets);
        expect({ ...place, ...(await shown(agency.unitId)) }).toEqual({ ...place, ...counts });
        const row = page.agencies.find(({ unitId }) => unitId === agency.unitId);
        const proposed = sheets.filter(({ state, teamLevel }) => state !== 'not_rated' && teamLevel !== null).length;
        const { decided, notRated } = counts;
        expect({ ...place, ...row }).toMatchObject({ ...place, people: sheets.length, proposed, decided, notRated });
        people += sheets.length;

        const counted = sheets.filter(({ state, kind }) => state !== 'not_rated' && scheme.caps.kinds.includes(kind));
        const standing = (one: StoredSheet): Level | null => one.finalLevel ?? one.teamLevel ?? one.level;
        const meter = await capMeter(sql, period, scheme, agency);
        const groups = meter.cells.filter(({ kind }) => kind !== 'agency');
        const whole = meter.cells.find(({ kind }) => kind === 'agency');
        for (const column of ['good', 'excellent'] as const) {
          const fits = (level: Level | null) => level === 'xuat_sac' || (column === 'good' && level === 'tot');
          for (const cell of groups) {
            const naive = counted.filter((one) => cell.codes.includes(one.dutyGroup) && fits(standing(one))).length;
            expect({ ...place, column, cell: cell.codes, n: cell[column] }).toEqual({
              ...place,
              column,
              cell: cell.codes,
              n: naive,
            });
          }
          expect(groups.reduce((sum, cell) => sum + cell[column], 0)).toBe(whole?.[column] ?? 0);
        }
      }
      expect({ after, people, ofPeriod: period.people }).toEqual({ after, people: everybody.length, ofPeriod: people });
    }

    /** Everything that is kept of the locked period, to the digit. */
    async function everything(): Promise<string> {
      const dumps: string[] = [];
      for (const table of TABLES) {
        const id = table === 'rating_period' ? 'id' : 'period_id';
        const rows = await t.db.read.rows(`SELECT * FROM ${table} WHERE ${id} = ?`, [year.periodId]);
        dumps.push(...rows.map((row) => `${table} ${JSON.stringify(row)}`).sort());
      }
      return dumps.join('\n');
    }

    async function verified(after: string): Promise<void> {
      const { compared, unlocked, differences } = await verifyPeriod(t.db.read, year.periodId);
      expect({ seed: SEED, after, unlocked, differences }).toEqual({ seed: SEED, after, unlocked: 0, differences: [] });
      expect(compared).toBe((await year.sheets()).length);
    }

    it(
      `levels sum to the people at every step, and ${CHANGES} later changes leave what was locked as it was`,
      async () => {
        await year.fill(PEOPLE, PEOPLE);
        await year.open(scheme);
        await expectSums('the opening');
        await year.enterFacts();
        await expectSums('the figures');
        // Those below first: their levels are a part of what heads above are rated by.
        const agencies = (await year.agencies()).sort((a, b) => b.path.length - a.path.length);
        for (const agency of agencies) await year.propose(agency);
        await expectSums('the proposals');
        for (const agency of agencies) {
          await year.decide(agency);
          await expectSums(`the decision of ${agency.name}`);
        }
        const levels = new Set((await year.sheets()).map(({ finalLevel }) => finalLevel));
        expect([...levels].filter(Boolean).length).toBeGreaterThan(2);
        for (const agency of agencies) await year.lock(agency);
        await expectSums('the lock');
        await verified('the lock');

        const before = await everything();
        const done = new Map<string, number>();
        for (let n = 1; n <= CHANGES; n += 1) {
          const name = await changeLater(year.w, n);
          done.set(name, (done.get(name) ?? 0) + 1);
          if (n % COMPARED_EVERY === 0) await verified(`change ${n}`);
        }
        expect(await everything()).toBe(before);
        await expectSums('the last change');
        if (BOTH)
          console.info(
            `${dialect}, ${scheme}: ${before.split('\n').length} rows kept after ${JSON.stringify([...done])}`,
          );
      },
      PATIENCE_MS,
    );
  });
});
