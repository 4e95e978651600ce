import { COUNT_COLUMNS } from '@dat100/shared/person-history';

export const WIDTH = COUNT_COLUMNS.length;
const FIRST_ROOM = 4096;
const HALF = 2 ** 27;

/** Rows of counts in one block of 32-bit numbers: a million rows take 64 MB and no objects. */
export interface PackedRows {
  /** cells (see Axes), ascending */
  cells: Float64Array;
  /** WIDTH numbers a cell, in the order of `cells` */
  counts: Int32Array;
}

/** Sums of counts by cell. */
export class Tally {
  // A cell is too long for the small whole numbers that a Map finds fast, so it is looked up in two halves.
  private readonly halves = new Map<number, Map<number, number>>();
  private readonly cells: number[] = [];
  private counts = new Int32Array(FIRST_ROOM * WIDTH);

  /** Adds WIDTH numbers, read from `counts` at `offset`. */
  add(cell: number, counts: ArrayLike<number>, offset = 0): void {
    const at = this.placeOf(cell) * WIDTH;
    for (let i = 0; i < WIDTH; i += 1) this.counts[at + i]! += counts[offset + i]!;
  }

  /** The rows in cell order, without those that came to nothing. */
  rows(): PackedRows {
    const cells = Float64Array.from(this.cells.filter((_, place) => this.isSomething(place))).sort();
    const counts = new Int32Array(cells.length * WIDTH);
    cells.forEach((cell, i) => {
      const at = this.placeOf(cell) * WIDTH;
      for (let c = 0; c < WIDTH; c += 1) counts[i * WIDTH + c] = this.counts[at + c]!;
    });
    return { cells, counts };
  }

  private isSomething(place: number): boolean {
    for (let i = place * WIDTH; i < (place + 1) * WIDTH; i += 1) if (this.counts[i] !== 0) return true;
    return false;
  }

  /** Where the cell's counts stand; a new cell gets the next place. */
  private placeOf(cell: number): number {
    const high = Math.floor(cell / HALF);
    const low = cell - high * HALF;
    const half = this.halves.get(high) ?? new Map<number, number>();
    if (half.size === 0) this.halves.set(high, half);
    const known = half.get(low);
    if (known !== undefined) return known;
    const place = this.cells.push(cell) - 1;
    half.set(low, place);
    if ((place + 1) * WIDTH > this.counts.length) {
      const wider = new Int32Array(this.counts.length * 2);
      wider.set(this.counts);
      this.counts = wider;
    }
    return place;
  }
}

/** Turns the changes of each day into running totals, in place, series by series. */
export function runUp(rows: PackedRows, seriesOf: (cell: number) => number): void {
  const { cells, counts } = rows;
  for (let i = 1; i < cells.length; i += 1) {
    if (seriesOf(cells[i]!) !== seriesOf(cells[i - 1]!)) continue;
    for (let c = 0; c < WIDTH; c += 1) counts[i * WIDTH + c]! += counts[(i - 1) * WIDTH + c]!;
  }
}
