import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobRunner } from '../src/jobs/job-runner.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { dat100, pointAt } from './command-line.js';
import { drift, moveTo, prepare, putUnits } from './roster-city.js';
import { DISTRICT, expectedOf, fileOf } from './roster-lists.js';

interface Shape {
  id?: string;
  file: string;
  kind: string;
  as_of: string;
  dry_run: boolean;
  outcome: string;
  refusal: { code: string; message: string; message_en: string } | null;
  counts: Record<string, number>;
  piles?: Record<string, number>;
  summary_differences?: { cell: string; ours: string | null }[];
  issues: { code: string }[];
}
interface Folder {
  folder: string;
  files: Shape[];
  totals: {
    files: number;
    accepted: number;
    refused: number;
    counts: Record<string, number>;
    piles?: Record<string, number>;
  };
}

const NAMES = ['Trần Văn An', 'Lê Thị Bình', 'Phạm Quốc Cường'];
const IDS = ['079080900011', '079180900022', '079090900033'];
const list = (day: string, stages: readonly string[]): string =>
  [
    `Số liệu tính đến ngày ${day}`,
    'STT;Họ và tên;Số CCCD;Định danh điện tử mức 2',
    ...stages.map((stage, i) => `${i + 1};${NAMES[i]};${IDS[i]};${stage}`),
  ].join('\n');

forEachDatabase('lists on the command line', (dialect) => {
  let t: TestApp;
  let home: string;
  let restore: () => void;

  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT], '2023-12-15');
    // Two connections of one thread cannot wait for each other: the commands do their jobs themselves.
    await t.app.get(JobRunner).stop();
    home = mkdtempSync(join(tmpdir(), 'dat100-cli-import-'));
    restore = pointAt(t);
  });
  afterAll(async () => {
    restore();
    rmSync(home, { recursive: true, force: true });
    await t.close();
  });

  const folderOf = (name: string, files: Record<string, string | Buffer>): string => {
    const path = join(home, name);
    mkdirSync(path);
    for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
    return path;
  };
  const folderJson = (json: Record<string, unknown>): Folder => json as unknown as Folder;

  describe('a folder', () => {
    let path: string;
    beforeAll(() => {
      path = folderOf('cac-danh-sach', {
        'a-moi-nhat.csv': list('10/11/2023', ['Đã kích hoạt', 'Đã kích hoạt', 'Đã đăng ký']),
        'b-cu-hon.CSV': list('01/11/2023', ['Đã đăng ký', 'Đã duyệt, chưa kích hoạt']),
        '~$a-moi-nhat.xlsx': 'lock',
        'ghi-chu.docx': 'x',
      });
      mkdirSync(join(path, 'con.csv'));
    });

    it('is checked in the order of the lists’ own days, and nothing is written', async () => {
      const { code, json } = await dat100('import', 'roster', path, '--unit', '26734', '--dry-run', '--json');
      const { files, totals, folder } = folderJson(json);
      expect({ code, folder }).toEqual({ code: 0, folder: 'cac-danh-sach' });
      expect(files.map((f) => [f.file, f.as_of, f.outcome, f.dry_run, 'id' in f])).toEqual([
        ['b-cu-hon.CSV', '2023-11-01', 'accepted', true, false],
        ['a-moi-nhat.csv', '2023-11-10', 'accepted', true, false],
      ]);
      expect(totals).toMatchObject({ files: 2, accepted: 2, refused: 0, counts: { rows: 5, new: 5 } });
      expect(await t.db.read.rows('SELECT id FROM import_file')).toEqual([]);
    });

    it('is imported in that order, with a line for each and the sum', async () => {
      const { code, out } = await dat100('import', 'roster', path, '--unit', '26734');
      expect(code).toBe(0);
      expect(out).toMatch(/cac-danh-sach: 2 tệp, 2 được, 0 không/);
      expect(out).toMatch(/✓ +b-cu-hon\.CSV +01\/11\/2023 +đã nhập: 2 dòng: 2 nhận \(2 mới/);
      expect(out).toMatch(/✓ +a-moi-nhat\.csv +10\/11\/2023 +đã nhập: 3 dòng: 3 nhận \(1 mới, 2 thay đổi/);
      expect(out).toMatch(/Cộng: 5 dòng: 5 nhận \(3 mới, 2 thay đổi, 0 không đổi/);
      expect(await drift(t)).toBe(0);
    });

    it('is for the unit that had the code on the day of each list, for codes are used again', async () => {
      await putUnits(
        t,
        'code,name,kind,parent_code,valid_from,valid_to\nDUNGLAI,Phường Cũ,phuong,760,2020-01-01,2024-12-31\nDUNGLAI,Phường Mới,phuong,760,2025-01-01,',
      );
      const person = 'STT;Họ và tên;Số CCCD;Định danh điện tử mức 2\n1;Hồ Văn Dũng;079085900044;Đã kích hoạt';
      const reused = folderOf('dung-lai', { 'a.csv': `Số liệu tính đến ngày 05/12/2023\n${person}` });
      const { code, json } = await dat100('import', 'roster', reused, '--unit', 'DUNGLAI', '--json');
      expect({ code, files: folderJson(json).files }).toMatchObject({
        code: 0,
        files: [{ as_of: '2023-12-05', outcome: 'accepted', counts: { new: 1 } }],
      });
      const units = await t.db.read.rows(
        'SELECT u.name FROM person p JOIN unit u ON u.id = p.unit_id ORDER BY p.id DESC LIMIT 1',
      );
      expect(units).toEqual([{ name: 'Phường Cũ' }]);
    });

    it('one file that is refused does not keep the others back, and the exit code says so', async () => {
      const mixed = folderOf('lan-lon', {
        'hong.xlsx': 'PK nothing',
        'sau-nay.csv': list('01/01/2999', ['Đã đăng ký']),
        'tot.csv': list('20/11/2023', ['Đã kích hoạt', 'Đã kích hoạt', 'Đã kích hoạt']),
      });
      const { code, json } = await dat100('import', 'roster', mixed, '--unit', '26734', '--json');
      expect(code).toBe(1);
      const { files, totals } = folderJson(json);
      const found = Object.fromEntries(files.map((f) => [f.file, f.refusal?.code ?? f.outcome]));
      expect(found['tot.csv']).toBe('accepted');
      expect(found['hong.xlsx']).not.toBe('accepted');
      expect(totals).toMatchObject({ files: 3, counts: expect.objectContaining({ changed: expect.any(Number) }) });
      expect(totals.accepted + totals.refused).toBe(3);
      for (const { refusal } of files.filter((f) => f.refusal)) {
        expect(refusal?.message).not.toBe('');
        expect(refusal?.message_en).not.toBe('');
      }
    });

    it.each<[string, () => string, string]>([
      ['an empty one', () => folderOf('trong', { 'a.docx': 'x' }), 'empty_folder'],
      ['one that is not there', () => join(home, 'nowhere'), 'cannot_read_file'],
    ])('%s is refused in words', async (_what, make, expected) => {
      const { code, json, err } = await dat100('import', 'roster', make(), '--unit', '26734', '--json');
      expect({ code, json }).toMatchObject({ code: 1, json: { error: { code: expected } } });
      expect(err).not.toBe('');
    });
  });

  describe('an official list', () => {
    const police = [
      'Số liệu tính đến ngày 30/11/2023',
      'STT;Số định danh;Họ và tên;Ngày kích hoạt',
      `1;${IDS[0]};TRAN VAN AN;05/11/2023`,
      `2;${IDS[1]};NGUYEN THI KHAC;05/11/2023`,
      '3;079080900099;LE LA;05/11/2023',
    ].join('\n');

    it('is held against the whole city, or the unit that is named; its piles are told', async () => {
      const path = join(home, 'cong-an.csv');
      writeFileSync(path, police);
      const dry = await dat100('import', 'police', path, '--unit', '760', '--dry-run', '--json');
      expect(dry.json).toMatchObject({ kind: 'police', dry_run: true, counts: { rows: 3, accepted: 1 } });
      const { code, json } = await dat100('import', 'police', path, '--json');
      const shape = json as unknown as Shape;
      expect({ code, kind: shape.kind, as_of: shape.as_of }).toEqual({ code: 0, kind: 'police', as_of: '2023-11-30' });
      expect(shape.counts).toMatchObject({ rows: 3, accepted: 1, rejected: 1, conflict: 1 });
      expect(shape.piles).toMatchObject({ unknown: 1, name_mismatch: 1 });
      const { confirmed = 0, newly_activated: newly = 0 } = shape.piles ?? {};
      expect(confirmed + newly).toBe(1);
      // Another city of the same code, at another time: the list is for the one of its day.
      await putUnits(
        t,
        'code,name,kind,parent_code,valid_from,valid_to\n79,Thành phố Hồ Chí Minh mới,thanh_pho,,2027-01-01,',
      );
      const text = await dat100('import', 'police', folderOf('tu-cong-an', { 'a.csv': police }));
      expect(text.out).toMatch(/không có trong hệ thống: 1/);
    });
  });

  it('a district says where its summary differs, and a list can be taken back by its number', async () => {
    await moveTo(t, '2023-12-15');
    const expected = expectedOf(DISTRICT) as ReturnType<typeof expectedOf> & { summary_differs: { cell: string }[] };
    const path = join(home, DISTRICT);
    writeFileSync(path, fileOf(DISTRICT));
    const { code, json } = await dat100('import', 'roster', path, '--unit', '760', '--json');
    const shape = json as unknown as Shape;
    expect({ code, rows: shape.counts['rows'] }).toEqual({ code: 0, rows: expected.counts['rows'] });
    // Three people more are in one of its units by now.
    expect(shape.summary_differences?.length).toBeGreaterThanOrEqual(expected.summary_differs.length - 10);
    const listed = await dat100('import', 'list', '--unit', '760', '--json');
    const [newest] = listed.json['imports'] as {
      id: string;
      state: string;
      file: string;
      unit: string;
      rows: number;
    }[];
    expect(newest).toMatchObject({ id: shape.id, state: 'applied', file: DISTRICT, unit: '760', rows: 1199 });
    expect((await dat100('import', 'list')).out).toContain(DISTRICT);
    const undone = await dat100('import', 'undo', String(shape.id), '--json');
    expect(undone).toMatchObject({ code: 0, json: { id: shape.id, state: 'undone' } });
    expect(undone.json['undone']).toBeGreaterThan(1100);
    expect(await drift(t)).toBe(0);
    expect(await dat100('import', 'undo', '12345', '--json')).toMatchObject({
      code: 1,
      json: { error: { code: 'not_found' } },
    });
  });
});
