import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { startApp, type Session, type TestApp } from '../app.js';
import { LETTERS, lockedYear, type LockedYear } from './locked-year.js';
import { Office } from './office.js';

/** How LibreOffice writes a sheet as CSV, cells as they are shown or, with the last word, as formulas. */
const AS_CSV = (formulas: boolean) => `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,${formulas}`;
/** How it reads our CSV: semicolons, UTF-8, what is quoted is text. */
const FROM_CSV = 'Text - txt - csv (StarCalc):59,34,76,1,,0,true,false';
const artefacts = fileURLToPath(new URL('../../../artefacts/exports', import.meta.url));
const WEEK = 'query($unit: ID!) { weekSheet(unitId: $unit) { key week { from } revisions { id revision } } }';
const CONFIRM = `mutation($unit: ID!, $week: Day!, $figures: String!) {
  confirmWeek(unitId: $unit, week: $week, revision: 0, figures: $figures) { state } }`;

let t: TestApp;
let office: Office;
let year: LockedYear;

beforeAll(async () => {
  t = await startApp({ dialect: 'sqlite' });
  [office, year] = [await Office.open(), await lockedYear(t)];
}, 300_000);
afterAll(() => t.close());

async function taken(path: string, as: Session = year.hr): Promise<Buffer> {
  const response = await fetch(`${t.url}${path}`, { headers: { cookie: as.cookie } });
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return Buffer.from(await response.arrayBuffer());
}
const results = (ending: string) => taken(`/files/ratings/${year.period}/results.${ending}?agencyId=${year.agency}`);
const cellsOf = (csv: Buffer, delimiter: string): string[][] =>
  parse(csv, { bom: true, delimiter, relax_column_count: true }) as string[][];
/** Rows without the empty cells at their end: the programs differ in how many of these they write. */
const trimmed = (cells: string[][]): string[][] =>
  cells
    .map((row) =>
      row.slice(
        0,
        row.reduce((last, cell, i) => (cell === '' ? last : i + 1), 0),
      ),
    )
    .filter((row) => row.length > 0);
/** Our CSV says ' before what a program might take for a formula; the cell itself says it without. */
const meant = (cells: string[][]): string[][] =>
  trimmed(cells).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')));
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/** Rows of the table of people: number, key, masked id, name and the rest. */
const peopleOf = (cells: string[][]): string[][] => {
  const head = cells.findIndex(([first]) => first === 'TT');
  return cells.slice(head + 1).filter(([first]) => /^\d+$/.test(first ?? ''));
};

it('the workbook that LibreOffice opens is the list of the product cell by cell, and no cell is a formula', async () => {
  const ours = meant(cellsOf(await results('csv'), ';'));
  const book = await office.file('results.xlsx', await results('xlsx'));
  const shown = await office.converted(book, AS_CSV(false));
  const theirs = trimmed(cellsOf(shown, ','));
  expect(peopleOf(theirs)).toEqual(peopleOf(ours));
  expect(peopleOf(theirs).length).toBeGreaterThan(290);
  expect(theirs.flat().filter((cell) => /^0+76/.test(cell)).length).toBeGreaterThan(290);
  expect(theirs.flat()).toEqual(expect.arrayContaining(['=1+1', '+84 Lê Văn', '-5 Vũ Thị', '@SUM Đỗ']));
  // Written as formulas where there are any: the same, so there is none.
  expect((await office.converted(book, AS_CSV(true))).equals(shown)).toBe(true);
});

it('so is the CSV, with its zeros, and nothing in it is worked out', async () => {
  const csv = await results('csv');
  const read = await office.converted(await office.file('results.csv', csv), AS_CSV(false), FROM_CSV);
  expect(trimmed(cellsOf(read, ','))).toEqual(trimmed(cellsOf(csv, ';')));
});

it('the PDF and the DOCX say all rows, letters and totals, with the head of the table on each page', async () => {
  const rows = peopleOf(meant(cellsOf(await results('csv'), ';')));
  const names = rows.map(([, , , name]) => name ?? '');
  const docx = await office.file('results.docx', await results('docx'));
  for (const [kind, pdf] of [
    ['pdf', await results('pdf')],
    ['docx', await office.converted(docx, 'pdf')],
  ] as const) {
    await office.draw(pdf, `results-${kind}`, artefacts);
    const pages = await office.pages(pdf);
    const text = plain(pages.join(''));
    expect({ kind, lacking: names.filter((name) => !text.includes(plain(name))) }).toEqual({ kind, lacking: [] });
    expect({ kind, lacking: LETTERS.filter((letter) => !text.includes(letter.normalize('NFC'))) }).toEqual({
      kind,
      lacking: [],
    });
    for (const said of ['BẢNG TỔNG HỢP', 'SỞ NỘI VỤ', 'Độc lập - Tự do - Hạnh phúc', 'Tổng số', 'NGƯỜI LẬP BIỂU'])
      expect(text).toContain(plain(said));
    expect(pages.length).toBeGreaterThan(5);
    // All but a last page that may hold the totals alone; nobody signs a page that says nothing.
    for (const page of pages.slice(0, -2)) expect(plain(page)).toContain(plain('Họ và tên'));
    const signedOn = pages.map(plain).find((page) => page.includes(plain('NGƯỜI LẬP BIỂU')));
    expect(signedOn).toContain(plain('Tổng số'));
    for (const page of pages) expect(plain(page)).toContain(plain('Bà Tổ chức'));
  }
  const told = plain((await office.converted(docx, 'txt:Text')).toString('utf8'));
  expect(names.filter((name) => !told.includes(plain(name)))).toEqual([]);
});

it.each(['boards', 'people'])('the %s of LibreOffice are those of the product', async (kind) => {
  const path = (ending: string) =>
    kind === 'boards'
      ? `/files/boards/${year.agency}.${ending}?criterion=vneid_level2`
      : `/files/people.${ending}?unitId=${year.agency}`;
  const ours = meant(cellsOf(await taken(path('csv')), ';'));
  const book = await office.file(`${kind}.xlsx`, await taken(path('xlsx')));
  const shown = await office.converted(book, AS_CSV(false));
  const body = (cells: string[][]) => cells.slice(-ours.length + 6);
  expect(body(trimmed(cellsOf(shown, ',')))).toEqual(body(ours));
  expect((await office.converted(book, AS_CSV(true))).equals(shown)).toBe(true);
});

it('the weekly report and its annex open as what they are', async () => {
  const unit = String(year.agency);
  interface Week {
    weekSheet: { key: string; week: { from: string }; revisions: { id: string }[] };
  }
  const { weekSheet } = await t.ask<Week>(WEEK, { unit }, year.head);
  await t.ask(CONFIRM, { unit, week: weekSheet.week.from, figures: weekSheet.key }, year.head);
  const { weekSheet: after } = await t.ask<Week>(WEEK, { unit }, year.head);
  const path = `/files/weeks/${after.revisions[0]?.id}`;
  const docx = await office.file('week.docx', await taken(`${path}.docx`, year.head));
  for (const [kind, pdf] of [
    ['pdf', await taken(`${path}.pdf`, year.head)],
    ['docx', await office.converted(docx, 'pdf')],
  ] as const) {
    await office.draw(pdf, `week-${kind}`, artefacts);
    const text = plain((await office.pages(pdf)).join(''));
    for (const said of ['SỞ NỘI VỤ', 'Phòng Tổ chức', 'Độc lập - Tự do - Hạnh phúc', 'Nơi nhận', '300'])
      expect({ kind, text }).toEqual({ kind, text: expect.stringContaining(plain(said)) });
  }
});

it('a rating slip and a notice open as what they are', async () => {
  const sheet = await t.db.read.one<{ id: number }>(
    'SELECT id FROM rating_sheet WHERE period_id = ? AND final_reason IS NOT NULL ORDER BY id LIMIT 1',
    [year.period],
  );
  for (const [kind, told] of [
    ['slip', ['PHIẾU ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG', 'Hồ sơ công tác', 'Lý do: Có sáng kiến']],
    ['notice', ['THÔNG BÁO', 'quyền kiến nghị xem xét lại', 'Lý do: Có sáng kiến']],
  ] as const) {
    const path = (format: string) => `/files/rating-papers/${sheet?.id}?kind=${kind}&format=${format}`;
    const docx = await office.file(`${kind}.docx`, await taken(path('docx')));
    for (const [form, pdf] of [
      ['pdf', await taken(path('pdf'))],
      ['docx', await office.converted(docx, 'pdf')],
    ] as const) {
      await office.draw(pdf, `${kind}-${form}`, artefacts);
      const text = plain((await office.pages(pdf)).join(''));
      for (const said of [...told, 'SỞ NỘI VỤ', 'Độc lập - Tự do - Hạnh phúc', 'Nơi nhận', 'Bà Tổ chức'])
        expect({ kind, form, text }).toEqual({ kind, form, text: expect.stringContaining(plain(said)) });
    }
  }
});
