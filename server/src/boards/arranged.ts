import { isRowOrder, orderRows, ROW_ORDERS, type RowOrder } from '@dat100/shared/row-order';
import { badInput } from '../common/errors.js';
import type { Board, BoardRowLine } from './boards.service.js';

/** Which rows of a board go out, and in which order; what is left out: all of them, by rank. */
export interface Arrangement {
  /** the one peer group */
  peers?: string | null | undefined;
  order?: string | null | undefined;
}

/**
 * The board with the rows of one peer group, each group in another order. Whole groups go or stay and hidden rows stand at
 * their end, so nothing that is hidden can be told from what is left.
 * @throws bad_input `unknown_peer_group`, `unknown_order`
 */
export function arranged(board: Board, { peers, order }: Arrangement): Board {
  const by = requireOrder(order || 'rank');
  const groups = board.groups.filter(({ code }) => !peers || code === peers);
  if (peers && groups.length === 0) throw unknownGroup(peers, board);
  const lines = groups.flatMap(({ code }): BoardRowLine[] =>
    orderRows(
      board.lines.filter(({ peerGroup }) => peerGroup === code),
      by,
      // Ranked by another basis, short of the target are others than those whom units report as left.
      board.basis === 'claimed' ? undefined : ({ gap }) => gap,
    ),
  );
  return { ...board, groups, lines };
}

function requireOrder(order: string): RowOrder {
  if (isRowOrder(order)) return order;
  throw badInput(
    'unknown_order',
    `Không sắp được theo "${order}"; có: ${ROW_ORDERS.join(', ')}.`,
    `Rows are not ordered by "${order}"; there are: ${ROW_ORDERS.join(', ')}.`,
    'order',
  );
}

function unknownGroup(peers: string, { groups }: Board): Error {
  const codes = groups.map(({ code }) => code).join(', ');
  return badInput(
    'unknown_peer_group',
    `Bảng này không có nhóm so sánh "${peers}"; có: ${codes}.`,
    `This board has no peer group "${peers}"; there are: ${codes}.`,
    'peers',
  );
}
