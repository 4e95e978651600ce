import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import {
  boardFigures,
  drift,
  everybody,
  personId,
  prepare,
  runRoster,
  tally,
  uncounted,
  unitId,
  type Counted,
} from './roster-city.js';
import { DISTRICT, expectedOf, remarksOf, WARD } from './roster-lists.js';

const ward = expectedOf(WARD);
const district = expectedOf(DISTRICT);
const WARD_UNIT = '26740';
const IN_WARD = 'P. Bến Nghé';
const importWard = (t: TestApp) => runRoster(t, WARD, { unit: WARD_UNIT, asOf: ward.as_of });
const importDistrict = (t: TestApp) => runRoster(t, DISTRICT, { unit: '760', asOf: district.as_of });

/** Citizen ids of the ward's people by key, as the district's list has them. */
async function wardPeople(t: TestApp): Promise<Map<number, string>> {
  const ids = district.people.filter((p) => p.sheet === IN_WARD).map((p) => p.id);
  return new Map(await Promise.all(ids.map(async (id) => [await personId(t, id), id] as const)));
}

const byKey = (people: readonly Counted[]) => new Map(people.map((p) => [p.personId, p]));

forEachDatabase('lists of two weeks', (dialect) => {
  describe('the district after the ward', () => {
    let t: TestApp;
    let before: Map<number, Counted>;
    beforeAll(async () => {
      t = await startApp({ dialect });
      await prepare(t, [DISTRICT]);
      await importWard(t);
      before = byKey(await everybody(t, ward.as_of));
    });
    afterAll(() => t.close());

    it('brings two new people to the ward and knows the others', async () => {
      const outcome = await importDistrict(t);
      const { rejected, conflict, accepted, rows } = district.counts as Record<string, number>;
      expect(outcome.counts).toMatchObject({ rows, accepted, rejected, conflict });
      const known = district.if_ward_list_was_imported_first;
      expect(before.size).toBe(known?.people_known_before);
      expect(outcome.counts.new).toBe((accepted ?? 0) - (known?.people_known_before ?? 0));
      const mine = [...(await wardPeople(t)).keys()];
      expect(mine.filter((id) => !before.has(id))).toHaveLength(known?.new_people_in_this_ward ?? -1);
    });

    it('changes exactly the stages of the answer', async () => {
      const after = byKey(await everybody(t, district.as_of));
      const changed = [...(await wardPeople(t))].flatMap(([key, id]) => {
        const was = before.get(key);
        const is = after.get(key);
        if (!was || !is) return [];
        return Object.keys(is.stands)
          .filter((criterion) => was.stands[criterion] !== is.stands[criterion])
          .map((criterion) => ({ id, criterion, from: was.stands[criterion], to: is.stands[criterion] }));
      });
      const order = (list: readonly { id: string; criterion: string }[]) =>
        [...list].sort((a, b) => (a.id + a.criterion < b.id + b.criterion ? -1 : 1));
      expect(order(changed)).toEqual(order(district.stage_changes_since_ward_list ?? []));
      expect(changed).toHaveLength(district.if_ward_list_was_imported_first?.stage_changes ?? -1);
    });

    it('is the answer as of its own day, and leaves the ward as it was the week before', async () => {
      expect(await boardFigures(t, await unitId(t, '760'), district.as_of)).toEqual(district.totals);
      expect(await boardFigures(t, await unitId(t, '760'), '2023-11-26')).toMatchObject({
        chip_card: { in_scope: 58 },
      });
      expect(await drift(t)).toBe(0);
    });

    it('takes away what held people up, once they are through', async () => {
      const stuck = (achieved: 0 | 1) =>
        t.db.read.one<{ n: number }>(
          `SELECT COUNT(*) AS n FROM stuck k JOIN standing d ON d.person_id = k.person_id AND d.criterion_id = k.criterion_id
             JOIN stage g ON g.criterion_id = d.criterion_id AND g.position = d.stage_position WHERE g.achieved = ?`,
          [achieved],
        );
      expect(Number((await stuck(1))?.n)).toBe(0);
      expect(Number((await stuck(0))?.n)).toBeGreaterThan(0);
    });

    it('answers the rows that the ward had left open', async () => {
      expect(await uncounted(t, await unitId(t, WARD_UNIT))).toBe(0);
      expect(await uncounted(t, await unitId(t, '760'))).toBe(9);
    });
  });

  describe('the ward after the district', () => {
    let t: TestApp;
    beforeAll(async () => {
      t = await startApp({ dialect });
      await prepare(t, [DISTRICT]);
      await importDistrict(t);
    });
    afterAll(() => t.close());

    it('is history: it moves nobody, and asks nothing that has been answered', async () => {
      const day = district.as_of;
      const today = await boardFigures(t, await unitId(t, '760'), null);
      const stood = byKey(await everybody(t, day));
      const outcome = await importWard(t);
      expect(outcome.counts).toMatchObject({ rows: 61, accepted: 58, rejected: 3, conflict: 0, new: 0 });
      expect(await boardFigures(t, await unitId(t, '760'), day)).toEqual(district.totals);
      expect(await boardFigures(t, await unitId(t, '760'), null)).toEqual(today);
      expect(byKey(await everybody(t, day))).toEqual(stood);
      expect(await uncounted(t, await unitId(t, WARD_UNIT))).toBe(0);
      expect(await uncounted(t, await unitId(t, '760'))).toBe(9);
      expect(await drift(t)).toBe(0);
    });

    it('reaches further back: the week before is what the ward had said', async () => {
      const told = await everybody(t, ward.as_of);
      expect(told.filter((p) => p.unitId !== null)).toHaveLength(58);
      expect(tally(told.flatMap((p) => p.kind ?? []))).toEqual(ward.kinds);
      expect({ hoi_vien: 0, ...tally(told.flatMap((p) => p.memberships)) }).toEqual(ward.memberships);
      // An activation and a card that the ward had mistyped are dated by the district: as we know it now, they had come.
      const { vneid_level2: level2, ...others } = await boardFigures(t, await unitId(t, WARD_UNIT), ward.as_of);
      const { vneid_level2: said, ...rest } = ward.totals;
      expect(level2).toEqual({ in_scope: 58, achieved: (said?.achieved ?? 0) + 1 });
      expect(others).toEqual({ ...rest, chip_card: { in_scope: 58, achieved: 55 } });
    });

    it('says at each cell that newer knowledge stands', async () => {
      const outcome = await runRoster(t, WARD, { unit: WARD_UNIT, asOf: ward.as_of, dryRun: true });
      expect(outcome.counts).toMatchObject({ new: 0, changed: 0, unchanged: 58 });
      const own = outcome.issues.filter((i) => i.code !== 'older_than_known');
      expect(remarksOf(own)).toEqual(remarksOf(ward.issues));
      const outdated = outcome.issues.filter((i) => i.code === 'older_than_known');
      expect(outdated.map((i) => [i.row, i.severity, i.header])).toEqual([
        [22, 'cell_rejected', 'Tài khoản định danh điện tử mức độ 2 / Ngày được phê duyệt'], // activated long before, it is known
        [30, 'cell_rejected', 'Ngày, tháng, năm sinh / Nam'], // a woman in the column of the men
        [41, 'cell_rejected', 'Ngày, tháng, năm sinh / Nam'], // a birth year that the district has corrected
        [47, 'cell_rejected', 'Tài khoản định danh điện tử mức độ 2 / Ngày kích hoạt'], // activated before approved
      ]);
      for (const { message, message_en } of outdated) {
        expect(message).toContain('cũ hơn dữ liệu đã có');
        expect(message_en).toContain('older than what is known');
      }
    });

    it('and the district once more changes nothing', async () => {
      const outcome = await importDistrict(t);
      expect(outcome.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1190, conflict: 2 });
      expect(await boardFigures(t, await unitId(t, '760'), district.as_of)).toEqual(district.totals);
    });
  });
});
