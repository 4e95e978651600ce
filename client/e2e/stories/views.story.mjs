import assert from 'node:assert/strict';
import { inAllLights, NARROW, overflow, picture, settle, violations } from '../browser.mjs';

const menu = (page) => page.getByRole('region', { name: 'Chế độ xem đã lưu' });

async function keep(page, name) {
  await page.getByRole('button', { name: 'Lưu chế độ xem' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lưu chế độ xem' });
  await dialog.getByLabel('Tên').fill(name);
  await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
  return dialog;
}

export const stories = {
  async 'a board and a list with their filters are kept under names, opened, renamed and deleted'({ onBoard }) {
    const page = await onBoard('unit_head');
    await settle(page);
    await page.getByRole('tab', { name: 'Dịch vụ công trực tuyến' }).click();
    await page.waitForURL(/criterion=online_service/);
    await settle(page);
    const board = page.url();
    await page.getByRole('button', { name: 'Lưu chế độ xem' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lưu chế độ xem' });
    assert.match(await dialog.getByLabel('Tên').inputValue(), /Dịch vụ công trực tuyến/, 'a name is suggested');
    assert.deepEqual(await violations(page), [], 'axe on the dialog');
    await dialog.getByLabel('Tên').fill('Dịch vụ công của tôi');
    await dialog.getByRole('button', { name: 'Lưu', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Đã lưu: Dịch vụ công của tôi' }).waitFor();

    await page.getByRole('link', { name: 'CB, CC, VC, NLĐ' }).click();
    await page.getByRole('table', { name: /CB, CC, VC, NLĐ/ }).waitFor();
    await page.getByLabel('Tìm theo họ tên').fill('nguyen');
    await page.waitForURL(/nguyen/);
    await settle(page);
    const refused = await keep(page, 'Dịch vụ công của tôi');
    await refused.getByRole('alert').waitFor();
    assert.match(await refused.getByRole('alert').textContent(), /đặt tên khác/);
    await refused.getByLabel('Tên').fill('Họ Nguyễn');
    await refused.getByRole('button', { name: 'Lưu', exact: true }).click();
    await refused.waitFor({ state: 'detached' });

    await menu(page).getByRole('link', { name: 'Dịch vụ công của tôi' }).click();
    await page.waitForURL(board);
    await page.reload();
    await menu(page).getByRole('link', { name: 'Họ Nguyễn' }).click();
    await page.waitForURL(/nguyen/);
    await page.getByRole('table', { name: /CB, CC, VC, NLĐ/ }).waitFor();
    await settle(page);
    await picture(page, 'saved-views');
    assert.deepEqual(await violations(page), [], 'axe with views in the menu');

    await menu(page).getByRole('button', { name: 'Sửa danh sách chế độ xem' }).click();
    const list = page.getByRole('dialog', { name: 'Chế độ xem đã lưu' });
    await list.getByRole('button', { name: 'Đổi tên Họ Nguyễn' }).click();
    await list.getByRole('textbox', { name: 'Tên' }).fill('Tìm họ Nguyễn');
    await list.getByRole('button', { name: 'Đổi tên', exact: true }).click();
    await list.getByText('Tìm họ Nguyễn').waitFor();
    await list.getByRole('button', { name: 'Xóa Dịch vụ công của tôi' }).click();
    await list.getByText('Dịch vụ công của tôi').waitFor({ state: 'detached' });
    await page.setViewportSize(NARROW);
    assert.ok((await overflow(page)) <= 0, 'fits 360 px');
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(500);
      assert.deepEqual(await violations(page), [], `axe on the list, ${colorScheme}`);
    }
    await picture(page, 'saved-views-360');
  },

  async 'a view belongs to its user alone, and a search for an id is not kept'({ signedIn, address }) {
    const page = await signedIn('hr');
    await settle(page);
    await keep(page, 'Chỉ của tôi');
    await page.getByRole('button', { name: 'Đã lưu: Chỉ của tôi' }).waitFor();
    const home = new URL(page.url()).pathname.split('/').at(-1);
    await page.goto(`${address}/units/${home}/people?filter=${encodeURIComponent('{"search":"079203001234"}')}`);
    await settle(page);
    const dialog = await keep(page, 'Số định danh');
    assert.match(await dialog.getByRole('alert').textContent(), /số định danh/);

    const other = await signedIn('committee');
    await settle(other);
    assert.equal(await menu(other).count(), 0);
  },

  async 'every list whose filters are in the address is kept, and comes back with them'({ signedIn, address }) {
    const kept = {
      hr: [
        '/conflicts?code=employed_elsewhere&unit=HOME',
        '/missing?state=settled',
        '/completeness?unit=HOME',
        '/radar?group=rule&unit=HOME',
        '/imports',
        '/units/HOME/changes?criterion=chip_card',
        '/ratings/results',
        '/ratings/inbox?overdue=true',
      ],
      unit_head: ['/confirmations?deep=true&state=late&unit=HOME', '/users?filter=%7B%22search%22%3A%22an%22%7D'],
      administrator: ['/audit?filter=%7B%22unitId%22%3A%22HOME%22%7D'],
    };
    for (const [role, paths] of Object.entries(kept)) {
      const page = await signedIn(role);
      await settle(page);
      const home = /\/(\d+)/.exec(await page.locator('nav a[href*="/board/"]').first().getAttribute('href'))[1];
      for (const [n, path] of paths.entries()) {
        // They stay in the menu, where later stories read what is said.
        const name = `Danh sách đã lưu ${n + 1}`;
        await page.goto(address + path.replaceAll('HOME', home));
        await settle(page);
        const shown = page.url();
        const dialog = await keep(page, name);
        await dialog.waitFor({ state: 'detached' });
        await page.getByRole('button', { name: `Đã lưu: ${name}` }).waitFor();
        await page.goto(`${address}/guide`);
        await page.goto(address);
        await menu(page).getByRole('link', { name, exact: true }).click();
        await page.waitForURL(shown);
      }
      await settle(page);
      await inAllLights(page, `kept-lists-${role}`);
    }
  },

  async 'who may not read the people behind a ledger is told so and asked for nothing'({ signedIn, address }) {
    const page = await signedIn('police_liaison');
    await settle(page);
    const home = /\/(\d+)/.exec(await page.locator('nav a[href*="/board/"]').first().getAttribute('href'))[1];
    await page.goto(`${address}/units/${home}/changes`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    assert.equal(await page.getByRole('button', { name: 'Lưu chế độ xem' }).count(), 0);
    assert.equal(await page.getByRole('alert').count(), 0);
  },
};
