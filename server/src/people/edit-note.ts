import type { Day } from '@dat100/shared/calendar';
import { marks, pieces, type Tx } from '../database/sql.js';
import { lockPeople } from '../rollups/person-facts.js';
import { imagesOf, replacedBy, type ChangedRow, type Images, type ImageTable, type UndoImage } from './row-images.js';

/** A row that an edit has put in and that holds from a day on. */
export interface BegunRow {
  table: ImageTable;
  id: number;
  from: Day;
}

/** What an edit by hand did to one person: all that is needed to take it back. */
export interface EditedPerson {
  personId: number;
  /** the person's revision before the edit; 0 = nobody knew them */
  found: number;
  /** the revision at which the edit left them: as long as they have it, nothing newer stands on top */
  left: number;
  replaced: UndoImage;
  begun: readonly BegunRow[];
  /** stages and retractions that it put in */
  events: readonly number[];
}

/** How people are before an edit. */
export interface EditNote {
  personIds: readonly number[];
  tables: readonly ImageTable[];
  images: Images;
  revisions: ReadonlyMap<number, number>;
  events: ReadonlyMap<number, number>;
}

const AT_ONCE = 1000;

/** Locks people who are about to be edited and notes how they are, as far as it lies in these tables. */
export async function noteBefore(
  tx: Tx,
  personIds: readonly number[],
  tables: readonly ImageTable[],
): Promise<EditNote> {
  await lockPeople(tx, personIds);
  return {
    personIds,
    tables,
    images: await imagesOf(tx, personIds, tables),
    revisions: await revisionsOf(tx, personIds),
    events: await eventsOf(tx, personIds),
  };
}

/**
 * What has been done to people since the note, everything written and settled; whoever is as before is left out.
 *
 * @param personIds those of the note, and whom the edit itself has brought in
 */
export async function editedSince(tx: Tx, note: EditNote, personIds = note.personIds): Promise<EditedPerson[]> {
  const images = await imagesOf(tx, personIds, note.tables);
  const replaced = replacedBy(note.images, images);
  const revisions = await revisionsOf(tx, personIds);
  const events = await eventsOf(tx, personIds);
  const people = new Map(
    personIds.map((personId) => {
      const found = note.revisions.get(personId) ?? 0;
      const rows: ChangedRow[] = [...(replaced.get(personId) ?? []), ...(found === 0 ? [nothingKnown(personId)] : [])];
      return [
        personId,
        { personId, found, left: revisions.get(personId) ?? 0, replaced: rows, begun: [], events: [] } as WholeEdit,
      ];
    }),
  );
  for (const [at, { table, personId, key, row }] of images)
    if (key['id'] !== undefined && table !== 'person' && !note.images.has(at))
      people.get(personId)?.begun.push({ table, id: key['id'], from: String(row['valid_from']) });
  for (const [id, personId] of events) if (!note.events.has(id)) people.get(personId)?.events.push(id);
  return [...people.values()].filter(
    ({ replaced: rows, begun, events: told }) => rows.length + begun.length + told.length > 0,
  );
}

type WholeEdit = EditedPerson & { begun: BegunRow[]; events: number[] };

/** Of somebody who came in with the edit no detail was known of any day: so they can be entered again as somebody new. */
function nothingKnown(personId: number): ChangedRow {
  return { table: 'person', key: { id: personId }, before: { details_on: null }, after: null };
}

/** The revisions of people, by their keys. */
export const revisionsOf = (tx: Tx, personIds: readonly number[]): Promise<Map<number, number>> =>
  numbersOf(tx, 'SELECT id AS k, revision AS n FROM person WHERE id', personIds);

/** The person of each status event, by the event's key. */
const eventsOf = (tx: Tx, personIds: readonly number[]): Promise<Map<number, number>> =>
  numbersOf(tx, 'SELECT id AS k, person_id AS n FROM status_event WHERE person_id', personIds);

/** A number `n` of each row by its key `k`. @param select constant text up to the column that is one of `personIds` */
async function numbersOf(tx: Tx, select: string, personIds: readonly number[]): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const ids of pieces(personIds, AT_ONCE))
    for (const { k, n } of await tx.rows<{ k: number; n: number }>(`${select} IN (${marks(ids.length)})`, ids))
      found.set(Number(k), Number(n));
  return found;
}
