import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addDays } from '@dat100/shared/calendar';
import { COUNT_COLUMNS, type CountRules } from '@dat100/shared/person-history';
import { DirectivesService } from '../src/directives/directives.service.js';
import { loadFacts } from '../src/rollups/person-facts.js';
import { recount } from '../src/rollups/recount.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { addPeople, addTree } from './facts.js';
import { madeUpPeople } from './made-up-people.js';
import { naiveCounts } from './naive-count.js';

const TREE = [
  '79,Thành phố,thanh_pho,,,',
  '760,Quận 1,quan,79,,',
  '26734,Phường Bến Nghé,phuong,760,,',
  '26740,Phường Tân Định,phuong,760,,',
  '761,Quận 12,quan,79,,',
  'SO,Sở Tư pháp,so_ban_nganh,79,,',
];
const TABLES = {
  counter: ['parent_id', 'criterion_id', 'lens', 'unit_id', ...COUNT_COLUMNS],
  rollup_day: ['unit_id', 'criterion_id', 'lens', 'day', ...COUNT_COLUMNS],
  standing: [
    'person_id',
    'criterion_id',
    'stage_position',
    'event_id',
    'since',
    'day_kind',
    'trust',
    'lapsed',
    'scope',
    'scope_until',
  ],
};

/** History without days on which nothing changed: unit|criterion|lens|day|counts…, ascending. */
function changes(lines: readonly string[]): string[] {
  const apart = (line: string | undefined) =>
    [line?.split('|').slice(0, 3).join('|'), line?.split('|').slice(4).join('|')].join('=');
  return lines.filter((line, i) => apart(line) !== apart(lines[i - 1]));
}

forEachDatabase('recount', (dialect) => {
  let t: TestApp;
  let rules: CountRules;
  let units: Map<string, number>;
  let people: number[];

  const check = (repair = false) => recount(t.db, rules, { repair, now: t.clock.now() });
  const change = (sql: string, params: (string | number)[] = []) => t.db.transaction((tx) => tx.run(sql, params));
  /** What is stored, without rows that hold nothing. */
  const stored = async (table: keyof typeof TABLES) => {
    const rows = await t.db.read.rows<Record<string, string | number>>(
      `SELECT ${TABLES[table].join(', ')} FROM ${table}`,
    );
    const lines = rows
      .filter((row) => table === 'standing' || COUNT_COLUMNS.some((c) => row[c] !== 0))
      .map((row) => TABLES[table].map((c) => row[c]).join('|'));
    return lines.sort();
  };

  beforeAll(async () => {
    t = await startApp({ dialect });
    rules = await t.app.get(DirectivesService).countRules();
    units = await addTree(t, TREE);
    people = [];
    for (const part of ['a', 'b', 'c'])
      people.push(...(await addPeople(t, madeUpPeople(part, 60, [...units.values()], t.clock.today()))));
    await t.db.transaction((tx) =>
      tx.insert(
        'import_row',
        ['id', 'import_id', 'sheet', 'row_no', 'outcome', 'state', 'unit_id', 'payload'],
        (['rejected|open', 'conflict|open', 'conflict|kept', 'rejected|planned', 'new|open'] as const).map(
          (text, i) => {
            const [outcome = '', state = ''] = text.split('|');
            return [i + 1, 1, 'Sheet1', i, outcome, state, units.get('26734') ?? 0, Buffer.from('')];
          },
        ),
      ),
    );
  });
  afterAll(() => t.close());

  it('finds the open rows of lists missing, and nothing else; puts them on every board above', async () => {
    // (U,U), ward, district, city: four rows for each of three criteria.
    expect((await check()).drift).toBe(12);
    expect((await check(true)).drift).toBe(12);
    expect((await check()).drift).toBe(0);
    const rows = await t.db.read.rows<{ uncounted: number; lens: string }>(
      'SELECT uncounted, lens FROM counter WHERE uncounted <> 0',
    );
    expect(rows).toEqual(new Array(12).fill({ uncounted: 2, lens: 'all' }));
  });

  it('agrees with a naive count of every unit, criterion and lens, today and on past days, and knows none to come', async () => {
    const facts = [...(await loadFacts(t.db.read, people)).values()];
    const paths = new Map(
      (await t.db.read.rows<{ id: number; path: string }>('SELECT id, path FROM unit')).map((u) => [
        u.id,
        u.path.split('/').filter(Boolean).map(Number),
      ]),
    );
    const today = naiveCounts(rules, paths, facts, t.clock.today());
    const asText = (counts: Map<string, number[]>) => [...counts].map(([key, row]) => `${key}|${row.join('|')}`).sort();
    const counters = (await stored('counter')).map((line) => line.split('|'));
    const withoutUncounted = (rest: string[]) => [...rest.slice(0, -1), '0'].join('|');
    const own = counters
      .filter(([parent, , , unit]) => parent === unit)
      .map(([, criterion, lens, unit, ...rest]) => `${unit}|${criterion}|${lens}|${withoutUncounted(rest)}`);
    const whole = counters
      .filter(([parent, , , unit]) => parent !== unit)
      .map(([, criterion, lens, unit, ...rest]) => `${unit}|${criterion}|${lens}|${withoutUncounted(rest)}`);
    const onlyOpenRows = (line: string) => !/\|all(\|0)+$/.test(line);
    expect(own.filter(onlyOpenRows).sort()).toEqual(asText(today.own));
    expect(whole.sort()).toEqual(asText(today.whole));
    expect(whole.length).toBeGreaterThan(100);
    for (const days of [-500, -100, -39, -15, -7, -1, 0]) {
      const day = addDays(t.clock.today(), days);
      const rows = await t.db.read.rows<Record<string, number>>(
        `SELECT r.* FROM rollup_day r WHERE r.day = (SELECT MAX(d.day) FROM rollup_day d
          WHERE d.unit_id = r.unit_id AND d.criterion_id = r.criterion_id AND d.lens = r.lens AND d.day <= ?)`,
        [day],
      );
      const lines = rows
        .filter((row) => COUNT_COLUMNS.some((c) => row[c] !== 0))
        .map((row) =>
          [row['unit_id'], row['criterion_id'], row['lens'], ...COUNT_COLUMNS.map((c) => row[c])].join('|'),
        );
      // History begins on the directive's first day: nothing stands before it.
      const expected = day < rules.countedFrom ? [] : asText(naiveCounts(rules, paths, facts, day).whole);
      expect(lines.sort()).toEqual(expected);
    }
    const last = await t.db.read.one<{ day: string }>('SELECT MAX(day) AS day FROM rollup_day');
    expect((last?.day ?? '') <= t.clock.today()).toBe(true);
  });

  const city = () => units.get('79') ?? 0;
  it.each<[string, string, () => (string | number)[], number]>([
    [
      'a counter that is one too high',
      'UPDATE counter SET in_scope = in_scope + 1 WHERE parent_id = 0 AND criterion_id = 1 AND lens = ?',
      () => ['all'],
      1,
    ],
    [
      'a counter that is gone',
      'DELETE FROM counter WHERE parent_id = ? AND unit_id = ? AND criterion_id = 2 AND lens = ?',
      () => [city(), units.get('760') ?? 0, 'all'],
      1,
    ],
    [
      'a counter of a unit that never was',
      'INSERT INTO counter (parent_id, criterion_id, lens, unit_id, in_scope) VALUES (99, 1, ?, 98, 3)',
      () => ['all'],
      1,
    ],
    [
      'a counter of nothing, which is as good as none',
      'INSERT INTO counter (parent_id, criterion_id, lens, unit_id) VALUES (99, 1, ?, 98)',
      () => ['all'],
      0,
    ],
    [
      'a day of a lens that never was',
      'INSERT INTO rollup_day (unit_id, criterion_id, lens, day, in_scope) VALUES (?, 1, ?, ?, 3)',
      () => [city(), 'kind:king', '2023-05-01'],
      1,
    ],
    [
      'a day of a unit that never was',
      'INSERT INTO rollup_day (unit_id, criterion_id, lens, day, s7) VALUES (999999, 1, ?, ?, 1)',
      () => ['all', '2023-05-01'],
      1,
    ],
    [
      'a column that no criterion fills',
      'UPDATE rollup_day SET s7 = 1 WHERE unit_id = ? AND criterion_id = 1 AND lens = ? AND day = ?',
      () => [city(), 'all', '2023-01-01'],
      1,
    ],
    [
      'a standing stage of nobody',
      'INSERT INTO standing (person_id, criterion_id, scope) VALUES (?, 1, ?)',
      () => [Number.MAX_SAFE_INTEGER - 1, 'in_scope'],
      1,
    ],
    [
      'a standing stage that is gone',
      'DELETE FROM standing WHERE person_id = ? AND criterion_id = 3',
      () => [people[7] ?? 0],
      1,
    ],
    [
      'a standing stage with the wrong day',
      'UPDATE standing SET since = ?, stage_position = 0 WHERE person_id = ? AND criterion_id = 3',
      () => ['2001-01-01', people[8] ?? 0],
      1,
    ],
    ['a person listed in the wrong unit', 'UPDATE person SET unit_id = 98 WHERE id = ?', () => [people[9] ?? 0], 1],
    [
      'a person whose next change is forgotten',
      'UPDATE person SET next_change_on = ? WHERE id = ?',
      () => ['2030-01-01', people[10] ?? 0],
      1,
    ],
  ])('finds and repairs %s', async (_what, sql, params, drift) => {
    const before = [await stored('counter'), await stored('rollup_day'), await stored('standing')];
    expect(await change(sql, params())).toBe(1);
    expect((await check()).drift).toBe(drift);
    expect((await check(true)).drift).toBe(drift);
    expect((await check()).drift).toBe(0);
    expect([await stored('counter'), await stored('rollup_day'), await stored('standing')]).toEqual(before);
  });

  it.each<[string, string, () => (string | number)[], string[]]>([
    [
      'a standing stage that was wrong',
      'UPDATE standing SET since = ? WHERE person_id = ? AND criterion_id = 3',
      () => ['2001-01-01'],
      ['79', '760', '26740'],
    ],
    [
      'a person who was listed elsewhere',
      'UPDATE person SET unit_id = ? WHERE id = ?',
      () => [units.get('761') ?? 0],
      ['79', '760', '26740', '761'],
    ],
  ])('moves the boards above %s, though their counts were right', async (_what, sql, params, told) => {
    const own = units.get('26740') ?? 0;
    const someone = await t.db.read.one<{ id: number }>('SELECT id FROM person WHERE unit_id = ? ORDER BY id', [own]);
    const versions = async () =>
      new Map(
        (await t.db.read.rows<{ unit_id: number; version: number }>('SELECT unit_id, version FROM board_version')).map(
          (row) => [Number(row.unit_id), Number(row.version)],
        ),
      );
    const before = await versions();
    await change(sql, [...params(), Number(someone?.id)]);
    expect((await check()).drift).toBe(1);
    expect(await versions()).toEqual(before);
    expect((await check(true)).drift).toBe(1);
    const after = await versions();
    const moved = [...units].filter(([, id]) => after.get(id) !== before.get(id)).map(([one]) => one);
    expect(moved.sort()).toEqual([...told].sort());
  });

  it('counts a missing day once, and takes a day without a change for what it is', async () => {
    const where = "unit_id = ? AND criterion_id = 1 AND lens = 'all'";
    const days = await t.db.read.rows<{ day: string }>(`SELECT day FROM rollup_day WHERE ${where} ORDER BY day`, [
      city(),
    ]);
    await change(`DELETE FROM rollup_day WHERE ${where} AND day = ?`, [city(), days[3]?.day ?? '']);
    expect((await check()).drift).toBe(1);
    expect((await check(true)).drift).toBe(1);
    const [last] = days.slice(-1);
    await change(
      `INSERT INTO rollup_day (unit_id, criterion_id, lens, day, ${COUNT_COLUMNS.join(', ')}) SELECT unit_id, criterion_id, lens, '2090-01-01', ${COUNT_COLUMNS.join(', ')} FROM rollup_day WHERE ${where} AND day = ?`,
      [city(), last?.day ?? ''],
    );
    expect((await check()).drift).toBe(0);
  });

  it('rebuilds everything from nothing, moves the boards and tells subscribers once', async () => {
    const before = [await stored('counter'), await stored('standing')];
    const history = changes(await stored('rollup_day'));
    for (const table of ['counter', 'rollup_day', 'standing', 'board_version', 'outbox'])
      await change(`DELETE FROM ${table}`);
    const report = await check(true);
    expect(report.drift).toBeGreaterThan(1000);
    expect(report.rows).toBeGreaterThanOrEqual(report.drift);
    expect([await stored('counter'), await stored('standing')]).toEqual(before);
    expect(changes(await stored('rollup_day'))).toEqual(history);
    const events = await t.db.read.rows<{ payload: string }>("SELECT payload FROM outbox WHERE topic = 'board'");
    expect(events).toHaveLength(1);
    expect(JSON.parse(events[0]?.payload ?? '{}')).toEqual({ unitIds: [...units.values()].sort((a, b) => a - b) });
    expect(await t.db.read.rows('SELECT unit_id, version FROM board_version ORDER BY unit_id')).toEqual(
      [...units.values()].sort((a, b) => a - b).map((unit_id) => ({ unit_id, version: 1 })),
    );
  });
});
