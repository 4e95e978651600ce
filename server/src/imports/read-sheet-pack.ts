import type { Day } from '@dat100/shared/calendar';
import type { GridCell, GridEvent, GridRow } from '@dat100/shared/roster-grid';

/** Rows as a few long lists: copying a list from thread to thread costs a third of copying as many small objects. */
export interface PackedRows {
  type: 'packed';
  /** Row numbers, those of hidden rows negative, and how many cells each row has. */
  rows: number[];
  lengths: number[];
  /** Of all cells, row after row. */
  columns: number[];
  values: GridCell['value'][];
  /** Places of the cells that have a day, the days, and places of the results of formulas. */
  dayAt: number[];
  days: Day[];
  formulaAt: number[];
}

export type PackedEvent = Extract<GridEvent, { type: 'sheet' }> | PackedRows;

export function packEvent(event: GridEvent): PackedEvent {
  if (event.type === 'sheet') return event;
  const packed: PackedRows = {
    ...{ type: 'packed', rows: [], lengths: [], columns: [], values: [], dayAt: [], days: [], formulaAt: [] },
  };
  for (const { row, hidden, cells } of event.rows) {
    packed.rows.push(hidden ? -row : row);
    packed.lengths.push(cells.length);
    for (const { column, value, day, formula } of cells) {
      const at = packed.values.push(value) - 1;
      packed.columns.push(column);
      if (day !== undefined) {
        packed.dayAt.push(at);
        packed.days.push(day);
      }
      if (formula) packed.formulaAt.push(at);
    }
  }
  return packed;
}

export function unpackEvent(event: PackedEvent): GridEvent {
  if (event.type === 'sheet') return event;
  const cells = event.values.map((value, i): GridCell => ({ column: event.columns[i] ?? 0, value }));
  event.dayAt.forEach((at, i) => Object.assign(cells[at] ?? {}, { day: event.days[i] }));
  for (const at of event.formulaAt) Object.assign(cells[at] ?? {}, { formula: true });
  let from = 0;
  const rows = event.rows.map((number, i): GridRow => {
    const own = cells.slice(from, (from += event.lengths[i] ?? 0));
    return { row: Math.abs(number), hidden: number < 0, cells: own };
  });
  return { type: 'rows', rows };
}
