import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadRow } from '@dat100/shared/roster-reading';
import { audit } from '../audit/audit.js';
import { Database } from '../database/database.js';
import { Keys } from '../database/keys.js';
import { Secrets } from '../database/secrets.js';
import type { Bound, Tx } from '../database/sql.js';
import { JobHandlers, type JobHandler } from '../jobs/job-handlers.js';
import type { JobFault } from '../jobs/job-table.js';
import type { RunningJob } from '../jobs/running-job.js';
import type { Unit } from '../units/unit.js';
import { UnitsService } from '../units/units.service.js';
import { CellPlaces } from './cell-places.js';
import { compareStaged } from './compare-staged.js';
import { PLANNED } from './finish-import.js';
import { countRow, NO_COUNTS, type ImportCounts } from './import-counts.js';
import { mappingsFor } from './mapping/mappings.js';
import { maskValue } from './mask-value.js';
import type { PlanDeps } from './plan-roster.js';
import { Planning } from './planning.js';
import { PLANNERS } from './planners.js';
import { readForUnitPieces, type UnitEnd } from './read-for-unit.js';
import { forgetFile, readFileOf } from './stored-file.js';
import { readImport, writeReading, type StoredImport } from './stored-import.js';
import { storeFileIssues, storeIssues } from './stored-issues.js';
import { stagedRows, type RowToStage } from './stored-rows.js';

const ROWS_AT_ONCE = 1000;

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
    const unit = await this.units.byId(stored.unitId);
    const { all, subtree } = await this.planning.unitsAround(unit);
    const staging = new Staging(stored, await this.planning.depsOf(subtree));
    await job.batch(async (tx) => wipe(tx, stored.id));
    const file = {
      bytes: (await readFileOf(this.db.read, this.secrets, stored.id)) ?? Buffer.from(new ArrayBuffer(0)),
      handOver: true,
      fileName: stored.fileName,
      asOf: stored.options.asOf,
      list: stored.kind === 'police' ? ('police' as const) : ('roster' as const),
      mappings: await mappingsFor(this.db.read, unit),
    };
    await this.readAll(job, staging, readForUnitPieces(file, unit, all as Unit[], job.ctx.today));
    this.ends.set(job.id, staging);
  }

  private async readAll(
    job: RunningJob,
    staging: Staging,
    pieces: ReturnType<typeof readForUnitPieces>,
  ): Promise<void> {
    for await (const piece of pieces) {
      if (piece.type === 'table') {
        await this.stage(job, staging);
        staging.places.add(piece);
        staging.asOf = piece.asOf ?? job.ctx.today;
      } else if (piece.type === 'rows') {
        for (const row of piece.rows) staging.waiting.push(row);
        if (staging.waiting.length >= ROWS_AT_ONCE) await this.stage(job, staging);
      } else if (piece.type === 'again') {
        await staging.written;
        staging.clear();
        await job.batch(async (tx) => wipe(tx, staging.stored.id));
      } else staging.end = piece;
    }
    if (staging.end?.refusal) staging.waiting.length = 0;
    await this.stage(job, staging);
    await staging.written;
  }

  /** Plans the rows that wait and stores them: the next rows are planned while the database writes these. */
  private async stage(job: RunningJob, staging: Staging): Promise<void> {
    if (staging.waiting.length === 0) return;
    const { stored, deps, places, asOf } = staging;
    const read = staging.waiting.splice(0);
    const plan = PLANNERS[stored.kind === 'police' ? 'police' : 'roster'];
    const planned = await plan(this.db.read, deps, read, places, asOf);
    const rows = read.flatMap((row, i): RowToStage[] => {
      const now = planned[i];
      return now ? [{ id: this.keys.next(), read: row, n: staging.rows + i, planned: now }] : [];
    });
    const remarks = rows.map(({ n, read: { issues }, planned: now }) => ({ n, issues: [...issues, ...now.issues] }));
    await staging.written;
    const done = staging.rows + rows.length;
    const table = stagedRows(this.secrets, stored.id, rows);
    staging.written = job.batch(async (tx) => {
      await tx.insert(table.table, table.columns, table.rows);
      await storeIssues(
        tx,
        stored.id,
        remarks.filter(({ issues }) => issues.length > 0),
      );
      return { cursor: done, step: 'read', done };
    });
    // Heard when it is waited for.
    staging.written.catch(() => undefined);
    for (const [i, { planned: now }] of rows.entries()) {
      const hasRemarks = (remarks[i]?.issues.length ?? 0) > 0;
      countRow(staging.counts, now.outcome, hasRemarks);
      if (hasRemarks) staging.remarked.add(staging.rows + i);
    }
    staging.rows += rows.length;
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
      await compareStaged(tx, this.secrets, stored.id, end.sheets, counts, (n) => staging.remarked.has(n));
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

/** What a reading has come to so far. */
class Staging {
  rows = 0;
  asOf: string;
  places = new CellPlaces();
  counts: ImportCounts = { ...NO_COUNTS };
  /** places in the file of rows that have remarks */
  remarked = new Set<number>();
  waiting: ReadRow[] = [];
  /** the rows that are on their way into the database */
  written: Promise<void> = Promise.resolve();
  end: UnitEnd | null = null;

  constructor(
    readonly stored: StoredImport,
    readonly deps: PlanDeps,
  ) {
    this.asOf = stored.options.asOf ?? stored.asOf;
  }

  clear(): void {
    this.rows = 0;
    this.places = new CellPlaces();
    this.counts = { ...NO_COUNTS };
    this.remarked.clear();
    this.waiting.length = 0;
  }
}

/** Removes what an earlier attempt at reading has stored. */
async function wipe(tx: Tx, importId: number): Promise<{ cursor: number; step: string; done: number }> {
  for (const table of ['import_row', 'import_issue', 'import_figure'] as const)
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
