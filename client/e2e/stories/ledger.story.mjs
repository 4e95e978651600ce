import assert from 'node:assert/strict';
import { inAllLights, picture, settle, violations } from '../browser.mjs';

/** '+4,1' → 41, '−0,3' → -3 */
const tenths = (text) => Number(text.replace('−', '-').replace(/[+,.]/g, ''));

export const stories = {
  async 'why a rate changed: the lines sum to the change, in chart, table and words'({ signedIn }) {
    const page = await signedIn('committee');
    await settle(page);
    await page.getByRole('button', { name: 'Giải thích' }).click();
    await page.waitForURL(/ledger=chart/);
    const sentence = page.getByTestId('ledger-sentence');
    await sentence.waitFor();
    assert.match(await sentence.textContent(), /^[+−]?\d+,\d điểm: .* người hoàn thành/);
    const panel = page
      .locator('section', { has: page.getByRole('heading', { name: 'Vì sao tỷ lệ thay đổi?' }) })
      .last();
    await inAllLights(page, 'ledger', panel);

    await panel.getByRole('button', { name: 'Bảng', exact: true }).click();
    await page.waitForURL(/ledger=table/);
    await panel.getByRole('table').waitFor();
    const rows = panel.locator('tbody tr');
    const points = (await rows.locator('td:last-child').allTextContents()).map((text) => text.replace(/\s%/, ''));
    const causes = points.slice(1, -1).map(tenths);
    const rate = (text) => tenths(text.includes(',') ? text : `${text},0`);
    assert.ok(causes.length > 0);
    assert.equal(
      causes.reduce((sum, part) => sum + part, 0),
      rate(points.at(-1)) - rate(points[0]),
      'what is printed adds up',
    );
    await picture(page, 'ledger-table');
    assert.deepEqual(await violations(page), [], 'axe on the table');

    await page.getByRole('textbox', { name: 'Từ ngày' }).fill('01/01/2000');
    await page.getByText('Số liệu bắt đầu từ').waitFor();
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('textbox', { name: 'From' }).fill('');
    await page.getByRole('textbox', { name: 'From' }).blur();
    await page.getByText(/points: .* people completed/).waitFor();
    await picture(page, 'ledger-english');
  },
};
