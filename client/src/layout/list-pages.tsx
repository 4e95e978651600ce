import TablePagination from '@mui/material/TablePagination';
import { useTranslate } from 'react-admin';
import { useFormat } from './format.js';

interface ListPagesProps {
  total: number;
  /** from 0 */
  page: number;
  perPage: number;
  onTurn: (page: number) => void;
}

/** Turns the pages of a list; nothing where there is only one. */
export function ListPages({ total, page, perPage, onTurn }: ListPagesProps) {
  const t = useTranslate();
  const format = useFormat();
  if (total <= perPage) return null;
  return (
    <TablePagination
      component="div"
      count={total}
      // Rows may have gone meanwhile, and with them the page asked for.
      page={Math.min(page, Math.ceil(total / perPage) - 1)}
      rowsPerPage={perPage}
      rowsPerPageOptions={[perPage]}
      onPageChange={(_, next) => onTurn(next)}
      labelDisplayedRows={({ from, to, count }) =>
        t('ra.navigation.page_range_info', {
          offsetBegin: format.count(from),
          offsetEnd: format.count(to),
          total: format.count(count),
        })
      }
      getItemAriaLabel={(type) => t(`ra.navigation.${type}`)}
    />
  );
}
