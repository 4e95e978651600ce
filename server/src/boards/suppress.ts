import type { BoardLine, RowReason } from './board.js';
import type { Figures } from './figures.js';
import type { Sight } from './sight.js';

/** A line as the caller may see it: figures null = hidden. */
export type ShownLine = Omit<BoardLine, 'figures' | 'reason'> & {
  figures: Figures | null;
  reason: RowReason | 'hidden' | null;
};

/** What of a unit's figures is seen: null = nothing; without the stages when only how many of how many is. */
export function suppress(figures: Figures, sight: Sight): Figures | null {
  if (sight === 'nothing') return null;
  return sight === 'counts' ? { ...figures, stages: [], noEvent: 0 } : figures;
}

/**
 * The lines as they may be seen. Others keep the ranks they have for everyone. A hidden line keeps its name and stands
 * at the end of its group by name: its place, its rank and why it has none would tell how large it is, and so which of
 * two hidden units is the small one.
 * @param lines in the order of the screen
 * @param sightOf what is seen of each
 */
export function shownLines(lines: readonly BoardLine[], sightOf: (line: BoardLine) => Sight): ShownLine[] {
  const groups = new Map<string, { shown: ShownLine[]; hidden: ShownLine[] }>();
  for (const line of lines) {
    const group = groups.get(line.peerGroup) ?? { shown: [], hidden: [] };
    groups.set(line.peerGroup, group);
    const figures = suppress(line.figures, sightOf(line));
    if (figures) group.shown.push({ ...line, figures });
    else group.hidden.push({ ...line, figures, rank: null, tied: 0, reason: 'hidden', band: null, gap: 0 });
  }
  return [...groups.values()].flatMap(({ shown, hidden }) => [...shown, ...hidden.sort(byName)]);
}

const BY_NAME = new Intl.Collator('vi', { numeric: true });
const byName = (a: ShownLine, b: ShownLine): number =>
  BY_NAME.compare(a.unit.name, b.unit.name) || a.unit.id - b.unit.id;
