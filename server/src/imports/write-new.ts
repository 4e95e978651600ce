import type { TableRows, Tx } from '../database/sql.js';
import { employmentRows, membershipRows, peopleRows, scopeMarkRows } from '../people/person-rows.js';
import { eventRows } from '../progress/event-rows.js';
import { writeReasons } from '../progress/record-status.js';
import { placeOf, STANDING_COLUMNS, standingRows } from '../rollups/places.js';
import { reckon, settleReckoned, type Change, type Reckoned } from '../rollups/settle.js';
import {
  emptyBundle,
  factsOfNew,
  gather,
  newPerson,
  personKeyOf,
  type Bundle,
  type RowToWrite,
} from './gather-rows.js';
import type { WriteContext } from './write-context.js';

/** People who are new, ready to be written: everything that can be worked out without the database. */
export interface NewPeople {
  rowIds: number[];
  tables: TableRows[];
  reasons: Bundle['reasons'];
  reckoned: Reckoned;
}

/** Rows worked out before others have their turn: some milliseconds. */
const SLICE = 100;

/**
 * Works out what rows of people nobody knows would write: most of the work of an import, done while the database
 * writes the rows before. `countedTo` is the day the counters stand on.
 */
export async function prepareNew(w: WriteContext, countedTo: string, rows: readonly RowToWrite[]): Promise<NewPeople> {
  const bundle = emptyBundle();
  const changes: Change[] = [];
  const standings = [];
  for (const [i, item] of rows.entries()) {
    if (i % SLICE === SLICE - 1) await breathe();
    const personId = personKeyOf(item);
    gather(w, bundle, personId, item.plan);
    const facts = factsOfNew(personId, item.row, bundle);
    const place = placeOf(w.rules, facts, countedTo);
    bundle.people.push({ ...newPerson(w, personId, item.row, place), citizenIdIndex: item.citizenIdIndex ?? null });
    standings.push(...standingRows(w.rules, personId, facts, countedTo));
    changes.push({ personId, before: null, after: facts });
  }
  await breathe();
  const people = peopleRows(w.secrets, w.ctx, bundle.people);
  await breathe();
  return {
    rowIds: rows.map((r) => r.rowId),
    tables: [
      people,
      employmentRows(w.ctx, bundle.employments),
      membershipRows(w.ctx, bundle.memberships),
      scopeMarkRows(w.ctx, bundle.scopes),
      eventRows(w.ctx, bundle.events),
      { table: 'standing', columns: STANDING_COLUMNS, rows: standings },
    ],
    reasons: bundle.reasons,
    reckoned: reckon(w.rules, countedTo, changes),
  };
}

export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Writes people who are new, and makes counters and history follow. @throws DayTurned when it is to be prepared again */
export async function writeNew(tx: Tx, w: WriteContext, { tables, reasons, reckoned }: NewPeople): Promise<void> {
  for (const { table, columns, rows } of tables) await tx.insert(table, columns, rows);
  await writeReasons(tx, w.ctx, reasons);
  await settleReckoned(tx, w.ctx.now, reckoned);
}
