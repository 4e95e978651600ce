import assert from 'node:assert/strict';
import { inAllLights, settle, violations } from '../browser.mjs';
import { ask, openedPeriod } from '../rating-period.mjs';

const REASON = 'Số liệu định danh mức 2 chưa cập nhật: tôi đã kích hoạt ngày 02/10.';

/** Opens one's own rating of the newest year from the menu. */
async function openMine(page) {
  await page.getByRole('link', { name: 'Xếp loại của tôi' }).click();
  await page.getByRole('heading', { level: 1, name: 'Xếp loại của tôi' }).waitFor();
  await page
    .getByRole('link', { name: /năm 20\d\d/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Xếp loại năm/ }).waitFor();
  await settle(page);
}

export const stories = {
  async 'staff assesses the own year, sees what was counted and what is missing, and objects; the committee answers in writing'({
    signedIn,
  }) {
    const admin = await signedIn('administrator');
    await openedPeriod(admin);
    const page = await signedIn('staff');
    await openMine(page);
    await page.getByText(/Còn thiếu \d+ nội dung/).waitFor();
    await page.getByLabel('Mức tự xếp loại').click();
    await page.getByRole('option', { name: 'Hoàn thành tốt nhiệm vụ' }).click();
    await page.getByLabel('Nội dung tự đánh giá').fill('Hoàn thành 18/18 nhiệm vụ đúng hạn.');
    await page.getByText('Có nội dung chưa lưu').waitFor();
    await page.getByRole('button', { name: 'Lưu tự đánh giá' }).click();
    await page.getByText(/Đã lưu lúc/).waitFor();
    await inAllLights(page, 'my-rating', page.getByRole('heading', { level: 1 }));
    await page.getByRole('button', { name: 'Nêu ý kiến…' }).click();
    await page.getByLabel('Điều chưa đúng, và căn cứ').fill(REASON);
    await page.getByRole('button', { name: 'Gửi ý kiến' }).click();
    await page.getByText('Đang chờ trả lời. Nội dung và thời hạn ở bên dưới.').waitFor();

    const committee = await signedIn('committee');
    await committee.getByRole('link', { name: 'Việc xếp loại chờ xử lý' }).click();
    await committee.getByText(REASON).waitFor();
    await inAllLights(committee, 'rating-inbox', committee.getByRole('heading', { level: 1 }));
    await committee
      .getByRole('row', { name: new RegExp(REASON.slice(0, 20)) })
      .getByRole('link')
      .click();
    await committee.getByRole('button', { name: 'Trả lời…' }).click();
    await committee.getByLabel('Chấp nhận', { exact: true }).check();
    await committee.getByLabel('Nội dung trả lời').fill('Đã đối chiếu với Công an, số liệu đã sửa.');
    assert.deepEqual(await violations(committee), [], 'axe on the answer');
    await committee.getByRole('button', { name: 'Gửi trả lời' }).click();
    await committee.getByText(/^Trả lời: /).waitFor();
    await inAllLights(committee, 'rating-case', committee.getByRole('heading', { level: 1 }));

    await page.reload();
    await page.getByText('Đã đối chiếu với Công an, số liệu đã sửa.').waitFor();
    const { myRatings } = await ask(page, 'query { myRatings { selfLevel } }');
    assert.equal(myRatings[0].selfLevel, 'tot');
  },
};
