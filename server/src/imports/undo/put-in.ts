import type { Day } from '@dat100/shared/calendar';
import { marks, type Tx } from '../../database/sql.js';
import { DATED_TABLES, type DatedTable } from '../../progress/take-back.js';
import { takenBack } from '../../rollups/retractions.js';

/** Said of whatever goes with its import. */
export const IMPORT_UNDONE = 'import_undone';

interface DatedRowOf {
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
export interface PutInByImport {
  dated: Record<DatedTable, DatedRowOf[]>;
  events: EventRow[];
}

/** Reads what an import has put in about these people (at most 1,000). Rows it changed in place are not among them. */
export async function putInBy(tx: Tx, importId: number, personIds: readonly number[]): Promise<PutInByImport> {
  const dated: Record<DatedTable, DatedRowOf[]> = { employment: [], membership: [], scope_mark: [] };
  for (const table of DATED_TABLES)
    dated[table] = await tx.rows<DatedRowOf>(
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
