import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RatingFacts } from '@dat100/shared/rating-facts';
import { openPoints } from '../src/ratings/decisions/open-points.js';
import {
  agenciesOf,
  agencyById,
  schemeOfPeriod,
  teamsOf,
  type StoredPeriod,
} from '../src/ratings/periods/stored-periods.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { RatingYear, type RatingPerson } from './rating-year.js';

const VIEW = '{ id revision state outcome head mayManage facts steps { action reason } }';
const OUT = `mutation($id: ID!, $revision: Int!, $out: Boolean!, $reason: String!, $document: String) {
  takeOutOfRating(id: $id, revision: $revision, out: $out, reason: $reason, document: $document) ${VIEW} }`;
const HEAD = `mutation($id: ID!, $revision: Int!, $unitId: ID, $reason: String!) {
  setRatingHead(id: $id, revision: $revision, unitId: $unitId, reason: $reason) ${VIEW} }`;
const SHEET = `query($id: ID!) { ratingSheet(id: $id) ${VIEW} }`;
const AGENCIES = 'query($id: ID!) { ratingPeriod(id: $id) { agencies { code people notRated } } }';
const WHY = 'nghỉ dài hạn theo chế độ khác';
const NAMED = 'theo quyết định bổ nhiệm 12/QĐ';

interface View {
  id: string;
  revision: number;
  state: string;
  outcome: string;
  head: boolean;
  mayManage: boolean;
  facts: string;
  steps: { action: string; reason: string | null }[];
}

forEachDatabase('who is rated, and as whose head', (dialect) => {
  let t: TestApp;
  let year: RatingYear;
  let period: StoredPeriod;
  beforeAll(async () => {
    t = await startApp({ dialect });
    year = await RatingYear.of(t);
    period = await year.opened();
  });
  afterAll(() => t.close());

  const seen = async (name: RatingPerson) => {
    const { id, revision } = await year.sheet(period.id, name);
    return { id: String(id), revision };
  };
  const out = async (name: RatingPerson, ask: object = {}, by: string | Session = 'hr') => {
    const session = typeof by === 'string' ? year.as(by) : by;
    const variables = { ...(await seen(name)), out: true, reason: WHY, ...ask };
    const { data, errors } = await t.gql<{ takeOutOfRating: View }>(OUT, variables, session);
    return errors[0]?.extensions.code ?? data?.takeOutOfRating;
  };
  const head = async (name: RatingPerson, unit: string | null, ask: object = {}, by = 'hr') => {
    const variables = { ...(await seen(name)), unitId: unit && year.unit(unit), reason: NAMED, ...ask };
    const { data, errors } = await t.gql<{ setRatingHead: View }>(HEAD, variables, year.as(by));
    return errors[0]?.extensions.code ?? data?.setRatingHead;
  };
  const notRated = async () =>
    (
      await t.ask<{ ratingPeriod: { agencies: { code: string; people: number; notRated: number }[] } }>(
        AGENCIES,
        { id: period.id },
        year.as('hr'),
      )
    ).ratingPeriod.agencies.find(({ code }) => code === 'A')?.notRated ?? -1;
  const people = async () =>
    Object.fromEntries((await agenciesOf(t.db.read, period.id)).map(({ code, people: n }) => [code, n]));

  it('takes somebody out with a reason that everybody who sees the sheet reads, and back with their figures', async () => {
    const [before, counted] = [await year.sheet(period.id, 'a1-1'), await notRated()];
    await t.db.transaction((tx) =>
      tx.run("UPDATE rating_sheet SET team_level = 'tot', state = 'proposed' WHERE id = ?", [before.id]),
    );
    expect(await out('a1-1', { document: ' 7/QĐ ' })).toMatchObject({
      state: 'not_rated',
      outcome: 'not_rated',
      mayManage: true,
      steps: [{ action: 'take_out', reason: WHY }],
    });
    const sheet = await year.sheet(period.id, 'a1-1');
    expect(sheet).toMatchObject({ teamLevel: null, level: null, best: null });
    expect(sheet.facts.takenOut).toEqual({
      reason: WHY,
      document: '7/QĐ',
      on: '2023-11-20',
      source: expect.any(String),
    });
    expect(await notRated()).toBe(counted + 1);
    const byHead = await t.ask<{ ratingSheet: View }>(SHEET, { id: String(before.id) }, year.as('headA1'));
    expect(byHead.ratingSheet).toMatchObject({ mayManage: false, steps: [{ reason: WHY }] });
    const [audited] = await t.db.read.rows<{ detail: string }>(
      "SELECT detail FROM audit_record WHERE action = 'rating.take_out'",
    );
    expect(JSON.parse(audited?.detail ?? '')).toMatchObject({ reason: WHY, document: '7/QĐ', sheetId: before.id });

    expect(await out('a1-1', { out: false })).toMatchObject({ state: 'open', outcome: before.outcome });
    const back = await year.sheet(period.id, 'a1-1');
    expect([back.facts, await notRated()]).toEqual([before.facts, counted]);
  });

  it.each<[string, object, string, string]>([
    ['without a reason', { reason: 'nghỉ' }, 'hr', 'rating_reason_missing'],
    ['by somebody who saw another sheet', { revision: 99 }, 'hr', 'sheet_changed'],
    ['by human resources of the unit below', {}, 'hrA1', 'not_found'],
    ['by the head, who does not manage', {}, 'headA', 'not_found'],
    ['by an administrator, who sees nobody', {}, 'administrator', 'not_found'],
  ])('takes nobody out %s', async (_, ask, by, code) => {
    const made: Record<string, () => Promise<Session>> = {
      hrA1: () => t.signInAs('hr', year.unit('A1')),
      administrator: () => t.signInAs('administrator', null),
    };
    expect(await out('a1-2', ask, (await made[by]?.()) ?? by)).toBe(code);
  });

  it('human resources of a district do it in their own agency, and never for themselves', async () => {
    const self = await t.signInAs('hr', year.unit('A'), { personId: year.person('a-1') });
    expect(await out('a-1', {}, self)).toBe('own_sheet');
    expect(await out('a-2', {}, self)).toMatchObject({ state: 'not_rated' });
    expect(await out('a-2', { out: false }, self)).toMatchObject({ state: 'open' });
    expect(await out('c-1', {}, 'hrA')).toBe('not_found');
  });

  it('says after the opening who heads a unit: both are rated anew, by the figures and where they are decided', async () => {
    const before = await people();
    const own = (await year.sheet(period.id, 'c-1')).facts.compliance;
    const unit = (await year.sheet(period.id, 'headC')).facts.compliance;
    expect(await head('c-1', 'C')).toMatchObject({ head: true, steps: [{ action: 'set_head', reason: NAMED }] });
    const [is, was] = [await year.sheet(period.id, 'c-1'), await year.sheet(period.id, 'headC')];
    const top = year.unit('79');
    expect(is).toMatchObject({ headOf: year.unit('C'), agencyId: top, dutyGroup: 'lanh_dao', state: 'open' });
    expect(is.facts).toMatchObject({ head: true, compliance: unit, below: null });
    expect(was).toMatchObject({ headOf: null, agencyId: year.unit('C'), dutyGroup: 'chuyen_mon' });
    expect(was.facts.head).toBe(false);
    expect(Object.keys(was.facts.compliance)).toEqual(Object.keys(own));
    expect(await people()).toEqual(before);
    const teams = await teamsOf(t.db.read, period.id, top);
    expect(teams.find(({ unitId }) => unitId === year.unit('C'))?.people).toBe(1);

    // And back: what was gathered of the person is gathered again.
    expect(await head('headC', 'C')).toMatchObject({ head: true });
    const again = await year.sheet(period.id, 'c-1');
    expect([again.facts.compliance, again.agencyId]).toEqual([own, year.unit('C')]);
    expect((await year.sheet(period.id, 'headC')).facts.compliance).toEqual(unit);
    expect(await people()).toEqual(before);
  });

  it('a post that becomes vacant moves its head back into the agency below', async () => {
    const before = await people();
    expect(await head('headC', null)).toMatchObject({ head: false });
    const after = await people();
    expect([after['79'], after['C']]).toEqual([(before['79'] ?? 0) - 1, (before['C'] ?? 0) + 1]);
    const teams = await teamsOf(t.db.read, period.id, year.unit('79'));
    expect(teams.some(({ unitId }) => unitId === year.unit('C'))).toBe(false);
    // A unit that is called otherwise by now keeps its name of the period.
    const rename = (name: string) =>
      t.db.transaction((tx) => tx.run('UPDATE unit SET name = ? WHERE id = ?', [name, year.unit('C')]));
    await rename('Sở Nội vụ và Lao động');
    expect(await head('headC', 'C')).toMatchObject({ head: true });
    await rename('Sở Nội vụ');
    const again = await teamsOf(t.db.read, period.id, year.unit('79'));
    expect(again.find(({ unitId }) => unitId === year.unit('C'))).toMatchObject({
      name: 'Sở Nội vụ',
      pathText: 'Sở Nội vụ',
    });
    const [said] = await t.db.read.rows<{ person_id: number }>(
      'SELECT person_id FROM rating_head WHERE period_id = ? AND unit_id = ?',
      [period.id, year.unit('C')],
    );
    expect(Number(said?.person_id)).toBe(year.person('headC'));
  });

  it('asks no papers of an agency whose only person is its head, who is decided above', async () => {
    const agency = await agencyById(t.db.read, period.id, year.unit('C'));
    const scheme = await schemeOfPeriod(t.db.read, period);
    const points = async () =>
      (await openPoints(t.db.read, 'review', { period, scheme, agency })).map(({ code }) => code);
    expect(await points()).toEqual(['meeting_missing', 'opinion_missing']);
    const decidedBy = (unit: string, sheets: readonly { id: number }[]) =>
      t.db.transaction(async (tx) => {
        for (const { id } of sheets)
          await tx.run('UPDATE rating_sheet SET agency_id = ? WHERE id = ?', [year.unit(unit), id]);
      });
    const sheets = await t.db.read.rows<{ id: number }>(
      'SELECT id FROM rating_sheet WHERE period_id = ? AND agency_id = ?',
      [period.id, year.unit('C')],
    );
    await decidedBy('79', sheets);
    expect(await points()).toEqual([]);
    await decidedBy('C', sheets);
  });

  it('refuses in words whoever heads another unit, and a unit that has proposed: its proposal goes back first', async () => {
    expect(await head('headA1', 'A2')).toBe('heads_another_unit');
    expect(await head('a1-1', 'A1', {}, 'headA')).toBe('not_found');
    expect(await head('c-1', 'C', {}, 'hrA')).toBe('not_found');
    expect(await head('a2-1', 'A2', { reason: 'x' })).toBe('rating_reason_missing');
    const set = (state: string) =>
      t.db.transaction((tx) =>
        tx.run('UPDATE rating_team SET state = ? WHERE period_id = ? AND unit_id = ?', [
          state,
          period.id,
          year.unit('A2'),
        ]),
      );
    await set('proposed');
    expect(await head('a2-1', 'A2')).toBe('team_has_proposed');
    expect(await head('a-1', 'A2')).toBe('unit_has_proposed');
    await set('open');
    expect(await head('a2-1', 'A2')).toMatchObject({ head: true });
    const facts: RatingFacts = (await year.sheet(period.id, 'a2-1')).facts;
    expect(facts.head).toBe(true);
    expect((await agencyById(t.db.read, period.id, year.unit('A'))).state).toBe('open');
  });
});
