import { columnLetters, type GridCell, type GridRow, type GridSheet } from './roster-grid.js';
import { blockAt, HEADER_HEIGHT, HEADER_WITHIN_ROWS, headingsOf } from './roster-header.js';
import type { UnitFinder } from './roster-units.js';
import { cellText } from './roster-values.js';
import { summaryColumn, type SummaryMeasure } from './summary-headings.js';
import { figureText, rateStyle, type RateStyle } from './summary-numbers.js';

export type { SummaryMeasure } from './summary-headings.js';

/** One figure that a sheet of counts shows of a unit. Never stored as truth: it is held against our own counts. */
export interface SummaryFigure {
  sheet: string;
  row: number;
  /** Column letters. */
  column: string;
  header: string;
  /** null = the sheet names a unit that is not in the subtree; the total of the table is the target's. */
  unitId: number | null;
  /** As the sheet writes it. */
  unitName: string;
  measure: SummaryMeasure;
  /** null for people. */
  criterion: string | null;
  /** A count or a percentage as the sheet shows it: '52', '92.3'; what was typed as text stays as typed: '60,3%'. */
  shown: string;
}

/** Rows of a sheet of counts that are worth reading. */
export const SUMMARY_ROWS = 5_000;

interface FigureColumn {
  column: number;
  header: string;
  measure: SummaryMeasure;
  criterion: string | null;
  /** how its percentages are written; null for counts */
  style: RateStyle | null;
}

interface SummaryTable {
  lastHeaderRow: number;
  unitColumn: number;
  columns: FigureColumn[];
}

/** "Cộng", "Tổng cộng": with accents, for "Công an" is a unit; a unit's own name is looked up before this. */
const TOTAL = /^(?:tổng(?: cộng| số)?|cộng|toàn (?:thành phố|quận|huyện|phường|xã|đơn vị))(?![\p{L}\p{M}])/iu;
const BARE_TOTAL = /^(?:tong cong|tong so|total)\b/i;
/** Headings between groups of units; their sums are no unit's. */
const GROUP = /^(?:(?:[IVXLC]+|[A-Z])[.)]\s+)?(?:khối|nhóm|các |trong đó)/iu;

/**
 * Reads the figures of a sheet of counts: a column of units and, beside it, people, how many have achieved a criterion
 * and their share. Empty when the sheet is no such table. `rows`: all its rows from the first, at most SUMMARY_ROWS.
 */
export function readSummary(
  sheet: Pick<GridSheet, 'name' | 'merges'>,
  rows: readonly GridRow[],
  units: UnitFinder,
): SummaryFigure[] {
  const table = findTable(sheet, rows);
  if (!table) return [];
  const body = rows.filter(({ row }) => row > table.lastHeaderRow);
  const columns = table.columns.map((c) => ({ ...c, style: c.style && rateStyle(cellsOf(body, c.column)) }));
  const figures: SummaryFigure[] = [];
  let total: SummaryFigure[] = [];
  for (const row of body) {
    const unitName = nameOf(row, table);
    if (unitName === null) continue;
    const unitId = units.ofName(unitName);
    const isTotal = unitId === null && (TOTAL.test(unitName) || BARE_TOTAL.test(unitName));
    if (!isTotal && unitId === null && GROUP.test(unitName)) continue;
    const own = columns.flatMap(({ column, header, measure, criterion, style }): SummaryFigure[] => {
      const shown = figureText(
        row.cells.find((cell) => cell.column === column),
        style,
      );
      if (shown === null) return [];
      const place = { sheet: sheet.name, row: row.row, column: columnLetters(column), header };
      return [{ ...place, unitId: isTotal ? units.targetId : unitId, unitName, measure, criterion, shown }];
    });
    // Of several sums only the last is that of the whole table.
    if (isTotal && own.length > 0) total = own;
    else figures.push(...own);
  }
  return [...figures, ...total];
}

/** The block of one to three rows that most columns are understood of; with as many, the one with fewer rows. */
function findTable(sheet: Pick<GridSheet, 'merges'>, rows: readonly GridRow[]): SummaryTable | null {
  const merges = new Map(sheet.merges.map((merge) => [`${merge.top}:${merge.left}`, merge]));
  let best: SummaryTable | null = null;
  for (const first of rows) {
    if (first.row > HEADER_WITHIN_ROWS) break;
    for (let height = 1; height <= HEADER_HEIGHT; height += 1) {
      const block = blockAt(rows, first, height);
      const table = block && tableOf(headingsOf(block, merges), block.at(-1)?.row ?? 0);
      if (table && table.columns.length > (best?.columns.length ?? 0)) best = table;
    }
  }
  return best;
}

function tableOf(headings: ReadonlyMap<number, string[]>, lastHeaderRow: number): SummaryTable | null {
  const columns: FigureColumn[] = [];
  let unitColumn: number | null = null;
  for (const [column, parts] of headings) {
    const told = summaryColumn(parts);
    if (told === 'unit') unitColumn ??= column;
    else if (told && !columns.some((c) => c.measure === told.measure && c.criterion === told.criterion)) {
      const style: RateStyle | null = told.measure.endsWith('rate') ? { fractions: false, decimals: 0 } : null;
      columns.push({ column, header: parts.join(' / '), ...told, style });
    }
  }
  return unitColumn === null || columns.length === 0 ? null : { lastHeaderRow, unitColumn, columns };
}

/** The unit a row speaks of: its own cell, else a text before the first figure ("TỔNG CỘNG" over merged cells). */
function nameOf({ cells }: GridRow, { unitColumn, columns }: SummaryTable): string | null {
  const figuresFrom = Math.min(...columns.map(({ column }) => column));
  const own = cells.find((cell) => cell.column === unitColumn);
  const said = own ?? cells.find((cell) => cell.column < figuresFrom && /\p{L}{2}/u.test(cellText(cell)));
  const text = cellText(said);
  return /\p{L}{2}|\d+/u.test(text) && /\p{L}/u.test(text) ? text : null;
}

function cellsOf(rows: readonly GridRow[], column: number): GridCell[] {
  return rows.flatMap(({ cells }) => cells.find((cell) => cell.column === column) ?? []);
}
