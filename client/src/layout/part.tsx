import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { askAgainForCode } from './lazy-page.js';
import { Boundary } from './page-boundary.js';

interface PartProps {
  /** What stands there until its code is there. */
  waiting?: ReactNode;
  /** It is a dialog: so is what it fails with, and this closes it. */
  onClose?: () => void;
  children: ReactNode;
}

/**
 * A part of a page with code of its own: when that does not arrive, the rest of the page and what was typed there stay.
 * A fault goes with what it was of: at another address, or once the part is not shown, it is over.
 */
export function Part({ waiting = null, onClose, children }: PartProps) {
  const t = useTranslate();
  const { pathname } = useLocation();
  const [tried, setTried] = useState(false);
  function askAgain() {
    askAgainForCode();
    setTried(true);
  }
  const around = (fault: ReactNode) => {
    const told = (
      <>
        {fault}
        {tried && navigator.onLine && <Reload />}
      </>
    );
    if (!onClose) return told;
    return (
      <Dialog open onClose={onClose} maxWidth="xs" slotProps={{ paper: { 'aria-label': t('ra.page.error') } }}>
        {told}
        <Button onClick={onClose} sx={{ m: 1, alignSelf: 'flex-end' }}>
          {t('ra.action.close')}
        </Button>
      </Dialog>
    );
  };
  return (
    <Boundary place={children ? pathname : ''} onRetry={askAgain} around={around}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Boundary>
  );
}

/** A new version may be why code is gone: then asking again gets nothing, and the page has to be loaded anew. */
function Reload() {
  const t = useTranslate();
  return (
    <Box sx={{ p: 1.5 }}>
      <Typography variant="body2">{t('app.new_version')}</Typography>
      <Button variant="outlined" onClick={() => window.location.reload()} sx={{ mt: 1 }}>
        {t('ra.action.update_application')}
      </Button>
    </Box>
  );
}
