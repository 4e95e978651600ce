import type { Theme } from '@mui/material/styles';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

export interface Column<T> {
  key: string;
  label: string;
  /** `standing`: the columns that are there at every width; what others tell may be folded into a cell. */
  render: (row: T, standing: ReadonlySet<string>) => ReactNode;
  align?: 'left' | 'right' | 'center';
  width?: number | string;
  /** Columns that a narrow screen can do without. */
  hideBelow?: 'sm' | 'md' | 'lg';
  /** A box to tick for some of the rows: beside the others where cells stand under one another. */
  tick?: boolean;
  /** What can only be pressed has no place on paper. */
  screenOnly?: boolean;
  /** Name of the server's sort field. */
  sort?: string;
}

interface Selection {
  ids: readonly string[];
  onToggle: (id: string) => void;
  onToggleAll: () => void;
  /** Rows that are not there to be ticked have no box. */
  isFree?: (id: string) => boolean;
  labelOf: (id: string) => string;
}

interface DataTableProps<T> {
  /** Read out before the table. */
  caption: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  onSort?: (field: string) => void;
  selection?: Selection;
  /** Dims the rows while newer ones are on their way. */
  fetching?: boolean;
  /** On a phone each cell of a row stands under the one before it, with its column's name: for cells of many words. */
  stackOnPhone?: boolean;
}

function hidden({ hideBelow }: { hideBelow?: string }) {
  return hideBelow ? { display: { xs: 'none', [hideBelow]: 'table-cell' } } : {};
}

/** Paper has room for what a narrow screen leaves out: global.css shows these, those `from-lg` on a sheet on its side. */
function printed({ hideBelow, screenOnly, tick }: { hideBelow?: string; screenOnly?: boolean; tick?: boolean }) {
  if (screenOnly || tick) return 'no-print';
  return hideBelow && `from-${hideBelow}`;
}

/** Seen by screen readers only. */
export const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/**
 * A grid of one column, beside the tick where there is one. The heads stay for the tick of all rows. The first cell
 * of text names the row and needs no name of its own; a number stands on the line of its column's name, and an empty cell not
 * at all.
 */
const stacked = (theme: Theme) => ({
  [theme.breakpoints.down('sm')]: {
    // Rows that are no rows of a table would share the width of its first column.
    '&, & thead, & tbody': { display: 'block' },
    '& thead th:not(.MuiTableCell-paddingCheckbox)': visuallyHidden,
    '& tbody tr': { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', py: 1, borderBottom: 1 },
    '& tbody tr, & tbody td': { borderColor: 'divider' },
    '& tbody td': { gridColumn: 2, border: 0, py: 0.5, textAlign: 'left' },
    '& tbody td:empty': { display: 'none' },
    '& tbody td.MuiTableCell-paddingCheckbox, & tbody td[data-tick]': { gridColumn: 1, gridRow: '1 / span 9' },
    '& tbody td[data-label]::before': {
      content: 'attr(data-label)',
      display: 'block',
      typography: 'caption',
      color: 'text.secondary',
    },
    '& tbody td.MuiTableCell-alignRight': { textAlign: 'right' },
    '& tbody td.MuiTableCell-alignRight::before': { float: 'left', mr: 2 },
  },
});

/** A dense table with server sorting and row selection; a real <table>, so that every reader of it can find its way. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { caption, rows, columns, rowKey, sort, onSort, selection, fetching, stackOnPhone } = props;
  const t = useTranslate();
  const chosen = new Set(selection?.ids);
  const isFree = (row: T) => selection?.isFree?.(rowKey(row)) ?? true;
  const free = rows.filter(isFree);
  const all = free.length > 0 && free.every((row) => chosen.has(rowKey(row)));
  const standing = new Set(columns.filter(({ hideBelow }) => !hideBelow).map(({ key }) => key));
  const naming = columns.find(({ tick, align }) => !tick && align !== 'right');
  return (
    <TableContainer tabIndex={0} role="region" aria-label={caption} sx={{ opacity: fetching ? 0.6 : 1 }}>
      <Table size="small" sx={stackOnPhone ? stacked : undefined}>
        <Box component="caption" sx={visuallyHidden}>
          {caption}
        </Box>
        <TableHead>
          <TableRow>
            {selection && (
              <TableCell padding="checkbox">
                <Checkbox
                  size="small"
                  checked={all}
                  indeterminate={!all && chosen.size > 0}
                  onChange={selection.onToggleAll}
                  slotProps={{ input: { 'aria-label': t('ra.action.select_all') } }}
                />
              </TableCell>
            )}
            {columns.map((column) => (
              <TableCell
                key={column.key}
                align={column.align ?? 'left'}
                className={printed(column)}
                sx={{ width: column.width, ...hidden(column) }}
                sortDirection={column.sort && sort?.field === column.sort ? orderOf(sort.order) : false}
              >
                {column.sort && onSort ? (
                  <TableSortLabel
                    active={sort?.field === column.sort}
                    direction={orderOf(sort?.order)}
                    onClick={() => onSort(column.sort ?? '')}
                  >
                    {column.label}
                  </TableSortLabel>
                ) : (
                  column.label
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} hover selected={chosen.has(rowKey(row))}>
              {selection && (
                <TableCell padding="checkbox">
                  <Checkbox
                    size="small"
                    checked={chosen.has(rowKey(row))}
                    onChange={() => selection.onToggle(rowKey(row))}
                    slotProps={{ input: { 'aria-label': selection.labelOf(rowKey(row)) } }}
                    // Its place stays, so that rows stand under one another.
                    sx={isFree(row) ? undefined : { visibility: 'hidden' }}
                  />
                </TableCell>
              )}
              {columns.map((column) => (
                <TableCell
                  key={column.key}
                  align={column.align ?? 'left'}
                  className={printed(column)}
                  sx={hidden(column)}
                  data-label={column === naming || column.tick ? undefined : column.label}
                  data-tick={column.tick}
                >
                  {column.render(row, standing)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function orderOf(order: 'ASC' | 'DESC' | undefined): 'asc' | 'desc' {
  return order === 'DESC' ? 'desc' : 'asc';
}
