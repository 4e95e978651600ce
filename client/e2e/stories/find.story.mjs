import assert from 'node:assert/strict';
import { inAllLights, settle } from '../browser.mjs';

export const stories = {
  async 'search by "/" with the keyboard alone: a unit, then a person, nothing found, and away'({ signedIn }) {
    const page = await signedIn('unit_head');
    await settle(page);
    const { keyboard } = page;
    const dialog = page.getByRole('dialog', { name: 'Tìm đơn vị, người' });
    const active = () => page.locator('[role=option][aria-selected=true]');

    await keyboard.press('/');
    await dialog.getByRole('tree').waitFor();
    await keyboard.type('ben nghe');
    await active().getByText('Phường Bến Nghé', { exact: true }).waitFor();
    await keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForURL(/\/board\/\d+/);

    await keyboard.press('/');
    assert.equal(await dialog.getByRole('combobox').inputValue(), '', 'what was searched for is not kept');
    await keyboard.type('nguyen');
    const people = dialog.getByRole('group', { name: 'Người trong phạm vi của bạn' });
    await people.getByRole('option').nth(1).waitFor();
    const name = await people.getByRole('option').nth(1).locator('p').textContent();
    const units = dialog.getByRole('group', { name: /Cơ quan, đơn vị/ }).getByRole('option');
    await units.first().waitFor();
    assert.ok((await units.count()) <= 4, 'units leave room for people');
    await keyboard.press('ArrowDown');
    assert.ok((await active().textContent())?.startsWith(name ?? '?'), 'the arrows reach the second person');
    await inAllLights(page, 'find', dialog);
    await keyboard.press('Enter');
    await page.waitForURL(/\/people\/\d+$/);
    await page.getByRole('heading', { level: 1, name: name ?? '?' }).waitFor();

    await keyboard.press('/');
    await dialog.getByRole('tree').waitFor();
    await keyboard.type('n');
    await people.getByRole('option', { name: /^Xem tất cả [\d.]+ người trong danh sách/ }).waitFor();
    const lines = await people.getByRole('option').count();
    for (let step = 1; step < lines; step += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.waitForURL(/\/units\/\d+\/people\?filter=/);
    await page.getByText('“n”').waitFor();

    await keyboard.press('/');
    await keyboard.type('không ai tên thế này');
    await dialog.getByText('Không tìm thấy').waitFor();
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  },

  async 'a unit of the very name comes before people and before other units, by its code too'({ signedIn }) {
    const page = await signedIn('unit_head');
    await settle(page);
    const dialog = page.getByRole('dialog', { name: 'Tìm đơn vị, người' });
    const groups = dialog.getByRole('group');
    const active = page.locator('[role=option][aria-selected=true]');
    await page.keyboard.press('/');
    await dialog.getByRole('tree').waitFor();
    await page.keyboard.type('ben nghe');
    await active.waitFor();
    await dialog.getByRole('combobox').fill('phuong ben nghe');
    await groups.first().getByText('Cơ quan, đơn vị').waitFor();
    assert.match(await active.textContent(), /^Phường Bến Nghé/);
    const code = (await active.textContent()).split('·').at(-1).trim();
    await dialog.getByRole('combobox').fill('nguyen');
    await dialog.getByRole('group', { name: /Người trong phạm vi/ }).waitFor();
    assert.match(await groups.first().getAttribute('aria-label'), /^Người/, 'people first where no unit is meant');
    await dialog.getByRole('combobox').fill(code.toLowerCase());
    await active.getByText('Phường Bến Nghé', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/board\/\d+/);
  },
};
