import { addDays, type Day } from '@dat100/shared/calendar';
import type { RequestContext } from '../common/context.js';
import type { Keys } from '../database/keys.js';
import { marks, pieces, type Tx } from '../database/sql.js';
import { insertRetractions } from './event-rows.js';

export const DATED_TABLES = ['employment', 'membership', 'scope_mark'] as const;
export type DatedTable = (typeof DATED_TABLES)[number];

/** A row that holds from a day on. */
export interface DatedRow {
  id: number;
  valid_from: Day;
}
/** A stage, or a retraction. */
export interface ToldRow {
  id: number;
  person_id: number;
}

/** What a change has put in about people, as far as it still stands. */
export interface PutIn {
  dated: Readonly<Record<DatedTable, readonly DatedRow[]>>;
  events: readonly ToldRow[];
}

/**
 * Takes back what was put in: stages and retractions by events of their own, what is dated by an end on the day before
 * it begins. Nothing is deleted.
 *
 * @param why a code: `ended_reason` of an employment, the reason of a retraction
 */
export async function takeBack(
  tx: Tx,
  ctx: RequestContext,
  keys: Keys,
  { dated, events }: PutIn,
  why: string,
): Promise<void> {
  for (const table of DATED_TABLES) await neverBegan(tx, table, dated[table], why);
  await insertRetractions(
    tx,
    ctx,
    events.map((e) => ({
      id: keys.next(),
      personId: Number(e.person_id),
      eventId: Number(e.id),
      reason: why,
      importId: null,
    })),
  );
}

async function neverBegan(tx: Tx, table: DatedTable, rows: readonly DatedRow[], why: string): Promise<void> {
  const byDay = new Map<Day, number[]>();
  for (const { id, valid_from: day } of rows) {
    const ids = byDay.get(day);
    if (ids) ids.push(Number(id));
    else byDay.set(day, [Number(id)]);
  }
  for (const [day, all] of byDay)
    for (const ids of pieces(all, 1000)) {
      const sets = table === 'employment' ? 'valid_to = ?, ended_reason = ?' : 'valid_to = ?';
      const values = table === 'employment' ? [addDays(day, -1), why] : [addDays(day, -1)];
      await tx.run(`UPDATE ${table} SET ${sets} WHERE id IN (${marks(ids.length)})`, [...values, ...ids]);
    }
}
