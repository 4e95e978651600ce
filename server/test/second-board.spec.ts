import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Trust } from '@dat100/shared/codes';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { activatedOf, addPeople, addTree, type TestPerson } from './facts.js';

const SECOND = `query($unit: ID!, $kind: String!, $lens: String, $asOf: Day, $since: Day) {
  secondBoard(unitId: $unit, criterion: "vneid_level2", kind: $kind, lens: $lens, asOf: $asOf, since: $since) {
  since asOf groups { code } rows { unit { code } direct rank tied ranked reason tenths now { count of text } before { count of text } } } }`;
const BOARD = `query($unit: ID!, $asOf: Day) { board(unitId: $unit, criterion: "vneid_level2", asOf: $asOf) {
  rows { unit { code } direct figures { inScope } } } }`;

interface Share {
  count: number;
  of: number;
  text: string;
}
interface Row {
  unit: { code: string };
  direct: boolean;
  rank: number | null;
  tied: number;
  ranked: number;
  reason: string | null;
  tenths: number | null;
  now: Share | null;
  before: Share | null;
}

forEachDatabase('the boards beside the ranking', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let outsider: Session;
  const id = (code: string) => units.get(code) ?? 0;
  const ask = async (code: string, kind: string, more: object = {}, session = committee) => {
    const variables = { unit: id(code), kind, ...more };
    const { secondBoard } = await t.ask<{ secondBoard: { since: string | null; rows: Row[] } }>(
      SECOND,
      variables,
      session,
    );
    return secondBoard;
  };
  const rows = async (...asked: Parameters<typeof ask>) =>
    (await ask(...asked)).rows.map(({ unit, rank, tied, ranked, reason, tenths, now, before }) => [
      unit.code,
      rank,
      tied,
      ranked,
      reason,
      tenths,
      now && `${now.count}/${now.of} ${now.text}`,
      before && `${before.count}/${before.of} ${before.text}`,
    ]);
  const hiddenOn = async (code: string, asOf: string) => {
    const { board } = await t.ask<{ board: { rows: { unit: { code: string }; figures: object | null }[] } }>(
      BOARD,
      { unit: id(code), asOf },
      outsider,
    );
    return board.rows.flatMap(({ unit, figures }) => (figures ? [] : [unit.code])).sort();
  };
  /** n people, of whom k activated on a day by the word of a source */
  const people = (code: string, k: number, n: number, on: string, trust: Trust, from = '2020-01-01'): TestPerson[] =>
    activatedOf(id(code), [k, n], { on, trust, from });

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      'A1,Phường 1,phuong,A,,',
      'A2,Phường 2,phuong,A,,',
      'A3,Phường 3,phuong,A,,',
      'A4,Phường 4,phuong,A,,',
      'A5,Phường 5,phuong,A,,',
      'A6,Phường 6,phuong,A,,',
      'A7,Phường 7,phuong,A,,',
      'B,Quận B,quan,79,,',
      'B1,Phường cũ,phuong,B,,2023-10-31',
      'B2,Phường mới,phuong,B,2023-11-01,',
      'B3,Phường khác,phuong,B,,',
    ]);
    await addPeople(t, [
      ...people('A1', 10, 20, '2023-06-01', 'checked'),
      ...people('A2', 19, 20, '2023-11-15', 'unit'),
      ...people('A3', 2, 3, '2023-06-01', 'police'),
      ...people('A4', 5, 5, '2023-06-01', 'checked'),
      ...people('A4', 15, 15, '2023-06-01', 'unit'),
      ...people('A5', 6, 12, '2023-11-15', 'checked'),
      ...people('A6', 10, 20, '2023-11-01', 'checked'),
      // Few until October: hidden from outsiders on that day only.
      ...people('A7', 2, 2, '2023-06-01', 'unit'),
      ...people('A7', 0, 30, '2023-06-01', 'unit', '2023-11-01'),
      ...Array.from({ length: 12 }, () => ({
        unitId: id('B1'),
        to: '2023-10-31',
        then: [{ unitId: id('B2'), from: '2023-11-01' }],
      })),
      ...people('B3', 3, 12, '2023-06-01', 'unit'),
      ...people('B', 1, 2, '2023-11-15', 'unit'),
    ]);
    committee = await t.signInAs('committee', id('79'));
    outsider = await t.signInAs('unit_head', id('B3'));
  });
  afterAll(() => t.close());

  it('who gained most in four weeks: exact, ties shared, others listed with the reason', async () => {
    expect((await ask('A', 'improved')).since).toBe('2023-10-23');
    expect(await rows('A', 'improved')).toEqual([
      ['A2', 1, 1, 4, null, 950, '19/20 95,0 %', '0/20 0,0 %'],
      ['A5', 2, 2, 4, null, 500, '6/12 50,0 %', '0/12 0,0 %'],
      ['A6', 2, 2, 4, null, 500, '10/20 50,0 %', '0/20 0,0 %'],
      ['A1', 4, 1, 4, null, 0, '10/20 50,0 %', '10/20 50,0 %'],
      ['A3', null, 0, 4, 'too_small', 0, '2/3 66,6 %', '2/3 66,6 %'],
      ['A4', null, 0, 4, 'at_target', 0, '20/20 100 %', '20/20 100 %'],
      ['A7', null, 0, 4, 'too_small', -938, '2/32 6,2 %', '2/2 100 %'],
    ]);
  });

  it('goes by the days asked for, and no further back than figures go', async () => {
    const since = { since: '2023-11-10' };
    expect((await rows('A', 'improved', since)).slice(0, 4).map((row) => row.slice(0, 2))).toEqual([
      ['A2', 1],
      ['A5', 2],
      ['A1', 3],
      ['A6', 3],
    ]);
    expect((await ask('A', 'improved', { asOf: '2023-01-11' })).since).toBe('2023-01-01');
    const past = await rows('A', 'improved', { asOf: '2023-11-05' });
    expect(past[0]).toEqual(['A6', 1, 1, 4, null, 500, '10/20 50,0 %', '0/20 0,0 %']);
  });

  it('a merger is nobody’s merit, and people of the unit itself are ranked with nobody', async () => {
    expect(await rows('B', 'improved', { since: '2023-10-01' })).toEqual([
      ['B3', null, 0, 0, 'restructured', null, '3/12 25,0 %', '3/12 25,0 %'],
      ['B2', null, 0, 0, 'new', null, '0/12 0,0 %', '0/0 không có ai thuộc diện'],
      ['B', null, 0, 0, 'direct', 500, '1/2 50,0 %', '0/2 0,0 %'],
    ]);
  });

  it('who reached the target first and kept it, who fell back, and how many are missing', async () => {
    const asked = `query($unit: ID!, $asOf: Day) { secondBoard(unitId: $unit, criterion: "vneid_level2", kind: "first", asOf: $asOf) {
      rows { unit { code } rank ranked reason now { of } standing { reachedOn fellOn left } } } }`;
    type Told = Pick<Row, 'unit' | 'rank' | 'ranked' | 'reason' | 'now'> & {
      standing: { reachedOn: string | null; fellOn: string | null; left: number } | null;
    };
    const first = async (more: object = {}, session = committee) =>
      (await t.ask<{ secondBoard: { rows: Told[] } }>(asked, { unit: id('A'), ...more }, session)).secondBoard.rows.map(
        ({ unit, rank, ranked, reason, standing: at }) => [
          unit.code,
          rank,
          ranked,
          reason,
          at && at.reachedOn,
          at && at.fellOn,
          at && at.left, // prettier-ignore
        ],
      );
    const all = await first();
    expect(all).toEqual([
      ['A4', 1, 1, null, '2023-06-01', null, 0],
      ['A2', null, 1, 'not_yet', null, null, 1],
      ['A3', null, 1, 'not_yet', null, null, 1],
      ['A5', null, 1, 'not_yet', null, null, 6],
      ['A1', null, 1, 'not_yet', null, null, 10],
      ['A6', null, 1, 'not_yet', null, null, 10],
      ['A7', null, 1, 'fell_back', null, '2023-11-01', 30],
    ]);
    expect((await first({ asOf: '2023-10-31' })).find(([code]) => code === 'A7')).toEqual(
      ['A7', null, 1, 'too_small', '2023-06-01', null, 0], // prettier-ignore
    );
    // A7 was hidden from outsiders until October: what it was then is not told, of others nothing else is.
    const now = await hiddenOn('A', '2023-11-20');
    const seen = await first({}, outsider);
    expect(seen.filter(([code]) => !now.includes(String(code)))).toEqual(
      all
        .filter(([code]) => !now.includes(String(code)))
        .map((row) => (row[0] === 'A7' ? ['A7', null, 1, 'not_yet', null, null, 30] : row)),
    );
    expect(seen.filter(([code]) => now.includes(String(code))).map((row) => row.slice(3))).toEqual(
      now.map(() => ['hidden', null, null, null]),
    );
  });

  it('how much of what is reported is verified', async () => {
    expect(await rows('A', 'verified')).toEqual([
      ['A1', 1, 2, 4, null, null, '10/10 100 %', null],
      ['A6', 1, 2, 4, null, null, '10/10 100 %', null],
      ['A4', 3, 1, 4, null, null, '5/20 25,0 %', null],
      ['A2', 4, 1, 4, null, null, '0/19 0,0 %', null],
      ['A3', null, 0, 4, 'too_small', null, '2/2 100 %', null],
      ['A5', null, 0, 4, 'too_small', null, '6/6 100 %', null],
      ['A7', null, 0, 4, 'too_small', null, '0/2 0,0 %', null],
    ]);
    expect((await rows('B', 'verified')).map((row) => [row[0], row[4]])).toEqual([
      ['B3', 'too_small'],
      ['B2', 'no_one_claimed'],
      ['B', 'direct'],
    ]);
    expect((await ask('A', 'verified')).since).toBeNull();
  });

  it('hides what the board hides on either day, and leaves others the ranks that everybody sees', async () => {
    const now = await hiddenOn('A', '2023-11-20');
    const then = await hiddenOn('A', '2023-10-23');
    expect(now).toContain('A3');
    expect(now).not.toContain('A7');
    expect(then).toContain('A7');
    for (const [kind, hidden] of [
      ['verified', now],
      ['improved', [...new Set([...now, ...then])].sort()],
    ] as const) {
      const seen = await rows('A', kind, {}, outsider);
      const all = await rows('A', kind);
      const isHidden = (row: unknown[]) => hidden.includes(String(row[0]));
      expect(seen.filter((row) => !isHidden(row))).toEqual(all.filter((row) => !isHidden(row)));
      expect(seen.slice(-hidden.length)).toEqual(hidden.map((code) => [code, null, 0, 4, 'hidden', null, null, null]));
    }
  });

  it('does not open for a unit that is hidden itself', async () => {
    const asked = { unit: id('A3'), kind: 'verified' };
    expect(await t.refusal(SECOND, asked, outsider)).toBe('too_few_to_show');
  });

  it.each<[string, string, object, string]>([
    ['a board that is none', 'richest', {}, 'unknown_second_board'],
    ['a lens that is none', 'verified', { lens: 'tall' }, 'unknown_lens'],
    ['the day itself', 'improved', { since: '2023-11-20' }, 'since_not_before'],
    ['gains as of the first day', 'improved', { asOf: '2023-01-01' }, 'since_not_before'],
    ['a day to come', 'verified', { asOf: '2024-01-01' }, 'day_in_future'],
    ['an earlier day before the first', 'improved', { since: '2022-01-01' }, 'before_first_day'],
  ])('refuses %s', async (_what, kind, more, code) => {
    expect(await t.refusal(SECOND, { unit: id('A'), kind, ...more }, committee)).toBe(code);
  });
});
