import { marks, pieces, type Bound, type Tx } from '../database/sql.js';

// What a change replaced is kept, generic by table and column, so that an undo can put it back: with each row of an
// import, and for a minute after an edit by hand. What was put in anew is found by its key instead (an import's by its
// import_id), but for reasons: these have none, and come and go.

/** What a row had in the columns that were changed, and what it has been given; of a reason always all columns. */
export interface ChangedRow {
  table: ImageTable;
  /** the row's key, by column */
  key: Record<string, number>;
  /** null: the row was not there */
  before: Record<string, ImageValue> | null;
  /** null: the row is gone */
  after: Record<string, ImageValue> | null;
}

/** Buffers as `{ base64 }`. */
export type ImageValue = string | number | null | { base64: string };

/** What a change replaced, in rows that were there before. */
export type UndoImage = ChangedRow[];

const TABLES = {
  person: {
    key: ['id'],
    person: 'id',
    columns: [
      'full_name',
      'search_name',
      'sort_key',
      'birth_date',
      'birth_year',
      'sex',
      'phone_cipher',
      'title',
      'details_on',
    ],
    comesAndGoes: false,
  },
  employment: {
    key: ['id'],
    person: 'person_id',
    columns: ['unit_id', 'kind', 'title', 'valid_from', 'valid_to', 'order_number', 'ended_reason', 'import_id'],
    comesAndGoes: false,
  },
  membership: { key: ['id'], person: 'person_id', columns: ['valid_from', 'valid_to'], comesAndGoes: false },
  scope_mark: { key: ['id'], person: 'person_id', columns: ['valid_from', 'valid_to'], comesAndGoes: false },
  stuck: {
    key: ['person_id', 'criterion_id'],
    person: 'person_id',
    columns: ['reason', 'recorded_at', 'recorded_by'],
    comesAndGoes: true,
  },
} as const;
export type ImageTable = keyof typeof TABLES;
export const IMAGE_TABLES = Object.keys(TABLES) as readonly ImageTable[];

/** Rows of people as they are, by table and key. */
export type Images = Map<string, { table: ImageTable; personId: number; key: Record<string, number>; row: Row }>;
type Row = Record<string, ImageValue>;

const AT_ONCE = 1000;

/** The rows of these people that writing may change in place, in all tables unless only some are named. */
export async function imagesOf(
  tx: Tx,
  personIds: readonly number[],
  tables: readonly ImageTable[] = IMAGE_TABLES,
): Promise<Images> {
  const images: Images = new Map();
  for (const ids of pieces([...new Set(personIds)], AT_ONCE))
    for (const table of tables) {
      const { key, person, columns } = TABLES[table];
      const names = [...new Set([...key, person, ...columns])];
      const rows = await tx.rows<Record<string, Bound>>(
        `SELECT ${names.join(', ')} FROM ${table} WHERE ${person} IN (${marks(ids.length)})`,
        ids,
      );
      for (const row of rows) {
        const keys = Object.fromEntries(key.map((name) => [name, Number(row[name])]));
        images.set(`${table}|${Object.values(keys).join('|')}`, {
          table,
          personId: Number(row[person]),
          key: keys,
          row: Object.fromEntries(columns.map((name) => [name, imageValue(row[name] ?? null)])),
        });
      }
    }
  return images;
}

const imageValue = (value: Bound): ImageValue =>
  value !== null && typeof value === 'object' ? { base64: Buffer.from(value).toString('base64') } : value;

/** What changed between two images, by person; rows that came in are found by their keys instead, but for reasons. */
export function replacedBy(before: Images, after: Images): Map<number, UndoImage> {
  const found = new Map<number, UndoImage>();
  const add = (personId: number, change: ChangedRow): void => {
    const list = found.get(personId) ?? [];
    found.set(personId, list);
    list.push(change);
  };
  for (const [at, { table, personId, key, row }] of before) {
    const now = after.get(at)?.row ?? null;
    if (now === null) add(personId, { table, key, before: row, after: null });
    else {
      const different = Object.keys(row).filter((c) => JSON.stringify(row[c]) !== JSON.stringify(now[c]));
      const changed = TABLES[table].comesAndGoes && different.length > 0 ? Object.keys(row) : different;
      if (changed.length > 0) add(personId, { table, key, before: only(row, changed), after: only(now, changed) });
    }
  }
  for (const [at, { table, personId, key, row }] of after)
    if (TABLES[table].comesAndGoes && !before.has(at)) add(personId, { table, key, before: null, after: row });
  return found;
}

const only = (row: Row, columns: readonly string[]): Row => Object.fromEntries(columns.map((c) => [c, row[c] ?? null]));
