import { picture, settle } from '../browser.mjs';

export const stories = {
  async 'the committee groups units for ranking: a new group, then a frozen year'({ signedIn }) {
    const page = await signedIn('committee');
    await page.getByRole('link', { name: 'Nhóm so sánh' }).first().click();
    await page.waitForURL(/peer-groups$/);
    await page.getByText('Chưa cố định kỳ nào').waitFor();
    const rows = page.locator('tbody tr');
    for (const at of [0, 1]) await rows.nth(at).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Xếp vào nhóm…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: /Nhóm so sánh/ }).click();
    await page.getByRole('option', { name: 'Nhóm mới…' }).click();
    await dialog.getByLabel(/Tên nhóm/).fill('Cụm thi đua số 1');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã xếp nhóm cho 2 đơn vị').waitFor();
    // Two units, and a change of each.
    await page.locator('tbody tr', { hasText: 'Cụm thi đua số 1' }).nth(3).waitFor();

    await page.getByRole('button', { name: 'Cố định nhóm' }).click();
    await dialog.getByRole('button', { name: 'Cố định nhóm' }).click();
    await page.getByText(/Đã cố định nhóm cho/).waitFor();
    await page
      .locator('li', { hasText: /Quý|Năm/ })
      .first()
      .waitFor();
    await settle(page);
    await picture(page, 'peer-groups-set');

    await page.getByRole('link', { name: 'Bảng xếp hạng' }).first().click();
    await page.getByText('Cụm thi đua số 1').first().waitFor();
  },
};
