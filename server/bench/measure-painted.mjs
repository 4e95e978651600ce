/** A sheet in a real browser, from the click that asks for it to the painted rows, beside the list of the same people. */
import { launch } from '../../client/e2e/browser.mjs';
import { median } from './measure.mjs';
import { largeAgency } from './measure-sheet.mjs';
import { openedPeriod } from './rating-period.mjs';

const GOAL = 1.5;
const ROUNDS = 9;
const WARM = 2;

/** Where both begin, and a page with neither list. */
const START = '/ratings/schemes';

/** Runs in the page: goes to a path as a link does; resolves with the milliseconds until the frame with all rows. */
function untilPainted({ path, search = '', rows }) {
  return new Promise((resolve) => {
    const begun = performance.now();
    window.history.pushState({}, '', path + search);
    window.dispatchEvent(new window.PopStateEvent('popstate', { state: {} }));
    const look = () => {
      if (window.location.pathname !== path || document.querySelectorAll('main tbody tr').length < rows)
        return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    };
    look();
  });
}

/** From a page where the user is signed in and nothing of either list has been seen. */
async function paint(browser, server, target) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  try {
    const [name, value] = server.cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    await page.goto(server.url + START);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    return await page.evaluate(untilPainted, target);
  } finally {
    await context.close();
  }
}

export async function measurePainted(city, figure) {
  const { id: periodId } = await openedPeriod(city);
  const agency = await largeAgency(city, periodId);
  city.say(`the sheet of ${agency.people} people in a browser beside their list, ${ROUNDS} rounds in turn`);
  const targets = {
    list: { path: `/units/${agency.id}/people`, rows: 25 },
    // With those who are not rated: an agency may have few others.
    sheet: {
      path: `/ratings/${periodId}/units/${agency.id}`,
      search: '?state=all',
      rows: Math.min(100, agency.people),
    },
  };
  const times = { list: [], sheet: [] };
  const browser = await launch();
  try {
    for (let round = -WARM; round < ROUNDS; round += 1)
      for (const [side, target] of Object.entries(targets)) {
        const ms = await paint(browser, city.server, target);
        if (round >= 0) times[side].push(ms);
      }
  } finally {
    await browser.close();
  }
  figure({
    ...{ name: 'rating_sheet_painted', value: median(times.sheet), unit: 'ms', better: 'lower', goal: GOAL },
    ...{ yardstick: 'the list of the same people', yardstickValue: median(times.list) },
  });
}
