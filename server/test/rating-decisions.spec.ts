import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { dat100, pointAt } from './command-line.js';
import { Listener } from './listener.js';
import { RatingYear, type RatingPerson } from './rating-year.js';
import { unzipped } from './unzipped.js';
import { canonicalJson, type Canonical } from '@dat100/shared/canonical-json';
import { agencyText, type LockedSheet } from '@dat100/shared/rating-lock';
import { digestOf } from '../src/common/digest.js';
import { sheetById } from '../src/ratings/periods/stored-sheets.js';
import { verifyPeriod } from '../src/ratings/decisions/verify-period.js';

const AGENCY = `{ agencyId unitId state revision whole acts mayPropose mayDecide onBehalfOf digest lockRevision
  points { code messageVi } teams { unitId name state revision lacking mayPropose mayReturn note }
  counts { level machine team final } meter { percent base rounding most more undecided unknown groups { code good excellent lower } cells { kind nameVi good excellent most more over allowed base } }
  deputies { id name } delegations { id deputy validTo endedAt } steps { action actor onBehalfOf reason } }`;
const PAGE = `query($p: ID!, $u: ID!) { ratingAgency(periodId: $p, unitId: $u) ${AGENCY} }`;
const LINES = `query($p: ID!, $u: ID!, $page: Int, $perPage: Int, $filter: RatingSheetFilter) {
  ratingSheets(periodId: $p, unitId: $u, page: $page, perPage: $perPage, filter: $filter) { total items { id fullName unitName state level teamLevel finalLevel revision own head met asked worked notRated } } }`;
const SHEET =
  'query($id: ID!) { ratingSheet(id: $id) { id facts schemeContent mayEnter own revision level steps { action actor reason } } }';
const GIVE = (act: string) => `mutation($p: ID!, $a: ID!, $changes: [RatingLevelChange!]!, $reason: String) {
  ${act}(periodId: $p, agencyId: $a, changes: $changes, reason: $reason) { done already problems { id name code messageVi messageEn } } }`;
const ENTER = `mutation($id: ID!, $revision: Int!, $facts: RatingFactsInput!) {
  enterRatingFacts(id: $id, revision: $revision, facts: $facts) { revision level facts } }`;
const TEAM = `mutation($p: ID!, $a: ID!, $u: ID!, $revision: Int!) { proposeRatingTeam(periodId: $p, agencyId: $a, unitId: $u, revision: $revision) { state } }`;
const BACK = `mutation($p: ID!, $a: ID!, $u: ID!, $revision: Int!, $reason: String!) {
  returnRatingTeam(periodId: $p, agencyId: $a, unitId: $u, revision: $revision, reason: $reason) { state } }`;
const MEETING =
  'mutation($agency: RatingAgencyRef!, $minutes: RatingMinutesInput!) { recordRatingMeeting(agency: $agency, minutes: $minutes) { revision } }';
const OPINION =
  'mutation($agency: RatingAgencyRef!, $opinion: RatingOpinionInput!) { recordRatingOpinion(agency: $agency, opinion: $opinion) { revision } }';
const MOVE = `mutation($agency: RatingAgencyRef!, $act: String!, $reason: String!) { moveRatingAgency(agency: $agency, act: $act, reason: $reason) { state digest lockRevision } }`;
const DELEGATE = `mutation($p: ID!, $a: ID!, $d: ID!, $from: Day!, $to: Day!) {
  delegateRating(periodId: $p, agencyId: $a, deputyId: $d, validFrom: $from, validTo: $to, document: "12/UQ-UBND") { delegations { id deputy } } }`;

interface Line {
  id: string;
  fullName: string;
  unitName: string;
  state: string;
  level: string | null;
  teamLevel: string | null;
  finalLevel: string | null;
  revision: number;
  own: boolean;
  head: boolean;
  met: number;
  asked: number;
  worked: number | null;
  notRated: string | null;
}
interface Agency {
  state: string;
  revision: number;
  acts: string[];
  whole: boolean;
  digest: string | null;
  points: { code: string; messageVi: string }[];
  teams: { unitId: string; name: string; state: string; revision: number; lacking: number; note: string | null }[];
  counts: { level: string; machine: number; team: number; final: number }[];
  meter: {
    most: number;
    more: number;
    unknown: number;
    groups: { code: string; good: number; excellent: number; lower: number }[];
    cells: { kind: string; nameVi: string; excellent: number; most: number; over: number }[];
  };
  onBehalfOf: string | null;
  deputies: { id: string; name: string }[] | null;
  delegations: { id: string }[];
  steps: { action: string; actor: string; onBehalfOf: string | null; reason: string | null }[];
}
interface Given {
  done: number;
  already: number;
  problems: { id: string; name: string; code: string; messageVi: string; messageEn: string }[];
}
const MOVED = 'subscription($id: ID!) { ratingPeriodMoved(id: $id) { periodId } }';
const LEVELS = `query($p: ID!, $a: ID) { ratingDistribution(periodId: $p, agencyId: $a) {
  now { xuatSac tot hoanThanh khongHoanThanh none notRated decided people } } }`;
const AGENCIES = 'query($p: ID!) { ratingPeriod(id: $p) { agencies { code people proposed decided notRated } } }';
const WHAT_IF = 'query($ask: RatingWhatIfInput!) { ratingWhatIf(ask: $ask) { people } }';
const MINE = 'query($id: ID!) { myRating(sheetId: $id) { facts } }';
const WHY = 'có sáng kiến được công nhận';

forEachDatabase('from the open sheet to the lock', (dialect) => {
  let t: TestApp;
  let year: RatingYear;
  let p: number;
  let restore: () => void;
  beforeAll(async () => {
    t = await startApp({ dialect });
    year = await RatingYear.of(t);
    p = (await year.opened()).id;
    restore = pointAt(t);
  });
  afterAll(async () => {
    restore();
    await t.close();
  });

  const as = (name: string | Session) => (typeof name === 'string' ? year.as(name) : name);
  const page = async (name: string | Session, code: string) =>
    (await t.ask<{ ratingAgency: Agency }>(PAGE, { p, u: year.unit(code) }, as(name))).ratingAgency;
  const lines = async (name: string | Session, code: string, filter: object = {}) =>
    (
      await t.ask<{ ratingSheets: { items: Line[]; total: number } }>(
        LINES,
        { p, u: year.unit(code), filter },
        as(name),
      )
    ).ratingSheets;
  const give = async (
    name: string | Session,
    act: 'propose' | 'decide',
    code: string,
    levels: object[],
    reason?: string,
  ) => {
    const field = `${act}Ratings`;
    const variables = { p, a: year.unit(code), changes: levels, reason };
    const answer = await t.ask<Record<string, Given>>(GIVE(field), variables, as(name));
    return answer[field] as Given;
  };
  const change = ({ id, revision }: Line, level: string | null) => ({ id, revision, level });
  const agencyRef = async (name: string | Session, code: string) => ({
    periodId: String(p),
    agencyId: String(year.unit(code)),
    revision: (await page(name, code)).revision,
  });
  const move = async (name: string | Session, code: string, act: string, reason = '') =>
    (
      await t.ask<{ moveRatingAgency: { state: string; digest: string | null } }>(
        MOVE,
        { agency: await agencyRef(name, code), act, reason },
        as(name),
      )
    ).moveRatingAgency;
  const moveRefused = async (name: string | Session, code: string, act: string, reason = '') =>
    (await t.gql(MOVE, { agency: await agencyRef(name, code), act, reason }, as(name))).errors[0]?.extensions;
  const team = async (agency: string, unit: string) => {
    const revision = (await page('hr', agency)).teams.find(
      ({ unitId }) => unitId === String(year.unit(unit)),
    )?.revision;
    return { p, a: year.unit(agency), u: year.unit(unit), revision };
  };
  const papers = async (name: string, code: string) => {
    const minutes = { on: '2023-11-18', present: 9, absent: 1, number: '12/BB', text: 'Thống nhất các mức đề xuất.' };
    await t.ask(MEETING, { agency: await agencyRef(name, code), minutes }, as(name));
    const opinion = { on: '2023-11-19', by: 'Chi bộ Quận', text: 'Nhất trí.' };
    await t.ask(OPINION, { agency: await agencyRef(name, code), opinion }, as(name));
  };
  /** All of somebody's units at a level by the team's word, and handed in. */
  const handIn = async (name: string, agency: string, unit: string, level = 'tot') => {
    const open = (await lines(name, unit, { unitId: String(year.unit(unit)) })).items.filter(
      ({ own, state, head }) => !own && !head && state !== 'not_rated',
    );
    expect(
      (
        await give(
          name,
          'propose',
          agency,
          open.map((line) => change(line, level)),
          WHY,
        )
      ).problems,
    ).toEqual([]);
    await t.ask(TEAM, await team(agency, unit), as(name));
  };

  it('a sheet shows its people by team and name, narrowed as asked, and only those of the caller', async () => {
    const all = await lines('hr', 'A');
    expect([all.total, all.items.filter(({ head }) => head).length]).toEqual([12, 2]);
    expect((await lines('headA1', 'A1')).items.every(({ unitName }) => unitName === 'Phường Hòa Mai')).toBe(true);
    expect((await page('headA1', 'A1')).whole).toBe(false);
    expect((await page('headA1', 'A1')).teams.map(({ name }) => name)).toEqual(['Phường Hòa Mai']);
    expect(await t.refusal(PAGE, { p, u: year.unit('C') }, as('headA1'))).toBe('not_found');
    expect(await t.refusal(LINES, { p, u: year.unit('A2') }, as('headA1'))).toBe('not_found');
    const filters: [object, number][] = [
      [{ unitId: String(year.unit('A2')) }, 2],
      [{ search: 'nguyen van' }, 12],
      [{ search: 'khong co ai' }, 0],
      [{ state: 'not_rated' }, 2],
      [{ state: 'rated' }, 10],
      [{ lacking: true }, 10],
      [{ level: 'none', dutyGroup: 'lanh_dao' }, 2],
      [{ different: true }, 0],
    ];
    const found = await Promise.all(filters.map(async ([filter]) => (await lines('hr', 'A', filter)).total));
    expect(found).toEqual(filters.map(([, total]) => total));
    const out = (await lines('hr', 'A', { state: 'not_rated' })).items;
    expect(out.map(({ notRated }) => notRated)).toEqual(out.map(() => expect.stringMatching(/^(kind|too_short)$/)));
    const { id, facts } = await year.sheet(p, 'a1-1');
    const one = all.items.find((line) => line.id === String(id));
    expect(one).toMatchObject({ worked: facts.worked?.months, notRated: null });
    const applying = Object.values(facts.compliance).filter(({ verified }) => verified?.of !== 0);
    expect([one?.met, one?.asked]).toEqual([
      applying.filter(({ verified }) => verified?.achieved === verified?.of).length,
      applying.length,
    ]);
    const paged = await t.ask<{ ratingSheets: { items: Line[]; total: number } }>(
      LINES,
      { p, u: year.unit('A'), page: 1, perPage: 10 },
      as('hr'),
    );
    expect([paged.ratingSheets.total, paged.ratingSheets.items.length]).toEqual([12, 2]);
  });

  it('facts that people enter are rated by at once, and never touch what was gathered', async () => {
    const sheet = await year.sheet(p, 'a1-1');
    const scores = [{ period: 0, input: 'tasks_done', achieved: 100, of: 100 }];
    const facts = { away: { months: 400 }, maternity: false, opinion: false, discipline: { kind: 'duty' }, scores: [] };
    const listener = new Listener(t, as('hr'));
    await listener.hears('connection_ack');
    listener.subscribe('1', MOVED, { id: String(p) });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const entered = await t.ask<{ enterRatingFacts: { level: string; facts: string; revision: number } }>(
      ENTER,
      { id: String(sheet.id), revision: sheet.revision, facts },
      as('hrA'),
    );
    expect(entered.enterRatingFacts.level).toBe('khong_hoan_thanh');
    const told = { payload: { data: { ratingPeriodMoved: { periodId: String(p) } } } };
    expect(await listener.hears('next', '1')).toMatchObject(told);
    listener.leave();
    const stored = JSON.parse(entered.enterRatingFacts.facts) as typeof sheet.facts;
    expect(stored).toMatchObject({ discipline: { kind: 'duty', on: '2023-11-20', source: 'Ông Tổ chức Quận A' } });
    expect([stored.compliance, stored.head]).toEqual([sheet.facts.compliance, false]);
    expect(stored.worked?.months).toBe((sheet.facts.worked?.months ?? 0) - 400);
    const again = (given: object, revision = sheet.revision + 1) => ({
      id: String(sheet.id),
      revision,
      facts: { ...facts, ...given },
    });
    expect(await t.refusal(ENTER, again({}, sheet.revision), as('headA'))).toBe('sheet_changed');
    expect(await t.refusal(ENTER, again({ worked: { months: 1201 } }), as('hrA'))).toBe('bad_rating_facts');
    expect(await t.refusal(ENTER, again({ scores: [{ ...scores[0], input: 'no such' }] }), as('hrA'))).toBe(
      'bad_rating_facts',
    );
    expect(await t.refusal(ENTER, again({ discipline: { kind: '?' } }), as('hrA'))).toBe('unknown_discipline');
    expect(await t.refusal(ENTER, again({}), as('headC'))).toBe('not_found');
    await t.ask(ENTER, again({ away: { months: 0 }, discipline: null, scores }), as('hrA'));
    expect((await year.sheet(p, 'a1-1')).facts.worked).toEqual(sheet.facts.worked);
    const own = await year.sheet(p, 'headA1');
    expect(await t.refusal(ENTER, { ...again({}, own.revision), id: String(own.id) }, as('headA1'))).toBe('own_sheet');
    const view = await t.ask<{ ratingSheet: { steps: { action: string; actor: string }[] } }>(
      SHEET,
      { id: String(sheet.id) },
      as('hrA'),
    );
    expect(view.ratingSheet.steps.map(({ action, actor }) => [action, actor])).toEqual([
      ['enter_facts', 'Ông Tổ chức Quận A'],
      ['enter_facts', 'Ông Tổ chức Quận A'],
    ]);
  });

  it('a team proposes for others: a level outside what the machine leaves needs a reason, the second writer is told whose stands', async () => {
    const { items } = await lines('headA1', 'A1', { state: 'open' });
    const theirs = items.filter(({ head }) => !head);
    const [first] = theirs;
    if (!first) throw new Error('nobody');
    const own = items.find((line) => line.own);
    expect(own).toBeDefined();
    if (own) expect((await give('headA1', 'propose', 'A', [change(own, 'tot')])).problems[0]?.code).toBe('own_sheet');
    expect(await give('headA1', 'propose', 'A', [change(first, 'tot')])).toMatchObject({ done: 1, problems: [] });
    expect(await give('headA1', 'propose', 'A', [change(first, 'tot')])).toMatchObject({ done: 0, already: 1 });
    const late = await give('headA', 'propose', 'A', [change(first, 'hoan_thanh')], WHY);
    expect(late.problems).toMatchObject([
      { code: 'sheet_changed', messageVi: expect.stringMatching(/Thủ trưởng A1.*Hoàn thành tốt nhiệm vụ/) },
    ]);
    expect(await t.refusal(TEAM, await team('A', 'A1'), as('headA1'))).toBe('team_incomplete');
    const outside = { p, a: year.unit('A'), changes: [change(first, 'tot')] };
    expect(await t.refusal(GIVE('proposeRatings'), outside, as('headC'))).toBe('not_found');
    expect(await t.refusal(GIVE('decideRatings'), outside, as('hr'))).toBe('not_found');
    const early = await give('headA', 'decide', 'A', [{ ...change(first, 'tot'), revision: first.revision + 1 }]);
    expect(early.problems[0]?.code).toBe('wrong_step');
    await handIn('headA1', 'A', 'A1');
    const again = await give('headA1', 'propose', 'A', [{ ...change(first, 'tot'), revision: 99 }]);
    expect(again.problems[0]?.code).toBe('team_has_proposed');
    expect(await t.refusal(BACK, { ...(await team('A', 'A1')), reason: 'ngắn' }, as('hrA'))).toBe(
      'rating_reason_missing',
    );
    await t.ask(BACK, { ...(await team('A', 'A1')), reason: 'xem lại một trường hợp' }, as('hrA'));
    const back = (await page('headA1', 'A1')).teams[0];
    expect(back).toMatchObject({ state: 'returned', note: 'xem lại một trường hợp' });
    await handIn('headA1', 'A', 'A1');
  });

  it('goes on with the last team; the meeting and the opinion come before the decision', async () => {
    expect((await page('headA', 'A')).state).toBe('open');
    await handIn('headA', 'A', 'A2');
    await handIn('headA', 'A', 'A', 'xuat_sac');
    expect(await page('headA', 'A')).toMatchObject({
      state: 'proposed',
      points: [{ code: 'meeting_missing' }, { code: 'opinion_missing' }],
    });
    expect(await moveRefused('hrA', 'A', 'review')).toMatchObject({
      code: 'rating_not_ready',
      messageVi: 'Chưa có biên bản họp nhận xét, đánh giá. Chưa có ý kiến của cấp ủy.',
    });
    const agency = await agencyRef('hrA', 'A');
    const minutes = { on: '2023-12-01', present: 1, absent: 0, number: '1', text: '' };
    expect(await t.refusal(MEETING, { agency, minutes }, as('hrA'))).toBe('day_out_of_range');
    expect(await t.refusal(MEETING, { agency, minutes: { ...minutes, on: '2023-11-18', present: 0 } }, as('hrA'))).toBe(
      'paper_incomplete',
    );
    await papers('hrA', 'A');
    expect(await t.refusal(MOVE, { agency, act: 'review', reason: '' }, as('hrA'))).toBe('agency_changed');
    expect((await move('hrA', 'A', 'review')).state).toBe('reviewed');
  });

  it('the head decides with reasons; a broken cap is refused and named, as is whoever is still open', async () => {
    const all = (await lines('headA', 'A')).items.filter(({ state }) => state !== 'not_rated');
    // Nobody can tell which sheet is that of a head whose account names no person: it gives no levels at all.
    const nameless = await t.signInAs('unit_head', year.unit('A'), { displayName: 'Chưa gắn hồ sơ' });
    const inA = { p, a: year.unit('A'), changes: all.slice(0, 1).map((line) => change(line, 'tot')) };
    expect(await t.refusal(GIVE('proposeRatings'), inA, nameless)).toBe('head_without_person');
    expect(await t.refusal(GIVE('decideRatings'), inA, nameless)).toBe('head_without_person');
    expect((await moveRefused(nameless, 'A', 'decide'))?.code).toBe('head_without_person');
    const facts = { maternity: false, opinion: false, scores: [] };
    const { id, revision } = inA.changes[0] ?? { id: '', revision: 0 };
    expect(await t.refusal(ENTER, { id, revision, facts }, nameless)).toBe('head_without_person');
    await t.db.transaction((tx) => tx.run('DELETE FROM user_role WHERE user_id = ?', [nameless.userId]));
    const good = all.find(({ teamLevel }) => teamLevel === 'tot');
    if (!good) throw new Error('nobody');
    expect((await give('headA', 'decide', 'A', [change(good, 'xuat_sac')])).problems[0]?.code).toBe(
      'rating_reason_missing',
    );
    expect(await moveRefused('headA', 'A', 'decide')).toMatchObject({
      code: 'rating_not_ready',
      messageVi: expect.stringMatching(/^Còn 10 người chưa có mức quyết định: Nguyễn Văn/),
    });
    expect(await t.refusal(GIVE('decideRatings'), { p, a: year.unit('A'), changes: [] }, as('headA1'))).toBe(
      'not_found',
    );
    const levels = all.map((line) => change(line, line.teamLevel === 'xuat_sac' || line.head ? 'xuat_sac' : 'tot'));
    expect(await give('headA', 'decide', 'A', levels, WHY)).toMatchObject({ done: 10, problems: [] });
    const { meter, counts } = await page('headA', 'A');
    expect(counts.reduce((sum, { final }) => sum + final, 0)).toBe(12);
    const over = meter.cells.filter((cell) => cell.over > 0);
    const inGroups = meter.groups.reduce((sum, { excellent }) => sum + excellent, 0);
    expect(meter.cells.find(({ kind }) => kind === 'agency')?.excellent).toBe(inGroups);
    expect(over.length).toBeGreaterThan(0);
    const refused = await moveRefused('headA', 'A', 'decide');
    expect(refused?.code).toBe('rating_not_ready');
    for (const { nameVi } of over) expect(refused?.messageVi).toContain(nameVi);
    const excellent = (await lines('headA', 'A', { level: 'xuat_sac' })).items;
    await give(
      'headA',
      'decide',
      'A',
      excellent.map((line) => change(line, 'tot')),
      WHY,
    );
    expect((await page('headA', 'A')).points).toEqual([]);
    // A head is judged by what was decided for their people, not by what the team had proposed.
    const below = async () => (await year.sheet(p, 'headA1')).facts.below?.counts.khong_hoan_thanh;
    const decideA1 = async (name: 'a1-1' | 'headA1', level: string) => {
      const { id, revision } = await year.sheet(p, name);
      return (await give('headA', 'decide', 'A', [{ id: String(id), revision, level }], WHY)).done;
    };
    expect([await below(), (await year.sheet(p, 'headA1')).finalLevel]).toEqual([0, 'tot']);
    await decideA1('a1-1', 'khong_hoan_thanh');
    expect([await below(), (await year.sheet(p, 'headA1')).finalLevel]).toEqual([1, null]);
    expect((await page('headA', 'A')).points.map(({ code }) => code)).toEqual(['undecided']);
    expect([await decideA1('a1-1', 'tot'), await decideA1('headA1', 'tot')]).toEqual([1, 1]);
    expect((await page('headA', 'A')).points).toEqual([]);
  });

  it('heads learn of their own level with everybody else, when the decision is taken', async () => {
    const { id, teamLevel, finalLevel } = await year.sheet(p, 'headA1');
    expect([teamLevel, finalLevel]).toEqual([null, 'tot']);
    // The same person reads the sheets of the whole agency.
    const self = await t.signInAs('hr', year.unit('A'), { personId: year.person('headA1') });
    const own = async (filter: object = {}) =>
      (await lines(self, 'A', filter)).items.filter((line) => line.own).map((line) => [line.state, line.finalLevel]);
    expect(await own()).toEqual([['open', null]]);
    expect([await own({ state: 'decided' }), await own({ level: 'tot' })]).toEqual([[], []]);
    expect(await own({ state: 'open' })).toHaveLength(1);
    const sheet = await t.ask<{ ratingSheet: { steps: { action: string }[] } }>(SHEET, { id: String(id) }, self);
    expect(sheet.ratingSheet.steps.map(({ action }) => action)).not.toContain('decide_level');
    const decided = async (by: string | Session) =>
      (await page(by, 'A')).counts.find(({ level }) => level === 'tot')?.final ?? 0;
    expect(await decided(self)).toBe((await decided('headA')) - 1);
    // Nothing beside it tells it by the difference: the same for them whatever is decided about them.
    const beside = async () => {
      const { meter, counts, points } = await page(self, 'A');
      const levels = await t.ask(LEVELS, { p, a: year.unit('A') }, self);
      const { agencies } = (await t.ask<{ ratingPeriod: { agencies: object[] } }>(AGENCIES, { p }, self)).ratingPeriod;
      return JSON.stringify({ meter, counts, points, levels, agencies });
    };
    const told = await beside();
    const setLevel = (level: string) =>
      t.db.transaction((tx) => tx.run('UPDATE rating_sheet SET final_level = ? WHERE id = ?', [level, id]));
    await setLevel('xuat_sac');
    expect(await beside()).toBe(told);
    expect((await page('headA', 'A')).meter.cells.some(({ excellent }) => excellent > 0)).toBe(true);
    await setLevel('tot');
  });

  it('the levels below a head are counted for those alone who are told each of them', async () => {
    const id = async (head: RatingPerson) => String((await year.sheet(p, head)).id);
    const read = async (by: Session, head: RatingPerson) => {
      const answer = await t.ask<{ ratingSheet: { facts: string; steps: { action: string }[] } }>(
        SHEET,
        { id: await id(head) },
        by,
      );
      const { facts, steps } = answer.ratingSheet;
      return [facts.includes('"below":{'), steps.some(({ action }) => action === 'count_below')];
    };
    const hr = (personId: number) => t.signInAs('hr', year.unit('A'), { personId });
    const [ofA, ofA1, ofC] = [year.person('a-1'), year.person('a1-1'), year.person('c-1')];
    const readers: [by: Session, head: RatingPerson, told: boolean][] = [
      [as('headA1'), 'headA1', false],
      [as('headA'), 'headA1', true],
      [as('headA'), 'headA', true],
      [await hr(ofA), 'headA1', true],
      [await hr(ofA), 'headA', false],
      [await hr(ofA1), 'headA1', false],
      [await hr(ofC), 'headA', true],
    ];
    const found = await Promise.all(readers.map(([by, head]) => read(by, head)));
    expect(found).toEqual(readers.map(([, , told]) => [told, told]));
    // So it is where they head another unit than the one they are employed in: by the unit they head.
    const placed = (code: string) =>
      t.db.transaction(async (tx) => {
        const unit = await tx.one<{ path: string }>('SELECT path FROM unit WHERE id = ?', [year.unit(code)]);
        const at = [year.unit(code), unit?.path ?? '', await id('headA1')];
        await tx.run('UPDATE rating_sheet SET unit_id = ?, unit_path = ? WHERE id = ?', at);
      });
    await placed('A2');
    expect(await read(as('headA'), 'headA1')).toEqual([true, true]);
    expect(await read(await hr(ofA1), 'headA1')).toEqual([false, false]);
    await placed('A1');
    // What was worked out from them tells of them too: level, lists, counts and filters are as they would be without.
    const { id: sheetId } = await year.sheet(p, 'headA1');
    const columns = ['outcome', 'level', 'best', 'worst', 'team_level', 'final_level'];
    const [kept = {}] = await t.db.read.rows<Record<string, string | null>>(
      `SELECT ${columns.join(', ')} FROM rating_sheet WHERE id = ?`,
      [sheetId],
    );
    const setRated = (values: readonly (string | null)[]) =>
      t.db.transaction((tx) =>
        tx.run(`UPDATE rating_sheet SET ${columns.join(' = ?, ')} = ? WHERE id = ?`, [...values, sheetId]),
      );
    await setRated(['proposed', 'khong_hoan_thanh', null, null, null, null]);
    const lowestBy = async (by: string) => {
      const lowest = { level: 'khong_hoan_thanh' };
      const one = await t.ask<{ ratingSheet: { level: string | null } }>(SHEET, { id: String(sheetId) }, as(by));
      const row = (await lines(by, 'A1')).items.find(({ head }) => head);
      const spread = await t.ask<{ ratingDistribution: { now: { khongHoanThanh: number } } }>(LEVELS, { p }, as(by));
      return [
        one.ratingSheet.level,
        row?.level,
        (await lines(by, 'A1', lowest)).items.some(({ head }) => head),
        (await page(by, 'A1')).counts.find(({ level }) => level === lowest.level)?.machine,
        spread.ratingDistribution.now.khongHoanThanh > 0,
      ];
    };
    expect(await lowestBy('headA1')).toEqual([null, null, false, 0, false]);
    expect(await lowestBy('headA')).toEqual(['khong_hoan_thanh', 'khong_hoan_thanh', true, 1, true]);
    // Nor by what is counted of the whole agency, whose decided levels are told: of a head whose people the reader is among.
    const standing = async (by: Session) => {
      const { now } = (
        await t.ask<{ ratingDistribution: { now: { khongHoanThanh: number; none: number } } }>(
          LEVELS,
          { p, a: year.unit('A') },
          by,
        )
      ).ratingDistribution;
      return [(await page(by, 'A')).meter.unknown, now.none, now.khongHoanThanh];
    };
    const [unknown = 0, none = 0, lowestOnes = 0] = await standing(await hr(ofC));
    expect(await standing(await hr(ofA1))).toEqual([unknown + 1, none + 1, lowestOnes - 1]);
    await setRated(columns.map((column) => kept[column] ?? null));
    // Facts that what-if has kept of one reader are not another's.
    const whatIf = async (by: Session) => {
      const ask = { code: 'nd90', periodId: String(p), edits: [], movers: {} };
      return (await t.ask<{ ratingWhatIf: { people: number } }>(WHAT_IF, { ask }, by)).ratingWhatIf.people;
    };
    const everybody = await whatIf(as('hr'));
    expect(await whatIf(await t.signInAs('hr', year.unit('79'), { personId: ofA1 }))).toBeLessThan(everybody);
    const self = await year.signInPerson('headA1');
    const mine = async () =>
      (await t.ask<{ myRating: { facts: string } }>(MINE, { id: await id('headA1') }, self)).myRating.facts;
    const lacking = async (by: string) => {
      const path = `${t.url}/files/rating-papers/${await id('headA1')}?kind=slip&format=docx`;
      const slip = await fetch(path, { headers: { cookie: as(by).cookie } });
      const text = await unzipped(Buffer.from(await slip.arrayBuffer()), 'word/document.xml');
      return text.split('Thiếu số liệu').length - 1;
    };
    const [before, all] = [await lacking('headA1'), await lacking('headA')];
    expect(before).toBeGreaterThan(all);
    expect(await mine()).toContain('"below":null');
    const setState = (state: string) =>
      t.db.transaction((tx) =>
        tx.run('UPDATE rating_agency SET state = ? WHERE period_id = ? AND unit_id = ?', [state, p, year.unit('A')]),
      );
    await setState('decided');
    expect([await mine(), await lacking('headA1')]).toEqual([expect.stringContaining('"below":{'), all]);
    expect(await read(as('headA1'), 'headA1')).toEqual([true, true]);
    await setState('reviewed');
  });

  it('whoever heads a team alone sees no level of the others that is still being decided', async () => {
    const others = (await lines('headA1', 'A1')).items.filter(({ own, state }) => !own && state !== 'not_rated');
    expect(others.map(({ state, finalLevel }) => [state, finalLevel])).toEqual(others.map(() => ['proposed', null]));
    expect((await lines('headA', 'A1', { level: 'tot' })).total).toBeGreaterThan(
      (await lines('headA1', 'A1', { level: 'tot' })).total,
    );
    expect((await lines('headA1', 'A1', { state: 'decided' })).total).toBe(0);
    expect((await page('headA1', 'A1')).counts.find(({ level }) => level === 'tot')?.final).toBe(0);
    const levels = await t.ask<{ ratingDistribution: { now: { decided: number } } }>(
      LEVELS,
      { p, a: null },
      as('headA1'),
    );
    expect(levels.ratingDistribution.now.decided).toBe(0);
    const sheet = await t.ask<{ ratingSheet: { steps: { action: string }[] } }>(
      SHEET,
      { id: others[0]?.id },
      as('headA1'),
    );
    expect(sheet.ratingSheet.steps.map(({ action }) => action)).not.toContain('decide_level');
    // Nor by writing in a sheet as it was before, once the agency is back at its first step with its levels kept.
    const setState = (state: string, team: string, level: string) =>
      t.db.transaction(async (tx) => {
        await tx.run('UPDATE rating_agency SET state = ? WHERE period_id = ? AND unit_id = ?', [
          state,
          p,
          year.unit('A'),
        ]);
        await tx.run('UPDATE rating_team SET state = ? WHERE period_id = ? AND unit_id = ?', [
          team,
          p,
          year.unit('A1'),
        ]);
        await tx.run('UPDATE rating_sheet SET final_level = ? WHERE id = ?', [level, others[0]?.id ?? 0]);
      });
    await setState('open', 'open', 'hoan_thanh');
    const late = async (by: string) =>
      (await give(by, 'propose', 'A', [{ id: others[0]?.id, revision: 0, level: 'tot' }])).problems[0]?.messageVi;
    expect(await late('headA1')).toMatch(/^Thủ trưởng A1 vừa sửa.*: Hoàn thành tốt nhiệm vụ;/);
    await setState('reviewed', 'proposed', 'tot');
  });

  it('a deputy decides on behalf of the head within the days of the paper, and not a day longer', async () => {
    const deputy = await t.signInAs('hr', year.unit('A'), {
      displayName: 'Phó Chủ tịch',
      personId: year.person('a-1'),
    });
    const untied = await t.signInAs('hr', year.unit('A'), { displayName: 'Phó chưa gắn hồ sơ' });
    expect((await page(deputy, 'A')).acts).toEqual(['return']);
    const { deputies } = await page('headA', 'A');
    const id = deputies?.find(({ name }) => name === 'Phó Chủ tịch')?.id;
    const ask = { p, a: year.unit('A'), d: id, from: '2023-11-20', to: '2023-11-22' };
    expect(await t.refusal(DELEGATE, { ...ask, to: '2023-11-19' }, as('headA'))).toBe('delegation_days');
    expect(await t.refusal(DELEGATE, { ...ask, d: String(as('headA').userId) }, as('headA'))).toBe('delegation_deputy');
    expect(await t.refusal(DELEGATE, ask, as('headC'))).toBe('not_found');
    // Which sheet is their own is known of nobody whose account names no person, also when the tie is taken away later.
    expect(await t.refusal(DELEGATE, { ...ask, d: String(untied.userId) }, as('headA'))).toBe('deputy_without_person');
    await t.ask(DELEGATE, ask, as('headA'));
    const tie = (personId: number | null) =>
      t.db.transaction((tx) => tx.run('UPDATE user_account SET person_id = ? WHERE id = ?', [personId, deputy.userId]));
    await tie(null);
    expect((await page(await t.signIn(deputy), 'A')).acts).toEqual(['return']);
    expect(await moveRefused(await t.signIn(deputy), 'A', 'decide')).toMatchObject({ code: 'head_without_person' });
    expect(await moveRefused(untied, 'A', 'decide')).toMatchObject({ code: 'not_found' });
    const none = { p, a: year.unit('A'), changes: [] };
    expect(await t.refusal(GIVE('decideRatings'), none, await t.signIn(deputy))).toBe('head_without_person');
    await tie(year.person('a-1'));
    expect(await page(deputy, 'A')).toMatchObject({ acts: ['decide', 'return'], onBehalfOf: 'Thủ trưởng A' });
    const now = t.clock.now();
    t.clock.set(now + 3 * 86_400_000);
    expect((await page(await t.signIn(deputy), 'A')).acts).toEqual(['return']);
    t.clock.set(now);
    // Whoever moved to another office stands in for nobody here, nor does anybody for a head who is head no more.
    const deputyNow = async () => (await page(await t.signIn(deputy), 'A')).acts;
    const setRoles = (change: string, given: number | null, userId: number) =>
      t.db.transaction((tx) => tx.run(`UPDATE user_role SET ${change} = ? WHERE user_id = ?`, [given, userId]));
    await setRoles('unit_id', year.unit('79'), deputy.userId);
    expect(await deputyNow()).toEqual(['return']);
    await setRoles('unit_id', year.unit('A'), deputy.userId);
    await setRoles('ended_at', now, as('headA').userId);
    expect(await deputyNow()).toEqual(['return']);
    await setRoles('ended_at', null, as('headA').userId);
    // Where one more excellent person is too many, neither a refusal nor going on tells a deputy that they are the one.
    const by = await t.signIn(deputy);
    const setLevel = async (person: RatingPerson, level: string) => {
      const { id } = await year.sheet(p, person);
      await t.db.transaction((tx) => tx.run('UPDATE rating_sheet SET final_level = ? WHERE id = ?', [level, id]));
    };
    await setLevel('a-2', 'xuat_sac');
    const refusals: unknown[] = [];
    for (const level of ['tot', 'xuat_sac']) {
      await setLevel('a-1', level);
      refusals.push(await moveRefused(by, 'A', 'decide'));
    }
    expect(refusals[0]).toMatchObject({ code: 'rating_not_ready', messageVi: expect.not.stringMatching(/\d/) });
    expect(refusals[1]).toEqual(refusals[0]);
    for (const person of ['a-1', 'a-2'] as const) await setLevel(person, 'tot');
    expect((await move(by, 'A', 'decide')).state).toBe('decided');
    expect((await lines('headA1', 'A1')).items.find(({ own }) => own)?.finalLevel).toBe('tot');
    expect((await page('headA', 'A')).steps[0]).toMatchObject({
      action: 'decide',
      actor: 'Phó Chủ tịch',
      onBehalfOf: 'Thủ trưởng A',
    });
  });

  it('a lock waits for open requests, names them, and freezes what verify finds again', async () => {
    const sheet = await year.sheet(p, 'a1-1');
    const request = t.keys.next();
    await t.db.transaction((tx) =>
      tx.insert(
        'rating_request',
        [
          'id',
          'period_id',
          'agency_id',
          'sheet_id',
          'kind',
          'state',
          'reason',
          'requested_at',
          'requester',
          'due_on',
          'revision',
        ],
        [[request, p, year.unit('A'), sheet.id, 'objection', 'open', 'tính thiếu', 1, sheet.fullName, '2023-12-01', 0]],
      ),
    );
    expect(await moveRefused('hrA', 'A', 'lock')).toMatchObject({
      code: 'rating_not_ready',
      messageVi: expect.stringContaining(`${sheet.fullName} (Ý kiến trước khi chốt)`),
    });
    await t.db.transaction((tx) => tx.run("UPDATE rating_request SET state = 'refused' WHERE id = ?", [request]));
    expect(await t.refusal(MOVE, { agency: await agencyRef('headA', 'A'), act: 'lock', reason: '' }, as('headA'))).toBe(
      'not_found',
    );
    const locked = await move('hrA', 'A', 'lock');
    expect(locked).toMatchObject({ state: 'locked', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await verifyPeriod(t.db.read, p)).toMatchObject({ compared: 12, agencies: 1, unlocked: 3, differences: [] });
    const [line] = (await lines('headA', 'A', { level: 'tot' })).items;
    if (!line) throw new Error('nobody');
    expect((await give('headA', 'decide', 'A', [change(line, 'hoan_thanh')], WHY)).problems[0]?.code).toBe(
      'agency_locked',
    );
    expect((await moveRefused('headA', 'A', 'return', 'một lý do đủ dài'))?.code).toBe('agency_locked');
    await t.db.transaction((tx) =>
      tx.run("UPDATE rating_sheet SET final_level = 'xuat_sac' WHERE id = ?", [Number(line.id)]),
    );
    expect((await verifyPeriod(t.db.read, p)).differences).toMatchObject([
      { field: 'row.final_level', found: 'xuat_sac' },
    ]);
    const verify = async () => {
      const { code, out } = await dat100('rating', 'verify', '--period', String(p));
      return { code, out };
    };
    const { personId } = await sheetById(t.db.read, Number(line.id));
    const tampered = await verify();
    expect(tampered.code).toBe(1);
    expect(tampered.out).toContain(`A · ${personId} · row.final_level: tot ≠ xuat_sac`);
    await t.db.transaction((tx) =>
      tx.run("UPDATE rating_sheet SET final_level = 'tot' WHERE id = ?", [Number(line.id)]),
    );
    expect(await verify()).toEqual({ code: 0, out: expect.stringContaining('không có sai lệch') });
  });

  it.each<[string, string, string[]]>([
    [
      'facts and score',
      `UPDATE rating_sheet SET score = 9500, facts = REPLACE(facts, '"maternity":false', '"maternity":true') WHERE id = ?`,
      ['row.facts.maternity', 'row.score'],
    ],
    ['a reason', "UPDATE rating_sheet SET final_reason = 'lý do khác hẳn' WHERE id = ?", ['row.final_reason']],
    ['the time', 'UPDATE rating_sheet SET final_at = final_at + 1 WHERE id = ?', ['row.final_at']],
    ['who decided', 'UPDATE rating_sheet SET final_by = NULL WHERE id = ?', ['row.final_by']],
    [
      'levels beside it',
      "UPDATE rating_sheet SET team_level = 'hoan_thanh', self_level = 'tot', worst = 'tot', best = 'tot' WHERE id = ?",
      ['row.best', 'row.self_level', 'row.team_level', 'row.worst'],
    ],
    [
      'a name',
      "UPDATE rating_sheet SET full_name = 'Ai Khác', title = 'Khác' WHERE id = ?",
      ['row.full_name', 'row.title'],
    ],
    [
      'what lists find and order by, and what the person wrote',
      "UPDATE rating_sheet SET search_name = 'ai khac', sort_key = 'zz', self_text = 'khác' WHERE id = ?",
      ['row.search_name', 'row.self_text', 'row.sort_key'],
    ],
  ])('verify finds what is shown changed behind its back: %s', async (_, change, fields) => {
    const { id, personId } = await year.sheet(p, 'a1-1');
    const kept = await t.db.read.one<Record<string, string | number | null>>(
      `SELECT facts, score, final_reason, final_at, final_by, team_level, self_level, worst, best, full_name, title, search_name, sort_key, self_text
         FROM rating_sheet WHERE id = ?`,
      [id],
    );
    await t.db.transaction((tx) => tx.run(change, [id]));
    const { differences } = await verifyPeriod(t.db.read, p);
    expect(differences.map(({ field }) => field).sort()).toEqual(fields);
    expect(differences.every((one) => one.agency === 'A' && one.personId === personId)).toBe(true);
    await t.db.transaction((tx) =>
      tx.run(`UPDATE rating_sheet SET ${Object.keys(kept ?? {}).join(' = ?, ')} = ? WHERE id = ?`, [
        ...Object.values(kept ?? {}),
        id,
      ]),
    );
    expect((await verifyPeriod(t.db.read, p)).differences).toEqual([]);
  });

  it('verify finds an agency set back, and one that was frozen anew without an audited request', async () => {
    const setAgency = (change: string, ...given: (string | number)[]) =>
      t.db.transaction((tx) =>
        tx.run(`UPDATE rating_agency SET ${change} WHERE period_id = ? AND unit_id = ?`, [...given, p, year.unit('A')]),
      );
    const found = async () =>
      (await verifyPeriod(t.db.read, p)).differences.map(({ field, personId }) => [field, personId]);
    await setAgency("state = 'decided', locked_at = NULL");
    expect(await verifyPeriod(t.db.read, p)).toMatchObject({ compared: 12, unlocked: 4 });
    expect(await found()).toEqual([['state', null]]);
    await setAgency("state = 'locked', locked_at = ?", t.clock.now());
    // Nor does it go away with the agency itself.
    const place = [p, year.unit('A')];
    const [kept] = await t.db.read.rows('SELECT * FROM rating_agency WHERE period_id = ? AND unit_id = ?', place);
    await t.db.transaction((tx) => tx.run('DELETE FROM rating_agency WHERE period_id = ? AND unit_id = ?', place));
    expect(await found()).toEqual([['agency', null]]);
    const values = Object.entries(kept ?? {}) as [string, string | number | null][];
    await t.db.transaction((tx) =>
      tx.insert(
        'rating_agency',
        values.map(([column]) => column),
        [values.map(([, value]) => value)],
      ),
    );
    expect(await found()).toEqual([]);
    const { id, personId, locked, digest } = await year.sheet(p, 'a1-1');
    const sheets = await t.db.read.rows<{ id: number; person_id: number; digest: string }>(
      'SELECT id, person_id, digest FROM rating_sheet WHERE period_id = ? AND agency_id = ?',
      [p, year.unit('A')],
    );
    const freeze = async (text: string, reason: string | null, revision: number) => {
      const next = digestOf(text);
      await t.db.transaction((tx) =>
        tx.run('UPDATE rating_sheet SET locked = ?, digest = ?, final_reason = ? WHERE id = ?', [
          text,
          next,
          reason,
          id,
        ]),
      );
      const all = sheets.map((one) => ({
        personId: Number(one.person_id),
        digest: Number(one.id) === id ? next : one.digest,
      }));
      await setAgency('digest = ?, lock_revision = ?', digestOf(agencyText(all)), revision);
    };
    const sheet = JSON.parse(locked ?? '') as LockedSheet;
    const { reason } = sheet.final;
    const changed = { ...sheet, final: { ...sheet.final, reason: 'lý do khác hẳn' } };
    await freeze(canonicalJson(changed as unknown as Canonical), changed.final.reason, 2);
    expect(await found()).toEqual([
      ['lock_revision', null],
      ['audited_digest', null],
    ]);
    await freeze(locked ?? '', reason, 1);
    expect([await found(), (await year.sheet(p, 'a1-1')).digest, personId]).toEqual([[], digest, sheet.person.id]);
  });

  it('what was locked stays what it is after a thousand later changes of the records', async () => {
    const before = await t.db.read.rows('SELECT locked, digest FROM rating_sheet WHERE locked IS NOT NULL ORDER BY id');
    const next = random(11);
    const people = await t.db.read.rows<{ id: number }>('SELECT id FROM person ORDER BY id');
    const [scheme] = await t.db.read.rows<{ content: string }>(
      "SELECT content FROM rating_scheme_version WHERE scheme = 'nd90' AND version = 1",
    );
    await t.db.transaction(async (tx) => {
      for (let i = 0; i < 1000; i += 1) {
        const person = Number(people[next(people.length)]?.id);
        const unit = year.unit(['79', 'A', 'A1', 'A2', 'AT', 'C', 'C1'][next(7)] ?? '79');
        const change = next(6);
        if (change === 0)
          await tx.run('UPDATE person SET full_name = ?, title = ? WHERE id = ?', [`Tên ${i}`, `Chức ${i}`, person]);
        if (change === 1)
          await tx.run('UPDATE employment SET unit_id = ?, kind = ? WHERE person_id = ?', [unit, 'vien_chuc', person]);
        if (change === 2)
          await tx.run('UPDATE employment SET valid_to = ? WHERE person_id = ?', ['2023-06-30', person]);
        if (change === 3)
          await tx.run('UPDATE status_event SET stage_position = ?, trust = ? WHERE person_id = ?', [
            next(3),
            1 + next(5),
            person,
          ]);
        if (change === 4)
          await tx.run('UPDATE unit SET name = ?, kind = ? WHERE id = ?', [`Đơn vị ${i}`, 'khac', unit]);
        if (change === 5 && i % 10 === 0)
          await tx.insert(
            'rating_scheme_version',
            ['scheme', 'version', 'content', 'digest', 'published_at'],
            [['nd90', 100 + i, (scheme?.content ?? '').replaceAll('8000', '7000'), 'x', i]],
          );
      }
    });
    expect(await verifyPeriod(t.db.read, p)).toMatchObject({ compared: 12, differences: [] });
    expect(
      await t.db.read.rows('SELECT locked, digest FROM rating_sheet WHERE locked IS NOT NULL ORDER BY id'),
    ).toEqual(before);
  });
});

/** The same numbers on every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
