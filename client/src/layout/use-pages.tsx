import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState, type ReactNode } from 'react';
import { ListPages } from './list-pages.js';
import { usePrinting } from './use-printing.js';

/** Rows that fit a few turns of the thumb. */
const PER_PAGE = 10;

/** A long list in pages on a phone, everywhere when `wide` says so; all of it on paper. */
export function usePages<Row>(rows: readonly Row[], { wide = false } = {}): { shown: Row[]; turner: ReactNode } {
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const isPrinting = usePrinting();
  const [page, setPage] = useState(0);
  if (isPrinting || (!wide && !isPhone)) return { shown: [...rows], turner: null };
  const last = Math.max(0, Math.ceil(rows.length / PER_PAGE) - 1);
  const at = Math.min(page, last);
  return {
    shown: rows.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
    turner: <ListPages total={rows.length} page={at} perPage={PER_PAGE} onTurn={setPage} />,
  };
}
