import ViewColumnOutlined from '@mui/icons-material/ViewColumnOutlined';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useMe } from '../providers/session.js';
import type { Column } from './data-table.js';
import { useFormat } from './format.js';

/** In the address, so that a saved view and a link keep the columns too. */
const PARAM = 'columns';

interface ColumnChoice<T> {
  columns: Column<T>[];
  button: ReactNode;
}

/**
 * Which columns of a big table are shown: those that the width has room for, until the user chooses. What is chosen is
 * kept in this browser for this user, for phones apart from wider windows, and stands in the address, whose columns are
 * shown at every width. `fixed` columns always stand.
 */
export function useColumnChoice<T>(
  table: string,
  all: readonly Column<T>[],
  fixed: readonly string[],
): ColumnChoice<T> {
  const [params, setParams] = useSearchParams();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const [kept, keep] = useStore<string>(`columns.${useMe()?.id ?? ''}.${table}${isPhone ? '.phone' : ''}`, '');
  const asked = params.get(PARAM) ?? kept;
  const fits = useFits();
  const free = all.filter(({ key }) => !fixed.includes(key));
  const chosen = asked ? asked.split('.') : free.filter(fits).map(({ key }) => key);
  const write = (keys: string, replace: boolean) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (keys) next.set(PARAM, keys);
        else next.delete(PARAM);
        return next;
      },
      { replace },
    );
  const isMissing = kept !== '' && !params.has(PARAM);
  useEffect(() => {
    if (isMissing) write(kept, true);
  });
  // The address follows a moment later: whoever ticks two columns quickly means both.
  const latest = useRef<readonly string[] | null>(null);
  useEffect(() => {
    latest.current = null;
  }, [asked]);
  function toggle(key: string) {
    const now = latest.current ?? free.filter(isShown).map((one) => one.key);
    latest.current = free.map((one) => one.key).filter((one) => (one === key) !== now.includes(one));
    choose(latest.current);
  }
  function choose(keys: readonly string[]) {
    // None but the fixed ones is a choice as well; an empty text would be none.
    const next = keys.length === 0 ? fixed.join('.') : keys.join('.');
    keep(next);
    write(next, true);
  }
  function reset() {
    keep('');
    write('', true);
  }
  const isShown = ({ key }: Column<T>) => fixed.includes(key) || chosen.includes(key);
  const columns = asked ? all.filter(isShown).map(({ hideBelow: _, ...column }) => column) : [...all];
  return {
    columns,
    button: (
      <ColumnMenu
        free={free.map(({ key, label }) => ({ key, label }))}
        shown={free.filter(isShown).map(({ key }) => key)}
        isChosen={asked !== ''}
        onToggle={toggle}
        onReset={reset}
      />
    ),
  };
}

/** Whether there is room for a column at this width. */
function useFits(): (column: { hideBelow?: 'sm' | 'md' | 'lg' }) => boolean {
  const up = {
    sm: useMediaQuery((theme: Theme) => theme.breakpoints.up('sm')),
    md: useMediaQuery((theme: Theme) => theme.breakpoints.up('md')),
    lg: useMediaQuery((theme: Theme) => theme.breakpoints.up('lg')),
  };
  return ({ hideBelow }) => !hideBelow || up[hideBelow];
}

interface ColumnMenuProps {
  free: readonly { key: string; label: string }[];
  shown: readonly string[];
  isChosen: boolean;
  onToggle: (key: string) => void;
  onReset: () => void;
}

function ColumnMenu({ free, shown, isChosen, onToggle, onReset }: ColumnMenuProps) {
  const t = useTranslate();
  const format = useFormat();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const left = free.length - shown.length;
  return (
    <>
      <Button
        size="small"
        className="no-print"
        startIcon={<ViewColumnOutlined />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {left > 0 ? t('columns.some', format.counted(left)) : t('columns.all')}
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{
          paper: { role: 'region', 'aria-label': t('columns.title') },
          list: { 'aria-label': t('columns.title'), dense: true },
        }}
      >
        {free.map(({ key, label }) => (
          <MenuItem
            key={key}
            role="menuitemcheckbox"
            aria-checked={shown.includes(key)}
            onClick={() => onToggle(key)}
            sx={{ whiteSpace: 'normal', maxWidth: 340 }}
          >
            <Checkbox
              size="small"
              checked={shown.includes(key)}
              tabIndex={-1}
              disableRipple
              slotProps={{ input: { 'aria-hidden': true, tabIndex: -1 } }}
              sx={{ p: 0.5, mr: 1 }}
            />
            <ListItemText primary={label} />
          </MenuItem>
        ))}
        <MenuItem disabled={!isChosen} onClick={onReset}>
          {t('columns.reset')}
        </MenuItem>
      </Menu>
    </>
  );
}
