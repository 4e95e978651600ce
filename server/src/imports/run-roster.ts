import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { issueMessage } from '@dat100/shared/roster-messages';
import type { RowIssue } from '@dat100/shared/roster-reading';
import type { RequestContext } from '../common/context.js';
import { UserError } from '../common/errors.js';
import { Database } from '../database/database.js';
import { JobRunner } from '../jobs/job-runner.js';
import { jobOf, type Job } from '../jobs/job-table.js';
import { NO_COUNTS, type ImportCounts } from './import-counts.js';
import { ImportsService, type Preview, type UploadedList } from './imports.service.js';
import type { ColumnMeaning } from './mapping/mapping.model.js';
import { isBeyondColumns, MappingService, mappingOf } from './mapping/mapping.service.js';
import { maskValue } from './mask-value.js';
import type { ImportPiles } from './police/piles.model.js';
import { PilesReading } from './police/piles.reading.js';
import { readImport, type ImportKind, type StoredImport } from './stored-import.js';
import { readIssues } from './stored-issues.js';
import { SummaryReading } from './summary/summary-reading.js';
import type { SummaryDifference } from './summary/summary.model.js';

export interface RosterRun extends UploadedList {
  dryRun: boolean;
  /** false: a file with any row rejected or in conflict is not applied */
  goodRowsOnly: boolean;
  /** what columns of a sheet mean, in the words of the user; null = as they are understood */
  columns?: SaidColumns | null;
}

/** What a user says the columns of a sheet mean; a null sheet is the only one there is. */
export interface SaidColumns {
  sheet: string | null;
  fields: readonly ColumnMeaning[];
}

/** The shape scripts rely on: `import … --json`. */
export interface RosterOutcome {
  /** of what is on record; a dry run leaves none */
  id?: string;
  file: string;
  kind: ImportKind;
  as_of: Day;
  as_of_from: string;
  dry_run: boolean;
  outcome: 'accepted' | 'refused';
  refusal: { code: string; message: string; message_en: string } | null;
  counts: {
    rows: number;
    accepted: number;
    accepted_with_remarks: number;
    rejected: number;
    conflict: number;
    new: number;
    changed: number;
    unchanged: number;
  };
  /** of a police list */
  piles?: Readonly<Record<Pile, number>>;
  /** of a file that is on record: figures of its sheets of counts that differ from the lists */
  summary_differences?: SummaryOutcome[];
  issues: {
    severity: string;
    code: string;
    sheet: string;
    row: number;
    column: string | null;
    header: string | null;
    value_masked: string | null;
    message: string;
    message_en: string;
  }[];
}

export type Pile = 'confirmed' | 'newly_activated' | 'date_differs' | 'unknown' | 'ours_not_theirs' | 'name_mismatch';

interface SummaryOutcome {
  sheet: string;
  cell: string;
  unit: string;
  shown: string;
  ours: string | null;
  code: string;
  message: string;
  message_en: string;
}

/** Is told how far the work on a file has come. */
export type Watch = (job: Pick<Job, 'kind' | 'step' | 'done' | 'total'>) => void;

const LOOK_EVERY_MS = 1000;

/** The import of the command line: a dry run, or plan and apply in this process, one after the other. */
@Injectable()
export class RunRoster {
  constructor(
    private readonly imports: ImportsService,
    private readonly jobs: JobRunner,
    private readonly db: Database,
    private readonly piles: PilesReading,
    private readonly summaries: SummaryReading,
    private readonly mapping: MappingService,
  ) {}

  /** @throws UserError when the work on the file could not be done */
  async run(ctx: RequestContext, run: RosterRun, watch?: Watch): Promise<RosterOutcome> {
    if (run.dryRun) {
      const preview = await this.preview(ctx, run);
      const piles = await this.piles.foreseen(ctx, preview);
      const outcome = outcomeOf(run, {
        kind: preview.kind,
        asOf: preview.asOf,
        asOfFrom: preview.asOfFrom,
        refusal: preview.refusal && words(preview.refusal),
        counts: preview.plan?.counts ?? NO_COUNTS,
        issues: preview.plan?.issues ?? [],
      });
      return { ...outcome, ...(piles ? { piles: pilesOf(piles) } : {}) };
    }
    const { id } = await this.imports.create(ctx, run);
    const read = await this.asSaid(ctx, run, await this.done(id, watch), watch);
    if (read.state === 'planned' && read.kind !== 'summary') {
      await this.imports.apply(ctx, id, run.goodRowsOnly);
      await this.done(id, watch);
    }
    const stored = await readImport(this.db.read, id);
    const outcome = outcomeOf(run, {
      ...stored,
      refusal: stored.refusalWords
        ? {
            code: stored.refusalCode ?? 'refused',
            message: stored.refusalWords.vi,
            message_en: stored.refusalWords.en,
          }
        : stored.state === 'cancelled'
          ? STOPPED
          : null,
      issues: await readIssues(this.db.read, id, MOST_ISSUES, 0),
    });
    return { id: String(id), ...outcome, ...(await this.beside(ctx, stored)) };
  }

  /** The check of a file whose columns are said: it is read once to know them. @throws as MappingService.remap */
  async preview(
    ctx: RequestContext,
    { columns, ...list }: UploadedList & Pick<RosterRun, 'columns'>,
  ): Promise<Preview> {
    const preview = await this.imports.preview(ctx, list);
    if (!columns || isBeyondColumns(preview.refusal !== null, preview.reading.sheets)) return preview;
    return this.imports.preview(ctx, list, [mappingOf(preview.reading.sheets, columns.sheet, columns.fields)]);
  }

  /** Has a file read again with what its columns are said to mean. One that has no such columns is put aside. */
  private async asSaid(
    ctx: RequestContext,
    { columns }: RosterRun,
    read: StoredImport,
    watch?: Watch,
  ): Promise<StoredImport> {
    if (!columns || (read.state !== 'planned' && read.state !== 'refused')) return read;
    if (isBeyondColumns(read.state === 'refused', read.sheets)) return read;
    try {
      await this.mapping.remap(ctx, read.id, columns.sheet, columns.fields);
    } catch (error) {
      if (error instanceof UserError) await this.imports.discard(ctx, read.id);
      throw error;
    }
    return this.done(read.id, watch);
  }

  /** What a police list or a sheet of counts says beside the records. */
  private async beside(
    ctx: RequestContext,
    stored: StoredImport,
  ): Promise<Pick<RosterOutcome, 'piles' | 'summary_differences'>> {
    const piles = await this.piles.counts(ctx, stored);
    const isCompared = stored.kind === 'summary' || stored.state === 'applied';
    if (!isCompared || (await this.summaries.figures(stored.id)) === 0) return piles ? { piles: pilesOf(piles) } : {};
    const differences = await this.summaries.differences(ctx, stored);
    return { ...(piles ? { piles: pilesOf(piles) } : {}), summary_differences: differences.map(differenceOf) };
  }

  /** Does the import's job here, unless another process has it already. */
  async done(id: number, watch?: Watch): Promise<StoredImport> {
    const { jobId } = await readImport(this.db.read, id);
    if (jobId !== null) {
      const timer = watch && setInterval(() => void this.tell(jobId, watch), LOOK_EVERY_MS);
      const { fault } = await this.jobs.runNow(jobId).finally(() => clearInterval(timer));
      if (fault) throw new UserError('conflict', fault.code, fault.vi, fault.en);
    }
    return readImport(this.db.read, id);
  }

  private async tell(jobId: number, watch: Watch): Promise<void> {
    const job = await jobOf(this.db.read, jobId).catch(() => null);
    if (job?.state === 'running') watch(job);
  }
}

const pilesOf = (piles: ImportPiles): NonNullable<RosterOutcome['piles']> => ({
  confirmed: piles.confirmed,
  newly_activated: piles.newlyActivated,
  date_differs: piles.dateDiffers,
  unknown: piles.unknown,
  ours_not_theirs: piles.oursNotTheirs,
  name_mismatch: piles.nameMismatch,
});

const differenceOf = (found: SummaryDifference): SummaryOutcome => ({
  sheet: found.sheet,
  cell: found.cell,
  unit: found.unit?.pathText ?? found.unitName,
  shown: found.shown,
  ours: found.ours,
  code: found.code,
  message: found.messageVi,
  message_en: found.messageEn,
});

const MOST_ISSUES = 1_000_000;

/** Somebody stopped it on the page meanwhile. */
const STOPPED: RosterOutcome['refusal'] = {
  code: 'stopped',
  message:
    'Việc nhập đã bị dừng giữa chừng: phần đã nhập vẫn giữ. Nhập lại tệp để nhập tiếp, hoặc hoàn tác lần nhập này.',
  message_en:
    'The import was stopped half way: what was applied stays. Import the file again to go on, or undo this import.',
};

const words = (refusal: { code: string; messageVi: string; messageEn: string }): RosterOutcome['refusal'] => ({
  code: refusal.code,
  message: refusal.messageVi,
  message_en: refusal.messageEn,
});

interface Known {
  kind: ImportKind;
  asOf: Day;
  asOfFrom: string;
  refusal: RosterOutcome['refusal'];
  counts: ImportCounts;
  issues: readonly RowIssue[];
}

function outcomeOf(run: RosterRun, { kind, asOf, asOfFrom, refusal, counts, issues }: Known): RosterOutcome {
  return {
    file: run.fileName,
    kind,
    as_of: asOf,
    as_of_from: asOfFrom,
    dry_run: run.dryRun,
    outcome: refusal ? 'refused' : 'accepted',
    refusal,
    counts: {
      rows: counts.rows,
      accepted: counts.accepted,
      accepted_with_remarks: counts.acceptedWithRemarks,
      rejected: counts.rejected,
      conflict: counts.conflict,
      new: counts.new,
      changed: counts.changed,
      unchanged: counts.unchanged,
    },
    issues: issues.map(issueOf),
  };
}

function issueOf(issue: RowIssue): RosterOutcome['issues'][number] {
  const words = issueMessage(maskedIssue(issue));
  return {
    severity: issue.severity,
    code: issue.code,
    sheet: issue.sheet,
    row: issue.row,
    column: issue.column,
    header: issue.header,
    value_masked: maskValue(issue.value),
    message: words.vi,
    message_en: words.en,
  };
}

/** An issue whose values may be shown. */
export function maskedIssue(issue: RowIssue): RowIssue {
  return {
    ...issue,
    value: maskValue(issue.value),
    ...(issue.readAs === undefined ? {} : { readAs: maskValue(issue.readAs) ?? '' }),
  };
}
