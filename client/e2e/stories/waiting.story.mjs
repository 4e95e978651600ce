import assert from 'node:assert/strict';
import { inAllLights, NARROW, picture, settle, violations } from '../browser.mjs';

const panelOf = (page, title) => page.locator('section', { has: page.getByRole('heading', { name: title }) }).last();
const numberIn = (text) => Number(/[\d.]+/.exec(text)[0].replaceAll('.', ''));

/** The list of people that a number opens is as long as the number says. */
async function opens(page, link, number) {
  await link.click();
  await page.getByRole('group', { name: 'Bộ lọc đang dùng' }).getByText('Thuộc diện thực hiện').waitFor();
  await settle(page);
  const total = await page.getByText(/^[\d.]+ người$/).textContent();
  assert.equal(numberIn(total), number);
}

export const stories = {
  async 'where people wait: in words and as a table, and each number opens as many people'({ onBoard }) {
    const page = await onBoard('unit_head');
    await settle(page);
    const panel = panelOf(page, 'Người đang ở đâu, đã bao lâu');
    const approved = panel.getByTestId('waiting-approved');
    await approved.waitFor();
    assert.match(await approved.textContent(), /một nửa đã chờ từ [\d.]+ ngày trở lên/);
    await inAllLights(page, 'waiting', panel);

    const late = approved.getByRole('link', { name: /quá hạn/ });
    const lateText = await late.textContent();
    await opens(page, late, numberIn(lateText));
    await page.getByText('chờ lâu nhất trước').waitFor();
    await picture(page, 'waiting-people');

    await page.goBack();
    const reason = panelOf(page, 'Khó khăn, vướng mắc đã ghi').getByRole('listitem').first();
    await reason.waitFor();
    await opens(page, reason.getByRole('link'), numberIn(await reason.getByRole('link').textContent()));

    await page.goBack();
    await panel.getByRole('button', { name: 'Bảng' }).click();
    await page.waitForURL(/funnel=table/);
    const row = panel.getByRole('row', { name: /Đã duyệt, chưa kích hoạt/ });
    assert.match(await row.getByRole('link').nth(1).textContent(), /^[\d.]+ ngày$/);
    await page.setViewportSize(NARROW);
    await settle(page);
    await picture(page, 'waiting-table');
    assert.deepEqual(await violations(page), [], 'axe on the table');
  },
};
