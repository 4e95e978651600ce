import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobRunner } from '../src/jobs/job-runner.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { dat100, pointAt } from './command-line.js';
import { drift, personId, putUnits } from './roster-city.js';
import { textsOf } from './workbook-texts.js';

const UNITS = [
  'code,name,kind,parent_code,valid_from,valid_to',
  '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
  '760,Quận 1,quan,79,,',
  '26740,Phường Bến Nghé,phuong,760,,',
  '26743,Phường Bến Thành,phuong,760,,',
].join('\n');

const PEOPLE = [
  ['Trần Văn An', '079080900011'],
  ['Lê Thị Bình', '079180900022'],
  ['Phạm Quốc Cường', '079090900033'],
  ['Hồ Văn Dũng', '079085900044'],
] as const;
const id = (i: number): string => PEOPLE[i]?.[1] ?? '';
const roster = (day: string, rows: readonly [person: number, stage: string, name?: string][]): string =>
  [
    `Số liệu tính đến ngày ${day}`,
    'STT;Họ và tên;Số CCCD;Định danh điện tử mức 2',
    ...rows.map(([i, stage, name], n) => `${n + 1};${name ?? PEOPLE[i]?.[0]};${id(i)};${stage}`),
  ].join('\n');

forEachDatabase('an import followed to its end on the command line', (dialect) => {
  let t: TestApp;
  let home: string;
  let restore: () => void;
  const file = (name: string, text: string): string => {
    writeFileSync(join(home, name), text);
    return join(home, name);
  };
  const onRecord = async (action: string) =>
    (
      await t.db.read.rows<{ actor: string }>('SELECT actor FROM audit_record WHERE action = ? ORDER BY seq', [action])
    ).map(({ actor }) => actor);

  beforeAll(async () => {
    t = await startApp({ dialect });
    await putUnits(t, UNITS);
    // Two connections of one thread cannot wait for each other: the commands do their jobs themselves.
    await t.app.get(JobRunner).stop();
    home = mkdtempSync(join(tmpdir(), 'dat100-cli-decide-'));
    restore = pointAt(t);
    const first = roster('01/11/2023', [
      [0, 'Đã kích hoạt'],
      [1, 'Đã kích hoạt'],
      [2, 'Đã đăng ký'],
      [3, 'Đã đăng ký'],
    ]);
    const { code } = await dat100('import', 'roster', file('dau.csv', first), '--unit', '26740');
    expect(code).toBe(0);
  });
  afterAll(async () => {
    restore();
    rmSync(home, { recursive: true, force: true });
    await t.close();
  });

  describe('a police list', () => {
    const police = [
      'Số liệu tính đến ngày 20/11/2023',
      'STT;Số định danh;Họ và tên;Ngày kích hoạt',
      `1;${id(0)};TRAN VAN AN;05/10/2023`,
      `2;${id(2)};PHAM QUOC CUONG;05/11/2023`,
      `3;${id(3)};NGUYEN THI KHAC;05/11/2023`,
      '4;079080900099;LE LA;05/11/2023',
    ].join('\n');
    let importId = '';

    it('a dry run tells the piles that the import then has, and writes nothing', async () => {
      const path = file('cong-an.csv', police);
      const dry = await dat100('import', 'police', path, '--dry-run', '--json');
      expect({ code: dry.code, piles: dry.json['piles'] }).toEqual({
        code: 0,
        piles: {
          confirmed: 1,
          newly_activated: 1,
          date_differs: expect.any(Number),
          unknown: 1,
          ours_not_theirs: 1,
          name_mismatch: 1,
        },
      });
      expect(await t.db.read.rows("SELECT id FROM import_file WHERE kind = 'police'")).toEqual([]);
      expect((await dat100('import', 'police', path, '--dry-run')).out).toMatch(
        /hệ thống có, danh sách không có: 1 · tên không khớp số định danh: 1/,
      );
      const done = await dat100('import', 'police', path, '--json');
      importId = String(done.json['id']);
      expect(done.json['piles']).toEqual(dry.json['piles']);
    });

    it('its rows and piles are told, ids masked', async () => {
      const rows = await dat100('import', 'rows', importId, '--json');
      expect(rows.json).toMatchObject({ file: 'cong-an.csv', total: 4, page: 1 });
      expect((rows.json['rows'] as { outcome: string }[]).map(({ outcome }) => outcome)).toEqual([
        ...['changed', 'changed', 'conflict', 'rejected'],
      ]);
      expect(JSON.stringify(rows.json)).not.toMatch(/"07\d{10}"/);
      const rejected = await dat100('import', 'rows', importId, '--outcome', 'rejected', '--remarked');
      expect(rejected.out).toMatch(/1 dòng \/ rows[^]*LE LA/);
      const ours = await dat100('import', 'piles', importId, '--pile', 'ours_not_theirs', '--json');
      expect(ours.json).toMatchObject({
        total: 1,
        people: [{ recorded: { full_name: 'Lê Thị Bình', unit: '26740' } }],
      });
      expect((await dat100('import', 'piles', importId, '--pile', 'unknown')).out).toMatch(/LE LA/);
      const wrong = await dat100('import', 'piles', importId, '--pile', 'lost', '--json');
      expect(wrong).toMatchObject({ code: 1, json: { error: { code: 'unknown_pile' } } });
    });

    it('its error workbook is written once, closed to others, and on record', async () => {
      const out = join(home, 'can-sua.xlsx');
      const words = ['import', 'errors', importId, '--out', out, '--as', 'nguyen.van.an', '--json'];
      expect(await dat100(...words)).toMatchObject({ code: 0, json: { id: importId, file: out, rows: 2 } });
      const texts = await textsOf(readFileSync(out));
      expect(texts).toContain('079080900099');
      expect(await onRecord('import.errors_exported')).toEqual(['cli:nguyen.van.an']);
      expect(await dat100(...words)).toMatchObject({ code: 1, json: { error: { code: 'file_exists' } } });
      expect(await onRecord('import.errors_exported')).toHaveLength(1);
      expect(await dat100(...words, '--force', '--lang', 'en')).toMatchObject({ code: 0 });
      expect(await dat100('import', 'errors', '12345', '--out', join(home, 'x.xlsx'), '--json')).toMatchObject({
        code: 1,
        json: { error: { code: 'not_found' } },
      });
      expect(existsSync(join(home, 'x.xlsx'))).toBe(false);
    });

    it('its conflicts are listed and decided, one or every one of a kind; what cannot be is told', async () => {
      const listed = await dat100('import', 'conflicts', '--unit', '760', '--json');
      const [waiting] = listed.json['conflicts'] as Record<string, unknown>[];
      expect(listed.json).toMatchObject({ total: 1, page: 1, codes: [{ code: 'name_does_not_match_id', count: 1 }] });
      expect(waiting).toMatchObject({
        import_id: importId,
        unit: '26740',
        listed: { full_name: 'NGUYEN THI KHAC' },
        recorded: { full_name: 'Hồ Văn Dũng', unit: '26740' },
      });
      expect(JSON.stringify(listed.json)).not.toContain(id(3));
      expect((await dat100('import', 'conflicts')).out).toMatch(/1 dòng chờ quyết định[^]*NGUYEN THI KHAC/);
      const key = String(waiting?.['id']);
      const without = await dat100('import', 'decide', key, '--decision', 'apply', '--json');
      expect(without).toMatchObject({ code: 1, json: { decided: 0, problems: [{ id: key, code: 'reason_needed' }] } });
      const all = ['import', 'decide', 'all', '--code', 'name_does_not_match_id', '--import', importId];
      const why = ['--decision', 'apply', '--reason', 'Đã đối chiếu thẻ', '--json'];
      expect(await dat100(...all, ...why)).toMatchObject({ code: 0, json: { decided: 1, problems: [] } });
      expect((await dat100('import', 'conflicts', '--json')).json).toMatchObject({ conflicts: [], total: 0 });
      expect(await dat100(...all, ...why)).toMatchObject({ code: 0, json: { decided: 0 } });
      expect(await drift(t)).toBe(0);
    });
  });

  it('people missing from a newer list are listed and answered for, all of them or none', async () => {
    const newer = roster('25/11/2023', [[0, 'Đã kích hoạt']]);
    const brought = await dat100('import', 'roster', file('moi.csv', newer), '--unit', '26740', '--json');
    expect(brought.code).toBe(0);
    const list = async () => (await dat100('import', 'missing', '--unit', '26740', '--json')).json;
    const before = await list();
    const keys = await Promise.all([1, 2, 3].map((i) => personId(t, id(i))));
    expect(new Set((before['people'] as { person: string }[]).map(({ person }) => person))).toEqual(
      new Set(keys.map(String)),
    );
    const [left, moved, stays] = keys.map(String);
    const answer = (...words: string[]) => dat100('import', 'answer', ...words, '--json');
    expect(await answer(`${left},${moved}`, '--answer', 'left', '--last-day', '2023-11-24')).toMatchObject({
      code: 1,
      json: { error: { code: 'reason_needed' } },
    });
    expect(await answer(`${left},4711`, '--answer', 'still_here')).toMatchObject({ code: 1 });
    expect(await list()).toEqual(before);
    const gone = await answer(left ?? '', '--answer', 'left', '--last-day', '2023-11-24', '--reason', 'Nghỉ hưu');
    expect(gone).toMatchObject({ code: 0, json: { answered: 1, answer: 'left' } });
    const went = ['--last-day', '2023-11-24', '--to', '26743', '--order', '12/QĐ'];
    expect((await answer(moved ?? '', '--answer', 'moved', ...went)).code).toBe(0);
    expect((await answer(stays ?? '', '--answer', 'still_here')).code).toBe(0);
    expect(await list()).toMatchObject({ total: 0 });
    const answered = await dat100('import', 'missing', '--state', 'answered');
    expect(answered.out).toMatch(/Lê Thị Bình.*left/);
    expect(await onRecord('absent.answer')).toEqual(Array.from({ length: 3 }, () => 'system:cli'));
    expect(await drift(t)).toBe(0);
    const ref = String(brought.json['id']);
    const undone = await dat100('import', 'undo', ref, '--json');
    expect(undone).toMatchObject({ code: 0, json: { id: ref, state: 'undone' } });
    expect(await drift(t)).toBe(0);
  });

  describe('columns', () => {
    const odd = [
      'Số liệu tính đến ngày 28/11/2023',
      'STT;Họ và tên;Số CCCD;Cột lạ',
      `1;Mai Thị Em;079085900055;0903123456`,
    ].join('\n');
    let path = '';
    beforeAll(() => {
      path = file('cot-la.csv', odd);
    });

    it('are told with what they are taken for and may be', async () => {
      const { code, json, out } = await dat100('import', 'columns', path, '--unit', '26743', '--json');
      expect(code).toBe(0);
      const [sheet] = json['sheets'] as { columns: object[] }[];
      expect(sheet?.columns).toContainEqual({ column: 'D', header: 'Cột lạ', field: null });
      expect(sheet?.columns).toContainEqual({ column: 'C', header: 'Số CCCD', field: 'citizenId' });
      expect(out).toContain('"phone"');
      expect((await dat100('import', 'columns', path, '--unit', '26743')).out).toMatch(/C +Số CCCD +citizenId/);
    });

    it('said by the user hold for a check, for the import, and are remembered for files of the same shape', async () => {
      const phones = () => t.db.read.rows('SELECT id FROM person WHERE phone_cipher IS NOT NULL');
      const roster = ['import', 'roster', path, '--unit', '26743', '--json', '--map', 'D=phone'];
      expect(await dat100(...roster, '--dry-run')).toMatchObject({ code: 0, json: { counts: { new: 1 } } });
      expect(await t.db.read.rows('SELECT shape FROM import_mapping')).toEqual([]);
      expect(await phones()).toEqual([]);
      expect(await dat100(...roster)).toMatchObject({ code: 0, json: { counts: { new: 1 } } });
      expect(await phones()).toHaveLength(1);
      expect(await onRecord('import.mapping')).toEqual(['system:cli']);
      const again = await dat100('import', 'columns', path, '--unit', '26743', '--json');
      expect(JSON.stringify(again.json['sheets'])).toContain('"column":"D","header":"Cột lạ","field":"phone"');
    });

    it.each<[string, string, number, string]>([
      ['a column that is not there', 'Z=phone', 1, 'unknown_column'],
      ['no column of ids', 'C=-', 1, 'no_id_column'],
      ['a field that is none', 'D=colour', 2, 'usage'],
      ['no words of this form', 'D', 2, 'usage'],
    ])('%s is told, and nothing waits to be applied', async (_what, map, code, expected) => {
      const words = ['import', 'roster', path, '--unit', '26743', '--json', '--map', map];
      expect(await dat100(...words)).toMatchObject({ code, json: { error: { code: expected } } });
      expect(await t.db.read.rows("SELECT id FROM import_file WHERE state IN ('planned', 'reading')")).toEqual([]);
    });
  });

  it('templates are written, with the units below', async () => {
    const out = join(home, 'mau.xlsx');
    const done = await dat100('import', 'template', 'roster', '--unit', '760', '--out', out, '--json');
    expect(done).toMatchObject({ code: 0, json: { kind: 'roster', file: out } });
    const texts = await textsOf(readFileSync(out));
    for (const word of ['Số CCCD', 'Phường Bến Thành']) expect(texts).toContain(word);
    const police = join(home, 'mau-ca.xlsx');
    expect((await dat100('import', 'template', 'police', '--out', police)).code).toBe(0);
    expect(await textsOf(readFileSync(police))).toContain('Ngày kích hoạt');
  });

  it('a folder of units: parents in any of its files, a bad one apart, checked first', async () => {
    const folder = join(home, 'don-vi');
    mkdirSync(folder);
    const head = 'code,name,kind,parent_code\n';
    writeFileSync(join(folder, 'a.csv'), `${head}Q9-P1,Phường Một,phuong,Q9\n`);
    writeFileSync(join(folder, 'b.csv'), `${head}Q9,Quận 9,quan,79\n`);
    writeFileSync(join(folder, 'c.csv'), `${head}X1,,phuong,79\n`);
    writeFileSync(join(folder, 'd.csv'), `${head}X2,"Phường,phuong,79\n`);
    const run = async (...more: string[]) => dat100('import', 'units', folder, '--json', ...more);
    const expected = {
      folder: 'don-vi',
      files: [
        { file: 'a.csv', outcome: 'accepted', counts: { new: 1 } },
        { file: 'b.csv', outcome: 'accepted', counts: { new: 1 } },
        { file: 'c.csv', outcome: 'refused', refusal: { code: 'rows_have_errors' }, issues: [{ row: 2 }] },
        { file: 'd.csv', outcome: 'refused', refusal: { code: 'bad_csv' } },
      ],
      totals: { files: 4, accepted: 2, refused: 2, counts: { new: 2 } },
    };
    expect(await run('--dry-run')).toMatchObject({ code: 1, json: expected });
    expect(await t.db.read.rows("SELECT id FROM unit WHERE code LIKE 'Q9%'")).toEqual([]);
    expect(await run()).toMatchObject({ code: 1, json: expected });
    expect(await t.db.read.rows("SELECT id FROM unit WHERE code LIKE 'Q9%'")).toHaveLength(2);
    expect((await dat100('import', 'units', folder)).out).toMatch(/✓ +a\.csv +1 đơn vị, 0 mới[^]*✗ +c\.csv/);
  });

  it('a folder of units: files with parents in one another are taken together, without those that have faults', async () => {
    const folder = join(home, 'can-nhau');
    mkdirSync(folder);
    const lists = {
      'a.csv': ['K1,Khu Một,quan,79', 'Q8,Quận 8,quan,79', 'Q7-P1,Phường Bảy,phuong,Q7'],
      'b.csv': ['Q7,Quận 7,quan,79', 'Q8-P1,Phường Tám,phuong,Q8', 'K1,Khu Một,quan,79'],
      'c.csv': ['Y1,Phường Lẻ,phuong,Q77', 'Y2,Phường Đôi,phuong,Q8'],
      'd.csv': ['Y1-1,Tổ Một,team,Y1'],
    };
    for (const [name, lines] of Object.entries(lists))
      writeFileSync(join(folder, name), ['code,name,kind,parent_code', ...lines].join('\n'));
    const run = async (...more: string[]) => dat100('import', 'units', folder, '--json', ...more);
    const unknown = { outcome: 'refused', counts: { new: 0 }, issues: [{ row: 2, code: 'unknown_unit' }] };
    const files = [
      { file: 'a.csv', outcome: 'accepted', counts: { rows: 3, new: 3, unchanged: 0 }, issues: [] },
      { file: 'b.csv', outcome: 'accepted', counts: { rows: 3, new: 2, unchanged: 1 }, issues: [] },
      { file: 'c.csv', ...unknown },
      { file: 'd.csv', ...unknown },
    ];
    const put = () =>
      t.db.read.rows<{ code: string; above: string }>(
        "SELECT u.code, p.code AS above FROM unit u JOIN unit p ON p.id = u.parent_id WHERE u.code IN ('K1', 'Q7', 'Q8', 'Q7-P1', 'Q8-P1', 'Y1', 'Y2', 'Y1-1') ORDER BY u.code",
      );
    expect(await run('--dry-run')).toMatchObject({ code: 1, json: { files } });
    expect(await put()).toEqual([]);
    expect(await run()).toMatchObject({ code: 1, json: { files } });
    expect((await put()).map(({ code, above }) => `${code} ${above}`)).toEqual([
      'K1 79',
      'Q7 79',
      'Q7-P1 Q7',
      'Q8 79',
      'Q8-P1 Q8',
    ]);
    const told = await t.db.read.rows<{ detail: string }>(
      "SELECT detail FROM audit_record WHERE action = 'units.import' ORDER BY seq DESC LIMIT 2",
    );
    expect(told.map(({ detail }) => JSON.parse(detail) as object)).toEqual([
      { fileName: 'b.csv', rows: 3, new: 2, changed: 0 },
      { fileName: 'a.csv', rows: 3, new: 3, changed: 0 },
    ]);
  });

  it.each<[string, string[]]>([
    ['a decision about everything without its code', ['decide', 'all', '--decision', 'keep']],
    ['a filter beside numbers', ['decide', '1,2', '--decision', 'keep', '--code', 'x']],
    ['numbers that are none', ['decide', '1,b', '--decision', 'keep']],
    ['an answer without its word', ['answer', '1']],
    ['a page that is none', ['conflicts', '--page', '0']],
    ['a state that is none', ['missing', '--state', 'gone']],
    ['a template that is none', ['template', 'units', '--out', 'x.xlsx']],
    ['a file that is no workbook', ['errors', '1', '--out', 'x.csv']],
    ['a sheet without a mapping', ['roster', 'x.csv', '--unit', '79', '--sheet', 'A']],
  ])('%s is wrong usage, exit code 2', async (_what, words) => {
    const { code, json, err } = await dat100('import', ...words, '--json');
    expect({ code, json }).toMatchObject({ code: 2, json: { error: { code: 'usage' } } });
    expect(err.split('\n')).toHaveLength(2);
  });
});
