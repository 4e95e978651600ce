import assert from 'node:assert/strict';
import { NARROW, WIDE, overflow, picture, settle, violations } from '../browser.mjs';

/** An office's own words for what every list says. Invented people: the serial part of each id begins with 9. */
const list = (number) => ({
  name: `danh-ba-${number}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(`Người,Mã thẻ,App,Tổ\nĐặng Thị Hồng Đào,07918597${number},x,Tổ 1\n`, 'utf8'),
});

async function drop(page, upload) {
  await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
  await page.locator('input[type=file]').setInputFiles(upload);
  await page.waitForURL(/\/imports\/\d+$/);
  await settle(page);
}

export const stories = {
  async 'hr officer says what the columns of a refused list mean, once'({ signedIn }) {
    const page = await signedIn('hr');
    await drop(page, list(8101));
    await page.getByText(/Dòng 1 giống dòng tiêu đề: A “Người”/).waitFor();
    const table = page.getByRole('table', { name: 'Các cột của tệp' });
    await table.getByText('Mã thẻ', { exact: true }).waitFor();
    const say = (column, label) => table.getByLabel(new RegExp(`^Cột ${column} `)).selectOption({ label });
    await say('A', 'Họ và tên (hoặc họ, tên đệm)');
    await page.getByRole('button', { name: 'Lưu và đọc lại tệp' }).click();
    await page.getByText(/Chưa chọn cột nào là số CCCD/).waitFor();
    await say('B', 'Số CCCD (số định danh)');
    await say('C', 'Số CCCD (số định danh)');
    await table.getByText('Đã có cột khác được chọn là loại này').first().waitFor();
    await say('C', 'Định danh mức 2: “Đã kích hoạt” (ngày hoặc đánh dấu)');
    for (const viewport of [WIDE, NARROW]) {
      await page.setViewportSize(viewport);
      await settle(page);
      await picture(page, `columns-${viewport.width}`);
      assert.deepEqual(await violations(page), [], `axe on the columns at ${viewport.width}`);
      assert.ok((await overflow(page)) <= 0, `the columns are wider than ${viewport.width}`);
    }
    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: 'Lưu và đọc lại tệp' }).click();
    await page.getByRole('button', { name: /Nhập 1 dòng/ }).waitFor();
    assert.equal(await page.locator('[data-count="new"]').textContent(), '1');

    // The next file of this shape is understood at once, and says by whose word.
    await drop(page, list(8102));
    await page.getByRole('button', { name: /Nhập 1 dòng/ }).waitFor();
    await page.getByText('Có 1 cột không được dùng.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Xem và sửa' }).click();
    await page.getByText(/Cách hiểu này do .+ chọn lúc/).waitFor();
    assert.equal(await table.getByLabel(/^Cột C /).inputValue(), 'vneid_level2.activated');
    assert.deepEqual(await violations(page), [], 'axe on a remembered mapping');
  },
};
