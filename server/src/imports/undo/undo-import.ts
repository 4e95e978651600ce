import { Injectable, type OnModuleInit } from '@nestjs/common';
import { audit } from '../../audit/audit.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import { Secrets } from '../../database/secrets.js';
import type { Tx } from '../../database/sql.js';
import { DirectivesService } from '../../directives/directives.service.js';
import { JobHandlers, type JobHandler } from '../../jobs/job-handlers.js';
import type { RunningJob } from '../../jobs/running-job.js';
import { closeAbsent } from '../absent/note-absent.js';
import { readImport, type ImportState } from '../stored-import.js';
import { ACCEPTED, countRows, STANDS } from '../stored-rows.js';
import { closeOpenRows, reopenAnswered, reopenOwnRows } from './close-import.js';
import { rowsToUndo, undoRows, UNDO_STEPS, type UndoContext, type UndoStep } from './undo-rows.js';

const ROWS_AT_ONCE = 500;
/** The cursor of a step that has not begun: rows are taken from the last to the first. */
const FROM_THE_LAST = Number.MAX_SAFE_INTEGER;

const isStep = (step: string): step is UndoStep => (UNDO_STEPS as readonly string[]).includes(step);

/**
 * Takes a whole import back in batches, the place it has come to saved with each: whoever takes the job over goes on
 * from there. Rows on which something newer stands are left, and can be undone later with the same operation.
 */
@Injectable()
export class UndoImport implements JobHandler, OnModuleInit {
  readonly kind = 'import.undo';

  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly secrets: Secrets,
    private readonly directives: DirectivesService,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async run(job: RunningJob): Promise<void> {
    const stored = await readImport(this.db.read, job.subjectId);
    if (stored.state !== 'undoing') return;
    const rules = await this.directives.countRules();
    const context = (): UndoContext => ({ ctx: job.ctx, keys: this.keys, secrets: this.secrets, rules, stored });
    if (!isStep(job.step))
      await job.batch(async (tx) => {
        await closeOpenRows(tx, context(), stored.id);
        return { cursor: FROM_THE_LAST, step: UNDO_STEPS[0], done: 0 };
      });
    const first = isStep(job.step) ? UNDO_STEPS.indexOf(job.step) : 0;
    for (const step of UNDO_STEPS.slice(first))
      await this.undoStep(job, context, step, step === job.step ? job.cursor : FROM_THE_LAST);
  }

  private async undoStep(job: RunningJob, context: () => UndoContext, step: UndoStep, from: number): Promise<void> {
    for (let before = from; ;) {
      const rows = await rowsToUndo(this.db.read, job.subjectId, step, before, ROWS_AT_ONCE);
      const last = rows.at(-1);
      if (!last) return;
      await job.batch(async (tx) => {
        await undoRows(tx, context(), rows);
        return { cursor: last.id, step, done: job.done + rows.length };
      });
      before = last.id;
    }
  }

  /** All rows are looked at: what the import had answered is asked again, and the undo is on record. */
  async finished(tx: Tx, job: RunningJob): Promise<void> {
    const { ctx } = job;
    const stored = await readImport(tx, job.subjectId);
    if (stored.state !== 'undoing') return;
    await tx.run("UPDATE import_file SET state = 'undone', undone_at = ?, version = version + 1 WHERE id = ?", [
      ctx.now,
      stored.id,
    ]);
    const rules = await this.directives.countRules();
    await reopenAnswered(tx, { ctx, rules, secrets: this.secrets }, stored);
    await closeAbsent(tx, stored.id);
    await this.note(tx, job, 'import.undo');
  }

  async cancelled(tx: Tx, job: RunningJob): Promise<void> {
    await this.stop(tx, job, 'import.undo_cancelled');
  }

  async failed(tx: Tx, job: RunningJob): Promise<void> {
    await this.stop(tx, job, 'import.undo_failed');
  }

  /** What is taken back stays taken back; the rest can be undone later. */
  private async stop(tx: Tx, job: RunningJob, action: string): Promise<void> {
    const stored = await readImport(tx, job.subjectId);
    if (stored.state !== 'undoing') return;
    const waiting = await countRows(tx, stored.id, `state = 'planned' AND ${ACCEPTED}`);
    const state: ImportState = stored.undoneAt !== null ? 'undone' : waiting > 0 ? 'cancelled' : 'applied';
    await tx.run('UPDATE import_file SET state = ?, version = version + 1 WHERE id = ?', [state, stored.id]);
    await reopenOwnRows(tx, { ctx: job.ctx, rules: await this.directives.countRules() }, stored.id);
    await this.note(tx, job, action);
  }

  private async note(tx: Tx, job: RunningJob, action: string): Promise<void> {
    const stored = await readImport(tx, job.subjectId);
    const left = await tx.rows<{ left_code: string; n: number }>(
      `SELECT left_code, COUNT(*) AS n FROM import_row WHERE import_id = ? AND ${STANDS} AND left_code IS NOT NULL GROUP BY left_code ORDER BY left_code`,
      [stored.id],
    );
    await audit(tx, job.ctx, {
      action,
      subjectType: 'import',
      subjectId: stored.id,
      unitId: stored.unitId,
      detail: {
        kind: stored.kind,
        asOf: stored.asOf,
        counts: {
          undone: await countRows(tx, stored.id, "state = 'undone'"),
          left: Object.fromEntries(left.map((row) => [row.left_code, Number(row.n)])),
        },
      },
    });
  }
}
