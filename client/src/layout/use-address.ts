import { useSearchParams } from 'react-router-dom';

/** Filters and the page of a list, kept in the address. */
export interface Address {
  params: URLSearchParams;
  /** from 0 */
  page: number;
  /** Changes filters, an empty one goes; the first page is shown. */
  set: (change: Partial<Record<string, string>>) => void;
  turn: (page: number, options?: { replace?: boolean }) => void;
}

export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const page = Number(params.get('page') ?? 0);
  return {
    params,
    page: Number.isInteger(page) && page > 0 ? page : 0,
    set: (change) =>
      setParams((before) => {
        const next = new URLSearchParams(before);
        next.delete('page');
        for (const [key, value] of Object.entries(change))
          if (value) next.set(key, value);
          else next.delete(key);
        return next;
      }),
    turn: (to, options = {}) =>
      setParams((before) => {
        const next = new URLSearchParams(before);
        if (to > 0) next.set('page', String(to));
        else next.delete('page');
        return next;
      }, options),
  };
}
