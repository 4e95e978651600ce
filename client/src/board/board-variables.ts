import { addDays, isDay } from '@dat100/shared/calendar';
import type { QueryClient } from '@tanstack/react-query';
import type { VariablesOf } from '../providers/documents.js';
import type { Me } from '../providers/session.documents.js';
import { readingOf } from '../providers/use-server.js';
import { MAIN_CRITERION } from './board-choice.js';
import { BOARD } from './board.documents.js';
import type { BoardState } from './board-state.js';
import { SPANS } from './board-state.js';

export type BoardChoices = Pick<BoardState, 'lens' | 'asOf' | 'basis' | 'span' | 'known'>;

/** What the server is asked for to show the choices; `today` as the server counts days, if it is known yet. */
export function boardVariables(
  unitId: string,
  criterion: string,
  { lens, asOf, basis, span, known }: BoardChoices,
  today: string | undefined,
): VariablesOf<typeof BOARD> {
  const last = asOf || today;
  const isSpan = SPANS.some((one) => one === span);
  // A day goes to the server as it is, and so does what is none, of which the server says so.
  const since = !span ? null : isSpan && isDay(last) ? addDays(last, -Number(span)) : isSpan ? null : span;
  return { unitId, criterion, lens, asOf: asOf || null, basis, since, asKnown: known !== '' };
}

const PLAIN: BoardChoices = { lens: 'all', asOf: '', basis: 'claimed', span: '', known: '' };

/**
 * Asks for the board of an address without choices while the page is still being made, together with the code lists
 * that name its criterion: where they name another, or show this user a part of the people, the page asks by itself.
 */
export function fetchBoard(queries: QueryClient, me: Me, address: string): void {
  const unitId = /^\/board\/(\d+)$/.exec(address)?.[1];
  if (!unitId || me.roles.some(({ lens }) => lens !== null)) return;
  void queries.prefetchQuery(readingOf(BOARD, boardVariables(unitId, MAIN_CRITERION, PLAIN, me.today)));
}
