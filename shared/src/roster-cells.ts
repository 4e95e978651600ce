import type { GridCell, GridRow } from './roster-grid.js';
import type { RosterColumn } from './roster-header.js';

/** Results of formulas that failed, as workbooks store them. */
const FORMULA_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA)$/;
/** Dashes, dots and strokes that stand for nothing. */
const PLACEHOLDER = /^[-–—.…/\\_\s]*$/;

/** True for a text that stands for nothing. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text);

/** First characters of the above; most cells begin with none of them. */
const SUSPECT = new Set('#=-–—.…/\\_ \t\r\n\u00a0'.split(''));

/** A cell of a column in use that cannot be used, whatever it was to tell. */
export interface BrokenCell {
  column: RosterColumn;
  cell: GridCell;
  code: 'formula_error' | 'formula_without_value';
}

/** The columns of a table that tell something, by their place. */
export type UsedColumns = ReadonlyMap<number, RosterColumn>;

/** The cells of one row by column. */
export class RowCells {
  /** Cells of columns in use whose formula failed or was never calculated. */
  readonly broken: BrokenCell[] = [];
  /** Columns in use whose value is the result of a formula, as it was last calculated. */
  readonly calculated: RosterColumn[] = [];
  private readonly all: (GridCell | undefined)[] = [];
  private readonly telling: (GridCell | undefined)[] = [];

  constructor(row: GridRow, used: UsedColumns) {
    for (const cell of row.cells) {
      this.all[cell.column] = cell;
      const column = used.get(cell.column);
      if (column && this.tells(cell, column)) this.telling[cell.column] = cell;
    }
  }

  /** What stands in a column, be it of use or not. */
  shown(column: number): GridCell | undefined {
    return this.all[column];
  }

  /** The cell of a column in use; undefined where it is empty, holds a dash in place of nothing, or is broken. */
  told(column: number): GridCell | undefined {
    return this.telling[column];
  }

  private tells(cell: GridCell, column: RosterColumn): boolean {
    const { value, formula } = cell;
    if (typeof value === 'string' && SUSPECT.has(value.charAt(0))) {
      if (isPlaceholder(value)) return false;
      const code = FORMULA_ERROR.test(value)
        ? 'formula_error'
        : formula && value.startsWith('=')
          ? NOT_CALCULATED
          : null;
      if (code !== null) {
        this.broken.push({ column, cell, code });
        return false;
      }
    }
    if (formula) this.calculated.push(column);
    return true;
  }
}

const NOT_CALCULATED = 'formula_without_value';
