import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { settle, violations } from '../browser.mjs';

const WORKBOOK = fileURLToPath(new URL('../../../server/test/rosters/danh-sach-phuong-ben-nghe.xlsx', import.meta.url));

const waiting = async (page) => Number(/\d+/.exec(await page.getByTestId('absent-total').textContent())[0]);

export const stories = {
  async 'unit head brings in a list that leaves people out, and answers for two of them at once'({ signedIn }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
    await page.locator('input[type=file]').setInputFiles(WORKBOOK);
    await page.waitForURL(/\/imports\/\d+$/);
    await settle(page);
    await page.getByRole('button', { name: /Chỉ nhập \d+ dòng/ }).click();
    await page.getByRole('button', { name: /Nhập \d+ dòng, để lại \d+ dòng/ }).click();
    await page.getByText(/Đã nhập lúc/).waitFor();
    await page.getByRole('heading', { name: /Vắng trong danh sách này: \d+ người/ }).waitFor();
    await page.getByRole('link', { name: 'Trả lời…' }).click();
    await page.waitForURL(/\/missing\?import=\d+$/);
    await settle(page);
    const before = await waiting(page);
    assert.ok(before > 2, 'the list leaves people out');
    // The first one ticks everybody.
    await page
      .getByRole('checkbox', { name: /^Chọn / })
      .nth(1)
      .check();
    await page
      .getByRole('checkbox', { name: /^Chọn / })
      .nth(2)
      .check();
    await page.getByRole('button', { name: 'Đã nghỉ' }).click();
    await page.getByLabel(/Lý do/).fill('Nghỉ hưu');
    assert.deepEqual(await violations(page), [], 'axe on the answer');
    await page.getByRole('button', { name: 'Ghi cho 2 người' }).click();
    await page.getByText('Đã ghi câu trả lời cho 2 người.').waitFor();
    await page
      .getByTestId('absent-total')
      .filter({ hasText: `${before - 2} người` })
      .waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: `Vắng trong danh sách này: ${before - 2} người` }).waitFor();
  },

  async 'unit head declares the headcount and says that the list is complete; the committee sees what is left'({
    signedIn,
    onBoard,
  }) {
    const page = await onBoard('unit_head');
    const own = page.getByTestId('own-list');
    await own.getByRole('button', { name: /Biên chế/ }).click();
    await page.getByLabel('Số biên chế').fill('500');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await own.getByText(/thiếu \d+ so với biên chế/).waitFor();
    await own.getByRole('button', { name: /Danh sách đủ/ }).click();
    assert.deepEqual(await violations(page), [], 'axe on the confirmation');
    await page.getByRole('button', { name: 'Xác nhận đủ' }).click();
    await own.getByText(/xác nhận đủ ngày/).waitFor();

    const committee = await signedIn('committee');
    await committee.getByRole('heading', { name: /Cần xác nhận danh sách: \d+\/\d+ đơn vị/ }).waitFor();
    await committee.getByRole('link', { name: 'Xem tất cả' }).click();
    await committee.getByRole('button', { name: /Thiếu so với biên chế/ }).click();
    await committee.waitForURL(/flag=below_headcount/);
    await committee.getByRole('link', { name: 'Phường Bến Nghé', exact: true }).waitFor();
    await committee.goBack();
    await committee.goBack();
    await committee.getByRole('heading', { name: /Cần xác nhận danh sách: \d+\/\d+ đơn vị/ }).waitFor();
  },
};
