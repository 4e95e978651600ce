import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { NARROW, WIDE, overflow, picture, settle, violations } from '../browser.mjs';

const rosters = new URL('../../../server/test/rosters/', import.meta.url);
const NAME = 'danh-sach-phuong-ben-nghe.xlsx';
const WORKBOOK = fileURLToPath(new URL(NAME, rosters));
const EXPECTED = JSON.parse(readFileSync(new URL(`${NAME}.expected.json`, rosters), 'utf8'));
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function dropIn(page, file) {
  await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/imports\/\d+$/);
  await settle(page);
}

/** The page as it looks on an office screen and on a phone, by day and by night. */
async function look(page, name) {
  for (const viewport of [WIDE, NARROW])
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await settle(page);
      await picture(page, `${name}-${viewport.width}-${colorScheme}`);
      assert.deepEqual(await violations(page), [], `axe on ${name} ${viewport.width} ${colorScheme}`);
      assert.ok((await overflow(page)) <= 0, `${name} is wider than ${viewport.width}`);
    }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Writes what is right into the rows of an error workbook, as somebody with the cards at hand would. */
async function mended(path) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await readFile(path));
  let rows = 0;
  for (const sheet of book.worksheets) {
    const columns = new Map();
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        const heading = String(cell.value);
        if (['Họ và tên', 'Số CCCD'].includes(heading) && !columns.has(heading)) columns.set(heading, cell.col);
      });
      const at = /Dòng (\d+)/.exec(String(row.values))?.[1];
      const person = at && EXPECTED.people.find((one) => one.row === Number(at));
      if (!person || columns.size < 2) return;
      rows += 1;
      row.getCell(columns.get('Họ và tên')).value = person.name;
      row.getCell(columns.get('Số CCCD')).value = person.id;
    });
  }
  return { rows, buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

export const stories = {
  async 'unit head takes the rows to mend away, mends them and drops them in again'({ signedIn }) {
    const page = await signedIn('unit_head');
    await dropIn(page, WORKBOOK);
    await page.getByRole('heading', { name: 'Sửa các dòng chưa nhập được' }).waitFor();
    await look(page, 'books-mend');
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải các dòng cần sửa' }).click(),
    ]);
    assert.equal(taken.suggestedFilename(), 'can-sua-danh-sach-phuong-ben-nghe.xlsx');
    const { rows, buffer } = await mended(await taken.path());
    assert.ok(rows >= EXPECTED.counts.rejected, `${rows} rows to mend`);
    await dropIn(page, { name: 'can-sua.xlsx', mimeType: XLSX, buffer });
    const count = async (key) => Number(await page.locator(`[data-count="${key}"]`).textContent());
    assert.equal(await count('rows'), rows);
    assert.ok((await count('rejected')) < EXPECTED.counts.rejected, 'what was mended is no longer rejected');
  },

  async 'a file of counts alone is held against the lists and cannot be applied'({ signedIn }) {
    const page = await signedIn('unit_head');
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Tổng hợp');
    sheet.addRows([
      ['BẢNG TỔNG HỢP'],
      ['STT', 'Đơn vị', 'Tổng số', 'CCCD gắn chip', 'Đã kích hoạt', 'Tỷ lệ % đã kích hoạt'],
      [1, 'P. Bến Nghé', 1_000_000, 999_999, 7, '60,3%'],
      [2, 'Phường Không Có Thật', 5, 5, 5, 100],
    ]);
    const buffer = Buffer.from(await book.xlsx.writeBuffer());
    await dropIn(page, { name: 'tong-hop.xlsx', mimeType: XLSX, buffer });
    const table = page.getByRole('table', { name: 'Bảng tổng hợp so với danh sách' });
    await table.waitFor();
    assert.match(await table.textContent(), /Phường Bến Nghé.*ô C3/);
    assert.match(await table.textContent(), /nhiều hơn số người/);
    assert.match(await table.textContent(), /không tìm thấy đơn vị/);
    assert.equal(await page.getByRole('button', { name: /^Nhập|Chỉ nhập/ }).count(), 0);
    await look(page, 'books-summary');
  },

  async 'templates are chosen from a menu, and each is there'({ signedIn, address }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
    await settle(page);
    await page.getByRole('button', { name: 'Tải tệp mẫu' }).click();
    const items = page.getByRole('menuitem');
    await items.first().waitFor();
    await picture(page, 'books-templates-1440');
    const paths = await items.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    assert.ok(paths.length >= 2);
    for (const path of paths) {
      const response = await page.request.get(`${address}${path}`);
      assert.equal(response.status(), 200, path);
      assert.equal(response.headers()['content-type'], XLSX);
    }
  },
};
