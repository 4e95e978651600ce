// The workbook of a rating's results, as a spreadsheet program reads it, and the same people as the screen shows them.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';

/** What both tell of somebody: the heading on the screen, and the column of the workbook. */
const TOLD = [
  ['Tự xếp loại', 'Tự xếp loại'],
  ['Đơn vị đề xuất', 'Tập thể đề xuất'],
  ['Quyết định', 'Kết quả xếp loại'],
];
/** Levels as the screen shortens them. */
const SHORT = {
  'Hoàn thành xuất sắc nhiệm vụ': 'Xuất sắc',
  'Hoàn thành tốt nhiệm vụ': 'Tốt',
  'Hoàn thành nhiệm vụ': 'Hoàn thành',
  'Không hoàn thành nhiệm vụ': 'Không hoàn thành',
  '': '',
};
/** How a sheet says that it was corrected; "—" is for none. */
const REVISED = /^bản (\d+)/;
const said = (text) => (text === '—' ? '' : text);

/** LibreOffice opens the workbook and writes it as it understood it. */
async function throughLibreOffice(program, path) {
  const folder = await mkdtemp(join(tmpdir(), 'dat100-book-'));
  try {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const into = join(folder, 'out');
    await promisify(execFile)(program, [
      profile,
      '--headless',
      '--norestore',
      '--convert-to',
      'xlsx',
      '--outdir',
      into,
      path,
    ]);
    return await readFile(join(into, `${basename(path).replace(/\.xlsx$/, '')}.xlsx`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * People of the workbook, each by the headings of its columns: texts all of them, none worked out, and ids with their
 * zeros. Where SOFFICE names LibreOffice, it is LibreOffice that has opened it.
 * @param path of the file that was taken, ending in .xlsx
 */
export async function peopleOfBook(path) {
  const book = new ExcelJS.Workbook();
  const { SOFFICE: office } = process.env;
  await book.xlsx.load(await (office ? throughLibreOffice(office, path) : readFile(path)));
  const rows = [];
  book.worksheets[0].eachRow((row) => {
    const cells = [];
    row.eachCell((cell, at) => {
      assert.equal(cell.formula, undefined, `${cell.address} is a formula`);
      cells[at] = cell.value === null ? '' : String(cell.value);
    });
    rows.push(cells);
  });
  const head = rows.findIndex((row) => row.includes('Mã kết quả'));
  const headings = rows[head];
  const people = rows
    .slice(head + 1)
    .map((row) => Object.fromEntries(headings.flatMap((heading, at) => [[heading, row[at] ?? '']])))
    .filter((person) => /^\d+$/.test(person['Mã người']));
  for (const person of people) assert.equal(person['Số CCCD (đã che)'].length, 12, 'an id has all its places');
  return people;
}

/** What the workbook says of whoever is rated, in the words of the screen, by name. */
export const rowsOfBook = (people) =>
  people
    .filter((person) => person['Kết quả xếp loại'])
    .map((person) => [
      person['Họ và tên'],
      person['Chức vụ, công việc'],
      ...TOLD.map(([, column]) => SHORT[person[column]]),
      person['Lần chốt'],
      person['Lý do'],
    ])
    .sort();

/**
 * The cells of the sheet that is open, of whoever is rated: name, title, levels side by side, the revision that is locked,
 * the decision's reason.
 */
export async function rowsOnScreen(page) {
  const { headings, rows } = await page
    .locator('main table')
    .first()
    .evaluate((table) => ({
      headings: [...table.tHead.rows[0].cells].map((cell) => cell.innerText.trim()),
      // Lines of a cell, as they stand under one another.
      rows: [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim().split(/\n+/))),
    }));
  const at = (heading) => headings.indexOf(heading);
  for (const [heading] of TOLD) assert.notEqual(at(heading), -1, `the sheet has a column "${heading}"`);
  return rows
    .filter((row) => said(row[at('Quyết định')][0]))
    .map((row) => {
      const [name, title = ''] = row[at('Họ và tên')];
      const [, ...told] = row[at('Quyết định')];
      return [
        name,
        title.replace(/ · (người đứng đầu|phiếu của bạn)/g, ''),
        ...TOLD.map(([heading]) => said(row[at(heading)][0])),
        told.map((line) => REVISED.exec(line)?.[1]).find(Boolean) ?? '1',
        told.find((line) => !REVISED.test(line)) ?? '',
      ];
    })
    .sort();
}
