import assert from 'node:assert/strict';
import { settle, signIn } from '../browser.mjs';

/** The session ends on the server; the browser keeps its cookie and knows nothing of it. */
async function endSession(page, address) {
  const [{ name, value }] = await page.context().cookies();
  const body = JSON.stringify({ query: 'mutation { logout }' });
  const headers = { 'content-type': 'application/json', cookie: `${name}=${value}` };
  const { data } = await (await fetch(`${address}/graphql`, { method: 'POST', headers, body })).json();
  assert.ok(data.logout);
}

async function toEntry(page) {
  await page.getByRole('link', { name: 'Nhập trực tiếp' }).first().click();
  await page.getByRole('table', { name: 'Nhập trực tiếp' }).waitFor();
  await settle(page);
}

/** Adds a row and types a name and a citizen id into it. */
async function typeRow(page, name, id) {
  const rows = await page.locator('tr[data-state]').count();
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await page.locator('[data-entry-column="name"]').nth(rows).fill(name);
  await page.locator('[data-entry-column="id"]').nth(rows).fill(id);
  return page.locator('[data-entry-column="id"]').nth(rows);
}

const lost = (page) => page.getByRole('dialog', { name: 'Phiên đăng nhập đã hết' });

export const stories = {
  async 'a session that ends on the server keeps the row that was typed; a page opened again is the same one'({
    signedIn,
    account,
    address,
  }) {
    const { username, password } = account('unit_head');
    const page = await signedIn('unit_head');
    await toEntry(page);
    const id = await typeRow(page, 'Vũ Thị Giữ Lại', '079186987651');
    await endSession(page, address);
    await id.press('Enter');
    await lost(page)
      .getByLabel(/Mật khẩu/)
      .first()
      .fill(password);
    await lost(page).getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await lost(page).waitFor({ state: 'detached' });
    assert.equal(await id.inputValue(), '079186987651');
    await id.press('Enter');
    await page.getByText('Đã lưu Vũ Thị Giữ Lại').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Đã hoàn tác cho 1 người').waitFor();

    const home = /\d+/.exec(new URL(page.url()).pathname)[0];
    const filtered = `${address}/units/${home}/people?search=nguyen&criterion=vneid_level2`;
    await page.goto(filtered);
    await settle(page);
    await endSession(page, address);
    await page.reload();
    await page.waitForURL(/\/login/);
    await signIn(page, username, password);
    await page.waitForURL(filtered);
  },

  async 'another account over the page of a lost session: the page is left in words, with all that was typed'({
    signedIn,
    account,
    address,
  }) {
    const page = await signedIn('unit_head');
    await toEntry(page);
    const id = await typeRow(page, 'Vũ Thị Không Gửi', '079186987652');
    await endSession(page, address);
    await id.press('Enter');
    const entry = page.url();
    const { username, password } = account('unit_focal');
    await signIn(lost(page), username, password);
    await page.getByText(/tài khoản khác/).waitFor();
    await page.waitForURL((url) => url.href !== entry);
    await page.goBack();
    await toEntry(page);
    assert.equal(page.url(), entry, 'the second account has the same page');
    const names = page.locator('[data-entry-column="name"]');
    await names.first().waitFor();
    const typed = await names.evaluateAll((fields) => fields.map((field) => field.value));
    assert.ok(!typed.includes('Vũ Thị Không Gửi'), 'and nothing that the first one typed');
  },
};
