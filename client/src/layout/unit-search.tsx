import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { Suspense, lazy, useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../providers/session.js';

const UnitTree = lazy(() => import('./unit-tree.js').then((module) => ({ default: module.UnitTree })));

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** "/" or a click opens the tree of units with its search. */
export function UnitSearch() {
  const t = useTranslate();
  const me = useMe();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || typing(event.target)) return;
      event.preventDefault();
      setOpen(true);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (!me?.homeUnit) return null;
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<SearchOutlined />}
        aria-label={t('unit.find_short')}
        aria-keyshortcuts="/"
        onClick={() => setOpen(true)}
        sx={{
          borderColor: 'divider',
          color: 'text.secondary',
          fontWeight: 500,
          minWidth: 0,
          '& .MuiButton-startIcon': { mr: { xs: 0, sm: 0.75 } },
          '& .text': { display: { xs: 'none', sm: 'inline' } },
        }}
      >
        <span className="text">{t('unit.find_short')}</span>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} aria-label={t('unit.find')}>
        <Suspense>{open && <UnitTree root={me.homeUnit} onClose={() => setOpen(false)} />}</Suspense>
      </Dialog>
    </>
  );
}
