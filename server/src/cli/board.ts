import { formatDay } from '@dat100/shared/calendar';
import { LENSES, MEMBERSHIPS, type Lens } from '@dat100/shared/codes';
import { BoardsService, type Board } from '../boards/boards.service.js';
import type { Figures } from '../boards/figures.js';
import type { ShownLine } from '../boards/suppress.js';
import { UnitsService } from '../units/units.service.js';
import { dayOf, needText, textOf } from './arguments.js';
import type { Given, Outcome } from './command.js';
import { table, type Column } from './table.js';
import { withServices } from './workbench.js';

export async function printBoard(given: Given): Promise<Outcome> {
  const code = needText(given, 'unit');
  const criterion = needText(given, 'criterion');
  const asOf = dayOf(given, 'as-of');
  return withServices(given, async (app, ctx) => {
    const unit = await app.get(UnitsService).byCode(code, asOf, ctx.today);
    const lens = fullLens(textOf(given, 'lens') ?? 'all');
    const board = await app.get(BoardsService).board(ctx, { unitId: unit.id, criterion, lens, asOf });
    return { json: toJson(board), text: toText(board), ok: true };
  });
}

/** A membership or an employment kind may be named without its prefix. */
export function fullLens(given: string): string {
  if (MEMBERSHIPS.some(({ code }) => code === given)) return `membership:${given}`;
  return LENSES.some(({ code }) => code === `kind:${given}`) ? `kind:${given}` : given;
}

/** The shape scripts rely on. */
function toJson(board: Board): Record<string, unknown> {
  return {
    unit: board.unit.code,
    criterion: board.criterion.code,
    lens: board.lens,
    as_of: board.asOf,
    total: figuresJson(board.total),
    rows: board.lines.map((line) => ({
      code: line.unit.code,
      name: nameOf(line),
      kind: line.unit.kind,
      peer_group: line.peerGroup,
      rank: line.rank,
      tied: line.tied,
      ...(line.figures ? figuresJson(line.figures) : {}),
    })),
  };
}

function figuresJson(f: Figures): Record<string, unknown> {
  return {
    in_scope: f.inScope,
    deferred: f.deferred,
    exempt: f.exempt,
    claimed: f.claimed,
    verified: f.verified,
    police: f.police,
    uncounted: f.uncounted,
    no_event: f.noEvent,
    stages: Object.fromEntries(f.stages.map(({ stage, count }) => [stage, count])),
    rate: f.rateText,
  };
}

const nameOf = (line: ShownLine) => (line.direct ? `${line.unit.name} (trực thuộc)` : line.unit.name);

const COLUMNS: readonly Column[] = [
  { title: 'Hạng', align: 'left' },
  { title: 'Mã', align: 'left' },
  { title: 'Cơ quan, đơn vị', align: 'left' },
  { title: 'Đạt', align: 'right' },
  { title: 'Thuộc diện', align: 'right' },
  { title: 'Tỷ lệ', align: 'right' },
  { title: 'Còn', align: 'right' },
  { title: 'Đã xác minh', align: 'right' },
  { title: 'Chưa tính', align: 'right' },
  { title: '', align: 'left' },
];

const REASONS: Readonly<Record<string, string>> = {
  too_small: 'ít người, không xếp hạng',
  no_one_in_scope: '',
  direct: '',
  bad_figures: 'cần đếm lại: dat100 recount',
  hidden: 'ẩn để không lộ người',
};

function toText(board: Board): string {
  const names = new Map<Lens, string>(LENSES.map((lens) => [lens.code, lens.vi]));
  const total = ['', board.unit.code, 'Tổng', ...cells(board.total), ''];
  // One table for all groups, so that their columns stand under one another.
  const all = table(COLUMNS, [...board.lines.map(row), total]);
  const [titles = '', ...lines] = all;
  const parts = board.groups.flatMap((group) => [
    '',
    group.nameVi,
    ...lines.filter((_, i) => board.lines[i]?.peerGroup === group.code),
  ]);
  const head = `${board.unit.name} · ${board.criterion.nameVi} · ${names.get(board.lens) ?? board.lens} · số liệu đến ngày ${formatDay(board.asOf)}`;
  return [head, '', titles, ...parts, '', lines.at(-1) ?? ''].join('\n');
}

function row(line: ShownLine): string[] {
  const rank = line.rank === null ? '–' : line.tied > 1 ? `${line.rank} (${line.tied} đơn vị)` : String(line.rank);
  const notes = [line.reason ? REASONS[line.reason] : '', line.stale ? 'số liệu cũ' : ''].filter(Boolean).join(', ');
  return [
    rank,
    line.unit.code,
    nameOf(line),
    ...(line.figures ? cells(line.figures) : ['', '', '', '', '', '']),
    notes,
  ];
}

function cells(f: Figures): string[] {
  return [
    String(f.claimed),
    String(f.inScope),
    f.rateText,
    String(f.left),
    String(f.verified),
    f.uncounted > 0 ? String(f.uncounted) : '',
  ];
}
