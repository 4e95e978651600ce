import { COUNT_COLUMNS, FIRST_STAGE_COLUMN, type CountRules } from '@dat100/shared/person-history';
import { pieces, type Bound, type Tx } from '../database/sql.js';
import type { Axes } from './axes.js';
import type { CheckedRows } from './recount-report.js';
import { WIDTH, type PackedRows } from './tally.js';

const KEY = ['unit_id', 'criterion_id', 'lens', 'day'];
const STAGES = 8;
const UNITS_AT_ONCE = 10;
const ROWS_AT_ONCE = 2000;

/** A stored row; `rest` is not 0 when a column that no criterion fills holds something. */
type DayRow = Record<string, string | number>;
/** Rows [from, to) of the expected ones: one series. */
type Stretch = readonly [from: number, to: number];

/**
 * Compares the stored history with the expected running totals. A series is a step function of days: a stored day on
 * which nothing changed is no drift. Repairing rewrites whole series, or everything when most of it is wrong.
 */
export class DayCheck {
  /** places in COUNT_COLUMNS of the columns that the criteria of today can fill */
  private readonly used: readonly number[];
  private readonly report: CheckedRows = { rows: 0, drift: 0, boards: new Set() };
  private readonly wrong: { unitId: number; criterionId: number; lens: string; stretch: Stretch }[] = [];
  private readonly strays: DayRow[] = [];
  private series = 0;

  constructor(
    private readonly tx: Tx,
    private readonly axes: Axes,
    private readonly expected: PackedRows,
    rules: CountRules,
  ) {
    const most = Math.max(0, ...rules.criteria.map((criterion) => criterion.stages.length));
    const unused = (c: number) =>
      (c >= FIRST_STAGE_COLUMN + most && c < FIRST_STAGE_COLUMN + STAGES) || COUNT_COLUMNS[c] === 'uncounted';
    this.used = COUNT_COLUMNS.map((_, c) => c).filter((c) => !unused(c));
  }

  async run(unitIds: readonly number[], repair: boolean): Promise<CheckedRows> {
    const starts = pieces(
      [...unitIds].sort((a, b) => a - b),
      UNITS_AT_ONCE,
    ).map((ids) => ids[0] ?? 0);
    let at = 0;
    for (const [i, start] of (starts.length > 0 ? starts : [0]).entries()) {
      const next = starts[i + 1];
      // The first range is open below and the last above, so that no stored row is left out.
      const stored = await this.stored(i === 0 ? Number.MIN_SAFE_INTEGER : start, next ?? Number.MAX_SAFE_INTEGER);
      at = this.compareRange(at, next === undefined ? Infinity : this.axes.firstOf(next), stored);
    }
    for (const { unitId } of this.wrong) this.report.boards.add(unitId);
    if (repair) await this.rewrite();
    return this.report;
  }

  private stored(first: number, end: number): Promise<DayRow[]> {
    const columns = this.used.map((c) => COUNT_COLUMNS[c]);
    const rest = COUNT_COLUMNS.filter((_, c) => !this.used.includes(c)).map((column) => `ABS(${column})`);
    return this.tx.rows<DayRow>(
      `SELECT ${[...KEY, ...columns].join(', ')}, ${rest.join(' + ')} AS rest FROM rollup_day
        WHERE unit_id >= ? AND unit_id < ? ORDER BY unit_id, criterion_id, lens, day`,
      [first, end],
    );
  }

  /** Compares the expected rows from `at` up to the cell `end` with stored ones; answers where the next range begins. */
  private compareRange(at: number, end: number, stored: readonly DayRow[]): number {
    const { axes, expected } = this;
    const { cells, rows } = this.known(stored);
    for (let s = 0; s < cells.length || (expected.cells[at] ?? Infinity) < end;) {
      const first = Math.min(expected.cells[at] ?? Infinity, cells[s] ?? Infinity);
      const series = axes.seriesOf(first);
      const [fromExpected, fromStored] = [at, s];
      while (axes.seriesOf(expected.cells[at] ?? Infinity) === series) at += 1;
      while (axes.seriesOf(cells[s] ?? Infinity) === series) s += 1;
      this.compareSeries(first, [fromExpected, at], cells.slice(fromStored, s), rows.slice(fromStored, s));
    }
    return at;
  }

  /** Stored rows under their cells. Rows of a unit, criterion or lens that is gone are strays, unless they hold nothing. */
  private known(stored: readonly DayRow[]): { cells: number[]; rows: DayRow[] } {
    const cells: number[] = [];
    const rows: DayRow[] = [];
    for (const row of stored) {
      const cell = this.axes.cell(
        Number(row['unit_id']),
        Number(row['criterion_id']),
        String(row['lens']),
        String(row['day']),
      );
      if (!Number.isNaN(cell)) {
        cells.push(cell);
        rows.push(row);
      } else if (!this.same(null, row)) {
        this.strays.push(row);
        this.report.rows += 1;
        this.report.drift += 1;
      }
    }
    return { cells, rows };
  }

  /** Walks both step functions day by day and counts the days on which they differ. */
  private compareSeries(first: number, stretch: Stretch, cells: readonly number[], rows: readonly DayRow[]): void {
    const [from, to] = stretch;
    let drift = 0;
    for (let e = from, s = 0; e < to || s < cells.length; this.report.rows += 1) {
      const expected = e < to ? (this.expected.cells[e] ?? Infinity) : Infinity;
      const stored = cells[s] ?? Infinity;
      if (expected <= stored) e += 1;
      if (stored <= expected) s += 1;
      if (!this.same(e > from ? e - 1 : null, rows[s - 1])) drift += 1;
    }
    this.series += 1;
    if (drift > 0) this.wrong.push({ ...this.axes.of(first), stretch });
    this.report.drift += drift;
  }

  /** Nothing on either side stands for zeros. */
  private same(at: number | null, row: DayRow | undefined): boolean {
    if (row !== undefined && row['rest'] !== 0) return false;
    return this.used.every(
      (c) => (row?.[COUNT_COLUMNS[c] ?? ''] ?? 0) === (at === null ? 0 : this.expected.counts[at * WIDTH + c]),
    );
  }

  private async rewrite(): Promise<void> {
    if (this.wrong.length * 2 > this.series) {
      await this.tx.run('DELETE FROM rollup_day');
      return this.insert([[0, this.expected.cells.length]]);
    }
    const one = 'DELETE FROM rollup_day WHERE unit_id = ? AND criterion_id = ? AND lens = ?';
    for (const row of this.strays)
      await this.tx.run(
        `${one} AND day = ?`,
        KEY.map((column) => row[column] ?? null),
      );
    for (const { unitId, criterionId, lens } of this.wrong) await this.tx.run(one, [unitId, criterionId, lens]);
    await this.insert(this.wrong.map(({ stretch }) => stretch));
  }

  private async insert(stretches: readonly Stretch[]): Promise<void> {
    const columns = [...KEY, ...this.used.map((c) => COUNT_COLUMNS[c] ?? '')];
    let rows: Bound[][] = [];
    for (const [from, to] of stretches)
      for (let i = from; i < to; i += 1) {
        const { unitId, criterionId, lens, day } = this.axes.of(this.expected.cells[i] ?? 0);
        rows.push([unitId, criterionId, lens, day, ...this.used.map((c) => this.expected.counts[i * WIDTH + c] ?? 0)]);
        if (rows.length < ROWS_AT_ONCE) continue;
        await this.tx.insert('rollup_day', columns, rows);
        rows = [];
      }
    if (rows.length > 0) await this.tx.insert('rollup_day', columns, rows);
  }
}
