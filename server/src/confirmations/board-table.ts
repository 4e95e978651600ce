import { BANDS } from '@dat100/shared/bands';
import { isOfToday } from '@dat100/shared/board-today';
import { formatDay, type Day } from '@dat100/shared/calendar';
import { LENSES } from '@dat100/shared/codes';
import type { Week } from '@dat100/shared/confirmation-week';
import { formatInteger, formatRate, gapToTarget, type Locale } from '@dat100/shared/rates';
import type { RequestContext } from '../common/context.js';
import type { Basis } from '../people/counted-where.js';
import type { Cell, ExportTable } from '../exports/export-table.js';
import { madeLine } from '../exports/made-line.js';
import type { Board } from '../boards/boards.service.js';
import { BOARD_WORDS, type BoardWords } from './board-words.js';
import { rateOn, unlessImpossible, type Figures } from '../boards/figures.js';
import type { MovedLine, Since } from '../boards/since.js';

/** Units right below the one of a board whose figures of the last due week nobody vouches for. */
export interface WeekMarks {
  week: Pick<Week, 'from' | 'to'>;
  unvouched: ReadonlySet<number>;
}

type Column = ExportTable['columns'][number];

/** A board as a table: the rows of the screen in their order (of one peer group, where one was chosen), hidden ones with their reason, and the total. */
export function boardTable(
  ctx: Pick<RequestContext, 'actor' | 'now'>,
  board: Board,
  language: Locale,
  { marks, peers }: { marks: WeekMarks | null; peers: string | null },
): ExportTable {
  const words = BOARD_WORDS[language];
  const { unit, criterion, asOf, lines } = board;
  const groups = new Map(board.groups.map(({ code, nameVi, nameEn }) => [code, { vi: nameVi, en: nameEn }]));
  return {
    fileName: `bang-xep-hang-${unit.code}-${criterion.code}-${asOf}`,
    sheetName: words.sheet,
    lines: [
      ...aboutLines(board, words, language),
      ...(peers === null ? [] : [`${words.onlyGroup}: ${groups.get(peers)?.[language] ?? peers}`]),
      `${madeLine(ctx, lines.length, language)}${hiddenText(board, words)}`,
    ],
    columns: columnsOf(board, words, marks),
    rows: [
      ...lines.map((line) =>
        row(board, line, groups.get(line.peerGroup)?.[language] ?? line.peerGroup, language, marks),
      ),
      // The total is that of the unit: under the rows of one group it would pass for theirs.
      ...(peers === null ? [totalRow(board, language, marks)] : []),
    ],
  };
}

function aboutLines({ directive, criterion, ...board }: Board, words: BoardWords, language: Locale): string[] {
  const name = (one: { nameVi: string; nameEn: string }) => (language === 'vi' ? one.nameVi : one.nameEn);
  const path = [...board.ancestors, board.unit].map((unit) => unit.name).join(' / ');
  const lens = LENSES.find(({ code }) => code === board.lens)?.[language] ?? board.lens;
  const since = board.since === null ? '' : `, ${words.comparedWith} ${formatDay(board.since)}`;
  const known = board.asKnown ? `, ${words.asKnown} ${formatDay(board.asOf)}` : '';
  const due = `${words.due} ${formatDay(directive.dueOn)}, ${words.target} ${criterion.targetPercent} %`;
  return [
    `${words.board}: ${path}`,
    `${words.directive} ${directive.number} · ${directive.issuer}, ${due}`,
    `${words.criterion}: ${name(criterion)} · ${words.lens}: ${lens} · ${words.basis}: ${words.bases[board.basis]}`,
    `${words.asOf} ${formatDay(board.asOf)}${known}, ${words.countedTo} ${formatDay(board.countedTo)}${since}`,
  ];
}

function hiddenText({ lines }: Board, words: BoardWords): string {
  const hidden = lines.filter(({ figures }) => figures === null).length;
  return hidden === 0 ? '' : `, ${words.hiddenRows}: ${hidden}`;
}

function columnsOf(board: Board, words: BoardWords, marks: WeekMarks | null): Column[] {
  const { since, criterion, basis } = board;
  const column = (heading: string, width = 12): Column => ({ heading, width });
  const day = since === null ? '' : formatDay(since);
  return [
    column(words.group, 24),
    column(words.rank, 8),
    column(words.tied),
    column(words.code),
    column(words.unit, 40),
    ...figureColumns(words, basis, criterion.targetPercent).map(([heading]) =>
      column(heading, heading === words.band ? 14 : undefined),
    ),
    ...(since === null
      ? []
      : [column(`${words.rankOn} ${day}`), column(`${words.rateOn} ${day}`), column(`${words.since} ${day}`, 28)]),
    ...(isOfToday(board) ? [column(words.latestFact)] : []),
    ...(marks ? [column(`${words.week} ${formatDay(marks.week.from)} – ${formatDay(marks.week.to)}`, 20)] : []),
    column(words.note, 40),
  ];
}

function row(board: Board, line: MovedLine, group: string, language: Locale, marks: WeekMarks | null): Cell[] {
  const words = BOARD_WORDS[language];
  const { unit, figures } = line;
  const notes = [line.reason && words.reasons[line.reason], line.stale && words.stale].filter(Boolean);
  return [
    group,
    line.rank,
    line.tied > 1 ? line.tied : null,
    unit.code,
    line.direct ? `${unit.name} ${words.direct}` : unit.name,
    ...figureCells(board, figures, {
      gap: line.gap,
      band: BANDS.find(({ code }) => code === line.band)?.[language] ?? null,
      language,
    }),
    ...(board.since === null ? [] : sinceCells(line.since, language)),
    ...(isOfToday(board) ? [dayCell(line.latestFact)] : []),
    ...(marks ? [weekCell(line, marks, words)] : []),
    notes.length === 0 ? null : notes.join('; '),
  ];
}

/** The sum, that of the hidden rows included: it shows to whoever sees the board. */
function totalRow(board: Board, language: Locale, marks: WeekMarks | null): Cell[] {
  const { unit, total, basis, criterion, since } = board;
  const { achieved, inScope } = rateOn(basis, total);
  const gap = unlessImpossible(() => gapToTarget(achieved, inScope, criterion.targetPercent)) ?? 0;
  const figures = figureCells(board, total, { gap, band: null, language });
  return [
    BOARD_WORDS[language].total,
    null,
    null,
    unit.code,
    unit.name,
    ...figures,
    ...(since === null ? [] : [null, null, null]),
    ...(isOfToday(board) ? [null] : []),
    ...(marks ? [null] : []),
    null,
  ];
}

/** What the figures of a row are told with. */
interface Told {
  figures: Figures;
  gap: number;
  band: string | null;
  language: Locale;
}
type FigureColumn = readonly [heading: string, cell: (told: Told) => Cell];

const counted =
  (key: 'inScope' | Basis | 'left' | 'uncounted') =>
  ({ figures }: Told): Cell =>
    figures[key];
const rated =
  (basis: Basis) =>
  ({ figures, language }: Told): Cell =>
    rateCell(figures[basis], figures.inScope, language);

/**
 * The figures of a row in their order, each with its heading. Right after those in scope come the figures that rank; by
 * another basis than what units report, these stand behind without a rest of their own, which would leave other people
 * than the gap does.
 */
function figureColumns(words: BoardWords, basis: Basis, targetPercent: number): FigureColumn[] {
  const claimed: FigureColumn = [words.claimed, counted('claimed')];
  const verified: FigureColumn[] = [
    [words.verified, counted('verified')],
    [words.verifiedRate, rated('verified')],
  ];
  const police: FigureColumn = [words.police, counted('police')];
  const standing: FigureColumn[] = [
    [`${words.gap} ${targetPercent} %`, ({ figures, gap }) => (figures.inScope === 0 ? null : gap)],
    [words.band, ({ band }) => band],
  ];
  const reported: FigureColumn[] = [claimed, [words.claimedRate, rated('claimed')]];
  const of: Record<Basis, FigureColumn[]> = {
    claimed: [
      claimed,
      [words.rate, rated('claimed')],
      [words.left, counted('left')],
      ...[...standing, ...verified, police],
    ],
    verified: [...verified, ...standing, ...reported, police],
    police: [police, [words.policeRate, rated('police')], ...standing, ...reported, ...verified],
  };
  return [[words.inScope, counted('inScope')], ...of[basis], [words.uncounted, counted('uncounted')]];
}

function figureCells(
  board: Pick<Board, 'basis' | 'criterion'>,
  figures: Figures | null,
  told: Omit<Told, 'figures'>,
): Cell[] {
  const columns = figureColumns(BOARD_WORDS[told.language], board.basis, board.criterion.targetPercent);
  return columns.map(([, cell]) => (figures ? cell({ figures, ...told }) : null));
}

function sinceCells(since: Since | null, language: Locale): Cell[] {
  if (!since) return [null, null, null];
  const { moved, points } = BOARD_WORDS[language];
  const [up, down, same, unit] = points;
  const size = Math.abs(since.tenths ?? 0);
  const amount = `${formatInteger(Math.floor(size / 10), language)}${language === 'vi' ? ',' : '.'}${size % 10}`;
  const rate = size === 0 ? same : `${(since.tenths ?? 0) > 0 ? up : down} ${amount} ${unit}`;
  const texts = [moved[since.kind](formatInteger(since.places, language)), since.tenths === null ? '' : rate];
  return [
    since.rank,
    since.kind === 'new' ? null : rateCell(since.achieved, since.inScope, language),
    texts.filter(Boolean).join(', ') || null,
  ];
}

/** As on the screen: only units that have people are marked, and people of the unit itself are nobody's to confirm. */
function weekCell({ direct, figures, unit }: MovedLine, { unvouched }: WeekMarks, words: BoardWords): string | null {
  if (direct || !figures || figures.inScope === 0) return null;
  return unvouched.has(unit.id) ? words.unconfirmed : words.confirmed;
}

function rateCell(achieved: number, inScope: number, language: Locale): string | null {
  if (inScope === 0) return null;
  return unlessImpossible(() => formatRate(achieved, inScope, language)) ?? BOARD_WORDS[language].badRate;
}

const dayCell = (day: Day | null): string | null => (day === null ? null : formatDay(day));
