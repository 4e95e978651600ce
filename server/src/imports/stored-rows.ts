import type { Day } from '@dat100/shared/calendar';
import type { ReadRow, RosterRow, RowIssue } from '@dat100/shared/roster-reading';
import type { Secrets } from '../database/secrets.js';
import type { Bound, Sql, Tx } from '../database/sql.js';
import type { Outcome, PlannedRow } from './plan-roster.js';
import { fromValues, rowText, type RowValues } from './row-text.js';
import { readSeals, type Seal } from './sealed-rows.js';

/**
 * planned: not applied yet · same: says what is known, so that nothing is to be written for it: done once its import is
 * applied · done: applied with the import · open: waits for a decision, and counts as uncounted · kept, applied:
 * decided · superseded: answered by a newer list · undone: taken back with the whole import
 */
export type RowState = 'planned' | 'same' | 'open' | 'done' | 'kept' | 'applied' | 'superseded' | 'undone';

/** Rows of these outcomes are applied with the import. Constant text. */
export const ACCEPTED = "outcome IN ('new', 'changed', 'unchanged')";

/** Rows of an applied import that stand: as applied, as decided, or with nothing to apply. Constant text. */
export const STANDS = "state IN ('done', 'applied', 'same')";

/** What is kept of a row until it is applied or decided; encrypted, for it holds the citizen id. */
export interface RowPayload {
  /** its place in the file, from 0 */
  n: number;
  row: RosterRow;
  /** what the file itself says about it */
  issues: RowIssue[];
  /** the id as it stands in its cell */
  idShown: string | number | null;
  /** the user's own cells, of a row that is in trouble */
  cells: ReadRow['cells'];
  changes: string[];
  /** see RowPlan.replaced */
  replaced?: string[];
  otherUnitId: number | null;
  suggestions?: number[];
}

export interface StoredRow {
  id: number;
  outcome: Outcome;
  state: RowState;
  unitId: number | null;
  personId: number | null;
  personRevision: number | null;
  /** the blind index of the row's citizen id */
  citizenIdIndex: string | null;
  conflictCode: string | null;
  /** of an official list: what comes of the row, see PILES */
  pile: string | null;
  payload: RowPayload;
}

/** What a payload is encrypted for, so that it cannot be moved to another row. */
const bound = (importId: number, rowId: number): string => `import:${importId}:${rowId}`;

const COLUMNS = [
  'id',
  'import_id',
  'sheet',
  'row_no',
  'outcome',
  'state',
  'unit_id',
  'person_id',
  'person_revision',
  'details_before',
  'citizen_id_index',
  'conflict_code',
  'pile',
  'payload',
  'seal_id',
];
const NOTHING = Buffer.alloc(0);

/** A planned row on its way into the database. */
export interface RowToStage {
  id: number;
  /** the day the list speaks of */
  asOf: Day;
  read: ReadRow;
  n: number;
  planned: PlannedRow;
  /** takes what is kept of the row, and answers the seal it comes under */
  seal: (rowId: number, text: string) => number;
}

/** What is kept of a row beside what was read of it. */
type Beside = Omit<RowPayload, keyof ReadRow>;

/** A payload as it is stored, before it is sealed. */
function payloadText(beside: Beside, read: ReadRow): string {
  return `${JSON.stringify(beside).slice(0, -1)},"read":${rowText(read)}}`;
}

function payloadFrom(text: string): RowPayload {
  const stored = JSON.parse(text) as RowPayload | (Beside & { read: RowValues });
  // Rows of earlier versions have everything by its name.
  if (!('read' in stored)) return stored;
  const { read, ...beside } = stored;
  return { ...fromValues(read), ...beside };
}

const besideOf = ({ n, planned: { plan, suggestions } }: RowToStage): Beside => ({
  n,
  changes: plan?.changes ?? [],
  otherUnitId: plan?.conflict?.otherUnitId ?? null,
  ...(plan?.replaced ? { replaced: plan.replaced } : {}),
  ...(suggestions ? { suggestions } : {}),
});

/** The blind index of a citizen id, none of an empty one. */
export const indexOf = (secrets: Secrets, citizenId: string): string | null =>
  citizenId === '' ? null : secrets.citizenIdIndex(citizenId);

/** A row that does not even move the day of its person's details writes nothing. */
function stateToStage({ planned: { outcome, known }, asOf }: RowToStage): RowState {
  const isOfItsDay = known !== null && known.detailsOn !== null && known.detailsOn >= asOf;
  return outcome === 'unchanged' && isOfItsDay ? 'same' : 'planned';
}

/** Where planned rows are stored. */
export const STAGED = { table: 'import_row', columns: COLUMNS } as const;

/** A planned row as it is stored: the values of STAGED's columns. Its payload goes under a common seal. */
export function stagedRow(importId: number, r: RowToStage, citizenIdIndex: string | null): Bound[] {
  const { planned } = r;
  const { row } = r.read;
  return [
    r.id,
    importId,
    row.sheet.slice(0, 100),
    row.row,
    planned.outcome,
    stateToStage(r),
    planned.row.unitId,
    planned.known?.id ?? null,
    planned.known?.revision ?? null,
    // Held against the record when the row is applied: a row that does not grow then is written in its place.
    planned.known?.detailsOn ?? null,
    citizenIdIndex,
    planned.plan?.conflict?.code ?? null,
    planned.pile ?? null,
    NOTHING,
    r.seal(r.id, payloadText(besideOf(r), r.read)),
  ];
}

export type RestatedRow = Omit<StoredRow, 'state' | 'citizenIdIndex'>;

/** Writes a row's plan anew. */
export async function restateRow(tx: Tx, secrets: Secrets, importId: number, stored: RestatedRow): Promise<void> {
  const { row, issues, idShown, cells, ...beside } = stored.payload;
  const text = payloadText(beside, { row, issues, idShown, cells });
  await tx.run(
    `UPDATE import_row SET state = CASE WHEN state = 'same' AND ? <> 'unchanged' THEN 'planned' ELSE state END,
        outcome = ?, unit_id = ?, person_id = ?, person_revision = ?, conflict_code = ?, pile = ?, payload = ?, seal_id = NULL WHERE id = ?`,
    [
      stored.outcome,
      stored.outcome,
      stored.unitId,
      stored.personId,
      stored.personRevision,
      stored.conflictCode,
      stored.pile,
      secrets.encrypt(text, bound(importId, stored.id)),
      stored.id,
    ],
  );
}

/** A row as it stands in the database: what was read of the person is sealed. */
export interface SealedRow {
  id: number;
  outcome: Outcome;
  state: RowState;
  unit_id: number | null;
  person_id: number | null;
  person_revision: number | null;
  citizen_id_index: string | null;
  conflict_code: string | null;
  pile: string | null;
  /** its own, or none where it is under a seal with others */
  payload: Buffer;
  seal_id: number | null;
  seal?: Seal;
}

/** Rows of an import in the order of the file, decrypted. `where` is constant text that begins with AND. */
export async function readRows(
  sql: Sql,
  secrets: Secrets,
  importId: number,
  where = '',
  params: readonly Bound[] = [],
  limit = 1_000_000,
): Promise<StoredRow[]> {
  const rows = await readSealed(sql, importId, where, params, limit);
  return rows.map((r) => unseal(secrets, importId, r));
}

/** The same rows, to be unsealed a few at a time. */
export async function readSealed(
  sql: Sql,
  importId: number,
  where: string,
  params: readonly Bound[],
  limit: number,
): Promise<SealedRow[]> {
  const rows = await sql.rows<SealedRow>(
    `SELECT id, outcome, state, unit_id, person_id, person_revision, citizen_id_index, conflict_code, pile, payload, seal_id FROM import_row WHERE import_id = ? ${where} ORDER BY id LIMIT ?`,
    [importId, ...params, limit],
  );
  const sealed = rows.flatMap((row) => (row.seal_id === null ? [] : [Number(row.seal_id)]));
  const seals = await readSeals(sql, importId, sealed);
  for (const row of rows) {
    const seal = row.seal_id === null ? undefined : seals.get(Number(row.seal_id));
    if (seal) row.seal = seal;
  }
  return rows;
}

/** @throws when the row was changed or moved by somebody without the key */
export function unseal(secrets: Secrets, importId: number, r: SealedRow): StoredRow {
  const id = Number(r.id);
  const text = r.seal?.textOf(secrets, id) ?? secrets.decrypt(r.payload, bound(importId, id));
  return {
    id,
    outcome: r.outcome,
    state: r.state,
    unitId: r.unit_id === null ? null : Number(r.unit_id),
    personId: r.person_id === null ? null : Number(r.person_id),
    personRevision: r.person_revision === null ? null : Number(r.person_revision),
    citizenIdIndex: r.citizen_id_index,
    conflictCode: r.conflict_code,
    pile: r.pile,
    payload: payloadFrom(text),
  };
}

/** Rows of an import by their keys. */
export interface KeyRange {
  after: number;
  upTo: number;
}

/** That a row `r` is in a range; the values of its marks are `after` and `upTo`. Constant text. */
export const IN_RANGE = 'r.id > ? AND r.id <= ?';

/**
 * The rows of an import in two halves, to be read side by side: each of them is held against people, and somebody waits
 * for it.
 */
export async function halvesOf(sql: Sql, importId: number): Promise<[KeyRange, KeyRange]> {
  const ends = await sql.one<{ first: number | null; last: number | null }>(
    "SELECT MIN(id) AS first, MAX(id) AS last FROM import_row WHERE import_id = ? AND outcome = 'unchanged'",
    [importId],
  );
  // Keys are given out in the order of the file. What is new or changed is held against few people, and may be in one half.
  const middle = Math.floor((Number(ends?.first ?? 0) + Number(ends?.last ?? 0)) / 2);
  return [
    { after: 0, upTo: middle },
    { after: middle, upTo: Number.MAX_SAFE_INTEGER },
  ];
}

/** How many rows of an import; `where` is constant text. */
export async function countRows(sql: Sql, importId: number, where: string): Promise<number> {
  const row = await sql.one<{ n: number }>(`SELECT COUNT(*) AS n FROM import_row WHERE import_id = ? AND ${where}`, [
    importId,
  ]);
  return Number(row?.n ?? 0);
}
