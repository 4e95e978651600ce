/** A period of the bench's city, opened over GraphQL as a browser does it; opened once, whatever is measured in it. */

const LOOK_EVERY_MS = 200;

const CREATE = 'mutation ($input: RatingPeriodInput!) { createRatingPeriod(input: $input) { id revision } }';
const HEADS = `mutation ($id: ID!, $revision: Int!) {
  nameRatingHeads(periodId: $id, revision: $revision, heads: [], restVacant: true, reason: "made-up units") { id revision } }`;
const OPEN = 'mutation ($id: ID!, $revision: Int!) { openRatingPeriod(id: $id, revision: $revision) { state } }';
const LOOK =
  'query ($id: ID!) { ratingPeriod(id: $id) { state people opening { done total faultEn } faults { messageEn } } }';

/** The scheme of a year. */
export const schemeOf = (year) => (year < 2026 ? 'nd90' : 'nd335');

/** @returns {id, year, people, ms}: how long it took from the question to the open period */
export async function openedPeriod(city) {
  city.period ??= open(city);
  return city.period;
}

async function open({ server, say, today, people }) {
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const year = Number(yesterday.slice(0, 4));
  const input = { year, scheme: schemeOf(year), cutOff: yesterday };
  const draft = (await server.ask(CREATE, { input })).createRatingPeriod;
  const { id, revision } = (await server.ask(HEADS, draft)).nameRatingHeads;
  say(`opening a period of ${people} people`);
  const begun = performance.now();
  await server.ask(OPEN, { id, revision });
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const period = (await server.ask(LOOK, { id })).ratingPeriod;
    if (period.state === 'draft') throw new Error(`The period was not opened: ${JSON.stringify(period)}`);
    if (period.state === 'open') return { id, year, people: period.people, ms: performance.now() - begun };
  }
}
