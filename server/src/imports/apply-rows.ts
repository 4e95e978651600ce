import type { RequestContext } from '../common/context.js';
import type { Database } from '../database/database.js';
import type { Keys } from '../database/keys.js';
import type { Secrets } from '../database/secrets.js';
import { marks, pieces, type Sql, type Tx } from '../database/sql.js';
import { breathe } from '../jobs/breathe.js';
import { imagesOf, replacedBy, type UndoImage } from '../people/row-images.js';
import { lockPeople } from '../rollups/person-facts.js';
import { countedTo, countUncounted } from '../rollups/settle.js';
import { CellPlaces } from './cell-places.js';
import { countRow } from './import-counts.js';
import type { PlanDeps, PlannedRow } from './plan-roster.js';
import { PLANNERS } from './planners.js';
import { restateIssues } from './stored-issues.js';
import { hasRemarks, sameAsShown } from './restate-rows.js';
import { readImport, writeCounts, type StoredImport } from './stored-import.js';
import { readRows, restateRow, unseal, type SealedRow, type StoredRow } from './stored-rows.js';
import { boundToUndo } from './undo/bound-to-undo.js';
import { writeContext, type DecidedWith } from './write-context.js';
import { personKeyOf, type RowToWrite } from './gather-rows.js';
import { NewPeopleWork, writeNew, type NewPeople } from './write-new.js';
import { noteDay, writeRows } from './write-rows.js';

export type RowsToApply = readonly StoredRow[];

/** Rows of people nobody knows, worked out. */
export interface PreparedRows {
  people: NewPeople;
  moved: { row: StoredRow; now: PlannedRow }[];
}

/** Rows worked out before the database's answers are heard: a millisecond. Every answer waits for half of it. */
const PREPARED_AT_ONCE = 8;

const IDS_AT_ONCE = 1000;
const NOBODY: ReadonlyMap<string, string> = new Map();

/** Applies stored rows of one import, in transactions of the caller's. */
export class ApplyRows {
  private readonly places: CellPlaces;

  constructor(
    private readonly tools: { keys: Keys; secrets: Secrets },
    private readonly deps: PlanDeps,
    readonly stored: StoredImport & { kind: 'roster' | 'police' },
  ) {
    this.places = new CellPlaces(stored.sheets);
  }

  /**
   * Applies rows whose known people are locked. Each is planned again and written only if it does what was shown; the
   * others wait for a decision. People new to the plan are not looked for again (the database refuses them twice)
   * unless `lookAgain`.
   */
  async apply(tx: Tx, ctx: RequestContext, rows: RowsToApply, lookAgain: boolean): Promise<void> {
    const planned = await this.planAgain(tx, rows, lookAgain);
    const good: RowToWrite[] = [];
    const moved: { row: StoredRow; now: PlannedRow }[] = [];
    for (const [i, row] of rows.entries()) {
      const now = planned[i];
      if (!now) continue;
      if (now.plan && sameAsShown(row, now))
        good.push({ rowId: row.id, row: now.row, plan: now.plan, known: now.known });
      else moved.push({ row, now });
    }
    await this.write(tx, ctx, good);
    await this.setAside(tx, ctx, moved);
  }

  /**
   * Works out what rows of people nobody knows would write, to be handed to `applyPrepared`. Those that would no longer
   * do what was shown are told apart.
   */
  async prepare(
    db: Pick<Database, 'read' | 'collect'>,
    ctx: RequestContext,
    sealed: readonly SealedRow[],
  ): Promise<PreparedRows> {
    const w = writeContext({ ctx, ...this.tools, rules: this.deps.rules }, this.stored);
    const work = new NewPeopleWork(w, await countedTo(db.read), () => db.collect());
    const moved: PreparedRows['moved'] = [];
    for (const some of pieces(sealed, PREPARED_AT_ONCE)) {
      const rows = some.map((row) => unseal(this.tools.secrets, this.stored.id, row));
      const planned = await this.plan(db.read, rows, true);
      rows.forEach((row, i) => {
        const now = planned[i];
        if (!now) return;
        const { citizenIdIndex } = row;
        if (now.plan && sameAsShown(row, now))
          work.add({ rowId: row.id, row: now.row, plan: now.plan, known: null, citizenIdIndex });
        else moved.push({ row, now });
      });
      // The database waits for its next statement meanwhile.
      await breathe();
    }
    return { people: work.done(), moved };
  }

  /** Applies what was prepared. @throws DayTurned, TextNotTaken when the rows are to be looked at again */
  async applyPrepared(tx: Tx, ctx: RequestContext, { people, moved }: PreparedRows): Promise<void> {
    if (people.rowIds.length > 0) {
      await writeNew(tx, writeContext({ ctx, ...this.tools, rules: this.deps.rules }, this.stored), people);
      for (const ids of pieces(people.rowIds, IDS_AT_ONCE))
        await tx.run(
          `UPDATE import_row SET state = 'done', person_id = id, person_revision = 1 WHERE id IN (${marks(ids.length)})`,
          ids,
        );
    }
    await this.setAside(tx, ctx, moved);
  }

  private plan(sql: Sql, rows: RowsToApply, nobodyKnown: boolean): Promise<PlannedRow[]> {
    const source = rows.map((r) => r.payload);
    const deps = nobodyKnown ? { ...this.deps, onRecord: NOBODY } : this.deps;
    return PLANNERS[this.stored.kind](sql, deps, source, this.places, this.stored.asOf);
  }

  private async planAgain(tx: Tx, rows: RowsToApply, lookAgain: boolean): Promise<(PlannedRow | undefined)[]> {
    const fresh = rows.filter((r) => r.personId === null && !lookAgain);
    const others = rows.filter((r) => r.personId !== null || lookAgain);
    const found = new Map<number, PlannedRow>();
    for (const [some, nobodyKnown] of [
      [fresh, true],
      [others, false],
    ] as const) {
      if (some.length === 0) continue;
      const planned = await this.plan(tx, some, nobodyKnown);
      some.forEach((r, i) => {
        const now = planned[i];
        if (now) found.set(r.id, now);
      });
    }
    return rows.map((r) => found.get(r.id));
  }

  /** Writes rows and keeps with each what an undo needs: what it replaced, and how the person was left. */
  async write(tx: Tx, ctx: RequestContext, rows: readonly RowToWrite[], decided?: DecidedWith): Promise<void> {
    if (rows.length === 0) return;
    const w = writeContext({ ctx, ...this.tools, rules: this.deps.rules }, this.stored, decided);
    const known = rows.flatMap((r) => (r.known ? [r.known.id] : []));
    const before = await imagesOf(tx, known);
    await this.noteBefore(tx, rows);
    await writeRows(tx, w, rows);
    const replaced = replacedBy(before, await imagesOf(tx, known));
    await this.noteAfter(tx, rows, replaced);
  }

  /** The day that was known of these people's details, before this list has made it its own. */
  private async noteBefore(tx: Tx, rows: readonly RowToWrite[]): Promise<void> {
    await this.noteDayBefore(
      tx,
      rows.filter((r) => r.known && !r.known.withdrawn).map((r) => r.rowId),
    );
  }

  private async noteDayBefore(tx: Tx, rowIds: readonly number[]): Promise<void> {
    for (const piece of pieces(rowIds, IDS_AT_ONCE))
      await tx.run(
        `UPDATE import_row SET details_before = (SELECT p.details_on FROM person p WHERE p.id = import_row.person_id) WHERE id IN (${marks(piece.length)})`,
        piece,
      );
  }

  private async noteAfter(
    tx: Tx,
    rows: readonly RowToWrite[],
    replaced: ReadonlyMap<number, UndoImage>,
  ): Promise<void> {
    for (const piece of pieces(rows, IDS_AT_ONCE)) {
      const ids = piece.map((r) => r.rowId);
      await tx.run(
        `UPDATE import_row SET state = 'done', person_id = COALESCE(person_id, id) WHERE id IN (${marks(ids.length)})`,
        ids,
      );
      await tx.run(
        `UPDATE import_row SET person_revision = (SELECT p.revision FROM person p WHERE p.id = import_row.person_id) WHERE id IN (${marks(ids.length)})`,
        ids,
      );
    }
    for (const row of rows) {
      const image = replaced.get(personKeyOf(row));
      if (image)
        await tx.run('UPDATE import_row SET undo_image = ? WHERE id = ?', [
          this.tools.secrets.encrypt(JSON.stringify(image), boundToUndo(this.stored.id, row.rowId)),
          row.rowId,
        ]);
    }
  }

  /** Rows that would no longer do what was shown wait, and count as uncounted. */
  private async setAside(
    tx: Tx,
    ctx: RequestContext,
    moved: readonly { row: StoredRow; now: PlannedRow }[],
  ): Promise<void> {
    if (moved.length === 0) return;
    const { id, counts } = await readImport(tx, this.stored.id);
    const byUnit = new Map<number, number>();
    for (const { row, now } of moved) {
      const code = now.plan?.conflict?.code ?? 'changed_meanwhile';
      const at = this.places.of(now.row, { field: 'citizenId', criterion: null, value: null });
      // Also what the plan said of it, which is not kept with the row.
      countRow(counts, row.outcome, await hasRemarks(tx, id, row), -1);
      const issues = [...row.payload.issues, { ...at, severity: 'conflict' as const, code, value: now.row.citizenId }];
      await restateRow(tx, this.tools.secrets, id, {
        id: row.id,
        unitId: row.unitId,
        pile: row.pile,
        outcome: 'conflict',
        personId: now.known?.id ?? null,
        personRevision: now.known?.revision ?? null,
        conflictCode: code,
        payload: { ...row.payload, changes: [], otherUnitId: now.plan?.conflict?.otherUnitId ?? null },
      });
      await restateIssues(tx, id, [{ n: row.payload.n, issues }]);
      await tx.run("UPDATE import_row SET state = 'open' WHERE id = ?", [row.id]);
      countRow(counts, 'conflict', true);
      if (row.unitId !== null) byUnit.set(row.unitId, (byUnit.get(row.unitId) ?? 0) + 1);
    }
    await writeCounts(tx, id, counts);
    await countUncounted(tx, this.deps.rules, ctx.now, byUnit);
  }

  /**
   * Rows that say what is known: only the day of people's details moves on. Those whose person has changed since the
   * plan are looked at again.
   */
  async passUnchanged(tx: Tx, ctx: RequestContext, { after, upTo }: { after: number; upTo: number }): Promise<void> {
    const { id, asOf } = this.stored;
    const waits = "AND outcome = 'unchanged' AND state = 'planned' AND id > ? AND id <= ?";
    // Of most people nothing newer is said, and what the plan took for the day before still is: they are not read.
    const told = await tx.rows<{ id: number; person_id: number }>(
      `SELECT r.id, r.person_id FROM import_row r JOIN person p ON p.id = r.person_id AND p.revision = r.person_revision
        WHERE r.import_id = ? AND r.outcome = 'unchanged' AND r.state = 'planned' AND r.id > ? AND r.id <= ?
          AND (p.details_on IS NULL OR p.details_on < ? OR r.details_before IS NULL OR r.details_before <> p.details_on)`,
      [id, after, upTo, asOf],
    );
    await this.noteDayBefore(
      tx,
      told.map((r) => Number(r.id)),
    );
    await tx.run(
      `UPDATE import_row SET state = 'done' WHERE import_id = ? ${waits}
          AND person_revision = (SELECT p.revision FROM person p WHERE p.id = import_row.person_id)`,
      [id, after, upTo],
    );
    if (this.stored.kind === 'roster')
      await noteDay(
        tx,
        asOf,
        told.map((r) => Number(r.person_id)),
      );
    const moved = await readRows(tx, this.tools.secrets, id, waits, [after, upTo]);
    await lockPeople(
      tx,
      moved.flatMap((r) => r.personId ?? []),
    );
    await this.apply(tx, ctx, moved, true);
  }
}
