/** From start to readiness, and what the idle server keeps in memory. */
import { median } from './measure.mjs';

const STARTS = 3;
const READY_LIMIT_MS = 3000;
const MEMORY_LIMIT_MIB = 200;
const IDLE_MS = 5000;

export async function measureStart(city, figure) {
  city.say(`starting the server ${STARTS} times on ${city.people} people`);
  city.closeWires();
  const starts = [];
  for (let run = 0; run < STARTS; run += 1) {
    city.server = await city.server.startAnew();
    starts.push(city.server.startMs);
  }
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const memory = city.server.memory();
  figure({
    ...{ name: 'start_to_ready', value: median(starts), unit: 'ms', better: 'lower', goal: 1 },
    ...{ yardstick: 'the longest it should take', yardstickValue: READY_LIMIT_MS },
  });
  figure({
    ...{ name: 'idle_memory', value: memory, unit: 'MiB', better: 'lower', goal: 1 },
    ...{ yardstick: 'what it should stay under', yardstickValue: MEMORY_LIMIT_MIB },
  });
}
