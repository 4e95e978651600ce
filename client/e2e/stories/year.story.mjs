import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { inAllLights, picture, settle } from '../browser.mjs';
import { fromToday, shown, yearOf } from '../days.mjs';
import { ask, OPEN_MS } from '../rating-period.mjs';
import { peopleOfBook, rowsOfBook, rowsOnScreen } from '../result-book.mjs';
import { foreignTexts } from '../words.mjs';

const NAME = 'Đánh giá, xếp loại cả năm';
const OVERRIDE = 'Có sáng kiến cấp thành phố, hội đồng đã công nhận.';
const heading = (page, name) => page.getByRole('heading', name ? { level: 1, name } : { level: 1 });

/** A dialog of the page: fills fields by their labels, and sends it by its button. */
async function answer(page, fields, button) {
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).first().fill(text);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Chooses a level for whoever is ticked; everybody where none is named. */
async function giveAll(page, level) {
  await page.getByRole('checkbox', { name: 'Chọn tất cả' }).check();
  await page
    .getByRole('region', { name: /Chọn mức cho/ })
    .getByRole('button', { name: level })
    .click();
}

async function save(page, reason) {
  const bar = page.getByRole('region', { name: 'Thay đổi chưa lưu' });
  if (reason) await bar.getByLabel('Lý do').fill(reason);
  await bar.getByRole('button', { name: 'Lưu', exact: true }).click();
  await bar.waitFor({ state: 'detached' });
}

/** Nobody is in two periods of one year: what other stories have opened was last year's. */
function freeYear(dataDir) {
  const db = new Database(join(dataDir, 'dat100.sqlite'), { timeout: 10_000 });
  db.exec("UPDATE rating_period SET year = year - 1 WHERE state <> 'draft'");
  db.close();
}

/** The draft with what is wrong with it, mended, the ward made an agency of its own, and opened. */
async function openPeriod(page) {
  await page.getByRole('link', { name: 'Đánh giá, xếp loại' }).click();
  await page.getByRole('button', { name: 'Chuẩn bị kỳ mới' }).click();
  // A period of the year in which it can be opened: on 1 January that is the year before.
  const [year, tooLate] = [String(yearOf(fromToday(-1))), shown(fromToday(30))];
  await answer(page, { Năm: year, 'Ngày chốt số liệu': tooLate, 'Tên kỳ': NAME }, 'Tạo bản chuẩn bị');
  await page.getByText(/Ngày chốt số liệu .* chưa qua/).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Mở kỳ' }).isDisabled(), true);
  await picture(page, 'year-1-faults');
  await page.getByRole('button', { name: 'Sửa', exact: true }).first().click();
  await answer(page, { 'Ngày chốt số liệu': shown(fromToday(-1)) }, 'Lưu');
  await page.getByRole('button', { name: 'Thêm cơ quan' }).click();
  const unit = page.getByRole('dialog').getByRole('combobox', { name: 'Cơ quan xếp loại' });
  await unit.fill('Bến Nghé');
  await page.getByRole('option', { name: /^Phường Bến Nghé/ }).click();
  await answer(page, {}, 'Lưu');
  // Who heads units without an account is not known to the demo.
  await page.getByRole('button', { name: 'Các vị trí còn lại đang khuyết' }).click();
  await answer(page, { 'Căn cứ': 'chưa bổ nhiệm thủ trưởng' }, 'Lưu');
  await page.getByText('Không còn lỗi').waitFor();
  await page.getByRole('button', { name: 'Mở kỳ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mở kỳ' }).click();
  // A machine with time to spare has gathered everybody before the page asks how far it is.
  const [progress, opened] = [page.getByRole('progressbar'), page.getByText('Đang thực hiện')];
  await progress.or(opened).first().waitFor({ timeout: OPEN_MS });
  if (await progress.isVisible()) await picture(page, 'year-1-progress');
  await opened.waitFor({ timeout: OPEN_MS });
  return /ratings\/(\d+)/.exec(page.url())[1];
}

async function assessOneself(page) {
  await page.getByRole('link', { name: 'Xếp loại của tôi' }).click();
  await page.getByRole('link', { name: NAME }).first().click();
  await page.getByLabel('Mức tự xếp loại').click();
  await page.getByRole('option', { name: 'Hoàn thành tốt nhiệm vụ' }).click();
  await page.getByLabel('Nội dung tự đánh giá').fill('Hoàn thành 18/18 nhiệm vụ đúng hạn.');
  await page.getByRole('button', { name: 'Lưu tự đánh giá' }).click();
  await page.getByText(/Đã lưu lúc/).waitFor();
}

/** Minutes and the Party committee's opinion; without them there is no next step. */
async function meet(page) {
  await page.getByTestId('open-points').waitFor();
  await page.getByRole('button', { name: 'Ghi biên bản…' }).click();
  const day = shown(fromToday(0));
  const minutes = { 'Ngày họp': day, 'Số biên bản': '05/BB-UBND', 'Số người dự': '28' };
  await answer(page, { ...minutes, 'Nội dung, kết luận': 'Nhất trí các mức đề xuất.' }, 'Lưu');
  await page.getByRole('button', { name: 'Ghi ý kiến…' }).click();
  const opinion = { 'Ngày có ý kiến': day, 'Cấp ủy': 'Đảng ủy phường Bến Nghé', 'Nội dung ý kiến': 'Thống nhất.' };
  await answer(page, opinion, 'Lưu');
  await page.getByTestId('open-points').waitFor({ state: 'detached' });
  await inAllLights(page, 'year-2-meeting', heading(page));
  await page.getByRole('button', { name: 'Hoàn tất họp nhận xét' }).click();
  await answer(page, {}, 'Hoàn tất họp nhận xét');
}

/** Everybody good, one excellent for a reason; then so many excellent that the cap stops the decision. */
async function decide(page) {
  await giveAll(page, 'Theo mức đã đề xuất');
  await save(page);
  const levels = page.locator('[data-level-of][aria-disabled=false]');
  const people = await levels.count();
  await levels.first().focus();
  for (let i = 0; i < people; i += 1) await page.keyboard.press('1');
  await page.getByText(`${people} thay đổi chưa lưu`).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Lưu', exact: true }).isDisabled(), true, 'a reason is needed');
  // The meter counts what is chosen; nothing of it is saved yet.
  await page.getByText(/Đang vượt tỷ lệ/).waitFor();
  await save(page, OVERRIDE);
  // Nor does it count by itself what is saved: that is the server's.
  await page.reload();
  await page.getByText(/Đang vượt tỷ lệ/).waitFor();
  await inAllLights(page, 'year-3-breach', heading(page));
  await page.getByRole('link', { name: 'Các bước của cơ quan' }).click();
  await page.getByRole('button', { name: 'Ban hành quyết định' }).click();
  const refused = page.getByRole('dialog').getByRole('alert');
  assert.match(await refused.textContent(), /xuất sắc/, 'the breach is told');
  assert.match(await refused.textContent(), /chuyên môn|cơ quan/i, 'and the cell is named');
  assert.equal(await page.getByRole('dialog').getByRole('button', { name: 'Ban hành quyết định' }).isDisabled(), true);
  await picture(page, 'year-3-refused');
  await page.keyboard.press('Escape');
  await page.goBack();
  // Keys are for the rows that were asked for, not for those of before.
  await settle(page);
  // The second alone stays excellent.
  await levels.first().focus();
  for (let i = 0; i < people; i += 1) await page.keyboard.press(i === 1 ? 'ArrowDown' : '2');
  await save(page);
  await page.reload();
  await page.getByRole('region', { name: 'Tỷ lệ xuất sắc' }).waitFor();
  assert.equal(await page.getByText(/Đang vượt tỷ lệ/).count(), 0, 'the server counts no breach');
  await page.getByRole('link', { name: 'Các bước của cơ quan' }).click();
  await page.getByRole('button', { name: 'Ban hành quyết định' }).click();
  await answer(page, { 'Số quyết định': '12/QĐ-UBND', 'Ngày quyết định': shown(fromToday(0)) }, 'Ban hành quyết định');
  await page.getByText('12/QĐ-UBND').waitFor();
}

/** Human resources ask for another level of a locked result; the head approves it. */
async function correct(hr, head, sheetId, address) {
  await hr.goto(`${address}/ratings/cases/${sheetId}`);
  await hr.getByRole('button', { name: 'Đề nghị đính chính…' }).click();
  await hr.getByRole('dialog').getByLabel('Mức mới').click();
  await hr.getByRole('option', { name: 'Hoàn thành nhiệm vụ', exact: true }).click();
  await answer(hr, { 'Lý do và căn cứ': 'Nghỉ 4 tháng không lương, hồ sơ ghi thiếu.' }, 'Gửi đề nghị');
  assert.equal(await hr.getByRole('button', { name: 'Trả lời…' }).count(), 0, 'nobody approves what they asked for');
  await head.getByRole('link', { name: 'Việc xếp loại chờ xử lý' }).click();
  await settle(head);
  await inAllLights(head, 'year-4-inbox', heading(head));
  await answerCase(head, /hồ sơ ghi thiếu/, {}, 'Đã đối chiếu bảng chấm công, chấp nhận.');
  await head.getByText('đã chốt, bản 2').waitFor();
  await inAllLights(head, 'year-5-corrected', heading(head));
}

async function answerCase(page, asked, { level }, text) {
  await page.getByRole('row', { name: asked }).getByRole('link').click();
  await page.getByRole('button', { name: 'Trả lời…' }).click();
  await page.getByLabel('Chấp nhận', { exact: true }).check();
  if (level) {
    await page.getByRole('dialog').getByLabel('Mức mới').click();
    await page.getByRole('option', { name: level, exact: true }).click();
  }
  await answer(page, { 'Nội dung trả lời': text }, 'Gửi trả lời');
}

async function appeal(page) {
  await page.reload();
  await page.getByRole('button', { name: 'Kiến nghị xem xét lại…' }).click();
  await answer(page, { 'Điều chưa đúng, và căn cứ': 'Tôi đi làm đủ 12 tháng, có bảng chấm công.' }, 'Gửi kiến nghị');
  await page.getByText('Đang chờ trả lời.').waitFor();
}

/** The workbook of an agency's results, by its people. */
async function takeAway(page, period, unitId, address) {
  await page.goto(`${address}/ratings/results?period=${period}&agency=${unitId}`);
  const button = page.getByRole('button', { name: 'Bảng tính (XLSX)' });
  const [taken] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const folder = await mkdtemp(join(tmpdir(), 'dat100-year-'));
  try {
    const path = join(folder, 'results.xlsx');
    await taken.saveAs(path);
    return await peopleOfBook(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const LINES = `query ($periodId: ID!, $unitId: ID!) { ratingSheets(periodId: $periodId, unitId: $unitId, page: 0,
  perPage: 100) { items { id fullName finalLevel lockRevision } } }`;

export const stories = {
  async 'a whole year: opened, self-assessed, proposed, met, overridden, capped, decided, locked, corrected, appealed, taken away'({
    signedIn,
    account,
    address,
    dataDir,
  }) {
    freeYear(dataDir);
    const [admin, staff, head] = [
      await signedIn('administrator'),
      await signedIn('staff'),
      await signedIn('unit_head'),
    ];
    const period = await openPeriod(admin);
    await assessOneself(staff);

    const { me } = await ask(head, '{ me { homeUnit { id } } }');
    const unit = { periodId: period, unitId: me.homeUnit.id };
    await head.goto(`${address}/ratings/${period}/units/${unit.unitId}`);
    await giveAll(head, 'Hoàn thành tốt nhiệm vụ');
    await save(head, 'Theo kết quả công việc cả năm.');
    await inAllLights(head, 'year-2-proposed', heading(head));
    await head.getByRole('link', { name: 'Các bước của cơ quan' }).click();
    await head.getByRole('button', { name: 'Gửi đề xuất' }).click();
    await meet(head);
    await head.getByRole('link', { name: 'Mở danh sách xếp loại' }).click();
    await decide(head);
    await inAllLights(head, 'year-4-decided', heading(head));

    const hr = await signedIn('hr');
    await hr.goto(`${address}/ratings/${period}/agencies/${unit.unitId}`);
    await hr.getByRole('button', { name: 'Chốt kết quả' }).click();
    await answer(hr, {}, 'Chốt kết quả');
    await hr.getByText(/Bản chốt 1 · mã kiểm tra SHA-256: [0-9a-f]{64}/).waitFor();
    await inAllLights(hr, 'year-4-locked', heading(hr));

    const lines = async () => (await ask(hr, LINES, unit)).ratingSheets.items;
    const { displayName } = account('staff');
    const mine = (await lines()).find(({ fullName, finalLevel }) => fullName === displayName && finalLevel === 'tot');
    await correct(hr, head, mine.id, address);
    await appeal(staff);
    await head.getByRole('link', { name: 'Việc chờ xử lý' }).click();
    await answerCase(head, /bảng chấm công/, { level: 'Hoàn thành tốt nhiệm vụ' }, 'Đã xem lại: chấp nhận kiến nghị.');
    await staff.reload();
    await staff.getByText('Đã xem lại: chấp nhận kiến nghị.', { exact: true }).waitFor();
    await staff.getByText('đây là bản 3').waitFor();
    await inAllLights(staff, 'year-6-answered', heading(staff));

    const book = await takeAway(hr, period, unit.unitId, address);
    await hr.goto(`${address}/ratings/${period}/units/${unit.unitId}`);
    await settle(hr);
    const shown = await rowsOnScreen(hr);
    assert.ok(shown.length > 5, 'the sheet shows people');
    assert.deepEqual(rowsOfBook(book), shown, 'the workbook says what the sheet shows');
    const revised = book
      .filter((one) => one['Lần chốt'] === '3')
      .map((one) => `${one['Họ và tên']} ${one['Mã kết quả']}`);
    assert.deepEqual(revised, [`${displayName} tot`]);

    await admin.getByRole('link', { name: 'Nhật ký' }).click();
    await settle(admin);
    const texts = await admin.getByRole('table').textContent();
    assert.doesNotMatch(texts, /rating\.[a-z_]+/, 'every deed of the year has words');
    assert.deepEqual(await foreignTexts(admin), []);
  },
};
