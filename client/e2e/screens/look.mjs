// A screen, opened once and looked at in every way: both languages, both themes, both widths, and on paper.
import assert from 'node:assert/strict';
import { NARROW, WIDE, drawn, overflow, picture, printed, settle, violations } from '../browser.mjs';
import { foreignTexts } from '../words.mjs';

/**
 * The fewest changes between one way and the next, and by which rules axe judges there: nothing but colours depends on
 * the theme.
 */
const LIGHTS = [
  { viewport: WIDE, colorScheme: 'light', judged: 'all' },
  { viewport: WIDE, colorScheme: 'dark', judged: 'colours' },
  { viewport: NARROW, colorScheme: 'dark', judged: 'colours' },
  { viewport: NARROW, colorScheme: 'light', judged: 'all' },
];

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

/** As another window of the same browser would change it: whatever is open stays. */
async function inLanguage(page, locale) {
  await page.evaluate((next) => {
    const [key, newValue] = ['RaStore.locale', JSON.stringify(next)];
    window.localStorage.setItem(key, newValue);
    window.dispatchEvent(new window.StorageEvent('storage', { key, newValue }));
  }, locale);
  await page.locator(`html[lang=${locale}]`).waitFor({ state: 'attached' });
}

async function look(page, name, { viewport, colorScheme, judged }, { language, within }) {
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

/** What is shown now, in all eight ways and on paper. */
export async function lookAtAll(page, { name, within, onPhone = false }) {
  await settle(page);
  const isOver = (await page.locator(OVER).count()) > 0;
  const where = isOver ? OVER : (within ?? 'html');
  const lights = LIGHTS.filter(({ viewport }) => !onPhone || viewport === NARROW);
  for (const light of lights) await look(page, name, light, { language: 'vi', within: where });
  if (!isOver || (await page.locator('.slips').count()) > 0) await printed(page, name);
  await inLanguage(page, 'en');
  for (const light of lights.reverse()) await look(page, name, light, { language: 'en', within: where });
  await inLanguage(page, 'vi');
}
