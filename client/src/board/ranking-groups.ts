import { isRowOrder, orderRows } from '@dat100/shared/row-order';
import type { Board, BoardRow } from './board.documents.js';
import type { BoardState } from './board-state.js';

/** A peer group with its rows in the server's order. `label` null: people employed by the unit itself. */
export interface RankedGroup<Row = BoardRow> {
  code: string;
  label: { nameVi: string; nameEn: string } | null;
  ranked: number;
  rows: Row[];
}

type GroupedRow = Pick<BoardRow, 'direct' | 'peerGroup' | 'rank' | 'ranked'>;

const DIRECT = '(direct)';

/** Splits the rows by peer group, keeping the order; the "(trực thuộc)" row comes last, in no group. */
export function groupsOf<Row extends GroupedRow>(board: {
  rows: readonly Row[];
  groups: Board['groups'];
}): RankedGroup<Row>[] {
  const groups = new Map<string, RankedGroup<Row>>();
  const ordered = [...board.rows.filter((row) => !row.direct), ...board.rows.filter((row) => row.direct)];
  for (const row of ordered) {
    const code = row.direct ? DIRECT : row.peerGroup;
    const label = row.direct
      ? null
      : (board.groups.find((group) => group.code === code) ?? { nameVi: code, nameEn: code });
    const group = groups.get(code) ?? { code, label, ranked: 0, rows: [] };
    group.rows.push(row);
    group.ranked = Math.max(group.ranked, row.rank === null ? 0 : row.ranked);
    groups.set(code, group);
  }
  return [...groups.values()];
}

/** The groups as chosen: all or one of them, the rows of each in the order that was asked for. */
export function chosenGroups(board: Board, { peers, order }: Pick<BoardState, 'peers' | 'order'>): RankedGroup[] {
  // Ranked by another basis, short of the target are others than those whom units report as left.
  const leftOf = board.basis === 'claimed' ? undefined : ({ gap }: BoardRow) => gap;
  return groupsOf(board)
    .filter(({ code }) => peers === '' || code === peers)
    .map((group) => (isRowOrder(order) ? { ...group, rows: orderRows(group.rows, order, leftOf) } : group));
}

/** The lowest fifth of a group of at least five, short of the target: units to help, not to shame. */
export function needsSupport(row: BoardRow): boolean {
  const FEWEST = 5;
  if (row.rank === null || row.ranked < FEWEST || !row.figures || row.gap === 0) return false;
  return row.rank > row.ranked - Math.floor(row.ranked / FEWEST);
}
