import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { EMPLOYMENT_KINDS, STUCK_REASONS } from '@dat100/shared/codes';
import type { RosterCriterion } from '@dat100/shared/roster-headings';
import type { RosterReading, UnitChoice } from '@dat100/shared/roster-reading';
import { readRoster } from '../read-roster.js';
import { policeColumns, rosterColumns, STAGE_WORDS, type TemplateColumn } from './template-columns.js';
import { writeTemplate } from './write-template.js';

const UNITS: UnitChoice[] = [
  { id: 1, code: '760', name: 'Quận 1', kind: 'district', parentId: null },
  { id: 2, code: '26734', name: 'Phường Tân Định', kind: 'ward', parentId: 1 },
  { id: 3, code: '26737', name: 'Phường Đa Kao', kind: 'ward', parentId: 1 },
];
const NAMES = ['Phường Tân Định', 'Phường Đa Kao'];

async function made(columns: readonly TemplateColumn[]): Promise<Buffer> {
  const out = new PassThrough();
  const bytes = buffer(out);
  await writeTemplate(out, columns, ['CÁCH GHI', '=1+1']);
  return bytes;
}

/** The template filled in with a spreadsheet program: a row for each record, by heading. */
async function filled(columns: readonly TemplateColumn[], rows: readonly Record<string, string>[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await made(columns)) as unknown as ArrayBuffer);
  const sheet = book.worksheets[0] as ExcelJS.Worksheet;
  rows.forEach((row, i) => {
    for (const [header, value] of Object.entries(row))
      sheet.getRow(i + 2).getCell(columns.findIndex((c) => c.header === header) + 1).value = value;
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

const read = (bytes: Buffer, list: 'roster' | 'police' = 'roster'): Promise<RosterReading> =>
  readRoster({
    bytes,
    fileName: 'a.xlsx',
    asOf: '2023-11-27',
    units: UNITS,
    targetUnitId: 1,
    today: '2023-12-15',
    list,
    mappings: [],
  });

const person = (n: number, more: Record<string, string> = {}): Record<string, string> => ({
  'Họ và tên': `Trần Văn ${String.fromCharCode(65 + (n % 26))}`,
  'Số CCCD': `07908${n % 10}90${String(n).padStart(4, '0')}`,
  ...more,
});

describe('the roster template', () => {
  const columns = rosterColumns(NAMES);

  it('empty, it has a table and nobody in it', async () => {
    const reading = await read(await made(columns));
    expect(reading).toMatchObject({ outcome: 'refused', refusal: { code: 'no_rows' } });
  });

  it('offers every word in a list, and keeps every cell text', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await made(columns)) as unknown as ArrayBuffer);
    const [sheet, lists] = book.worksheets as [ExcelJS.Worksheet, ExcelJS.Worksheet];
    expect(book.worksheets.map(({ name }) => name)).toEqual(['Danh sách', 'Danh mục', 'Hướng dẫn']);
    const rules = (sheet as unknown as { dataValidations: { model: Record<string, ExcelJS.DataValidation> } })
      .dataValidations;
    for (const [i, { header, words, prompt }] of columns.entries()) {
      const letters = sheet.getColumn(i + 1).letter;
      expect(sheet.getColumn(i + 1).numFmt).toBe('@');
      const rule = rules.model[`${letters}2`] ?? rules.model[`${letters}2:${letters}2001`];
      if (prompt) expect({ header, prompt: rule?.prompt }).toEqual({ header, prompt });
      if (!words) continue;
      const [, column = '', last = ''] =
        /^'Danh mục'!\$([A-Z]+)\$2:\$[A-Z]+\$(\d+)$/.exec(String(rule?.formulae[0])) ?? [];
      const offered = Array.from({ length: Number(last) - 1 }, (_, n) => lists.getCell(`${column}${n + 2}`).value);
      expect({ header, offered }).toEqual({ header, offered: [...words] });
    }
  });

  it('every word it offers is understood for what it says', async () => {
    const rows = columns.flatMap(({ header, words = [] }) =>
      words.map((word): Record<string, string> => ({
        [header]: word,
        ...(word === 'Tạm hoãn' ? { 'Tạm hoãn đến': '01/06/2024' } : {}),
      })),
    );
    const reading = await read(
      await filled(
        columns,
        rows.map((row, n) => person(n, row)),
      ),
    );
    expect(reading.issues.filter(({ severity }) => severity !== 'warning')).toEqual([]);
    expect(reading.rows).toHaveLength(rows.length);
    const of = (header: string, word: string) => reading.rows[rows.findIndex((row) => row[header] === word)];
    expect(EMPLOYMENT_KINDS.map(({ vi }) => of('Loại hình', vi)?.kind)).toEqual(
      EMPLOYMENT_KINDS.map(({ code }) => code),
    );
    expect(STUCK_REASONS.map(({ vi }) => of('Khó khăn, vướng mắc', vi)?.reasonCode)).toEqual(
      STUCK_REASONS.map(({ code }) => code),
    );
    expect(NAMES.map((name) => of('Đơn vị', name)?.unitId)).toEqual([2, 3]);
    expect(['Nam', 'Nữ'].map((word) => of('Giới tính', word)?.sex)).toEqual(['male', 'female']);
    const scopes = ['Phải thực hiện', 'Tạm hoãn', 'Được miễn'].map((word) => of('Diện áp dụng', word)?.scope?.status);
    expect(scopes).toEqual(['in_scope', 'deferred', 'exempt']);
    const ticks = ['Đảng viên', 'Đoàn viên', 'Đoàn viên công đoàn', 'Hội viên'].map(
      (header) => of(header, 'x')?.memberships,
    );
    expect(ticks.map((held) => Object.entries(held ?? {}).filter(([, is]) => is).map(([code]) => code))).toEqual([
      ['dang_vien'], ['doan_vien'], ['cong_doan'], ['hoi_vien'],
    ]); // prettier-ignore
  });

  it.each<[string, RosterCriterion]>([
    ['CCCD gắn chip', 'chip_card'],
    ['Định danh điện tử mức 2', 'vneid_level2'],
    ['Dịch vụ công trực tuyến', 'online_service'],
  ])('the words of %s are its stages', async (header, criterion) => {
    const words = Object.entries(STAGE_WORDS[criterion]);
    const reading = await read(
      await filled(
        columns,
        words.map(([, word], n) => person(n, { [header]: word })),
      ),
    );
    expect(reading.rows.map(({ stages }) => stages[criterion]?.at(-1)?.stage)).toEqual(words.map(([stage]) => stage));
  });

  it('a filled one is accepted, with its days', async () => {
    const row = person(1, {
      'Ngày sinh': '05/03/1985',
      'CCCD gắn chip': 'Đã có',
      'Ngày cấp CCCD': '01/02/2022',
      'Định danh điện tử mức 2': 'Đã kích hoạt',
      'Ngày kích hoạt': '20/11/2023',
      'Dịch vụ công trực tuyến': 'Đã sử dụng',
      'Ngày sử dụng DVC': '21/11/2023',
      'Diện áp dụng': 'Tạm hoãn',
      'Tạm hoãn đến': '01/06/2024',
      'Số văn bản miễn, tạm hoãn': '12/QĐ',
    });
    const { rows, outcome, issues } = await read(await filled(columns, [row]));
    expect({ outcome, codes: issues.map(({ code }) => code) }).toEqual({
      outcome: 'accepted',
      codes: expect.anything(),
    });
    expect(rows[0]).toMatchObject({
      birthDate: '1985-03-05',
      cardIssuedOn: '2022-02-01',
      scope: { status: 'deferred', until: '2024-06-01', document: '12/QĐ' },
      status: 'accepted',
    });
    expect(rows[0]?.stages['vneid_level2']?.at(-1)).toMatchObject({ stage: 'activated', on: '2023-11-20' });
    expect(rows[0]?.stages['online_service']?.at(-1)).toMatchObject({ stage: 'used', on: '2023-11-21' });
  });

  it('without units it has no column for them', () =>
    expect(rosterColumns(null).map(({ header }) => header)).not.toContain('Đơn vị'));
});

describe('the police template', () => {
  it('empty it holds nobody; filled in it is read as an official list', async () => {
    expect((await read(await made(policeColumns()), 'police')).refusal?.code).toBe('no_rows');
    const row = { 'Số định danh': '079085900001', 'Họ và tên': 'TRAN VAN A', 'Ngày kích hoạt': '20/11/2023' };
    const reading = await read(await filled(policeColumns(), [row]), 'police');
    expect(reading).toMatchObject({ outcome: 'accepted', issues: [] });
    expect(reading.rows[0]).toMatchObject({ fullName: 'TRAN VAN A', citizenId: '079085900001' });
    expect(reading.rows[0]?.stages['vneid_level2']?.at(-1)).toMatchObject({ stage: 'activated', on: '2023-11-20' });
  });
});
