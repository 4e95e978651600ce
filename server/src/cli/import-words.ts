import { formatDay } from '@dat100/shared/calendar';
import type { Pile, RosterOutcome } from '../imports/run-roster.js';
import type { Outcome } from './command.js';
import { left, table } from './table.js';

const SHOWN_ISSUES = 200;

const PILES: Readonly<Record<Pile, string>> = {
  confirmed: 'khớp',
  newly_activated: 'mới biết đã kích hoạt',
  date_differs: 'khác ngày',
  unknown: 'không có trong hệ thống',
  ours_not_theirs: 'hệ thống có, danh sách không có',
  name_mismatch: 'tên không khớp số định danh',
};

/** What one list came to. */
export function listOutcome(outcome: RosterOutcome): Outcome {
  const issues = table(
    left('Trang', 'Dòng', 'Cột', 'Mức độ', 'Mã', 'Nội dung'),
    outcome.issues
      .slice(0, SHOWN_ISSUES)
      .map((i) => [i.sheet, String(i.row), i.column ?? '', i.severity, i.code, i.message]),
  );
  const more = outcome.issues.length - SHOWN_ISSUES;
  const differences = outcome.summary_differences ?? [];
  const text = [
    `${outcome.file} · số liệu đến ngày ${formatDay(outcome.as_of)} · ${didOf(outcome)}`,
    ...(outcome.refusal ? [outcome.refusal.message] : []),
    countsText(outcome.counts),
    ...(outcome.piles ? [pilesText(outcome.piles)] : []),
    ...(outcome.issues.length > 0 ? ['', ...issues] : []),
    ...(more > 0 ? [`… và ${more} điều khác; xem đủ với --json`] : []),
    ...(differences.length > 0 ? ['', `${differences.length} ô của bảng tổng hợp khác với danh sách:`] : []),
    ...differences
      .slice(0, SHOWN_ISSUES)
      .map((d) => `  ${d.sheet} ${d.cell} · ${d.unit}: ghi ${d.shown}, theo danh sách ${d.ours ?? '–'} · ${d.message}`),
  ];
  return { json: { ...outcome }, text: text.join('\n'), ok: outcome.refusal === null };
}

type Counts = RosterOutcome['counts'];

/** What the lists of a folder came to: one line each, and all of them together. */
export function folderOutcome(folder: string, outcomes: readonly RosterOutcome[]): Outcome {
  const refused = outcomes.filter(({ refusal }) => refusal !== null).length;
  const counts = sums(outcomes.map((outcome) => ({ ...outcome.counts })));
  const piles = outcomes.flatMap((outcome) => (outcome.piles ? [{ ...outcome.piles }] : []));
  const totals = {
    files: outcomes.length,
    accepted: outcomes.length - refused,
    refused,
    counts,
    ...(piles.length > 0 ? { piles: sums(piles) } : {}),
  };
  const lines = table(
    left('', 'Tệp', 'Ngày', 'Kết quả'),
    outcomes.map((outcome) => [
      outcome.refusal ? '✗' : '✓',
      outcome.file,
      formatDay(outcome.as_of),
      outcome.refusal
        ? `${didOf(outcome)}: ${outcome.refusal.message}`
        : `${didOf(outcome)}: ${countsText(outcome.counts)}`,
    ]),
  );
  const all = counts as Partial<Counts> as Counts;
  const text = [
    `${folder}: ${totals.files} tệp, ${totals.accepted} được, ${refused} không`,
    ...(outcomes.length > 0 ? ['', ...lines, '', `Cộng: ${countsText(all)}`] : []),
    ...(totals.piles ? [pilesText(totals.piles as Readonly<Record<Pile, number>>)] : []),
  ];
  return {
    json: { folder, files: outcomes, totals },
    text: text.join('\n'),
    ok: outcomes.length > 0 && refused === 0,
  };
}

function didOf({ refusal, dry_run: dryRun, kind }: RosterOutcome): string {
  if (refusal) return 'KHÔNG NHẬP';
  if (kind === 'summary') return 'bảng số tổng hợp, chỉ đối chiếu';
  return dryRun ? 'chỉ kiểm tra' : 'đã nhập';
}

function countsText(c: Counts): string {
  return `${c.rows} dòng: ${c.accepted} nhận (${c.new} mới, ${c.changed} thay đổi, ${c.unchanged} không đổi; ${c.accepted_with_remarks} có lưu ý), ${c.rejected} bị loại, ${c.conflict} chờ quyết định`;
}

const pilesText = (piles: Readonly<Record<Pile, number>>): string =>
  (Object.keys(PILES) as Pile[]).map((pile) => `${PILES[pile]}: ${piles[pile]}`).join(' · ');

/** Each figure over all. */
function sums(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const one of all) for (const [name, n] of Object.entries(one)) total[name] = (total[name] ?? 0) + n;
  return total;
}
