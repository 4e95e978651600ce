import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useAddress } from '../layout/use-address.js';
import type { Place } from './entry-rows.js';
import type { Wish } from './grid-keys.js';

const PER_PAGE = 50;
const PER_PAGE_ON_PHONE = 20;

/** Which page is asked for, and the ways to another. */
export interface EntryPages {
  place: Place;
  perPage: number;
  /** shows another page; `wish` takes the cursor there */
  turn: (page: number, wish?: Wish) => void;
  search: (name: string) => void;
  /** to where a row that is not saved was typed */
  goTo: (place: Place, wish: Wish) => void;
  wish: RefObject<Wish | null>;
  /** the page asked for may have gone: the last one there is stands in for it */
  notBeyond: (lastPage: number) => void;
}

/** The page and the name that is searched for, kept in the address. */
export function useEntryPages(): EntryPages {
  const address = useAddress();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  // A phone that is turned keeps its pages: who is typing must not find other people under their hands.
  const [perPage] = useState(isPhone ? PER_PAGE_ON_PHONE : PER_PAGE);
  const wish = useRef<Wish | null>(null);
  const place = { page: address.page, search: address.params.get('search') ?? '' };
  return {
    place,
    perPage,
    wish,
    turn: (page, wished) => {
      wish.current = wished ?? null;
      // A page begins at its top, unless the cursor says where.
      if (!wished) window.scrollTo({ top: 0 });
      address.turn(page);
    },
    search: (name) => {
      wish.current = null;
      address.set({ search: name });
    },
    goTo: (to, wished) => {
      wish.current = wished;
      address.set({ search: to.search, page: to.page > 0 ? String(to.page) : '' });
    },
    notBeyond: (last) => address.turn(last, { replace: true }),
  };
}

/** Somebody left, or an old address was opened: pages beyond the last one hold nobody. */
export function useNotBeyond(
  { place, perPage, notBeyond }: EntryPages,
  total: number | undefined,
  isEmpty: boolean,
): void {
  const last = Math.max(0, Math.ceil((total ?? 0) / perPage) - 1);
  const isBeyond = isEmpty && total !== undefined && place.page > last;
  useEffect(() => {
    if (isBeyond) notBeyond(last);
  }, [isBeyond, last]);
}
