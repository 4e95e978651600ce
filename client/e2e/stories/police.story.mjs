import assert from 'node:assert/strict';
import { NARROW, overflow, picture, settle, violations } from '../browser.mjs';

/** Invented people: the serial part of each id begins with 9. */
const PEOPLE = [
  { id: '079185977101', name: 'Trần Thị Thúy An', level2: 'Đã kích hoạt' },
  { id: '079085977202', name: 'Lê Văn Bình', level2: 'Đã kích hoạt' },
  { id: '079190977303', name: 'Ngô Kim Chi', level2: 'Đã duyệt, chưa kích hoạt' },
  { id: '079192977404', name: 'Phan Ngọc Dung', level2: 'Đã kích hoạt' },
  { id: '079086977505', name: 'Đỗ Đình Đức', level2: 'Chưa đăng ký' },
  { id: '079188977606', name: 'Hồ Thị Giang', level2: 'Đã kích hoạt' },
  { id: '079087977707', name: 'Vũ Quốc Hải', level2: 'Đã kích hoạt' },
];
/** The police confirm three, tell of one, have three under other names, and one whom nobody knows. */
const LIST = [
  ['079185977101', 'TRAN THI THUY AN'],
  ['079085977202', 'LE VAN  BINH'],
  ['079190977303', 'NGO KIM CHI'],
  ['079192977404', 'PHAM NGOC DUNG'],
  ['079086977505', 'DO DINH DUNG'],
  ['079188977606', 'HA THI GIANG'],
  ['079190977999', 'NGUYEN VAN KHONG'],
];

const file = (name, lines) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n'), 'utf8') });
const roster = () =>
  file('phong-noi-vu.csv', [
    'Họ và tên,Số CCCD,Định danh mức 2,Loại hình',
    ...PEOPLE.map(({ id, name, level2 }) => `${name},${id},"${level2}",Công chức`),
  ]);
const police = () =>
  file('cong-an-da-kich-hoat.csv', [
    'DANH SÁCH TÀI KHOẢN ĐÃ KÍCH HOẠT',
    '',
    'STT,Số định danh,Họ và tên,Ngày kích hoạt',
    ...LIST.map(([id, name], i) => `${i + 1},${id},${name},05/11/2023`),
  ]);

const count = async (page, key) => Number((await page.locator(`[data-count="${key}"]`).textContent()).replace('.', ''));

async function drop(page, upload) {
  await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
  await page.locator('input[type=file]').setInputFiles(upload);
  await page.waitForURL(/\/imports\/\d+$/);
  await settle(page);
}

/** Applies what can be applied, leaving rows behind where there are any. */
async function apply(page, behind) {
  await page.getByRole('button', { name: behind ? /Chỉ nhập \d+ dòng/ : /Nhập \d+ dòng/ }).click();
  if (behind) await page.getByRole('button', { name: /Nhập \d+ dòng, để lại \d+ dòng/ }).click();
  await page.getByText(/Đã nhập lúc/).waitFor();
}

export const stories = {
  async 'the police list is dropped, three conflicts are decided, the import is undone'({ signedIn }) {
    const hr = await signedIn('hr');
    await drop(hr, roster());
    assert.equal(await count(hr, 'new'), PEOPLE.length);
    await apply(hr, false);

    // The list comes in: six piles, before anything is changed.
    const liaison = await signedIn('police_liaison');
    await drop(liaison, police());
    await liaison.getByRole('tab', { name: /Đã xác nhận/ }).waitFor();
    const piles = async () => {
      const found = {};
      for (const key of ['confirmed', 'newly_activated', 'unknown', 'name_mismatch'])
        found[key] = await count(liaison, `pile_${key}`);
      return found;
    };
    const expected = { confirmed: 2, newly_activated: 1, unknown: 1, name_mismatch: 3 };
    assert.deepEqual(await piles(), expected);
    assert.ok((await count(liaison, 'pile_ours_not_theirs')) > 0, 'the demo city has others that are activated');
    await liaison.getByRole('tab', { name: /Sai tên/ }).click();
    const mismatch = liaison.getByRole('table', { name: 'Sai tên' });
    await mismatch.getByText('PHAM NGOC DUNG').waitFor();
    assert.match(await mismatch.textContent(), /Phan Ngọc Dung/, 'both names side by side');
    assert.doesNotMatch(await liaison.locator('main').textContent(), /\d{12}/, 'no id is whole');
    await picture(liaison, 'police-piles-1440');
    assert.deepEqual(await violations(liaison), [], 'axe on the piles');
    await apply(liaison, true);
    assert.deepEqual(await piles(), expected, 'the result says the numbers of the dry run');

    // Three rows wait in the queue of whoever decides: two at once, one for itself.
    await hr.reload();
    await settle(hr);
    await hr.getByRole('link', { name: /Chờ quyết định/ }).click();
    await hr.waitForURL(/\/conflicts$/);
    await settle(hr);
    await hr.getByLabel('Tệp danh sách').click();
    await hr.getByRole('option', { name: /cong-an-da-kich-hoat\.csv/ }).click();
    await hr.waitForURL(/import=\d+/);
    await settle(hr);
    const queue = hr.getByRole('table', { name: 'Chờ quyết định' });
    await queue.getByText('HA THI GIANG').waitFor();
    assert.equal(await queue.locator('tbody tr').count(), 3);
    assert.match(await queue.textContent(), /Hồ Thị Giang/);
    await picture(hr, 'conflicts-1440');
    assert.deepEqual(await violations(hr), [], 'axe on the queue');
    await hr.setViewportSize(NARROW);
    await settle(hr);
    assert.ok((await overflow(hr)) <= 0, 'the queue is wider than a phone');
    await picture(hr, 'conflicts-360');
    await hr.setViewportSize({ width: 1440, height: 900 });

    await queue.getByRole('checkbox', { name: /PHAM NGOC DUNG/ }).check();
    await queue.getByRole('checkbox', { name: /HA THI GIANG/ }).check();
    const bar = hr.getByRole('region', { name: 'Quyết định các dòng đã chọn' });
    await bar.getByText(/Đã chọn 2 dòng/).waitFor();
    await bar.getByRole('button', { name: 'Là cùng một người' }).click();
    const dialog = hr.getByRole('dialog', { name: 'Nhận 2 dòng?' });
    await dialog.getByText(/tên trong hệ thống giữ nguyên/).waitFor();
    assert.ok(await dialog.getByRole('button', { name: 'Nhận 2 dòng' }).isDisabled(), 'a reason is needed');
    await dialog.getByLabel(/Lý do/).fill('Đã đối chiếu thẻ');
    assert.deepEqual(await violations(hr), [], 'axe on the dialog');
    await dialog.getByRole('button', { name: 'Nhận 2 dòng' }).click();
    await hr.getByText('Đã quyết định 2 dòng.').waitFor();
    await queue.getByText('HA THI GIANG').waitFor({ state: 'detached' });
    await queue.getByRole('button', { name: 'Giữ như cũ' }).click();
    await hr.getByRole('button', { name: 'Giữ như cũ 1 dòng' }).click();
    await hr.getByText('Đã quyết định 1 dòng.').waitFor();
    await hr.getByText('Không có dòng nào khớp với bộ lọc').waitFor();

    // All of it is taken back, the decisions too: the same list then says what it said at first.
    await liaison.reload();
    await settle(liaison);
    await liaison.getByRole('button', { name: 'Hoàn tác cả lần nhập' }).click();
    const asked = liaison.getByRole('dialog', { name: /Hoàn tác “cong-an-da-kich-hoat\.csv”/ });
    await asked.getByText(/2 quyết định đã theo danh sách/).waitFor();
    await asked.getByRole('button', { name: /Hoàn tác \d+ dòng/ }).click();
    await liaison.getByText('Không còn dòng nào của lần nhập này trong số liệu.').waitFor();
    await settle(liaison);
    await picture(liaison, 'police-undone-1440');
    await drop(liaison, police());
    await liaison.getByRole('tab', { name: /Đã xác nhận/ }).waitFor();
    assert.deepEqual(await piles(), expected, 'nothing is left of what was undone');
  },
};
