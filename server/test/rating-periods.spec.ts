import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { agenciesOf, teamsOf } from '../src/ratings/periods/stored-periods.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { RatingYear } from './rating-year.js';

forEachDatabase('rating periods', (dialect) => {
  let t: TestApp;
  let year: RatingYear;

  beforeAll(async () => {
    t = await startApp({ dialect });
    year = await RatingYear.of(t);
  });
  afterAll(() => t.close());

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
});
