import assert from 'node:assert/strict';
import { inAllLights, settle } from '../browser.mjs';

const heads = async (page) =>
  (await page.getByRole('table').first().getByRole('columnheader').allTextContents()).filter(Boolean);
const columns = (page) => page.getByRole('button', { name: /^Cột/ });

/** Ticks or unticks columns by their names. */
async function choose(page, names) {
  await columns(page).click();
  for (const name of names) await page.getByRole('menuitemcheckbox', { name, exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

export const stories = {
  async 'columns of the list of people stay over filters and visits'({ signedIn }) {
    const page = await signedIn('hr');
    await page.getByRole('link', { name: 'CB, CC, VC, NLĐ' }).click();
    await page.getByRole('table').first().waitFor();
    await settle(page);
    await choose(page, ['Tổ chức']);
    await page.waitForURL(/columns=/);
    assert.ok(!(await heads(page)).includes('Tổ chức'));
    await page.getByLabel('Tìm theo họ tên').fill('nguyen');
    await page.waitForURL(/nguyen.*columns=|columns=.*nguyen/);
    await page.getByRole('link', { name: 'CB, CC, VC, NLĐ' }).click();
    await page.waitForURL(/columns=/);
    await settle(page);
    assert.ok(!(await heads(page)).includes('Tổ chức'), 'kept in the browser');
    await inAllLights(page, 'people-columns');
  },
};
