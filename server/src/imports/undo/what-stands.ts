import { marks, pieces, type Tx } from '../../database/sql.js';
import { revisionsOf } from '../../people/edit-note.js';
import type { StoredImport } from '../stored-import.js';

/** Why an undo leaves a row as it is. */
export const LEFT_CODES = ['newer_on_top', 'asserted_by_another'] as const;
export type LeftCode = (typeof LEFT_CODES)[number];

/** A row of an import as it was applied: whom it is about, and at which revision it left them. */
export interface AppliedRow {
  id: number;
  importId: number;
  outcome: string;
  personId: number;
  revision: number;
}

/** An applied row of another import about the same person. */
export interface Standing extends AppliedRow {
  kind: string;
}

export interface OnTop {
  /** rows that stay, and why */
  left: Map<number, LeftCode>;
  /** by person: the rows of other imports below those that go, and how many revisions below what they found */
  below: Map<number, { id: number; depth: number }[]>;
}

/**
 * What stands on top of applied rows, whose people are locked. A row that changed somebody left them one revision
 * further than it found them; one that changed nothing left them where they were. A row on which something newer
 * stands must stay, and so must one whose person a later import of the same kind names too: it asserts the same.
 * What changed nothing has nothing on top of it: only the other import's word holds it.
 */
export async function whatStandsOnTop(
  tx: Tx,
  stored: Pick<StoredImport, 'id' | 'kind'>,
  rows: readonly AppliedRow[],
): Promise<OnTop> {
  const personIds = [...new Set(rows.map((row) => row.personId))];
  const revisions = await revisionsOf(tx, personIds);
  const others = await othersAbout(tx, stored.id, personIds);
  const result: OnTop = { left: new Map(), below: new Map() };
  // Should several rows of the import be about one person, they stay or go together: the last of them says which.
  for (const mine of groupedByPerson(rows)) {
    const top = mine.reduce((a, b) => (isLater(b, a) ? b : a));
    const about = others.get(top.personId) ?? [];
    const isAsserted = about.some((other) => other.kind === stored.kind && isLater(other, top));
    const isMoved = top.outcome !== 'unchanged' && revisions.get(top.personId) !== top.revision;
    const code = isAsserted ? 'asserted_by_another' : isMoved ? 'newer_on_top' : null;
    if (code !== null) for (const row of mine) result.left.set(row.id, code);
    else
      result.below.set(
        top.personId,
        about.map((other) => ({ id: other.id, depth: Math.max(0, top.revision - 1 - other.revision) })),
      );
  }
  return result;
}

/** Of two rows about one person, whether the first was applied after the second. */
function isLater(row: AppliedRow, other: AppliedRow): boolean {
  if (row.revision !== other.revision) return row.revision > other.revision;
  // Where one of them changed nothing, it stands on the other, which left the person so.
  if ((row.outcome === 'unchanged') !== (other.outcome === 'unchanged')) return row.outcome === 'unchanged';
  return row.id > other.id;
}

function groupedByPerson(rows: readonly AppliedRow[]): AppliedRow[][] {
  const groups = new Map<number, AppliedRow[]>();
  for (const row of rows) {
    const group = groups.get(row.personId);
    if (group) group.push(row);
    else groups.set(row.personId, [row]);
  }
  return [...groups.values()];
}

/**
 * Applied rows of other imports about these people, by person. A row that changes nothing holds its person from the
 * moment its list is being applied: once it was looked at nobody looks again, and the list would name somebody gone.
 */
async function othersAbout(tx: Tx, importId: number, personIds: readonly number[]): Promise<Map<number, Standing[]>> {
  const found = new Map<number, Standing[]>();
  for (const ids of pieces(personIds, 1000)) {
    const rows = await tx.rows<{
      id: number;
      import_id: number;
      outcome: string;
      person_id: number;
      person_revision: number | null;
      kind: string;
    }>(
      `SELECT r.id, r.import_id, r.outcome, r.person_id, r.person_revision, f.kind FROM import_row r JOIN import_file f ON f.id = r.import_id
        WHERE r.person_id IN (${marks(ids.length)}) AND r.import_id <> ?
          AND (r.state IN ('done', 'applied')
            OR (r.state = 'same' AND f.state IN ('applying', 'applied', 'undoing', 'undone')))`,
      [...ids, importId],
    );
    for (const r of rows) {
      const personId = Number(r.person_id);
      const { kind, outcome } = r;
      const row = { id: Number(r.id), importId: Number(r.import_id), outcome, personId, kind };
      found.set(personId, [...(found.get(personId) ?? []), { ...row, revision: Number(r.person_revision ?? 0) }]);
    }
  }
  return found;
}
