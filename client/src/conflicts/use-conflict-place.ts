import { useAddress } from '../layout/use-address.js';

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
  const { params, page, set, turn } = useAddress();
  return {
    code: params.get('code') ?? '',
    unit: params.get('unit') ?? '',
    importId: params.get('import') ?? '',
    page,
    set,
    turn,
  };
}
