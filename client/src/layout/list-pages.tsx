import TablePagination from '@mui/material/TablePagination';
import { Pagination, useTranslate } from 'react-admin';
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

interface ListTurnerProps {
  rowsPerPageOptions: number[];
  labelDisplayedRows?: (rows: { from: number; to: number; count: number }) => string;
}

/** The same under a list of react-admin, whose own names its buttons in English where there is little room. */
export function ListTurner(props: ListTurnerProps) {
  const t = useTranslate();
  // Its type does not tell of it, but it is handed down to the library's own.
  const labels: object = { getItemAriaLabel: (type: string) => t(`ra.navigation.${type}`) };
  return <Pagination {...labels} {...props} />;
}
