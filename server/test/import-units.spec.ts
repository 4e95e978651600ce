import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importUnits, type UnitImportResult } from '../src/units/import-units.js';
import { readUnitLines, type UnitProblem } from '../src/units/units-csv.js';
import { forEachDatabase, startApp, type TestApp } from './app.js';

const HEADER = 'code,name_vi,kind,parent_code,valid_from,valid_to';
const CITY = '79,Thành phố Hồ Chí Minh,thanh_pho,,,2025-06-30';
const DISTRICT = '760,Quận 1,quan,79,,2025-06-30';
const WARD = '26740,Phường Bến Nghé,phuong,760,,2025-06-30';

forEachDatabase('a list of units', (dialect) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startApp({ dialect });
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    await t.db.transaction(async (tx) => {
      await tx.run('DELETE FROM unit');
      await tx.run('DELETE FROM unit_placement');
    });
  });

  const load = async (...lines: string[]): Promise<UnitImportResult> => {
    const read = readUnitLines([HEADER, ...lines].join('\n'));
    if (read.problems.length > 0) return { rows: 0, new: 0, changed: 0, unchanged: 0, problems: read.problems };
    return t.db.transaction((tx) => importUnits(tx, t.keys, read.lines));
  };
  const units = () =>
    t.db.read.rows<{ id: number; code: string; name: string; valid_to: string | null; path: string }>(
      'SELECT id, code, name, valid_to, path FROM unit ORDER BY id',
    );
  const saidOf = ({ problems }: { problems: UnitProblem[] }) => problems.map((p) => [p.line, p.column, p.code]);

  it('is put in whatever the order of its lines, and read again changes nothing', async () => {
    expect(await load(WARD, DISTRICT, CITY)).toMatchObject({ rows: 3, new: 3, problems: [] });
    const byCode = new Map((await units()).map((u) => [u.code, u]));
    const ids = ['79', '760', '26740'].map((code) => Number(byCode.get(code)?.id));
    expect(byCode.get('26740')?.path).toBe(`/${ids.join('/')}/`);
    expect(await load(CITY, DISTRICT, WARD)).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
  });

  it('gives units without a code one of their own, which stays', async () => {
    const offices = [
      ',Phòng Y tế,phong,760,,',
      ',Phòng Văn hóa,phong,760,,',
      ',Trường Phan Văn,truong_hoc,760,,',
      ',Tổ 2,team,760,,',
    ];
    await load(CITY, DISTRICT, ...offices);
    const made = (await units()).slice(2).map((u) => u.code);
    expect(made).toEqual(['760-PYT', '760-PVH', '760-TPV', '760-T2']);
    expect(await load(CITY, DISTRICT, ',Phòng Vũ Hải,phong,760,,', ...offices)).toMatchObject({ new: 1, changed: 0 });
    expect((await units()).map((u) => u.code)).toEqual(['79', '760', ...made, '760-PVH2']);
  });

  it('brings known units up to date, with their places in the tree', async () => {
    await load(CITY, DISTRICT, WARD);
    expect(await load('26740,Phường Bến Nghé mới,phuong,760,,2025-03-31')).toMatchObject({ new: 0, changed: 1 });
    const ended = () =>
      t.db.read.rows<{ valid_to: string | null }>(
        'SELECT valid_to FROM unit_placement WHERE unit_id = (SELECT id FROM unit WHERE code = ?)',
        ['26740'],
      );
    expect(await ended()).toEqual([{ valid_to: '2025-03-31' }]);
    await load(WARD);
    expect(await ended()).toEqual([{ valid_to: '2025-06-30' }]);
    await load('26740,Phường Bến Nghé,phuong,760,,');
    expect(await ended()).toEqual([{ valid_to: null }]);
  });

  it('takes codes that are used again, once the old unit has its last day', async () => {
    await load(CITY, DISTRICT, '26740,Phường Bến Nghé,phuong,760,,');
    const news = ['79,Thành phố Hồ Chí Minh,thanh_pho,,2025-07-01,', '26740,Phường Sài Gòn,phuong,79,2025-07-01,'];
    expect(saidOf(await load(...news))).toEqual([[3, 'code', 'code_in_use']]);
    expect(await units()).toHaveLength(3);
    expect(await load(...news, WARD)).toMatchObject({ new: 2, changed: 1, problems: [] });
    const found = (await units()).filter((u) => u.code === '26740');
    expect(found.map((u) => [u.name, u.valid_to])).toEqual([
      ['Phường Bến Nghé', '2025-06-30'],
      ['Phường Sài Gòn', null],
    ]);
    const city = (await units()).filter((u) => u.code === '79').at(-1);
    expect(found[1]?.path).toBe(`/${city?.id}/${found[1]?.id}/`);
  });

  describe('that is not right is refused as a whole, in words', () => {
    it.each([
      ['an unknown parent', [CITY, '26740,Phường Bến Nghé,phuong,761,,'], [3, 'parent_code', 'unknown_unit']],
      ['a circle', ['A,Một,team,B,,', 'B,Hai,team,A,,'], [2, 'parent_code', 'cycle']],
      ['a unit named twice', [CITY, DISTRICT, DISTRICT], [4, 'code', 'duplicate_unit']],
      [
        'an office named twice',
        [CITY, ',Sở Y tế,so_ban_nganh,79,,', ',Sở Y tế,so_ban_nganh,79,,'],
        [4, 'name', 'duplicate_unit'],
      ],
      ['one code for two', [CITY, DISTRICT, '760,Quận 3,quan,79,2020-01-01,'], [3, 'code', 'code_in_use']],
      ['no name', ['79,,thanh_pho,,,'], [2, 'name', 'missing_name']],
      ['an unknown kind', ['79,Thành phố,sao_hỏa,,,'], [2, 'kind', 'unknown_kind']],
      ['a day that is none', ['79,Thành phố,thanh_pho,,2025-02-30,'], [2, 'valid_from', 'bad_date']],
      ['an end before the beginning', ['79,Thành phố,thanh_pho,,2025-07-01,2025-06-30'], [2, 'valid_to', 'date_order']],
      ['nothing', [], [1, 'code', 'no_rows']],
    ] as [string, string[], [number, string, string]][])('%s', async (_what, lines, [line, column, code]) => {
      const result = await load(...lines);
      expect(saidOf(result)[0]).toEqual([line, column, code]);
      expect(result.problems[0]?.messageVi).toMatch(new RegExp(`^Dòng ${line}, cột ${column}: .+[.…]$`));
      expect(result.problems[0]?.messageEn).toMatch(new RegExp(`^Line ${line}, column ${column}: .+[.…]$`));
      expect(await units()).toEqual([]);
    });

    it('another parent: moving a unit is an operation of its own', async () => {
      await load(CITY, DISTRICT, WARD);
      expect(saidOf(await load('26740,Phường Bến Nghé,phuong,79,,2025-06-30'))).toEqual([
        [2, 'parent_code', 'parent_changes'],
      ]);
    });
  });
});
