import assert from 'node:assert/strict';
import { inAllLights, inEnglish, printed, settle } from '../browser.mjs';
import { foreignTexts } from '../words.mjs';

/**
 * Screens by the role that opens them: their names, and the link of the menu that leads there; null is where the role
 * lands. Without a role: the address itself.
 */
const SCREENS = {
  nobody: { login: '/login', guide: '/guide' },
  committee: {
    board: null,
    completeness: /\/completeness$/,
    radar: /\/radar$/,
    'peer-groups': /\/peer-groups$/,
    'rating-periods': /\/ratings$/,
    'rating-schemes': /\/ratings\/schemes$/,
    'rating-inbox': /\/ratings\/inbox$/,
    weeks: /\/confirmations$/,
  },
  unit_head: {
    todo: null,
    unit: /\/board\/\d+$/,
    people: /\/people$/,
    entry: /\/entry$/,
    imports: /\/imports$/,
    missing: /\/missing$/,
    week: /\/confirmation$/,
  },
  hr: { conflicts: /\/conflicts$/, 'rating-results': /\/ratings\/results$/ },
  administrator: { users: /\/users$/, audit: /\/audit$/ },
  staff: { me: null, 'my-ratings': /\/me\/ratings$/ },
};

/** Screens that open from another one: the screen they open from, and what is clicked there. */
const BEHIND = {
  'board > bulletin': (page) => page.locator('main').getByRole('link', { name: 'Bản tin tuần' }),
  'people > person': (page) => page.getByRole('table').locator('tbody a').first(),
  'rating-schemes > rating-scheme': (page) => page.locator('main a').first(),
};

async function open(page, link) {
  if (!link) return;
  const targets = await page.locator('nav a').evaluateAll((links) => links.map((one) => one.getAttribute('href')));
  const target = targets.find((each) => link.test(each));
  await page.locator(`nav a[href="${target}"]`).first().click();
  await page.waitForURL(link);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** One screen, loaded once: themes, widths and languages are changed in place. */
async function look(page, name) {
  await settle(page);
  assert.deepEqual(await foreignTexts(page), [], `${name}: no English on a Vietnamese screen`);
  await inAllLights(page, name);
  await printed(page, name);
  await inEnglish(page, name);
}

const behind = (name) => Object.entries(BEHIND).filter(([path]) => path.startsWith(`${name} > `));

function looking(role, screens) {
  return async ({ visitor, signedIn, address }) => {
    const page = role === 'nobody' ? await visitor() : await signedIn(role);
    for (const [name, link] of Object.entries(screens)) {
      if (role === 'nobody') await page.goto(address + link);
      else await open(page, link);
      await look(page, name);
      for (const [path, found] of behind(name)) {
        await found(page).click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await look(page, path.split(' > ')[1]);
      }
    }
  };
}

export const stories = Object.fromEntries(
  Object.entries(SCREENS).map(([role, screens]) => [
    `screens of ${role}: accessible in both themes and languages, fit 1440 and 360 px (${Object.keys(screens).join(', ')})`,
    looking(role, screens),
  ]),
);
