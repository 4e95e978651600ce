import assert from 'node:assert/strict';
import { inAllLights, picture, settle, violations } from '../browser.mjs';
import { fromToday } from '../days.mjs';

const QUESTION = 'Vì sao số người thuộc diện thay đổi?';
const ANSWER = 'Đơn vị vừa tiếp nhận người từ nơi khác.';

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Clicks something that hands a file over; answers its name. */
async function taken(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, name).first().click()]);
  return file.suggestedFilename();
}

export const stories = {
  async 'a week: the head confirms, the committee asks, the head explains, the committee accepts, both have the report'({
    signedIn,
    address,
  }) {
    const head = await signedIn('unit_head');
    await head.getByRole('link', { name: 'Xác nhận số liệu tuần' }).click();
    await head.waitForURL(/\/confirmation$/);
    await head.getByText('Hãy xem lại số liệu dưới đây').waitFor();
    await button(head, 'Xác nhận số liệu…').click();
    await head.getByText('không sửa được nữa').waitFor();
    assert.deepEqual(await violations(head), [], 'axe on the question before confirming');
    await picture(head, 'week-confirm-dialog');
    await button(head, 'Xác nhận').click();
    await head.getByText('Đã gửi lên cấp trên, đang chờ tiếp nhận.').waitFor();

    const committee = await signedIn('committee');
    const { pathname } = new URL(head.url());
    await committee.goto(`${address}${pathname}`);
    await button(committee, 'Trả lại…').click();
    await committee.getByLabel(/Điều đề nghị giải trình/).fill(QUESTION);
    await button(committee, 'Trả lại, đề nghị giải trình').click();
    await committee.getByText(QUESTION).waitFor();

    await head.reload();
    await head.getByText(QUESTION).waitFor();
    await button(head, 'Giải trình…').click();
    await head.getByLabel(/Nội dung giải trình/).fill(ANSWER);
    await button(head, 'Gửi giải trình').click();
    await head.getByText('Đơn vị đã giải trình, đang chờ tiếp nhận.').waitFor();
    await inAllLights(head, 'week-answered', head.getByText(ANSWER));

    await committee.goto(`${address}/confirmations?week=${fromToday(0)}&deep=true&state=answered`);
    await committee.getByText(ANSWER).waitFor();
    assert.deepEqual(await violations(committee), [], 'axe on the list of weeks');
    await picture(committee, 'weeks-answered');
    const first = committee.getByRole('checkbox', { name: /^Chọn / }).first();
    await committee.getByRole('button', { name: /^Tất cả \(/ }).click();
    await committee.waitForURL((url) => !url.searchParams.has('state'));
    await settle(committee);
    await first.check();
    await button(committee, 'Tiếp nhận').waitFor();
    await committee.goBack();
    await committee.waitForURL(/state=answered/);
    await settle(committee);
    assert.equal(await button(committee, 'Tiếp nhận').count(), 0, 'what was ticked in another list is not accepted');
    await committee
      .getByRole('checkbox', { name: /^Chọn / })
      .first()
      .check();
    const unit = /Chọn (.*)/.exec(
      await committee
        .getByRole('checkbox', { name: /^Chọn / })
        .first()
        .getAttribute('aria-label'),
    )[1];
    await button(committee, 'Tiếp nhận').click();
    const sure = committee.getByRole('dialog', { name: /^Tiếp nhận số liệu tuần .* của 1 đơn vị\?$/ });
    assert.deepEqual(await sure.getByRole('listitem').allTextContents(), [unit], 'the dialog names whose figures');
    await inAllLights(committee, 'weeks-accept', sure);
    await button(sure, 'Hủy').click();
    await sure.waitFor({ state: 'detached' });
    assert.equal(await committee.getByText('Đã tiếp nhận số liệu').count(), 0, 'nothing is accepted before one agrees');
    await button(committee, 'Tiếp nhận').click();
    await button(sure, 'Tiếp nhận 1 đơn vị').click();
    await committee.getByText('Đã tiếp nhận số liệu của 1 đơn vị').waitFor();

    await head.reload();
    await head.getByText('số liệu của tuần này không thay đổi nữa').waitFor();
    await settle(head);
    assert.match(await taken(head, 'Báo cáo DOCX'), /^bao-cao-tuan-\d{4}-\d{2}-\d{2}-.*\.docx$/);
    assert.match(await taken(head, 'Báo cáo PDF'), /\.pdf$/);
  },
};
