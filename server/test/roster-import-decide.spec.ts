import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import {
  boardFigures,
  decide,
  drift,
  everybody,
  lastImport,
  personId,
  prepare,
  runRoster,
  uncounted,
  unitId,
} from './roster-city.js';
import { DISTRICT, expectedOf, listCsv, type Listed } from './roster-lists.js';

const district = expectedOf(DISTRICT);
const HERE = '26740'; // Phường Bến Nghé
const AN: Listed = { name: 'Trần Thị Thúy An', id: '079185900011', level2: 'Đã kích hoạt', activated: '01/10/2023' };
const BINH: Listed = { name: 'Lê Văn Bình', id: '079085900022', level2: 'Đã duyệt, chưa kích hoạt' };
const DUNG: Listed = { name: 'Phan Ngọc Dung', id: '079192900044', level2: 'Chưa đăng ký' };
const CHI: Listed = { name: 'Ngô Kim Chi', id: '079190900033', level2: 'Chưa đăng ký' };

const nameOf = (code: string) => district.units.find((u) => u.code === code)?.unit ?? '';

forEachDatabase('rows that wait for a decision', (dialect) => {
  describe('the same person in two units of one file', () => {
    let t: TestApp;
    let hr: Session;
    beforeAll(async () => {
      t = await startApp({ dialect });
      await prepare(t, [DISTRICT]);
      await runRoster(t, DISTRICT, { unit: '760', asOf: district.as_of });
      hr = await t.signInAs('hr', await unitId(t, '760'));
    });
    afterAll(() => t.close());

    it('counts nowhere until decided; then once, where it was decided', async () => {
      const { conflicts } = await lastImport(t, hr);
      expect(conflicts.map((c) => [c.code, c.sheet, c.row, c.state])).toEqual([
        ['same_person_two_units', 'P. Nguyễn Thái Bình', 28, 'open'],
        ['same_person_two_units', 'Khối phòng ban', 44, 'open'],
      ]);
      const [first, second] = conflicts;
      expect(first?.messageVi).toContain(
        'dòng 28, cột E (Số CCCD): người này có ở hai đơn vị (xem trang “Khối phòng ban”, dòng 44)',
      );
      expect(second?.messageEn).toContain('row 44, column E (Số CCCD): this person is listed in two units (see sheet');
      expect(await boardFigures(t, await unitId(t, '760'), district.as_of)).toEqual(district.totals);
      expect(await decide(t, hr, first?.id ?? '', 'apply')).toBe('applied');
      const { people, chip_card, vneid_level2, online_service } = district.alternatives?.[0] as never as Record<
        string,
        unknown
      >;
      expect(await boardFigures(t, await unitId(t, '760'), district.as_of)).toEqual({
        chip_card,
        vneid_level2,
        online_service,
      });
      expect(await everybody(t, district.as_of)).toHaveLength(people as number);
      expect((await lastImport(t, hr)).conflicts.map((c) => c.state)).toEqual(['applied', 'kept']);
      expect(await uncounted(t, await unitId(t, '760'))).toBe(7);
      expect(await decide(t, hr, second?.id ?? '', 'apply')).toBe('already_decided');
      expect(await drift(t)).toBe(0);
    });

    it('is settled: the same file again leaves the person where they are', async () => {
      const outcome = await runRoster(t, DISTRICT, { unit: '760', asOf: district.as_of });
      expect(outcome.counts).toMatchObject({ new: 0, changed: 0, conflict: 2 });
      expect(await everybody(t, district.as_of)).toHaveLength(1191);
      expect(await drift(t)).toBe(0);
    });
  });

  describe('someone who is counted elsewhere', () => {
    /** A pair of wards for each test, and in the city the people that the tests before have left there. */
    const wards = district.units.filter((u) => u.kind === 'ward');
    let t: TestApp;
    let hr: Session;
    let people: Listed[];
    let an: number;
    let here: string;
    let there: string;
    let others: number;
    beforeAll(async () => {
      t = await startApp({ dialect });
      await prepare(t, [DISTRICT]);
      hr = await t.signInAs('hr', await unitId(t, '760'));
    });
    afterAll(() => t.close());
    beforeEach(async () => {
      [here, there] = [wards.pop()?.code ?? '', wards.pop()?.code ?? ''];
      people = [AN, BINH, CHI].map((p) => ({ ...p, id: `${p.id.slice(0, 10)}${wards.length}${p.id.slice(-1)}` }));
      others = (await inScope('79', null)) ?? 0;
      await listHere('2023-11-20');
      an = await personId(t, people[0]?.id ?? '');
    });

    const where = async (day: string) => {
      const units = await t.db.read.rows<{ id: number; code: string }>('SELECT id, code FROM unit');
      const unit = (await everybody(t, day)).find((p) => p.personId === an)?.unitId;
      return units.find((u) => Number(u.id) === unit)?.code ?? null;
    };
    const inScope = async (code: string, day: string | null) =>
      (await boardFigures(t, await unitId(t, code), day))['vneid_level2']?.in_scope;
    const listHere = (asOf: string) => runRoster(t, listCsv(people.slice(0, 2)), { unit: here, asOf });
    const listThere = (asOf: string) => runRoster(t, listCsv(people.filter((_, i) => i !== 1)), { unit: there, asOf });

    it('waits, keeps counting where they were, and moves once when that is decided', async () => {
      const outcome = await listThere('2023-11-25');
      expect(outcome.counts).toMatchObject({ rows: 2, accepted: 1, conflict: 1, new: 1 });
      const said = outcome.issues.filter((i) => i.severity === 'conflict');
      expect(said.map((i) => [i.code, i.row, i.column, i.header])).toEqual([['employed_elsewhere', 2, 'B', 'Số CCCD']]);
      expect([await inScope(here, null), await inScope(there, null), await inScope('79', null)]).toEqual([
        2,
        1,
        others + 3,
      ]);
      expect(await uncounted(t, await unitId(t, there))).toBe(1);
      const [row] = (await lastImport(t, hr)).conflicts;
      expect(row?.otherUnitText).toBe(nameOf(here));
      expect(await decide(t, hr, row?.id ?? '', 'apply')).toBe('applied');
      expect([await inScope(here, null), await inScope(there, null), await inScope('79', null)]).toEqual([
        1,
        2,
        others + 3,
      ]);
      expect([await where('2023-11-24'), await where('2023-11-25')]).toEqual([here, there]);
      expect([await inScope(here, '2023-11-24'), await inScope(here, '2023-11-25')]).toEqual([2, 1]);
      expect(await uncounted(t, await unitId(t, there))).toBe(0);
      expect(await drift(t)).toBe(0);
      expect((await listThere('2023-11-25')).counts).toMatchObject({ new: 0, changed: 0, conflict: 0, unchanged: 2 });
      // The old unit's list of the days before is history, its next one a question again.
      const old = await listHere('2023-11-20');
      expect(old.counts).toMatchObject({ changed: 0, conflict: 0, unchanged: 2 });
      const next = await listHere('2023-11-27');
      expect(next.counts).toMatchObject({ conflict: 1, unchanged: 1 });
      expect(await where('2023-11-27')).toBe(there);
    });

    it('stays when the row is set aside', async () => {
      await listThere('2023-11-25');
      const [row] = (await lastImport(t, hr)).conflicts;
      expect(await decide(t, hr, row?.id ?? '', 'keep')).toBe('kept');
      expect(await where('2023-11-30')).toBe(here);
      expect(await uncounted(t, await unitId(t, there))).toBe(0);
      expect(await inScope('79', null)).toBe(others + 3);
      expect(await drift(t)).toBe(0);
    });

    it('is in one unit only when both lists are of the same day', async () => {
      await listThere('2023-11-20');
      const [row] = (await lastImport(t, hr)).conflicts;
      await decide(t, hr, row?.id ?? '', 'apply');
      expect([await where('2023-11-19'), await where('2023-11-20'), await where('2023-12-01')]).toEqual([
        null,
        there,
        there,
      ]);
      expect([await inScope(here, '2023-11-20'), await inScope(there, '2023-11-20')]).toEqual([1, 2]);
      expect(await drift(t)).toBe(0);
    });

    it('was there before, when an older list is taken', async () => {
      const outcome = await listThere('2023-11-13');
      expect(outcome.counts).toMatchObject({ conflict: 1 });
      const [row] = (await lastImport(t, hr)).conflicts;
      expect(await decide(t, hr, row?.id ?? '', 'apply')).toBe('applied');
      expect([
        await where('2023-11-12'),
        await where('2023-11-13'),
        await where('2023-11-19'),
        await where('2023-11-20'),
      ]).toEqual([null, there, there, here]);
      expect(await inScope('79', null)).toBe(others + 3);
      expect(await drift(t)).toBe(0);
    });

    it('is decided by those in charge of both units, and named to them only', async () => {
      await listThere('2023-11-25');
      const [row] = (await lastImport(t, hr)).conflicts;
      const id = row?.id ?? '';
      const headThere = await t.signInAs('unit_head', await unitId(t, there));
      const headHere = await t.signInAs('unit_head', await unitId(t, here));
      const sibling = await t.signInAs('unit_head', await unitId(t, '26761'));
      const focal = await t.signInAs('unit_focal', await unitId(t, there));
      for (const decision of ['apply', 'keep'])
        for (const session of [headHere, sibling]) expect(await decide(t, session, id, decision)).toBe('not_found');
      expect(await decide(t, headThere, id, 'apply')).toBe('not_found');
      expect(await decide(t, focal, id, 'keep')).toBe('not_found');
      expect(await decide(t, hr, id, 'both')).toBe('unknown_decision');
      for (const session of [headThere, focal]) {
        const { conflicts, said } = await lastImport(t, session);
        expect(conflicts[0]).toMatchObject({ code: 'employed_elsewhere', otherUnitText: null, state: 'open' });
        expect(said).not.toContain(here);
        expect(said).not.toContain(nameOf(here).split(' / ')[1]);
      }
      expect(await where('2023-11-30')).toBe(here);
      expect(await decide(t, headThere, id, 'keep')).toBe('kept');
    });
  });

  describe('what contradicts the records', () => {
    let t: TestApp;
    let hr: Session;
    beforeAll(async () => {
      t = await startApp({ dialect });
      await prepare(t, [DISTRICT]);
      await runRoster(t, listCsv([AN, BINH, CHI, DUNG]), { unit: HERE, asOf: '2023-11-20' });
      hr = await t.signInAs('hr', await unitId(t, '760'));
    });
    afterAll(() => t.close());

    const stands = async (id: string) => {
      const key = await personId(t, id);
      return (await everybody(t, '2023-12-01')).find((p) => p.personId === key)?.stands['vneid_level2'];
    };

    it('a status that moves backwards is a correction: it waits, and needs a reason', async () => {
      const list = listCsv([{ ...AN, level2: 'Đã duyệt, chưa kích hoạt', activated: '' }]);
      const outcome = await runRoster(t, list, { unit: HERE, asOf: '2023-11-25' });
      expect(outcome.issues.map((i) => [i.code, i.severity, i.header])).toEqual([
        ['moves_backwards', 'conflict', 'Định danh mức 2'],
      ]);
      expect(await stands(AN.id)).toBe('activated');
      const [row] = (await lastImport(t, hr)).conflicts;
      expect(await decide(t, hr, row?.id ?? '', 'apply')).toBe('reason_needed');
      expect(await decide(t, hr, row?.id ?? '', 'apply', 'Kích hoạt nhầm máy, đã hủy')).toBe('applied');
      expect(await stands(AN.id)).toBe('approved');
      const taken = await t.db.read.rows("SELECT reason FROM status_event WHERE kind = 'retraction'");
      expect(taken).toEqual([{ reason: 'Kích hoạt nhầm máy, đã hủy' }]);
      expect(await drift(t)).toBe(0);
    });

    it('a stronger source is never overridden by a list', async () => {
      const person = await personId(t, BINH.id);
      await t.ask(
        'mutation($p: [ID!]!) { recordStatus(personIds: $p, criterion: "vneid_level2", stage: "activated", on: "2023-11-21", trust: "checked") { recorded } }',
        { p: [String(person)] },
        hr,
      );
      const outcome = await runRoster(t, listCsv([BINH]), { unit: HERE, asOf: '2023-11-25' });
      expect(outcome.issues.map((i) => i.code)).toEqual(['contradicts_stronger']);
      expect(await stands(BINH.id)).toBe('activated');
      const [row] = (await lastImport(t, hr)).conflicts;
      expect(await decide(t, hr, row?.id ?? '', 'apply')).toBe('reason_needed');
      expect(await decide(t, hr, row?.id ?? '', 'keep')).toBe('kept');
      expect(await stands(BINH.id)).toBe('activated');
    });

    it('another name under the same citizen id waits; a name in capitals does not', async () => {
      const list = listCsv([
        { ...DUNG, name: 'PHAN NGOC DUNG' },
        { ...CHI, name: 'Phạm Hồng Phúc' },
      ]);
      const outcome = await runRoster(t, list, { unit: HERE, asOf: '2023-11-25' });
      expect(outcome.counts).toMatchObject({ unchanged: 1, conflict: 1 });
      expect(outcome.issues.map((i) => [i.code, i.row, i.column])).toEqual([['same_id_two_names', 3, 'A']]);
      const names = () => t.db.read.rows('SELECT full_name FROM person ORDER BY id LIMIT 2 OFFSET 2');
      for (const { message, message_en } of outcome.issues) {
        expect(message).toContain('Dòng 3, cột A (Họ và tên): số CCCD này đã đứng tên khác trong hệ thống');
        expect(message_en).toContain('stands beside another name on record');
      }
      expect(await names()).toEqual([{ full_name: CHI.name }, { full_name: DUNG.name }]);
      const [row] = (await lastImport(t, hr)).conflicts;
      expect(await decide(t, hr, row?.id ?? '', 'apply')).toBe('applied');
      expect(await names()).toEqual([{ full_name: 'Phạm Hồng Phúc' }, { full_name: DUNG.name }]);
    });
  });
});
