import assert from 'node:assert/strict';
import { connect, createServer } from 'node:net';
import { NARROW, picture, settle, violations, WIDE } from '../browser.mjs';

/**
 * A wire to the server. Held, it lets the beginning of each file through and no more; cut, it loses what is on it and
 * takes nothing until it is mended: a browser sends a request again by itself where it can.
 */
async function wireTo(address) {
  const open = new Set();
  let held = false;
  let isCut = false;
  const cut = () => {
    isCut = true;
    open.forEach((socket) => socket.destroy());
  };
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(Number(new URL(address).port), '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    near.pipe(far);
    let passed = 0;
    let isFile = false;
    near.on('data', () => (isFile = false));
    far.on('data', (bytes) => {
      isFile ||= /^content-disposition: attachment/im.test(bytes.toString('latin1'));
      passed = held && isFile ? passed + bytes.length : 0;
      near.write(bytes);
      if (passed > 20_000) far.pause();
    });
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    hold: (isHeld) => {
      held = isHeld;
      if (!held) open.forEach((socket) => socket.resume());
    },
    address: `http://127.0.0.1:${server.address().port}`,
    cut,
    mend: () => (isCut = false),
    close: () => {
      cut();
      server.close();
    },
  };
}

/**
 * Lets the page send as slowly as is asked then, in bytes a second; -1 = as fast as it goes. The speed is a session's of
 * the browser's protocol: what one has slowed down, another does not let go.
 */
async function slowing(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  const speed = { offline: false, latency: 0, downloadThroughput: -1 };
  return (up) => cdp.send('Network.emulateNetworkConditions', { ...speed, uploadThroughput: up });
}

/** What the browser itself says of a wire that was cut is no fault of the page. */
function forget(faults) {
  const others = faults.filter((fault) => !/net::ERR_|WebSocket/.test(fault));
  faults.splice(0, faults.length, ...others);
}

/** Pictures of what is under way, where nothing settles. */
async function pictures(page, name, within = 'html') {
  for (const [viewport, colorScheme] of [
    [WIDE, 'light'],
    [WIDE, 'dark'],
    [NARROW, 'light'],
    [NARROW, 'dark'],
  ]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(150);
    await picture(page, `${name}-${viewport.width}-${colorScheme}`);
  }
  assert.deepEqual(await violations(page, 'all', within), [], `axe on ${name}`);
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Long for the wire, and soon read by the server: few people, much to say of each. */
const PEOPLE = 1500;
const NOTE = 'đã gọi điện, hẹn tuần sau '.repeat(50);
const rowOf = (_, n) => `Nguyễn Văn An,15/06/1985,079085${String(n).padStart(6, '0')},${NOTE}\n`;
const LIST = {
  name: 'danh-sach-dai.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`Họ và tên,Ngày sinh,Số CCCD,Ghi chú\n${Array.from({ length: PEOPLE }, rowOf).join('')}`),
};

export const stories = {
  async 'a file on its way to the server says how far it is, can be cancelled, and says when the connection goes'({
    address,
    signedIn,
    faults,
  }) {
    const page = await signedIn('unit_head');
    const wire = await wireTo(address);
    await page.goto(`${wire.address}/imports`);
    await settle(page);
    const slow = await slowing(page);
    await slow(60_000);
    const drop = page.locator('input[type=file]');
    const bar = page.getByRole('progressbar', { name: /^Đang gửi danh-sach-dai\.csv: [\d,]+ (KB|MB) trên [\d,]+ MB/ });
    await drop.setInputFiles(LIST);
    await bar.waitFor();
    await page.waitForFunction(() => Number(document.querySelector('[role=progressbar]')?.ariaValueNow) > 1);
    await pictures(page, 'upload');
    await page.getByRole('button', { name: 'Hủy' }).click();
    await page.getByText('Đã hủy gửi tệp; chưa có gì được nhập').waitFor();
    await bar.waitFor({ state: 'detached' });
    assert.equal(await page.getByText('danh-sach-dai.csv').count(), 0, 'the server keeps nothing of it');

    await drop.setInputFiles(LIST);
    await bar.waitFor();
    wire.cut();
    await page.getByText('Kết nối bị ngắt khi đang gửi tệp').waitFor();
    wire.mend();
    await slow(-1);
    await drop.setInputFiles(LIST);
    await page.waitForURL(/\/imports\/\d+$/, { timeout: 60_000 });
    forget(faults);
    wire.close();
  },

  async 'a file on its way from the server is counted, can be cancelled, and half of it is never saved'({
    address,
    signedIn,
    faults,
  }) {
    const page = await signedIn('hr');
    const wire = await wireTo(address);
    const home = /\d+/.exec(new URL(page.url()).pathname)[0];
    await page.goto(`${wire.address}/units/${home}/people`);
    await page.getByRole('table').first().waitFor();
    await settle(page);
    let saved = 0;
    page.on('download', () => (saved += 1));
    const take = async () => {
      await page.getByRole('button', { name: 'Xuất', exact: true }).click();
      await page.getByRole('menuitem', { name: /CSV/ }).click();
    };
    wire.hold(true);
    const notice = page.getByRole('region', { name: 'Đang tải tệp về' });
    const counted = notice.getByText(/^Đã nhận [\d,]+ KB/);
    await take();
    await counted.waitFor();
    // Turned to a phone's width the list below is read anew, and is pale meanwhile.
    await pictures(page, 'transfer-notice', '[role=region][aria-label="Đang tải tệp về"]');
    await notice.getByRole('button', { name: 'Hủy' }).click();
    await notice.waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('dialog').count(), 0, 'who cancels is told nothing more');

    wire.hold(false);
    await settle(page);
    wire.hold(true);
    await take();
    await counted.waitFor();
    wire.cut();
    const failed = page.getByRole('dialog', { name: 'Chưa xuất được tệp' });
    await failed.getByText('Kết nối bị ngắt khi đang tải tệp').waitFor();
    wire.mend();
    assert.equal(saved, 0);
    wire.hold(false);
    const whole = page.waitForEvent('download');
    await failed.getByRole('button', { name: 'Thử lại' }).click();
    assert.match((await whole).suggestedFilename(), /\.csv$/);
    forget(faults);
    wire.close();
  },
};
