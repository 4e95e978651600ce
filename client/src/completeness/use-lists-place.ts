import { LIST_FLAGS, type ListFlag } from '@dat100/shared/completeness';
import { useSearchParams } from 'react-router-dom';

/** What the address of the page says. */
export interface ListsPlace {
  /** '' = all one may look at */
  unit: string;
  /** null = everything that has to be confirmed */
  flag: ListFlag | null;
  /** from 0 */
  page: number;
  set: (change: { unit?: string; flag?: string }) => void;
  turn: (page: number) => void;
}

/** The filters and the page of the flagged lists, kept in the address. */
export function useListsPlace(): ListsPlace {
  const [params, setParams] = useSearchParams();
  const page = Number(params.get('page') ?? 0);
  return {
    unit: params.get('unit') ?? '',
    flag: LIST_FLAGS.find((flag) => flag === params.get('flag')) ?? null,
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
    turn: (to) =>
      setParams((before) => {
        const next = new URLSearchParams(before);
        if (to > 0) next.set('page', String(to));
        else next.delete('page');
        return next;
      }),
  };
}
