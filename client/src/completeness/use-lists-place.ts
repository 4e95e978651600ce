import { LIST_FLAGS, type ListFlag } from '@dat100/shared/completeness';
import { useAddress } from '../layout/use-address.js';

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
  const { params, page, set, turn } = useAddress();
  return {
    unit: params.get('unit') ?? '',
    flag: LIST_FLAGS.find((flag) => flag === params.get('flag')) ?? null,
    page,
    set,
    turn,
  };
}
