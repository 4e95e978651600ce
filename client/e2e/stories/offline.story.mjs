import assert from 'node:assert/strict';
import { picture, settle, violations } from '../browser.mjs';
import { fromToday, shown } from '../days.mjs';

const ROWS = 30_000;

/** A list of people nobody knows, long enough to be cut off in the middle of its reading. */
function list() {
  const lines = Array.from({ length: ROWS }, (_, i) => {
    const year = 60 + (i % 40);
    return `Nguyễn Thị Mạng,15/06/19${year},079${i % 2}${year}${String(700_000 + i).padStart(6, '0')},x`;
  });
  const text = ['Họ và tên,Ngày sinh,Số CCCD,Đã kích hoạt', ...lines].join('\n');
  return { name: 'mat-mang.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

const notice = (page) => page.getByText(/Mất kết nối mạng/);

/** What the browser itself says of requests that found no network is no fault of the page. */
function withoutNetwork(faults) {
  const others = faults.filter((fault) => !/net::ERR_/.test(fault));
  faults.splice(0, faults.length, ...others);
}

/** Nor is what it says of code that did not arrive. */
function forget(faults) {
  const ofCode = /net::ERR_|404|dynamically imported|preload|server cannot be reached|Không kết nối được/;
  const others = faults.filter((fault) => !ofCode.test(fault));
  faults.splice(0, faults.length, ...others);
}

/** Younger figures are not read again. */
const FRESH_MS = 2_100;
const AWAY = {
  errors: [{ message: 'away', extensions: { code: 'database_away', messageVi: 'Chưa nối được', messageEn: 'Away' } }],
};

export const stories = {
  async 'code of a page or a part that does not arrive is asked for again; what was typed stays'({ signedIn, faults }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'CB, CC, VC, NLĐ' }).click();
    await settle(page);
    await page.getByLabel('Tìm theo họ tên').fill('Nguyễn');
    await settle(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Không kết nối được với máy chủ/).waitFor();
    assert.equal(await page.getByLabel('Tìm theo họ tên').inputValue(), 'Nguyễn');
    await page.context().setOffline(false);
    await dialog.getByRole('button', { name: 'Thử lại' }).click();
    await dialog.getByLabel('Tìm đơn vị, người').waitFor();
    await page.keyboard.press('Escape');

    await page.context().setOffline(true);
    const missing = page.locator('nav').getByRole('link', { name: 'Người vắng' }).first();
    await missing.click();
    const refused = page.locator('main').getByText(/Không kết nối được với máy chủ/);
    await refused.waitFor();
    await page.locator('main').getByRole('button', { name: 'Thử lại' }).click();
    await refused.waitFor();
    await page.context().setOffline(false);
    await page.locator('main').getByRole('button', { name: 'Thử lại' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    assert.equal(await refused.count(), 0);
    forget(faults);
  },

  async 'code that a new version has taken away: the dialog says so, can be closed, and offers to reload'({
    signedIn,
    faults,
  }) {
    const page = await signedIn('unit_head');
    await settle(page);
    await page.route('**/password-dialog*', (route) => route.fulfill({ status: 404 }));
    const open = async () => {
      await page.getByRole('banner').locator('[aria-haspopup=menu]').last().click();
      await page.getByRole('menuitem', { name: 'Đổi mật khẩu' }).click();
    };
    await open();
    const fault = page.getByRole('dialog', { name: 'Có lỗi xảy ra' });
    await fault.getByRole('button', { name: 'Đóng' }).click();
    await fault.waitFor({ state: 'detached' });
    await open();
    assert.equal(await fault.getByText(/vừa được cập nhật/).count(), 0, 'it is asked for once more first');
    await fault.getByRole('button', { name: 'Thử lại' }).click();
    await fault.getByText(/vừa được cập nhật/).waitFor();
    await settle(page);
    assert.deepEqual(await violations(page), [], 'axe on the fault');
    await picture(page, 'new-version');
    await page.unroute('**/password-dialog*');
    await fault.getByRole('button', { name: 'Tải lại ứng dụng' }).click();
    await fault.waitFor({ state: 'detached' });
    await settle(page);
    await open();
    await page
      .getByLabel(/Mật khẩu/)
      .first()
      .waitFor();
    forget(faults);
  },

  async 'figures that cannot be read again stay, with their age, on a board and a list'({ signedIn }) {
    const page = await signedIn('unit_head');
    for (const [name, sign] of [
      ['Bảng xếp hạng', page.getByTestId('rate')],
      ['CB, CC, VC, NLĐ', page.getByRole('table', { name: /CB, CC, VC, NLĐ/ })],
    ]) {
      await page.locator('nav').getByRole('link', { name }).click();
      await sign.waitFor();
      await settle(page);
      const shown = await page.locator('main').textContent();
      await page.route('**/graphql', (route) => route.fulfill({ json: AWAY }));
      await page.waitForTimeout(FRESH_MS);
      await page.evaluate(() => window.dispatchEvent(new window.Event('visibilitychange')));
      const late = page.getByText(/Chưa cập nhật được từ/);
      await late.waitFor();
      assert.equal(await page.locator('main').textContent(), shown);
      await page.unroute('**/graphql');
      await page.getByRole('button', { name: 'Thử lại' }).click();
      await late.waitFor({ state: 'detached' });
    }
  },

  async 'without a network a form keeps what was typed and is sent afterwards; the progress of a list catches up'({
    signedIn,
    faults,
  }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'CB, CC, VC, NLĐ' }).click();
    const table = page.getByRole('table', { name: /CB, CC, VC, NLĐ/ });
    await table.waitFor();
    await settle(page);
    await table.locator('tbody input[type=checkbox]').nth(2).check();
    await page.getByRole('button', { name: 'Miễn, tạm hoãn' }).click();
    await page.getByLabel('Lý do').fill('Đi học tập trung');
    await page.getByRole('textbox', { name: 'Đến ngày' }).fill(shown(fromToday(365)));
    await page.context().setOffline(true);
    await notice(page).waitFor();
    await page.getByRole('button', { name: 'Lưu' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Không kết nối được với máy chủ/).waitFor();
    assert.deepEqual(await violations(page), [], 'axe without a network');
    await page.context().setOffline(false);
    await notice(page).waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Lý do').inputValue(), 'Đi học tập trung');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã ghi cho 1 người').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Đã hoàn tác cho 1 người').waitFor();

    await page.getByRole('link', { name: 'Nhập từ tệp' }).first().click();
    await page.locator('input[type=file]').setInputFiles(list());
    await page.waitForURL(/\/imports\/\d+$/, { timeout: 60_000 });
    // The address comes before the code of its page, and code that never came cannot catch up. How far the reading is by
    // then is up to the machine: either way, what follows is read once the network is back.
    await page.getByRole('heading', { name: 'mat-mang.csv' }).waitFor({ timeout: 60_000 });
    await page.context().setOffline(true);
    await notice(page).waitFor();
    await page.waitForTimeout(1_500);
    assert.equal(await page.getByText(/Không kết nối được/).count(), 0, 'the page stays as it was');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: /Nhập 30\.000 dòng/ }).waitFor({ timeout: 60_000 });
    withoutNetwork(faults);
  },
};
