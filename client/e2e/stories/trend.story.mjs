import assert from 'node:assert/strict';
import { NARROW, overflow, picture, settle, violations } from '../browser.mjs';

/** Drawings follow a new width a little later; no event announces it. */
const DRAWN_MS = 500;

/** Nothing is wider than the window, once all has followed its new width: on a busy machine later still. */
async function fits(page, message) {
  await page.waitForTimeout(DRAWN_MS);
  const deadline = Date.now() + 10_000;
  while ((await overflow(page)) > 0 && Date.now() < deadline) await page.waitForTimeout(DRAWN_MS);
  assert.ok((await overflow(page)) <= 0, message);
}

const words = (page) => page.getByTestId('trend-words').textContent();

export const stories = {
  async 'the trend of a board: drawing and table, in the address, dates day first, in both languages'({ signedIn }) {
    const page = await signedIn('committee');
    await settle(page);
    const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Diễn biến và dự báo' }) });
    await panel.locator('.recharts-surface').first().waitFor();
    const said = await words(page);
    assert.match(said, /Từ [\d.]+ người ngày \d\d\/\d\d\/\d{4} lên [\d.]+ \/ [\d.]+ người/);
    assert.match(said, /Hiện nay [\d.,−]+ người mỗi tuần; cần [\d.,]+ người mỗi tuần/);
    await panel.getByText(/người đến khi đã đạt và người đi cũng làm nó đổi; .*“Vì sao tỷ lệ thay đổi\?”/).waitFor();
    assert.match(await page.getByTestId('expected').textContent(), /\d\d\/\d\d\/\d{4}|chưa/);
    await panel.scrollIntoViewIfNeeded();
    await picture(page, 'trend-chart');

    await panel.getByRole('button', { name: 'Bảng theo ngày' }).click();
    assert.equal(new URL(page.url()).searchParams.get('trend'), 'table');
    const table = panel.getByRole('table');
    assert.match(await table.locator('tbody tr').first().textContent(), /^\d\d\/\d\d\/\d{4}/);
    const shown = await page.getByTestId('fraction').textContent();
    const claimed = await table.locator('tbody tr').first().locator('td').nth(1).textContent();
    assert.ok(shown.startsWith(claimed), `the table ends where the board is: ${claimed} in ${shown}`);
    assert.deepEqual(await violations(page), []);
    await picture(page, 'trend-table');
    await page.setViewportSize(NARROW);
    await fits(page, 'the table is wider than a phone');

    await page.reload();
    await panel.getByRole('table').waitFor();
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('heading', { name: 'Trend and forecast' }).waitFor();
    assert.match(await words(page), /people a week/);
    await picture(page, 'trend-narrow-en');
  },

  async 'the forecast of districts and wards, in both themes'({ onBoard }) {
    const page = await onBoard('unit_head');
    await settle(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('.recharts-surface').first().waitFor();
    assert.deepEqual(await violations(page), []);
    await picture(page, 'trend-unit-dark');
    await page.setViewportSize(NARROW);
    await fits(page, 'the drawing is wider than a phone');
    await picture(page, 'trend-unit-narrow-dark');
  },
};
