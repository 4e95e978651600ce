import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { LostLease } from '../src/jobs/running-job.js';
import type { EmploymentKind } from '@dat100/shared/codes';
import { schemeFaults } from '../src/ratings/periods/kind-faults.js';
import { PERIOD_KINDS } from '@dat100/shared/rating-period-settings';
import { TakeOut } from '../src/ratings/decisions/take-out.js';
import { keptPath } from '../src/ratings/periods/kept-path.js';
import { OpenPeriod } from '../src/ratings/periods/open-period.js';
import { PeriodDrafts } from '../src/ratings/periods/period-drafts.service.js';
import { PrepareGathering } from '../src/ratings/periods/prepare-gathering.js';
import { agenciesOf, periodById, teamsOf } from '../src/ratings/periods/stored-periods.js';
import type { StoredSheet } from '../src/ratings/periods/stored-sheets.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { addPeople, operator } from './facts.js';
import { Listener } from './listener.js';
import { RATING_ASK, RatingYear, type RatingPerson } from './rating-year.js';

const PAGE = `query($id: ID!) { ratingPeriod(id: $id) { state revision faults { code blocks messageVi }
  agencies { code mine people proposed decided notRated outstanding selfDue } } }`;
const OPEN = 'mutation($id: ID!, $revision: Int!) { openRatingPeriod(id: $id, revision: $revision) { state } }';
const HEADS = `mutation($id: ID!, $revision: Int!, $heads: [RatingHeadInput!]!, $reason: String!, $restVacant: Boolean! = false) {
  nameRatingHeads(periodId: $id, revision: $revision, heads: $heads, reason: $reason, restVacant: $restVacant) { revision } }`;
const DISCARD = 'mutation($id: ID!, $revision: Int!) { discardRatingPeriod(id: $id, revision: $revision) }';
const AGENCIES = `mutation($id: ID!, $revision: Int!, $agencies: [RatingAgencyInput!]!) {
  saveRatingAgencies(periodId: $id, revision: $revision, agencies: $agencies) { revision } }`;
const MOVED = 'subscription($id: ID!) { ratingPeriodMoved(id: $id) { periodId done total } }';
const LEVELS = `query($id: ID!, $agencyId: ID) { ratingDistribution(periodId: $id, agencyId: $agencyId) {
  now { tot hoanThanh none notRated decided people } lastYear { people } peers { people } } }`;
const UNITS = `query($id: ID!, $group: String) { ratedUnits(periodId: $id, group: $group) { group
  groups { key nameVi under units ranked } units { code hidden people rate place tied band points } } }`;

const PART = 'below_counts_part false';

interface Page {
  state: string;
  revision: number;
  faults: { code: string; blocks: boolean; messageVi: string }[];
  agencies: {
    code: string;
    mine: boolean;
    people: number;
    proposed: number | null;
    decided: number | null;
    notRated: number | null;
    outstanding: boolean;
    selfDue: string;
  }[];
}
interface Units {
  group: string;
  groups: { key: string; nameVi: string; under: string; units: number; ranked: number }[];
  units: { code: string; hidden: boolean; people: number | null; rate: number | null }[];
}

forEachDatabase('rating periods', (dialect) => {
  let t: TestApp;
  let year: RatingYear;

  beforeAll(async () => {
    t = await startApp({ dialect });
    year = await RatingYear.of(t);
  });
  afterAll(() => t.close());

  /** What was opened before was last year's: nobody is in two periods of one year. */
  const anotherYear = () =>
    t.db.transaction((tx) => tx.run("UPDATE rating_period SET year = 2022 WHERE state <> 'draft'"));

  it('opens a draft by a job: one sheet a person, rated by the nearest agency, heads by the one above', async () => {
    const period = await year.opened();
    expect(period).toMatchObject({ state: 'open', people: 20, knownAt: t.clock.now(), openedAt: t.clock.now() });
    const agencies = await agenciesOf(t.db.read, period.id);
    const place = (code: string) => agencies.find(({ unitId }) => unitId === year.unit(code));
    expect(agencies.map(({ code, people }) => [code, people])).toEqual([
      ['79', 3],
      ['A', 12],
      ['AT', 2],
      ['C', 3],
    ]);
    expect(place('AT')).toMatchObject({ aboveId: year.unit('A'), pathText: 'Quận An Hòa / Trường Tiểu học Hòa Mai' });
    const deciders = Object.fromEntries(
      await Promise.all(
        ['mayor', 'headA', 'headA1', 'a1-1', 'headAT', 'at-1', 'headC', 'c1-1'].map(async (name) => {
          const { agencyId, headOf } = await year.sheet(period.id, name);
          return [name, [agencyId, headOf]] as const;
        }),
      ),
    );
    expect(deciders).toEqual({
      mayor: [year.unit('79'), year.unit('79')],
      headA: [year.unit('79'), year.unit('A')],
      headA1: [year.unit('A'), year.unit('A1')],
      'a1-1': [year.unit('A'), null],
      headAT: [year.unit('A'), year.unit('AT')],
      'at-1': [year.unit('AT'), null],
      headC: [year.unit('79'), year.unit('C')],
      'c1-1': [year.unit('C'), null],
    });
    const teams = await teamsOf(t.db.read, period.id, year.unit('A'));
    expect(teams.map(({ name, people, state }) => [name, people, state])).toEqual([
      ['Quận An Hòa', 3, 'open'],
      ['Phường Bình Tây', 2, 'open'],
      ['Phường Hòa Mai', 6, 'open'],
      ['Trường Tiểu học Hòa Mai', 1, 'open'],
    ]);
  });

  it('freezes what the records say: time, the move, leave, what was counted and by whom; never what nobody recorded', async () => {
    const [period] = await t.db.read.rows<{ id: number }>('SELECT id FROM rating_period');
    const id = Number(period?.id);
    const sheet = (name: string) => year.sheet(id, name);
    const at = { on: '2023-11-15' };
    expect(await sheet('a1-1')).toMatchObject({
      dutyGroup: 'chuyen_mon',
      party: false,
      state: 'open',
      outcome: 'open',
      level: null,
      worst: 'khong_hoan_thanh',
      facts: {
        head: false,
        worked: { months: 1200, ...at, source: 'employment' },
        away: { months: 0, ...at },
        maternity: false,
        moved: null,
        discipline: null,
        compliance: {
          vneid_level2: { claimed: { achieved: 1, of: 1 }, trust: 'checked', on: '2023-06-01', source: 'entry' },
        },
        periods: [],
        below: null,
      },
    });
    expect((await sheet('a-2')).party).toBe(true);
    expect(await sheet('a1-new')).toMatchObject({ state: 'not_rated', facts: { worked: { months: 400 } } });
    expect(await sheet('a-worker')).toMatchObject({ state: 'not_rated', outcome: 'not_rated' });
    expect(await sheet('a1-maternity')).toMatchObject({
      state: 'open',
      facts: {
        worked: { months: 500 },
        away: { months: 0 },
        maternity: true,
      },
    });
    expect((await sheet('a2-mover')).facts.moved).toEqual({ monthsThere: 800, unitExists: true, opinion: false });
    expect(await sheet('headA1')).toMatchObject({
      dutyGroup: 'lanh_dao',
      facts: { head: true, compliance: { vneid_level2: { source: 'board', claimed: { achieved: 3, of: 6 } } } },
    });
  });

  it('lists all that is wrong with a draft at once, each with its place, and opens nothing', async () => {
    await anotherYear();
    const id = await year.draft({ cutOff: '2023-11-20', scheme: 'nd335' });
    const [twice, gone] = await addPeople(t, [
      { unitId: year.unit('C1'), then: [{ unitId: year.unit('C'), from: '2023-10-01' }] },
      { unitId: year.unit('C'), to: '2023-06-30' },
    ]);
    const chief = await t.signInAs('unit_head', year.unit('C1'), {
      displayName: 'Bà Trưởng phòng',
      personId: gone ?? 0,
    });
    const without = await t.signInAs('unit_head', year.unit('A2'), { displayName: 'Ông Chưa gắn hồ sơ' });
    const edit = (agencies: object[], revision: number) => t.ask(AGENCIES, { id, revision, agencies }, year.as('hr'));
    await edit(
      [
        { unitId: year.unit('79'), remove: true },
        { unitId: year.unit('AT'), selfDue: '2023-12-10', proposeDue: '2023-12-05' },
        { unitId: year.unit('C'), selfDue: '2023-11-01', outstanding: true },
      ],
      1,
    );
    const look = async () => (await t.ask<{ ratingPeriod: Page }>(PAGE, { id }, year.as('hr'))).ratingPeriod;
    const page = await look();
    expect(page.faults.map(({ code, blocks }) => [code, blocks])).toEqual([
      ['cut_off_not_over', true],
      ['scheme_other_year', true],
      ['kinds_not_rated', false],
      ['days_out_of_order', true],
      ['days_before_cut_off', true],
      ['no_agency', true],
      ['two_employments', true],
      ['head_unknown', true],
      ['head_not_in_it', true],
    ]);
    expect(page.faults.at(-1)?.messageVi).toContain('Bà Trưởng phòng, thủ trưởng Phòng Tổ chức');
    // One that is put in alone stands where the tree has it.
    await edit([{ unitId: year.unit('A1') }], page.revision);
    const { revision, agencies } = await look();
    expect(agencies.map(({ code }) => code)).toEqual(['A', 'A1', 'AT', 'C']);
    const administrator = await t.signInAs('administrator', null);
    const told = (await t.ask<{ ratingPeriod: Page }>(PAGE, { id }, administrator)).ratingPeriod.faults;
    expect(told.map(({ code }) => code)).toEqual(page.faults.map(({ code }) => code));
    expect([told[6]?.messageVi, told.at(-1)?.messageVi]).toEqual([
      expect.stringMatching(/^Một người \(/),
      expect.stringMatching(/^Thủ trưởng Phòng Tổ chức không có/),
    ]);
    expect(page.faults[6]?.messageVi).toContain('có hai quá trình công tác vào ngày 20/11/2023');
    expect(await t.refusal(OPEN, { id, revision }, year.as('hr'))).toBe('rating_period_faults');
    expect((await look()).state).toBe('draft');
    // Somebody else saved meanwhile: the second hears of it, and nothing is overwritten.
    const { errors } = await t.gql(AGENCIES, { id, revision: 1, agencies: [] }, year.as('hr'));
    expect(errors[0]?.extensions).toMatchObject({ code: 'rating_period_changed' });
    expect(errors[0]?.extensions.messageVi).toContain('Bà Tổ chức');
    expect(page.agencies.find(({ code }) => code === 'C')).toMatchObject({ outstanding: true, selfDue: '2023-11-01' });
    expect(await t.refusal(PAGE, { id }, year.as('headA'))).toBe('not_found');
    await t.db.transaction(async (tx) => {
      for (const { userId } of [chief, without]) await tx.run('DELETE FROM user_role WHERE user_id = ?', [userId]);
      await tx.run('DELETE FROM employment WHERE person_id IN (?, ?)', [twice ?? 0, gone ?? 0]);
    });
    expect(await t.ask(DISCARD, { id, revision }, year.as('hr'))).toEqual({ discardRatingPeriod: true });
  });

  it('days of a draft stay as far from its cut-off when that is moved', async () => {
    const [id, drafts] = [await year.draft(), t.app.get(PeriodDrafts)];
    const days = async () =>
      (await agenciesOf(t.db.read, id)).map(({ code, selfDue, decideDue }) => `${code} ${selfDue} ${decideDue}`);
    expect(await days()).toEqual(expect.arrayContaining(['A 2023-11-20 2023-11-30', 'AT 2023-11-18 2023-11-27']));
    // Two days: where schools end then, others ended before.
    await drafts.save(operator(t), id, 1, { ...RATING_ASK, cutOff: '2023-11-17' });
    expect(await days()).toEqual(expect.arrayContaining(['A 2023-11-22 2023-12-02', 'AT 2023-11-20 2023-11-29']));
    await drafts.save(operator(t), id, 2, { ...RATING_ASK, cutOff: '2023-11-15' });
    expect(await days()).toEqual(expect.arrayContaining(['A 2023-11-20 2023-11-30', 'AT 2023-11-18 2023-11-27']));
    await drafts.discard(operator(t), id, 3);
  });

  it('goes on where it was when the process that opened it is gone, and everybody is in it once', async () => {
    await anotherYear();
    const id = await year.ready();
    const opening = t.app.get(OpenPeriod);
    opening.peopleAtOnce = 3;
    const preparing = t.app.get(PrepareGathering);
    const prepare = preparing.of.bind(preparing);
    let asked = 0;
    // As if its holder had fallen silent: the lease runs out.
    const run = opening.run.bind(opening);
    const running = jest.spyOn(opening, 'run').mockImplementation(async (job) => {
      try {
        await run(job);
      } catch (error) {
        await t.db.transaction((tx) => tx.run('UPDATE job SET lease_until = 0 WHERE subject_id = ?', [id]));
        throw error;
      }
    });
    const spy = jest.spyOn(preparing, 'of').mockImplementation(async (...of) => {
      const prepared = await prepare(...of);
      const { agencies } = prepared.gathering;
      const deciding = agencies.deciding.bind(agencies);
      agencies.deciding = (...place) => {
        asked += 1;
        if (asked === 8) throw new LostLease();
        return deciding(...place);
      };
      return prepared;
    });
    const { revision } = await periodById(t.db.read, id);
    const listener = new Listener(t, year.as('hr'));
    await listener.hears('connection_ack');
    listener.subscribe('1', MOVED, { id: String(id) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await t.ask(OPEN, { id, revision }, year.as('hr'));
    const period = await year.gathered(id);
    opening.peopleAtOnce = 1000;
    const told = { payload: { data: { ratingPeriodMoved: { periodId: String(id) } } } };
    expect(await listener.hears('next', '1')).toMatchObject(told);
    listener.leave();
    running.mockRestore();
    spy.mockRestore();
    // Whose batch was committed is not asked about again, and a batch under way is waited for.
    expect(asked).toBe(8 + 14);
    expect(period).toMatchObject({ state: 'open', people: 20 });
    const first = await t.db.read.rows<{ person_id: number; facts: string; level: string | null }>(
      'SELECT person_id, facts, level FROM rating_sheet WHERE period_id <> ? AND head_of IS NULL ORDER BY person_id',
      [id],
    );
    const again = await t.db.read.rows(
      'SELECT person_id, facts, level FROM rating_sheet WHERE period_id = ? AND head_of IS NULL ORDER BY person_id',
      [id],
    );
    expect(again).toEqual(first);
    // Nor does a head who is head no more since it was asked for become another one half-way.
    const heads = async () => [...(await preparing.of(t.db.read, period)).gathering.heads].sort();
    const known = await heads();
    const setEnd = (day: string | null) =>
      t.db.transaction((tx) => tx.run('UPDATE user_role SET valid_to = ? WHERE role = ?', [day, 'unit_head']));
    await setEnd('2023-01-31');
    expect([known.length, await heads()]).toEqual([5, known]);
    await setEnd(null);
  });

  it('shows agencies and levels inside the own units only, last year beside this one', async () => {
    const [{ id = 0 } = {}] = await t.db.read.rows<{ id: number }>('SELECT id FROM rating_period ORDER BY id');
    const page = async (name: string) =>
      (await t.ask<{ ratingPeriod: Page }>(PAGE, { id: Number(id) }, year.as(name))).ratingPeriod;
    expect(
      (await page('headA')).agencies.map(({ code, mine, people, proposed, decided, notRated }) => [
        ...[code, mine, people],
        ...[proposed, decided, notRated],
      ]),
    ).toEqual([
      ['79', false, 3, null, null, null],
      ['A', true, 12, 0, 0, 2],
      ['AT', true, 2, 0, 0, 0],
      ['C', false, 3, null, null, null],
    ]);
    await t.db.transaction(async (tx) => {
      await tx.run("UPDATE rating_sheet SET level = 'hoan_thanh' WHERE period_id = ? AND agency_id = ?", [
        id,
        year.unit('A'),
      ]);
      await tx.run("UPDATE rating_sheet SET final_level = 'tot', state = 'decided' WHERE person_id = ?", [
        year.person('a-1'),
      ]);
    });
    const levels = async (name: string, agencyId: number | null = null) =>
      (await t.ask<{ ratingDistribution: object }>(LEVELS, { id: Number(id), agencyId }, year.as(name)))
        .ratingDistribution;
    expect(await levels('headA', year.unit('A'))).toEqual({
      now: { tot: 1, hoanThanh: 9, none: 0, notRated: 2, decided: 1, people: 12 },
      lastYear: null,
      peers: null,
    });
    expect(await levels('hr')).toMatchObject({ now: { people: 20, tot: 1, hoanThanh: 9, notRated: 2, none: 8 } });
    expect(await t.refusal(LEVELS, { id: Number(id), agencyId: year.unit('C') }, year.as('headA'))).toBe('not_found');
  });

  it('ranks units in their groups, and their emulation points go out as a file', async () => {
    const [{ id = 0 } = {}] = await t.db.read.rows<{ id: number }>('SELECT id FROM rating_period ORDER BY id');
    const units = async (name: string, group: string | null = null) =>
      (await t.ask<{ ratedUnits: Units }>(UNITS, { id: Number(id), group }, year.as(name))).ratedUnits;
    const { groups, group } = await units('hr');
    expect(groups.map(({ nameVi, under, units: n, ranked }) => [nameVi, under, n, ranked])).toEqual([
      ['Quận, huyện, thành phố thuộc thành phố', 'Thành phố Sông Xanh', 1, 1],
      ['Sở, ban, ngành', 'Thành phố Sông Xanh', 1, 0],
      ['Phường, xã, thị trấn trong quận, huyện', 'Quận An Hòa', 2, 0],
      ['Trường học', 'Quận An Hòa', 1, 0],
      ['Phòng, ban', 'Sở Nội vụ', 1, 0],
    ]);
    expect(group).toBe(groups[0]?.key);
    expect((await units('headA')).units).toEqual([
      { code: 'A', hidden: false, people: 15, rate: 1555, place: 1, tied: 1, band: 'can_ho_tro', points: 1555 },
    ]);
    // Beside the department with 4 people the district is hidden too: the city's figure would tell the department's.
    expect((await units('headC')).units).toMatchObject([
      { code: 'A', hidden: true, people: null, rate: null, points: null },
    ]);
    const wards = groups[2]?.key ?? '';
    expect((await units('headC', wards)).units.map(({ hidden, people, rate }) => [hidden, people, rate])).toEqual([
      [true, null, null],
      [true, null, null],
    ]);
    expect((await units('headA', wards)).units.map(({ code, people }) => [code, people])).toEqual([
      ['A2', 2],
      ['A1', 6],
    ]);
    expect(await t.refusal(UNITS, { id: Number(id), group: 'x:1' }, year.as('hr'))).toBe('not_found');
    const response = await fetch(`${t.url}/files/rating-units/${id}.csv`, {
      headers: { cookie: year.as('hr').cookie },
    });
    const lines = (await response.text()).split('\r\n');
    expect(lines[1]).toMatch(/bộ tiêu chí Nghị định [^;]+, bản \d+,/);
    expect(lines.slice(2, 4)).toEqual([
      expect.stringMatching(/^"Mã kiểm tra của bộ tiêu chí [(]SHA-256[)]: [0-9a-f]{64}"$/),
      '"Lọc: không lọc"',
    ]);
    expect(lines[8]).toBe(
      '"Quận, huyện, thành phố thuộc thành phố";"Thành phố Sông Xanh";1;;"A";"Quận An Hòa";15;"15,55";"Cần hỗ trợ";"15,55";;0;15;7;15;0;15',
    );
    expect(lines).toHaveLength(15);
  });

  it('opens no period with a head nobody knows: human resources say who it is, or that the post is vacant', async () => {
    await anotherYear();
    const id = await year.draft();
    const page = async () => (await t.ask<{ ratingPeriod: Page }>(PAGE, { id }, year.as('hr'))).ratingPeriod;
    const { faults, revision } = await page();
    expect(faults.map(({ code, blocks, messageVi }) => [code, blocks, messageVi.split(':')[0]])).toEqual([
      ['kinds_not_rated', false, expect.stringMatching(/^1 người \(người lao động\)/)],
      ['head_missing', true, 'Quận An Hòa / Phường Bình Tây'],
      ['head_missing', true, 'Sở Nội vụ / Phòng Tổ chức'],
    ]);
    expect(await t.refusal(OPEN, { id, revision }, year.as('hr'))).toBe('rating_period_faults');
    const [gone = 0] = await addPeople(t, [{ unitId: year.unit('C1'), to: '2023-06-30' }]);
    const said = (personId: number, more = {}, as = 'hr') => {
      const heads = [{ unitId: year.unit('C1'), personId }];
      return t.refusal(HEADS, { id, revision, heads, reason: 'theo quyết định 12/QĐ', ...more }, year.as(as));
    };
    expect(await said(gone)).toBe('head_not_employed');
    expect(await said(4711)).toBe('not_found');
    expect(await said(year.person('c1-1'), { reason: 'ừ' })).toBe('rating_reason_missing');
    expect(await said(year.person('c1-1'), { revision: revision + 1 })).toBe('rating_period_changed');
    expect(await said(year.person('c1-1'), {}, 'hrA')).toBe('not_found');
    const heads = [{ unitId: year.unit('C1'), personId: year.person('c1-1') }];
    const twice = { id, revision, heads: [...heads, { unitId: year.unit('C1') }], reason: 'theo quyết định 12/QĐ' };
    expect(await t.refusal(HEADS, twice, year.as('hr'))).toBe('head_said_twice');
    // Somebody is known to head the school's office, though not which person: their post is not vacant.
    const untied = await t.signInAs('unit_head', year.unit('A2'), { displayName: 'Ông Chưa gắn hồ sơ' });
    const say = { id, revision, heads: [], reason: 'chưa bổ nhiệm thủ trưởng', restVacant: true };
    const { nameRatingHeads: first } = await t.ask<{ nameRatingHeads: { revision: number } }>(
      HEADS,
      say,
      year.as('hr'),
    );
    expect((await page()).faults.filter(({ blocks }) => blocks).map(({ code }) => code)).toEqual(['head_unknown']);
    await t.db.transaction((tx) => tx.run('DELETE FROM user_role WHERE user_id = ?', [untied.userId]));
    await t.ask(HEADS, { ...say, ...first, heads }, year.as('hr'));
    const audited = await t.db.read.one<{ detail: string }>(
      "SELECT detail FROM audit_record WHERE action = 'rating.name_heads' ORDER BY seq DESC LIMIT 1",
    );
    expect(JSON.parse(audited?.detail ?? '')).toMatchObject({ heads, vacant: [year.unit('A2')] });
    const ready = await page();
    expect(ready.faults.map(({ code }) => code)).toEqual(['kinds_not_rated']);
    // Recorded after the opening is asked for: an event of somebody who has none, and one that is taken back. They are
    // written beforehand, for the job may be through before the test is.
    const event = await t.db.read.one<{ id: number; criterion_id: number }>(
      'SELECT id, criterion_id FROM status_event WHERE person_id = ?',
      [year.person('a1-1')],
    );
    const later = (person: RatingPerson, kind: string, stage: number, retracts: number | null) => [
      ...[t.keys.next(), year.person(person), Number(event?.criterion_id), kind, stage, '2023-06-01', 'on', 4],
      ...['entry', retracts, t.clock.now() + 3_600_000],
    ];
    await t.db.transaction((tx) =>
      tx.insert(
        'status_event',
        [
          ...['id', 'person_id', 'criterion_id', 'kind', 'stage_position', 'happened_on', 'day_kind', 'trust'],
          ...['source', 'retracts_id', 'recorded_at'],
        ],
        [later('a1-1', 'retraction', 0, Number(event?.id)), later('a1-2', 'status', 2, null)],
      ),
    );
    await t.ask(OPEN, { id, revision: ready.revision }, year.as('hr'));
    await year.gathered(id);
    const activated = async (name: RatingPerson) =>
      (await year.sheet(id, name)).facts.compliance['vneid_level2']?.claimed?.achieved;
    expect([await activated('a1-1'), await activated('a1-2')]).toEqual([1, 0]);
    const head = await year.sheet(id, 'c1-1');
    expect(head).toMatchObject({ headOf: year.unit('C1'), dutyGroup: 'lanh_dao', agencyId: year.unit('C') });
    expect(head.facts).toMatchObject({ head: true, compliance: { vneid_level2: { source: 'board' } } });
  });

  it('two periods of a year stand side by side with nobody in both: an overlap is refused by the name of the other', async () => {
    await anotherYear();
    const officials = await year.opened({ kinds: ['cong_chuc', 'can_bo'], name: 'Cán bộ, công chức 2023' });
    expect(officials.settings.kinds).toEqual(['can_bo', 'cong_chuc']);
    const faultsOf = async (id: number) => {
      const { ratingPeriod } = await t.ask<{ ratingPeriod: Page }>(PAGE, { id }, year.as('hr'));
      // That its worker is not rated is told all along.
      return ratingPeriod.faults.flatMap(({ code, messageVi }) =>
        code === 'kinds_not_rated' ? [] : [[code, messageVi]],
      );
    };
    const id = await year.ready({ kinds: ['vien_chuc', 'cong_chuc'] });
    expect(await faultsOf(id)).toEqual([
      ['below_counts_part', expect.anything()],
      ['kinds_in_both', expect.stringMatching(/"Cán bộ, công chức 2023" của năm 2023 đã xếp loại công chức\./)],
    ]);
    const { revision } = await periodById(t.db.read, id);
    expect(await t.refusal(OPEN, { id, revision }, year.as('hr'))).toBe('rating_period_faults');
    const save = (kinds: string[]) => t.app.get(PeriodDrafts).save(operator(t), id, revision, { ...RATING_ASK, kinds });
    await expect(save([])).rejects.toMatchObject({ code: 'bad_kinds' });
    await expect(save(['khac'])).rejects.toMatchObject({ code: 'bad_kinds' });
    await save(['vien_chuc', 'nguoi_lao_dong']);
    const faults = async () => (await faultsOf(id)).map(([code]) => code);
    // Levels of the other period's people do not count for their heads here: that is said and keeps nothing from opening.
    expect(await faultsOf(id)).toEqual([
      ['below_counts_part', expect.stringMatching(/Mức của người ngoài kỳ này \(.*công chức.*\) không được tính/)],
    ]);
    const setState = (state: string) =>
      t.db.transaction((tx) => tx.run('UPDATE rating_period SET state = ? WHERE id = ?', [state, officials.id]));
    await setState('opening');
    expect(await faults()).toEqual(['below_counts_part', 'other_period_opening']);
    await setState('open');

    // Between two cut-offs somebody became a public employee: they are rated already.
    const mover = year.person('c-1');
    const become = (kind: string, person = mover) =>
      t.db.transaction((tx) => tx.run('UPDATE employment SET kind = ? WHERE person_id = ?', [kind, person]));
    await become('vien_chuc');
    expect(await faultsOf(id)).toEqual([
      ['below_counts_part', expect.anything()],
      ['people_in_both', expect.stringContaining('1 người')],
    ]);
    await become('cong_chuc');
    // Also who is not rated there by the time worked, which may still be entered; not who was taken out there.
    const late = await year.sheet(officials.id, 'a1-new');
    expect(late.state).toBe('not_rated');
    await become('vien_chuc', late.personId);
    expect(await faults()).toEqual(['below_counts_part', 'people_in_both']);
    const outThere = (out: boolean, of: StoredSheet) =>
      t.app.get(TakeOut).set(operator(t), of, out, { reason: 'nghỉ theo chế độ khác', document: null });
    await outThere(true, late);
    expect(await faults()).toEqual(['below_counts_part']);
    await outThere(false, await year.sheet(officials.id, 'a1-new'));
    await become('cong_chuc', late.personId);

    const ready = await periodById(t.db.read, id);
    await t.ask(OPEN, { id, revision: ready.revision }, year.as('hr'));
    const others = await year.gathered(id);
    const kindsOf = async (period: number) => {
      const rows = await t.db.read.rows<{ kind: string; state: string; n: number }>(
        'SELECT kind, state, COUNT(*) AS n FROM rating_sheet WHERE period_id = ? GROUP BY kind, state ORDER BY kind, state',
        [period],
      );
      return rows.map(({ kind, state, n }) => [kind, state, Number(n)]);
    };
    expect(await kindsOf(id)).toEqual([
      ['nguoi_lao_dong', 'not_rated', 1],
      ['vien_chuc', 'open', 3],
    ]);
    expect((await kindsOf(officials.id)).map(([kind]) => kind)).toEqual(expect.not.arrayContaining(['vien_chuc']));
    expect([officials.people, others.people]).toEqual([16, 4]);
    // Who was taken out of one and is rated in the other does not come back.
    await outThere(true, await year.sheet(id, 'at-1'));
    const isRatedThere = (person: RatingPerson, as: RatingPerson) =>
      t.db.transaction((tx) =>
        tx.run('UPDATE rating_sheet SET person_id = ? WHERE period_id = ? AND person_id = ?', [
          year.person(as),
          officials.id,
          year.person(person),
        ]),
      );
    await isRatedThere('c-1', 'at-1');
    await expect(outThere(false, await year.sheet(id, 'at-1'))).rejects.toMatchObject({
      code: 'rated_in_another_period',
    });
    await isRatedThere('at-1', 'c-1');
    await outThere(false, await year.sheet(id, 'at-1'));
    const audited = await t.db.read.rows<{ action: string; detail: string }>(
      "SELECT action, detail FROM audit_record WHERE subject_type = 'rating_period' AND subject_id = ? AND action <> 'rating.name_heads' ORDER BY seq",
      [String(id)],
    );
    const kindsSaid = audited.map(({ action, detail }) => [action, (JSON.parse(detail) as { kinds?: string[] }).kinds]);
    expect(kindsSaid.slice(0, 3)).toEqual([
      ['rating.create_period', ['cong_chuc', 'vien_chuc']],
      ['rating.save_period', ['vien_chuc', 'nguoi_lao_dong']],
      ['rating.begin_opening', ['vien_chuc', 'nguoi_lao_dong']],
    ]);
    const both = await t.db.read.rows(
      'SELECT person_id FROM rating_sheet WHERE period_id IN (?, ?) GROUP BY person_id HAVING COUNT(*) > 1',
      [officials.id, id],
    );
    expect(both).toEqual([]);
  });

  it('an earlier scheme goes on for people no scheme of the year is for, which is said; for others it is refused', async () => {
    const faultsFor = async (kinds: EmploymentKind[], scheme = 'nd90', of = 2026) => {
      const id = await year.draft({ kinds, scheme });
      const period = { ...(await periodById(t.db.read, id)), year: of };
      const faults = await schemeFaults(t.db.read, period);
      await t.app.get(PeriodDrafts).discard(operator(t), id, 1);
      return faults.map(({ code, blocks }) => `${code} ${blocks}`);
    };
    expect(await faultsFor(['vien_chuc'])).toEqual(['scheme_other_year false', PART]);
    expect(await faultsFor(['cong_chuc', 'vien_chuc'])).toEqual(['scheme_other_year true', PART]);
    expect(await faultsFor(['cong_chuc', 'vien_chuc'], 'nd335')).toEqual(['kinds_not_rated false', PART]);
    expect(await faultsFor([...PERIOD_KINDS], 'nd335')).toEqual(['kinds_not_rated false']);
    expect(await faultsFor(['vien_chuc'], 'nd335')).toEqual(['kinds_not_of_scheme true']);
    expect(await faultsFor(['nguoi_lao_dong'])).toEqual(['kinds_not_of_scheme true']);
    expect(await faultsFor(['vien_chuc'], 'nd90', 2022)).toEqual(['scheme_other_year true', PART]);
  });

  it('names along a path are kept as far as there is room', () => {
    const names = new Map([1, 2, 3, 4].map((id) => [id, 'Đ'.repeat(200)]));
    expect(keptPath('/1/2/3/4/', names)).toHaveLength(500);
    expect(keptPath('/1/2/3/', names)).toHaveLength(403);
  });
});
