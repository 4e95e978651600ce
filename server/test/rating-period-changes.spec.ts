import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS } from '@dat100/shared/rating-period-settings';
import { capMeter } from '../src/ratings/decisions/agency-caps.js';
import { settingsView } from '../src/ratings/periods/edit-settings.service.js';
import { agencyById, periodById, schemeOfPeriod } from '../src/ratings/periods/stored-periods.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { RatingYear, type RatingPerson } from './rating-year.js';

const SETTINGS = `mutation($periodId: ID!, $revision: Int!, $settings: RatingSettingsInput!) {
  saveRatingSettings(periodId: $periodId, revision: $revision, settings: $settings) { revision settings { dutyGroups { code } } } }`;

const USUAL = settingsView(DEFAULT_SETTINGS);
const TEACHERS = { code: 'nhom_1', nameVi: 'Giáo viên', nameEn: 'Teachers', titles: [' GIÁO  viên'] };
const WITH_TEACHERS = { ...USUAL, dutyGroups: [...USUAL.dutyGroups, TEACHERS], leastPeople: 5 };

forEachDatabase('what may be changed of a rating period', (dialect) => {
  let t: TestApp;
  let year: RatingYear;

  beforeAll(async () => {
    t = await startApp({ dialect });
    year = await RatingYear.of(t);
  });
  afterAll(() => t.close());

  const audited = async (action: string) => {
    const row = await t.db.read.one<{ detail: string }>(
      'SELECT detail FROM audit_record WHERE action = ? ORDER BY seq DESC LIMIT 1',
      [action],
    );
    return JSON.parse(row?.detail ?? 'null') as unknown;
  };

  it('a duty group with titles makes its own cell of the cap; the next period begins with it', async () => {
    const teachers: RatingPerson[] = ['a-1', 'a-2', 'a1-1', 'a1-2', 'a1-3', 'a1-maternity'];
    await t.db.transaction(async (tx) => {
      for (const name of teachers)
        await tx.run("UPDATE employment SET title = 'Giáo viên' WHERE person_id = ?", [year.person(name)]);
    });
    const periodId = await year.ready();
    const { revision } = await periodById(t.db.read, periodId);
    const save = { periodId, revision, settings: WITH_TEACHERS };
    const twice = { ...TEACHERS, code: 'nhom_2', nameVi: 'Khác' };
    const wrong = { ...WITH_TEACHERS, dutyGroups: [...WITH_TEACHERS.dutyGroups, twice], bands: [] };
    const { errors } = await t.gql(SETTINGS, { ...save, settings: wrong }, year.as('hr'));
    expect(errors[0]?.extensions).toMatchObject({ code: 'bad_rating_settings', field: 'settings' });
    expect(errors[0]?.extensions.messageVi).toMatch(/"giáo viên" đã có ở nhóm khác.* Cần từ 1 đến 10 mức/);
    expect(await t.refusal(SETTINGS, save, year.as('hrA'))).toBe('not_found');
    await t.ask(SETTINGS, save, year.as('hr'));
    expect(await t.refusal(SETTINGS, save, year.as('hr'))).toBe('rating_period_changed');
    expect(await audited('rating.save_settings')).toMatchObject({ leastPeople: 5, dutyGroups: [{}, {}, {}] });

    const { kinds, ...copied } = (await periodById(t.db.read, await year.draft({ kinds: ['vien_chuc'] }))).settings;
    expect(kinds).toEqual(['vien_chuc']);
    expect(settingsView(copied)).toEqual({
      ...WITH_TEACHERS,
      dutyGroups: [...USUAL.dutyGroups, { ...TEACHERS, titles: ['GIÁO viên'] }],
    });

    const period = await year.openedDraft(periodId);
    expect((await year.sheet(periodId, 'a1-1')).dutyGroup).toBe('nhom_1');
    expect((await year.sheet(periodId, 'a2-1')).dutyGroup).toBe('chuyen_mon');
    await t.db.transaction((tx) =>
      tx.run("UPDATE rating_sheet SET team_level = 'tot' WHERE period_id = ? AND state <> 'not_rated'", [periodId]),
    );
    const agency = await agencyById(t.db.read, periodId, year.unit('A'));
    const { cells } = await capMeter(t.db.read, period, await schemeOfPeriod(t.db.read, period), agency);
    expect(cells.map(({ name, good, most }) => [name.vi, good, most])).toEqual([
      ['Giáo viên', 6, 1],
      ['Chuyên môn, nghiệp vụ + Lãnh đạo, quản lý', 4, 0],
      ['Quận An Hòa', 10, 1],
    ]);
    expect(await t.refusal(SETTINGS, { ...save, revision: period.revision }, year.as('hr'))).toBe('rating_period_open');
  });
});
