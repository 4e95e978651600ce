import TablePagination from '@mui/material/TablePagination';
import { useTranslate } from 'react-admin';

interface PagesProps {
  /** rows in all */
  count: number;
  /** from 0 */
  page: number;
  perPage: number;
  onTurn: (page: number) => void;
}

/** From which row to which, and the way to the others; nothing while all rows are on one page. */
export function Pages({ count, page, perPage, onTurn }: PagesProps) {
  const t = useTranslate();
  if (count <= perPage) return null;
  return (
    <TablePagination
      component="div"
      count={count}
      page={page}
      rowsPerPage={perPage}
      rowsPerPageOptions={[perPage]}
      onPageChange={(_, next) => onTurn(next)}
      labelDisplayedRows={({ from, to, count: total }) =>
        t('ra.navigation.page_range_info', { offsetBegin: from, offsetEnd: to, total })
      }
      getItemAriaLabel={(type) => t(`ra.navigation.${type}`)}
    />
  );
}
