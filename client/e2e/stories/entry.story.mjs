import assert from 'node:assert/strict';
import { settle } from '../browser.mjs';

/** Province 079, male, 1986, nobody of the demo city: its serials come to this one only after 90,000 such men. */
const FRESH = '079086912345';

/** What a sheet of A4 that lies has room for within its margins. */
const LYING = { width: 1030, height: 700 };

export const stories = {
  async 'a person is added by keyboard alone, a wrong id is told in the row and nothing is lost'({ signedIn }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'Nhập trực tiếp' }).first().click();
    await page.getByRole('table', { name: 'Nhập trực tiếp' }).waitFor();
    await settle(page);
    const rows = await page.locator('tr[data-state]').count();
    await page.getByRole('button', { name: 'Thêm người' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Trần Thị Thử Nghiệm');
    await page.keyboard.press('Tab');
    await page.keyboard.type('05091986');
    await page.keyboard.press('Tab');
    await page.keyboard.type('0791860012');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('CCCD').waitFor();
    const id = page.locator(`[data-entry-column="id"]`).nth(rows);
    assert.equal(await id.inputValue(), '0791860012', 'what was typed stays');
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('button', { name: 'Add a person' }).waitFor();
    assert.equal(await id.inputValue(), '0791860012', 'in the other language too');
    await page.getByRole('button', { name: /Tiếng Việt/ }).click();

    await id.fill(FRESH);
    await id.press('Enter');
    await page.locator('tr[data-state="saved"]').waitFor();
    await page.reload();
    await settle(page);
    const names = await page
      .locator('[data-entry-column="name"]')
      .evaluateAll((inputs) => inputs.map((input) => input.value));
    assert.ok(names.includes('Trần Thị Thử Nghiệm'));

    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(LYING);
    const cut = await page
      .getByRole('region', { name: 'Nhập trực tiếp' })
      .evaluate((grid) => grid.scrollWidth - grid.clientWidth);
    assert.ok(cut <= 0, 'paper shows every column');
  },
};
