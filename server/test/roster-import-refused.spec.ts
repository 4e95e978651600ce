import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import {
  applyImport,
  boardFigures,
  drift,
  everybody,
  prepare,
  putUnits,
  rowCounts,
  runRoster,
  seeImport,
  unitId,
  upload,
} from './roster-city.js';
import { DISTRICT, fileOf, listCsv, WARD, type Listed } from './roster-lists.js';
import { csv } from './undo-city.js';
import { writeXlsx } from './write-xlsx.js';
import { writeZip } from './write-zip.js';

const WARD_UNIT = '26740';
const DAY = '2023-11-20';
const AN: Listed = { name: 'Trần Thị Thúy An', id: '079185900011', level2: 'Đã kích hoạt', activated: '01/10/2023' };
const BINH: Listed = { name: 'Lê Văn Bình', id: '079085900022', level2: 'Đã duyệt, chưa kích hoạt' };

const text = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'utf8');
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ole = (stream: string) =>
  Buffer.concat([OLE, Buffer.alloc(600), Buffer.from(stream, 'utf16le'), Buffer.alloc(600)]);
const docx = writeZip([{ name: 'word/document.xml', data: '<w:document/>' }]);
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(300, 7)]);

/** Files that are refused as a whole; `words`: the place and the remedy, in both languages. */
const FILES: { what: string; bytes: Buffer; code: string; vi: RegExp; en: RegExp }[] = [
  { what: 'a picture', bytes: png, code: 'picture_or_scan', vi: /bảng tính gốc/, en: /original workbook/ },
  { what: 'a letter', bytes: docx, code: 'not_a_workbook', vi: /lưu thành \.xlsx/, en: /save it as \.xlsx/ },
  {
    what: 'an old .xls',
    bytes: ole('Workbook'),
    code: 'old_xls_format',
    vi: /lưu thành “Excel Workbook/,
    en: /save it as “Excel Workbook/,
  },
  {
    what: 'a locked file',
    bytes: ole('EncryptedPackage'),
    code: 'password_protected',
    vi: /bỏ mật khẩu/,
    en: /remove the password/,
  },
  { what: 'blanks', bytes: text('', '  ', ''), code: 'empty_file', vi: /Tệp rỗng/, en: /file is empty/ },
  { what: 'a damaged workbook', bytes: fileOf(WARD).subarray(0, 9000), code: 'bad_zip', vi: /bị hỏng/, en: /damaged/ },
  {
    what: 'no header',
    bytes: text('a,b,c', '1,2,3', '4,5,6'),
    code: 'no_header',
    vi: /30 dòng đầu.*“Số CCCD”/s,
    en: /first 30 rows.*“Số CCCD”/s,
  },
  { what: 'a header alone', bytes: listCsv([]), code: 'no_rows', vi: /không có ai/, en: /nobody stands below/ },
  {
    what: 'an open quotation mark',
    bytes: text(
      'Họ và tên,Số CCCD',
      `${AN.name},"${AN.id}`,
      ...Array.from({ length: 30_000 }, (_, i) => `Người ${i},x`),
    ),
    code: 'not_a_workbook',
    vi: /bản ghi 2/,
    en: /record 2/,
  },
];

forEachDatabase('lists that cannot be taken', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let head: Session;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    await putUnits(t, 'code,name,kind,parent_code,valid_from,valid_to\nCU,Tổ Cũ,team,760,,2023-06-30');
    hr = await t.signInAs('hr', await unitId(t, '760'));
    head = await t.signInAs('unit_head', await unitId(t, WARD_UNIT));
  });
  afterAll(() => t.close());

  /** What a step adds to the tables, the work on it and the news of it aside. */
  async function added(step: () => Promise<unknown>): Promise<Record<string, number>> {
    const before = await rowCounts(t);
    await step();
    const { job: _job, outbox: _outbox, ...after } = await rowCounts(t);
    return Object.fromEntries(
      Object.keys(after).flatMap((k) => (after[k] === before[k] ? [] : [[k, (after[k] ?? 0) - (before[k] ?? 0)]])),
    );
  }

  describe('the whole file', () => {
    it.each(FILES)('$what: $code, and only its record stays', async ({ bytes, code, vi, en }) => {
      let id: string | null = null;
      const rows = await added(async () => {
        ({ id } = await upload(t, head, { bytes, unit: WARD_UNIT, asOf: DAY }));
      });
      expect(rows).toEqual({ import_file: 1, audit_record: 1 });
      const seen = await seeImport(t, head, id);
      expect(seen).toMatchObject({ state: 'refused', refusalCode: code, problems: [], counts: { rows: 0 } });
      expect(seen.refusalVi).toMatch(vi);
      expect(seen.refusalEn).toMatch(en);
      expect(await applyImport(t, head, id)).toBe('not_planned');
      const outcome = await runRoster(t, bytes, { unit: WARD_UNIT, asOf: DAY, dryRun: true });
      expect(outcome).toMatchObject({
        outcome: 'refused',
        refusal: { code, message: seen.refusalVi, message_en: seen.refusalEn },
      });
    });

    it('of a unit that was closed on that day', async () => {
      const { id } = await upload(t, hr, { bytes: listCsv([AN]), unit: 'CU', asOf: DAY });
      const seen = await seeImport(t, hr, id);
      expect(seen).toMatchObject({ state: 'refused', refusalCode: 'closed_unit' });
      expect(seen.refusalVi).toMatch(
        /Tổ Cũ không hoạt động vào ngày 20\/11\/2023; chọn đơn vị đang hoạt động vào ngày đó/,
      );
      expect(seen.refusalEn).toMatch(/Tổ Cũ was not in force on 20\/11\/2023; choose the unit that was/);
      expect((await runRoster(t, listCsv([AN]), { unit: 'CU', asOf: '2023-06-30', dryRun: true })).outcome).toBe(
        'accepted',
      );
    });
  });

  describe('the request', () => {
    const good = { bytes: listCsv([AN]), unit: WARD_UNIT, asOf: DAY };

    it('is refused in words, and leaves nothing', async () => {
      const sibling = await unitId(t, '26743');
      const rows = await added(async () => {
        const cases = [
          [{ ...good, asOf: '2023-12-16' }, head, 400, 'future_date', 'asOf'],
          [{ ...good, asOf: '20/11/2023' }, head, 400, 'bad_day', 'asOf'],
          [{ ...good, asOf: '2023-02-30' }, head, 400, 'bad_day', 'asOf'],
          [{ ...good, headers: {} }, head, 400, 'foreign_form', undefined],
          [{ ...good, bytes: Buffer.alloc(0) }, head, 400, 'empty_file', 'file'],
          [{ ...good, bytes: Buffer.alloc(64 * 1024 * 1024 + 1, 'a') }, head, 400, 'too_large', 'file'],
          [{ ...good, unit: sibling }, head, 404, 'not_found', undefined],
          [{ ...good, unit: 987_654_321 }, head, 404, 'not_found', undefined],
          [good, null, 401, 'UNAUTHENTICATED', undefined],
        ] as const;
        for (const [given, session, status, code, field] of cases) {
          const { error, ...answer } = await upload(t, session, given);
          expect({ ...answer, code: error?.code, field: error?.field }).toEqual({ status, id: null, code, field });
          expect(error?.messageVi).toMatch(/[ạ-ỹ].*\./);
          expect(error?.messageEn).toMatch(/^[A-Z].*\.$/);
        }
      });
      expect(rows).toEqual({});
    });

    it('of those who may not import is refused before the file is read', async () => {
      const committee = await t.signInAs('committee', await unitId(t, '79'));
      const staff = await t.signInAs('staff', await unitId(t, WARD_UNIT));
      for (const session of [committee, staff]) {
        const { status, error } = await upload(t, session, good);
        expect([status, error?.code]).toEqual([404, 'not_found']);
      }
    });
  });

  describe('single rows', () => {
    const list = text(
      'Họ và tên,Số CCCD,Đơn vị,Ngày sinh,Định danh mức 2,Ngày kích hoạt',
      'Ngô Văn Một,079085900101,Phường Bến Thành,12/05/1985,Đã kích hoạt,01/10/2023',
      'Ngô Văn Hai,079085900102,Phường Không Có,12/05/1985,Đã kích hoạt,01/10/2023',
      'Ngô Văn Ba,079085900103,Tổ Cũ,12/05/1985,Đã kích hoạt,01/10/2023',
      'Ngô Văn Bốn,#N/A,Phường Bến Thành,12/05/1985,Đã kích hoạt,01/10/2023',
      'Ngô Văn Năm,079085900105,Phường Bến Thành,#REF!,Đã kích hoạt,31/02/2023',
      'Ngô Văn Sáu,079085900106,Phường Bến Thành,12/05/1985,làm rồi thì phải,',
    );

    it('name their place and the remedy; the others are taken when the user says so', async () => {
      const { id } = await upload(t, hr, { bytes: list, unit: '760', asOf: DAY });
      const seen = await seeImport(t, hr, id);
      expect(
        seen.problems
          .filter((p) => p.code !== 'kind_assumed_warning')
          .map((p) => [p.row, p.column, p.severity, p.code]),
      ).toEqual([
        [3, 'C', 'row_rejected', 'unknown_unit'],
        [4, 'C', 'row_rejected', 'closed_unit'],
        [5, 'B', 'cell_rejected', 'formula_error'],
        [5, 'B', 'row_rejected', 'missing_citizen_id'],
        [6, 'D', 'cell_rejected', 'formula_error'],
        [6, 'F', 'cell_rejected', 'bad_date'],
        [7, 'E', 'cell_rejected', 'unknown_stage_text'],
      ]);
      for (const { row, column, messageVi, messageEn } of seen.problems) {
        expect(messageVi).toMatch(new RegExp(`^Dòng ${row}, cột ${column} \\(.+\\): .+\\.`));
        expect(messageEn).toMatch(new RegExp(`^Row ${row}, column ${column} \\(.+\\): .+\\.`));
      }
      expect(seen.counts).toMatchObject({ rows: 6, accepted: 3, rejected: 3, conflict: 0 });
      const rows = await added(async () => expect(await applyImport(t, hr, id, false)).toBe('rows_left_out'));
      expect(rows).toEqual({});
      expect(await applyImport(t, hr, id, true)).toBe('applied');
      expect((await seeImport(t, hr, id)).counts).toEqual(seen.counts);
      expect(await boardFigures(t, await unitId(t, '26743'), DAY)).toMatchObject({
        vneid_level2: { in_scope: 3, achieved: 2 },
      });
    });

    it('an error of the spreadsheet in a cell is no value', async () => {
      const cell = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
      const header = ['Họ và tên', 'Số CCCD'].map((h, i) => cell(`${'AB'[i]}1`, h)).join('');
      const xml = `<sheetData><row r="1">${header}</row><row r="2">${cell('A2', 'Lỗi Văn Ô')}<c r="B2" t="e"><v>#REF!</v></c></row></sheetData>`;
      const bytes = writeXlsx({ sheets: [{ name: 'Danh sách', xml }] });
      const outcome = await runRoster(t, bytes, { unit: WARD_UNIT, asOf: DAY, dryRun: true });
      expect(outcome.counts).toMatchObject({ rows: 1, rejected: 1 });
      expect(outcome.issues[0]).toMatchObject({ sheet: 'Danh sách', row: 2, column: 'B', code: 'formula_error' });
      expect(outcome.issues[1]).toMatchObject({ row: 2, severity: 'row_rejected', code: 'missing_citizen_id' });
    });
  });

  describe('a plan that is overtaken', () => {
    const plan = async (people: Listed[], unit = WARD_UNIT, asOf = DAY) =>
      (await upload(t, hr, { bytes: listCsv(people), unit, asOf })).id;

    it('is applied once, however often at the same time', async () => {
      const id = await plan([AN, BINH]);
      const answers = await Promise.all([1, 2, 3, 4].map(() => applyImport(t, hr, id)));
      expect(answers.sort()).toEqual(['applied', 'not_planned', 'not_planned', 'not_planned']);
      expect(await boardFigures(t, await unitId(t, WARD_UNIT), null)).toMatchObject({
        vneid_level2: { in_scope: 2, achieved: 1 },
      });
      expect(await drift(t)).toBe(0);
    });

    it('is worked out anew when the data have changed, and says so', async () => {
      const faulty: Listed = { name: '', id: '079085900033' };
      const id = await plan(
        [{ ...BINH, level2: 'Đã kích hoạt', activated: '15/11/2023' }, faulty],
        WARD_UNIT,
        '2023-11-21',
      );
      expect((await seeImport(t, hr, id)).counts).toMatchObject({ changed: 1, rejected: 1 });
      expect(await applyImport(t, hr, await plan([{ ...BINH, level2: 'Đã kích hoạt', activated: '15/11/2023' }]))).toBe(
        'applied',
      );
      const rows = await added(async () => expect(await applyImport(t, hr, id)).toBe('data_changed'));
      expect(rows).toEqual({ import_issue: 1 });
      const seen = await seeImport(t, hr, id);
      expect(seen).toMatchObject({ state: 'planned', counts: { changed: 0, unchanged: 1, rejected: 1 } });
      expect(seen.problems.map((p) => [p.code, p.row, p.column])).toEqual([
        ['changed_since_check', 2, null],
        ['missing_name', 3, 'A'],
      ]);
      expect(await applyImport(t, hr, id)).toBe('applied');
      expect(await drift(t)).toBe(0);
    });

    it('never overwrites unseen what has come in since, of its own day too and where numbers end alike', async () => {
      const planned = async (phone: string): Promise<string> => {
        const bytes = csv([{ name: BINH.name, id: BINH.id, phone }]);
        return String((await upload(t, hr, { bytes, name: 'a.csv', unit: WARD_UNIT, asOf: '2023-11-22' })).id);
      };
      const bring = async (phone: string) => expect(await applyImport(t, hr, await planned(phone))).toBe('applied');
      const seen = async (id: string) => {
        const answer = await t.ask<{
          import: { problems: unknown[]; problemCounts: unknown[] };
          importRows: { items: { changes: string[] }[] };
        }>(
          `query($id: ID!) { importRows(importId: $id) { items { changes } } import(id: $id) { problemCounts { severity count }
            problems(severity: "warning", errorsFirst: true) { code changesThen changesNow } } }`,
          { id },
          hr,
        );
        return { rows: answer.importRows, ...answer.import };
      };
      const list = await planned('0903000222');
      expect((await seen(list)).rows.items[0]?.changes).toEqual(['phone: – → •••••••222']);
      await bring('0903000333');
      expect(await applyImport(t, hr, list)).toBe('data_changed');
      const now = ['phone: •••••••333 → •••••••222'];
      const told = { code: 'changed_since_check', changesThen: ['phone: – → •••••••222'], changesNow: now };
      expect(await seen(list)).toEqual({
        rows: { items: [{ changes: now }] },
        problemCounts: [{ severity: 'warning', count: 1 }],
        problems: [told],
      });
      await bring('0904444333');
      expect(await applyImport(t, hr, list)).toBe('data_changed');
      expect((await seen(list)).problems).toEqual([{ ...told, changesThen: now }]);
      expect(await applyImport(t, hr, list)).toBe('applied');
    });

    it('takes a person who is new to two lists at once into one unit', async () => {
      const newcomer: Listed = { name: 'Vũ Đình Mới', id: '079085900077' };
      const [one, two] = [await plan([newcomer], '26755'), await plan([newcomer], '26758')];
      const answers = await Promise.all([applyImport(t, hr, one), applyImport(t, hr, two)]);
      // The one that came second is told before it begins, or finds out on its way.
      expect(answers).toContain('applied');
      const both = [await seeImport(t, hr, one), await seeImport(t, hr, two)];
      expect(both.map((i) => i.counts.new).sort()).toEqual([0, 1]);
      expect(both.find((i) => i.counts.new === 0)).toMatchObject({
        counts: { new: 0, conflict: 1 },
        conflicts: [{ code: 'employed_elsewhere' }],
      });
      expect((await everybody(t, '2023-12-01')).filter((p) => p.unitId !== null)).toHaveLength(6);
      expect(await drift(t)).toBe(0);
    });

    it('is put aside for good', async () => {
      const id = await plan([{ ...AN, name: 'Trần Thị Thúy An' }]);
      await t.ask('mutation($id: ID!) { discardImport(id: $id) { state } }', { id }, hr);
      expect(await applyImport(t, hr, id)).toBe('not_planned');
      expect(await t.refusal('mutation($id: ID!) { discardImport(id: $id) { state } }', { id }, hr)).toBe(
        'not_planned',
      );
      const kept = await t.db.read.one<{ n: number }>('SELECT COUNT(*) AS n FROM import_row WHERE import_id = ?', [
        Number(id),
      ]);
      expect(kept?.n).toBe(0);
    });

    it('of a sibling is not there', async () => {
      const id = await plan([AN], '26743');
      expect(await applyImport(t, head, id)).toBe('not_found');
      expect(await t.refusal('query($id: ID!) { import(id: $id) { id } }', { id }, head)).toBe('not_found');
      const { imports } = await t.ask<{ imports: { items: { unit: { code: string } }[] } }>(
        '{ imports(perPage: 100) { items { unit { code } } } }',
        {},
        head,
      );
      expect(new Set(imports.items.map((i) => i.unit.code))).toEqual(new Set([WARD_UNIT]));
    });
  });
});
