// A screen, opened once and looked at in both languages, both themes, both widths, and on paper.
import assert from 'node:assert/strict';
import { NARROW, WIDE, drawn, overflow, picture, printed, settle, violations } from '../browser.mjs';
import { foreignTexts } from '../words.mjs';

/**
 * Four of the eight ways to look, with every pair of width, theme and language among them, and the fewest changes between
 * one and the next. Each is judged by all rules of axe.
 */
const PAIRS = [
  { viewport: WIDE, colorScheme: 'light', language: 'vi', judged: 'all' },
  { viewport: NARROW, colorScheme: 'dark', language: 'vi', judged: 'all' },
  { viewport: NARROW, colorScheme: 'light', language: 'en', judged: 'all' },
  { viewport: WIDE, colorScheme: 'dark', language: 'en', judged: 'all' },
];

/** The same for all eight, and by which rules axe judges there: nothing but colours depends on the theme. */
const LIGHTS = [
  { viewport: WIDE, colorScheme: 'light', judged: 'all' },
  { viewport: WIDE, colorScheme: 'dark', judged: 'colours' },
  { viewport: NARROW, colorScheme: 'dark', judged: 'colours' },
  { viewport: NARROW, colorScheme: 'light', judged: 'all' },
];
const ALL = [
  ...LIGHTS.map((light) => ({ ...light, language: 'vi' })),
  ...LIGHTS.toReversed().map((light) => ({ ...light, language: 'en' })),
];

/** `npm run assure -- screens` asks for all ways. */
const WAYS = process.env.SCREENS_WAYS === 'all' ? ALL : PAIRS;

/** What lies over a page; the page under it is a screen of its own. */
const OVER = '[role=presentation]:has(> .MuiPaper-root, > * > .MuiPaper-root)';

/** Runs in the page: how much of a dialog is out of sight. */
function hidden() {
  const content = document.querySelector('.MuiDialogContent-root');
  return content ? content.scrollHeight - content.clientHeight : 0;
}

/** Runs in the page: buttons and links like them that are cut off at a side, or whose own words do not fit. */
function clipped() {
  const found = [];
  for (const one of document.querySelectorAll('button, a.MuiButton-root, [role=button], [role=tab]')) {
    const { left, right, width } = one.getBoundingClientRect();
    if (width < 2 || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    let [from, to] = [0, document.documentElement.clientWidth];
    let scrolls = false;
    for (let at = one.parentElement; at && !scrolls; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at);
      scrolls = ['auto', 'scroll'].includes(overflowX) && at.scrollWidth > at.clientWidth;
      if (!['hidden', 'clip'].includes(overflowX)) continue;
      const box = at.getBoundingClientRect();
      [from, to] = [Math.max(from, box.left), Math.min(to, box.right)];
    }
    const isCut = !scrolls && (left < from - 1 || right > to + 1);
    const isFull = getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1;
    if (isCut || isFull) found.push(one.outerHTML.slice(0, 160));
  }
  return found;
}

/** Runs in the page: the language of the next page that is loaded. */
function keepLanguage(locale) {
  window.localStorage.setItem('RaStore.locale', JSON.stringify(locale));
}

/** As another window of the same browser would change it: whatever is open stays. */
async function inLanguage(page, locale) {
  if ((await page.locator('html').getAttribute('lang')) === locale) return;
  await page.evaluate(keepLanguage, locale);
  await page.evaluate((next) => {
    const [key, newValue] = ['RaStore.locale', JSON.stringify(next)];
    window.dispatchEvent(new window.StorageEvent('storage', { key, newValue }));
  }, locale);
  await page.locator(`html[lang=${locale}]`).waitFor({ state: 'attached' });
}

async function look(page, name, { viewport, colorScheme, language, judged }, within) {
  await inLanguage(page, language);
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await drawn(page);
  const more = await page.evaluate(hidden);
  if (more > 0) {
    await page.setViewportSize({ ...viewport, height: viewport.height + more + 64 });
    await drawn(page);
  }
  const where = `${name}-${viewport.width}-${colorScheme}${language === 'vi' ? '' : `-${language}`}`;
  // How it looks in the other language is seen by day; that it can be read in the dark, axe says.
  if (language === 'vi' || colorScheme === 'light') await picture(page, where, within !== OVER);
  assert.deepEqual(await violations(page, judged, within), [], `axe on ${where}`);
  assert.ok((await overflow(page)) <= 0, `${where} is wider than the window`);
  assert.deepEqual(await page.evaluate(clipped), [], `buttons of ${where} are cut off`);
  if (language === 'vi') assert.deepEqual(await foreignTexts(page), [], `${where}: no English on a Vietnamese screen`);
}

/**
 * What is shown now, in every way and on paper. The page is left as the last way has it; the next screen is loaded anew,
 * and in Vietnamese.
 */
export async function lookAtAll(page, { name, within, onPhone = false }) {
  await settle(page);
  const isOver = (await page.locator(OVER).count()) > 0;
  const where = isOver ? OVER : (within ?? 'html');
  const isPrinted = !isOver || (await page.locator('.slips').count()) > 0;
  const ways = WAYS.filter(({ viewport }) => !onPhone || viewport === NARROW);
  const paper = isPrinted ? ways.find(({ language }) => language === 'vi') : null;
  for (const way of ways) {
    await look(page, name, way, where);
    if (way === paper) await printed(page, name);
  }
  await page.evaluate(keepLanguage, 'vi');
}
