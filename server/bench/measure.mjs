/** How times are taken: warmed by a number of requests, the measured ones in turn, so that a busy moment hits all alike. */

/** The middle of some numbers. */
export function median(numbers) {
  const ascending = [...numbers].sort((a, b) => a - b);
  return ascending[Math.floor((ascending.length - 1) / 2)];
}

/**
 * Runs each of `asks` ({name: async (round) => …}) once a round, in turn.
 * @param before runs before each of them and is not measured
 * @returns {name: the middle time in milliseconds}
 */
export async function inTurn(asks, { rounds, warm, before = async () => undefined }) {
  const times = Object.fromEntries(Object.keys(asks).map((name) => [name, []]));
  for (let round = -warm; round < rounds; round += 1)
    for (const [name, ask] of Object.entries(asks)) {
      await before();
      const begun = performance.now();
      await ask(Math.abs(round));
      if (round >= 0) times[name].push(performance.now() - begun);
    }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}

/**
 * Has so many workers ask at the same time until `requests` are answered.
 * @param workers a function each; @param cpuMs the processor time of the process that answers
 * @returns its processor time for one request, in milliseconds
 */
export async function cpuARequest(workers, requests, cpuMs) {
  const run = async (count) => {
    let left = count;
    const before = cpuMs();
    await Promise.all(
      workers.map(async (work) => {
        while (left > 0) {
          left -= 1;
          await work();
        }
      }),
    );
    return (cpuMs() - before) / count;
  };
  await run(Math.ceil(requests / 4));
  return run(requests);
}
