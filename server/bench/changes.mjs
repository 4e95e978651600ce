/** Real changes at a steady pace: accounts are taken back and activated again, one person a mutation. */
import { TRUST_LEVELS } from '@dat100/shared/codes';
import { CRITERION } from './documents.mjs';
import { requestOf } from './wire.mjs';

const RECORD = `mutation ($ids: [ID!]!) {
  recordStatus(personIds: $ids, criterion: "${CRITERION}", stage: "activated") { recorded } }`;
const TAKE_BACK = `mutation ($id: ID!, $eventId: ID!) {
  correctStatus(personId: $id, eventId: $eventId, reason: "Ghi nhầm") { recorded } }`;
const PEOPLE = 1000;
const CONNECTIONS = 6;

/**
 * Starts to write so many changes a second.
 * @returns an async function that stops it and says how many were `done` in how many `ms`
 */
export async function startChanges(city, aSecond) {
  const [achieved] = await city.db.query(
    `SELECT person_id AS id FROM standing WHERE criterion_id = ? AND trust < ? AND stage_position =
       (SELECT MAX(stage_position) FROM standing WHERE criterion_id = ?) ORDER BY person_id LIMIT ${PEOPLE}`,
    [city.criterionId, TRUST_LEVELS.police, city.criterionId],
  );
  const people = achieved.map(({ id }) => ({ id: String(id), achieved: true }));
  const standing = 'SELECT event_id AS id FROM standing WHERE person_id = ? AND criterion_id = ?';
  const begun = performance.now();
  let [next, done, going] = [0, 0, true];

  async function change(wire, person) {
    const body = person.achieved
      ? {
          query: TAKE_BACK,
          variables: {
            id: person.id,
            eventId: String((await city.one(standing, [person.id, city.criterionId])).id),
          },
        }
      : { query: RECORD, variables: { ids: [person.id] } };
    const answer = JSON.parse(
      await wire.ask(requestOf(city.server.url, '/graphql', { body, cookie: city.server.cookie })),
    );
    if (answer.errors) throw new Error(`A change was refused: ${JSON.stringify(answer.errors)}`);
    person.achieved = !person.achieved;
    done += 1;
  }
  async function keepWriting() {
    const wire = city.wire(city.server.url);
    while (going) {
      const turn = next++;
      const early = begun + (turn * 1000) / aSecond - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      await change(wire, people[turn % people.length]);
    }
  }
  const all = Promise.all(Array.from({ length: CONNECTIONS }, keepWriting));
  // told by whoever stops it
  all.catch(() => (going = false));
  return async () => {
    going = false;
    await all;
    return { done, ms: performance.now() - begun };
  };
}
