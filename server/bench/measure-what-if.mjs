/** What a draft scheme would make of 20,000 people, beside the second that somebody waits for it. */
import { BenchCity } from './bench-city.mjs';
import { median } from './measure.mjs';
import { openedPeriod, schemeOf } from './rating-period.mjs';

const PEOPLE = 20_000;
const PATIENCE_MS = 1000;
const ROUNDS = 5;

const ASK = `query ($ask: RatingWhatIfInput!) { ratingWhatIf(ask: $ask) { people readAt moversTotal
  counts { stand before after } moves { from to people } movers { id fullName title unitName from to } } }`;

export async function measureWhatIf(city, figure) {
  if (city.people <= PEOPLE) return ofCity(city, figure);
  const smaller = await BenchCity.make(process.env.BENCH_DATABASE_URL, PEOPLE, city.say);
  try {
    await ofCity(smaller, figure);
  } finally {
    await smaller.end();
  }
}

async function ofCity(city, figure) {
  const { id, year, people } = await openedPeriod(city);
  const { server, say } = city;
  // Another least time each time, so that nothing is the same as before but the people.
  const ask = async (months) => {
    const edits = [{ path: 'time.awayFrom', number: months * 100 }];
    const begun = performance.now();
    const asked = { code: schemeOf(year), periodId: id, edits, movers: {} };
    const { ratingWhatIf: found } = await server.ask(ASK, { ask: asked });
    if (found.people !== people) throw new Error(`${found.people} of ${people} people were asked about.`);
    return performance.now() - begun;
  };
  say(`what a draft would make of ${people} people: read first, then ${ROUNDS} changes of the draft`);
  const wait = { unit: 'ms', better: 'lower', goal: 1, yardstick: 'what somebody waits', yardstickValue: PATIENCE_MS };
  figure({ name: `what_if_first_${people}`, value: await ask(1), ...wait });
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await ask(2 + (round % 3)));
  figure({ name: `what_if_again_${people}`, value: median(times), ...wait });
}
