import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS } from '@dat100/shared/rating-period-settings';
import { capMeter } from '../src/ratings/decisions/agency-caps.js';
import { openPoints } from '../src/ratings/decisions/open-points.js';
import { verifyPeriod } from '../src/ratings/decisions/verify-period.js';
import { settingsView } from '../src/ratings/periods/edit-settings.service.js';
import { agencyById, periodById, schemeOfPeriod } from '../src/ratings/periods/stored-periods.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { RatingYear, type RatingPerson } from './rating-year.js';

const SETTINGS = `mutation($periodId: ID!, $revision: Int!, $settings: RatingSettingsInput!) {
  saveRatingSettings(periodId: $periodId, revision: $revision, settings: $settings) { revision settings { dutyGroups { code } } } }`;

const FAULTS = 'query($periodId: ID!) { ratingPeriod(id: $periodId) { faults { code blocks messageVi } } }';
const LOCK =
  'mutation($periodId: ID!, $agencyIds: [ID!]!) { lockUnratedAgencies(periodId: $periodId, agencyIds: $agencyIds) }';
const OBJECT =
  'mutation($id: ID!, $reason: String!) { asked: requestRatingReview(sheetId: $id, kind: "objection", reason: $reason, lockRevision: 0) { requests { id } } }';
const WITHDRAW = 'mutation($id: ID!) { withdrawRatingRequest(id: $id) }';

const OPENED = 'query($periodId: ID!) { ratingPeriod(id: $periodId) { revision mayDiscard } }';
const DISCARD = 'mutation($id: ID!, $revision: Int!) { discardRatingPeriod(id: $id, revision: $revision) }';
const CHANGE =
  'mutation($agency: RatingAgencyRef!, $terms: RatingAgencyTerms!, $reason: String!) { changeRatingAgency(agency: $agency, terms: $terms, reason: $reason) }';

interface Opened {
  revision: number;
  mayDiscard: boolean;
}
interface Fault {
  code: string;
  blocks: boolean;
  messageVi: string;
}

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

  /** Nobody is in two periods of one year: what was opened before was last year's. */
  const anotherYear = () =>
    t.db.transaction((tx) => tx.run("UPDATE rating_period SET year = 2022 WHERE state <> 'draft'"));

  it('who is not rated is told before the opening; an agency of such people needs no papers and is locked at once', async () => {
    await anotherYear();
    const become = (kind: string) =>
      t.db.transaction((tx) =>
        tx.run('UPDATE employment SET kind = ? WHERE person_id IN (?, ?)', [
          kind,
          year.person('at-1'),
          year.person('at-2'),
        ]),
      );
    await become('nguoi_lao_dong');
    const periodId = await year.ready();
    const faults = (await t.ask<{ ratingPeriod: { faults: Fault[] } }>(FAULTS, { periodId }, year.as('hr')))
      .ratingPeriod.faults;
    expect(faults).toEqual([
      { code: 'kinds_not_rated', blocks: false, messageVi: expect.stringMatching(/^3 người \(người lao động\)/) },
    ]);
    const period = await year.openedDraft(periodId);
    await become('vien_chuc');
    const agency = (code: string) => agencyById(t.db.read, periodId, year.unit(code));
    const scheme = await schemeOfPeriod(t.db.read, period);
    const papers = async (code: string) => {
      const points = await openPoints(t.db.read, 'review', { period, scheme, agency: await agency(code) });
      return points.map(({ code: one }) => one);
    };
    expect([await papers('AT'), await papers('A')]).toEqual([[], ['meeting_missing', 'opinion_missing']]);

    const lock = (codes: string[]) => ({ periodId, agencyIds: codes.map((code) => String(year.unit(code))) });
    expect(await t.refusal(LOCK, lock(['A']), year.as('hr'))).toBe('agency_has_rated');
    expect(await t.refusal(LOCK, lock(['C']), year.as('hrA'))).toBe('not_found');
    const sheet = await year.sheet(periodId, 'at-1');
    const objection = { id: sheet.id, reason: 'tôi là viên chức từ đầu năm' };
    const person = await year.signInPerson('at-1');
    const { asked } = await t.ask<{ asked: { requests: { id: string }[] } }>(OBJECT, objection, person);
    expect(await t.refusal(LOCK, lock(['AT']), year.as('hrA'))).toBe('rating_not_ready');
    await t.ask(WITHDRAW, { id: asked.requests[0]?.id }, person);
    expect(await t.ask(LOCK, lock(['AT']), year.as('hrA'))).toEqual({ lockUnratedAgencies: 1 });
    expect(await t.ask(LOCK, lock(['AT', 'AT']), year.as('hrA'))).toEqual({ lockUnratedAgencies: 0 });
    expect(await agency('AT')).toMatchObject({ state: 'locked', lockRevision: 1, decision: null });
    expect(await audited('rating.lock_unrated')).toMatchObject({ from: 'open', digest: (await agency('AT')).digest });
    expect(await year.sheet(periodId, 'at-1')).toMatchObject({ state: 'not_rated', lockRevision: 1 });
    expect(await verifyPeriod(t.db.read, periodId)).toMatchObject({ compared: 2, agencies: 1, differences: [] });
    expect((await periodById(t.db.read, periodId)).state).toBe('open');
  });

  it('after the opening days are put off with a reason; a period is discarded while nobody has worked in it', async () => {
    await anotherYear();
    const { id: periodId, people } = await year.opened();
    const page = async (as = 'hr') =>
      (await t.ask<{ ratingPeriod: Opened }>(OPENED, { periodId }, year.as(as))).ratingPeriod;
    const agency = () => agencyById(t.db.read, periodId, year.unit('A'));
    const before = await agency();
    const terms = {
      ...{ selfDue: '2023-12-01', proposeDue: '2023-12-02', decideDue: '2023-12-03' },
      outstanding: true,
    };
    const ref = { periodId: String(periodId), agencyId: String(before.unitId), revision: before.revision };
    const change = { agency: ref, terms, reason: 'theo văn bản 15/SNV' };
    expect(await t.refusal(CHANGE, { ...change, reason: 'ừ' }, year.as('hr'))).toBe('rating_reason_missing');
    expect(await t.refusal(CHANGE, change, year.as('hrA'))).toBe('not_found');
    const early = { ...terms, selfDue: '2023-11-19' };
    expect(await t.refusal(CHANGE, { ...change, terms: early }, year.as('hr'))).toBe('day_earlier');
    await t.ask(CHANGE, change, year.as('hr'));
    expect(await agency()).toMatchObject({ ...terms, revision: before.revision + 1, state: 'open' });
    expect(await t.refusal(CHANGE, change, year.as('hr'))).toBe('agency_changed');
    expect(await audited('rating.change_agency')).toMatchObject({ reason: change.reason, after: terms });

    // Other days are nobody's work: the period may still go.
    expect([(await page()).mayDiscard, (await page('headA')).mayDiscard]).toEqual([true, false]);
    const { revision } = await page();
    const discard = { id: periodId, revision };
    expect(await t.refusal(DISCARD, discard, year.as('hrA'))).toBe('not_found');
    expect(await t.refusal(DISCARD, { ...discard, revision: revision + 1 }, year.as('hr'))).toBe(
      'rating_period_changed',
    );
    const said = (action: string) =>
      t.db.transaction((tx) =>
        tx.run('UPDATE rating_step SET action = ? WHERE period_id = ? AND agency_id > 0', [action, periodId]),
      );
    await said('propose_level');
    expect((await page()).mayDiscard).toBe(false);
    expect(await t.refusal(DISCARD, discard, year.as('hr'))).toBe('rating_period_at_work');
    // Nor is it anybody's work who decides while the head is away; whoever looks at the period learns that it is gone.
    await said('delegate');
    expect((await page()).mayDiscard).toBe(true);
    await said('end_delegation');
    await t.ask(DISCARD, discard, year.as('hr'));
    const told = await t.db.read.one<{ payload: string }>(
      "SELECT payload FROM outbox WHERE topic = 'rating' ORDER BY seq DESC LIMIT 1",
    );
    expect(JSON.parse(told?.payload ?? 'null')).toEqual({ periodId });
    expect(await audited('rating.discard_period')).toMatchObject({ state: 'open', people });
    for (const table of ['rating_sheet', 'rating_team', 'rating_unit', 'rating_agency', 'rating_head'])
      expect(await t.db.read.rows(`SELECT 1 FROM ${table} WHERE period_id = ? LIMIT 1`, [periodId])).toEqual([]);
    // Its kinds are free again in that year.
    expect((await year.opened()).people).toBe(people);
  });
});
