import type { Day } from '@dat100/shared/calendar';
import type { Secrets } from '../../database/secrets.js';
import { marks, pieces, type Tx } from '../../database/sql.js';
import { isMended } from '../error-book/book-columns.js';
import { mendedBy } from '../mended-rows.js';
import type { StoredImport } from '../stored-import.js';

/** A waiting row of an earlier list that an import had answered. */
interface AnsweredRow {
  id: number;
  unit_id: number | null;
  outcome: string;
  citizen_id_index: string | null;
  import_id: number;
  as_of: Day;
  applied_at: number;
}

interface OtherList {
  id: number;
  unit_id: number;
  sheets: string;
  as_of: Day;
  applied_at: number;
}

const AT_ONCE = 500;

/**
 * The waiting rows that only this import had answered, and those that another list answers which stands: a roster
 * answers for the units it names and for the people whom it takes, rows that were mended for those they name, an
 * official list for the people it names.
 */
export async function answeredRows(
  tx: Tx,
  secrets: Secrets,
  stored: Pick<StoredImport, 'id' | 'kind'>,
): Promise<{ again: AnsweredRow[]; answeredBy: Map<number, AnsweredRow[]> }> {
  let again = await tx.rows<AnsweredRow>(
    `SELECT r.id, r.unit_id, r.outcome, r.citizen_id_index, r.import_id, f.as_of, f.applied_at
       FROM import_row r JOIN import_file f ON f.id = r.import_id
      WHERE r.superseded_by = ? AND r.state = 'superseded' AND r.import_id <> ? AND f.state = 'applied' ORDER BY r.id`,
    [stored.id, stored.id],
  );
  const answeredBy = new Map<number, AnsweredRow[]>();
  for (const other of again.length === 0 ? [] : await otherLists(tx, stored, again)) {
    const asked = again.filter((row) => isNewer(other, row));
    const listed = { id: Number(other.id), unitId: Number(other.unit_id) };
    const answered = new Set(
      isMendedList(stored.kind, other)
        ? await mendedBy(tx, secrets, listed, asked)
        : await answeredOf(tx, stored.kind, listed.id, asked),
    );
    if (answered.size === 0) continue;
    answeredBy.set(Number(other.id), [...answered]);
    again = again.filter((row) => !answered.has(row));
  }
  return { again, answeredBy };
}

/** Lists of the kind that stand and are no older than the oldest of these rows, the newest first. */
async function otherLists(
  tx: Tx,
  { id, kind }: Pick<StoredImport, 'id' | 'kind'>,
  rows: readonly AnsweredRow[],
): Promise<OtherList[]> {
  const oldest = rows.map((row) => row.as_of).sort()[0] ?? '';
  return tx.rows<OtherList>(
    `SELECT id, unit_id, sheets, as_of, applied_at FROM import_file WHERE kind = ? AND state = 'applied' AND id <> ? AND as_of >= ?
      ORDER BY as_of DESC, applied_at DESC, id DESC`,
    [kind, id, oldest],
  );
}

const isMendedList = (kind: StoredImport['kind'], { sheets }: OtherList): boolean =>
  kind === 'roster' && isMended(JSON.parse(sheets) as StoredImport['sheets']);

function isNewer(other: OtherList, row: AnsweredRow): boolean {
  if (Number(other.id) === Number(row.import_id)) return false;
  return other.as_of > row.as_of || (other.as_of === row.as_of && Number(other.applied_at) > Number(row.applied_at));
}

async function answeredOf(
  tx: Tx,
  kind: StoredImport['kind'],
  listId: number,
  rows: readonly AnsweredRow[],
): Promise<AnsweredRow[]> {
  const isOfPerson = (row: AnsweredRow): boolean => kind === 'police' || row.outcome === 'rejected';
  const taken = kind === 'police' ? '' : " AND outcome IN ('new', 'changed', 'unchanged')";
  const people = await named(
    tx,
    `import_id = ?${taken}`,
    'citizen_id_index',
    listId,
    rows.flatMap((row) => (isOfPerson(row) ? (row.citizen_id_index ?? []) : [])),
  );
  const units =
    kind === 'police'
      ? new Set<string>()
      : await named(
          tx,
          'import_id = ?',
          'unit_id',
          listId,
          rows.flatMap((row) => row.unit_id ?? []),
        );
  return rows.filter(
    (row) => units.has(String(row.unit_id)) || (isOfPerson(row) && people.has(String(row.citizen_id_index))),
  );
}

/** Which of these values stand in a column of a list's rows; `where` and `column` are constants. */
async function named(
  tx: Tx,
  where: string,
  column: 'citizen_id_index' | 'unit_id',
  listId: number,
  values: readonly (string | number)[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const piece of pieces([...new Set(values)], AT_ONCE))
    for (const row of await tx.rows<{ value: string | number }>(
      `SELECT DISTINCT ${column} AS value FROM import_row WHERE ${where} AND ${column} IN (${marks(piece.length)})`,
      [listId, ...piece],
    ))
      found.add(String(row.value));
  return found;
}
