import { useAddress } from '../layout/use-address.js';

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
  const { params, page, set, turn } = useAddress();
  return {
    unit: params.get('unit') ?? '',
    importId: params.get('import') ?? '',
    state: STATES.find((one) => one === params.get('state')) ?? 'open',
    page,
    // Open is what is shown without a word.
    set: (change) => set({ ...change, ...(change.state === 'open' ? { state: '' } : {}) }),
    turn,
  };
}
