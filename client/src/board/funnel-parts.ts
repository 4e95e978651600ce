import { isOfToday } from '@dat100/shared/board-today';
import { useCallback } from 'react';
import { useCan } from '../layout/access.js';
import type { Filters } from '../people/people-filters.js';
import { peopleLink } from '../people/people-link.js';
import type { Criterion, Stage } from '../providers/catalogue.js';
import type { Board, BoardRow } from './board.documents.js';
import type { StageWaiting, Waiting } from './waiting.documents.js';

/** People at one stage; `stage` null: nothing is known of them. */
export interface Part {
  code: string;
  stage: Stage | null;
  holder: string;
  count: number;
  /** which colour of theme.palette.tones.stages */
  tone: number;
  /** null: achieved, of a past day, or not read yet */
  waiting: StageWaiting | null;
}

const NO_EVENT = 'no_event';

/** The stages that hold somebody, in the order of the way. */
export function partsOf(board: Board, criterion: Criterion, waiting: Waiting | undefined): Part[] {
  const counted = new Map(board.total.stages.map(({ stage, count }) => [stage, count]));
  const waits = new Map(waiting?.stages.map((one) => [one.stage, one]));
  const last = criterion.stages.findIndex((stage) => stage.achieved);
  const nothing: Part = {
    code: NO_EVENT,
    stage: null,
    holder: 'unit',
    count: board.total.noEvent,
    tone: 0,
    waiting: waits.get(NO_EVENT) ?? null,
  };
  const stages = criterion.stages.map((stage, i): Part => ({
    code: stage.code,
    stage,
    holder: stage.holder,
    count: counted.get(stage.code) ?? 0,
    tone: stage.achieved ? 3 : stage.side ? 4 : i === last - 1 ? 2 : i === 0 ? 5 : 1,
    waiting: waits.get(stage.code) ?? null,
  }));
  return [nothing, ...stages].filter((part) => part.count > 0);
}

/** Gives the way to the people behind a number; undefined for who may not see them, or for a past day. */
export type LinkOf = (filters: Filters) => string | undefined;

export function useLinkOf(board: Board): LinkOf {
  const can = useCan();
  const mayOpen = isOfToday(board) && board.unit.inMyScope && can('people.identify');
  const mayRead = can('people.read');
  const { criterion, lens } = board;
  const unitId = board.unit.id;
  return useCallback(
    (filters) => {
      const isRestricted = filters.reason !== undefined || lens.startsWith('membership:');
      if (!mayOpen || (isRestricted && !mayRead)) return undefined;
      return peopleLink(unitId, { criterion, lens, ...filters });
    },
    [mayOpen, mayRead, unitId, criterion, lens],
  );
}

/** Gives the way to the people behind a number of a row; undefined for who may not see them, or for a past day. */
export type RowLinkOf = (row: BoardRow, filters: Filters) => string | undefined;

export function useRowLinkOf(board: Board): RowLinkOf {
  const can = useCan();
  const { criterion, lens } = board;
  const mayOpen = isOfToday(board) && can('people.identify') && (can('people.read') || !lens.startsWith('membership:'));
  return useCallback(
    ({ unit, direct }, filters) =>
      mayOpen && unit.inMyScope
        ? peopleLink(unit.id, { criterion, lens, ...filters, ...(direct ? { direct } : {}) })
        : undefined,
    [mayOpen, criterion, lens],
  );
}

/** The way from a row of a board to those of it who are left. */
export function useLeftLink(board: Board): (row: BoardRow) => string | undefined {
  const linkOf = useRowLinkOf(board);
  return useCallback((row) => linkOf(row, { notAchieved: true }), [linkOf]);
}
