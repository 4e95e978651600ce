import { useSearchParams } from 'react-router-dom';

export const STATES = ['open', 'answered', 'settled'] as const;
export type AbsentStateCode = (typeof STATES)[number];

/** What the address of the page says; '' = not filtered. */
export interface AbsentPlace {
  unit: string;
  importId: string;
  state: AbsentStateCode;
  /** from 0 */
  page: number;
  /** Changes filters; the first page is shown. */
  set: (change: Partial<Record<'unit' | 'import' | 'state', string>>) => void;
  turn: (page: number) => void;
}

/** The filters and the page, kept in the address. */
export function useAbsentPlace(): AbsentPlace {
  const [params, setParams] = useSearchParams();
  const page = Number(params.get('page') ?? 0);
  return {
    unit: params.get('unit') ?? '',
    importId: params.get('import') ?? '',
    state: STATES.find((one) => one === params.get('state')) ?? 'open',
    page: Number.isInteger(page) && page > 0 ? page : 0,
    set: (change) =>
      setParams((before) => {
        const next = new URLSearchParams(before);
        next.delete('page');
        for (const [key, value] of Object.entries(change))
          if (value && value !== 'open') next.set(key, value);
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
