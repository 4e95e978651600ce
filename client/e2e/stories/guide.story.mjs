import assert from 'node:assert/strict';
import { NARROW, overflow, picture, settle, violations } from '../browser.mjs';

/** What leaves for the server besides the files of the page. */
function watchCalls(page) {
  const calls = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/graphql') || pathname.startsWith('/files')) calls.push(pathname);
  });
  page.on('websocket', (socket) => calls.push(socket.url()));
  return calls;
}

/** Where the links of the page lead, the page's own anchors left out. */
const outward = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('a')]
      .map((link) => new URL(link.href))
      .filter((url) => url.origin !== window.location.origin)
      .map((url) => url.href),
  );

/** Time for what is asked of a network that is not there to be refused. */
const REFUSED_MS = 500;

/** Pages of the PDF: each has an object of its own in the file. */
const sheets = (pdf) => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;

export const stories = {
  async 'the guide is read without an account, in both languages, and asks the server for nothing'({
    visitor,
    address,
  }) {
    const page = await visitor();
    const calls = watchCalls(page);
    await page.goto(`${address}/guide`);
    await page.getByRole('heading', { level: 1, name: /Hướng dẫn từng bước/ }).waitFor();
    await settle(page);
    assert.equal(await page.getByRole('heading', { name: /^Bước \d:/ }).count(), 6);
    assert.equal(await page.locator('#vuong-mac dt').count(), 15, 'a remedy for every reason');
    assert.match(await page.locator('#kich-hoat').textContent(), /7 ngày.*1900 0368/);
    assert.match(await page.locator('#tin-nhan').textContent(), /mã OTP/);

    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('heading', { level: 1, name: /Step by step/ }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    const english = await page.locator('main').textContent();
    assert.ok(!/[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(english), 'no Vietnamese is left over');
    assert.deepEqual(await violations(page), [], 'axe on the English guide');
    assert.deepEqual(await outward(page), [], 'no link to other places');
    assert.deepEqual(calls, []);
  },

  async 'the guide is reached from the login page and the menu, and by the address of a step'({
    visitor,
    signedIn,
    address,
  }) {
    const page = await visitor({ viewport: NARROW });
    await page.goto(`${address}/login`);
    await page.getByRole('link', { name: /Xem hướng dẫn từng bước/ }).click();
    await page.waitForURL(/\/guide$/);
    await page
      .getByRole('navigation', { name: 'Các bước' })
      .getByRole('link', { name: /Kích hoạt/ })
      .click();
    await page.waitForURL(/#kich-hoat$/);
    await page.waitForFunction(() => Math.abs(document.getElementById('kich-hoat').getBoundingClientRect().top) < 60);
    assert.ok((await overflow(page)) <= 0, 'fits 360 px');

    const sent = await visitor();
    await sent.goto(`${address}/guide#kich-hoat`);
    await sent.waitForFunction(() => {
      const step = document.getElementById('kich-hoat');
      return step && step.getBoundingClientRect().top < window.innerHeight / 2;
    });

    const staff = await signedIn('staff');
    await staff.getByRole('link', { name: 'Hướng dẫn', exact: true }).click();
    await staff.getByRole('heading', { level: 1, name: /Hướng dẫn từng bước/ }).waitFor();
    await staff.getByRole('link', { name: 'Vào hệ thống' }).click();
    await staff.waitForURL(/\/me$/);
  },

  async 'the guide stays when the network drops, and prints on two sheets in black on white'({
    visitor,
    address,
    faults,
  }) {
    const page = await visitor({ scheme: 'dark' });
    await page.goto(`${address}/guide`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    await page.context().setOffline(true);
    await page.getByRole('link', { name: /Vướng|bị vướng/ }).click();
    await page.getByRole('button', { name: /Giao diện/ }).click();
    await page.getByRole('heading', { name: 'Khi bị vướng' }).waitFor();
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByText(/Chưa tải được ngôn ngữ này/).waitFor();
    await page.getByRole('heading', { level: 1, name: /Hướng dẫn từng bước/ }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'vi', 'one language or the other');
    await page.waitForTimeout(REFUSED_MS);
    await page.getByRole('heading', { name: 'Khi bị vướng' }).waitFor();
    await page.context().setOffline(false);
    // The browser says that it reached nobody; anything else the page says is a fault.
    const others = faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|dynamically imported/.test(fault));
    faults.splice(0, faults.length, ...others);

    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.equal(sheets(pdf), 2);
    await page.emulateMedia({ media: 'print' });
    const colours = await page.locator('.guide').evaluate((guide) => {
      const { color, backgroundColor } = getComputedStyle(guide);
      return [color, backgroundColor];
    });
    assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    await page.setViewportSize({ width: 703, height: 1000 });
    await picture(page, 'guide-print');
  },
};
