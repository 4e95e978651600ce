import { formatDay } from '@dat100/shared/calendar';
import { RunRoster, type RosterOutcome } from '../imports/run-roster.js';
import { UnitsService } from '../units/units.service.js';
import { dayOf, needText } from './arguments.js';
import type { Given, Outcome } from './command.js';
import { readGivenFile } from './files.js';
import { table } from './table.js';
import { withServices } from './workbench.js';

const SHOWN_ISSUES = 200;

/**
 * A roster is checked (--dry-run) or applied. Applying after the check is the operator's word for the good rows: what is
 * left out is listed and counts as uncounted. With --all-or-nothing a file with any row left out is not applied.
 */
export async function importRosterFile(given: Given): Promise<Outcome> {
  const file = readGivenFile(given.positionals[0] ?? '');
  const code = needText(given, 'unit');
  const asOf = dayOf(given, 'as-of');
  const dryRun = given.values['dry-run'] === true;
  const goodRowsOnly = given.values['all-or-nothing'] !== true;
  return withServices(given, async (app, ctx) => {
    const roster = app.get(RunRoster);
    const run = (unitId: number, check: boolean) =>
      roster.run(ctx, { ...file, unitId, asOf, dryRun: check, goodRowsOnly });
    let unit = await app.get(UnitsService).byCode(code, asOf, ctx.today);
    if (asOf !== null && goodRowsOnly && !dryRun) return outcomeOf(await run(unit.id, false));
    let check = await run(unit.id, true);
    // Codes are reused: the list is for the unit that had the code on the day the list speaks of.
    const meant =
      asOf === null && check.as_of_from === 'file'
        ? await app.get(UnitsService).byCode(code, check.as_of, ctx.today)
        : unit;
    if (meant.id !== unit.id) {
      unit = meant;
      check = await run(unit.id, true);
    }
    if (dryRun) return outcomeOf(check);
    // A file that is refused as a whole leaves its record; one that only waits for a yes does not.
    if (!check.refusal && !goodRowsOnly && check.counts.rejected + check.counts.conflict > 0)
      return outcomeOf({ ...check, dry_run: false, outcome: 'refused', refusal: leftOut(check) });
    return outcomeOf(await run(unit.id, false));
  });
}

function leftOut({ counts }: RosterOutcome): NonNullable<RosterOutcome['refusal']> {
  return {
    code: 'rows_left_out',
    message: `Có ${counts.rejected} dòng lỗi và ${counts.conflict} dòng chờ quyết định, nên chưa nhập. Sửa tệp, hoặc bỏ --all-or-nothing để chỉ nhập ${counts.accepted} dòng tốt.`,
    message_en: `${counts.rejected} rows have errors and ${counts.conflict} wait for a decision, so nothing was applied. Mend the file, or leave out --all-or-nothing to apply only the ${counts.accepted} good rows.`,
  };
}

function outcomeOf(outcome: RosterOutcome): Outcome {
  const { counts: c } = outcome;
  const did = outcome.refusal ? 'KHÔNG NHẬP' : outcome.dry_run ? 'chỉ kiểm tra' : 'đã nhập';
  const issues = table(
    ['Trang', 'Dòng', 'Cột', 'Mức độ', 'Mã', 'Nội dung'].map((title) => ({ title, align: 'left' })),
    outcome.issues
      .slice(0, SHOWN_ISSUES)
      .map((i) => [i.sheet, String(i.row), i.column ?? '', i.severity, i.code, i.message]),
  );
  const more = outcome.issues.length - SHOWN_ISSUES;
  const text = [
    `${outcome.file} · số liệu đến ngày ${formatDay(outcome.as_of)} · ${did}`,
    ...(outcome.refusal ? [outcome.refusal.message] : []),
    `${c.rows} dòng: ${c.accepted} nhận (${c.new} mới, ${c.changed} thay đổi, ${c.unchanged} không đổi; ${c.accepted_with_remarks} có lưu ý), ${c.rejected} bị loại, ${c.conflict} chờ quyết định`,
    ...(outcome.issues.length > 0 ? ['', ...issues] : []),
    ...(more > 0 ? [`… và ${more} điều khác; xem đủ với --json`] : []),
  ];
  return { json: { ...outcome }, text: text.join('\n'), ok: outcome.refusal === null };
}
