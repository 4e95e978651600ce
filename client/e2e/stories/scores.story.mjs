import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { inAllLights, inEnglish, picture, settle } from '../browser.mjs';
import { ask, openedPeriod } from '../rating-period.mjs';
import { foreignTexts } from '../words.mjs';

const OWN = 'Điểm do chính tôi ghi';

/** Fills the template: a figure for each of the first two people, and one that cannot be read for the third. */
async function filled(bytes, heading) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  const [sheet] = book.worksheets;
  let head = 1;
  while (sheet.getRow(head).getCell(1).text !== 'Mã người') head += 1;
  const column = sheet.getRow(head).values.indexOf(heading);
  const source = sheet.getRow(head).values.indexOf('Căn cứ');
  assert.ok(column > 0 && source > 0, `${heading} is a column of the template`);
  for (const [i, text] of ['2', '2,5', 'hai'].entries()) {
    sheet.getRow(head + 2 + i).getCell(column).value = text;
    sheet.getRow(head + 2 + i).getCell(source).value = OWN;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

export const stories = {
  async 'a head fills the template of scores: what changes and what is refused is shown before anything is written'({
    signedIn,
    address,
    faults,
  }) {
    const period = await openedPeriod(await signedIn('administrator'));
    const page = await signedIn('unit_head');
    const { me } = await ask(page, '{ me { homeUnit { id } } }');
    await page.goto(`${address}/ratings/${period}/units/${me.homeUnit.id}`);
    await page.getByRole('link', { name: 'Nhập điểm từ tệp…' }).click();
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải tệp mẫu (XLSX)' }).click(),
    ]);
    const buffer = await filled(await readFile(await taken.path()), 'Số tháng nghỉ');
    const input = page.locator('input[type=file]');
    await input.setInputFiles({ name: 'diem.txt', mimeType: 'text/plain', buffer: Buffer.from('không phải bảng') });
    await page
      .getByRole('alert')
      .getByText(/Mã người|Không đọc được tệp/)
      .waitFor();
    // The browser writes down that the file was refused; anything else the page says is a fault.
    const others = faults.filter((fault) => !/status of 400/.test(fault));
    faults.splice(0, faults.length, ...others);
    await input.setInputFiles({ name: 'diem.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.getByRole('heading', { name: 'Các lỗi cần sửa (1)' }).waitFor();
    assert.equal(await page.locator('[data-count="refused"]').textContent(), '1');
    await page.getByText(/dòng \d+, cột [A-Z]/).waitFor();
    const changes = page.getByRole('table', { name: 'Thay đổi (2 người)' });
    await changes.getByText('2,5', { exact: true }).waitFor();
    await inAllLights(page, 'rating-scores', page.getByRole('heading', { level: 1 }));
    assert.deepEqual(await foreignTexts(page), [], 'no English on a Vietnamese screen');
    await page.getByRole('button', { name: 'Chỉ nhập 2 người ở các dòng đúng…' }).click();
    await page.getByRole('button', { name: 'Nhập 2 người, bỏ lại 1 dòng' }).click();
    await page.getByText(/Đã ghi số liệu của 2 người từ tệp diem\.xlsx/).waitFor();
    await settle(page);
    await picture(page, 'rating-scores-applied');
    await input.setInputFiles({ name: 'diem.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.getByText(/Những dòng đúng giống số liệu đang có/).waitFor();
    assert.equal(await page.locator('[data-count="changed"]').textContent(), '0', 'the same file again writes nothing');
    await inEnglish(page, 'rating-scores');
  },
};
