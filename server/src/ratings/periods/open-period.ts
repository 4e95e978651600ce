import { Injectable, type OnModuleInit } from '@nestjs/common';
import { audit } from '../../audit/audit.js';
import { TextNotTaken } from '../../database/bulk-load.js';
import { Database } from '../../database/database.js';
import { Keys } from '../../database/keys.js';
import type { Tx } from '../../database/sql.js';
import { JobHandlers, type JobHandler } from '../../jobs/job-handlers.js';
import { emit } from '../../jobs/outbox.js';
import type { RunningJob } from '../../jobs/running-job.js';
import { peerGroupsAsOf } from '../../units/peer-history.js';
import { putSheets } from './gather-people.js';
import { UNIT_COLUMNS_RATED, unitRows } from './gather-units.js';
import { PERIOD_TOPIC } from './period-events.js';
import { recordsAfter } from './period-records.js';
import { PrepareGathering, type Prepared } from './prepare-gathering.js';
import { addRatingStep, lockPeriod, periodById } from './stored-periods.js';
import { NEW_SHEET } from './stored-sheets.js';
import { writeTeams } from './write-teams.js';

export const OPEN_JOB = 'rating.open';
type Step = 'people' | 'units';

/**
 * Opens a period: one sheet a person with everything the records say at the cut-off, then the teams, the agencies and
 * the units' own ratings. In batches, the place saved with each: whoever takes the job over goes on from there.
 */
@Injectable()
export class OpenPeriod implements JobHandler, OnModuleInit {
  readonly kind = OPEN_JOB;
  /** people of one batch */
  peopleAtOnce = 1000;

  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly preparing: PrepareGathering,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async run(job: RunningJob): Promise<void> {
    const period = await periodById(this.db.read, job.subjectId);
    if (period.state !== 'opening') return;
    const prepared = await this.preparing.of(this.db.read, period);
    if (job.step !== ('units' satisfies Step)) {
      try {
        await this.writePeople(job, prepared);
      } catch (error) {
        // The database takes no rows as text after all: from the last batch on they are made as values.
        if (!(error instanceof TextNotTaken)) throw error;
        await this.writePeople(job, prepared);
      }
    }
    await this.writeUnits(job, prepared);
  }

  /**
   * Three things at a time: the records of the next people are read while the sheets of these are worked out and those
   * before are written.
   */
  private async writePeople(job: RunningJob, { gathering }: Prepared): Promise<void> {
    const after = (key: number) => held(recordsAfter(this.db.read, key, this.peopleAtOnce, gathering.period.knownAt));
    let reading = after(job.cursor);
    let writing: Promise<void> = Promise.resolve();
    try {
      for (;;) {
        const records = await reading;
        const cursor = Number(records.people.at(-1)?.id ?? 0);
        if (cursor === 0) break;
        reading = after(cursor);
        const rows = this.db.collect();
        await putSheets(rows, this.keys, gathering, records);
        await writing;
        writing = held(
          job.batch(async (tx) => {
            await tx.insert(NEW_SHEET.table, NEW_SHEET.columns, rows);
            return { cursor, step: 'people' satisfies Step, done: job.done + rows.length };
          }),
        );
      }
    } finally {
      // Whatever happened: nobody else may take the job while something of it is still being written.
      await writing;
    }
  }

  private async writeUnits(job: RunningJob, { gathering, figures }: Prepared): Promise<void> {
    const { period, scheme, units } = gathering;
    const groups = await peerGroupsAsOf(this.db.read, [...units.keys()], period.cutOff);
    const rows = unitRows(period, scheme, units, figures, groups);
    await job.batch(async (tx) => {
      await writeTeams(tx, period.id, units);
      await tx.run('DELETE FROM rating_unit WHERE period_id = ?', [period.id]);
      await tx.insert('rating_unit', UNIT_COLUMNS_RATED, rows);
      return { cursor: job.cursor, step: 'units' satisfies Step, done: job.done };
    });
  }

  /** Everybody is in: the agencies may begin. */
  async finished(tx: Tx, job: RunningJob): Promise<void> {
    const period = await lockPeriod(tx, job.subjectId);
    if (period.state !== 'opening') return;
    const people = await tx.one<{ n: number }>('SELECT COUNT(*) AS n FROM rating_sheet WHERE period_id = ?', [
      period.id,
    ]);
    await tx.run(
      "UPDATE rating_period SET state = 'open', people = ?, opened_at = ?, revision = revision + 1 WHERE id = ?",
      [Number(people?.n ?? 0), job.ctx.now, period.id],
    );
    await addRatingStep(tx, this.keys, job.ctx, { periodId: period.id, action: 'open' });
    await this.note(tx, job, 'rating.open_period');
    await emit(tx, job.ctx.now, PERIOD_TOPIC, { periodId: period.id });
  }

  async cancelled(tx: Tx, job: RunningJob): Promise<void> {
    await this.takeBack(tx, job, 'rating.open_cancelled');
  }

  async failed(tx: Tx, job: RunningJob): Promise<void> {
    await this.takeBack(tx, job, 'rating.open_failed');
  }

  /** A period that was not opened to its end is a draft again: nobody has worked in it yet. */
  private async takeBack(tx: Tx, job: RunningJob, action: string): Promise<void> {
    const period = await lockPeriod(tx, job.subjectId);
    if (period.state !== 'opening') return;
    for (const table of ['rating_sheet', 'rating_team', 'rating_unit'])
      await tx.run(`DELETE FROM ${table} WHERE period_id = ?`, [period.id]);
    await tx.run(
      "UPDATE rating_period SET state = 'draft', known_at = NULL, people = 0, revision = revision + 1 WHERE id = ?",
      [period.id],
    );
    await this.note(tx, job, action);
    await emit(tx, job.ctx.now, PERIOD_TOPIC, { periodId: period.id });
  }

  private async note(tx: Tx, job: RunningJob, action: string): Promise<void> {
    await audit(tx, job.ctx, {
      action,
      subjectType: 'rating_period',
      subjectId: job.subjectId,
      unitId: null,
      detail: { done: job.done, total: job.total },
    });
  }
}

/** Is waited for later: until then its failure is nobody's fault. */
function held<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
