import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { GridRow } from '@dat100/shared/roster-grid';
import { readSheets } from '../src/imports/read-sheet.js';
import { forEachDatabase, startApp, type Session, type TestApp } from './app.js';
import {
  applyImport,
  boardFigures,
  drift,
  operator,
  prepare,
  seeImport,
  uncounted,
  unitId,
  upload,
} from './roster-city.js';
import { DISTRICT, expectedOf, fileOf } from './roster-lists.js';
import { takeIn, untilApplied, untilRead } from './until-read.js';
import { sheetData, writeXlsx } from './write-xlsx.js';

interface Difference {
  sheet: string;
  cell: string;
  unit: { pathText: string } | null;
  unitName: string;
  shown: string;
  ours: string | null;
  count: number | null;
  inScope: number | null;
  code: string;
  messageVi: string;
  messageEn: string;
}
interface Summary {
  kind: string;
  state: string;
  hasRowsToMend: boolean;
  summaryFigures: number;
  summaryDifferenceTotal: number;
  summaryDifferences: Difference[];
}

const expected = expectedOf(DISTRICT) as ReturnType<typeof expectedOf> & {
  summary_differs: { cell: string; unit: string; shown: number | string; from_accepted_rows: number }[];
};

forEachDatabase('workbooks that go out and come in again', (dialect) => {
  let t: TestApp;
  let hr: Session;
  let importId: string;
  beforeAll(async () => {
    t = await startApp({ dialect });
    await prepare(t, [DISTRICT]);
    hr = await t.signInAs('hr', await unitId(t, '760'));
    const sent = await upload(t, hr, { bytes: fileOf(DISTRICT), name: DISTRICT, unit: '760' });
    importId = String(sent.id);
    await untilRead(t, importId);
  });
  afterAll(() => t.close());

  const get = (path: string, session: Session | null = hr) =>
    fetch(`${t.url}${path}`, { headers: session ? { cookie: session.cookie } : {} });
  const summaryOf = async (id: string): Promise<Summary> =>
    (
      await t.ask<{ import: Summary }>(
        `query($id: ID!) { import(id: $id) { kind state hasRowsToMend summaryFigures summaryDifferenceTotal summaryDifferences {
          sheet cell unit { pathText } unitName shown ours count inScope code messageVi messageEn } } }`,
        { id },
        hr,
      )
    ).import;
  const download = async (id: string, session: Session = hr) => {
    const response = await get(`/files/imports/${id}/errors.xlsx`, session);
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const rowsOf = async (bytes: Buffer) => {
    const sheets = new Map<string, GridRow[]>();
    let open: GridRow[] = [];
    for await (const event of readSheets(bytes))
      if (event.type === 'sheet') sheets.set(event.sheet.name, (open = []));
      else open.push(...event.rows);
    return sheets;
  };
  const apply = async (id: string, goodRowsOnly = true) => {
    const code = await applyImport(t, hr, id, goodRowsOnly);
    return code === 'applying' ? (await untilApplied(t, id)).state : code;
  };

  it('a summary says nothing before its people are in', async () => {
    expect(await summaryOf(importId)).toMatchObject({
      kind: 'roster',
      hasRowsToMend: true,
      summaryFigures: 330,
      summaryDifferences: [],
    });
  });

  const mendable = [
    ...expected.issues.filter(({ severity }) => severity !== 'warning').map(({ sheet, row }) => `${sheet}!${row}`),
  ];

  /** The rows of the error workbook by their first reason: the number of the row in the user's file. */
  const listed = async (bytes: Buffer): Promise<string[]> => {
    const sheets = await rowsOf(bytes);
    return [...sheets].flatMap(([sheet, rows]) =>
      rows.flatMap(({ cells }) => {
        const reason = cells.map(({ value }) => String(value)).find((text) => /^Dòng \d+/.test(text));
        return reason ? [`${sheet}!${/^Dòng (\d+)/.exec(reason)?.[1]}`] : [];
      }),
    );
  };

  it('before and after applying, the error workbook holds the rows to be mended, as the user wrote them', async () => {
    const { response, bytes } = await download(importId);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain('can-sua-tong-hop-quan-1.xlsx');
    expect((await listed(bytes)).sort()).toEqual([...mendable].sort());
    expect(await apply(importId)).toBe('applied');
    const after = (await download(importId)).bytes;
    expect((await listed(after)).sort()).toEqual([...mendable].sort());
    const own = await rowsOf(fileOf(DISTRICT));
    const again = await rowsOf(after);
    const source = own.get('P. Nguyễn Thái Bình')?.find(({ row }) => row === 28)?.cells ?? [];
    const written = again
      .get('P. Nguyễn Thái Bình')
      ?.find(({ cells }) => cells.some((c) => /^Dòng 28,/.test(String(c.value))));
    for (const { column, value, day } of source)
      expect({ column, value: written?.cells.find((c) => c.column === column)?.value }).toEqual({
        column,
        value: day === undefined ? value : day.split('-').reverse().join('/'),
      });
  });

  it('after applying, the summary differs in the cells of the answer, and in no other', async () => {
    const { summaryDifferences, summaryDifferenceTotal } = await summaryOf(importId);
    expect(summaryDifferenceTotal).toBe(expected.summary_differs.length);
    expect(
      summaryDifferences.map(({ cell, unit, unitName, shown, ours }) => ({
        cell,
        unit: unit && unit.pathText !== 'Quận 1' ? unit.pathText : unitName,
        shown: Number.isNaN(Number(shown)) ? shown : Number(shown),
        from_accepted_rows: Number(ours),
      })),
    ).toEqual(
      expected.summary_differs.map(({ cell, unit, shown, from_accepted_rows }) => ({
        cell,
        unit,
        shown,
        from_accepted_rows,
      })),
    );
    const codes = (cell: string) => summaryDifferences.find((d) => d.cell === cell);
    expect(codes('I17')?.code).toBe('typed_as_text');
    expect(codes('I19')).toMatchObject({ code: 'rounded_to_100', count: 34, inScope: 43, ours: '79.1' });
    expect(codes('K33')?.code).toBe('more_than_everybody');
    expect(codes('C46')?.code).toBe('total');
    expect(summaryDifferences.every(({ messageVi, messageEn }) => messageVi !== '' && messageEn !== '')).toBe(true);
  });

  it('it is on record, without anybody’s data, and is nobody else’s', async () => {
    const records = await t.db.read.rows<{ unit_id: number; detail: string }>(
      "SELECT unit_id, detail FROM audit_record WHERE action = 'import.errors_exported' ORDER BY seq",
    );
    expect(records.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([{ rows: 13 }, { rows: 13 }]);
    const strangers = [
      await t.signInAs('hr', await unitId(t, '26734')),
      await t.signInAs('committee', await unitId(t, '760')),
      await t.signInAs('police_liaison', await unitId(t, '760')),
      await t.signInAs('staff', await unitId(t, '760')),
    ];
    for (const stranger of strangers) {
      const response = await get(`/files/imports/${importId}/errors.xlsx`, stranger);
      const missing = await get('/files/imports/999999999/errors.xlsx', stranger);
      expect([response.status, await response.json()]).toEqual([404, await missing.json()]);
    }
    expect((await get(`/files/imports/${importId}/errors.xlsx`, null)).status).toBe(401);
  });

  it('mended and dropped in again, the rows go in', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await download(importId)).bytes as unknown as ArrayBuffer);
    const before = await boardFigures(t, await unitId(t, '760'), expected.as_of);
    for (const sheet of book.worksheets)
      sheet.eachRow((row) => {
        const reason = row.values.toString();
        const at = /Dòng (\d+),/.exec(reason)?.[1];
        if (at === undefined || !reason.includes('Dòng')) return;
        const person = expected.people.find((p) => p.sheet === sheet.name && p.row === Number(at)) as unknown as {
          name: string;
          id: string;
        };
        row.getCell('B').value = person.name;
        row.getCell('E').value = person.id;
        if (reason.includes('không tìm thấy đơn vị')) row.getCell('H').value = 'Phòng Nội vụ';
        if (reason.includes('không hiểu tình trạng')) row.getCell('O').value = 'Đã đăng ký';
        if (reason.includes('ở sau ngày của danh sách')) row.getCell('P').value = '11/05/2023';
        // Of the two places of one person the office keeps the second.
        if (sheet.name === 'P. Nguyễn Thái Bình' && reason.includes('hai đơn vị')) row.getCell('B').value = null;
        if (sheet.name === 'P. Nguyễn Thái Bình' && reason.includes('hai đơn vị')) row.values = [];
      });
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    const sent = await upload(t, hr, { bytes, name: 'can-sua.xlsx', unit: '760' });
    await untilRead(t, String(sent.id));
    const planned = await seeImport(t, hr, sent.id);
    expect(planned).toMatchObject({ state: 'planned', asOf: expected.as_of, asOfFrom: 'file' });
    expect(planned.problems.filter(({ severity }) => severity !== 'warning')).toEqual([]);
    expect(planned.counts).toMatchObject({ rows: 12, accepted: 12, new: 8, rejected: 0, conflict: 0 });
    expect(await apply(String(sent.id), false)).toBe('applied');
    const after = await boardFigures(t, await unitId(t, '760'), expected.as_of);
    expect((after['chip_card']?.in_scope ?? 0) - (before['chip_card']?.in_scope ?? 0)).toBe(8);
    expect(await drift(t)).toBe(0);
    expect((await get(`/files/imports/${sent.id}/errors.xlsx`)).status).toBe(404);
    expect((await summaryOf(String(sent.id))).hasRowsToMend).toBe(false);
    // Twelve rows are no whole list: nobody is missing from it, and it confirms no unit.
    for (const table of ['import_absent', 'list_confirmation'])
      expect(await t.db.read.rows(`SELECT * FROM ${table} WHERE import_id = ?`, [Number(sent.id)])).toEqual([]);
    expect(await uncounted(t, await unitId(t, '26734'))).toBe(0);
    expect(await uncounted(t, await unitId(t, '760'))).toBe(0);
  });

  it('a file that was refused as a whole has nothing to download, and says so', async () => {
    const bytes = Buffer.from('không có gì\nở đây cả\n');
    const sent = await upload(t, hr, { bytes, name: 'a.csv', unit: '760' });
    expect((await untilRead(t, String(sent.id))).state).toBe('refused');
    const response = await get(`/files/imports/${sent.id}/errors.xlsx`);
    expect(response.status).toBe(404);
    expect(((await response.json()) as { error: { code: string } }).error.code).toBe('nothing_to_mend');
  });

  it('a row that only the records object to keeps the user’s own cells when the file is forgotten', async () => {
    const known = expected.people.find(({ unit, result }) => unit === 'Quận 1 / Phường Đa Kao' && !result);
    const csv = `Họ và tên;Số CCCD;Số thẻ ngành;Ghi chú\nNgười Khác;${known?.id};=00123;"  đã chuyển"\n`;
    const sent = await upload(t, hr, {
      bytes: Buffer.from(csv),
      name: 'mot-dong.csv',
      unit: '26734',
      asOf: '2023-12-01',
    });
    const id = String(sent.id);
    await untilRead(t, id);
    expect((await seeImport(t, hr, id)).counts).toMatchObject({ rows: 1, conflict: 1 });
    const cells = async () => {
      const rows = (await rowsOf((await download(id)).bytes)).get('Danh sách') ?? [];
      return rows
        .at(-1)
        ?.cells.map(({ column, value }) => [column, value])
        .slice(0, 4);
    };
    const own = [
      [0, 'Người Khác'],
      [1, known?.id],
      [2, '=00123'],
      [3, '  đã chuyển'],
    ];
    expect(await cells()).toEqual(own);
    expect(await apply(id)).toBe('applied');
    expect(await t.db.read.rows('SELECT part FROM import_part WHERE import_id = ?', [Number(id)])).toEqual([]);
    expect(await cells()).toEqual(own);
  });

  it('of a police list the rows nobody matches come back, and are read as one again', async () => {
    const liaison = await t.signInAs('police_liaison', await unitId(t, '760'));
    const known = expected.people.filter(({ unit, result }) => unit === 'Quận 1 / Phường Bến Nghé' && !result);
    const [first, second] = known as unknown as { id: string; name: string }[];
    const csv = [
      'STT;Số định danh;Họ và tên;Ngày kích hoạt',
      `1;${first?.id};${first?.name};01/11/2023`,
      `2;${second?.id};NGUOI KHAC HAN;02/11/2023`,
      '3;001080900999;KHONG AI BIET;03/11/2023',
    ].join('\n');
    const list = {
      fileName: 'cong-an.csv',
      unitId: await unitId(t, '760'),
      asOf: '2023-11-30',
      kind: 'police',
    } as const;
    const stored = await takeIn(t, operator(t), { ...list, bytes: Buffer.from(csv) });
    expect(stored.counts).toMatchObject({ rows: 3, accepted: 1 });
    const { bytes } = await download(String(stored.id), liaison);
    const rows = (await rowsOf(bytes)).get('Danh sách') ?? [];
    expect(rows.slice(-2).map(({ cells }) => cells.slice(0, 4).map(({ value }) => value))).toEqual([
      ['2', second?.id, 'NGUOI KHAC HAN', '02/11/2023'],
      ['3', '001080900999', 'KHONG AI BIET', '03/11/2023'],
    ]);
    const again = await takeIn(t, operator(t), { ...list, asOf: null, fileName: 'can-sua.xlsx', bytes });
    expect(again).toMatchObject({ state: 'planned', kind: 'police', asOf: '2023-11-30' });
    expect(again.counts).toMatchObject({ rows: 2, accepted: 0 });
    const stranger = await t.signInAs('police_liaison', await unitId(t, '26734'));
    expect((await download(String(stored.id), stranger)).response.status).toBe(404);
  });

  describe('a file of counts alone', () => {
    const table = (people: number): Buffer =>
      writeXlsx({
        sheets: [
          {
            name: 'TH',
            xml: sheetData([
              ['Số liệu tính đến ngày 27/11/2023'],
              ['STT', 'Đơn vị', 'Tổng số', 'Đã kích hoạt'],
              [1, 'Phường Đa Kao', people, 31],
              [2, 'Phường Không Có', 5, 5],
            ]),
          },
        ],
      });

    it('is compared at once and cannot be applied', async () => {
      const sent = await upload(t, hr, { bytes: table(90), name: 'tong-hop.xlsx', unit: '760' });
      await untilRead(t, String(sent.id));
      const seen = await summaryOf(String(sent.id));
      expect(seen).toMatchObject({ kind: 'summary', state: 'planned', hasRowsToMend: false, summaryFigures: 4 });
      expect(seen.summaryDifferences.map((d) => [d.cell, d.code, d.shown, d.ours])).toEqual([
        ['C3', 'differs', '90', '47'],
        ['C4', 'unknown_unit', '5', null],
      ]);
      expect(await apply(String(sent.id))).toBe('nothing_to_apply');
      expect((await get(`/files/imports/${sent.id}/errors.xlsx`)).status).toBe(404);
    });
  });

  describe('templates', () => {
    const take = async (path: string, session = hr) => {
      const response = await get(path, session);
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    const headings = async (bytes: Buffer) =>
      (await rowsOf(bytes)).get('Danh sách')?.[0]?.cells.map(({ value }) => value) ?? [];

    it('of a unit offers the units below it; of a unit without any, none', async () => {
      const district = await take(`/files/templates/roster.xlsx?unitId=${await unitId(t, '760')}`);
      expect(await headings(district.bytes)).toContain('Đơn vị');
      const words = (await rowsOf(district.bytes)).get('Danh mục')?.flatMap(({ cells }) => cells.map((c) => c.value));
      expect(words).toEqual(expect.arrayContaining(['Phường Đa Kao', 'Trường THCS Đồng Khởi']));
      const ward = await take(`/files/templates/roster.xlsx?unitId=${await unitId(t, '26734')}`);
      expect(await headings(ward.bytes)).not.toContain('Đơn vị');
      expect(await headings((await take('/files/templates/roster.xlsx')).bytes)).not.toContain('Đơn vị');
    });

    it('names no units of others, and the old address still serves', async () => {
      const ward = await t.signInAs('hr', await unitId(t, '26734'));
      expect((await take(`/files/templates/roster.xlsx?unitId=${await unitId(t, '760')}`, ward)).status).toBe(404);
      expect((await take('/files/templates/roster.xlsx?unitId=x', ward)).status).toBe(404);
      expect((await take('/files/template-roster.xlsx', ward)).status).toBe(200);
    });

    it('the official list is for those who may bring one in', async () => {
      const liaison = await t.signInAs('police_liaison', await unitId(t, '760'));
      const { status, bytes } = await take('/files/templates/police.xlsx', liaison);
      expect(status).toBe(200);
      expect(await headings(bytes)).toContain('Số định danh');
      const committee = await t.signInAs('committee', await unitId(t, '760'));
      expect((await take('/files/templates/police.xlsx', committee)).status).toBe(404);
    });

    it('empty it is refused in words', async () => {
      const { bytes } = await take('/files/templates/roster.xlsx');
      const sent = await upload(t, hr, { bytes, name: 'mau.xlsx', unit: '760' });
      expect(await untilRead(t, String(sent.id))).toMatchObject({ state: 'refused', refusalCode: 'no_rows' });
    });
  });
});
