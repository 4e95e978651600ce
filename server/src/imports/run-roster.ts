import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { issueMessage } from '@dat100/shared/roster-messages';
import type { RowIssue } from '@dat100/shared/roster-reading';
import type { RequestContext } from '../common/context.js';
import { UserError } from '../common/errors.js';
import { Database } from '../database/database.js';
import { JobRunner } from '../jobs/job-runner.js';
import { NO_COUNTS, type ImportCounts } from './import-counts.js';
import { ImportsService, type UploadedList } from './imports.service.js';
import { maskValue } from './mask-value.js';
import { readImport, type ImportKind, type StoredImport } from './stored-import.js';
import { readIssues } from './stored-issues.js';

export interface RosterRun extends UploadedList {
  dryRun: boolean;
  /** false: a file with any row rejected or in conflict is not applied */
  goodRowsOnly: boolean;
}

/** The shape scripts rely on: `import … --json`. */
export interface RosterOutcome {
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

/** The import of the command line: a dry run, or plan and apply in this process, one after the other. */
@Injectable()
export class RunRoster {
  constructor(
    private readonly imports: ImportsService,
    private readonly jobs: JobRunner,
    private readonly db: Database,
  ) {}

  /** @throws UserError when the work on the file could not be done */
  async run(ctx: RequestContext, run: RosterRun): Promise<RosterOutcome> {
    if (run.dryRun) {
      const preview = await this.imports.preview(ctx, run);
      return outcomeOf(run, {
        kind: preview.kind,
        asOf: preview.asOf,
        asOfFrom: preview.asOfFrom,
        refusal: preview.refusal && words(preview.refusal),
        counts: preview.plan?.counts ?? NO_COUNTS,
        issues: preview.plan?.issues ?? [],
      });
    }
    const { id } = await this.imports.create(ctx, run);
    const read = await this.done(id);
    if (read.state === 'planned' && read.kind !== 'summary') {
      await this.imports.apply(ctx, id, run.goodRowsOnly);
      await this.done(id);
    }
    const stored = await readImport(this.db.read, id);
    return outcomeOf(run, {
      ...stored,
      refusal: stored.refusalWords && {
        code: stored.refusalCode ?? 'refused',
        message: stored.refusalWords.vi,
        message_en: stored.refusalWords.en,
      },
      issues: await readIssues(this.db.read, id, MOST_ISSUES, 0),
    });
  }

  /** Does the import's job here, unless another process has it already. */
  private async done(id: number): Promise<StoredImport> {
    const { jobId } = await readImport(this.db.read, id);
    if (jobId !== null) {
      const { fault } = await this.jobs.runNow(jobId);
      if (fault) throw new UserError('conflict', fault.code, fault.vi, fault.en);
    }
    return readImport(this.db.read, id);
  }
}

const MOST_ISSUES = 1_000_000;

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
