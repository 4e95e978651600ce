import assert from 'node:assert/strict';
import { inAllLights, picture, settle, violations } from '../browser.mjs';

async function openScheme(page, name) {
  await page.getByRole('link', { name: 'Bộ tiêu chí xếp loại' }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('tab', { name: 'Quy định' }).waitFor();
}

/** Picks an entry of a choice by its label. */
async function choose(page, label, entry) {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: entry, exact: true }).click();
}

export const stories = {
  async 'committee reads a scheme in plain words and tries it: what is missing, what is proposed, and why'({
    signedIn,
  }) {
    const page = await signedIn('committee');
    await openScheme(page, /Nghị định 90\/2020/);
    await page.getByText('Chỉ tiêu của đơn vị đã hoàn thành (người đứng đầu): trên').waitFor();
    await inAllLights(page, 'rating-rules', page.getByRole('heading', { level: 1 }));
    await page.getByRole('tab', { name: 'Thử xếp loại' }).click();
    const outcome = page.getByTestId('rating-outcome');
    await outcome.getByText(/Chưa đề xuất: từ “Không hoàn thành nhiệm vụ” đến “Hoàn thành xuất sắc/).waitFor();
    await choose(page, /Đạt tiêu chí chung/, 'Có');
    await choose(page, /Bị kết luận có biểu hiện/, 'Không');
    const done = page.getByRole('group', { name: 'Nhiệm vụ bảo đảm tiến độ, chất lượng' });
    await done.getByLabel('Đạt').fill('10');
    await done.getByLabel('Được giao').fill('10');
    const beyond = page.getByRole('group', { name: 'Nhiệm vụ hoàn thành vượt mức' });
    await beyond.getByLabel('Đạt').fill('4');
    await beyond.getByLabel('Được giao').fill('10');
    await outcome.getByText('Đề xuất: Hoàn thành tốt nhiệm vụ').waitFor();
    await page.getByLabel('Số tháng làm việc').fill('8');
    await page.getByLabel('Nghỉ, trừ thai sản (tháng)').fill('4');
    await outcome.getByText('Đề xuất: Hoàn thành nhiệm vụ').waitFor();
    await inAllLights(page, 'rating-try', page.getByRole('heading', { level: 1 }));
    await beyond.getByLabel('Đạt').fill('11');
    await page.getByText(/"Nhiệm vụ hoàn thành vượt mức": số đạt phải từ 0 đến số được giao/).waitFor();
    await page.getByRole('tab', { name: 'Tính tỷ lệ xuất sắc' }).click();
    await page.getByRole('heading', { name: 'Được xuất sắc nhiều nhất 16 người, còn thêm được 0' }).waitFor();
    await settle(page);
    await picture(page, 'rating-caps');
    assert.deepEqual(await violations(page), [], 'axe on the cap');
  },

  async 'administrator drafts a scheme, mends what does not fit, and publishes; a second editor loses nothing'({
    signedIn,
  }) {
    const page = await signedIn('administrator');
    await openScheme(page, 'Nghị định 335/2025/NĐ-CP');
    await page.getByRole('tab', { name: 'Bản thảo' }).click();
    await page.getByRole('button', { name: 'Bắt đầu bản thảo' }).click();
    const good = page.getByLabel('Hoàn thành tốt nhiệm vụ: từ');
    await good.fill('95');
    await page
      .getByText(/"Hoàn thành xuất sắc nhiệm vụ" bắt đầu từ 90 điểm, phải cao hơn/)
      .first()
      .waitFor();
    await inAllLights(page, 'rating-draft', page.getByRole('heading', { level: 1 }));
    await good.fill('72,5');
    const other = await signedIn('administrator');
    await other.goto(page.url());
    await other.getByLabel('Đơn vị có thành tích nổi trội: không quá').fill('22');
    await page.getByRole('button', { name: 'Lưu bản thảo' }).click();
    await page.getByText('Đã lưu bản thảo').waitFor();
    // Whoever comes second is told whose stands, and loses nothing.
    await other.getByRole('button', { name: 'Lưu bản thảo' }).click();
    await other.getByText(/Bản thảo vừa được .* sửa; bản đó đang giữ/).waitFor();
    await other.getByRole('button', { name: 'Thử lại' }).click();
    await other.getByText('từ: 70 điểm → 72,5 điểm').waitFor();
    await other.getByText('không quá: 25 % → 22 %').waitFor();
    await page.getByRole('button', { name: 'Công bố…' }).click();
    await page.getByLabel('Lý do thay đổi').fill('Hướng dẫn của Thành phố');
    await page.getByRole('button', { name: 'Công bố', exact: true }).click();
    await page.waitForURL(/view=history/);
    await page.getByRole('heading', { name: 'Bản 2' }).waitFor();
    await settle(page);
    assert.match(await page.getByRole('list').filter({ hasText: 'từ: 70 điểm' }).textContent(), /70 điểm → 72,5 điểm/);
    assert.deepEqual(await violations(page), [], 'axe on the history');
  },
};
