import assert from 'node:assert/strict';
import { inAllLights } from '../browser.mjs';
import { fromToday, shown, yearOf } from '../days.mjs';
import { OPEN_MS } from '../rating-period.mjs';

export const stories = {
  async 'a rating period is prepared, its faults are listed, it is opened, and units are ranked in it'({ signedIn }) {
    const page = await signedIn('administrator');
    await page.getByRole('link', { name: 'Đánh giá, xếp loại' }).click();
    // Last year's is there, rated as far as a district.
    await page.getByRole('row', { name: /Đang thực hiện/ }).waitFor();
    await page.getByRole('button', { name: 'Chuẩn bị kỳ mới' }).click();
    const dialog = page.getByRole('dialog');
    // A period of the year in which it can be opened: on 1 January that is the year before.
    await dialog.getByLabel('Năm').fill(String(yearOf(fromToday(-1))));
    await dialog
      .getByLabel(/Ngày chốt số liệu/)
      .first()
      .fill(`31/12/${yearOf(fromToday(0))}`);
    await dialog.getByRole('button', { name: 'Tạo bản chuẩn bị' }).click();
    await page.getByText(/Ngày chốt số liệu .* chưa qua/).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Mở kỳ' }).isDisabled(), true);
    await page.getByRole('button', { name: 'Sửa', exact: true }).first().click();
    await dialog
      .getByLabel(/Ngày chốt số liệu/)
      .first()
      .fill(shown(fromToday(-1)));
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page
      .getByText(/chưa rõ ai là thủ trưởng/)
      .first()
      .waitFor();
    await inAllLights(page, 'rating-period-faults', page.getByRole('heading', { level: 1 }));
    await page.getByRole('button', { name: 'Chọn thủ trưởng' }).first().click();
    await dialog.getByLabel('Vị trí đang khuyết').check();
    await dialog.getByLabel(/Căn cứ/).fill('chưa bổ nhiệm thủ trưởng');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Các vị trí còn lại đang khuyết' }).click();
    await dialog.getByLabel(/Căn cứ/).fill('chưa bổ nhiệm thủ trưởng');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Không còn lỗi').waitFor();
    await inAllLights(page, 'rating-period-draft', page.getByRole('heading', { level: 1 }));
    await page.getByRole('button', { name: 'Mở kỳ' }).click();
    await dialog.getByRole('button', { name: 'Mở kỳ' }).click();
    await page.getByText('Đang thực hiện').waitFor({ timeout: OPEN_MS });
    const address = page.url();

    const committee = await signedIn('committee');
    await committee.goto(address);
    await committee.getByRole('heading', { name: 'Phân bố các mức xếp loại' }).waitFor();
    await inAllLights(committee, 'rating-period', committee.getByRole('heading', { level: 1 }));
    await committee.getByRole('link', { name: 'Xếp hạng cơ quan, đơn vị' }).click();
    await committee.getByRole('table').waitFor();
    await inAllLights(committee, 'rating-units', committee.getByRole('heading', { level: 1 }));
  },
};
