import { addDays, type Day } from '@dat100/shared/calendar';
import type { RequestContext } from '../../common/context.js';
import type { Keys } from '../../database/keys.js';
import { marks, pieces, type Tx } from '../../database/sql.js';
import { insertRetractions } from '../../progress/event-rows.js';
import { takenBack } from '../../rollups/retractions.js';

/** Said of whatever goes with its import: `ended_reason` of an employment, the reason of a retraction. */
export const IMPORT_UNDONE = 'import_undone';

const TABLES = ['employment', 'membership', 'scope_mark'] as const;
type DatedTable = (typeof TABLES)[number];

interface DatedRow {
  id: number;
  person_id: number;
  valid_from: Day;
}
interface EventRow {
  id: number;
  person_id: number;
  kind: 'status' | 'retraction';
  retracts_id: number | null;
  import_id: number | null;
}

/** What an import has put in about people, as far as it still stands. */
export interface PutIn {
  dated: Record<DatedTable, DatedRow[]>;
  events: EventRow[];
}

/** Reads what an import has put in about these people (at most 1,000). Rows it changed in place are not among them. */
export async function putInBy(tx: Tx, importId: number, personIds: readonly number[]): Promise<PutIn> {
  const dated: PutIn['dated'] = { employment: [], membership: [], scope_mark: [] };
  for (const table of TABLES)
    dated[table] = await tx.rows<DatedRow>(
      `SELECT id, person_id, valid_from FROM ${table}
        WHERE person_id IN (${marks(personIds.length)}) AND import_id = ? AND (valid_to IS NULL OR valid_to >= valid_from)`,
      [...personIds, importId],
    );
  const events = await tx.rows<EventRow>(
    `SELECT id, person_id, kind, retracts_id, import_id FROM status_event WHERE person_id IN (${marks(personIds.length)})`,
    personIds,
  );
  return { dated, events: eventsToRetract(events, importId) };
}

/** Retractions of the import that hold, and its stages that nobody else has taken back. */
function eventsToRetract(rows: readonly EventRow[], importId: number): EventRow[] {
  const isOwn = (row: EventRow): boolean => row.import_id !== null && Number(row.import_id) === importId;
  const links = rows.flatMap((row) =>
    row.retracts_id === null ? [] : [{ row, id: Number(row.id), retractsId: Number(row.retracts_id) }],
  );
  const back = takenBack(links);
  const backByOthers = takenBack(links.filter(({ row }) => !isOwn(row)));
  return rows.filter((row) => isOwn(row) && !(row.kind === 'retraction' ? back : backByOthers).has(Number(row.id)));
}

/**
 * Takes back what an import has put in: stages and retractions by events of their own, what is dated by an end on the
 * day before it begins. Nothing is deleted.
 */
export async function takeBack(tx: Tx, ctx: RequestContext, keys: Keys, { dated, events }: PutIn): Promise<void> {
  for (const table of TABLES) await neverBegan(tx, table, dated[table]);
  await insertRetractions(
    tx,
    ctx,
    events.map((e) => ({
      id: keys.next(),
      personId: Number(e.person_id),
      eventId: Number(e.id),
      reason: IMPORT_UNDONE,
      importId: null,
    })),
  );
}

async function neverBegan(tx: Tx, table: DatedTable, rows: readonly DatedRow[]): Promise<void> {
  const byDay = new Map<Day, number[]>();
  for (const { id, valid_from: day } of rows) {
    const ids = byDay.get(day);
    if (ids) ids.push(Number(id));
    else byDay.set(day, [Number(id)]);
  }
  for (const [day, all] of byDay)
    for (const ids of pieces(all, 1000)) {
      const sets = table === 'employment' ? 'valid_to = ?, ended_reason = ?' : 'valid_to = ?';
      const values = table === 'employment' ? [addDays(day, -1), IMPORT_UNDONE] : [addDays(day, -1)];
      await tx.run(`UPDATE ${table} SET ${sets} WHERE id IN (${marks(ids.length)})`, [...values, ...ids]);
    }
}
