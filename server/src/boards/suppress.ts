import type { Figures } from './figures.js';

/** Fewer people than this could be told apart by those who know the office. */
export const SMALLEST_CELL = 5;

const tellsTooMuch = (n: number) => n > 0 && n < SMALLEST_CELL;

/**
 * What of a unit's figures may be seen outside its own chain: null when fewer than five people are in scope; without
 * the stages when any of them, or "nothing known", holds fewer than five, for the others would give it away. How many
 * of how many have achieved is always shown. (Cells that could be worked out by subtraction between rows are hidden
 * by rules over the whole board, which look at what this leaves.)
 */
export function suppress(figures: Figures): Figures | null {
  if (tellsTooMuch(figures.inScope)) return null;
  const parts = [...figures.stages.map(({ count }) => count), figures.noEvent];
  return parts.some(tellsTooMuch) ? { ...figures, stages: [], noEvent: 0 } : figures;
}
