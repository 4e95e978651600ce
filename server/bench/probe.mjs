/** How long others wait for an answer, asked one after another at a steady pace as a page or a watchdog would. */

const BOARD = `query ($unitId: ID!, $asOf: Day!) { board(unitId: $unitId, criterion: "vneid_level2", asOf: $asOf) {
  version rows { rank figures { inScope claimed } unit { code name } } total { inScope claimed } } }`;
const HEALTH_EVERY_MS = 25;
const BOARD_EVERY_MS = 150;

/** Asks until `stop` is called, which answers the times in milliseconds: {ready, live, board}, each ascending. */
export function startProbe(server, today) {
  const times = { ready: [], live: [], board: [] };
  let going = true;
  const asking = async (name, every, ask) => {
    while (going) {
      const begun = performance.now();
      await ask();
      const took = performance.now() - begun;
      times[name].push(took);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, every - took)));
    }
  };
  const health = (path) => async () => {
    const answer = await fetch(`${server.url}/health/${path}`);
    if (!answer.ok) throw new Error(`/health/${path} answered ${answer.status}`);
    await answer.text();
  };
  const all = Promise.all([
    asking('ready', HEALTH_EVERY_MS, health('ready')),
    asking('live', HEALTH_EVERY_MS, health('live')),
    asking('board', BOARD_EVERY_MS, () => server.ask(BOARD, { unitId: server.cityId, asOf: today })),
  ]);
  return async () => {
    going = false;
    await all;
    return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, list.sort((a, b) => a - b)]));
  };
}

/** The time that so many of a hundred do not exceed, of an ascending list. */
export function percentile(ascending, percent) {
  return ascending[Math.min(ascending.length - 1, Math.ceil((ascending.length * percent) / 100) - 1)];
}
