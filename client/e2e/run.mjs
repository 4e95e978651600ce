// Browser stories against the built product: `node client/e2e/run.mjs [pattern ...]`.
// One line a story; the last line is {"passed": n, "failed": n}.
import { readdirSync } from 'node:fs';
import { launch, stage } from './browser.mjs';
import { startServer } from './server.mjs';

const patterns = process.argv.slice(2);
const folder = new URL('./stories/', import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.story.mjs'))
  .sort();

async function storiesOf(file) {
  const { stories } = await import(new URL(file, folder));
  const named = Object.entries(stories).map(([name, run]) => ({ name, run }));
  return named.filter(
    ({ name }) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern) || name.includes(pattern)),
  );
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

const chosen = (await Promise.all(files.map(storiesOf))).flat();
const result = { passed: 0, failed: 0 };
if (chosen.length > 0) {
  const server = await startServer();
  try {
    const browser = await launch();
    for (const story of chosen) result[(await tell(story, browser, server)) ? 'passed' : 'failed'] += 1;
    await browser.close();
  } catch (error) {
    console.log(error.stack ?? String(error));
    result.failed += 1;
  } finally {
    await server.stop();
  }
}
console.log(JSON.stringify(result));
process.exit(result.failed === 0 ? 0 : 1);
