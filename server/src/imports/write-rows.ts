import type { Day } from '@dat100/shared/calendar';
import { marks, pieces, type Tx } from '../database/sql.js';
import {
  insertEmployments,
  insertMemberships,
  insertPeople,
  insertScopeMarks,
  rewritePeople,
  type NewPerson,
} from '../people/person-rows.js';
import { insertEvents, insertRetractions } from '../progress/event-rows.js';
import { writeReasons } from '../progress/record-status.js';
import { loadFacts } from '../rollups/person-facts.js';
import { placeOf } from '../rollups/places.js';
import { lockCounters, settle, type Change } from '../rollups/settle.js';
import { changeKnown, type KnownChange } from './change-known.js';
import { emptyBundle, factsOfNew, gather, newPerson, personKeyOf, type RowToWrite } from './gather-rows.js';
import type { KnownPerson } from './row-plan.js';
import type { WriteContext } from './write-context.js';

/**
 * Writes planned rows and settles the counters, in the caller's transaction; many rows to a statement. The people
 * known before must be locked already, and a person stands in one row at most.
 */
export async function writeRows(tx: Tx, w: WriteContext, rows: readonly RowToWrite[]): Promise<void> {
  const bundle = emptyBundle();
  const countedTo = await lockCounters(tx);
  const changes: Change[] = [];
  const told: KnownPerson[] = [];
  const rewritten: KnownChange[] = [];
  const returned: NewPerson[] = [];
  for (const item of rows) {
    const { row, plan, known } = item;
    const personId = personKeyOf(item);
    gather(w, bundle, personId, plan);
    if (known && !known.withdrawn) {
      if (plan.outcome === 'changed') {
        rewritten.push({ known, writes: plan.writes });
        told.push(known);
      }
      continue;
    }
    const facts = factsOfNew(personId, row, bundle);
    const person = newPerson(w, personId, row, placeOf(w.rules, facts, countedTo));
    (known ? returned : bundle.people).push(person);
    changes.push({ personId, before: known ? known.facts : null, after: facts });
  }
  await changeKnown(tx, w, rewritten);
  if (w.details)
    await noteDay(
      tx,
      w.asOf,
      rows.flatMap(({ known }) => (known && !known.withdrawn ? [known.id] : [])),
    );
  await insertPeople(tx, w.secrets, w.ctx, bundle.people);
  await rewritePeople(tx, w.secrets, w.ctx, returned);
  await insertEmployments(tx, w.ctx, bundle.employments);
  await insertMemberships(tx, w.ctx, bundle.memberships);
  await insertScopeMarks(tx, w.ctx, bundle.scopes);
  await insertRetractions(tx, w.ctx, bundle.retractions);
  await insertEvents(tx, w.ctx, bundle.events);
  await writeReasons(tx, w.ctx, bundle.reasons);
  const after = await loadFacts(
    tx,
    told.map((k) => k.id),
  );
  for (const known of told)
    changes.push({ personId: known.id, before: known.facts, after: after.get(known.id) ?? null });
  await settle(tx, w.rules, w.ctx.now, changes);
}

/** What is known of these people is now of the list's day, unless it was newer already. */
export async function noteDay(tx: Tx, asOf: Day, ids: readonly number[]): Promise<void> {
  for (const piece of pieces(ids, 1000))
    await tx.run(
      `UPDATE person SET details_on = ? WHERE id IN (${marks(piece.length)}) AND (details_on IS NULL OR details_on < ?)`,
      [asOf, ...piece, asOf],
    );
}
