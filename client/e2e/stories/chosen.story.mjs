import assert from 'node:assert/strict';
import { inAllLights, NARROW, picture, settle, WIDE } from '../browser.mjs';

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
  async 'on a phone a criterion stands in its column or under the name, not in both'({ signedIn }) {
    const page = await signedIn('hr');
    await page.setViewportSize(NARROW);
    await page.goto(page.url().replace(/\/(board|units)\/(\d+).*/, '/units/$2/people'));
    await page.getByRole('table').first().waitFor();
    await settle(page);
    const name = page.getByRole('row').nth(1).getByRole('cell').nth(1);
    const before = await name.textContent();
    await columns(page).click();
    const offered = await page.getByRole('menuitemcheckbox').allTextContents();
    await page.keyboard.press('Escape');
    const [one, other] = offered.filter((label) => before.includes(label));
    assert.ok(one && other, `criteria under the name: ${before}`);
    await choose(page, [one]);
    await page.waitForURL(/columns=/);
    await settle(page);
    assert.ok((await heads(page)).includes(one));
    const after = await name.textContent();
    assert.ok(!after.includes(one), after);
    assert.ok(after.includes(other), 'what has no column stays under the name');
    await picture(page, 'people-columns-phone');
  },

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

  async 'columns of a ranking are chosen on a phone, for the phone alone'({ onBoard }) {
    const page = await onBoard('committee');
    const board = `${page.url().replace(/\?.*/, '')}?view=table`;
    const POLICE = 'Công an xác nhận';
    await page.setViewportSize(NARROW);
    await page.goto(board);
    await page.getByRole('table').first().waitFor();
    await settle(page);
    const before = await page.getByRole('columnheader', { name: POLICE }).count();
    assert.equal(before, 0, 'no room for it');
    await choose(page, [POLICE, 'Đã xác minh']);
    await page.waitForURL(/columns=/);
    for (const name of [POLICE, 'Đã xác minh'])
      await page.getByRole('columnheader', { name, exact: true }).first().waitFor();
    const tables = await page.getByRole('table').count();
    assert.ok((await page.getByRole('columnheader', { name: POLICE }).count()) > 1 && tables > 1, 'in every group');
    await picture(page, 'ranking-columns-phone');
    // What a phone has room for says nothing about an office screen.
    await page.setViewportSize(WIDE);
    await page.goto(board);
    await page.getByRole('table').first().waitFor();
    await settle(page);
    assert.ok(!page.url().includes('columns='), page.url());
    for (const name of ['Mức', 'Còn lại', 'Đã xác minh', POLICE, 'Tin mới nhất'])
      assert.ok((await heads(page)).includes(name), name);
    await page.setViewportSize(NARROW);
    await page.goto(board);
    await page.waitForURL(/columns=/);
  },
};
