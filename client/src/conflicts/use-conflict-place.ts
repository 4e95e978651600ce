import { useSearchParams } from 'react-router-dom';

type Part = 'code' | 'unit' | 'import';

/** What the address of the queue says; '' = not filtered. */
export interface ConflictPlace {
  code: string;
  unit: string;
  importId: string;
  /** from 0 */
  page: number;
  /** Changes filters; the first page is shown. */
  set: (change: Partial<Record<Part, string>>) => void;
  turn: (page: number) => void;
}

/** The filters and the page of the queue, kept in the address. */
export function useConflictPlace(): ConflictPlace {
  const [params, setParams] = useSearchParams();
  const page = Number(params.get('page') ?? 0);
  return {
    code: params.get('code') ?? '',
    unit: params.get('unit') ?? '',
    importId: params.get('import') ?? '',
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
