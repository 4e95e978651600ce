// Chromium with a profile of its own, and what every story does in it.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const artefacts = fileURLToPath(new URL('../../artefacts/', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function program() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (!found) throw new Error('No Chromium found: install it, or set CHROMIUM=/path/to/chromium');
  return found;
}

export function launch() {
  mkdirSync(artefacts, { recursive: true });
  return chromium.launch({ executablePath: program(), args: FLAGS });
}

/** Widths that are looked at: an office screen, and the narrowest phone. */
export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 360, height: 740 };

/** What one story works with: the server's address and accounts, pages of its own, and a list of the pages' faults. */
export function stage(browser, { address, accounts }) {
  const contexts = [];
  const faults = [];

  /** A new visitor: own cookies, Vietnamese, faults of the page collected. */
  async function visitor({ viewport = WIDE, scheme = 'light' } = {}) {
    const context = await browser.newContext({
      viewport,
      colorScheme: scheme,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
    return page;
  }

  function account(role) {
    const found = accounts.find((one) => one.role === role);
    if (!found) throw new Error(`The demo has no account of the role ${role}`);
    return found;
  }

  /** Signs in by password and waits for the landing page. */
  async function signedIn(role, options) {
    const page = await visitor(options);
    const { username, password } = account(role);
    await page.goto(`${address}/login`);
    await signIn(page, username, password);
    await page.waitForURL((url) => url.pathname !== '/login');
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  /** Signs in and opens the board of one's unit, for roles that begin elsewhere. */
  async function onBoard(role, options) {
    const page = await signedIn(role, options);
    await page.locator('nav').getByRole('link', { name: 'Bảng xếp hạng' }).click();
    await page.waitForURL(/\/board\/\d+/);
    await settle(page);
    return page;
  }

  /** What every open page of the story shows, kept for whoever looks into a failure. */
  async function pictures(name) {
    const pages = contexts.flatMap((context) => context.pages());
    await Promise.all(pages.map((page, index) => picture(page, `failed-${name}-${index + 1}`).catch(() => undefined)));
  }

  async function close() {
    await Promise.all(contexts.map((context) => context.close()));
  }
  return { address, accounts, account, visitor, signedIn, onBoard, faults, pictures, close };
}

/** Fills the login page that is open. */
export async function signIn(page, username, password) {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page
    .getByLabel(/Mật khẩu/)
    .first()
    .fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** Waits until nothing is on its way: no skeleton, and no former figures shown dimmed. */
export async function settle(page) {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.locator('.MuiSkeleton-root, [aria-busy=true]').first().waitFor({ state: 'detached' });
}

/** Keeps a picture of the whole page in artefacts/. */
export async function picture(page, name) {
  await page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });
}

/**
 * What axe-core finds wrong, one line each. A dialog that is still fading in has no contrast yet; and a tooltip that
 * opens under a resting mouse is no part of what is looked at.
 */
export async function violations(page) {
  await page.mouse.move(0, 0);
  await page.locator('.MuiTooltip-popper').first().waitFor({ state: 'detached' });
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map(
    (one) => `${one.id} (${one.impact}), ${one.nodes.length} ×: ${one.nodes[0].html.slice(0, 160)}`,
  );
}

/** How many pixels the page is wider than the window: 0, or there is something to scroll sideways. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** What is shown, wide and narrow, light and dark: a picture of each, nothing for axe to find, nothing too wide. */
export async function inAllLights(page, name, shown) {
  for (const viewport of [WIDE, NARROW])
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await settle(page);
      await shown.scrollIntoViewIfNeeded();
      const where = `${name}-${viewport.width}-${colorScheme}`;
      await picture(page, where);
      assert.deepEqual(await violations(page), [], `axe on ${where}`);
      assert.ok((await overflow(page)) <= 0, `${where} is too wide`);
    }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}
