import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { searchForm } from '@dat100/shared/vietnamese-text';
import { followNames } from '../src/people/name-words.js';
import { PeopleList, type PersonSort } from '../src/people/people.list.js';
import { lookedUp, wholeAmongFirst, withWords, wordsOf, type Reading } from '../src/people/name-search.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { addPeople, addTree, operator, type TestPerson } from './facts.js';
import { nameSortKey } from '@dat100/shared/vietnamese-text';

/** So small that a few hundred people are as many as a city: every way of reading is taken. */
const FEW: Reading = {
  ...{ probed: 30, first: 60, dense: { whole: 12, begun: 6 }, margin: 4, mostCounted: 50 },
  ...{ few: 10, windows: [60, 120], gone: 60 },
};
/** Names alone do not say who is employed where more are gone than this. */
const FEW_GONE: Reading = { ...FEW, gone: 20 };
const PEOPLE = 400;
const PER_PAGE = 7;
const WORDS = ['Nguyễn', 'Trần', 'Văn', 'Thị', 'An', 'Ân', 'Yến', 'Bình', 'Ngọc', 'Đỗ'];
const KINDS = ['vien_chuc', 'cong_chuc', 'khac', 'khong_chuyen_trach'];

/** The k-th of the made-up people; the middle word of most is the same, as in life. */
const nameOf = (k: number): string => {
  const word = (n: number) => WORDS[n % WORDS.length] ?? '';
  return [word(k % 3), k % 5 === 0 ? '' : 'Văn', word(k * 7 + (k >> 4)), k % 11 === 0 ? 'Quý' : '']
    .filter(Boolean)
    .join(' ');
};

interface Row {
  id: number;
  unit_id: number;
  path: string;
  employed: number;
  kind: string;
  search_name: string;
  sort_key: string;
}

forEachDatabase('pages of a list, however they are found', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let rows: Row[];

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      'A1,Phường 1,phuong,A,,',
      'A2,Phường 2,phuong,A,,',
      'B,Sở B,so_ban_nganh,79,,',
    ]);
    const places = ['A', 'A1', 'A2', 'B', 'B', 'B', 'B', '79'].map((code) => units.get(code) ?? 0);
    const ids = await addPeople(
      t,
      Array.from({ length: PEOPLE }, (_, k): TestPerson => {
        const at = { unitId: places[(k * 3 + (k >> 3)) % places.length] ?? 0, kind: KINDS[(k >> 2) % 16] ?? 'can_bo' };
        return k % 13 === 0 ? { ...at, from: '2020-01-01', to: '2022-12-31' } : at;
      }),
    );
    await t.db.transaction((tx) =>
      followNames(tx, ids, async () => {
        for (const [k, id] of ids.entries())
          await tx.run('UPDATE person SET full_name = ?, search_name = ?, sort_key = ? WHERE id = ?', [
            ...[nameOf(k), searchForm(nameOf(k)), nameSortKey(nameOf(k))],
            id,
          ]);
      }),
    );
    rows = await t.db.read.rows<Row>(
      'SELECT p.id, p.unit_id, u.path, p.employed, p.kind, p.search_name, p.sort_key FROM person p JOIN unit u ON u.id = p.unit_id',
    );
  });
  afterAll(() => t.close());

  /** Who should be on the list, in order, by looking at everybody. */
  function plainly(unit: string, sort: PersonSort, direct: boolean, search: string, kind: string | null): number[] {
    const id = units.get(unit) ?? 0;
    const typed = searchForm(search).split(' ').filter(Boolean);
    const here = rows
      .filter((row) => row.employed === 1 && (kind === null || row.kind === kind))
      .filter((row) => (direct ? Number(row.unit_id) === id : row.path.split('/').includes(String(id))));
    const having = (fits: (word: string, asked: string) => boolean) =>
      here.filter((row) => typed.every((asked) => row.search_name.split(' ').some((word) => fits(word, asked))));
    const whole = having((word, asked) => word === asked);
    const found = whole.length > 0 ? whole : having((word, asked) => word.startsWith(asked));
    const sign = sort === 'NAME_DESC' ? -1 : 1;
    const order = (a: Row, b: Row) =>
      (sort === 'UNIT_ASC' ? compare(a.path, b.path) : 0) ||
      sign * (compare(a.sort_key, b.sort_key) || Number(a.id) - Number(b.id));
    return found.sort(order).map((row) => Number(row.id));
  }
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

  it('hold whom they should in their order, with an exact total or one that says it is not', async () => {
    const list = t.app.get(PeopleList);
    const ctx = operator(t);
    const told = { pages: 0, more: 0, empty: 0 };
    const searches = ['', 'van', 'nguyen van', 'an', 'yen', 'quy', 'ng', 'v', 'do an', 'tran', 'zzz', 'yen zz', 't qu'];
    for (const unit of ['79', 'A', 'A1'])
      for (const search of searches)
        for (const sort of ['NAME_ASC', 'NAME_DESC', 'UNIT_ASC'] as const)
          for (const direct of unit === 'A' ? [false, true] : [false])
            for (const kind of search === 'van' || search === '' ? [null, 'khac'] : [null]) {
              const should = plainly(unit, sort, direct, search, kind);
              const end = Math.ceil(should.length / PER_PAGE);
              for (const page of new Set([0, 1, end >> 1, Math.max(0, end - 1), end])) {
                const filter = { unitId: units.get(unit) ?? 0, direct, search, kind };
                const found = await list.page(ctx, page, PER_PAGE, sort, filter, page % 2 === 0 ? FEW : FEW_GONE);
                const isMore = search !== '' && should.length > FEW.mostCounted;
                expect({
                  unit,
                  search,
                  sort,
                  direct,
                  kind,
                  page,
                  ...found,
                  items: found.items.map(({ id }) => id),
                }).toEqual({
                  ...{ unit, search, sort, direct, kind, page },
                  ...{ total: isMore ? FEW.mostCounted : should.length, isAtLeast: isMore },
                  items: should.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
                });
                told.pages += 1;
                told.more += isMore ? 1 : 0;
                told.empty += should.length === 0 ? 1 : 0;
              }
            }
    expect(told.pages).toBeGreaterThan(300);
    expect(told.more).toBeGreaterThan(30);
    expect(told.empty).toBeGreaterThan(10);
  });

  if (dialect === 'sqlite')
    it('begin with the name, not with everybody, where the database keeps no statistics', async () => {
      const { read } = t.db;
      const named = lookedUp(withWords(wordsOf('nguyen van'), 'whole', 0), 'whole');
      for (const found of [named, wholeAmongFirst(60, 'ASC')]) {
        const plan = await read.rows<{ detail: string }>(
          `EXPLAIN QUERY PLAN SELECT p.id FROM ${found.from} JOIN unit u ON u.id = p.unit_id
            WHERE p.employed = 1 AND u.path >= '/' AND u.path < '0' ORDER BY p.sort_key, p.id LIMIT 7`,
          found.params,
        );
        expect(plan.map(({ detail }) => detail).filter((detail) => /\bp\b/.test(detail))).toEqual([
          'SEARCH p USING INTEGER PRIMARY KEY (rowid=?)',
        ]);
      }
    });

  it('say over GraphQL whether there are more than were counted', async () => {
    const session = await t.signInAs('unit_head', units.get('79') ?? 0);
    const ask = 'query($u: ID!) { people(filter: { unitId: $u, search: "van" }) { total totalIsAtLeast } }';
    const { people } = await t.ask<{ people: unknown }>(ask, { u: String(units.get('79')) }, session);
    expect(people).toEqual({
      total: plainly('79', 'NAME_ASC', false, 'van', null).length,
      totalIsAtLeast: false,
    });
  });
});
