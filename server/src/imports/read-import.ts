import { Injectable, type OnModuleInit } from '@nestjs/common';
import { audit } from '../audit/audit.js';
import { TextNotTaken } from '../database/bulk-load.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import type { Bound, Sql, Tx } from '../database/sql.js';
import { breathe } from '../jobs/breathe.js';
import { JobHandlers, type JobHandler } from '../jobs/job-handlers.js';
import type { JobFault } from '../jobs/job-table.js';
import type { RunningJob } from '../jobs/running-job.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { compareStaged } from './compare-staged.js';
import { PLANNED } from './finish-import.js';
import { NO_COUNTS } from './import-counts.js';
import { mappingsFor } from './mapping/mappings.js';
import { maskValue } from './mask-value.js';
import type { PlanDeps } from './plan-roster.js';
import { Planning } from './planning.js';
import { LOOK_UPS } from './planners.js';
import { readForUnitPieces, type UnitEnd } from './read-for-unit.js';
import { SEALS } from './sealed-rows.js';
import { Staging } from './staging.js';
import { forgetFile, storedFile } from './stored-file.js';
import { readImport, writeReading, type StoredImport } from './stored-import.js';
import { storeFileIssues, storeIssues } from './stored-issues.js';

import { STAGED } from './stored-rows.js';

/** Few enough for what is made of a row to be gone soon, enough to be worth a statement. */
const PLANNED_AT_ONCE = 500;
/** Rows are looked up so many times ahead, the ones that are judged included. */
const PLANNED_AHEAD = 2;
const WRITTEN_AT_ONCE = 1000;
/** Batches that may wait for the database: it is slow at times, and so is the planning. */
const WRITTEN_BEHIND = 2;
/** Rows made ready to be stored before the database's answers are heard. */
const TAKEN_AT_ONCE = 16;

/**
 * Reads an uploaded file and works out what it would change: rows are understood in a thread of its own, held against
 * the records batch by batch and stored as they come, so that memory does not grow with the file. Nothing but the
 * import itself is written. A reading that is cut off begins anew.
 */
@Injectable()
export class ReadImport implements JobHandler, OnModuleInit {
  readonly kind = 'import.read';
  /** what the reading of a job has come to, for the transaction that ends it */
  private readonly ends = new Map<number, Staging>();

  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly secrets: Secrets,
    private readonly units: UnitsService,
    private readonly planning: Planning,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async run(job: RunningJob): Promise<void> {
    const stored = await readImport(this.db.read, job.subjectId);
    if (stored.state !== 'reading') return;
    try {
      await this.read(job, stored);
    } catch (error) {
      if (!(error instanceof TextNotTaken)) throw error;
      // The database is known now to take rows in another form: from the beginning.
      await this.read(job, stored);
    }
  }

  private async read(job: RunningJob, stored: StoredImport): Promise<void> {
    const unit = await this.units.byId(stored.unitId);
    const { all, subtree } = await this.planning.unitsAround(unit);
    const staging = new Staging({ db: this.db, keys: this.keys }, stored, await this.planning.depsOf(subtree));
    await job.batch(async (tx) => wipe(tx, stored.id));
    const file = {
      bytes: (await storedFile(this.db.read, this.secrets, stored.id)) ?? Buffer.alloc(0),
      fileName: stored.fileName,
      asOf: stored.options.asOf,
      list: stored.kind === 'police' ? ('police' as const) : ('roster' as const),
      mappings: await mappingsFor(this.db.read, unit),
    };
    await this.readAll(job, staging, readForUnitPieces(file, unit, all as Unit[], job.ctx.today));
    await this.compare(job, staging);
    this.ends.set(job.id, staging);
  }

  /** Holds rows of the same citizen id against one another, now that all are stored. */
  private async compare(
    job: RunningJob,
    { stored, end, repeated, counts, remarked, rows, lastId }: Staging,
  ): Promise<void> {
    if (!end || end.refusal) return;
    const at = {
      ...{ secrets: this.secrets, importId: stored.id, lastId },
      together: <T>(read: (sql: Sql) => Promise<T>): Promise<T> => this.db.transaction(read),
      batch: (work: (tx: Tx) => Promise<void>): Promise<void> =>
        job.batch(async (tx) => {
          await work(tx);
          return { cursor: rows, step: 'read', done: rows };
        }),
    };
    await compareStaged(at, { sheets: end.sheets, repeated, counts, remarked: (n) => remarked.has(n) });
  }

  private async readAll(
    job: RunningJob,
    staging: Staging,
    pieces: ReturnType<typeof readForUnitPieces>,
  ): Promise<void> {
    for await (const piece of pieces) {
      if (piece.type === 'table') {
        await this.takeAll(job, staging);
        staging.places.add(piece);
        staging.asOf = piece.asOf ?? job.ctx.today;
      } else if (piece.type === 'rows') {
        staging.waiting.push(...piece.rows);
        if (staging.waiting.length >= PLANNED_AT_ONCE) await this.plan(job, staging);
      } else if (piece.type === 'again') {
        await allOf(staging.writing);
        staging.clear();
        await job.batch(async (tx) => wipe(tx, staging.stored.id));
      } else staging.end = piece;
    }
    if (staging.end?.refusal) return;
    await this.takeAll(job, staging);
    await this.write(job, staging);
    await allOf(staging.writing);
  }

  /** Begins to plan the rows that wait: what is known of their people is looked up while earlier rows are judged. */
  private async plan(job: RunningJob, staging: Staging): Promise<void> {
    const { stored, deps, places, asOf } = staging;
    const read = staging.waiting;
    staging.waiting = [];
    const lookUp = LOOK_UPS[stored.kind === 'police' ? 'police' : 'roster'](this.db.read, deps, read, places, asOf);
    // Heard when it is waited for.
    lookUp.catch(() => undefined);
    staging.planning.push({ read, lookUp });
    if (staging.planning.length >= PLANNED_AHEAD) await this.take(job, staging);
  }

  private async takeAll(job: RunningJob, staging: Staging): Promise<void> {
    if (staging.waiting.length > 0) await this.plan(job, staging);
    while (staging.planning.length > 0) await this.take(job, staging);
  }

  /** Takes the rows that were begun first, as they will be stored. */
  private async take(job: RunningJob, staging: Staging): Promise<void> {
    const next = staging.planning.shift();
    if (!next) return;
    const plan = await next.lookUp;
    // Each is forgotten once it is taken: what a row holds lives no longer than it is worked on.
    for (let i = 0, read = next.read.shift(); read; read = next.read.shift(), i += 1) {
      staging.take(read, plan(read, i));
      if (i % TAKEN_AT_ONCE === 0) await breathe();
    }
    if (staging.batch.rows.length >= WRITTEN_AT_ONCE) await this.write(job, staging);
  }

  /** Stores the rows that were taken: the next are planned while the database writes these, one batch after another. */
  private async write(job: RunningJob, staging: Staging): Promise<void> {
    const { rows, seals, remarks } = staging.takeBatch();
    if (rows.length === 0) return;
    const { stored, rows: done, writing } = staging;
    const store = (): Promise<void> =>
      job.batch(async (tx) => {
        await tx.insert(STAGED.table, STAGED.columns, rows);
        await tx.insert(SEALS.table, SEALS.columns, seals);
        await storeIssues(tx, stored.id, remarks);
        return { cursor: done, step: 'read', done };
      });
    if (writing.length >= WRITTEN_BEHIND) await writing.shift();
    const written = (writing.at(-1) ?? Promise.resolve()).then(store);
    // Heard when it is waited for.
    written.catch(() => undefined);
    writing.push(written);
  }

  async finished(tx: Tx, job: RunningJob): Promise<void> {
    const staging = this.ends.get(job.id);
    if (!staging?.end) return;
    tx.afterCommit(() => this.ends.delete(job.id));
    const { stored, end } = staging;
    const counts = { ...staging.counts };
    if (end.refusal) {
      await wipe(tx, stored.id);
      // Where only its columns were not understood, somebody may say what they are and have it read again.
      if (end.sheets.every(({ shape }) => shape === '')) await forgetFile(tx, stored.id);
    } else {
      await storeFileIssues(tx, stored.id, end.issues);
      await storeFigures(tx, stored.id, end, staging.deps);
    }
    const isSummary = !end.refusal && counts.rows === 0;
    await writeReading(tx, stored.id, {
      kind: isSummary ? 'summary' : stored.kind,
      state: end.refusal ? 'refused' : 'planned',
      asOf: end.asOf,
      asOfFrom: end.asOfFrom,
      counts: end.refusal ? { ...NO_COUNTS } : counts,
      sheets: end.sheets,
      refusal: end.refusal,
    });
    const after = await readImport(tx, stored.id);
    if (!end.refusal)
      for (const step of PLANNED) await step(tx, { ctx: job.ctx, rules: staging.deps.rules, stored: after });
    await audit(tx, job.ctx, {
      action: end.refusal ? 'import.refused' : 'import.planned',
      subjectType: 'import',
      subjectId: stored.id,
      unitId: stored.unitId,
      detail: { digest: stored.digest, kind: after.kind, asOf: end.asOf, counts, refusal: end.refusal?.code ?? null },
    });
  }

  async failed(tx: Tx, job: RunningJob, fault: JobFault): Promise<void> {
    await this.giveUp(tx, job, fault);
  }

  async cancelled(tx: Tx, job: RunningJob): Promise<void> {
    const words = {
      code: 'reading_cancelled',
      vi: 'Đã dừng đọc tệp; chưa có gì thay đổi.',
      en: 'The reading of the file was stopped; nothing has changed.',
    };
    await this.giveUp(tx, job, words);
  }

  private async giveUp(tx: Tx, job: RunningJob, { code, vi, en }: JobFault): Promise<void> {
    this.ends.delete(job.id);
    await wipe(tx, job.subjectId);
    await forgetFile(tx, job.subjectId);
    await tx.run(
      "UPDATE import_file SET state = 'failed', refusal_code = ?, refusal_words = ?, version = version + 1 WHERE id = ? AND state = 'reading'",
      [code.slice(0, 40), JSON.stringify({ vi, en }), job.subjectId],
    );
    const stored = await readImport(tx, job.subjectId);
    await audit(tx, job.ctx, {
      action: 'import.read_failed',
      subjectType: 'import',
      subjectId: stored.id,
      unitId: stored.unitId,
      detail: { code },
    });
  }
}

/** Waits for each in its order, which is then forgotten. @throws what the first of them that fails throws */
async function allOf(writing: Promise<void>[]): Promise<void> {
  for (let next = writing.shift(); next; next = writing.shift()) await next;
}

/** Removes what an earlier attempt at reading has stored. */
async function wipe(tx: Tx, importId: number): Promise<{ cursor: number; step: string; done: number }> {
  for (const table of ['import_row', 'import_seal', 'import_issue', 'import_figure'] as const)
    await tx.run(`DELETE FROM ${table} WHERE import_id = ?`, [importId]);
  return { cursor: 0, step: 'read', done: 0 };
}

/** Figures of summary sheets, only to be held against our own counts. */
async function storeFigures(tx: Tx, importId: number, end: UnitEnd, deps: PlanDeps): Promise<void> {
  const criteria = new Map(deps.rules.criteria.map((c) => [c.code, c.id]));
  const masked = (text: string, length: number): string => (maskValue(text) ?? '').slice(0, length);
  await tx.insert(
    'import_figure',
    [
      'import_id',
      'position',
      'sheet',
      'row_no',
      'column_letter',
      'header',
      'unit_id',
      'unit_name',
      'measure',
      'criterion_id',
      'shown',
    ],
    end.figures.map((f, i): Bound[] => [
      importId,
      i,
      f.sheet.slice(0, 100),
      f.row,
      f.column,
      masked(f.header, 250),
      f.unitId,
      masked(f.unitName, 200),
      f.measure,
      f.criterion === null ? null : (criteria.get(f.criterion) ?? null),
      masked(f.shown, 40),
    ]),
  );
}
