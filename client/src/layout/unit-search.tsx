import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useMe } from '../providers/session.js';
import { lazyPage } from './lazy-page.js';
import { Part } from './part.js';

const SearchDialog = lazyPage(() => import('./search-dialog.js').then((module) => module.SearchDialog));

/** A key as it looks on the keyboard. */
const KEY = { ml: 1, px: 0.75, border: 1, borderColor: 'divider', borderRadius: 0.75, font: 'inherit', fontSize: 12 };

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** "/" or a click opens the search over units and people; on a phone it is an icon. */
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
        aria-label={t('find.short')}
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
        <span className="text">{t('find.short')}</span>
        <Box component="kbd" className="text" aria-hidden sx={KEY}>
          /
        </Box>
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        fullWidth
        slotProps={{ paper: { 'aria-label': t('find.title') } }}
      >
        <Part>{open && <SearchDialog me={me} root={me.homeUnit} onClose={() => setOpen(false)} />}</Part>
      </Dialog>
    </>
  );
}
