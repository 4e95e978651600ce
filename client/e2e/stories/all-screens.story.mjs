import assert from 'node:assert/strict';
import { NARROW, WIDE, overflow, picture, settle, violations } from '../browser.mjs';

/**
 * Screens by name: the role that opens them and the link of the menu that leads there; null is where the role lands.
 * Without a role: the address itself.
 */
const SCREENS = [
  { name: 'login', role: null, link: '/login' },
  { name: 'guide', role: null, link: '/guide' },
  { name: 'board', role: 'committee', link: null },
  { name: 'todo', role: 'unit_head', link: null },
  { name: 'unit', role: 'unit_head', link: /\/board\/\d+$/ },
  { name: 'people', role: 'unit_head', link: /\/people$/ },
  { name: 'entry', role: 'unit_head', link: /\/entry$/ },
  { name: 'imports', role: 'unit_head', link: /\/imports$/ },
  { name: 'conflicts', role: 'hr', link: /\/conflicts$/ },
  { name: 'missing', role: 'unit_head', link: /\/missing$/ },
  { name: 'completeness', role: 'committee', link: /\/completeness$/ },
  { name: 'radar', role: 'committee', link: /\/radar$/ },
  { name: 'peer-groups', role: 'committee', link: /\/peer-groups$/ },
  { name: 'rating-periods', role: 'committee', link: /\/ratings$/ },
  { name: 'rating-schemes', role: 'committee', link: /\/ratings\/schemes$/ },
  { name: 'rating-inbox', role: 'committee', link: /\/ratings\/inbox$/ },
  { name: 'rating-results', role: 'hr', link: /\/ratings\/results$/ },
  { name: 'week', role: 'unit_head', link: /\/confirmation$/ },
  { name: 'weeks', role: 'committee', link: /\/confirmations$/ },
  { name: 'users', role: 'administrator', link: /\/users$/ },
  { name: 'audit', role: 'administrator', link: /\/audit$/ },
  { name: 'me', role: 'staff', link: null },
  { name: 'my-ratings', role: 'staff', link: /\/me\/ratings$/ },
];

async function open({ visitor, signedIn, address }, { role, link }) {
  if (role === null) {
    const page = await visitor();
    await page.goto(address + link);
    return page;
  }
  const page = await signedIn(role);
  if (link) {
    await page.locator('nav a').first().waitFor();
    const targets = await page.locator('nav a').evaluateAll((links) => links.map((one) => one.getAttribute('href')));
    await page
      .locator(`nav a[href="${targets.find((target) => link.test(target))}"]`)
      .first()
      .click();
    await page.waitForURL(link);
  }
  return page;
}

/** Transitions of a theme and the drawing of a chart, which no event announces. */
const DRAWN_MS = 500;

function look(screen) {
  return async (set) => {
    const page = await open(set, screen);
    for (const viewport of [WIDE, NARROW]) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await settle(page);
        await page.waitForTimeout(DRAWN_MS);
        const where = `${screen.name}-${viewport.width}-${colorScheme}`;
        await picture(page, where);
        // The narrow layout has the colours of the wide one: once is enough.
        if (viewport === WIDE || colorScheme === 'light')
          assert.deepEqual(await violations(page), [], `axe on ${where}`);
        assert.ok((await overflow(page)) <= 0, `${where} is wider than the window`);
      }
    }
  };
}

export const stories = Object.fromEntries(
  SCREENS.map((screen) => [`screen ${screen.name}: accessible in both themes, fits 1440 and 360 px`, look(screen)]),
);
