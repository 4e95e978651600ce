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
/**
 * Features that are off. The last two are lists that drop from Chromium's address bar: nobody sees one here, and a
 * process for each is started with every page, which takes half of the time of opening it. The others are what
 * Playwright turns off itself: of two such flags the browser heeds the last one alone.
 */
const OFF = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];
const FLAGS = [
  `--disable-features=${OFF.join(',')}`,
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

/** Forgets the browser's own word for a request that was refused as it stood, in a story that asks what is none. */
export function passRefusals(faults) {
  faults.splice(0, faults.length, ...faults.filter((fault) => !/status of 400/.test(fault)));
}

/** What one story works with: the server's address and accounts, pages of its own, and a list of the pages' faults. */
export function stage(browser, { address, accounts, dataDir }) {
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
    countRequests(page);
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

  /** A page of somebody who signed in before, on their landing page. How signing in looks is access.story's part. */
  async function signedIn(role, options) {
    const page = await visitor(options);
    await page.context().addCookies([await sessionOf(address, account(role))]);
    await page.goto(address);
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
  return { address, accounts, dataDir, account, visitor, signedIn, onBoard, faults, pictures, close };
}

const LOGIN =
  'mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { id } }';

/** A new session, as the cookie of a browser: without the login page, which would be loaded for every page of a story. */
export async function sessionOf(address, { username, password }) {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: LOGIN, variables: { username, password } }),
  });
  const [name, value] = answer.headers.get('set-cookie').split(';')[0].split('=');
  return { name, value, url: address };
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

/** Requests of a page that have no answer yet. */
const underWay = new WeakMap();

function countRequests(page) {
  const open = new Set();
  underWay.set(page, open);
  page.on('request', (request) => open.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => open.delete(request));
}

const QUIET_MS = 80;
const SETTLED_WITHIN_MS = 20_000;
const WAITING = '.MuiSkeleton-root, [aria-busy=true]';

/** Waits until nothing is on its way: no request for a moment, no skeleton, and no former figures shown dimmed. */
export async function settle(page) {
  const open = underWay.get(page) ?? new Set();
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    if (Date.now() > deadline) throw new Error(`still on its way: ${[...open].map((one) => one.url()).join(', ')}`);
    await page.locator(WAITING).first().waitFor({ state: 'detached' });
    if (open.size === 0) {
      await page.waitForTimeout(QUIET_MS);
      if (open.size === 0 && (await page.locator(WAITING).count()) === 0) return;
    } else await page.waitForTimeout(QUIET_MS / 4);
  }
}

/** Keeps a picture in artefacts/: of the whole page, or of what is in sight. */
export async function picture(page, name, fullPage = true) {
  await page.screenshot({ path: join(artefacts, `${name}.jpg`), type: 'jpeg', quality: 85, fullPage });
}

/** Keeps what comes out of the printer, on A4. */
export async function printed(page, name) {
  await page.pdf({ path: join(artefacts, `${name}.pdf`), preferCSSPageSize: true });
}

/** Waits until nothing fades or moves any more: what is still fading in has no contrast yet. */
async function still(page) {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
}

/** Rules of axe that judge colours: they take longest, and only they depend on the theme. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const RULES = {
  all: {},
  colours: { runOnly: COLOURS },
  'all but colours': { rules: Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])) },
};

/**
 * What axe-core finds wrong, one line each; `judged` says by which rules, `within` where. A tooltip that opens under a
 * resting mouse is no part of what is looked at.
 */
export async function violations(page, judged = 'all', within = 'html') {
  await page.mouse.move(0, 0);
  await page.locator('.MuiTooltip-popper').first().waitFor({ state: 'detached' });
  await still(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const options = { resultTypes: ['violations'], ...RULES[judged] };
  const found = await page.evaluate(
    ([where, each]) => window.axe.run({ include: [where], exclude: ['.MuiTooltip-popper'] }, each),
    [within, options],
  );
  return found.violations.map(
    (one) => `${one.id} (${one.impact}), ${one.nodes.length} ×: ${one.nodes[0].html.slice(0, 160)}`,
  );
}

/** How many pixels the page is wider than the window: 0, or there is something to scroll sideways. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/**
 * How a screen is looked at, the fewest changes between one and the next: by which rules axe judges it there. Colours
 * depend on the theme alone, and nothing else does.
 */
const LIGHTS = [
  { viewport: WIDE, colorScheme: 'light', judged: 'all' },
  { viewport: WIDE, colorScheme: 'dark', judged: 'colours' },
  { viewport: NARROW, colorScheme: 'dark', judged: null },
  { viewport: NARROW, colorScheme: 'light', judged: 'all but colours' },
];

/** What is shown, wide and narrow, light and dark: a picture of each, nothing for axe to find, nothing too wide. */
export async function inAllLights(page, name, shown = null) {
  for (const { viewport, colorScheme, judged } of LIGHTS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await drawn(page);
    await shown?.scrollIntoViewIfNeeded();
    const where = `${name}-${viewport.width}-${colorScheme}`;
    await picture(page, where);
    if (judged) assert.deepEqual(await violations(page, judged), [], `axe on ${where}`);
    assert.ok((await overflow(page)) <= 0, `${where} is wider than the window`);
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The same screen in English: pictures at both widths, axe but for colours, and nothing wider than the window. */
export async function inEnglish(page, name) {
  await page.getByRole('button', { name: /English/ }).click();
  await settle(page);
  await picture(page, `${name}-1440-en`);
  assert.deepEqual(await violations(page, 'all but colours'), [], `axe on ${name} in English`);
  await page.setViewportSize(NARROW);
  await settle(page);
  await picture(page, `${name}-360-en`);
  assert.ok((await overflow(page)) <= 0, `${name} in English is wider than a phone`);
  await page.setViewportSize(WIDE);
  await page.getByRole('button', { name: /Tiếng Việt/ }).click();
}

/** Waits until the page has followed a new size or theme: two frames, for what measures itself draws one later. */
export async function drawn(page) {
  await settle(page);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await still(page);
}
