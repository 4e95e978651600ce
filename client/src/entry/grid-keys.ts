import type { KeyboardEvent } from 'react';

/** Cells are found by these attributes: row key and column name. */
export const ROW = 'data-entry-row';
export const COLUMN = 'data-entry-column';

type Cell = HTMLInputElement | HTMLSelectElement;

function cellsOf(table: HTMLElement, column: string): Cell[] {
  return [...table.querySelectorAll<Cell>(`[${COLUMN}="${column}"]`)];
}

function focus(cell: Cell | undefined): boolean {
  if (!cell) return false;
  cell.focus();
  if (cell instanceof HTMLInputElement && cell.type === 'text') cell.select();
  return true;
}

function neighbour(table: HTMLElement, cell: Cell, step: 1 | -1): Cell | undefined {
  const row = table.querySelectorAll<Cell>(`[${ROW}="${cell.getAttribute(ROW)}"]`);
  // On a phone some cells are folded away.
  const all = [...row].filter((one) => one.getClientRects().length > 0);
  return all[all.indexOf(cell) + step];
}

function atEdge(cell: Cell, step: 1 | -1): boolean {
  if (!(cell instanceof HTMLInputElement) || cell.type !== 'text') return true;
  const caret = step === 1 ? cell.selectionEnd : cell.selectionStart;
  const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
  return whole || caret === (step === 1 ? cell.value.length : 0);
}

interface GridKeys {
  /** Enter, or leaving downwards: the row is to be saved. */
  onEnter: (rowKey: string) => void;
  onEscape: (rowKey: string) => void;
  /** A key that leads beyond the first or the last row of the page; answers whether there is something to go to. */
  onPast: (step: 1 | -1, from: { rowKey: string; column: string; isEnter: boolean }) => boolean;
}

/** What takes the cursor once the rows of a page stand: a row by its key, or the one at an end of the page. */
export interface Wish {
  row: { key: string } | 'first' | 'last';
  column: string;
}

/** Puts the cursor where it is wished; false while there is no such row. */
export function focusWished(table: HTMLElement, { row, column }: Wish): boolean {
  const cells = cellsOf(table, column);
  if (row === 'first' || row === 'last') return focus(cells.at(row === 'first' ? 0 : -1));
  return focus(cells.find((cell) => cell.getAttribute(ROW) === row.key));
}

/**
 * Keys of the grid: Enter saves and goes down (Shift+Enter up), arrows move between cells, Tab as everywhere, Escape
 * takes the row's changes back. Up and down inside a list of choices choose, as everywhere. Beyond an end of the page the
 * next one begins.
 */
export function onGridKey(event: KeyboardEvent<HTMLElement>, keys: GridKeys): void {
  const cell = event.target as Cell;
  const rowKey = cell.getAttribute(ROW);
  const column = cell.getAttribute(COLUMN);
  if (!rowKey || !column || event.altKey || event.ctrlKey || event.metaKey) return;
  const table = event.currentTarget;
  const cells = cellsOf(table, column);
  const index = cells.indexOf(cell);
  const handled = () => event.preventDefault();

  if (event.key === 'Enter') {
    handled();
    keys.onEnter(rowKey);
    const step = event.shiftKey ? -1 : 1;
    if (!focus(cells[index + step])) keys.onPast(step, { rowKey, column, isEnter: true });
  } else if (event.key === 'Escape') {
    keys.onEscape(rowKey);
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && cell instanceof HTMLInputElement) {
    const step = event.key === 'ArrowDown' ? 1 : -1;
    if (focus(cells[index + step]) || keys.onPast(step, { rowKey, column, isEnter: false })) handled();
  } else if (event.key === 'ArrowRight' && atEdge(cell, 1)) {
    if (focus(neighbour(table, cell, 1))) handled();
  } else if (event.key === 'ArrowLeft' && atEdge(cell, -1)) {
    if (focus(neighbour(table, cell, -1))) handled();
  }
}
