/** The client in a real browser: what it fetches before a board is painted, and how soon after the login that is. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { serveMinimal } from '../../client/bench/minimal.mjs';
import { launch } from '../../client/e2e/browser.mjs';
import { UNDER_CITY } from './city.mjs';
import { BOARD, boardVariables } from './documents.mjs';
import { median } from './measure.mjs';
import { PASSWORD, USER } from './own-server.mjs';

const ROUNDS = 21;
const WARM = 2;
const FIRST_SCRIPTS_KIB = 395;
const KIB = 1024;
const DIST = new URL('../../client/dist/', import.meta.url);

/** Where one signs in to each, and what stands on it for every row of the board once that is painted. */
const LOGIN = { minimal: '/#/login', product: '/login' };
const BARS = { minimal: '.recharts-bar-rectangle', product: 'main .counted' };

/**
 * Runs in the page: resolves with the time at which the frame with all the bars was done, the end of the first answer
 * since `from` (that of the login), and the scripts asked for so far.
 */
function untilPainted({ bars, rows, from }) {
  const answers = () => performance.getEntriesByType('resource');
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelectorAll(bars).length < rows) return requestAnimationFrame(look);
      requestAnimationFrame(() =>
        setTimeout(() => {
          const painted = performance.now();
          const login = answers().find((one) => one.initiatorType === 'fetch' && one.startTime >= from);
          const scripts = answers().filter((one) => one.name.endsWith('.js') && one.startTime < painted);
          resolve({ painted, answered: login?.responseEnd, scripts: scripts.map((one) => new URL(one.name).pathname) });
        }),
      );
    };
    look();
  });
}

/** Signs in with an empty cache. @returns {ms from the answer of the login to the painted board, scripts, loginScripts} */
async function paint(browser, url, bars) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('input[name=username]').fill(USER);
    // On a fast machine the field is filled before the frame that paints it.
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const loginScripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(
          (one) =>
            one.name.endsWith('.js') &&
            one.startTime < performance.getEntriesByName('first-contentful-paint')[0].startTime,
        )
        .map((one) => new URL(one.name).pathname),
    );
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.waitForLoadState('networkidle');
    const from = await page.evaluate(() => performance.now());
    const painted = page.evaluate(untilPainted, { bars, rows: UNDER_CITY, from });
    await page.locator('button[type=submit]').click();
    const { painted: at, answered, scripts } = await painted;
    return { ms: at - answered, scripts, loginScripts };
  } finally {
    await context.close();
  }
}

const sizeOf = (scripts) =>
  [...new Set(scripts)].reduce(
    (sum, path) => sum + gzipSync(readFileSync(new URL(`.${path}`, DIST)), { level: 9 }).length,
    0,
  );

export async function measureClient(city, figure) {
  city.say(`the board in a browser beside a minimal react-admin page, ${ROUNDS} rounds in turn`);
  const minimal = await serveMinimal(await city.asker(BOARD, boardVariables(city.cityId))());
  const browser = await launch();
  try {
    const sides = { minimal: minimal.url + LOGIN.minimal, product: city.server.url + LOGIN.product };
    const times = { minimal: [], product: [] };
    let product;
    for (let round = -WARM; round < ROUNDS; round += 1)
      for (const [side, url] of Object.entries(sides)) {
        const run = await paint(browser, url, BARS[side]);
        if (round >= 0) times[side].push(run.ms);
        if (side === 'product') product = run;
      }
    const scripts = { unit: 'KiB', better: 'lower', goal: 1, yardstick: 'what it should stay under, gzip' };
    for (const [name, files] of [
      ['client_scripts_until_login', product.loginScripts],
      ['client_scripts_until_board', product.scripts],
    ])
      figure({ name, value: sizeOf(files) / KIB, ...scripts, yardstickValue: FIRST_SCRIPTS_KIB });
    figure({
      ...{ name: 'board_painted_after_login', value: median(times.product), unit: 'ms', better: 'lower', goal: 1.3 },
      ...{ yardstick: 'a minimal react-admin page with one chart', yardstickValue: median(times.minimal) },
    });
  } finally {
    await browser.close();
    await minimal.stop();
  }
}
