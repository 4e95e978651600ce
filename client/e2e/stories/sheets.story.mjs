import assert from 'node:assert/strict';
import { inAllLights, picture, settle, violations } from '../browser.mjs';
import { ask, openedPeriod } from '../rating-period.mjs';

/** Two change the same level: the second is told whose stands, keeps what was chosen, and is asked before it is lost. */
async function bothChange(first, second) {
  await second.goto(first.url());
  const person = (page) => page.locator('[data-level-of][aria-disabled=false]').first();
  const change = async (page, key) => {
    await person(page).focus();
    await page.keyboard.press(key);
    const reason = page.getByLabel('Lý do');
    if (await page.getByRole('button', { name: 'Lưu', exact: true }).isDisabled())
      await reason.fill('Theo kết quả công việc trong năm');
  };
  const save = (page) => page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await change(second, '3');
  await change(first, '1');
  await save(first);
  await first.getByRole('region', { name: 'Thay đổi chưa lưu' }).waitFor({ state: 'detached' });
  await save(second);
  await second.getByText(/vừa sửa mục này.*thay đổi đó đang giữ/).waitFor();
  await picture(second, 'rating-sheet-both');
  await second.getByRole('link', { name: 'Các bước của cơ quan' }).click();
  await second.getByRole('dialog').getByText('Còn 1 mức chưa lưu').waitFor();
  await second.getByRole('dialog').getByRole('button', { name: 'Hủy' }).click();
  await second.getByRole('button', { name: 'Giữ lựa chọn của tôi' }).click();
  await second.getByText(/vừa sửa mục này/).waitFor({ state: 'detached' });
  await save(second);
  await second.getByText('Đã lưu 1 mức').waitFor();
  assert.match(await person(second).textContent(), /^Hoàn thành$/);
}

const firstLevel = (page) => page.locator('[data-level-of][aria-disabled=false]').first();
const saveButton = (page) => page.getByRole('button', { name: 'Lưu', exact: true });

async function press(page, key) {
  await firstLevel(page).focus();
  await page.keyboard.press(key);
}

/** What is chosen anew while a save is on its way is neither lost nor refused. */
async function chooseWhileSaving(page) {
  await page.reload();
  await press(page, '2');
  await page.getByLabel('Lý do').fill('Theo kết quả công việc trong năm');
  let answered;
  const held = new Promise((resolve) => (answered = resolve));
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('mutation ProposeRatings')) await held;
    await route.continue();
  });
  await saveButton(page).click();
  await press(page, '4');
  answered();
  await page.getByText('Đã lưu 1 mức').last().waitFor();
  await page.unroute('**/graphql');
  await page.getByText('1 thay đổi chưa lưu').waitFor();
  await page.getByLabel('Lý do').fill('Theo kết quả công việc trong năm');
  await saveButton(page).click();
  await page.getByRole('region', { name: 'Thay đổi chưa lưu' }).waitFor({ state: 'detached' });
  assert.match(await firstLevel(page).textContent(), /^Không hoàn thành$/);
}

/** Younger figures are not read again. */
const FRESH_MS = 2_100;

/** The agency is on another step while a level is chosen: that is dropped in words, and nothing asks about it any more. */
async function agencyGoesOn(page) {
  await press(page, '2');
  await page.getByText('1 thay đổi chưa lưu').waitFor();
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('query RatingAgency')) return route.continue();
    const answer = await route.fetch();
    const { data } = await answer.json();
    const ratingAgency = { ...data.ratingAgency, mayPropose: false };
    return route.fulfill({ response: answer, json: { data: { ratingAgency } } });
  });
  await page.waitForTimeout(FRESH_MS);
  await page.evaluate(() => window.dispatchEvent(new window.Event('visibilitychange')));
  await page.getByText(/đã sang bước khác: 1 mức chưa lưu/).waitFor();
  await page.unroute('**/graphql');
  await page.getByRole('link', { name: 'Các bước của cơ quan' }).click();
  await page.getByRole('region', { name: 'Đơn vị đề xuất' }).waitFor();
}

export const stories = {
  async 'a head proposes from the keyboard, reads why, and sees what is open before the next step'({
    signedIn,
    address,
  }) {
    const period = await openedPeriod(await signedIn('administrator'));
    const page = await signedIn('unit_head');
    const { me } = await ask(page, '{ me { homeUnit { id } } }');
    await page.goto(`${address}/ratings/${period}/agencies/${me.homeUnit.id}`);
    await page.getByRole('region', { name: 'Đơn vị đề xuất' }).waitFor();
    await inAllLights(page, 'rating-agency', page.getByRole('heading', { level: 1 }));
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('link', { name: 'Mở danh sách xếp loại' }).click();
    const level = page.locator('[data-level-of]');
    await level.first().waitFor();
    await inAllLights(page, 'rating-sheet', page.getByRole('heading', { level: 1 }));
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('checkbox', { name: 'Chọn tất cả' }).check();
    await picture(page, 'rating-sheet-bulk');
    await page.getByRole('button', { name: 'Bỏ đánh dấu' }).click();
    await page.setViewportSize({ width: 1440, height: 900 });
    const free = page.locator('[data-level-of][aria-disabled=false]');
    await free.first().focus();
    await page.keyboard.press('2');
    await page.keyboard.press('2');
    await page.keyboard.press('1');
    await page.getByText('3 thay đổi chưa lưu').waitFor();
    const save = page.getByRole('button', { name: 'Lưu', exact: true });
    const reason = page.getByLabel('Lý do');
    if (await save.isDisabled()) await reason.fill('Theo kết quả công việc trong năm');
    await picture(page, 'rating-sheet-pending');
    await save.click();
    await page.getByText('Đã lưu 3 mức').waitFor();
    await bothChange(page, await signedIn('unit_head'));
    await page.getByRole('row').nth(1).getByRole('button').first().click();
    await page.getByTestId('rating-outcome').waitFor();
    await settle(page);
    assert.deepEqual(await violations(page), [], 'axe on the explanation');
    await picture(page, 'rating-explained');
    const enter = page.getByRole('button', { name: 'Nhập điểm, dữ liệu…' });
    await enter.click();
    await page.getByLabel('Nguồn số liệu').waitFor();
    await picture(page, 'rating-facts');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await chooseWhileSaving(page);
    await agencyGoesOn(page);
  },
};
