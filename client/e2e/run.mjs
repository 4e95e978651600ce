// Browser stories against the built product: `node client/e2e/run.mjs [pattern ...]`.
// One line a story; the last line is {"passed": n, "failed": n}.
import { readdirSync } from 'node:fs';
import { launch, stage } from './browser.mjs';
import { makeCity, startServer } from './server.mjs';

const patterns = process.argv.slice(2);
const folder = new URL('./stories/', import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.story.mjs'))
  .sort();

/** The stories of a file that are asked for; `apart` where the file wants a server of its own, and how many at a time. */
async function storiesOf(file) {
  const { stories, apart = null } = await import(new URL(file, folder));
  const named = Object.entries(stories).map(([name, run]) => ({ name, run }));
  const isAsked = ({ name }) =>
    patterns.length === 0 || patterns.some((pattern) => file.includes(pattern) || name.includes(pattern));
  return { apart, stories: named.filter(isAsked) };
}

async function tell({ name, run }, browser, server) {
  const startedAt = Date.now();
  const set = stage(browser, server);
  let problem = null;
  try {
    await run(set);
    if (set.faults.length > 0) throw new Error(`the page complained: ${set.faults.join('; ')}`);
  } catch (error) {
    problem = error;
    await set.pictures(name.replace(/\W+/g, '-').slice(0, 40));
  } finally {
    await set.close();
  }
  const took = `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  // What a page complained of is often why something on it never came.
  const told = problem && [problem.stack ?? String(problem), ...set.faults].join('\n');
  console.log(problem ? `not ok ${name} (${took})\n${told}` : `ok ${name} (${took})`);
  return problem === null;
}

/** Tells stories on one server and in one browser, so many at a time as `lanes` says. */
async function tellAll({ stories, lanes }, city) {
  const server = await startServer(city);
  try {
    const browser = await launch();
    const waiting = [...stories];
    const lane = async () => {
      for (let story = waiting.shift(); story; story = waiting.shift())
        result[(await tell(story, browser, server)) ? 'passed' : 'failed'] += 1;
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    await browser.close();
  } catch (error) {
    console.log(error.stack ?? String(error));
    result.failed += 1;
  } finally {
    await server.stop();
  }
}

/** Tells stories by servers, each of which has its own copy of one city. */
async function tellBeside(sets) {
  const city = sets.length > 1 ? await makeCity() : null;
  try {
    await Promise.all(sets.map((set) => tellAll(set, city)));
  } finally {
    city?.remove();
  }
}

const result = { passed: 0, failed: 0 };
const chosen = await Promise.all(files.map(storiesOf));
const together = chosen.filter(({ apart }) => apart === null).flatMap(({ stories }) => stories);
const apart = chosen.filter((one) => one.apart).map(({ apart: { lanes }, stories }) => ({ stories, lanes }));
await tellBeside([{ stories: together, lanes: 1 }, ...apart].filter(({ stories }) => stories.length > 0));
console.log(JSON.stringify(result));
process.exit(result.failed === 0 ? 0 : 1);
