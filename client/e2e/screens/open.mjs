// How a screen is opened, and that it is the one that was meant, with something on it.
import assert from 'node:assert/strict';
import { WIDE, settle } from '../browser.mjs';

/** A route of the client as a pattern: ids are numbers, codes are words. */
export const patternOf = (route) => new RegExp(`^${route.replace(/:\w+Id\b/g, '\\d+').replace(/:\w+/g, '[a-z]\\w*')}$`);

/** Opens it by its address, takes the steps from there, and waits for what it must show. */
export async function opened(page, { name, route, at, steps = [], shows }, city, address) {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(address + at(city));
  await page.locator('h1, main h2').first().waitFor();
  await settle(page);
  for (const step of steps) {
    await step(page);
    await settle(page);
  }
  const { pathname } = new URL(page.url());
  if (route) assert.match(pathname, patternOf(route), `${name} is a screen of ${route}`);
  await page.locator(shows).first().waitFor();
  await settle(page);
}
