import { Injectable, type OnModuleInit } from '@nestjs/common';
import { audit } from '../audit/audit.js';
import { TextNotTaken } from '../database/bulk-load.js';
import { Database } from '../database/database.js';
import { faultOf } from '../database/dialect.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import { marks, pieces, type Tx } from '../database/sql.js';
import { JobHandlers, type JobHandler } from '../jobs/job-handlers.js';
import type { RunningJob } from '../jobs/running-job.js';
import { lockPeople } from '../rollups/person-facts.js';
import { DayTurned } from '../rollups/settle.js';
import { ApplyRows, type PreparedRows, type RowsToApply } from './apply-rows.js';
import { keepOwnCells } from './error-book/own-cells.js';
import { APPLIED } from './finish-import.js';
import { OpenRows } from './open-rows.js';
import type { PlanDeps } from './plan-roster.js';
import { Planning } from './planning.js';
import { forgetFile } from './stored-file.js';
import { moveState, readImport, type StoredImport } from './stored-import.js';
import {
  countRows,
  halvesOf,
  IN_RANGE,
  readRows,
  readSealed,
  unseal,
  type KeyRange,
  type SealedRow,
} from './stored-rows.js';

const ROWS_AT_ONCE = 2000;
const UNCHANGED_AT_ONCE = 10_000;
/** Of each half. */
const LOOKED_AT_AT_ONCE = 5000;

/**
 * Unchanged rows that have something to write, be it the day of their person's details, or that had nothing and say so
 * no longer: their person or that day has moved.
 */
const TO_LOOK_AT = `SELECT r.id FROM import_row r JOIN person p ON p.id = r.person_id
  WHERE r.import_id = ? AND ${IN_RANGE} AND r.outcome = 'unchanged'
    AND (r.state = 'planned' OR r.state = 'same' AND
      (p.revision <> r.person_revision OR p.details_on IS NULL OR p.details_on < ? OR p.details_on <> r.details_before))
  ORDER BY r.id LIMIT ?`;

/** Rows of one batch: those of people nobody knows are worked out, the others are looked at in the transaction. */
interface ReadyRows {
  count: number;
  /** the key of the last row */
  upTo: number;
  /** of the rows that are worked out: what was read of them is not kept meanwhile */
  fresh: number[];
  /** null: nothing was worked out, everybody is looked at */
  prepared: PreparedRows | null;
  others: RowsToApply;
}

/** What is applied, in this order: a step of the job each. */
const STEPS = ['new', 'changed', 'same', 'unchanged'] as const;
type Step = (typeof STEPS)[number];

/**
 * Somebody who was new to the plan has come in by another door meanwhile, midnight has passed, or the database does
 * not take rows in the form they were given.
 */
const isToBeSeenAgain = (error: unknown): boolean =>
  faultOf(error) === 'duplicate' || error instanceof DayTurned || error instanceof TextNotTaken;

const isStep = (step: string): step is Step => (STEPS as readonly string[]).includes(step);

/**
 * Applies a planned import in batches, the place it has come to saved with each: whoever takes the job over goes on
 * from there. A row whose person has changed while the job ran is not applied but waits for a decision.
 */
@Injectable()
export class ApplyImport implements JobHandler, OnModuleInit {
  readonly kind = 'import.apply';

  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly secrets: Secrets,
    private readonly planning: Planning,
    private readonly openRows: OpenRows,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async run(job: RunningJob): Promise<void> {
    const stored = await readImport(this.db.read, job.subjectId);
    const { kind } = stored;
    if (stored.state !== 'applying' || kind === 'summary') return;
    const deps = await this.planning.depsOfImport(stored);
    const rows = new ApplyRows({ keys: this.keys, secrets: this.secrets }, deps, { ...stored, kind });
    const from = isStep(job.step) ? STEPS.indexOf(job.step) : 0;
    for (const step of STEPS.slice(from)) {
      const after = step === job.step ? job.cursor : 0;
      if (step === 'same') {
        // Begun anew after a stop: looking again at what was found changes nothing.
        if ((await this.passSame(job, stored)) === 0) break;
      } else if (step === 'unchanged') await this.passUnchanged(job, rows, after);
      else await this.applyStep(job, rows, step, after);
    }
    await keepOwnCells(this.db, this.secrets, stored.id);
  }

  private async applyStep(job: RunningJob, rows: ApplyRows, step: Step, from: number): Promise<void> {
    let next = this.readyAfter(job, rows, step, from);
    for (;;) {
      const ready = await next;
      if (ready.count === 0) return;
      // The next rows are worked out while the database writes these.
      next = this.readyAfter(job, rows, step, ready.upTo);
      next.catch(() => undefined);
      await this.applyBatch(job, rows, step, ready);
    }
  }

  private async applyBatch(job: RunningJob, rows: ApplyRows, step: Step, ready: ReadyRows): Promise<void> {
    const place = { cursor: ready.upTo, step, done: job.done + ready.count };
    const apply = (batch: ReadyRows) =>
      job.batch(async (tx) => {
        await lockPeople(
          tx,
          batch.others.flatMap((r) => (r.personId === null ? [] : [r.personId])),
        );
        if (batch.prepared) await rows.applyPrepared(tx, job.ctx, batch.prepared);
        await rows.apply(tx, job.ctx, batch.others, batch.prepared === null);
        return place;
      });
    try {
      await apply(ready);
    } catch (error) {
      if (!isToBeSeenAgain(error)) throw error;
      const again = [...(await this.rowsOf(rows.stored.id, ready.fresh)), ...ready.others];
      await apply({ ...ready, prepared: null, others: again });
    }
  }

  /** The next rows to apply, as far as they can be worked out beforehand. */
  private async readyAfter(job: RunningJob, rows: ApplyRows, step: Step, after: number): Promise<ReadyRows> {
    const batch = await this.rowsAfter(rows.stored.id, step, after);
    const fresh = step === 'new' ? batch.filter((r) => r.person_id === null) : [];
    const others = step === 'new' ? batch.filter((r) => r.person_id !== null) : batch;
    const last = batch.at(-1);
    return {
      count: batch.length,
      upTo: last ? Number(last.id) : after,
      fresh: fresh.map((row) => Number(row.id)),
      prepared: await rows.prepare(this.db, job.ctx, fresh),
      others: others.map((row) => unseal(this.secrets, rows.stored.id, row)),
    };
  }

  private async rowsOf(importId: number, ids: readonly number[]): Promise<RowsToApply> {
    return readRows(this.db.read, this.secrets, importId, `AND id IN (${marks(ids.length)})`, ids);
  }

  private async rowsAfter(importId: number, outcome: Step, after: number): Promise<SealedRow[]> {
    return readSealed(
      this.db.read,
      importId,
      "AND outcome = ? AND state = 'planned' AND id > ?",
      [outcome, after],
      ROWS_AT_ONCE,
    );
  }

  /**
   * Rows that have nothing to write stay as they were stored: they are done when the import is. Those of people who
   * have moved since the plan are left to be looked at. Answers how many of the unchanged rows are to be looked at.
   */
  private async passSame(job: RunningJob, stored: StoredImport): Promise<number> {
    const halves = await halvesOf(this.db.read, stored.id);
    let left = 0;
    for (;;) {
      const found = await Promise.all(halves.map((half) => this.toLookAt(stored, half)));
      const ids = found.flat();
      if (ids.length === 0) break;
      await job.batch(async (tx) => {
        for (const some of pieces(ids, 1000))
          await tx.run(
            `UPDATE import_row SET state = 'planned' WHERE state = 'same' AND id IN (${marks(some.length)})`,
            some,
          );
        return { cursor: ids.at(-1) ?? 0, step: 'same', done: job.done };
      });
      left += ids.length;
      for (const [i, half] of halves.entries()) half.after = found[i]?.at(-1) ?? half.upTo;
    }
    // New and changed rows are in by now: what is to be done besides is unchanged.
    const passed = Math.max(0, (job.total ?? 0) - job.done - left);
    await job.batch(async () => ({ cursor: 0, step: 'unchanged', done: job.done + passed }));
    return left;
  }

  /** The next rows to look at of a range, by their keys. */
  private async toLookAt({ id, asOf }: StoredImport, { after, upTo }: KeyRange): Promise<number[]> {
    const rows = await this.db.read.rows<{ id: number }>(TO_LOOK_AT, [id, after, upTo, asOf, LOOKED_AT_AT_ONCE]);
    return rows.map((row) => Number(row.id));
  }

  private async passUnchanged(job: RunningJob, rows: ApplyRows, from: number): Promise<void> {
    for (let after = from; ;) {
      const found = await this.db.read.one<{ n: number; last: number | null }>(
        `SELECT COUNT(*) AS n, MAX(id) AS last FROM (SELECT id FROM import_row
          WHERE import_id = ? AND outcome = 'unchanged' AND state = 'planned' AND id > ? ORDER BY id LIMIT ?) r`,
        [rows.stored.id, after, UNCHANGED_AT_ONCE],
      );
      if (!found || found.last === null) return;
      const range = { after, upTo: Number(found.last) };
      const place = { cursor: range.upTo, step: 'unchanged', done: job.done + Number(found.n) };
      await job.batch(async (tx) => {
        await rows.passUnchanged(tx, job.ctx, range);
        return place;
      });
      after = range.upTo;
    }
  }

  /** All rows are in: what was left out is opened, and the import is on record. */
  async finished(tx: Tx, job: RunningJob): Promise<void> {
    const { ctx } = job;
    const before = await readImport(tx, job.subjectId);
    if (before.state !== 'applying') return;
    await tx.run("UPDATE import_file SET state = 'applied', applied_at = ?, version = version + 1 WHERE id = ?", [
      ctx.now,
      before.id,
    ]);
    const stored = await readImport(tx, before.id);
    const deps: Pick<PlanDeps, 'rules'> = await this.planning.depsOfImport(stored);
    const { rules } = deps;
    for (const step of APPLIED) await step(tx, { ctx, rules, stored });
    // What locks the counters comes last: the whole city waits for it.
    await this.openRows.open(tx, ctx, rules, stored);
    await this.openRows.markFresh(tx, ctx.now, stored.id);
    await forgetFile(tx, stored.id);
    await this.note(tx, job, stored, 'import.apply');
  }

  async cancelled(tx: Tx, job: RunningJob): Promise<void> {
    await this.stop(tx, job, 'import.apply_cancelled');
  }

  async failed(tx: Tx, job: RunningJob): Promise<void> {
    await this.stop(tx, job, 'import.apply_failed');
  }

  /** What is in stays in: the rest can be applied later, or all of it undone. */
  private async stop(tx: Tx, job: RunningJob, action: string): Promise<void> {
    const stored = await readImport(tx, job.subjectId);
    const isBegun = (await countRows(tx, stored.id, "state = 'done'")) > 0;
    if (await moveState(tx, stored.id, ['applying'], isBegun ? 'cancelled' : 'planned')) {
      if (isBegun) {
        await tx.run('UPDATE import_file SET applied_at = ? WHERE id = ?', [job.ctx.now, stored.id]);
        // They stand with a whole import only.
        await tx.run("UPDATE import_row SET state = 'planned' WHERE import_id = ? AND state = 'same'", [stored.id]);
      }
      await this.note(tx, job, stored, action);
    }
  }

  private async note(tx: Tx, job: RunningJob, stored: StoredImport, action: string): Promise<void> {
    await audit(tx, job.ctx, {
      action,
      subjectType: 'import',
      subjectId: stored.id,
      unitId: stored.unitId,
      detail: { kind: stored.kind, asOf: stored.asOf, counts: stored.counts, done: job.done },
    });
  }
}
