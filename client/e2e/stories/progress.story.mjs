import assert from 'node:assert/strict';
import { picture, settle, violations } from '../browser.mjs';

const NAMES = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Cường', 'Phạm Thị Dung', 'Huỳnh Văn Hải'];

/** A list of people nobody knows. */
function longList(rows, from) {
  const lines = Array.from({ length: rows }, (_, i) => {
    const year = 60 + (i % 40);
    return `${NAMES[i % 5]},15/06/19${year},079${i % 2}${year}${String(from + i).padStart(6, '0')},x`;
  });
  const text = ['Họ và tên,Ngày sinh,Số CCCD,Đã kích hoạt', ...lines].join('\n');
  return { name: `danh-sach-${from}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

const send = async (page, file) => {
  await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/imports\/\d+$/, { timeout: 60_000 });
};
const stop = async (page) => {
  await page.getByRole('button', { name: 'Dừng lại' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dừng lại' }).click();
};

export const stories = {
  async 'a long list: how far it has come is seen also after leaving, and it can be stopped and gone on with'({
    address,
    signedIn,
  }) {
    const page = await signedIn('unit_head');
    await send(page, longList(100_000, 100_000));
    const bar = page.getByRole('progressbar', { name: /Đang đọc/ });
    await bar.waitFor();
    await page
      .getByText(/\d dòng/)
      .first()
      .waitFor();
    assert.deepEqual(await violations(page), [], 'axe beside a progress bar');
    await stop(page);
    await page.getByText('Đã dừng đọc tệp').waitFor();

    await send(page, longList(60_000, 200_000));
    await page.getByRole('button', { name: /Nhập [\d.]+ dòng/ }).click({ timeout: 120_000 });
    const there = page.url();
    const applying = page.getByRole('progressbar', { name: /Đang nhập/ });
    await applying.waitFor();
    await page.goto(`${address}/imports`);
    await settle(page);
    await page.goto(there);
    await applying.waitFor();
    await page.getByText(/[\d.]+\/60\.000 dòng · [\d,]+ %/).waitFor({ timeout: 60_000 });
    await picture(page, 'import-progress-1440');
    await stop(page);
    const goOn = page.getByRole('button', { name: 'Nhập tiếp phần còn lại' });
    await goOn.waitFor({ timeout: 60_000 });
    await picture(page, 'import-stopped-1440');
    await goOn.click();
    await page.getByText(/Đã nhập lúc/).waitFor({ timeout: 120_000 });
  },
};
