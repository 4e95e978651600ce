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
import { COLUMN, onGridKey } from './grid-keys.js';
import { RowMenu } from './row-menu.js';
import type { useEntry } from './use-entry.js';

interface EntryGridProps {
  unitId: string;
  entry: ReturnType<typeof useEntry>;
  criteria: readonly Criterion[];
  onAdd: () => void;
}

type Open = { what: 'leave' | 'scope'; person: Person } | null;

/** The grid itself: rows, keys, and what can be done with one row. */
export function EntryGrid({ entry, criteria, onAdd }: EntryGridProps) {
  const t = useTranslate();
  const nameOf = useNameOf();
  const { rows, dispatch, save } = entry;
  const table = useRef<HTMLTableElement>(null);
  const [open, setOpen] = useState<Open>(null);
  const [menu, setMenu] = useState<{ anchor: HTMLElement; person: Person } | null>(null);
  useFocusOnNewRow(table, rows.length);

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
              onPastEnd: onAdd,
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
                number={index + 1}
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
