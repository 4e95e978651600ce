import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';

/**
 * What can be done with a page: on a phone behind one button, so that the page begins with what it shows; on wider
 * screens all of it in sight. What is unfolded stays so, for what it opens is told of beside it.
 */
export function FoldedActions({ children }: { children: ReactNode }) {
  const t = useTranslate();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="outlined"
        endIcon={open ? <ExpandLess /> : <ExpandMore />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        sx={{ display: { sm: 'none' } }}
      >
        {t('app.actions')}
      </Button>
      <Box
        id={id}
        role="group"
        aria-label={t('app.actions')}
        sx={{ display: { xs: open ? 'flex' : 'none', sm: 'flex' }, gap: 1, flexWrap: 'wrap' }}
      >
        {children}
      </Box>
    </>
  );
}
