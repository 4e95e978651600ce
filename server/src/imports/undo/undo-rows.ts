import type { Day } from '@dat100/shared/calendar';
import type { CountRules } from '@dat100/shared/person-history';
import type { RequestContext } from '../../common/context.js';
import type { Keys } from '../../database/keys.js';
import type { Secrets } from '../../database/secrets.js';
import { marks, pieces, type Sql, type Tx } from '../../database/sql.js';
import { revisionsOf } from '../../people/edit-note.js';
import { restoreRows, setEach } from '../../people/restore-rows.js';
import type { UndoImage } from '../../people/row-images.js';
import { takeBack } from '../../progress/take-back.js';
import { loadFacts, lockPeople } from '../../rollups/person-facts.js';
import { settle } from '../../rollups/settle.js';
import type { StoredImport } from '../stored-import.js';
import { STANDS } from '../stored-rows.js';
import { boundToUndo } from './bound-to-undo.js';
import { IMPORT_UNDONE, putInBy } from './put-in.js';
import { whatStandsOnTop, type AppliedRow, type LeftCode, type OnTop } from './what-stands.js';

/** The outcomes of rows that an import has applied, in the order in which an undo takes them: decided conflicts first. */
export const UNDO_STEPS = ['conflict', 'changed', 'new', 'unchanged'] as const;
export type UndoStep = (typeof UNDO_STEPS)[number];

/** What undoing rows needs. */
export interface UndoContext {
  ctx: RequestContext;
  keys: Keys;
  secrets: Secrets;
  rules: CountRules;
  stored: Pick<StoredImport, 'id' | 'kind' | 'asOf'>;
}

/** A row as it was applied. */
export interface RowToUndo extends AppliedRow {
  detailsBefore: Day | null;
  undoImage: Buffer | null;
}

/** Applied rows of an import with one outcome, from the last before `before` upwards. */
export async function rowsToUndo(
  sql: Sql,
  importId: number,
  outcome: UndoStep,
  before: number,
  limit: number,
): Promise<RowToUndo[]> {
  const rows = await sql.rows<{
    id: number;
    person_id: number;
    person_revision: number | null;
    details_before: Day | null;
    undo_image: Buffer | null;
  }>(
    `SELECT id, person_id, person_revision, details_before, undo_image FROM import_row
      WHERE import_id = ? AND outcome = ? AND id < ? AND ${STANDS} AND person_id IS NOT NULL
      ORDER BY id DESC LIMIT ?`,
    [importId, outcome, before, limit],
  );
  return rows.map((r) => ({
    id: Number(r.id),
    importId,
    outcome,
    personId: Number(r.person_id),
    revision: Number(r.person_revision ?? 0),
    detailsBefore: r.details_before,
    undoImage: r.undo_image,
  }));
}

/**
 * Takes rows of an import back, at most 1,000, each whole or not at all: where something newer stands on top of what a
 * row did, or another import asserts it too, the row is left and says why. Makes counters and history follow.
 */
export async function undoRows(tx: Tx, u: UndoContext, rows: readonly RowToUndo[]): Promise<void> {
  const personIds = [...new Set(rows.map((row) => row.personId))];
  await lockPeople(tx, personIds);
  const onTop = await whatStandsOnTop(tx, u.stored, rows);
  const undone = rows.filter((row) => !onTop.left.has(row.id));
  const wrote = await rowsThatWrote(tx, u, undone);
  if (wrote.length > 0) await takeBackRows(tx, u, wrote, onTop.below);
  if (u.stored.kind !== 'police') await restoreDay(tx, u, undone);
  await markLeft(tx, onTop.left);
  for (const ids of pieces(
    undone.map(({ id }) => id),
    1000,
  ))
    await tx.run(`UPDATE import_row SET state = 'undone', left_code = NULL WHERE id IN (${marks(ids.length)})`, ids);
}

/** Rows that changed something besides the day their people's details are of: of decided conflicts, not all did. */
async function rowsThatWrote(tx: Tx, u: UndoContext, rows: readonly RowToUndo[]): Promise<RowToUndo[]> {
  const decided = rows.filter(({ outcome }) => outcome === 'conflict');
  const putIn = await putInBy(
    tx,
    u.stored.id,
    decided.map(({ personId }) => personId),
  );
  const about = new Set([...Object.values(putIn.dated).flat(), ...putIn.events].map((row) => Number(row.person_id)));
  const replaced = (row: RowToUndo) =>
    imageOf(u, row).some(({ before }) => Object.keys(before ?? {}).join() !== 'details_on');
  return rows.filter(
    (row) =>
      row.outcome === 'new' ||
      row.outcome === 'changed' ||
      (row.outcome === 'conflict' && (about.has(row.personId) || replaced(row))),
  );
}

async function takeBackRows(tx: Tx, u: UndoContext, rows: readonly RowToUndo[], below: OnTop['below']): Promise<void> {
  const personIds = [...new Set(rows.map((row) => row.personId))];
  const before = await loadFacts(tx, personIds);
  const images = [...rows].sort((a, b) => b.revision - a.revision || b.id - a.id).map((row) => imageOf(u, row));
  // What was changed in place first: an employment the import had taken over is then no longer its own.
  await restoreRows(tx, images);
  await takeBack(tx, u.ctx, u.keys, await putInBy(tx, u.stored.id, personIds), IMPORT_UNDONE);
  await forgetReasons(tx, rows);
  const after = await loadFacts(tx, personIds);
  const changes = personIds.map((personId) => ({
    personId,
    before: before.get(personId) ?? null,
    after: after.get(personId) ?? null,
  }));
  await settle(tx, u.rules, u.ctx.now, changes);
  for (const ids of pieces(personIds, 1000))
    await tx.run(`UPDATE person SET version = version + 1, updated_at = ? WHERE id IN (${marks(ids.length)})`, [
      u.ctx.now,
      ...ids,
    ]);
  await standAgain(tx, personIds, below);
}

function imageOf({ secrets, stored }: UndoContext, row: RowToUndo): UndoImage {
  if (row.undoImage === null) return [];
  return JSON.parse(secrets.decrypt(row.undoImage, boundToUndo(stored.id, row.id))) as UndoImage;
}

/** Of somebody the row itself brought in (they have its key), nothing was known before: no reason either. */
async function forgetReasons(tx: Tx, rows: readonly RowToUndo[]): Promise<void> {
  const broughtIn = rows.filter(({ id, personId }) => id === personId).map(({ personId }) => personId);
  for (const ids of pieces(broughtIn, 1000))
    await tx.run(`DELETE FROM stuck WHERE person_id IN (${marks(ids.length)})`, ids);
}

/**
 * Rows of other imports on which these had stood are on top again, and can be undone in their turn: all that lies below
 * moves up with the person's revision, and keeps its distances.
 */
async function standAgain(tx: Tx, personIds: readonly number[], below: OnTop['below']): Promise<void> {
  const revisions = new Map<number, number>();
  for (const [personId, revision] of await revisionsOf(tx, personIds))
    for (const { id, depth } of below.get(personId) ?? []) revisions.set(id, revision - depth);
  await setEach(tx, 'import_row', 'person_revision', revisions);
}

/** The day that was known of people's details before the list, where the list's own day still stands. */
async function restoreDay(tx: Tx, { stored }: UndoContext, rows: readonly RowToUndo[]): Promise<void> {
  const byDay = new Map<Day | null, number[]>();
  for (const { personId, detailsBefore } of rows)
    byDay.set(detailsBefore, [...(byDay.get(detailsBefore) ?? []), personId]);
  for (const [day, personIds] of byDay)
    for (const ids of pieces(personIds, 1000))
      await tx.run(`UPDATE person SET details_on = ? WHERE details_on = ? AND id IN (${marks(ids.length)})`, [
        day,
        stored.asOf,
        ...ids,
      ]);
}

async function markLeft(tx: Tx, left: ReadonlyMap<number, LeftCode>): Promise<void> {
  for (const code of new Set(left.values())) {
    const all = [...left].filter(([, its]) => its === code).map(([id]) => id);
    for (const ids of pieces(all, 1000))
      await tx.run(`UPDATE import_row SET left_code = ? WHERE id IN (${marks(ids.length)})`, [code, ...ids]);
  }
}
