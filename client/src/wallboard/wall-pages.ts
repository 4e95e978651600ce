import type { Board, BoardRow } from '../board/board.documents.js';
import { groupsOf } from '../board/ranking-groups.js';

/** What the hall sees at once: some rows of one peer group, in the server's order. */
export interface WallPage {
  key: string;
  label: { nameVi: string; nameEn: string } | null;
  rows: BoardRow[];
}

/** Cuts each peer group into pages of at most `size` rows; a page never mixes groups, for they are not compared. */
export function wallPages(board: Board, size: number): WallPage[] {
  const pages: WallPage[] = [];
  for (const { code, label, rows } of groupsOf(board))
    for (let at = 0; at < rows.length; at += size)
      pages.push({ key: `${code} ${at}`, label, rows: rows.slice(at, at + size) });
  return pages;
}
