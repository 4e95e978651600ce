import { useMemo } from 'react';
import type { SetURLSearchParams } from 'react-router-dom';
import { useSearchParams } from 'react-router-dom';

export type View = 'chart' | 'table';
/** What ranks go by: what units report, what is verified, what the police confirmed. */
export const BASES = ['claimed', 'verified', 'police'] as const;
/** How many days back a board is compared with at a click; beside these, any earlier day may be chosen. */
export const SPANS = ['7', '28', '91'] as const;

/**
 * What a board shows, all of it in the address: it can be sent, kept, and survives "back". Codes stand as they are written
 * there: the server refuses those it does not know, in words, rather than that another board is shown in their place.
 */
export interface BoardState {
  criterion: string | null;
  /** '' = everyone, or the one lens a role is given for */
  lens: string;
  /** '' = today */
  asOf: string;
  /** 'true' = as it was known when that day ended; only of a past day */
  known: 'true' | '';
  view: View;
  trend: View;
  /** where people are, drawn or as a table */
  funnel: View;
  /** one of BASES */
  basis: string;
  /** days back to compare with, or the day itself; '' = no comparison */
  span: string;
  /** the one peer group that is ranked on the screen; '' = all */
  peers: string;
  /** how rows stand in their group, a code of row-order; '' = by rank */
  order: string;
  /** the board beside the ranking; '' = none is open */
  other: string;
}

/** What needs no word in the address. */
const STANDARD: Partial<BoardState> = {
  order: 'rank',
  view: 'chart',
  trend: 'chart',
  funnel: 'chart',
  basis: 'claimed',
};

/** The choices as they stand in the address. */
function choicesIn(params: URLSearchParams): BoardState {
  return {
    criterion: params.get('criterion'),
    lens: params.get('lens') ?? '',
    asOf: params.get('asOf') ?? '',
    known: params.get('asOf') && params.get('known') === 'true' ? 'true' : '',
    view: params.get('view') === 'table' ? 'table' : 'chart',
    trend: params.get('trend') === 'table' ? 'table' : 'chart',
    funnel: params.get('funnel') === 'table' ? 'table' : 'chart',
    basis: params.get('basis') || 'claimed',
    span: params.get('span') ?? '',
    peers: params.get('peers') ?? '',
    order: params.get('order') ?? '',
    other: params.get('other') ?? '',
  };
}

function writeTo(params: URLSearchParams, setParams: SetURLSearchParams, change: Partial<BoardState>): void {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries(change)) {
    if (!value || STANDARD[key as keyof BoardState] === value) next.delete(key);
    else next.set(key, value);
  }
  setParams(next, { replace: true });
}

/** The choices, the way to change a part of them, and the address that carries them to another unit's board. */
export interface ChosenBoard extends BoardState {
  set: (change: Partial<BoardState>) => void;
  search: string;
}

/** Reads the address: the same object until that changes. */
export function useBoardState(): ChosenBoard {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const next = new URLSearchParams(params);
    // Peer groups are of one unit: below and above it there are others.
    next.delete('peers');
    const carried = next.toString();
    return {
      ...choicesIn(params),
      set: (change) => writeTo(params, setParams, change),
      search: carried ? `?${carried}` : '',
    };
  }, [params, setParams]);
}
