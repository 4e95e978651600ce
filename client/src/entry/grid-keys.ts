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
  const all = [...row];
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
  /** Enter in the last row asks for another one. */
  onPastEnd: () => void;
}

/**
 * Keys of the grid: Enter saves and goes down (Shift+Enter up), arrows move between cells, Tab as everywhere, Escape
 * takes the row's changes back. Up and down inside a list of choices choose, as everywhere.
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
    const next = cells[index + (event.shiftKey ? -1 : 1)];
    if (!focus(next) && !event.shiftKey) keys.onPastEnd();
  } else if (event.key === 'Escape') {
    keys.onEscape(rowKey);
  } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && cell instanceof HTMLInputElement) {
    if (focus(cells[index + (event.key === 'ArrowDown' ? 1 : -1)])) handled();
  } else if (event.key === 'ArrowRight' && atEdge(cell, 1)) {
    if (focus(neighbour(table, cell, 1))) handled();
  } else if (event.key === 'ArrowLeft' && atEdge(cell, -1)) {
    if (focus(neighbour(table, cell, -1))) handled();
  }
}
