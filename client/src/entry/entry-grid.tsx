import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { LeaveDialog } from '../people/leave-dialog.js';
import type { Person } from '../people/person.documents.js';
import { ScopeDialog } from '../people/scope-dialog.js';
import type { Criterion } from '../providers/catalogue.js';
import { useNameOf } from '../providers/catalogue.js';
import { EntryRowView } from './entry-row.js';
import { gridStyles } from './entry-styles.js';
import type { EntryPages } from './entry-pages.js';
import { isNew } from './entry-rows.js';
import type { Wish } from './grid-keys.js';
import { COLUMN, focusWished, onGridKey } from './grid-keys.js';
import { RowMenu } from './row-menu.js';
import type { useEntry } from './use-entry.js';

interface EntryGridProps {
  pages: EntryPages;
  /** the last page there is, from 0 */
  lastPage: number;
  entry: ReturnType<typeof useEntry>;
  criteria: readonly Criterion[];
  onAdd: () => void;
}

type Open = { what: 'leave' | 'scope'; person: Person } | null;

/** The grid itself: rows, keys, and what can be done with one row. */
export function EntryGrid({ pages, lastPage, entry, criteria, onAdd }: EntryGridProps) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const { rows, dispatch, save } = entry;
  const table = useRef<HTMLTableElement>(null);
  const [open, setOpen] = useState<Open>(null);
  const [menu, setMenu] = useState<{ anchor: HTMLElement; person: Person } | null>(null);
  useFocusOnNewRow(table, rows.length);
  useWishedFocus(table, pages.wish, rows);

  function past(step: 1 | -1, { rowKey, column, isEnter }: { rowKey: string; column: string; isEnter: boolean }) {
    const page = pages.place.page + step;
    const isAdding = isEnter && step === 1;
    // Who adds people one after the other goes on adding, whatever page follows.
    const isAmongNew = rows.some((row) => row.key === rowKey && isNew(row));
    if (page >= 0 && page <= lastPage && !(isAdding && isAmongNew)) {
      pages.turn(page, { row: step === 1 ? 'first' : 'last', column });
      return true;
    }
    if (isAdding) onAdd();
    return isAdding;
  }

  const columns = ['name', 'birth', 'id', 'kind', 'title', 'memberships'] as const;
  return (
    <>
      <Typography
        variant="caption"
        color="textSecondary"
        component="p"
        className="no-print"
        sx={{ display: { xs: 'none', md: 'block' }, mb: 0.75 }}
      >
        {t('entry.keys')}
      </Typography>
      <Paper
        variant="outlined"
        className="prints-lying"
        sx={gridStyles}
        tabIndex={0}
        role="region"
        aria-label={t('menu.entry')}
      >
        <table
          ref={table}
          role="table"
          aria-label={t('menu.entry')}
          onKeyDown={(event) =>
            onGridKey(event, {
              onEnter: (key) => void save(key),
              onEscape: (key) => dispatch({ type: 'reverted', key }),
              onPast: past,
            })
          }
        >
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">#</th>
              {columns.map((column) => (
                <th key={column} role="columnheader" className={column}>
                  {t(`entry.column_${column}`)}
                </th>
              ))}
              {criteria.map((criterion) => (
                <th key={criterion.code} role="columnheader" className="stage">
                  {nameOf(criterion)}
                </th>
              ))}
              <th role="columnheader" className="state">
                {t('entry.column_state')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row, index) => (
              <EntryRowView
                key={row.key}
                row={row}
                number={pages.place.page * pages.perPage + index + 1}
                criteria={criteria}
                dispatch={dispatch}
                save={save}
                onMenu={(anchor, person) => setMenu({ anchor, person })}
              />
            ))}
          </tbody>
        </table>
        {menu && (
          <RowMenu
            {...menu}
            onClose={() => setMenu(null)}
            onChoose={(what) => setOpen({ what, person: menu.person })}
          />
        )}
        {open?.what === 'leave' && (
          <LeaveDialog
            person={open.person}
            onClose={() => setOpen(null)}
            onLeft={() => dispatch({ type: 'removed', key: open.person.id })}
          />
        )}
        {open?.what === 'scope' && (
          <ScopeDialog
            ids={[open.person.id]}
            criterion={undefined}
            onClose={() => setOpen(null)}
            onDone={() => undefined}
          />
        )}
      </Paper>
    </>
  );
}

/** A row added by hand takes the cursor; rows that came with the page do not. */
function useFocusOnNewRow(table: RefObject<HTMLTableElement | null>, count: number): void {
  const before = useRef(count);
  useEffect(() => {
    if (count === before.current + 1) {
      const names = table.current?.querySelectorAll<HTMLInputElement>(`[${COLUMN}="name"]`);
      const last = names?.[names.length - 1];
      if (last && last.value === '') last.focus();
    }
    before.current = count;
  }, [count, table]);
}

/** The cursor goes where the key that turned the page led, as soon as those rows stand. */
function useWishedFocus(
  table: RefObject<HTMLTableElement | null>,
  wish: RefObject<Wish | null>,
  rows: EntryGridProps['entry']['rows'],
): void {
  useEffect(() => {
    if (wish.current && table.current && focusWished(table.current, wish.current)) wish.current = null;
  }, [table, wish, rows]);
}
