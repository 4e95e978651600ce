import { useDeferredValue, useState } from 'react';
import { useServerQuery } from '../providers/use-server.js';
import type { LiveState } from '../providers/live.js';
import { useLiveNews } from '../providers/live-news.js';
import type { Board, BoardRow } from './board.documents.js';
import { BOARD, BOARD_CHANGED } from './board.documents.js';
import type { BoardChoices } from './board-variables.js';
import { boardVariables } from './board-variables.js';

interface LiveBoard {
  board: Board | undefined;
  error: Error | null;
  /** Why the figures on the screen could not be read again. */
  late: Error | null;
  fetching: boolean;
  refetch: () => void;
  live: LiveState;
  /** When the figures on the screen were read, epoch ms. */
  readAt: number;
  /** Keys (see `rowKey`, and 'total') of rows whose figures moved at the last reading. */
  moved: ReadonlySet<string>;
}

export function rowKey(row: BoardRow): string {
  return row.direct ? `${row.unit.id}-direct` : row.unit.id;
}

/** A board that keeps itself up to date. Past days do not move: no socket is opened for them. */
export function useBoard(
  unitId: string,
  criterion: string | undefined,
  choices: BoardChoices,
  today: string | undefined,
): LiveBoard {
  const variables = boardVariables(unitId, criterion ?? '', choices, today);
  const query = useServerQuery(BOARD, variables, { enabled: criterion !== undefined, keep: true });
  const isToday = criterion !== undefined && choices.asOf === '';
  const live = useLiveNews(BOARD_CHANGED, { unitId }, isToday, () => query.refetch());
  const board = useUnhurried(query.data?.board);
  const moved = useMoved(board);
  return {
    board,
    error: query.error,
    late: query.errorUpdatedAt > query.dataUpdatedAt ? query.failureReason : null,
    fetching: query.isPlaceholderData,
    refetch: () => void query.refetch(),
    live,
    readAt: query.dataUpdatedAt,
    moved,
  };
}

/**
 * Figures that moved may be drawn bit by bit, so that the page answers whoever uses it meanwhile; another board, and the
 * first one, is shown at once.
 */
function useUnhurried(latest: Board | undefined): Board | undefined {
  const unhurried = useDeferredValue(latest);
  return unhurried && latest && sameBoard(unhurried, latest) ? unhurried : latest;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Compares with the former reading of the same board; choosing another board is not a move. Kept while rendering: an
 * effect would draw every reading of the board twice.
 */
function useMoved(board: Board | undefined): ReadonlySet<string> {
  const [seen, setSeen] = useState({ board, moved: NONE });
  if (!board || board === seen.board) return seen.moved;
  const moved = seen.board && sameBoard(seen.board, board) ? difference(seen.board, board) : NONE;
  setSeen({ board, moved });
  return moved;
}

function sameBoard(one: Board, other: Board): boolean {
  return (
    one.unit.id === other.unit.id &&
    one.criterion === other.criterion &&
    one.lens === other.lens &&
    one.asOf === other.asOf &&
    one.asKnown === other.asKnown &&
    one.basis === other.basis
  );
}

function difference(before: Board, after: Board): ReadonlySet<string> {
  const keys = new Set<string>();
  if (face(before.total) !== face(after.total)) keys.add('total');
  const known = new Map(before.rows.map((row) => [rowKey(row), face(row.figures)]));
  for (const row of after.rows) if (known.get(rowKey(row)) !== face(row.figures)) keys.add(rowKey(row));
  return keys;
}

function face(figures: BoardRow['figures']): string {
  return figures ? [figures.claimed, figures.verified, figures.police, figures.inScope].join('/') : '';
}
