import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { JobRunner } from '../src/jobs/job-runner.js';
import { startApp, type TestApp } from './app.js';
import { dat100, pointAt } from './command-line.js';
import { RatingYear } from './rating-year.js';
import { textsOf } from './workbook-texts.js';

const HEADINGS: Readonly<Record<string, string>> = { people: 'Họ và tên', board: 'Hạng', results: 'TT' };

describe('exports of the command line', () => {
  let t: TestApp;
  let year: RatingYear;
  let period: number;
  let folder: string;
  let restore: () => void;

  beforeAll(async () => {
    t = await startApp({ dialect: 'sqlite' });
    year = await RatingYear.of(t);
    period = (await year.opened()).id;
    // Two connections of one thread cannot wait for each other.
    await t.app.get(JobRunner).stop();
    folder = mkdtempSync(join(tmpdir(), 'dat100-export-'));
    restore = pointAt(t);
  });
  afterAll(async () => {
    restore();
    rmSync(folder, { recursive: true, force: true });
    await t.close();
  });

  const at = (name: string) => join(folder, name);
  const cellsOf = (bytes: Buffer) =>
    parse(bytes, { bom: true, delimiter: ';', relax_column_count: true }) as string[][];
  const rowsOf = (cells: string[][], kind: string) =>
    cells.slice(cells.findIndex((row) => row.includes(HEADINGS[kind] ?? '')));
  const page = async (path: string) => {
    const response = await fetch(`${t.url}${path}`, { headers: { cookie: year.as('hr').cookie } });
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    return cellsOf(Buffer.from(await response.arrayBuffer()));
  };
  const onRecord = (action: string) =>
    t.db.read.rows<{ actor: string; detail: string }>(
      'SELECT actor, detail FROM audit_record WHERE action = ? ORDER BY seq',
      [action],
    );

  it.each<[string, string[], () => string]>([
    ['people', ['--unit', 'A'], () => `/files/people.csv?unitId=${year.unit('A')}`],
    [
      'people',
      ['--unit', '79', '--criterion', 'vneid_level2', '--not-achieved', '--lens', 'dang_vien', '--sort', 'NAME_DESC'],
      () =>
        `/files/people.csv?unitId=${year.unit('79')}&criterion=vneid_level2&notAchieved=true&lens=membership:dang_vien&sort=NAME_DESC`,
    ],
    [
      'people',
      ['--unit', '79', '--criterion', 'vneid_level2', '--lens', 'all', '--achieved', 'claimed'],
      () => `/files/people.csv?unitId=${year.unit('79')}&criterion=vneid_level2&lens=all&achieved=claimed`,
    ],
    [
      'board',
      ['--unit', '79', '--criterion', 'vneid_level2', '--as-of', '2023-11-15'],
      () => `/files/boards/${year.unit('79')}.csv?criterion=vneid_level2&asOf=2023-11-15`,
    ],
    [
      'board',
      [
        ...['--unit', '79', '--criterion', 'vneid_level2', '--as-of', '2023-11-15'],
        '--peers',
        'districts',
        '--order',
        'left',
      ],
      () => `/files/boards/${year.unit('79')}.csv?criterion=vneid_level2&asOf=2023-11-15&peers=districts&order=left`,
    ],
    [
      'results',
      ['--period', '2023', '--unit', 'A'],
      () => `/files/ratings/${period}/results.csv?unitId=${year.unit('A')}`,
    ],
  ])('%s %j: the rows of the page, with author and count, on record', async (kind, options, path) => {
    const wanted = rowsOf(await page(path()), kind);
    const file = at(`${kind}-${options.length}.csv`);
    const done = await dat100('export', kind, ...options, '--out', file, '--json', '--as', 'nguyen.van.an');
    expect(done).toMatchObject({
      code: 0,
      json: { kind, file, format: 'csv', rows: wanted.length - 1, author: 'cli:nguyen.van.an' },
    });
    const cells = cellsOf(readFileSync(file));
    expect(rowsOf(cells, kind)).toEqual(wanted);
    expect(cells.flat().some((text) => text.includes('người lập: cli:nguyen.van.an'))).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const record = await onRecord(kind === 'results' ? 'rating.export' : `${kind}.export`);
    expect(record.at(-1)).toMatchObject({ actor: 'cli:nguyen.van.an' });
    expect(record.at(-2)?.actor).not.toContain('cli:');
  });

  it('a workbook in English, over another file only when told to, and closed to others then too', async () => {
    const file = at('list.xlsx');
    writeFileSync(file, 'mine');
    chmodSync(file, 0o644);
    const before = (await onRecord('people.export')).length;
    const words = ['export', 'people', '--unit', 'A', '--lang', 'en', '--out', file];
    const refused = await dat100(...words, '--json');
    expect([refused.code, refused.json]).toEqual([1, { error: expect.objectContaining({ code: 'file_exists' }) }]);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await onRecord('people.export')).toHaveLength(before);
    const done = await dat100(...words, '--force', '--json');
    expect(done).toMatchObject({ code: 0, json: { format: 'xlsx', author: 'system:cli' } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await textsOf(readFileSync(file))).toContain(`by system:cli, rows: ${String(done.json['rows'])}`);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it.each<[string, string[], number, string]>([
    ['no folder', ['people', '--unit', 'A', '--out', 'nowhere/x.csv'], 1, 'cannot_write_file'],
    ['another form', ['people', '--unit', 'A', '--out', 'x.pdf'], 2, 'usage'],
    [
      'another language',
      ['board', '--unit', '79', '--criterion', 'chip_card', '--lang', 'fr', '--out', 'x.csv'],
      2,
      'usage',
    ],
    ['no such unit', ['people', '--unit', 'ZZ', '--out', 'x.csv'], 1, 'unknown_unit'],
    ['no such criterion', ['board', '--unit', '79', '--criterion', 'tax', '--out', 'x.csv'], 1, 'unknown_criterion'],
    [
      'no such peer group',
      ['board', '--unit', '79', '--criterion', 'chip_card', '--peers', 'dance', '--out', 'x.csv'],
      1,
      'unknown_peer_group',
    ],
    [
      'no such order',
      ['board', '--unit', '79', '--criterion', 'chip_card', '--order', 'dance', '--out', 'x.csv'],
      1,
      'unknown_order',
    ],
    ['no such sort', ['people', '--unit', 'A', '--sort', 'AGE', '--out', 'x.csv'], 1, 'unknown_sort'],
    ['no such period', ['results', '--period', '1999', '--out', 'x.csv'], 1, 'not_found'],
    ['no such list', ['results', '--period', '2023', '--list', 'best', '--out', 'x.csv'], 1, 'unknown_list'],
    ['no file named', ['people', '--unit', 'A'], 2, 'usage'],
  ])('%s is refused, and no file is left', async (_what, words, code, error) => {
    const given = words.map((word) => (word.startsWith('x.') || word.startsWith('nowhere/') ? at(word) : word));
    const refused = await dat100('export', ...given, '--json');
    expect([refused.code, refused.json]).toMatchObject([code, { error: { code: error } }]);
    expect(existsSync(at('x.csv'))).toBe(false);
  });
});
