import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { picture, settle, violations } from '../browser.mjs';

const WORKBOOK = fileURLToPath(new URL('../../../server/test/rosters/danh-sach-phuong-ben-nghe.xlsx', import.meta.url));

const count = async (page, key) => Number((await page.locator(`[data-count="${key}"]`).textContent()).replace('.', ''));
const inScope = async (page) =>
  Number(/\/ ([\d.]+)/.exec(await page.getByTestId('fraction').textContent())[1].replace('.', ''));

export const stories = {
  async 'unit head imports the ward workbook, sees errors, applies, and the board moves without a reload'({
    signedIn,
    onBoard,
  }) {
    const board = await onBoard('unit_head');
    await settle(board);
    await board.locator('[data-live="live"]').waitFor();
    const before = await inScope(board);
    await board.evaluate(() => (window.sameDocument = true));

    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
    await page.locator('input[type=file]').setInputFiles(WORKBOOK);
    await page.waitForURL(/\/imports\/\d+$/);
    await settle(page);
    const counts = {
      rows: await count(page, 'rows'),
      rejected: await count(page, 'rejected'),
      fresh: await count(page, 'new'),
    };
    assert.equal(counts.rows, 61);
    assert.ok(counts.rejected > 0, 'the file has faults');
    assert.ok(counts.fresh > 0);
    const problems = page.getByRole('table', { name: /Cần xem lại/ });
    assert.match(await problems.textContent(), /dòng \d+, cột [A-Z]/, 'each remark names its row and column');
    await picture(page, 'import-dry-run-1440');
    assert.deepEqual(await violations(page), [], 'axe on the dry run');

    await page.getByRole('button', { name: /Chỉ nhập \d+ dòng/ }).click();
    await page.getByRole('button', { name: /Nhập \d+ dòng, để lại \d+ dòng/ }).click();
    await page.getByText(/Đã nhập lúc/).waitFor();
    assert.equal(await count(page, 'rows'), counts.rows, 'the result says the numbers of the dry run');
    assert.equal(await count(page, 'rejected'), counts.rejected);
    assert.equal(await count(page, 'new'), counts.fresh);

    await board.waitForFunction(
      (former) =>
        Number(/\/ ([\d.]+)/.exec(document.querySelector('[data-testid=fraction]').textContent)[1].replace('.', '')) >
        former,
      before,
    );
    assert.ok(await board.evaluate(() => window.sameDocument), 'the board moved by itself');
  },

  async 'a file that is no list is refused in words, and the form stays'({ signedIn }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
    const file = {
      name: 'ghi-chu.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('đây không phải bảng tính'),
    };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('alert').first().waitFor();
    assert.match(await page.getByRole('alert').first().textContent(), /tệp|bảng tính/i);
  },
};
