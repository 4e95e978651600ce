import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '@dat100/shared/calendar';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople, addTree, type TestPerson } from './facts.js';

const TREND = `query($unit: ID!, $criterion: String!, $lens: String, $from: Day, $to: Day) {
  boardTrend(unitId: $unit, criterion: $criterion, lens: $lens, from: $from, to: $to) {
    unit { code } criterion lens from to dueOn targetPercent
    points { day inScope claimed verified target rateText }
    forecast { early late reason notBefore toTarget stuck stuckInTheWay
      paceNow { people days perWeekTenths } paceNeeded { people days perWeekTenths } } } }`;
const TODAY = '2023-11-20';
const CRITERION = 'vneid_level2';

interface TrendAnswer {
  boardTrend: {
    unit: { code: string };
    from: string;
    to: string;
    points: { day: string; inScope: number; claimed: number; verified: number; target: number; rateText: string }[];
    forecast: {
      early: string | null;
      late: string | null;
      reason: string | null;
      notBefore: string | null;
      toTarget: number;
      stuck: number | null;
      stuckInTheWay: number;
      paceNow: object | null;
      paceNeeded: object | null;
    };
  };
}

forEachDatabase('trends', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let neighbour: Session;
  let stuckPeople: number[];

  const id = (code: string) => units.get(code) ?? 0;
  const ask = async (code: string, session: Session, more: object = {}) =>
    (await t.ask<TrendAnswer>(TREND, { unit: id(code), criterion: CRITERION, ...more }, session)).boardTrend;
  const refuse = async (code: string, session: Session, more: object = {}) => {
    const variables = { unit: id(code), criterion: CRITERION, ...more };
    return (await t.gql(TREND, variables, session)).errors[0]?.extensions;
  };
  /** Activated so many days ago; null: approved only. */
  const person = (code: string, ago: number | null, more: Partial<TestPerson> = {}): TestPerson => ({
    unitId: id(code),
    events: [
      {
        criterion: CRITERION,
        stage: ago === null ? 'approved' : 'activated',
        on: ago === null ? '2023-03-01' : addDays(TODAY, -ago),
        trust: (ago ?? 0) % 2 ? 'unit' : 'checked',
      },
    ],
    ...more,
  });
  const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
      '760,Quận 1,quan,79,,',
      '761,Quận 12,quan,79,,',
      'W1,Phường Bến Nghé,phuong,760,,',
      'W2,Phường Tân Định,phuong,760,,',
      'W3,Phường Cô Giang,phuong,760,,',
      'W4,Phường Thới An,phuong,761,,',
      'W5,Phường Cũ,phuong,760,,2023-09-30',
      'X1,Phường Thạnh Lộc,phuong,761,,',
    ]);
    await addPeople(t, [
      // A hundred activated long ago, one on each of the last 28 days, twelve still to go.
      ...times(100, () => person('W1', 120)),
      ...times(28, (i) => person('W1', i)),
      ...times(10, () => person('W1', null, { memberships: [{ code: 'doan_vien', from: '2020-01-01' }] })),
      ...times(6, () => person('W2', 60)),
      ...times(3, () => person('W2', null)),
      // Three people until the first of October, six from then on.
      ...times(3, () => person('W3', null, { from: '2020-01-01' })),
      ...times(3, () => person('W3', 10, { from: '2023-10-01' })),
      ...times(2, () => person('W4', null)),
      ...times(7, () => person('W5', 120, { to: '2023-09-30' })),
      ...times(9, (i) => person('X1', i * 3)),
    ]);
    stuckPeople = await addPeople(
      t,
      times(2, () => person('W1', null)),
    );
    const [old = 0, recent = 0] = stuckPeople;
    const [done = 0, uncounted = 0] = await addPeople(t, [person('W1', 40), person('W1', null, { kind: 'khac' })]);
    const criterion = await t.db.read.one<{ id: number }>('SELECT id FROM criterion WHERE code = ?', [CRITERION]);
    const before = (days: number) => t.clock.now() - days * 86_400_000;
    const stuck = (personId: number, days: number) => [personId, criterion?.id ?? 0, 'no_smartphone', before(days)];
    await t.db.transaction((tx) =>
      tx.insert(
        'stuck',
        ['person_id', 'criterion_id', 'reason', 'recorded_at'],
        [stuck(old, 29), stuck(recent, 27), stuck(done, 90), stuck(uncounted, 90)],
      ),
    );
    committee = await t.signInAs('committee', id('79'));
    neighbour = await t.signInAs('unit_head', id('X1'));
  });
  afterAll(() => t.close());

  it('tells the figures of both ends and of each day that changed them, with what the target takes', async () => {
    const trend = await ask('W1', committee, { from: '2023-10-20' });
    expect(trend).toMatchObject({
      unit: { code: 'W1' },
      criterion: CRITERION,
      lens: 'all',
      from: '2023-10-20',
      to: TODAY,
      dueOn: '2023-12-31',
      targetPercent: 100,
    });
    expect(trend.points).toHaveLength(29);
    expect(trend.points[0]).toEqual({
      day: '2023-10-20',
      inScope: 141,
      claimed: 101,
      verified: 101,
      target: 141,
      rateText: '71,6 %',
    });
    expect(trend.points[1]).toMatchObject({ day: '2023-10-24', claimed: 102 });
    expect(trend.points.at(-1)).toMatchObject({ day: TODAY, claimed: 129, verified: 115 });
    // What it ends with is what the board says.
    const board = await t.ask<{ board: { total: object } }>(
      `query($unit: ID!) { board(unitId: $unit, criterion: "${CRITERION}") { total { inScope claimed verified } } }`,
      { unit: id('W1') },
      committee,
    );
    expect(board.board.total).toEqual({ inScope: 141, claimed: 129, verified: 115 });
  });

  it('forecasts a range around the day an even pace arrives, tells old difficulties apart, and both paces', async () => {
    const { forecast } = await ask('W1', committee);
    expect(forecast).toMatchObject({
      reason: null,
      toTarget: 12,
      stuck: 1,
      stuckInTheWay: 1,
      paceNow: { people: 28, days: 28, perWeekTenths: 70 },
      paceNeeded: { people: 12, days: 41, perWeekTenths: 21 },
    });
    // Eleven people, one a day.
    const day = addDays(TODAY, 11);
    expect(forecast.early !== null && TODAY < forecast.early && forecast.early <= day).toBe(true);
    expect(forecast.late !== null && day <= forecast.late).toBe(true);
    expect(daysBetween(forecast.early ?? '', forecast.late ?? '')).toBeLessThanOrEqual(41);
  });

  it('forecasts from what stood on a past day, and looks through a lens; difficulties are of today and of everyone', async () => {
    const past = await ask('W1', committee, { from: '2023-01-01', to: '2023-07-31' });
    expect(past.points.at(-1)).toMatchObject({ day: '2023-07-31', claimed: 100 });
    expect(past.forecast).toMatchObject({ stuck: null, toTarget: 41 });
    const lens = await ask('W1', committee, { lens: 'membership:doan_vien' });
    expect(lens.points.at(-1)).toMatchObject({ inScope: 10, claimed: 0 });
    expect(lens.forecast).toMatchObject({ stuck: null, reason: 'no_progress', early: null, late: null });
  });

  it.each([
    ['W2', {}, 'no_progress'],
    ['W2', { lens: 'membership:dang_vien' }, 'nobody_in_scope'],
    ['W5', {}, 'reached'],
    ['79', { to: '2023-01-01' }, 'too_few_points'],
  ])('%s %j: %s', async (code, more, reason) => {
    const { forecast } = await ask(code, committee, more);
    expect(forecast).toMatchObject({ reason, early: null, late: null, notBefore: null });
  });

  it('begins when the directive was issued, and speaks of the last day of a unit that has ended', async () => {
    const trend = await ask('W5', committee);
    expect(trend.to).toBe('2023-09-30');
    const issued = await t.db.read.one<{ issued_on: string }>('SELECT issued_on FROM directive');
    expect(trend.from).toBe(issued?.issued_on);
  });

  describe('outside the chain', () => {
    it('shows one day a week, the same forecast of everyone, and no difficulties', async () => {
      const mine = await ask('W1', committee, { from: '2023-10-20' });
      const theirs = await ask('W1', neighbour, { from: '2023-10-20' });
      const days = ['2023-10-20', '2023-10-23', '2023-10-30', '2023-11-06', '2023-11-13', '2023-11-20'];
      expect(theirs.points.map(({ day }) => day)).toEqual(days);
      expect(theirs.points.map(({ claimed }) => claimed)).toEqual([101, 101, 108, 115, 122, 129]);
      expect(theirs.forecast).toMatchObject({ stuck: null, stuckInTheWay: 0, toTarget: 12, reason: null });
      expect(theirs.forecast.paceNow).toEqual(mine.forecast.paceNow);
    });

    it('tells no difficulties to who may not read the people, even of their own unit', async () => {
      const police = await t.signInAs('police_liaison', id('W1'));
      const { forecast } = await ask('W1', police);
      expect(forecast).toMatchObject({ stuck: null, stuckInTheWay: 0 });
    });

    it('refuses a unit of under five people, as its board is refused', async () => {
      expect(await refuse('W4', neighbour)).toMatchObject({ code: 'too_few_to_show' });
      expect((await ask('W4', committee)).points.at(-1)).toMatchObject({ inScope: 2 });
    });

    it('leaves out days on which there were under five', async () => {
      const { points } = await ask('W3', neighbour);
      expect(points.filter(({ inScope }) => inScope > 0 && inScope < 5)).toEqual([]);
      expect(points.at(-1)).toMatchObject({ inScope: 6, claimed: 3 });
      const inside = await ask('W3', committee);
      expect(inside.points.some(({ inScope }) => inScope === 3)).toBe(true);
      expect(await refuse('W3', neighbour, { to: '2023-09-01' })).toMatchObject({ code: 'too_few_to_show' });
    });
  });

  it.each([
    [{ from: '2023-11-21' }, 'day_in_future', 'from'],
    [{ to: '2023-11-21' }, 'day_in_future', 'to'],
    [{ from: '2022-12-31' }, 'before_first_day', 'from'],
    [{ to: '2022-12-31' }, 'before_first_day', 'to'],
    [{ from: '2023-11-02', to: '2023-11-01' }, 'days_out_of_order', 'from'],
    [{ lens: 'kind:nobody' }, 'unknown_lens', 'lens'],
    [{ criterion: 'flying' }, 'unknown_criterion', 'criterion'],
  ])('refuses %j: %s', async (more, code, field) => {
    expect(await refuse('W1', committee, more)).toMatchObject({ code, field });
  });

  it('refuses a unit that is not there, and figures that contradict themselves give no forecast', async () => {
    expect(await t.refusal(TREND, { unit: '99', criterion: CRITERION }, committee)).toBe('not_found');
    await t.db.transaction((tx) =>
      tx.run('UPDATE rollup_day SET in_scope = 1 WHERE unit_id = ? AND lens = ? AND day = ?', [id('X1'), 'all', TODAY]),
    );
    const { points, forecast } = await ask('X1', committee);
    expect(points.at(-1)).toMatchObject({ inScope: 1, rateText: 'lỗi số liệu' });
    expect(forecast).toMatchObject({ reason: 'bad_figures', early: null, late: null, paceNow: null });
  });
});
