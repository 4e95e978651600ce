import assert from 'node:assert/strict';
import { inAllLights } from '../browser.mjs';
import { fromToday, yearOf } from '../days.mjs';
import { ask } from '../rating-period.mjs';

const CREATE = 'mutation($input: RatingPeriodInput!) { createRatingPeriod(input: $input) { id } }';
const DISCARD = 'mutation($id: ID!, $revision: Int!) { discardRatingPeriod(id: $id, revision: $revision) }';
const SETTINGS =
  'query($id: ID!) { ratingPeriod(id: $id) { revision settings { dutyGroups { nameVi titles } leastPeople } } }';

export const stories = {
  async 'what a rating period is run by is changed while it is prepared'({ signedIn }) {
    const page = await signedIn('administrator');
    const cutOff = fromToday(-1);
    const input = { year: yearOf(cutOff), scheme: 'nd90', cutOff, kinds: ['vien_chuc'] };
    const { id } = (await ask(page, CREATE, { input })).createRatingPeriod;
    await page.goto(new URL(`/ratings/${id}`, page.url()).href);
    await page.getByRole('button', { name: 'Quy định của kỳ' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Thêm nhóm' }).click();
    await dialog.getByText('Hãy đặt tên cho nhóm nhiệm vụ thứ 3').waitFor();
    assert.equal(await dialog.getByRole('button', { name: 'Lưu' }).isDisabled(), true);
    const group = dialog.getByRole('group', { name: 'Nhóm 3' });
    await group.getByLabel('Nhóm 3: Tên', { exact: true }).fill('Giáo viên');
    await group.getByLabel('Nhóm 3: Chức danh').fill('Giáo viên\nGiáo viên hạng II');
    await dialog.getByLabel('Số người ít nhất để được xếp hạng').fill('5');
    await inAllLights(page, 'rating-period-settings', dialog.getByText('Nhóm nhiệm vụ tương đồng'));
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { ratingPeriod } = await ask(page, SETTINGS, { id });
    assert.deepEqual(ratingPeriod.settings.dutyGroups[2], {
      nameVi: 'Giáo viên',
      titles: ['Giáo viên', 'Giáo viên hạng II'],
    });
    assert.equal(ratingPeriod.settings.leastPeople, 5);
    await ask(page, DISCARD, { id, revision: ratingPeriod.revision });
  },
};
