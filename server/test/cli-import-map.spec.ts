import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { JobRunner } from '../src/jobs/job-runner.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';
import { dat100, pointAt } from './command-line.js';
import { moveTo, putUnits } from './roster-city.js';

const UNITS = [
  'code,name,kind,parent_code,valid_from,valid_to',
  '79,Thành phố Hồ Chí Minh,thanh_pho,,,',
  '26740,Phường Bến Nghé,phuong,79,,',
  'DUNGLAI,Phường Cũ,phuong,79,2020-01-01,2023-11-30',
  'DUNGLAI,Phường Mới,phuong,79,2023-12-01,',
].join('\n');
const MAP = ['--map', 'A=name,B=citizenId,C=vneid_level2.activated'];
/** A list whose headings are an office's own words. */
const odd = (day: string, name: string, id: string): string =>
  [`Số liệu tính đến ngày ${day}`, '', 'Người;Mã thẻ;App', `${name};${id};x`].join('\n');

forEachDatabase('columns said on the command line', (dialect) => {
  let t: TestApp;
  let home: string;
  let restore: () => void;
  const file = (name: string, content: string): string => {
    writeFileSync(join(home, name), content);
    return join(home, name);
  };
  const roster = (path: string, unit: string, ...words: string[]) =>
    dat100('import', 'roster', path, '--unit', unit, ...MAP, ...words, '--json');

  beforeAll(async () => {
    t = await startApp({ dialect });
    await putUnits(t, UNITS);
    await moveTo(t, '2023-12-15');
    // Two connections of one thread cannot wait for each other: the commands do their jobs themselves.
    await t.app.get(JobRunner).stop();
    home = mkdtempSync(join(tmpdir(), 'dat100-cli-map-'));
    restore = pointAt(t);
  });
  afterAll(async () => {
    restore();
    rmSync(home, { recursive: true, force: true });
    await t.close();
  });

  it('a file refused for something else says that, and stays on record', async () => {
    const path = file('rong.csv', '');
    const refused = { code: 1, json: { outcome: 'refused', refusal: { code: 'empty_file' } } };
    expect(await roster(path, '26740', '--dry-run')).toMatchObject(refused);
    expect(await roster(path, '26740')).toMatchObject(refused);
    expect(await t.db.read.rows('SELECT state FROM import_file')).toEqual([{ state: 'refused' }]);
    const columns = await dat100('import', 'columns', path, '--unit', '26740', ...MAP, '--json');
    expect(columns).toMatchObject({ code: 1, json: { refusal: { code: 'empty_file' }, sheets: [] } });
  });

  it('a sheet that is not there is told with those that are', async () => {
    const path = file('trang.csv', odd('10/11/2023', 'Trần Văn An', '079080900011'));
    const { json } = await roster(path, '26740', '--sheet', 'Trang 9', '--dry-run');
    expect(json).toMatchObject({ error: { code: 'unknown_sheet' } });
    expect(JSON.stringify(json)).not.toMatch(/tải lại trang|Reload/);
  });

  it('the columns of a refused file are told, exit code 1; said, they are understood', async () => {
    const path = file('la.csv', odd('10/11/2023', 'Trần Văn An', '079080900011'));
    const words = ['import', 'columns', path, '--unit', '26740', '--json'];
    expect(await dat100(...words)).toMatchObject({ code: 1, json: { refusal: { code: 'no_header' } } });
    expect(await dat100(...words, ...MAP)).toMatchObject({ code: 0, json: { refusal: null } });
  });

  it('a list of a day when another unit had the code is for that one, a folder goes by the lists’ days', async () => {
    const folder = join(home, 'hai-tep');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.csv'), odd('10/12/2023', 'Lê Thị Bình', '079180900022'));
    writeFileSync(join(folder, 'b.csv'), odd('10/11/2023', 'Trần Văn An', '079080900011'));
    const { code, json } = await roster(folder, 'DUNGLAI');
    expect({ code, json }).toMatchObject({
      code: 0,
      json: {
        files: [
          { file: 'b.csv', as_of: '2023-11-10', counts: { new: 1 } },
          { file: 'a.csv', as_of: '2023-12-10', counts: { new: 1 } },
        ],
      },
    });
    const where = await t.db.read.rows<{ full_name: string; name: string }>(
      'SELECT p.full_name, u.name FROM person p JOIN unit u ON u.id = p.unit_id ORDER BY p.full_name',
    );
    expect(where).toEqual([
      { full_name: 'Lê Thị Bình', name: 'Phường Mới' },
      { full_name: 'Trần Văn An', name: 'Phường Cũ' },
    ]);
  });

  it('a staff list has no piles, the police template no unit', async () => {
    const [list] = await t.db.read.rows<{ id: number }>("SELECT id FROM import_file WHERE state = 'applied'");
    const piles = await dat100('import', 'piles', String(list?.id), '--pile', 'confirmed', '--json');
    expect(piles).toMatchObject({ code: 1, json: { error: { code: 'no_piles' } } });
    const out = join(home, 'mau.xlsx');
    const template = await dat100('import', 'template', 'police', '--unit', '79', '--out', out, '--json');
    expect(template).toMatchObject({ code: 2, json: { error: { code: 'usage' } } });
  });
});
