import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from './format.js';
import { usePrinting } from './use-printing.js';

/** Rows that fit a few turns of the thumb. */
const FIRST = 10;
const PHONE = '(max-width: 599.95px)';

/** On a phone the first rows of a ranked list, and a button for the rest; all of them elsewhere and on paper. */
export function useFirst<Row>(rows: readonly Row[]): { shown: readonly Row[]; more: ReactNode } {
  const t = useTranslate();
  const format = useFormat();
  const isPhone = useMediaQuery(PHONE);
  const isPrinting = usePrinting();
  const [all, setAll] = useState(false);
  if (all || !isPhone || isPrinting || rows.length <= FIRST) return { shown: rows, more: null };
  return {
    shown: rows.slice(0, FIRST),
    more: <Button onClick={() => setAll(true)}>{t('app.show_all', { n: format.count(rows.length) })}</Button>,
  };
}
