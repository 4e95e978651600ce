/** Real changes at a steady pace: accounts are taken back one by one, and activated again a few at a time. */
import { TRUST_LEVELS } from '@dat100/shared/codes';
import { CRITERION } from './documents.mjs';
import { requestOf } from './wire.mjs';

const RECORD = `mutation ($ids: [ID!]!) {
  recordStatus(personIds: $ids, criterion: "${CRITERION}", stage: "activated") { recorded } }`;
const TAKE_BACK = `mutation ($id: ID!, $eventId: ID!) {
  correctStatus(personId: $id, eventId: $eventId, reason: "Ghi nhầm") { recorded } }`;
const PEOPLE = 1000;
/** As many as a head ticks and records together. */
const TOGETHER = 10;
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
  const ids = achieved.map(({ id }) => String(id));
  const groups = Array.from({ length: Math.ceil(ids.length / TOGETHER) }, (_, i) =>
    ids.slice(i * TOGETHER, (i + 1) * TOGETHER),
  );
  const standing = 'SELECT event_id AS id FROM standing WHERE person_id = ? AND criterion_id = ?';
  const begun = performance.now();
  let [next, group, done, going] = [0, 0, 0, true];

  /** Waits until so many changes are due. */
  async function due(changes) {
    const early = begun + (next * 1000) / aSecond - performance.now();
    next += changes;
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
  }
  async function ask(wire, body, changes) {
    const answer = JSON.parse(
      await wire.ask(requestOf(city.server.url, '/graphql', { body, cookie: city.server.cookie })),
    );
    if (answer.errors) throw new Error(`A change was refused: ${JSON.stringify(answer.errors)}`);
    done += changes;
  }
  async function keepWriting() {
    const wire = city.wire(city.server.url);
    while (going) {
      const ids = groups[group++ % groups.length];
      for (const id of ids) {
        await due(1);
        const eventId = String((await city.one(standing, [id, city.criterionId])).id);
        await ask(wire, { query: TAKE_BACK, variables: { id, eventId } }, 1);
      }
      await due(ids.length);
      await ask(wire, { query: RECORD, variables: { ids } }, ids.length);
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
