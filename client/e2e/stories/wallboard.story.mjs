import assert from 'node:assert/strict';
import { NARROW, WIDE, overflow, picture, settle, signIn, violations } from '../browser.mjs';

const TURN_MS = 15_000;

const pageNumber = async (page) => Number(/(\d+)\//.exec(await page.getByTestId('wall-page').textContent())[1]);

/** Opens the hall screen of the city from its board, with a clock that can be moved on. */
async function wall(signedIn, options) {
  const page = await signedIn('committee', options);
  await settle(page);

  await page.clock.install();
  await page.getByRole('link', { name: 'Màn hình sảnh' }).click();
  await page.getByTestId('wall-rate').waitFor();
  await settle(page);
  return { page };
}

export const stories = {
  async 'the hall screen is dark, large, accessible in both lights and languages, and fits 1440 and 360 px'({
    signedIn,
  }) {
    const { page } = await wall(signedIn);
    assert.match(await page.getByTestId('wall-rate').textContent(), /^\d{1,3}(,\d)?\s%$/);
    const legend = await page.getByTestId('wall-legend').textContent();
    assert.match(legend, /Đã xác minh.*Chưa đạt.*theo “Đơn vị báo cáo”.*Số liệu đến ngày \d\d\/\d\d\/\d{4}/);
    const luminance = () =>
      page.locator('main').evaluate((main) => Number(/\d+/.exec(getComputedStyle(main).backgroundColor)[0]));
    assert.ok((await luminance()) < 60, 'dark by default');
    assert.deepEqual(await violations(page), [], 'axe, dark');
    await picture(page, 'wallboard-1440-dark');
    await page.setViewportSize(NARROW);
    assert.ok((await overflow(page)) <= 0, 'fits 360 px');
    await picture(page, 'wallboard-360-dark');
    await page.setViewportSize(WIDE);
    await page.getByRole('button', { name: 'Nền sáng' }).click();
    await page.waitForURL(/light=1/);
    assert.ok((await luminance()) > 200);
    assert.deepEqual(await violations(page), [], 'axe, light');
    await picture(page, 'wallboard-1440-light');

    await page.getByRole('button', { name: 'Về bảng xếp hạng' }).click();
    await page.waitForURL(/\/board\/\d+$/);
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('link', { name: 'Hall screen' }).click();
    await page.getByText('Achieved, as units report').waitFor();
    await page.getByText(/As of .* read at/).waitFor();
    assert.deepEqual(await violations(page), [], 'axe, English');
  },

  async 'its pages turn every 15 seconds, and stand while somebody reads them or told them to'({ signedIn }) {
    const { page } = await wall(signedIn);
    await page.mouse.move(5, 5);
    const first = await pageNumber(page);
    await page.clock.fastForward(TURN_MS);
    await page.waitForFunction((was) => !document.body.textContent.includes(`Trang ${was}/`), first);
    const second = await pageNumber(page);
    assert.equal(second, first + 1);

    await page.locator('main ol').hover();
    await page.mouse.move(900, 500);
    await page.clock.fastForward(TURN_MS);
    assert.equal(await pageNumber(page), second, 'stands under a pointer');

    await page.mouse.move(5, 5);
    await page.getByRole('button', { name: 'Trang sau' }).focus();
    await page.keyboard.press('Enter');
    const third = await pageNumber(page);
    assert.equal(third, second + 1);
    await page.clock.fastForward(TURN_MS);
    assert.equal(await pageNumber(page), third, 'stands while reached by keyboard');

    await page.getByRole('button', { name: 'Dừng lật trang' }).click();
    await page.mouse.move(5, 5);
    await page.clock.fastForward(2 * TURN_MS);
    assert.equal(await pageNumber(page), third, 'stands when told to');
  },

  async 'it does not turn by itself for whoever asked for less motion'({ signedIn }) {
    const { page } = await wall(signedIn);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.mouse.move(5, 5);
    await page.getByRole('button', { name: 'Dừng lật trang' }).waitFor({ state: 'detached' });
    const before = await pageNumber(page);
    await page.clock.fastForward(2 * TURN_MS);
    assert.equal(await pageNumber(page), before);
    await page.getByRole('button', { name: 'Trang sau' }).click();
    assert.equal(await pageNumber(page), before + 1);
  },

  async 'it goes on when the connection drops, says since when its figures are old, and catches up'({
    signedIn,
    faults,
  }) {
    const page = await signedIn('committee');
    let down = false;
    let drop;
    await page.routeWebSocket(/graphql/, (socket) => {
      if (down) return void socket.close();
      socket.connectToServer();
      drop = () => socket.close();
    });
    await page.clock.install();
    await page.goto(page.url().replace('/board/', '/wallboard/'));
    await page.getByTestId('wall-rate').waitFor();
    const rate = await page.getByTestId('wall-rate').textContent();
    await page.locator('[data-live=live]').waitFor();
    await page.context().setOffline(true);
    down = true;
    await drop();
    await page.locator('[data-live=old]').waitFor();
    assert.match(
      await page.locator('[data-live=old]').textContent(),
      /Mất kết nối, số liệu của lúc \d\d\/\d\d\/\d{4} \d\d:\d\d/,
    );
    assert.equal(await page.getByTestId('wall-rate').textContent(), rate, 'the figures stay');
    const before = await pageNumber(page);
    await page.mouse.move(5, 5);
    await page.clock.fastForward(TURN_MS);
    await page.waitForFunction((was) => !document.body.textContent.includes(`Trang ${was}/`), before);
    await page.context().setOffline(false);
    down = false;
    await page.clock.fastForward(2 * TURN_MS);
    await page.locator('[data-live=live]').waitFor();
    const others = faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(fault));
    faults.splice(0, faults.length, ...others);
  },

  async 'without a session the hall screen leads to the login page and back'({ visitor, account, address }) {
    const page = await visitor();
    await page.goto(`${address}/wallboard/1?criterion=chip_card`);
    await page.waitForURL(/\/login/);
    const { username, password } = account('committee');
    await signIn(page, username, password);
    await page.waitForURL(/\/wallboard\/1\?criterion=chip_card/);
    await page.getByTestId('wall-rate').waitFor();
  },
};
