import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RequestContext } from '../src/common/context.js';
import { DirectivesService } from '../src/directives/directives.service.js';
import { UnitsService } from '../src/units/units.service.js';
import { VisibilityService } from '../src/boards/visibility.service.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople, addTree, operator, type TestPerson } from './facts.js';

const BOARD = `query($unit: ID!, $lens: String, $asOf: Day) { board(unitId: $unit, criterion: "vneid_level2", lens: $lens, asOf: $asOf) {
  total { inScope stages { count } } rows { unit { code } direct rank tied ranked reason gap figures { inScope claimed stages { count } } } } }`;
const TOTALS = 'query($unit: ID!, $asOf: Day) { unitTotals(unitId: $unit, asOf: $asOf) { criterion } }';

interface Row {
  unit: { code: string };
  direct: boolean;
  rank: number | null;
  tied: number;
  ranked: number;
  reason: string | null;
  gap: number;
  figures: { inScope: number; claimed: number; stages: object[] } | null;
}
interface BoardAnswer {
  board: { total: { inScope: number; stages: object[] }; rows: Row[] };
}

forEachDatabase('what outsiders see of small units', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  /** heads of units in another district, and beside the small one */
  let outsider: Session;
  let partner: Session;
  let committee: Session;

  const id = (code: string) => units.get(code) ?? 0;
  const board = async (code: string, session: Session, more: object = {}) =>
    (await t.ask<BoardAnswer>(BOARD, { unit: id(code), ...more }, session)).board;
  /** code* for the people of the unit itself: how many in scope, with ! when stages show; null = hidden */
  const seen = async (code: string, session: Session, more: object = {}) =>
    Object.fromEntries(
      (await board(code, session, more)).rows.map(({ unit, direct, figures }) => [
        `${unit.code}${direct ? '*' : ''}`,
        figures && `${figures.inScope}${figures.stages.length > 0 ? '!' : ''}`,
      ]),
    );
  const people = (code: string, n: number, more: Partial<TestPerson> = {}): TestPerson[] =>
    Array.from({ length: n }, () => ({ unitId: id(code), ...more }));
  const until = (to: string): Partial<TestPerson> => ({ from: '2020-01-01', to });

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      'A1,Phường 10,phuong,A,,',
      'A2,Phường 2,phuong,A,,',
      'A3,Phường 3,phuong,A,,',
      'A4,Phường 4,phuong,A,,',
      'A4T,Tổ của phường 4,to,A4,,',
      'B,Quận B,quan,79,,',
      'B1,Phường B1,phuong,B,,',
      'B2,Phường B2,phuong,B,,',
      'C,Quận C,quan,79,,',
      'C1,Phường C1,phuong,C,,',
      'C2,Phường C2,phuong,C,,',
    ]);
    await addPeople(t, [
      ...people('A1', 20),
      ...people('A2', 12),
      ...people('A3', 3),
      ...people('A3', 4, until('2023-09-30')),
      ...people('A4T', 7, {
        events: [{ criterion: 'vneid_level2', stage: 'activated', on: '2023-05-01' }],
      }),
      // Hidden on a past day only: 8 of B1 came in October.
      ...people('B1', 2),
      ...people('B1', 8, { from: '2023-10-01' }),
      ...people('B2', 9),
      // Kinds of employment: two officials among the others.
      ...people('C1', 10),
      ...people('C1', 2, { kind: 'can_bo' }),
      ...people('C2', 10),
      ...people('C2', 9, { kind: 'can_bo' }),
      ...people('C', 3),
    ]);
    outsider = await t.signInAs('unit_head', id('B2'));
    partner = await t.signInAs('unit_head', id('A4'));
    committee = await t.signInAs('committee', id('79'));
  });
  afterAll(() => t.close());

  it('a small unit is hidden with a partner, so that the rest of the total tells nothing', async () => {
    expect(await seen('A', committee)).toEqual({ A1: '20!', A2: '12!', A3: '3!', A4: '7!' });
    // Of A3 and A4 together nothing is known of three: the stages of a third unit hide with theirs.
    expect(await seen('A', outsider)).toEqual({ A1: '20!', A2: '12', A3: null, A4: null });
  });

  it('hidden is hidden on every screen, with everything below', async () => {
    for (const code of ['A3', 'A4', 'A4T']) {
      expect(await t.refusal(BOARD, { unit: id(code) }, outsider)).toBe('too_few_to_show');
      expect(await t.ask(TOTALS, { unit: id(code) }, outsider)).toEqual({ unitTotals: [] });
    }
    expect((await board('A4', partner)).total.inScope).toBe(7);
  });

  it('hidden rows stand at the end by name and look alike; the others keep the ranks everyone sees', async () => {
    const all = await board('A', committee);
    expect(all.rows.map((row) => [row.unit.code, row.rank, row.reason])).toEqual([
      ['A2', 1, null],
      ['A1', 1, null],
      ['A3', null, 'too_small'],
      ['A4', null, 'too_small'],
    ]);
    const { rows } = await board('A', outsider);
    expect(rows.map(({ unit, figures: _, ...row }) => [unit.code, row])).toEqual([
      ['A2', { direct: false, rank: 1, tied: 2, ranked: 2, reason: null, gap: 12 }],
      ['A1', { direct: false, rank: 1, tied: 2, ranked: 2, reason: null, gap: 20 }],
      ['A3', { direct: false, rank: null, tied: 0, ranked: 2, reason: 'hidden', gap: 0 }],
      ['A4', { direct: false, rank: null, tied: 0, ranked: 2, reason: 'hidden', gap: 0 }],
    ]);
  });

  it('the partner knows itself: for its head another unit is hidden', async () => {
    expect(await seen('A', partner)).toEqual({ A1: '20!', A2: null, A3: null, A4: '7!' });
  });

  it('a past day shows what that day and today both allow', async () => {
    // A3 had seven people then, and three today.
    expect(await seen('A', committee, { asOf: '2023-09-30' })).toMatchObject({ A3: '7!' });
    expect(await seen('A', outsider, { asOf: '2023-09-30' })).toEqual({ A1: '20!', A2: '12', A3: null, A4: null });
    // B1 has ten people today, and had two then; B2 is the only one to hide beside it.
    const other = await t.signInAs('unit_head', id('A1'));
    expect(await seen('B', other)).toEqual({ B1: '10!', B2: '9!' });
    expect(await seen('B', other, { asOf: '2023-09-30' })).toEqual({ B1: null, B2: null });
    expect(await t.refusal(BOARD, { unit: id('B1'), asOf: '2023-09-30' }, other)).toBe('too_few_to_show');
    expect((await board('B1', other)).total.inScope).toBe(10);
  });

  it('all kinds of employment of a unit show or none; its people of the parent itself hide with a partner', async () => {
    expect(await seen('C', outsider)).toEqual({ C1: null, C2: '19!', 'C*': null });
    expect(await seen('C', committee, { lens: 'kind:can_bo' })).toEqual({ C1: '2!', C2: '9!' });
    // Without C2 hidden too, the two officials of C1 would be what C2 leaves of eleven.
    expect(await seen('C', outsider, { lens: 'kind:can_bo' })).toEqual({ C1: null, C2: null });
    expect(await seen('79', outsider, { lens: 'kind:can_bo' })).toEqual({ A: '0!', B: '0!', C: '11!' });
  });

  it('tells other screens: refuses, names the days that show, and whether figures may be divided', async () => {
    const visibility = t.app.get(VisibilityService);
    const criterion = await t.app.get(DirectivesService).criterion('vneid_level2');
    const unit = await t.app.get(UnitsService).byId(id('B1'));
    const ctx: RequestContext = {
      ...operator(t),
      system: false,
      roles: [
        {
          role: 'unit_head',
          unitId: id('A1'),
          unitPath: `/${id('79')}/${id('A')}/${id('A1')}/`,
          lens: null,
          validTo: null,
          actsFor: null,
        },
      ],
    };
    const days = ['2023-11-20', '2023-09-29', '2023-09-30', '2023-10-01', '2023-10-02'];
    expect(await visibility.days(ctx, unit, criterion, 'all', days)).toEqual([
      '2023-11-20',
      '2023-10-01',
      '2023-10-02',
    ]);
    expect(await visibility.days(operator(t), unit, criterion, 'all', days)).toEqual(days);
    await expect(visibility.requireUnit(ctx, unit, criterion, 'all', '2023-09-30')).rejects.toMatchObject({
      code: 'too_few_to_show',
    });
    await visibility.requireUnit(ctx, unit, criterion, 'all', '2023-10-01');
    expect(await visibility.breakdown(ctx, unit, criterion, 'all', '2023-10-01')).toBe(true);
    expect(await visibility.breakdown(ctx, unit, criterion, 'all', '2023-09-30')).toBe(false);
  });
});
