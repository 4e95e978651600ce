import { useCan } from '../layout/access.js';
import type { Board } from './board.documents.js';
import type { Ledger } from './ledger.documents.js';

/** The way to the people behind a line of a ledger; undefined for who may not read them. */
export type CauseLink = (cause: string) => string | undefined;

export function useCauseLink(board: Board, ledger: Ledger | undefined): CauseLink {
  const can = useCan();
  const mayOpen = board.unit.inMyScope && can('people.read');
  return (cause) => {
    if (!mayOpen || !ledger) return undefined;
    const { criterion, lens } = board;
    const params = new URLSearchParams({ criterion, lens, from: ledger.before.day, to: ledger.after.day, cause });
    return `/units/${board.unit.id}/changes?${params.toString()}`;
  };
}
