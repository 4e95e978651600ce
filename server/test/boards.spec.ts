import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recount } from '../src/rollups/recount.js';
import { DirectivesService } from '../src/directives/directives.service.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople, addTree, type TestPerson } from './facts.js';

const ROW = `unit { id code pathText inMyScope } direct peerGroup rank tied ranked reason gap latestFact stale
  figures { inScope claimed verified police deferred exempt uncounted noEvent achievedOutOfScope left rateText verifiedRateText reachedTarget stages { stage count } }`;
const BOARD = `query($unit: ID!, $criterion: String!, $lens: String, $asOf: Day) { board(unitId: $unit, criterion: $criterion, lens: $lens, asOf: $asOf) {
  unit { code } ancestors { code } criterion lens asOf countedTo version dueOn targetPercent
  total { inScope claimed noEvent uncounted stages { stage count } } groups { code nameVi } rows { ${ROW} } } }`;
const TODAY = '2023-11-20';

interface Row {
  unit: { id: string; code: string; pathText: string; inMyScope: boolean };
  direct: boolean;
  rank: number | null;
  reason: string | null;
  gap: number;
  latestFact: string | null;
  stale: boolean;
  figures: {
    inScope: number;
    claimed: number;
    uncounted: number;
    noEvent: number;
    rateText: string;
    stages: { stage: string; count: number }[];
  } | null;
}
interface BoardAnswer {
  board: {
    ancestors: { code: string }[];
    asOf: string;
    countedTo: string;
    version: string;
    dueOn: string;
    total: {
      inScope: number;
      claimed: number;
      noEvent: number;
      uncounted: number;
      stages: { stage: string; count: number }[];
    };
    groups: { code: string }[];
    rows: Row[];
  };
}

forEachDatabase('boards', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let head: Session;

  const id = (code: string) => units.get(code) ?? 0;
  const ask = async (code: string, session: Session, more: object = {}) =>
    (await t.ask<BoardAnswer>(BOARD, { unit: id(code), criterion: 'vneid_level2', ...more }, session)).board;
  const refuse = (code: string, session: Session | null, more: object = {}) =>
    t.refusal(BOARD, { unit: id(code), criterion: 'vneid_level2', ...more }, session);
  const codes = (board: { rows: Row[] }) => board.rows.map((row) => `${row.unit.code}${row.direct ? '*' : ''}`);
  /** n people, k of whom activated on a day; the others were approved on that day. */
  const office = (code: string, k: number, n: number, on: string, more: Partial<TestPerson> = {}): TestPerson[] =>
    Array.from({ length: n }, (_, i) => ({
      unitId: id(code),
      events: [
        { criterion: 'vneid_level2', stage: i < k ? 'activated' : 'approved', on, trust: i % 2 ? 'unit' : 'checked' },
      ],
      ...more,
    }));

  /** Changes what the database says behind the product's back, but for the version of the boards. */
  const change = (sql: string, unitId: number) =>
    t.db.transaction(async (tx) => {
      await tx.run(sql, [unitId]);
      await tx.run('UPDATE board_version SET version = version + 1');
    });

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
      '760,Quận 1,quan,79,,',
      '761,Quận 12,quan,79,,',
      'SO,Sở Tư pháp,so_ban_nganh,79,,',
      'W1,Phường Bến Nghé,phuong,760,,',
      'W2,Phường Tân Định,phuong,760,,',
      'W3,Phường Cô Giang,phuong,760,,',
      'W4,Phường Đa Kao,phuong,760,,',
      'W5,Phường Cũ,phuong,760,,2023-09-30',
      'W6,Phường Mới,phuong,760,2024-01-01,',
      'X1,Phường Thạnh Lộc,phuong,761,,',
    ]);
    const until = { to: '2023-09-30', then: [{ unitId: id('W1'), from: '2023-10-01' }] };
    await addPeople(t, [
      ...office('760', 4, 6, '2023-03-01'),
      ...office('W1', 15, 20, '2023-06-01', { memberships: [{ code: 'doan_vien', from: '2020-01-01' }] }),
      ...office('W2', 9, 12, '2023-10-15', { kind: 'vien_chuc' }),
      ...office('W3', 2, 3, '2023-06-01'),
      ...office('W5', 1, 5, '2023-06-01', until),
      ...office('X1', 11, 11, '2023-06-01'),
      {
        unitId: id('W2'),
        scopes: [{ criterion: 'vneid_level2', status: 'exempt', from: '2023-05-01' }],
        events: [{ criterion: 'vneid_level2', stage: 'activated', on: '2023-05-01' }],
      },
    ]);
    await t.db.transaction((tx) =>
      tx.insert(
        'import_row',
        ['id', 'import_id', 'sheet', 'row_no', 'outcome', 'state', 'unit_id', 'payload'],
        [[1, 1, 'Sheet1', 5, 'rejected', 'open', id('W2'), Buffer.from('')]],
      ),
    );
    await recount(t.db, await t.app.get(DirectivesService).countRules(), { repair: true, now: t.clock.now() });
    committee = await t.signInAs('committee', id('79'));
    head = await t.signInAs('unit_head', id('W1'));
  });
  afterAll(() => t.close());

  it('shows the whole, the units below in order, and people of the unit itself; rows sum to the total', async () => {
    const board = await ask('760', committee);
    expect(codes(board)).toEqual(['W2', 'W1', 'W3', 'W4', '760*']);
    expect(board).toMatchObject({
      unit: { code: '760' },
      ancestors: [{ code: '79' }],
      criterion: 'vneid_level2',
      lens: 'all',
      asOf: TODAY,
      countedTo: TODAY,
      dueOn: '2023-12-31',
      targetPercent: 100,
    });
    expect(board.rows[0]).toEqual({
      unit: { id: String(id('W2')), code: 'W2', pathText: 'Quận 1 / Phường Tân Định', inMyScope: true },
      direct: false,
      peerGroup: 'wards',
      rank: 1,
      tied: 1,
      ranked: 2,
      reason: null,
      gap: 3,
      latestFact: TODAY,
      stale: false,
      figures: {
        inScope: 12,
        claimed: 9,
        verified: 5,
        police: 0,
        deferred: 0,
        exempt: 1,
        uncounted: 1,
        noEvent: 0,
        achievedOutOfScope: 1,
        left: 3,
        rateText: '75,0 %',
        verifiedRateText: '41,6 %',
        reachedTarget: false,
        stages: [
          ['not_registered', 0],
          ['registered', 0],
          ['rejected', 0],
          ['approved', 3],
          ['activated', 9],
        ].map(([stage, count]) => ({ stage, count })),
      },
    });
    // 15 of 20 and one of the five who came from W5: 16 of 25 is behind 9 of 12.
    expect(
      board.rows.map((row) => [row.rank, row.figures?.claimed, row.figures?.inScope, row.reason, row.gap]),
    ).toEqual([
      [1, 9, 12, null, 3],
      [2, 16, 25, null, 9],
      [null, 2, 3, 'too_small', 1],
      [null, 0, 0, 'no_one_in_scope', 0],
      [null, 4, 6, 'direct', 2],
    ]);
    expect(board.total).toMatchObject({ inScope: 46, claimed: 31, uncounted: 1 });
    expect(board.rows.reduce((sum, row) => sum + (row.figures?.inScope ?? 0), 0)).toBe(46);
    expect(board.groups.map((group) => group.code)).toEqual(['wards', 'direct']);
  });

  it('marks a unit that was never heard of, or not for more than seven days', async () => {
    const stale = async () =>
      Object.fromEntries((await ask('760', committee)).rows.map((row) => [row.unit.code, row.stale]));
    expect(await stale()).toEqual({ W1: false, W2: false, W3: false, W4: true, '760': false });
    await change('UPDATE unit_freshness SET recorded_at = recorded_at - 8 * 86400000 WHERE unit_id = ?', id('W1'));
    expect((await stale())['W1']).toBe(true);
  });

  it('says of a past day nothing that was recorded since, and marks nothing in it', async () => {
    for (const past of [await ask('760', committee, { asOf: '2023-11-19' }), await ask('W5', committee)])
      expect(past.rows.filter(({ latestFact, stale }) => latestFact !== null || stale)).toEqual([]);
    expect((await ask('760', committee)).rows.find(({ unit }) => unit.code === 'W2')?.latestFact).toBe(TODAY);
  });

  it('speaks of any past day: units of that day, figures of that day, open rows of today', async () => {
    const september = await ask('760', committee, { asOf: '2023-09-30' });
    expect(codes(september)).toEqual(['W1', 'W2', 'W3', 'W5', 'W4', '760*']);
    expect(september.rows.map((row) => [row.figures?.claimed, row.figures?.inScope, row.figures?.noEvent])).toEqual([
      [15, 20, 0],
      [0, 12, 12],
      [2, 3, 0],
      [1, 5, 0],
      [0, 0, 0],
      [4, 6, 0],
    ]);
    expect(september.total).toMatchObject({ inScope: 46, claimed: 22, noEvent: 12, uncounted: 1 });
    const october = await ask('760', committee, { asOf: '2023-10-01' });
    expect(codes(october)).not.toContain('W5');
    expect(october.rows[0]?.figures).toMatchObject({ claimed: 16, inScope: 25 });
    // Before anything was known: the people are there, and that is all.
    const january = await ask('760', committee, { asOf: '2023-01-01' });
    expect(january.total).toMatchObject({ inScope: 47, claimed: 0, noEvent: 47 });
    // A unit that has ended answers as of its last day, unless asked otherwise.
    expect(await ask('W5', committee)).toMatchObject({ asOf: '2023-09-30', total: { inScope: 5 } });
    expect(await ask('W5', committee, { asOf: TODAY })).toMatchObject({ asOf: TODAY, total: { inScope: 0 }, rows: [] });
  });

  it('today asked for by name is the same board', async () => {
    expect(await ask('79', committee, { asOf: TODAY })).toEqual(await ask('79', committee));
  });

  it('looks through a lens', async () => {
    const board = await ask('760', committee, { lens: 'membership:doan_vien' });
    expect(board.total).toMatchObject({ inScope: 20, claimed: 15 });
    expect(board.rows.map((row) => [row.unit.code, row.figures?.inScope])).toEqual([
      ['W1', 20],
      ['W3', 0],
      ['W4', 0],
      ['W2', 0],
    ]);
    const kind = await ask('760', committee, { lens: 'kind:vien_chuc', asOf: '2023-10-20' });
    expect(kind.rows.map((row) => [row.unit.code, row.figures?.inScope, row.figures?.uncounted])).toEqual([
      ['W2', 12, 1],
      ['W1', 0, 0],
      ['W3', 0, 0],
      ['W4', 0, 0],
    ]);
  });

  it.each<[string, object, string]>([
    ['a day to come', { asOf: '2023-11-21' }, 'day_in_future'],
    ['a day before the first', { asOf: '2022-12-31' }, 'before_first_day'],
    ['a day that does not exist', { asOf: '2023-02-30' }, 'bad_day'],
    ['an unknown lens', { lens: 'kind:king' }, 'unknown_lens'],
    ['a kind of employment that is not counted', { lens: 'kind:khac' }, 'unknown_lens'],
    ['an unknown criterion', { criterion: 'swimming' }, 'unknown_criterion'],
    ['an unknown unit', { unit: 987654 }, 'not_found'],
    ['something that is no unit', { unit: '1 OR 1=1' }, 'not_found'],
  ])('refuses %s', async (_what, more, code) => {
    const given = { unit: id('760'), criterion: 'vneid_level2', ...more };
    expect(await t.refusal(BOARD, given, committee)).toBe(code);
  });

  it('refuses nobody in particular', async () => {
    expect(await refuse('760', null)).toBe('UNAUTHENTICATED');
  });

  describe('outside the own chain', () => {
    it('a head sees totals of sibling units, no breakdown under five and nothing of fewer than five people', async () => {
      const board = await ask('760', head);
      const seen = Object.fromEntries(board.rows.map((row) => [`${row.unit.code}${row.direct ? '*' : ''}`, row]));
      // Their own unit: everything. The sibling of twelve: figures without stages, for three are stuck.
      expect(seen['W1']?.figures?.stages).toHaveLength(5);
      expect(seen['W2']?.figures).toMatchObject({
        inScope: 12,
        claimed: 9,
        stages: [],
        noEvent: 0,
        rateText: '75,0 %',
      });
      expect(seen['W3']).toMatchObject({ figures: null, rank: null, reason: 'hidden', gap: 0 });
      // Without the people of the unit itself the three of W3 would be what the rest leaves of the total.
      expect(seen['760*']).toMatchObject({ figures: null, rank: null, reason: 'hidden', gap: 0 });
      // The whole of the unit above is of their chain.
      expect(board.total.stages).toHaveLength(5);
      expect(board.rows.filter((row) => row.unit.inMyScope).map((row) => row.unit.code)).toEqual(['W1']);
      expect(await refuse('W3', head)).toBe('too_few_to_show');
      const inside = await ask('W3', await t.signInAs('unit_head', id('W3')));
      expect(inside.total).toMatchObject({ inScope: 3, claimed: 2 });
    });

    it('an administrator sees all figures and reaches nobody', async () => {
      const board = await ask('760', await t.signInAs('administrator', null));
      expect(board.rows.every((row) => row.figures !== null && !row.unit.inMyScope)).toBe(true);
    });

    it('an association looks through its own lens and no other', async () => {
      const association = await t.signInAs('association', id('79'), { lens: 'membership:doan_vien' });
      expect((await ask('760', association, { lens: 'membership:doan_vien' })).total).toMatchObject({ inScope: 20 });
      for (const lens of ['all', 'membership:dang_vien', 'kind:cong_chuc'])
        expect(await refuse('760', association, { lens })).toBe('unknown_lens');
      expect(await t.ask('{ lenses { code nameVi nameEn } }', {}, association)).toEqual({
        lenses: [{ code: 'membership:doan_vien', nameVi: 'Đoàn viên thanh niên', nameEn: 'Youth Union member' }],
      });
      const totals = 'query($unit: ID!) { unitTotals(unitId: $unit) { criterion } }';
      expect(await t.refusal(totals, { unit: id('760') }, association)).toBe('unknown_lens');
    });
  });

  it('gives the totals of a unit for every criterion, without those too small for the caller', async () => {
    const TOTALS =
      'query($unit: ID!, $lens: String, $asOf: Day) { unitTotals(unitId: $unit, lens: $lens, asOf: $asOf) { criterion figures { inScope claimed uncounted } } }';
    const totals = async (code: string, session: Session, more: object = {}) =>
      (
        await t.ask<{ unitTotals: { criterion: string; figures: object }[] }>(
          TOTALS,
          { unit: id(code), ...more },
          session,
        )
      ).unitTotals;
    expect(await totals('760', committee)).toEqual([
      { criterion: 'chip_card', figures: { inScope: 47, claimed: 0, uncounted: 1 } },
      { criterion: 'vneid_level2', figures: { inScope: 46, claimed: 31, uncounted: 1 } },
      { criterion: 'online_service', figures: { inScope: 47, claimed: 0, uncounted: 1 } },
    ]);
    expect((await totals('760', committee, { asOf: '2023-09-30', lens: 'kind:vien_chuc' }))[1]).toEqual({
      criterion: 'vneid_level2',
      figures: { inScope: 12, claimed: 0, uncounted: 1 },
    });
    expect(await totals('W3', head)).toEqual([]);
    expect(await totals('W4', head)).toHaveLength(3);
  });

  it('moves its version with its figures', async () => {
    const [before, sibling] = [await ask('761', committee), await ask('760', committee)];
    await addPeople(t, office('X1', 0, 1, '2023-06-01'));
    const after = await ask('761', committee);
    expect(Number(after.version)).toBe(Number(before.version) + 1);
    expect(after.total.inScope).toBe(12);
    expect((await ask('760', committee)).version).toBe(sibling.version);
  });

  it('shows figures that cannot be as an error, and the other rows all the same', async () => {
    const where = "unit_id = ? AND parent_id <> unit_id AND criterion_id = 2 AND lens = 'all'";
    await change(`UPDATE counter SET in_scope = 8 WHERE ${where}`, id('W2'));
    const board = await ask('760', committee);
    expect(board.rows.find((row) => row.unit.code === 'W2')).toMatchObject({
      rank: null,
      reason: 'bad_figures',
      figures: { inScope: 8, claimed: 9, rateText: 'lỗi số liệu' },
    });
    expect(board.rows.find((row) => row.unit.code === 'W1')).toMatchObject({ rank: 1 });
    await change(`UPDATE counter SET in_scope = 12 WHERE ${where}`, id('W2'));
  });

  it('tells the directives and the lenses that count', async () => {
    const { directives } = await t.ask<{
      directives: {
        code: string;
        dueOn: string;
        criteria: { code: string; targetPercent: number; stages: { code: string }[] }[];
      }[];
    }>(
      '{ directives { id code number issuer issuedOn dueOn titleVi titleEn criteria { code nameVi nameEn targetPercent stages { code nameVi nameEn holder limit { days kind quicker { days criterion } } side achieved } } } }',
      {},
      committee,
    );
    expect(directives.map((d) => [d.code, d.criteria.map((c) => c.code)])).toEqual([
      ['vneid', ['chip_card', 'vneid_level2', 'online_service']],
    ]);
    expect(directives[0]?.criteria[1]?.stages[3]).toEqual({
      code: 'approved',
      nameVi: 'Đã duyệt, chưa kích hoạt',
      nameEn: 'Approved, not activated',
      holder: 'person',
      limit: { days: 7, kind: 'calendar', quicker: null },
      side: false,
      achieved: false,
    });
    const { lenses } = await t.ask<{ lenses: { code: string }[] }>('{ lenses { code } }', {}, committee);
    expect(lenses.map((lens) => lens.code)).toEqual([
      'all',
      'kind:can_bo',
      'kind:cong_chuc',
      'kind:vien_chuc',
      'kind:nguoi_lao_dong',
      'membership:dang_vien',
      'membership:doan_vien',
      'membership:cong_doan',
      'membership:hoi_vien',
    ]);
  });
});
