import { useSearchParams } from 'react-router-dom';

export type View = 'chart' | 'table';

/** What a board shows, all of it in the address: it can be sent, kept, and survives "back". */
export interface BoardState {
  criterion: string | null;
  /** '' = everyone, or the one lens a role is given for */
  lens: string;
  /** '' = today */
  asOf: string;
  view: View;
  trend: View;
}

/** Reads the address; `set` changes a part of it. `search` carries the same choices to another unit's board. */
export function useBoardState() {
  const [params, setParams] = useSearchParams();
  const state: BoardState = {
    criterion: params.get('criterion'),
    lens: params.get('lens') ?? '',
    asOf: params.get('asOf') ?? '',
    view: params.get('view') === 'table' ? 'table' : 'chart',
    trend: params.get('trend') === 'table' ? 'table' : 'chart',
  };
  function set(change: Partial<BoardState>) {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(change)) {
      if (!value || value === 'chart') next.delete(key);
      else next.set(key, value);
    }
    setParams(next, { replace: true });
  }
  const text = params.toString();
  return { ...state, set, search: text ? `?${text}` : '' };
}
