import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LENSES } from '@dat100/shared/codes';
import { COUNT_COLUMNS, FIRST_STAGE_COLUMN, type CountColumn, type CountRules } from '@dat100/shared/person-history';
import { DirectivesService } from '../src/directives/directives.service.js';
import { READING, type Reading } from '../src/people/name-search.js';
import { PeopleList } from '../src/people/people.list.js';
import { loadFacts } from '../src/rollups/person-facts.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import { addPeople, addTree, operator } from './facts.js';
import { madeUpPeople } from './made-up-people.js';
import { naiveCounts } from './naive-count.js';

/** What a number of the board opens. */
const BEHIND = {
  claimed: { achieved: 'claimed' },
  verified: { achieved: 'verified' },
  police: { achieved: 'police' },
  exempt: { scope: 'exempt' },
  deferred: { scope: 'deferred' },
  achievedOutOfScope: { scope: 'achieved_out_of_scope' },
  left: { notAchieved: true },
  inScope: {},
} as const;
type Number_ = keyof typeof BEHIND;
const NUMBERS = Object.keys(BEHIND) as Number_[];

const FIGURES = NUMBERS.join(' ');
const BOARD = `query($unit: ID!, $criterion: String!, $lens: String!) { board(unitId: $unit, criterion: $criterion, lens: $lens) {
  total { ${FIGURES} } rows { direct figures { ${FIGURES} } } } }`;
const LISTS = `query(${NUMBERS.map((one) => `$${one}: PersonFilter!`).join(', ')}) { ${NUMBERS.map(
  (one) => `${one}: people(filter: $${one}, perPage: 200) { total items { id } }`,
).join(' ')} }`;
const PEOPLE = 'query($filter: PersonFilter!) { people(filter: $filter) { total } }';

/** Whom the steps and those who must act next open. */
const STANDING = [{ stage: 'no_event' }, { holder: 'unit' }, { holder: 'person' }, { holder: 'police' }];
/** So small that a few dozen people are as many as a city. */
const FEW: Reading = { ...READING, probed: 12, margin: 2 };
const PER_PAGE = 5;

type Figures = Record<Number_, number>;
type Lists = Record<Number_, { total: number; items: { id: string }[] }>;

const SEED = 'behind the numbers';
/** Some hundred requests, beside whatever else the machine does. */
const PATIENCE_MS = 300_000;
const TODAY = '2023-11-20';

forEachDatabase('the people behind the numbers of a board', (dialect) => {
  let t: TestApp;
  let units: Map<string, number>;
  let committee: Session;
  let rules: CountRules;
  /** who is counted in which column, by `unit|criterion|lens|column`; `own`: of the unit itself alone */
  const whole = new Map<string, string[]>();
  const own = new Map<string, string[]>();

  const PARENTS: Record<string, string> = { A: '79', A1: 'A', A2: 'A', B: '79', B1: 'B' };
  const id = (code: string) => units.get(code) ?? 0;
  const above = (code: string): string[] => [code, ...(PARENTS[code] ? above(PARENTS[code]) : [])];

  beforeAll(async () => {
    t = await startApp({ dialect });
    units = await addTree(t, [
      '79,Thành phố,thanh_pho,,,',
      'A,Quận A,quan,79,,',
      'A1,Phường 1,phuong,A,,',
      'A2,Phường 2,phuong,A,,',
      'B,Quận B,quan,79,,',
      'B1,Phường 3,phuong,B,,',
    ]);
    const made = madeUpPeople(SEED, 280, [...units.values()], TODAY);
    const ids = await addPeople(t, [
      ...made,
      // Of a kind that no counter counts.
      ...made.slice(0, 40).map((person) => ({ ...person, kind: 'khac', then: [] })),
    ]);
    rules = await t.app.get(DirectivesService).countRules();
    const paths = new Map([...units].map(([code, unitId]) => [unitId, above(code).map(id)]));
    const facts = await t.db.transaction((tx) => loadFacts(tx, ids));
    for (const [personId, known] of facts) {
      const naive = naiveCounts(rules, paths, [known], TODAY);
      note(whole, naive.whole, personId);
      note(own, naive.own, personId);
    }
    committee = await t.signInAs('committee', id('79'));
  });
  afterAll(() => t.close());

  function note(to: Map<string, string[]>, rows: ReadonlyMap<string, readonly number[]>, personId: number): void {
    for (const [place, row] of rows)
      for (const [i, column] of COUNT_COLUMNS.entries()) {
        const key = `${place}|${column}`;
        if (row[i]) to.set(key, [...(to.get(key) ?? []), String(personId)]);
      }
  }

  /** Who a naive count finds behind a number. */
  function behind(
    from: Map<string, string[]>,
    unitId: number,
    criterionId: number,
    lens: string,
    one: Number_,
  ): string[] {
    const of = (column: CountColumn) => from.get(`${unitId}|${criterionId}|${lens}|${column}`) ?? [];
    const stages = rules.criteria.find((criterion) => criterion.id === criterionId)?.stages ?? [];
    const at = (achieved: boolean) =>
      stages.flatMap((stage, i) =>
        stage.achieved === achieved ? of(COUNT_COLUMNS[FIRST_STAGE_COLUMN + i] ?? 'uncounted') : [],
      );
    if (one === 'claimed') return at(true).sort();
    if (one === 'left') return [...at(false), ...of('no_event')].sort();
    if (one === 'inScope') return of('in_scope').sort();
    return of(one === 'achievedOutOfScope' ? 'achieved_out' : one).sort();
  }

  /** Every other lens, everyone among them. */
  const lensesOfBoards = () =>
    LENSES.map(({ code }): string => code)
      .filter((code) => !code.startsWith('kind:') || rules.countedKinds.has(code.slice('kind:'.length)))
      .filter((_, i) => i % 2 === 0);

  async function listed(unitId: number, criterion: string, lens: string, direct: boolean): Promise<Lists> {
    const filters = NUMBERS.map((one) => [one, { unitId, criterion, lens, direct, ...BEHIND[one] }]);
    return t.ask<Lists>(LISTS, Object.fromEntries(filters) as object, committee);
  }

  it(
    'every list is as long as its number, and holds just those a naive count finds',
    async () => {
      const seen = new Map<Number_, number>();
      const expectSame = async (from: typeof whole, figures: Figures, place: [number, number, string, string]) => {
        const [unitId, criterionId, criterion, lens] = place;
        const lists = await listed(unitId, criterion, lens, from === own);
        for (const one of NUMBERS) {
          const found = {
            place,
            one,
            total: lists[one].total,
            ids: lists[one].items.map((person) => person.id).sort(),
          };
          expect(found).toEqual({
            ...{ place, one, total: figures[one] },
            ids: behind(from, unitId, criterionId, lens, one),
          });
          seen.set(one, (seen.get(one) ?? 0) + figures[one]);
        }
      };
      for (const unitId of units.values())
        for (const criterion of rules.criteria)
          for (const lens of lensesOfBoards()) {
            const { board } = await t.ask<{
              board: { total: Figures; rows: { direct: boolean; figures: Figures | null }[] };
            }>(BOARD, { unit: unitId, criterion: criterion.code, lens }, committee);
            await expectSame(whole, board.total, [unitId, criterion.id, criterion.code, lens]);
            const direct = board.rows.find((row) => row.direct)?.figures;
            if (direct) await expectSame(own, direct, [unitId, criterion.id, criterion.code, lens]);
          }
      // The made-up city has somebody behind every number, and often.
      for (const one of NUMBERS) expect([one, (seen.get(one) ?? 0) > 30]).toEqual([one, true]);
    },
    PATIENCE_MS,
  );

  it('holds on every page whom reading everybody finds, with its total from the counters', async () => {
    const list = t.app.get(PeopleList);
    const ctx = operator(t);
    const told = { pages: 0, people: 0 };
    const stagesOf = (code: string) =>
      rules.criteria.find((criterion) => criterion.code === code)?.stages.map((stage) => ({ stage: stage.code })) ?? [];
    const sorts = ['NAME_ASC', 'NAME_DESC', 'WAITING_DESC', 'UNIT_ASC'] as const;
    for (const code of ['79', 'A', 'B'])
      for (const criterion of ['chip_card', 'vneid_level2'])
        for (const lens of [null, 'all', 'kind:vien_chuc', 'membership:dang_vien'])
          for (const [n, number] of [...Object.values(BEHIND), ...STANDING, ...stagesOf(criterion)].entries()) {
            const sort = sorts[n % sorts.length] ?? 'NAME_ASC';
            for (const direct of code === 'A' ? [false, true] : [false]) {
              const filter = { unitId: id(code), criterion, lens, direct, ...number };
              const keys = await list.keys(ctx, 'people.read', sort, filter);
              for (const page of new Set([0, 1, Math.floor(keys.length / PER_PAGE)])) {
                const found = await list.page(ctx, page, PER_PAGE, sort, filter, FEW);
                const items = found.items.map((person) => person.id);
                expect({ filter, sort, page, total: found.total, isAtLeast: found.isAtLeast, items }).toEqual({
                  ...{ filter, sort, page, total: keys.length, isAtLeast: false },
                  items: keys.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
                });
                told.pages += 1;
                told.people += items.length;
              }
            }
          }
    expect([told.pages > 700, told.people > 2_000]).toEqual([true, true]);
  });

  it('holds without a lens those too whose kind of employment no board counts, as its description says', async () => {
    const kinds = [...rules.countedKinds];
    for (const number of [BEHIND.claimed, BEHIND.verified, BEHIND.police, BEHIND.exempt, BEHIND.deferred]) {
      const asked = { unitId: id('79'), criterion: 'chip_card', ...number };
      const of = async (filter: object) =>
        (
          await t.ask<{ people: { items: { id: string; kind: string | null }[] } }>(
            'query($filter: PersonFilter!) { people(filter: $filter, perPage: 200) { items { id kind } } }',
            { filter },
            committee,
          )
        ).people.items;
      const everybody = await of(asked);
      const counted = everybody.filter(({ kind }) => kind !== null && kinds.includes(kind));
      expect([number, everybody.length > counted.length]).toEqual([number, true]);
      expect(await of({ ...asked, lens: 'all' })).toEqual(counted);
    }
    const { __type: told } = await t.ask<{ __type: { inputFields: { name: string; description: string }[] } }>(
      '{ __type(name: "PersonFilter") { inputFields { name description } } }',
      {},
      committee,
    );
    for (const { description } of told.inputFields.filter(({ name }) => ['achieved', 'scope'].includes(name)))
      expect(description).toMatch(/Without a lens also people of a kind of employment that no board counts/);
  });

  it.each<[string, object, string]>([
    ['a strength of word that there is not', { criterion: 'chip_card', achieved: 'xyz' }, 'unknown_achieved'],
    ['a scope that there is not', { criterion: 'chip_card', scope: 'xyz' }, 'unknown_scope'],
    ['what is open rows of lists, not people', { criterion: 'chip_card', scope: 'uncounted' }, 'unknown_scope'],
    ['achieved, of nothing', { achieved: 'verified' }, 'criterion_needed'],
    ['exempt, from nothing', { scope: 'exempt' }, 'criterion_needed'],
  ])('refuses %s', async (_, filter, code) => {
    expect(await t.refusal(PEOPLE, { filter: { unitId: id('A'), ...filter } }, committee)).toBe(code);
  });

  it('tells nothing of a unit outside one’s own, and not who is a member by the lens', async () => {
    const head = await t.signInAs('unit_head', id('A1'));
    const asked = { criterion: 'vneid_level2', lens: 'all', achieved: 'verified' };
    expect(await t.refusal(PEOPLE, { filter: { unitId: id('B1'), ...asked } }, head)).toBe('not_found');
    const police = await t.signInAs('police_liaison', id('79'));
    const exempt = { unitId: id('A1'), criterion: 'vneid_level2', scope: 'exempt' };
    expect(await t.refusal(PEOPLE, { filter: { ...exempt, lens: 'membership:dang_vien' } }, police)).toBe('not_found');
  });
});
