import assert from 'node:assert/strict';
import { passRefusals, picture, settle, signIn } from '../browser.mjs';
import { fromToday, shown } from '../days.mjs';

/** A list that is not theirs offers nothing to filter, to save or to bring in, but the way to where their work is. */
async function onlyTheWayOut(page, name) {
  const main = page.locator('main');
  assert.equal(await main.locator('input, button, [role=combobox]').count(), 0, 'no filters and no actions');
  await picture(page, name);
  await main.getByRole('link', { name: 'Về trang đầu' }).click();
}

export const stories = {
  async 'an address that leads nowhere has a way out that leads somewhere'({ signedIn, address, faults }) {
    const committee = await signedIn('committee');
    const failure = committee.getByRole('main').getByRole('alert');
    for (const place of ['board/999999', 'board/999999?view=table', 'board/abc', 'units/abc/confirmation']) {
      await committee.goto(`${address}/${place}`);
      await failure.getByRole('link', { name: 'Về trang đầu' }).click();
      await committee.getByRole('heading', { level: 1, name: 'Thành phố Hồ Chí Minh' }).waitFor();
    }
    await committee.goto(`${address}/wallboard/1?lens=zz&light=1`);
    await committee.getByRole('link', { name: 'Về bảng hôm nay' }).click();
    await committee.getByRole('heading', { level: 1, name: 'Thành phố Hồ Chí Minh' }).waitFor();
    assert.ok(committee.url().endsWith('/wallboard/1'), 'the wallboard, without what is not');
    for (const week of ['2099-01-01', 'zz']) {
      await committee.goto(`${address}/units/1/confirmation?week=${week}`);
      await failure.waitFor();
      await committee.getByRole('button', { name: 'Xem tuần gần nhất' }).click();
      await committee.getByText('Số liệu cần xác nhận').waitFor();
    }
    const head = await signedIn('unit_head');
    await head.goto(`${address}/units/abc/todo`);
    await head.getByRole('main').getByRole('alert').getByRole('link', { name: 'Về trang đầu' }).click();
    const mine = head.getByRole('heading', { level: 1, name: 'Việc cần xử lý' });
    await mine.waitFor();
    await head.waitForURL(/\/todo/);
    await head.goto(`${head.url().split('?')[0]}?group=zz`);
    await head.getByText('Nhóm việc mà địa chỉ này nêu nay không có ai').waitFor();
    await picture(head, 'todo-no-such-group');
    passRefusals(faults);
  },

  async 'accounts are searched by what is typed, which stands in the address and can be emptied'({
    signedIn,
    address,
  }) {
    const page = await signedIn('administrator');
    await page.goto(`${address}/users`);
    const rows = page.getByRole('table').first().locator('tbody tr');
    await rows.nth(1).waitFor();
    await page.getByLabel('Tìm tài khoản').fill('khong-co-ai');
    await page.waitForURL(/filter=.*khong-co-ai/);
    await rows.first().waitFor({ state: 'detached' });
    await page.getByLabel('Tìm tài khoản').fill('');
    await page.waitForURL((url) => !url.search.includes('khong-co-ai'));
    await rows.nth(1).waitFor();
  },

  async 'staff see their own page and cannot open another one'({ signedIn, address }) {
    const head = await signedIn('unit_head');
    await head.getByRole('link', { name: 'CB, CC, VC, NLĐ' }).click();
    await head.waitForURL(/\/people$/);
    // Names and addresses of one moment: the list may be read again right after it was shown.
    const shownPeople = await head.waitForFunction(() => {
      const links = [...document.querySelectorAll('main table tbody a')];
      return links.length > 1 && links.map((link) => [link.textContent, link.getAttribute('href')]);
    });
    const people = await shownPeople.jsonValue();

    const page = await signedIn('staff');
    await settle(page);
    const own = await page.getByRole('heading', { level: 1 }).textContent();
    const [name, target] = people.find(([one]) => one !== own);
    await page.goto(address + target);
    await page.getByRole('alert').first().waitFor();
    const shown = await page.locator('main').textContent();
    assert.ok(!shown.includes(name), 'no name of another person');
    assert.equal(
      await page.getByRole('link', { name: 'Nhập từ tệp' }).count(),
      0,
      'the menu offers what the role may do',
    );

    await page.goto(`${address}/units/5/people`);
    await page.getByText('Tài khoản của bạn không dùng trang này').waitFor();
    assert.equal(await page.getByRole('table').count(), 0);
    await onlyTheWayOut(page, 'people-not-in-role');
    await page.waitForURL(/\/me$/);

    // Somebody who keeps people, but not those.
    await head.goto(`${address}/units/1/people`);
    await head.getByText('Không tìm thấy').first().waitFor();
    await onlyTheWayOut(head, 'people-not-theirs');
    await head.waitForURL(/\/units\/\d+\/todo$/);
  },

  async 'a lost session asks for the password over the page and keeps what was typed'({ signedIn, account }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'CB, CC, VC, NLĐ' }).click();
    const table = page.getByRole('table', { name: /CB, CC, VC, NLĐ/ });
    await table.waitFor();
    await settle(page);
    await table.locator('tbody input[type=checkbox]').first().check();
    await page.getByRole('button', { name: 'Miễn, tạm hoãn' }).click();
    await page.getByLabel('Lý do').fill('Nghỉ thai sản');
    await page.getByRole('textbox', { name: 'Đến ngày' }).fill(shown(fromToday(365)));
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Lưu' }).click();
    const dialog = page.getByRole('dialog', { name: 'Phiên đăng nhập đã hết' });
    await dialog.waitFor();
    await dialog
      .getByLabel(/Mật khẩu/)
      .first()
      .fill(account('unit_head').password);
    await dialog.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Lý do').inputValue(), 'Nghỉ thai sản');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã ghi cho 1 người').waitFor();
  },

  async 'signing in leads to the page that was asked for'({ visitor, account, address }) {
    const page = await visitor();
    await page.goto(`${address}/board/2?view=table`);
    await page.waitForURL(/\/login/);
    const { username, password } = account('committee');
    await signIn(page, username, `${password}x`);
    await page.getByRole('alert').first().waitFor();
    assert.equal(await page.getByLabel('Tên đăng nhập').inputValue(), username);
    await page
      .getByLabel(/Mật khẩu/)
      .first()
      .fill(password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL(/\/board\/2\?view=table/);
  },

  async 'signing in asks for the first board at once, and for no other one'({ visitor, account, address }) {
    const page = await visitor();
    let lists;
    await page.route('**/graphql', async (route) => {
      if (route.request().postData().includes('query Catalogue')) lists = route;
      else await route.continue();
    });
    const boards = [];
    page.on('request', (request) => {
      if (request.postData()?.includes('query Board(')) boards.push(request.postDataJSON().variables.criterion);
    });
    await page.goto(address);
    await page.waitForURL(/\/login/);
    const { username, password } = account('committee');
    const asked = page.waitForRequest((request) => request.postData()?.includes('query Board('));
    await signIn(page, username, password);
    await asked;
    await page.getByRole('status', { name: 'Đang tải' }).waitFor();
    // Asked for beside the board, before it or after it.
    for (let waited = 0; !lists; waited += 20) {
      assert.ok(waited < 20_000, 'the lists are asked for');
      await page.waitForTimeout(20);
    }
    await lists.continue();
    await page.getByTestId('rate').waitFor();
    assert.deepEqual(boards, ['vneid_level2']);
  },

  async 'signing out leaves nothing for the next user, who starts at their own page'({ signedIn, account }) {
    const page = await signedIn('unit_head');
    await page.getByRole('link', { name: 'Nhập từ tệp' }).click();
    await page.getByRole('button', { name: 'EN: English' }).click();
    await page.getByRole('heading', { name: 'Import a new list' }).waitFor();
    await page.getByRole('button', { name: account('unit_head').displayName }).click();
    await page.getByRole('menuitem', { name: 'Logout' }).click();
    await page.waitForURL(/\/login$/);
    await page.locator(`[data-demo="${account('staff').username}"]`).click();
    await page.waitForURL(/\/me$/);
    await page.getByRole('link', { name: 'My status' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Import a file' }).count(), 0);
  },
};
