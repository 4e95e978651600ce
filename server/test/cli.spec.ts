import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobRunner } from '../src/jobs/job-runner.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { dat100, pointAt } from './command-line.js';
import { expectedOf, remarksOf, unitsCsv, WARD } from './roster-lists.js';

const ROSTER = fileURLToPath(new URL(`./rosters/${WARD}`, import.meta.url));

describe('the command line itself', () => {
  it.each<[string, string[]]>([
    ['nothing', []],
    ['--help', ['--help']],
  ])('%s gives the help, with examples', async (_what, words) => {
    const { code, out, err } = await dat100(...words);
    expect([code, err]).toEqual([0, '']);
    for (const word of ['import roster', 'Ví dụ / examples:', 'dat100 board --unit 79', '--json'])
      expect(out).toContain(word);
  });

  it('a command has help of its own', async () => {
    const { code, out } = await dat100('import', 'roster', '--help');
    expect(code).toBe(0);
    expect(out).toContain('FILE|FOLDER --unit CODE [--as-of DATE] [--dry-run] [--all-or-nothing]');
  });

  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['dance'], /Không có lệnh "dance".*\nThere is no command "dance"/],
    ['half a command', ['import'], /import units, import roster/],
    ['an option before the command', ['--as', 'board'], /The command comes before/],
    ['an unknown option', ['board', '--colour', 'red'], /Tùy chọn không hợp lệ.*--colour.*\n.*--colour/],
    ['an option without its value', ['board', '--unit'], /--unit/],
    ['a missing option', ['board', '--unit', '79'], /Thiếu --criterion/],
    [
      'a day that is none',
      ['board', '--unit', '79', '--criterion', 'chip_card', '--as-of', '30/02/2023'],
      /--as-of is a day/,
    ],
    ['a file too many', ['import', 'units', 'a.csv', 'b.csv'], /takes 1 argument\(s\), got 2/],
    ['a number that is none', ['seed', '--people', 'many', '--era', '2023'], /--people is a whole number/],
    ['an era that never was', ['seed', '--people', '10', '--era', '1975'], /2023 or 2025/],
    ['a port out of range', ['serve', '--port', '70000'], /1 to 65535/],
  ])('%s is told in both languages, with exit code 2', async (_what, words, message) => {
    const { code, out, err } = await dat100(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    const withJson = await dat100(...words, '--json');
    expect(withJson.code).toBe(2);
    expect(withJson.json).toEqual({
      error: { code: 'usage', message: expect.any(String), message_en: expect.any(String) },
    });
  });
});

forEachDatabase('commands', (dialect) => {
  let t: TestApp;
  let folder: string;
  let restore: () => void;
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  beforeAll(async () => {
    t = await startApp({ dialect });
    // Two connections of one thread cannot wait for each other: the commands do their jobs themselves.
    await t.app.get(JobRunner).stop();
    folder = mkdtempSync(join(tmpdir(), 'dat100-cli-'));
    restore = pointAt(t);
  });
  afterAll(async () => {
    restore();
    rmSync(folder, { recursive: true, force: true });
    await t.close();
  });

  it('migrate has nothing left to do', async () => {
    expect((await dat100('migrate', '--json')).json).toEqual({ database: dialect, taken: [] });
  });

  it('import units: the whole list or none of it, checked first when asked, and twice is no harm', async () => {
    const list = file('don-vi.csv', unitsCsv([WARD]));
    const counts = {
      rows: 4,
      accepted: 4,
      accepted_with_remarks: 0,
      rejected: 0,
      conflict: 0,
      new: 4,
      changed: 0,
      unchanged: 0,
    };
    const dry = await dat100('import', 'units', list, '--dry-run', '--json');
    expect(dry).toMatchObject({
      code: 0,
      json: {
        file: 'don-vi.csv',
        kind: 'units',
        as_of: null,
        dry_run: true,
        outcome: 'accepted',
        refusal: null,
        counts,
        issues: [],
      },
    });
    expect((await dat100('units', '--json')).json).toEqual({ units: [] });
    expect((await dat100('import', 'units', list, '--json', '--as', 'nguyen.van.an')).json).toMatchObject({
      dry_run: false,
      counts,
    });
    expect((await dat100('import', 'units', list, '--json')).json).toMatchObject({
      counts: { ...counts, new: 0, unchanged: 4 },
    });
    expect(
      await t.db.read.rows("SELECT actor, detail FROM audit_record WHERE action = 'units.import' ORDER BY seq LIMIT 1"),
    ).toEqual([
      { actor: 'cli:nguyen.van.an', detail: JSON.stringify({ fileName: 'don-vi.csv', rows: 4, new: 4, changed: 0 }) },
    ]);
    const faulty = file(
      'loi.csv',
      'code,name,kind,parent_code\n991,Phường A,phuong,79\n992,,phuong,79\n993,Phường C,castle,79\n',
    );
    const refused = await dat100('import', 'units', faulty, '--json');
    expect(refused.code).toBe(1);
    expect(refused.json).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'rows_have_errors' },
      counts: { accepted: 0, new: 0 },
    });
    expect(
      (refused.json['issues'] as { row: number; column: string; code: string }[]).map((i) => [i.row, i.column, i.code]),
    ).toEqual([
      [3, 'name', 'missing_name'],
      [4, 'kind', 'unknown_kind'],
    ]);
    const { units } = (await dat100('units', '--unit', '760', '--json')).json as { units: object[] };
    expect(units).toEqual([
      {
        code: '26740',
        name: 'Phường Bến Nghé',
        kind: 'phuong',
        parent_code: '760',
        valid_from: null,
        valid_to: '2025-06-30',
      },
    ]);
    expect((await dat100('units', '--unit', '760')).out).toContain('Phường Bến Nghé');
  });

  it('import units refuses a file that is not there, and one in an old encoding', async () => {
    const latin = join(folder, 'latin.csv');
    writeFileSync(latin, Buffer.from([0x63, 0x6f, 0xe0, 0x0a]));
    for (const [path, code] of [
      [join(folder, 'nowhere.csv'), 'cannot_read_file'],
      [latin, 'unknown_encoding'],
    ] as const) {
      const refused = await dat100('import', 'units', path, '--json');
      expect(refused.code).toBe(1);
      const words = { message: expect.any(String), message_en: expect.any(String) };
      expect(refused.json).toEqual({ error: { code, ...words } });
      expect(refused.err).not.toBe('');
    }
  });

  it("import roster: a check, a refusal while rows are in error, the good rows, and nothing new the second time; the board shows the list's people", async () => {
    const expected = expectedOf(WARD);
    const roster = ['import', 'roster', ROSTER, '--unit', '26740', '--json'];
    const dry = await dat100(...roster, '--dry-run');
    expect(dry.code).toBe(0);
    expect(dry.json).toMatchObject({
      file: WARD,
      kind: 'roster',
      as_of: expected.as_of,
      dry_run: true,
      outcome: 'accepted',
      refusal: null,
      counts: { rows: 61, accepted: 58, rejected: 3, conflict: 0, new: 58, changed: 0, unchanged: 0 },
    });
    expect(remarksOf(dry.json['issues'] as never)).toEqual(remarksOf(expected.issues));

    const refused = await dat100(...roster, '--all-or-nothing');
    expect(refused).toMatchObject({
      code: 1,
      json: { dry_run: false, outcome: 'refused', refusal: { code: 'rows_left_out' }, counts: dry.json['counts'] },
    });
    expect(await t.db.read.rows('SELECT id FROM person')).toEqual([]);

    const applied = await dat100(...roster);
    expect(applied).toMatchObject({ code: 0, json: { ...dry.json, dry_run: false } });
    const again = await dat100(...roster, '--as-of', expected.as_of);
    expect(again).toMatchObject({
      code: 0,
      json: { counts: { rows: 61, accepted: 58, rejected: 3, new: 0, changed: 0, unchanged: 58 } },
    });

    for (const [criterion, { in_scope, achieved }] of Object.entries(expected.totals)) {
      const board = await dat100(
        'board',
        '--unit',
        '26740',
        '--criterion',
        criterion,
        '--as-of',
        expected.as_of,
        '--json',
      );
      const stages = Object.fromEntries(
        Object.entries(expected.stages[criterion] ?? {}).filter(([stage]) => stage !== 'no_event'),
      );
      const total = {
        in_scope,
        claimed: achieved,
        deferred: 0,
        exempt: 0,
        uncounted: 3,
        no_event: expected.stages[criterion]?.['no_event'] ?? 0,
        stages,
      };
      expect(board).toMatchObject({
        code: 0,
        json: { unit: '26740', criterion, lens: 'all', as_of: expected.as_of, total },
      });
      expect(board.json['rows']).toEqual([
        {
          code: '26740',
          name: 'Phường Bến Nghé (trực thuộc)',
          kind: 'phuong',
          peer_group: 'direct',
          rank: null,
          tied: 0,
          ...(board.json['total'] as object),
        },
      ]);
    }
    // The ward ended in 2025: without a day, its board is that of its last day.
    expect((await dat100('board', '--unit', '26740', '--criterion', 'chip_card', '--json')).json['as_of']).toBe(
      '2025-06-30',
    );
    const { rows } = (
      await dat100(
        'board',
        '--unit',
        '79',
        '--criterion',
        'vneid_level2',
        '--lens',
        'dang_vien',
        '--as-of',
        '2023-12-01',
        '--json',
      )
    ).json as { rows: object[] };
    expect(rows).toEqual([
      expect.objectContaining({
        code: '760',
        rank: 1,
        tied: 1,
        in_scope: 19,
        peer_group: 'districts',
        rate: expect.stringMatching(/^\d+,\d %$/),
      }),
      expect.objectContaining({ code: 'STTTT', rank: null, in_scope: 0, claimed: 0, rate: 'không có ai thuộc diện' }),
    ]);
    const text = (await dat100('board', '--unit', '760', '--criterion', 'vneid_level2', '--as-of', '2023-12-01')).out;
    expect(text).toContain('Quận 1 · Định danh điện tử mức độ 2 · Tất cả · số liệu đến ngày 01/12/2023');
    expect(text).toMatch(/1 +26740 +Phường Bến Nghé +40 +58 +68,9 % +18/);
  });

  it.each<[string, string[], string]>([
    ['an unknown unit', ['--unit', 'XYZ', '--criterion', 'chip_card'], 'unknown_unit'],
    ['an unknown criterion', ['--unit', '79', '--criterion', 'swimming'], 'unknown_criterion'],
    ['an unknown lens', ['--unit', '79', '--criterion', 'chip_card', '--lens', 'kings'], 'unknown_lens'],
    ['a day to come', ['--unit', '79', '--criterion', 'chip_card', '--as-of', '2999-01-01'], 'day_in_future'],
  ])('board refuses %s, with exit code 1', async (_what, words, code) => {
    expect(await dat100('board', ...words, '--json')).toMatchObject({ code: 1, json: { error: { code } } });
  });

  it('recount finds no drift, then some, and repairs it', async () => {
    const clean = await dat100('recount', '--json');
    expect(clean).toMatchObject({ code: 0, json: { rows: expect.any(Number), drift: 0 } });
    await t.db.transaction((tx) =>
      tx.run("UPDATE counter SET in_scope = in_scope + 1 WHERE parent_id = 0 AND lens = 'all'"),
    );
    expect(await dat100('recount', '--json')).toMatchObject({ code: 1, json: { drift: 3 } });
    expect(await dat100('recount', '--repair', '--json')).toMatchObject({ code: 0, json: { drift: 3 } });
    expect(await dat100('recount')).toMatchObject({ code: 0, out: expect.stringContaining('no drift') });
  });

  it('user add prints a slip once, user reset a new one', async () => {
    const added = await dat100(
      'user',
      'add',
      'Q1.Thu-Truong',
      '--role',
      'administrator',
      '--name',
      'Lê Văn An',
      '--json',
    );
    expect(added).toMatchObject({
      code: 0,
      json: {
        username: 'q1.thu-truong',
        display_name: 'Lê Văn An',
        role: 'administrator',
        code: expect.stringMatching(/^(\w{4}-){3}\w{4}$/),
      },
    });
    const reset = await dat100('user', 'reset', 'q1.thu-truong', '--json');
    expect(reset.json['code']).not.toBe(added.json['code']);
    const open = 'mutation($c: String!) { openAccount(code: $c, password: "mưa rào tháng bảy") { username } }';
    expect((await t.gql(open, { c: added.json['code'] })).data).toBeNull();
    for (const [words, code] of [
      [['add', 'q1.thu-truong', '--role', 'administrator'], 'username_taken'],
      [['add', 'somebody', '--role', 'king'], 'unknown_role'],
      [['add', 'somebody', '--role', 'hr'], 'unit_missing'],
      [['reset', 'nobody'], 'unknown_user'],
    ] as const)
      expect(await dat100('user', ...words, '--json')).toMatchObject({ code: 1, json: { error: { code } } });
  });

  it('doctor finds everything in order, and a key that does not fit', async () => {
    const well = await dat100('doctor', '--json');
    expect(well).toMatchObject({ code: 0, json: { ok: true } });
    expect((well.json['checks'] as { name: string }[]).map((check) => check.name)).toEqual([
      'settings',
      'database',
      'schema',
      'secret_key',
      'counted_to',
      'units',
    ]);
    process.env['SECRET_KEY'] = 'Zt5xWq8nRb2kVm7cJp4yHs9dLf3gEa6uTw';
    const ill = await dat100('doctor', '--json');
    expect(ill.code).toBe(1);
    expect(
      (ill.json['checks'] as { name: string; ok: boolean }[]).filter((check) => !check.ok).map((check) => check.name),
    ).toEqual(['secret_key']);
    process.env['SECRET_KEY'] = t.settings.secretKey;
  });

  it('seed never mixes with what is there', async () => {
    expect(await dat100('seed', '--people', '100', '--era', '2025', '--json')).toMatchObject({
      code: 1,
      json: { error: { code: 'not_empty' } },
    });
  });

  it('wrong settings end a command with one clear line each', async () => {
    process.env['PORT'] = 'many';
    const { code, err } = await dat100('recount');
    delete process.env['PORT'];
    expect(code).toBe(1);
    expect(err).toContain('PORT');
  });
});

forEachDatabase('seed', (dialect) => {
  it('makes a city in an empty database, counted without drift; the tree of the era stands', async () => {
    const t = await startApp({ dialect });
    const kept = { ...process.env };
    try {
      process.env['SECRET_KEY'] = t.settings.secretKey;
      if (t.settings.databaseUrl) process.env['DATABASE_URL'] = t.settings.databaseUrl;
      else process.env['DATA_DIR'] = t.settings.dataDir;
      expect(await dat100('seed', '--people', '400', '--era', '2023', '--as-of', '2023-11-20', '--json')).toMatchObject(
        { code: 0, json: { people: 400, era: 2023, as_of: '2023-11-20' } },
      );
      expect(await dat100('recount', '--json')).toMatchObject({ code: 0, json: { drift: 0 } });
      const { total, rows } = (await dat100('board', '--unit', '79', '--criterion', 'vneid_level2', '--json')).json as {
        total: { in_scope: number };
        rows: { peer_group: string; in_scope: number }[];
      };
      expect(rows.filter((row) => row.peer_group === 'districts')).toHaveLength(22);
      expect(rows.filter((row) => row.peer_group === 'departments').length).toBeGreaterThan(10);
      expect(rows.reduce((sum, row) => sum + row.in_scope, 0)).toBe(total.in_scope);
    } finally {
      process.env = kept;
      await t.close();
    }
  });
});
