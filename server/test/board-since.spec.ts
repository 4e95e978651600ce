import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bandOf } from '@dat100/shared/bands';
import type { Trust } from '@dat100/shared/codes';
import { formatRate, gapToTarget } from '@dat100/shared/rates';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { activatedOf, addPeople, addTree, type TestPerson } from './facts.js';

const BOARD = `query($unit: ID!, $asOf: Day, $basis: String, $since: Day) { board(unitId: $unit, criterion: "vneid_level2", asOf: $asOf, basis: $basis, since: $since) {
  basis since bands { code } rows { unit { code } rank gap band since { kind places tenths rank achieved inScope rateText } } } }`;

interface Row {
  unit: { code: string };
  rank: number | null;
  gap: number;
  band: string | null;
  since: { kind: string; places: number; tenths: number | null; rank: number | null; rateText: string } | null;
}

const FIGURES = `query($unit: ID!, $basis: String) { board(unitId: $unit, criterion: "vneid_level2", basis: $basis) { targetPercent
  rows { unit { code } rank gap band figures { inScope claimed verified police left rateText verifiedRateText policeRateText } } } }`;
type Count = 'inScope' | 'claimed' | 'verified' | 'police' | 'left';
interface Counted extends Omit<Row, 'since'> {
  figures: Record<Count, number> & Record<'rateText' | 'verifiedRateText' | 'policeRateText', string>;
}

forEachDatabase('a board compared with an earlier day', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  const id = (code: string) => units.get(code) ?? 0;
  const ask = async (code: string, more: object = {}, session = committee) =>
    (await t.ask<{ board: { rows: Row[] } }>(BOARD, { unit: id(code), ...more }, session)).board;
  const rows = async (code: string, more: object = {}, session = committee) =>
    (await ask(code, more, session)).rows.map(({ unit, rank, gap, band, since }) => [
      unit.code,
      rank,
      gap,
      band,
      since && [since.kind, since.places, since.tenths, since.rank, since.rateText],
    ]);
  /** n people, of whom k activated on a day by the word of a source */
  const people = (code: string, k: number, n: number, on: string, trust: Trust): TestPerson[] =>
    activatedOf(id(code), [k, n], { on, trust });

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      'A1,Phường 1,phuong,A,,',
      'A2,Phường 2,phuong,A,,',
      'A3,Phường 3,phuong,A,,',
      'B,Quận B,quan,79,,',
      'B1,Phường cũ,phuong,B,,2023-10-31',
      'B2,Phường mới,phuong,B,2023-11-01,',
      'B3,Phường khác,phuong,B,,',
      'C,Quận C,quan,79,,',
      ...[1, 2, 3, 4].map((n) => `C${n},Phường C${n},phuong,C,,`),
    ]);
    await addPeople(t, [
      ...people('A1', 10, 20, '2023-06-01', 'checked'),
      ...people('A2', 19, 20, '2023-11-15', 'unit'),
      ...people('A3', 2, 3, '2023-06-01', 'police'),
      ...Array.from({ length: 12 }, () => ({
        unitId: id('B1'),
        to: '2023-10-31',
        then: [{ unitId: id('B2'), from: '2023-11-01' }],
      })),
      ...people('B3', 3, 12, '2023-06-01', 'unit'),
      // On each basis another order.
      ...people('C1', 18, 19, '2023-06-01', 'unit'),
      ...people('C1', 1, 1, '2023-06-01', 'police'),
      ...people('C2', 2, 6, '2023-06-01', 'unit'),
      ...people('C2', 4, 4, '2023-06-01', 'checked'),
      ...people('C2', 10, 10, '2023-06-01', 'police'),
      ...people('C3', 15, 20, '2023-06-01', 'checked'),
      ...people('C4', 12, 12, '2023-06-01', 'police'),
    ]);
    committee = await t.signInAs('committee', id('79'));
  });
  afterAll(() => t.close());

  it('says how rank and rate were then, and what became of them', async () => {
    expect(await rows('A', { since: '2023-11-13' })).toEqual([
      ['A2', 1, 1, 'near', ['up', 1, 950, 2, '0,0 %']],
      ['A1', 2, 10, 'help', ['down', 1, 0, 1, '50,0 %']],
      ['A3', null, 1, 'help', ['unranked', 0, 0, null, '66,6 %']],
    ]);
    expect((await ask('A', { since: '2023-11-13' })) as object).toMatchObject({
      since: '2023-11-13',
      basis: 'claimed',
      bands: [{ code: 'reached' }, { code: 'near' }, { code: 'effort' }, { code: 'help' }],
    });
    expect((await rows('A')).map((row) => row[4])).toEqual([null, null, null]);
  });

  it('across a merger there is neither rise nor fall', async () => {
    expect(await rows('B', { since: '2023-10-01' })).toEqual([
      ['B3', 1, 9, 'help', ['restructured', 0, null, 1, '25,0 %']],
      ['B2', 2, 12, 'help', ['new', 0, null, null, 'không có ai thuộc diện']],
    ]);
  });

  it('ranks by what is verified, or confirmed by the police', async () => {
    expect((await rows('A', { basis: 'verified', since: '2023-11-13' })).slice(0, 2)).toEqual([
      ['A1', 1, 10, 'help', ['same', 0, 0, 1, '50,0 %']],
      ['A2', 2, 20, 'help', ['same', 0, 0, 2, '0,0 %']],
    ]);
    expect((await rows('A', { basis: 'police' })).map((row) => [row[0], row[1]])).toEqual([
      ['A1', 1],
      ['A2', 1],
      ['A3', null],
    ]);
  });

  it.each([
    ['claimed', 'rateText', ['C4 12/12', 'C1 19/20', 'C2 16/20', 'C3 15/20']],
    ['verified', 'verifiedRateText', ['C4 12/12', 'C3 15/20', 'C2 14/20', 'C1 1/20']],
    ['police', 'policeRateText', ['C4 12/12', 'C2 10/20', 'C1 1/20', 'C3 0/20']],
  ] as const)('ranked by %s, rank, rate, gap and band are those of the same people', async (basis, text, expected) => {
    const { board } = await t.ask<{ board: { targetPercent: number; rows: Counted[] } }>(
      ...[FIGURES, { unit: id('C'), basis }, committee],
    );
    expect(board.rows.map(({ unit, figures }) => `${unit.code} ${figures[basis]}/${figures.inScope}`)).toEqual(
      expected,
    );
    expect(board.rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    for (const { gap, band, figures } of board.rows) {
      const { [basis]: achieved, inScope } = figures;
      expect([figures[text], gap, band, figures.left]).toEqual([
        formatRate(achieved, inScope, 'vi'),
        gapToTarget(achieved, inScope, board.targetPercent),
        bandOf({ achieved, inScope }, board.targetPercent),
        inScope - figures.claimed,
      ]);
    }
  });

  it.each(['claimed', 'verified', 'police'])('a row that is hidden has no figures by %s either', async (basis) => {
    const head = await t.signInAs('unit_head', id('B3'));
    const { board } = await t.ask<{ board: { rows: Counted[] } }>(FIGURES, { unit: id('A'), basis }, head);
    const hidden = board.rows.filter(({ unit }) => ['A1', 'A3'].includes(unit.code));
    const nothing = { rank: null, gap: 0, band: null, figures: null };
    expect(hidden).toEqual(['A1', 'A3'].map((code) => ({ unit: { code }, ...nothing })));
  });

  it('compares nothing that is hidden', async () => {
    const seen = await rows('A', { since: '2023-11-13' }, await t.signInAs('unit_head', id('B3')));
    expect(seen.filter((row) => row[4] === null)).toEqual([
      ['A1', null, 0, null, null],
      ['A3', null, 0, null, null],
    ]);
  });

  it.each<[string, object, string]>([
    ['a basis that is none', { basis: 'hoped' }, 'unknown_basis'],
    ['the day itself', { since: '2023-11-20' }, 'since_not_before'],
    ['a later day', { asOf: '2023-11-01', since: '2023-11-02' }, 'since_not_before'],
    ['a day to come', { since: '2024-01-01' }, 'day_in_future'],
    ['a day before the first', { since: '2022-01-01' }, 'before_first_day'],
  ])('refuses %s', async (_what, more, code) => {
    expect(await t.refusal(BOARD, { unit: id('A'), ...more }, committee)).toBe(code);
  });
});
