import { Injectable } from '@nestjs/common';
import type { Day } from '@dat100/shared/calendar';
import { issueMessage } from '@dat100/shared/roster-messages';
import type { RowIssue } from '@dat100/shared/roster-reading';
import type { RequestContext } from '../common/context.js';
import { ImportsService, NO_COUNTS, type RosterFile } from './imports.service.js';
import { maskValue } from './mask-value.js';
import type { ImportCounts } from './plan-roster.js';

export interface RosterRun extends RosterFile {
  dryRun: boolean;
  /** false: a file with any row rejected or in conflict is not applied */
  goodRowsOnly: boolean;
}

/** The shape scripts rely on: `import … --json`. */
export interface RosterOutcome {
  file: string;
  kind: 'roster';
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

/** The roster import of the command line: a dry run, or plan and apply in one go. */
@Injectable()
export class RunRoster {
  constructor(private readonly imports: ImportsService) {}

  async run(ctx: RequestContext, run: RosterRun): Promise<RosterOutcome> {
    const file: RosterFile = { bytes: run.bytes, fileName: run.fileName, unitId: run.unitId, asOf: run.asOf };
    if (run.dryRun) return outcomeOf(run, await this.imports.preview(ctx, file), null);
    const { id, preview } = await this.imports.create(ctx, file);
    const applied = preview.plan ? await this.imports.apply(ctx, id, run.goodRowsOnly) : null;
    return outcomeOf(run, preview, applied?.counts ?? null);
  }
}

type Preview = Awaited<ReturnType<ImportsService['preview']>>;

function outcomeOf(run: RosterRun, preview: Preview, applied: ImportCounts | null): RosterOutcome {
  const counts = applied ?? preview.plan?.counts ?? NO_COUNTS;
  const issues = preview.plan?.issues ?? preview.reading.issues;
  return {
    file: run.fileName,
    kind: 'roster',
    as_of: preview.asOf,
    as_of_from: preview.asOfFrom,
    dry_run: run.dryRun,
    outcome: preview.refusal ? 'refused' : 'accepted',
    refusal: preview.refusal
      ? { code: preview.refusal.code, message: preview.refusal.messageVi, message_en: preview.refusal.messageEn }
      : null,
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
