import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import {
  applyImport,
  boardFigures,
  drift,
  everybody,
  prepare,
  runRoster,
  seeImport,
  unitId,
  upload,
} from './roster-city.js';
import { DISTRICT, listCsv, type Listed } from './roster-lists.js';

const DAY = '2023-11-25';
const SCHOOL = 'Trường Mầm non Bé Ngoan';

forEachDatabase('lists in other shapes', (dialect) => {
  let t: TestApp;
  let hr: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    hr = await t.signInAs('hr', await unitId(t, '760'));
  });
  afterAll(() => t.close());

  describe('the five-column template', () => {
    const ask = async () => {
      const response = await fetch(`${t.url}/files/template-roster.xlsx`, { headers: { cookie: hr.cookie } });
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await response.arrayBuffer());
      return { response, book, sheet: book.worksheets[0] as ExcelJS.Worksheet };
    };
    const people = [
      ['Đặng Thị Hồng Đào', '05/03/1985', '079185900107', 'x', 'x'],
      ['Bùi Quốc Huy', '1990', '079090900118', 'x', ''],
      ['Hoàng Yến Nhi', '17/9/1999', '079199900129', '', ''],
    ];
    const filled = async () => {
      const { book, sheet } = await ask();
      people.forEach((cells, i) => cells.forEach((cell, j) => (sheet.getRow(i + 2).getCell(j + 1).value = cell)));
      return Buffer.from(await book.xlsx.writeBuffer());
    };

    it('is there to be filled in, and empty it is refused', async () => {
      const { response, book, sheet } = await ask();
      expect(response.headers.get('content-disposition')).toContain('.xlsx');
      expect((sheet.getRow(1).values as string[]).slice(1)).toEqual([
        'Họ và tên',
        'Ngày sinh',
        'Số CCCD',
        'Có thẻ',
        'Đã kích hoạt',
      ]);
      const sent = await upload(t, hr, { bytes: Buffer.from(await book.xlsx.writeBuffer()), unit: '26740', asOf: DAY });
      expect(await seeImport(t, hr, sent.id)).toMatchObject({ state: 'refused', refusalCode: 'no_rows' });
    });

    it.each([
      { place: 'a ward', unit: '26740', kind: 'cong_chuc', said: 'Công chức' },
      { place: 'a school', unit: SCHOOL, kind: 'vien_chuc', said: 'Viên chức' },
    ])('is enough for $place; what it does not say is assumed aloud', async ({ unit, kind, said }) => {
      const school = unit === SCHOOL;
      const id = school ? await schoolId(t) : await unitId(t, unit);
      const bytes = await filled();
      const mine = school ? await renumbered(bytes) : bytes;
      const { id: importId } = await upload(t, hr, { bytes: mine, unit: id, asOf: DAY });
      const planned = await seeImport(t, hr, importId);
      expect(planned.counts).toMatchObject({ rows: 3, accepted: 3, acceptedWithRemarks: 3, new: 3 });
      expect(planned.problems.map((p) => [p.code, p.severity, p.row])).toEqual(
        [2, 3, 4].map((row) => ['kind_assumed_warning', 'warning', row]),
      );
      expect(planned.problems[0]?.messageVi).toContain(`“${said}”`);
      expect(await applyImport(t, hr, importId, false)).toBe('applied');
      const there = (await everybody(t, DAY)).filter((p) => p.unitId === id);
      expect(
        there.map((p) => [p.kind, p.stands['chip_card'], p.stands['vneid_level2'], p.stands['online_service']]),
      ).toEqual([
        [kind, 'held', 'activated', null],
        [kind, 'held', null, null],
        [kind, 'none', null, null],
      ]);
      const again = await upload(t, hr, { bytes: mine, unit: id, asOf: DAY });
      expect((await seeImport(t, hr, again.id)).counts).toMatchObject({
        new: 0,
        changed: 0,
        unchanged: 3,
        acceptedWithRemarks: 0,
      });
      expect(await drift(t)).toBe(0);
    });
  });

  describe('separated text', () => {
    const people: Listed[] = [
      { name: 'Phạm Gia Bảo', id: '079095900204', level2: 'Đã kích hoạt', activated: '02/09/2023', card: 'Đã có' },
      { name: 'Lý Thu Hà', id: '079196900215', level2: 'Đã đăng ký', card: 'Đã nộp hồ sơ' },
    ];

    it.each([
      { called: 'comma', separator: ',', unit: '26743' },
      { called: 'semicolon', separator: ';', unit: '26746' },
      { called: 'tab', separator: '\t', unit: '26749' },
    ])('by $called says the same', async ({ separator, unit }) => {
      const mine = people.map((p) => ({ ...p, id: p.id.slice(0, 9) + unit.slice(-3) }));
      for (const bytes of [
        listCsv(mine, separator),
        Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), listCsv(mine, separator)]),
      ]) {
        const outcome = await runRoster(t, bytes, { unit, asOf: DAY, dryRun: true });
        expect(outcome).toMatchObject({ outcome: 'accepted', issues: [], counts: { rows: 2, accepted: 2, new: 2 } });
      }
      await runRoster(t, listCsv(mine, separator), { unit, asOf: DAY });
      expect(await boardFigures(t, await unitId(t, unit), DAY)).toEqual({
        chip_card: { in_scope: 2, achieved: 1 },
        vneid_level2: { in_scope: 2, achieved: 1 },
        online_service: { in_scope: 2, achieved: 0 },
      });
      // The same in UTF-16, as a spreadsheet program saves "Unicode text".
      const wide = Buffer.from(`\ufeff${listCsv(mine, separator).toString('utf8')}`, 'utf16le');
      const again = await runRoster(t, wide, { unit, asOf: DAY, dryRun: true });
      expect(again.counts).toMatchObject({ rows: 2, new: 0, changed: 0, unchanged: 2 });
    });

    it('in capitals, or without accents, names the same people', async () => {
      const unit = '26752';
      const mine = people.map((p) => ({ ...p, id: `${p.id.slice(0, 9)}752` }));
      await runRoster(t, listCsv(mine), { unit, asOf: DAY });
      for (const names of [
        ['PHẠM GIA BẢO', 'LÝ THU HÀ'],
        ['PHAM GIA BAO', 'Ly Thu Ha'],
      ]) {
        const list = listCsv(mine.map((p, i) => ({ ...p, name: names[i] ?? '' })));
        const outcome = await runRoster(t, list, { unit, asOf: DAY });
        expect(outcome.counts).toMatchObject({ changed: 0, conflict: 0, unchanged: 2 });
      }
      const stored = await t.db.read.rows<{ full_name: string }>(
        'SELECT full_name FROM person WHERE unit_id = ? ORDER BY id',
        [await unitId(t, unit)],
      );
      expect(stored.map((p) => p.full_name)).toEqual(['Phạm Gia Bảo', 'Lý Thu Hà']);
    });
  });
});

async function schoolId(t: TestApp): Promise<number> {
  const row = await t.db.read.one<{ id: number }>('SELECT id FROM unit WHERE name = ?', [SCHOOL]);
  return Number(row?.id);
}

/** The same list of other people: nobody is employed twice. */
async function renumbered(bytes: Buffer): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = book.worksheets[0] as ExcelJS.Worksheet;
  for (const row of [2, 3, 4]) {
    const cell = sheet.getRow(row).getCell(3);
    cell.value = `${String(cell.value).slice(0, 9)}55${row}`;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}
