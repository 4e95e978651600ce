import assert from 'node:assert/strict';
import { inAllLights, inEnglish, NARROW, passRefusals, picture, settle } from '../browser.mjs';

const addressOf = (page) => new URL(page.url()).searchParams;
const toVietnamese = (day) => day.split('-').reverse().join('/');
const daysBefore = (day, n) => new Date(Date.parse(day) - n * 86_400_000).toISOString().slice(0, 10);

async function choose(page, field, option) {
  await page.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await settle(page);
}

/** Names of the ranking that are not whole: cut at the side or below, or reaching out of their row. */
const cutNames = (page) =>
  page.locator('#ranking ol .cell').evaluateAll((cells) =>
    cells
      .filter((cell) => {
        const name = cell.querySelector('.unit-name');
        const { top, bottom } = cell.getBoundingClientRect();
        const parts = [...cell.querySelectorAll('.unit-name, .under')].map((part) => part.getBoundingClientRect());
        const isOut = parts.some((part) => part.top < top - 1 || part.bottom > bottom + 1);
        return (
          isOut || !name.clientWidth || name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight
        );
      })
      .map((cell) => cell.textContent),
  );

export const stories = {
  async 'beside an earlier day every name of the ranking stands whole, with what moved, on a phone and on paper'({
    signedIn,
    address,
  }) {
    const page = await signedIn('committee');
    await page.goto(`${address}/board/1?span=7`);
    const views = [
      { width: 1366, height: 768, media: 'screen' },
      { width: 900, height: 768, media: 'screen' },
      { ...NARROW, media: 'screen' },
      { width: 718, height: 1000, media: 'print' },
      { width: 794, height: 1000, media: 'print' },
    ];
    for (const { media, ...size } of views) {
      await page.setViewportSize(size);
      await page.emulateMedia({ media });
      await page.locator('#ranking ol .unit-name').first().waitFor();
      await settle(page);
      assert.deepEqual(await cutNames(page), [], `${media} at ${size.width}`);
      const moved = page.locator('#ranking ol').getByText(/ bậc|giữ hạng/);
      assert.ok(await moved.first().isVisible(), `what moved, ${media} at ${size.width}`);
    }
  },

  async 'a board is compared with a day of one’s own choice; days without figures are refused in words'({
    signedIn,
    address,
    faults,
  }) {
    const page = await signedIn('committee');
    await settle(page);
    await choose(page, 'So với', 'một ngày khác…');
    const begun = addressOf(page).get('span');
    assert.match(begun, /^\d{4}-\d\d-\d\d$/, 'begins with a week ago');
    const day = daysBefore(begun, 13);
    const field = page.getByRole('textbox', { name: 'So với ngày' });
    assert.equal(await field.inputValue(), toVietnamese(begun));
    await field.fill(toVietnamese(day));
    await page.waitForURL(new RegExp(`span=${day}`));
    await settle(page);
    await page
      .getByText(/ bậc|giữ hạng/)
      .first()
      .waitFor();
    await field.fill('01/01/2999');
    await page.getByText(/Không sau ngày \d\d\/\d\d\/\d{4}/).waitFor();
    await field.fill('01/01/1999');
    await page.getByText(/Không trước ngày \d\d\/\d\d\/\d{4}/).waitFor();
    assert.equal(addressOf(page).get('span'), day, 'a day that cannot be is not taken');
    await page.reload();
    await settle(page);
    assert.equal(await field.inputValue(), toVietnamese(day), 'an address that is sent shows the same');
    await inAllLights(page, 'board-compare-day', page.locator('#ranking'));
    await inEnglish(page, 'board-compare-day');

    for (const [wrong, words] of [
      ['2999-01-01', /chưa có số liệu/],
      ['1999-01-01', /Số liệu bắt đầu từ/],
      [addressOf(page).get('asOf') ?? daysBefore(begun, -7), /phải trước ngày của bảng/],
    ]) {
      await page.goto(`${address}/board/1?span=${wrong}`);
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
      await page.getByRole('link', { name: 'Về bảng hôm nay' }).waitFor();
    }
    passRefusals(faults);
  },

  async 'a board that moves before the day it is compared with drops the comparison, and says so'({ signedIn }) {
    const page = await signedIn('committee');
    await settle(page);
    await choose(page, 'So với', 'một ngày khác…');
    const since = addressOf(page).get('span');
    const field = page.getByRole('textbox', { name: 'Số liệu đến ngày' });
    await field.fill(toVietnamese(daysBefore(since, -1)));
    await page.waitForURL(/asOf=/);
    await settle(page);
    assert.equal(addressOf(page).get('span'), since, 'a day after it keeps the comparison');
    await field.fill(toVietnamese(since));
    const words = page.getByText(`Đã bỏ so sánh: ngày so sánh ${toVietnamese(since)} không trước ngày của bảng`);
    await words.waitFor();
    await settle(page);
    assert.equal(addressOf(page).get('span'), null);
    assert.equal(addressOf(page).get('asOf'), since);
    assert.equal(await page.getByRole('link', { name: 'Về bảng hôm nay' }).count(), 0, 'no refusal');
    await picture(page, 'board-compare-dropped-1440', false);
    await page.setViewportSize(NARROW);
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'board-compare-dropped-360-dark', false);
  },

  async 'a ranking is narrowed to one peer group and put in another order; the view that is kept holds both'({
    signedIn,
  }) {
    const page = await signedIn('committee');
    await settle(page);
    const headings = page.locator('#ranking h3');
    const all = await headings.allTextContents();
    assert.ok(all.length > 1, 'several groups to begin with');
    await page.getByRole('combobox', { name: 'Nhóm so sánh' }).click();
    const option = page.getByRole('option').nth(1);
    const group = await option.textContent();
    await option.click();
    await settle(page);
    assert.equal(await headings.count(), 1);
    assert.match((await headings.allTextContents())[0], new RegExp(group));
    const peers = addressOf(page).get('peers');

    await choose(page, 'Sắp theo', 'Tên đơn vị');
    const shown = page.locator('#ranking ol .unit-name');
    const names = await shown.allTextContents();
    const sorted = [...names].sort(new Intl.Collator('vi', { numeric: true }).compare);
    assert.deepEqual(names, sorted);
    await choose(page, 'Sắp theo', 'Còn nhiều người nhất');
    assert.equal(addressOf(page).get('order'), 'left');
    const left = (await page.locator('#ranking .left').allTextContents()).map((text) =>
      Number(/\d[\d.]*/.exec(text)?.[0].replaceAll('.', '') ?? 0),
    );
    assert.deepEqual(
      left,
      [...left].sort((a, b) => b - a),
    );
    await inAllLights(page, 'board-one-group', page.locator('#ranking'));
    await inEnglish(page, 'board-one-group');

    await page.locator('#ranking .unit-name').first().click();
    await page.waitForURL(/\/board\/(?!1\?)\d+/);
    assert.equal(addressOf(page).get('peers'), null, 'below there are other groups');
    assert.equal(addressOf(page).get('order'), 'left');
    await page.goBack();
    await settle(page);
    assert.equal(addressOf(page).get('peers'), peers);

    await page.goto(page.url().replace(`peers=${peers}`, 'peers=dance'));
    await page.getByText('Bảng này không có nhóm so sánh “dance”').waitFor();
    await page.getByRole('button', { name: 'Xem mọi nhóm' }).click();
    await settle(page);
    assert.equal(await headings.count(), all.length);
  },
};
