import assert from 'node:assert/strict';
import { inAllLights, settle, signIn, violations } from '../browser.mjs';

const people = async (shown) => Number(/([\d.]+) người/.exec(await shown.textContent())[1].replaceAll('.', ''));
const said = (page, text) => page.getByRole('status').getByText(text).waitFor();
const undoButton = (page) => page.getByRole('status').getByRole('button', { name: 'Hoàn tác' });

/** Closes the notice; one that has gone by itself meanwhile, as it does after eight seconds, is closed too. */
async function closeNotice(page) {
  const button = page.getByRole('status').getByRole('button', { name: 'Đóng' });
  await button.click({ timeout: 10_000 }).catch(async (error) => {
    if ((await button.count()) > 0) throw error;
  });
}

/** The next undo has its answer only when the function that is returned is called. */
async function holdUndo(page) {
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('UndoEdit')) await held;
    await route.continue();
  });
  return answer;
}

export const stories = {
  async 'a status of two people is taken back from the notice by keyboard, and the to-do list is as before'({
    signedIn,
  }) {
    const page = await signedIn('unit_head');
    await page.waitForURL(/\/units\/\d+\/todo$/);
    await settle(page);
    const group = page.getByTestId('todo-online_service-file_online');
    if ((await group.getByRole('table').count()) === 0) await group.getByRole('button').first().click();
    await settle(page);
    const headline = group.getByRole('button').first();
    await group.locator('tbody input[type=checkbox]').first().waitFor();
    const before = await people(headline);
    const names = await group.locator('tbody tr').allTextContents();
    const record = async () => {
      await group.locator('tbody input[type=checkbox]').nth(0).check();
      await group.locator('tbody input[type=checkbox]').nth(1).check();
      await group.getByRole('button', { name: 'Ghi tình trạng', exact: true }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /2 người/ })
        .click();
      await headline.getByText(`${before - 2} người đã có tài khoản`).waitFor();
    };
    await record();
    await said(page, 'Đã ghi cho 2 người');
    const undo = undoButton(page);
    await undo.focus();
    await inAllLights(page, 'undo-notice');
    assert.ok(await undo.isVisible(), 'it stays as long as it has the focus');
    await page.keyboard.press('Enter');
    await said(page, 'Đã hoàn tác cho 2 người');
    await headline.getByText(`${before} người đã có tài khoản`).waitFor();
    await settle(page);
    assert.deepEqual(await group.locator('tbody tr').allTextContents(), names, 'the same people, in the same order');

    await record();
    await said(page, 'Đã ghi cho 2 người');
    const answer = await holdUndo(page);
    await page.keyboard.press('Control+z');
    await closeNotice(page);
    answer();
    await said(page, 'Đã hoàn tác cho 2 người');
    await headline.getByText(`${before} người đã có tài khoản`).waitFor();
  },

  async 'whom somebody else has changed meanwhile is left and named; a record taken back says so in the person’s story'({
    signedIn,
    account,
    address,
  }) {
    const [page, other] = [await signedIn('hr'), await signedIn('hr')];
    const home = /\d+/.exec(new URL(page.url()).pathname)[0];
    await page.goto(`${address}/units/${home}/people`);
    await settle(page);
    const link = page.getByRole('table').locator('tbody a').first();
    const name = await link.textContent();
    const person = address + (await link.getAttribute('href'));
    await Promise.all([page.goto(person), other.goto(person)]);
    await Promise.all([settle(page), settle(other)]);
    const because = async (on, reason) => {
      await on.getByRole('button', { name: 'Ghi vướng mắc' }).click();
      const dialog = on.getByRole('dialog');
      await dialog.getByLabel('Khó khăn, vướng mắc').click();
      await on.getByRole('option', { name: reason }).click();
      await dialog.getByRole('button', { name: 'Lưu' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await because(page, 'Ứng dụng báo lỗi');
    await said(page, 'Đã ghi cho 1 người');
    // With the focus the notice waits for the other page, however long that takes.
    await undoButton(page).focus();
    await because(other, 'Sóng yếu, không có mạng');
    await undoButton(page).click();
    const left = page.getByRole('dialog', { name: /1 người được giữ nguyên/ });
    await left.getByText(name).waitFor();
    assert.deepEqual(await violations(page), [], 'axe on those who were left');
    await left.getByRole('button', { name: 'Đóng' }).click();

    await page.getByRole('button', { name: 'Ghi tình trạng', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /1 người/ })
      .click();
    await said(page, 'Đã ghi cho 1 người');
    await undoButton(page).click();
    await said(page, 'Đã hoàn tác cho 1 người');
    await page
      .getByText(/được hoàn tác ngay sau khi ghi/)
      .first()
      .waitFor();

    await because(page, 'Ứng dụng báo lỗi');
    await said(page, 'Đã ghi cho 1 người');
    await closeNotice(page);
    await undoButton(page).waitFor({ state: 'detached' });
    assert.equal(await page.getByText('Đã hoàn tác').count(), 0, 'what came of an earlier undo is not said again');

    await because(page, 'Sóng yếu, không có mạng');
    await said(page, 'Đã ghi cho 1 người');
    await page.locator('header button[aria-haspopup=menu]').last().click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/\/login/);
    await signIn(page, account('unit_head').username, account('unit_head').password);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    assert.equal(await page.getByText('Đã ghi cho 1 người').count(), 0, 'the next account reads nothing of it');
  },

  async 'a transfer and a leaving are taken back from the notice, and the history tells of both'({
    signedIn,
    address,
  }) {
    const page = await signedIn('hr');
    const home = /\d+/.exec(new URL(page.url()).pathname)[0];
    await page.goto(`${address}/units/${home}/people`);
    await settle(page);
    const link = page.getByRole('table').locator('tbody a').first();
    const name = await link.textContent();
    await page.goto(address + (await link.getAttribute('href')));
    await settle(page);
    const history = page.getByRole('table', { name: 'Quá trình công tác' });
    const before = await history.locator('tbody tr').allTextContents();

    await page.getByRole('button', { name: 'Điều chuyển' }).click();
    const move = page.getByRole('dialog', { name: `Điều chuyển ${name}` });
    await move.getByRole('combobox', { name: 'Đến đơn vị' }).click();
    await page.getByRole('option').last().click();
    await move.getByRole('button', { name: 'Điều chuyển', exact: true }).click();
    await said(page, `Đã điều chuyển ${name}`);
    await undoButton(page).focus();
    await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length > n, before.length);
    await undoButton(page).click();
    await said(page, 'Đã hoàn tác cho 1 người');
    const undone = page.getByRole('list', { name: 'Điều chuyển, thôi việc đã hoàn tác' });
    await undone.getByText(/^Điều chuyển đến/).waitFor();
    assert.deepEqual(await history.locator('tbody tr').allTextContents(), before);

    await page.getByRole('button', { name: 'Thôi việc' }).click();
    const leave = page.getByRole('dialog', { name: new RegExp(`${name} thôi việc`) });
    await leave.getByLabel('Lý do').fill('nghỉ hưu');
    await leave.getByRole('button', { name: 'Thôi việc' }).click();
    await said(page, `${name} đã thôi việc`);
    await page.waitForURL(/\/people$/);
    await undoButton(page).click();
    await said(page, 'Đã hoàn tác cho 1 người');
    await page.goBack();
    await undone.getByText(/^Thôi việc/).waitFor();
    assert.deepEqual(await history.locator('tbody tr').allTextContents(), before);
    assert.deepEqual(await violations(page), [], 'axe on the history');
    await inAllLights(page, 'undone-moves');
  },
};
