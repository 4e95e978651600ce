import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { WIDE, picture, settle, violations } from '../browser.mjs';

/** Black on white, at the width of the paper. */
const A4 = { width: 794, height: 1123 };
const people = async (shown) => Number(/([\d.]+) người/.exec(await shown.textContent())[1].replaceAll('.', ''));

export const stories = {
  async 'a head begins with what is to be done, records two people, and the group shrinks; the call list goes on paper'({
    signedIn,
  }) {
    const page = await signedIn('unit_head');
    await page.waitForURL(/\/units\/\d+\/todo$/);
    await settle(page);
    const group = page.getByTestId('todo-vneid_level2-activate');
    if ((await group.getByRole('table').count()) === 0) await group.getByRole('button').first().click();
    await settle(page);
    const headline = group.getByRole('button').first();
    const before = await people(headline);
    const boxes = group.locator('tbody input[type=checkbox]');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    assert.deepEqual(await violations(page), [], 'axe with two people ticked');
    await group.getByRole('button', { name: 'Ghi tình trạng', exact: true }).click();
    const dialog = page.getByRole('dialog');
    assert.match(await dialog.getByRole('heading').textContent(), /2 người/, 'what is confirmed is counted');
    await dialog.getByRole('button', { name: /2 người/ }).click();
    await page.getByText('Đã ghi cho 2 người').waitFor();
    await headline.getByText(`${before - 2} người đã được duyệt`).waitFor();

    await group.getByRole('button', { name: 'In danh sách gọi' }).click();
    const paper = page.getByTestId('call-list');
    await paper.waitFor();
    assert.equal(await paper.locator('tbody tr').count(), before - 2);
    // Cell by cell: a telephone number with the days waited after it is no id.
    const cells = await paper.locator('td, th, p, h2').allTextContents();
    assert.ok(cells.length > 4 * (before - 2), 'the cells are read');
    for (const text of cells) assert.doesNotMatch(text, /\d{12}|•/, 'no id, not even a masked one');
    assert.deepEqual(await violations(page), [], 'axe on the call list');
    await page.setViewportSize(A4);
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'todo-call-list-print');
    assert.ok(await paper.isVisible());
    assert.ok(!(await page.getByRole('heading', { level: 1 }).first().isVisible()), 'the page behind is not printed');
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: 'Xong' }).click();
  },

  async 'on paper stand the people of the open group, and how many groups and people are left out'({ signedIn }) {
    const page = await signedIn('hr');
    await page.goto(page.url().replace(/\/(board|units)\/(\d+).*$/, '/units/$2/todo'));
    const groups = page.locator('.MuiAccordion-root[data-testid^=todo-]');
    await groups.first().getByRole('table').waitFor();
    await settle(page);
    const [open, ...closed] = await groups.all();
    const left = await Promise.all(closed.map((group) => people(group.getByRole('button').first())));
    assert.ok(closed.length > 1, 'several groups are closed');
    await page.setViewportSize(A4);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await open.isVisible());
    for (const group of closed) assert.ok(!(await group.isVisible()), 'no heading without its people');
    const sum = left.reduce((all, n) => all + n, 0).toLocaleString('vi-VN');
    await page.getByText(`Không in ${closed.length} nhóm đang đóng. Các nhóm đó có ${sum} lượt người`).waitFor();
    await picture(page, 'todo-print');
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(WIDE);
    assert.ok(!(await page.getByText(/nhóm đang đóng/).isVisible()), 'on the screen they are there to be opened');
  },

  async 'the list for the police names those chosen, with whole ids and what for; choosing nobody is refused in words'({
    signedIn,
    address,
    faults,
  }) {
    const page = await signedIn('hr');
    const home = /\d+/.exec(new URL(page.url()).pathname)[0];
    await page.goto(`${address}/units/${home}/todo?group=vneid_level2.await_approval`);
    await settle(page);
    const group = page.getByTestId('todo-vneid_level2-await_approval');
    await group.getByRole('button', { name: 'Danh sách đề nghị Công an hỗ trợ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mục đích').fill('Đề nghị duyệt hồ sơ quá hạn');
    await dialog.getByRole('radio', { name: /Những người đã chọn/ }).check();
    await dialog.getByRole('button', { name: /Lập danh sách/ }).click();
    await dialog.getByText(/Chưa chọn ai/).waitFor();
    assert.deepEqual(await violations(page), [], 'axe on the refusal');
    await picture(page, 'todo-police-refused');
    await dialog.getByRole('button', { name: 'Hủy' }).click();
    await dialog.waitFor({ state: 'detached' });

    await group.locator('tbody input[type=checkbox]').nth(0).check();
    await group.getByRole('button', { name: 'Danh sách đề nghị Công an hỗ trợ' }).click();
    await dialog.getByLabel('Mục đích').fill('Đề nghị duyệt hồ sơ quá hạn');
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Lập danh sách 1 người' }).click(),
    ]);
    assert.match(taken.suggestedFilename(), /^de-nghi-cong-an-.+\.xlsx$/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await readFile(await taken.path()));
    const [sheet] = book.worksheets;
    assert.match(sheet.getCell('A3').value, /Đề nghị duyệt hồ sơ quá hạn/);
    assert.equal(sheet.rowCount, 8, 'lines, headings and one person');
    assert.match(sheet.getCell('D8').value, /^\d{12}$/);
    // The browser tells of the refusal as well.
    const others = faults.filter((fault) => !/status of 400/.test(fault));
    faults.splice(0, faults.length, ...others);
  },
};
