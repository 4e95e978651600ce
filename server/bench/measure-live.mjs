/** A board that stays open while others record without pause: what it keeps in memory, and how long it stands still. */
import { launch } from '../../client/e2e/browser.mjs';
import { startChanges } from './changes.mjs';
import { median } from './measure.mjs';

const CHANGES_A_SECOND = 50;
/** LIVE_SECONDS makes it shorter, to look at it. */
const SECONDS = Number(process.env.LIVE_SECONDS ?? 600);
const WARM_SECONDS = Math.min(60, SECONDS / 3);
const LOOK_EVERY_MS = 15_000;
const MB = 1e6;
const HOUR_MS = 3_600_000;
const GOALS = { heapMbAnHour: 5, longestTaskMs: 100 };

/** Rise of a line through the points [x, y], by least squares. */
function slope(points) {
  const mean = (index) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const of = (each) => points.reduce((sum, point) => sum + (point[0] - x) * (point[each] - (each === 0 ? x : y)), 0);
  return of(1) / of(0);
}

function watchTasks() {
  window.longTasks = [];
  const note = (list) =>
    window.longTasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]));
  new window.PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
}

/** A board on the screen of whoever may read it, with what the browser tells of itself. */
async function openBoard(browser, city) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
  const [name, value] = city.server.cookie.split('=');
  await context.addCookies([{ name, value, url: city.server.url }]);
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  let readings = 0;
  page.on('request', (request) => (readings += request.postData()?.includes('query Board(') ? 1 : 0));
  await page.goto(`${city.server.url}/board/${city.cityId}`);
  await page.locator('.recharts-surface').first().waitFor();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const now = () => page.evaluate(() => performance.now());
  const forced = [];
  return {
    readings: () => readings,
    /** Processor time of the page's thread so far, ms. */
    async cpuMs() {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find((one) => one.name === 'TaskDuration').value * 1000;
    },
    /** Bytes in use once everything that can go has gone. */
    async heap() {
      const from = await now();
      await devtools.send('HeapProfiler.collectGarbage');
      forced.push([from, await now()]);
      return (await devtools.send('Runtime.getHeapUsage')).usedSize;
    },
    /** Durations of tasks over 50 ms that began after `from`, without those of a collection that was forced. */
    async longTasks(from) {
      const tasks = await page.evaluate(() => window.longTasks);
      const own = ([at, ms]) => !forced.some(([begun, ended]) => at < ended && at + ms > begun);
      return tasks
        .filter(([at]) => at >= from)
        .filter(own)
        .map(([, ms]) => ms);
    },
    now,
  };
}

export async function measureLive(city, figure) {
  city.say(`a board open for ${SECONDS} s, ${CHANGES_A_SECOND} changes a second`);
  const browser = await launch();
  try {
    const board = await openBoard(browser, city);
    const stop = await startChanges(city, CHANGES_A_SECOND);
    const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    await pause(WARM_SECONDS * 1000);
    const [from, cpu, read] = [await board.now(), await board.cpuMs(), board.readings()];
    const heaps = [];
    for (let left = SECONDS * 1000; left > 0; left -= LOOK_EVERY_MS) {
      await pause(Math.min(left, LOOK_EVERY_MS));
      heaps.push([await board.now(), await board.heap()]);
    }
    const readings = board.readings() - read;
    const tasks = await board.longTasks(from);
    const aReading = ((await board.cpuMs()) - cpu) / readings;
    const { done, ms } = await stop();
    city.say(
      `  ${done} changes, ${readings} readings of the board, each ${aReading.toFixed(0)} ms of processor time of the page; ` +
        `heap ${(median(heaps.map(([, bytes]) => bytes)) / MB).toFixed(1)} MB; ${tasks.length} tasks over 50 ms`,
    );
    const limit = { yardstick: 'what it should stay under', better: 'lower', goal: 1 };
    figure({
      ...{ name: 'live_changes', value: (done * 1000) / ms, unit: '/s', better: 'higher', goal: 0.98 },
      ...{ yardstick: 'changes that were to be made', yardstickValue: CHANGES_A_SECOND },
    });
    const rise = (slope(heaps) / MB) * HOUR_MS;
    figure({ name: 'live_heap_slope', value: rise, unit: 'MB/h', ...limit, yardstickValue: GOALS.heapMbAnHour });
    const longest = Math.max(0, ...tasks);
    figure({ name: 'live_longest_task', value: longest, unit: 'ms', ...limit, yardstickValue: GOALS.longestTaskMs });
  } finally {
    await browser.close();
  }
}
