import assert from 'node:assert/strict';
import { inAllLights, NARROW, overflow, passRefusals, picture, settle, violations, WIDE } from '../browser.mjs';
import { fromToday } from '../days.mjs';

const fraction = (page) => page.getByTestId('fraction').textContent();
const numberIn = (text) => Number(/[\d.]+/.exec(text)[0].replaceAll('.', ''));

/** A number opens the list of as many people, with its filter in words, and "back" leads to the board again. */
async function opens(page, link, words) {
  const number = numberIn(await link.textContent());
  assert.ok(number > 0);
  await link.click();
  await page.getByRole('group', { name: 'Bộ lọc đang dùng' }).getByText(words, { exact: true }).waitFor();
  await settle(page);
  assert.equal(numberIn(await page.getByText(/^[\d.]+ người$/).textContent()), number, words);
}

export const stories = {
  async 'committee lands on the city board and drills down to a ward'({ signedIn }) {
    const page = await signedIn('committee');
    await settle(page);
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Thành phố Hồ Chí Minh');
    assert.match(await page.getByTestId('rate').textContent(), /^\d{1,3}(,\d)?\s%$/);
    const city = await fraction(page);

    const row = page.locator('#ranking .figures').first();
    assert.match(await row.textContent(), /[a-zđ].*%/i, 'a band in a word beside the rate');
    assert.match(await row.getByRole('link', { name: /^còn/ }).getAttribute('href'), /notAchieved/);
    const shownAs = page.getByRole('group', { name: 'Cách hiển thị', exact: true });
    await shownAs.getByRole('button', { name: 'Bảng', exact: true }).click();
    assert.equal(new URL(page.url()).searchParams.get('view'), 'table');
    const districts = page.getByRole('table', { name: /Quận, huyện/ });
    await districts.waitFor();
    assert.equal(await districts.locator('tbody tr').count(), 22);
    assert.match(await districts.locator('tbody tr').first().textContent(), /^1\D/);

    await districts.getByRole('link', { name: 'Quận 1', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Quận 1' }).waitFor();
    await settle(page);
    assert.notEqual(await fraction(page), city);
    assert.equal(new URL(page.url()).searchParams.get('view'), 'table', 'the choice of view goes along');

    await page.getByRole('link', { name: 'Phường Bến Nghé', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Phường Bến Nghé' }).waitFor();
    const path = page.getByRole('navigation', { name: 'Đường dẫn đơn vị' });
    assert.match(await path.textContent(), /Thành phố Hồ Chí Minh.*Quận 1.*Phường Bến Nghé/);
    await page.getByRole('link', { name: /Xem .* người chưa đạt/ }).click();
    await page.getByRole('table', { name: /CB, CC, VC, NLĐ/ }).waitFor();

    await page.goBack();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Quận 1' }).waitFor();
  },

  async 'each number opens the people behind it, as many as it says'({ signedIn, address }) {
    const page = await signedIn('committee');
    await settle(page);
    const headline = page.getByRole('region', { name: 'Kết quả chung' });
    const board = new URL(page.url()).pathname;
    for (const [name, words] of [
      [/^Đơn vị báo cáo: .*mở danh sách$/, 'Đã đạt, theo đơn vị báo cáo'],
      [/^Đã xác minh: .*mở danh sách$/, 'Đã đạt, đã xác minh'],
      [/^Công an xác nhận: .*mở danh sách$/, 'Đã đạt, Công an xác nhận'],
      [/được miễn$/, 'Được miễn'],
      [/tạm hoãn$/, 'Tạm hoãn'],
      [/đạt dù được miễn, hoãn$/, 'Đạt dù được miễn, hoãn'],
    ]) {
      await opens(page, headline.getByRole('link', { name }), words);
      if (words === 'Được miễn') {
        assert.deepEqual(await violations(page), [], 'axe on the list');
        await page.setViewportSize(NARROW);
        await settle(page);
        await picture(page, 'behind-exempt-narrow');
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360), true);
        await page.setViewportSize({ width: 1440, height: 900 });
        const chip = page.getByRole('group', { name: 'Bộ lọc đang dùng' }).getByRole('button', { name: words });
        const few = await page.getByText(/^[\d.]+ người$/).textContent();
        await chip.press('Delete');
        await page.getByText('Thuộc diện thực hiện', { exact: true }).waitFor();
        await settle(page);
        assert.ok(numberIn(await page.getByText(/^[\d.]+ người$/).textContent()) > numberIn(few));
      }
      await page.goto(`${address}${board}`);
      await settle(page);
    }
    await inAllLights(page, 'behind-headline', headline);

    await page.goto(`${address}${board}?view=table`);
    const row = page
      .getByRole('table', { name: /Quận, huyện/ })
      .getByRole('row', { name: /Quận 1 / })
      .first();
    for (const [name, words] of [
      [/^Quận .*, Đã xác minh: /, 'Đã đạt, đã xác minh'],
      [/^Quận .*, Còn lại: /, 'Chưa đạt'],
    ]) {
      await settle(page);
      await opens(page, row.getByRole('link', { name }), words);
      await page.goBack();
    }
    await settle(page);
    assert.deepEqual(await violations(page), [], 'axe on the table');
    await page.goto(`${address}${board}?asOf=${fromToday(-30)}`);
    await headline.waitFor();
    await settle(page);
    assert.equal(await headline.getByRole('link').count(), 0, 'of a past day only the counts are known');
  },

  async 'criterion, lens and day live in the address'({ signedIn, address, faults }) {
    const page = await signedIn('committee');
    await settle(page);
    const first = await fraction(page);
    await page.getByRole('tab', { name: 'Dịch vụ công trực tuyến' }).click();
    await page.waitForURL(/criterion=online_service/);
    await settle(page);
    await page.getByLabel('Nhóm đối tượng').click();
    await page.getByRole('option', { name: 'Đảng viên' }).click();
    await page.waitForURL(/lens=membership/);
    await page.getByText('không cộng thành tổng').waitFor();
    await settle(page);
    const chosen = await fraction(page);
    assert.notEqual(chosen, first);
    await page.emulateMedia({ media: 'print' });
    await page
      .getByText('Tiêu chí: Dịch vụ công trực tuyến · Nhóm đối tượng: Đảng viên · Xếp hạng theo: Đơn vị báo cáo')
      .waitFor();
    await page.emulateMedia({ media: 'screen' });

    const sent = await signedIn('committee');
    await sent.goto(page.url());
    await settle(sent);
    assert.equal(await fraction(sent), chosen, 'an address that was sent shows the same');

    await sent.goto(`${address}/board/1?asOf=2999-01-01`);
    await sent.getByRole('alert').first().waitFor();
    assert.match(await sent.getByRole('alert').first().textContent(), /ngày/i, 'a day to come is refused in words');
    await picture(sent, 'board-future-day');
    await sent.getByRole('link', { name: 'Về bảng hôm nay' }).click();
    await sent.getByTestId('rate').waitFor();
    for (const wrong of ['criterion=xyz', 'basis=xyz', 'asOf=xyz&span=7', 'span=xyz']) {
      await sent.goto(`${address}/board/1?${wrong}`);
      await sent.getByRole('link', { name: 'Về bảng hôm nay' }).waitFor();
      assert.doesNotMatch(await sent.getByRole('alert').first().textContent(), /Trang gặp lỗi/, wrong);
    }
    await sent.goto(`${address}/board/1?asOf=2023-02-30`);
    await sent
      .getByRole('alert')
      .getByText('Ngày “2023-02-30” trong địa chỉ không đọc được. Hãy chọn lại ngày (dd/MM/yyyy).')
      .waitFor();
    await sent.getByRole('button', { name: /English/ }).click();
    await sent.getByRole('alert').getByText('The day “2023-02-30” in the address cannot be read.').waitFor();
    await picture(sent, 'board-no-such-day');
    await sent.getByRole('button', { name: /^VI/ }).click();
    await sent.getByRole('link', { name: 'Về bảng hôm nay' }).click();
    await sent.getByTestId('rate').waitFor();
    await sent.goto(`${address}/board/1?order=xyz`);
    await sent.getByText('Không sắp được theo “xyz”').waitFor();
    await sent.getByText(/^Các cách sắp: Thứ hạng, Tên đơn vị, /).waitFor();
    await picture(sent, 'board-no-such-order');
    await sent.getByRole('button', { name: 'Sắp theo thứ hạng' }).click();
    await sent.getByText('Không sắp được theo').waitFor({ state: 'detached' });
    assert.ok(!sent.url().includes('order='), sent.url());
    await sent.goto(`${address}/board/1?other=xyz&ledger=chart&ledgerTo=xyz`);
    await sent.getByTestId('rate').waitFor();
    await settle(sent);
    assert.equal(await sent.locator('main').getByRole('alert').count(), 2, 'each part says what it does not know');
    passRefusals(faults);
  },

  async 'English is one click away and stays'({ signedIn }) {
    const page = await signedIn('committee');
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('heading', { name: 'Ranking among peers' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await page.reload();
    await page.getByRole('heading', { name: 'Ranking among peers' }).waitFor();
  },

  async 'on a phone a board begins with its figure; what can be done with it is behind one button'({ signedIn }) {
    const page = await signedIn('committee', { viewport: NARROW });
    await settle(page);
    const actions = page.getByRole('button', { name: 'Thao tác', expanded: false });
    const people = page.locator('main').getByRole('link', { name: 'Danh sách người' });
    const figure = page.getByText('Đã đạt, theo đơn vị báo cáo').first();
    assert.ok(!(await people.isVisible()), 'folded to begin with');
    const { y, height } = await figure.boundingBox();
    assert.ok(y + height < NARROW.height - 150, 'the big number stands in sight');
    await actions.focus();
    await page.keyboard.press('Enter');
    await people.waitFor();
    const group = page.getByRole('group', { name: 'Thao tác' });
    assert.equal(await group.locator('a, button').count(), 6);
    assert.ok((await overflow(page)) <= 0, 'wider than a phone');
    assert.deepEqual(await violations(page), [], 'axe with the actions unfolded');
    await picture(page, 'board-actions-narrow');
    await group.getByRole('button', { name: 'Xuất' }).click();
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('Escape');
    await page.setViewportSize(WIDE);
    assert.ok(!(await page.getByRole('button', { name: 'Thao tác', exact: true }).isVisible()));
    assert.ok(await people.isVisible(), 'on an office screen all stand beside the title');
  },
};
