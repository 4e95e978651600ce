// An open rating period of the demo city, made once for all stories that need one.

import { fromToday, yearOf } from './days.mjs';

/** How long a busy machine may take to gather the people of a whole city. */
export const OPEN_MS = 240_000;

/** Asks the server as the user of a page. Throws what it refuses. */
export async function ask(page, query, variables = {}) {
  const { data, errors } = await page.evaluate(
    async (body) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return response.json();
    },
    { query, variables },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const PERIODS = 'query { ratingPeriods { id year state revision } }';

/** Says of a draft that nobody heads the units whose heads are not known. Answers its revision after that. */
export async function withHeads(page, { id, revision }) {
  const { nameRatingHeads } = await ask(
    page,
    `mutation($id: ID!, $revision: Int!) {
      nameRatingHeads(periodId: $id, revision: $revision, heads: [], restVacant: true, reason: "chưa bổ nhiệm") { revision }
    }`,
    { id, revision },
  );
  return nameRatingHeads.revision;
}

/** Opens this year's period as the administrator of `page`, with the figures of the day before yesterday. Answers its id. */
export async function openedPeriod(page) {
  const day = fromToday(-2);
  const thisYear = ({ year, state }) => year === yearOf(day) && state === 'open';
  const existing = (await ask(page, PERIODS)).ratingPeriods.find(thisYear);
  if (existing) return existing.id;
  const { createRatingPeriod } = await ask(
    page,
    'mutation($input: RatingPeriodInput!) { createRatingPeriod(input: $input) { id revision } }',
    { input: { year: yearOf(day), scheme: 'nd335', cutOff: day } },
  );
  createRatingPeriod.revision = await withHeads(page, createRatingPeriod);
  await ask(page, 'mutation($id: ID!, $revision: Int!) { openRatingPeriod(id: $id, revision: $revision) { id } }', {
    ...createRatingPeriod,
  });
  const until = Date.now() + OPEN_MS;
  while (Date.now() < until) {
    const { ratingPeriods } = await ask(page, PERIODS);
    if (ratingPeriods.some(({ id, state }) => id === createRatingPeriod.id && state === 'open'))
      return createRatingPeriod.id;
    await page.waitForTimeout(200);
  }
  throw new Error('The period did not open');
}
