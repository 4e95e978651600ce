import assert from 'node:assert/strict';
import { inAllLights, inEnglish, passRefusals, picture, settle, violations } from '../browser.mjs';
import { foreignTexts } from '../words.mjs';

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

    const told = await rows.locator('a').first().textContent();
    await rows.locator('a').first().click();
    await page.waitForURL(/\/changes\?/);
    await page.getByRole('button', { pressed: true, name: new RegExp(`: ${told.replace('.', '\\.')}$`) }).waitFor();
    const people = page.getByRole('table').locator('tbody tr');
    await people.first().waitFor();
    assert.equal(await people.count(), Math.min(25, Number(told.replace('.', ''))), 'as many as the line says');
    assert.deepEqual(await foreignTexts(page), [], 'no English on a Vietnamese screen');
    await inAllLights(page, 'changed-people');
    await page.getByRole('link', { name: 'Về phần giải thích' }).click();
    await sentence.waitFor();

    await page.getByRole('textbox', { name: 'Từ ngày' }).fill('01/01/2000');
    await page.getByText('Số liệu bắt đầu từ').waitFor();
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('textbox', { name: 'From' }).fill('');
    await page.getByRole('textbox', { name: 'From' }).blur();
    await page.getByText(/points: .* people completed/).waitFor();
    await picture(page, 'ledger-english');
  },

  async 'people behind a change: days and codes of the address that are none are refused in words'({
    signedIn,
    address,
    faults,
  }) {
    const page = await signedIn('committee');
    const people = `${address}/units/1/changes`;
    for (const [asked, said] of [
      ['criterion=zzz', /Không có tiêu chí "zzz"/],
      ['from=zzz', 'Ngày “zzz” trong địa chỉ không đọc được. Hãy chọn lại ngày (dd/MM/yyyy).'],
      ['to=zzz', 'Ngày “zzz” trong địa chỉ không đọc được. Hãy chọn lại ngày (dd/MM/yyyy).'],
      ['from=2000-01-01', /Số liệu bắt đầu từ/],
      ['to=2099-01-01', /Ngày 01\/01\/2099 chưa có số liệu/],
      ['cause=zzz', /Không có nguyên nhân "zzz"; có: completed/],
    ]) {
      await page.goto(`${people}?${asked}`);
      await page.getByRole('alert').getByText(said).waitFor();
      assert.equal(await page.getByRole('table').count(), 0, 'nobody else is shown in their place');
      assert.equal(await page.getByRole('link', { name: 'Về phần giải thích' }).getAttribute('href'), '/board/1');
      assert.deepEqual(await violations(page), [], asked);
      if (asked === 'from=zzz') {
        await inAllLights(page, 'changed-people-from-zzz');
        await inEnglish(page, 'changed-people-from-zzz');
      }
      await page.getByRole('button', { name: 'Bỏ tất cả bộ lọc' }).click();
      await page.getByRole('table').locator('tbody tr').first().waitFor();
      assert.equal(new URL(page.url()).search, '');
    }
    passRefusals(faults);
  },
};
