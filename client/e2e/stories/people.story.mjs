import assert from 'node:assert/strict';
import { inAllLights, passRefusals, settle, violations } from '../browser.mjs';

/** Without accents, in lower case: how people type names. */
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How many rules the style sheets of a page hold. */
const rulesOf = (page) =>
  page.evaluate(() => [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0));

/** Notes the properties that glide from now on, in `glided` of the page. */
const watchStyles = (page) =>
  page.evaluate(() => {
    window.glided = [];
    document.addEventListener('transitionrun', (event) => window.glided.push(event.propertyName));
  });

export const stories = {
  async 'a filter that is none is refused in words, and one that cannot be read is told of beside the whole list'({
    signedIn,
    faults,
  }) {
    const page = await signedIn('hr');
    const people = page.url().replace(/\/(board|units)\/(\d+).*/, '/units/$2/people');
    for (const [filter, said] of [
      ['{"kind":"zzz"}', /Không có diện "zzz"; có: can_bo/],
      ['{"membership":"zzz"}', /Không có tổ chức "zzz"; có: dang_vien/],
    ]) {
      await page.goto(`${people}?filter=${encodeURIComponent(filter)}`);
      await page.getByRole('alert').getByText(said).waitFor();
      await page.getByRole('button', { name: 'Bỏ tất cả bộ lọc' }).click();
      await page.getByRole('table').first().waitFor();
    }
    await page.goto(`${people}?filter={broken`);
    await page.getByRole('table').first().waitFor();
    const notice = page.getByRole('alert').filter({ hasText: 'Bộ lọc trong địa chỉ không đọc được' });
    await notice.waitFor();
    assert.deepEqual(await violations(page), []);
    await inAllLights(page, 'people-filter-unread', notice);
    await notice.getByRole('button', { name: 'Xóa khỏi địa chỉ' }).click();
    await notice.waitFor({ state: 'detached' });
    assert.ok(!page.url().includes('filter='), page.url());
    passRefusals(faults);
  },

  async 'a status recorded for two people moves the board in another window, and back when it is undone'({ onBoard }) {
    const board = await onBoard('unit_head');
    await settle(board);
    await board.locator('[data-live="live"]').waitFor();
    const before = await board.getByTestId('fraction').textContent();
    await watchStyles(board);
    const rules = await rulesOf(board);

    const page = await onBoard('unit_head');
    await page.getByRole('link', { name: /Xem .* người chưa đạt/ }).click();
    const table = page.getByRole('table', { name: /CB, CC, VC, NLĐ/ });
    await table.waitFor();
    await settle(page);
    const boxes = table.locator('tbody input[type=checkbox]');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('button', { name: 'Ghi tình trạng' }).click();
    await page
      .getByRole('dialog')
      .getByRole('combobox', { name: /^Tình trạng/ })
      .click();
    await page.getByRole('option', { name: 'Đã kích hoạt' }).click();
    await page.getByRole('radio', { name: /Đã kiểm tra trực tiếp/ }).check();
    await page.getByLabel('Ai đã xem, ở đâu').fill('Tổ công tác phường, tại trụ sở');
    await page.getByRole('button', { name: 'Ghi cho 2 người' }).click();
    await page.getByText('Đã ghi cho 2 người').waitFor();
    const undo = page.getByRole('button', { name: 'Hoàn tác' });
    await undo.focus();
    await board.waitForFunction(
      (former) => document.querySelector('[data-testid=fraction]').textContent !== former,
      before,
    );
    // A board moves all day long: what each move adds is never taken away, and what glides is painted frame by frame.
    assert.equal(await rulesOf(board), rules, 'a move of the figures adds no rule to the page');
    assert.deepEqual(await board.evaluate(() => window.glided), [], 'nothing that moved glides');
    await undo.click();
    await page.getByText('Đã hoàn tác cho 2 người').waitFor();
    await board.waitForFunction(
      (former) => document.querySelector('[data-testid=fraction]').textContent === former,
      before,
    );
  },

  async 'search needs no accents, and filters survive a reload and can be taken off'({ signedIn }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'CB, CC, VC, NLĐ' }).click();
    const table = page.getByRole('table', { name: /CB, CC, VC, NLĐ/ });
    await table.waitFor();
    await settle(page);
    const total = () => page.getByText(/^[\d.]+ người$/).textContent();
    const all = await total();
    await page.getByLabel('Tìm theo họ tên').fill('nguyen');
    await page.getByRole('group', { name: 'Bộ lọc đang dùng' }).waitFor();
    await settle(page);
    const found = await table.locator('tbody tr').allTextContents();
    assert.ok(found.length > 0);
    assert.notEqual(await total(), all);
    for (const row of found) assert.match(plain(row), /nguyen/);
    await page.reload();
    await page.getByRole('group', { name: 'Bộ lọc đang dùng' }).getByText('“nguyen”').waitFor();
    await page.getByRole('button', { name: 'Bỏ tất cả bộ lọc' }).click();
    await page.getByRole('group', { name: 'Bộ lọc đang dùng' }).waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 703, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    for (const name of ['Diện', 'Tổ chức', 'Dịch vụ công trực tuyến'])
      await page.getByRole('columnheader', { name, exact: true }).waitFor();
  },

  async 'a wrong record is corrected with a reason and stays visible'({ signedIn }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'CB, CC, VC, NLĐ' }).click();
    await page.waitForURL(/\/people$/);
    await page.getByRole('table').locator('tbody a').first().click();
    await page.getByRole('button', { name: 'Đính chính' }).first().click();
    await page.getByLabel('Lý do đính chính').fill('Ghi nhầm người');
    await page.getByRole('dialog').getByRole('button', { name: 'Đính chính' }).click();
    await page.getByText('Đã đính chính: Ghi nhầm người').waitFor();
    await settle(page);
    assert.deepEqual(await violations(page), [], 'axe on the page of a person');
  },
};
