import assert from 'node:assert/strict';
import { NARROW, overflow, picture, settle, violations, WIDE } from '../browser.mjs';

/** Invented people: the serial part of each id begins with 9. */
const AN = { id: '079185978101', name: 'Trần Thị Thúy An' };
const BINH = { id: '079085978202', name: 'Lê Văn Bình' };
const CHI = { id: '079190978303', name: 'Ngô Kim Chi' };

/** A list of a ward as of a day. */
const list = (name, ward, day, people) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      `DANH SÁCH CÁN BỘ tính đến ngày ${day}`,
      '',
      'Họ và tên,Số CCCD,Đơn vị,Loại hình,Định danh mức 2',
      ...people.map((one) => `${one.name},${one.id},${ward},Công chức,Chưa đăng ký`),
    ].join('\r\n'),
    'utf8',
  ),
});

async function bring(page, file, button) {
  await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/imports\/\d+$/);
  await settle(page);
  await page.getByRole('button', { name: button }).click();
  const behind = page.getByRole('button', { name: /Nhập \d+ dòng, để lại \d+ dòng/ });
  if (button.source.startsWith('Chỉ')) await behind.click();
  await page.getByText(/Đã nhập lúc/).waitFor();
}

async function narrow(page, name) {
  await page.setViewportSize(NARROW);
  await settle(page);
  assert.ok((await overflow(page)) <= 0, 'the dialog is wider than a phone');
  await picture(page, name);
  await page.setViewportSize(WIDE);
}

export const stories = {
  async 'two people whom a list has in another ward are transferred, each by an order'({ signedIn }) {
    const hr = await signedIn('hr');
    await bring(hr, list('ben-nghe.csv', 'Phường Bến Nghé', '01/11/2023', [AN, BINH]), /Nhập \d+ dòng/);
    await bring(hr, list('da-kao.csv', 'Phường Đa Kao', '20/11/2023', [AN, BINH, CHI]), /Chỉ nhập \d+ dòng/);

    // On the import's own page.
    const waiting = hr.getByRole('table', { name: /Chờ quyết định/ });
    const row = waiting.getByRole('row', { name: new RegExp(AN.name) });
    await row.getByRole('button', { name: 'Chuyển về đơn vị này' }).click();
    const one = hr.getByRole('dialog', { name: 'Điều chuyển 1 người về đơn vị trong danh sách?' });
    await one.getByText(/từ .*Phường Bến Nghé đến .*Phường Đa Kao, kể từ ngày 20\/11\/2023/).waitFor();
    await one.getByLabel('Số quyết định điều động (nếu có)').fill('12/QĐ-UBND');
    assert.deepEqual(await violations(hr), [], 'axe on the dialog');
    await picture(hr, 'transfer-import-1440');
    await narrow(hr, 'transfer-import-360');
    await one.getByRole('button', { name: 'Điều chuyển 1 người' }).click();
    await one.waitFor({ state: 'detached' });
    await row.getByRole('button').first().waitFor({ state: 'detached' });

    // In the queue of everything that waits.
    await hr.getByRole('link', { name: /^Chờ quyết định/ }).click();
    await hr.waitForURL(/\/conflicts$/);
    await settle(hr);
    const left = hr.getByRole('row', { name: new RegExp(BINH.name) });
    const person = await left.getByRole('link', { name: BINH.name }).getAttribute('href');
    await left.getByRole('button', { name: 'Chuyển về đơn vị này' }).click();
    const other = hr.getByRole('dialog', { name: 'Điều chuyển 1 người về đơn vị trong danh sách?' });
    await other.getByText(/từ .*Phường Bến Nghé đến .*Phường Đa Kao, kể từ ngày 20\/11\/2023/).waitFor();
    await other.getByLabel('Số quyết định điều động (nếu có)').fill('13/QĐ-UBND');
    assert.deepEqual(await violations(hr), [], 'axe on the dialog of the queue');
    await picture(hr, 'transfer-queue-1440');
    await narrow(hr, 'transfer-queue-360');
    await other.getByRole('button', { name: 'Điều chuyển 1 người' }).click();
    await hr.getByText('Đã quyết định 1 dòng.').waitFor();

    // The person's history names the order.
    await hr.goto(new URL(person, hr.url()).href);
    const history = hr.getByRole('table', { name: 'Quá trình công tác' });
    await history.getByText('Theo quyết định số 13/QĐ-UBND').waitFor();
    assert.match(await history.textContent(), /Phường Bến Nghé.*19\/11\/2023.*Phường Đa Kao.*20\/11\/2023/);
    await narrow(hr, 'transfer-history-360');
  },
};
