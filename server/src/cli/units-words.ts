import type { UserError } from '../common/errors.js';
import type { UnitImportResult } from '../units/import-units.js';
import type { Outcome } from './command.js';
import { left, table } from './table.js';

/** What a list of units came to. */
export interface UnitsOutcome extends Outcome {
  json: Record<string, unknown> & {
    file: string;
    counts: Record<string, number>;
    refusal: { code: string; message: string; message_en: string } | null;
    issues: { message: string }[];
  };
}

/** The shape of every import. With a problem anywhere nothing is taken, so every row counts as rejected. */
export function outcomeOf(file: string, dryRun: boolean, result: UnitImportResult): UnitsOutcome {
  const refused = result.problems.length > 0;
  const accepted = refused ? 0 : result.rows;
  const message = 'Danh sách có lỗi nên không nhập đơn vị nào. Sửa các dòng nêu dưới đây rồi nhập lại.';
  const counts = {
    rows: result.rows,
    accepted,
    accepted_with_remarks: 0,
    rejected: result.rows - accepted,
    conflict: 0,
    new: result.new,
    changed: result.changed,
    unchanged: result.unchanged,
  };
  const issues = result.problems.map((p) => ({
    severity: 'row_rejected',
    code: p.code,
    sheet: file,
    row: p.line,
    column: p.column,
    header: p.column,
    value_masked: null,
    message: p.messageVi,
    message_en: p.messageEn,
  }));
  const refusal = refused
    ? {
        code: 'rows_have_errors',
        message,
        message_en: 'The list has errors, so no unit was taken. Mend the lines below and import it again.',
      }
    : null;
  const text = refused
    ? [message, ...result.problems.map((p) => `  ${p.messageVi}`)].join('\n')
    : `${file}: ${result.rows} đơn vị, ${result.new} mới, ${result.changed} thay đổi, ${result.unchanged} không đổi${dryRun ? ' (chỉ kiểm tra)' : ''}`;
  return {
    json: {
      file,
      kind: 'units',
      as_of: null,
      dry_run: dryRun,
      outcome: refused ? 'refused' : 'accepted',
      refusal,
      counts,
      issues,
    },
    text,
    ok: !refused,
  };
}

/** A file of a folder that is no list of units at all. */
export function unreadable(file: string, dryRun: boolean, error: UserError): UnitsOutcome {
  const { json } = outcomeOf(file, dryRun, { rows: 0, new: 0, changed: 0, unchanged: 0, problems: [] });
  const refusal = { code: error.code, message: error.messageVi, message_en: error.messageEn };
  return { json: { ...json, outcome: 'refused', refusal }, text: error.messageVi, ok: false };
}

/** What the lists of a folder came to: one line each, what is wrong with any, and all of them together. */
export function unitFolderOutcome(folder: string, outcomes: readonly UnitsOutcome[]): Outcome {
  const files = outcomes.map(({ json }) => json).sort((a, b) => a.file.localeCompare(b.file, 'vi'));
  const refused = outcomes.filter(({ ok }) => !ok).length;
  const counts: Record<string, number> = {};
  for (const file of files) for (const [name, n] of Object.entries(file.counts)) counts[name] = (counts[name] ?? 0) + n;
  const totals = { files: files.length, accepted: files.length - refused, refused, counts };
  const lines = table(
    left('', 'Tệp', 'Kết quả'),
    files.map(({ file, refusal, counts: c }) => [
      ...[refusal ? '✗' : '✓', file],
      refusal
        ? refusal.message
        : `${c['rows']} đơn vị, ${c['new']} mới, ${c['changed']} thay đổi, ${c['unchanged']} không đổi`,
    ]),
  );
  const wrong = files.flatMap(({ file, issues }) => issues.map(({ message }) => `  ${file} · ${message}`));
  const text = [`${folder}: ${totals.files} tệp, ${totals.accepted} được, ${refused} không`, '', ...lines, ...wrong];
  return { json: { folder, files, totals }, text: text.join('\n'), ok: refused === 0 };
}
