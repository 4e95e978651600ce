import Dialog from '@mui/material/Dialog';
import type { ReactNode } from 'react';
import { Suspense } from 'react';
import { askAgainForCode } from './lazy-page.js';
import { Boundary } from './page-boundary.js';

interface PartProps {
  /** What stands there until its code is there. */
  waiting?: ReactNode;
  /** It is a dialog: so is what it fails with, and this closes it. */
  onClose?: () => void;
  children: ReactNode;
}

/** A part of a page with code of its own: when that does not arrive, the rest of the page and what was typed there stay. */
export function Part({ waiting = null, onClose, children }: PartProps) {
  const inDialog = (fault: ReactNode) => (
    <Dialog open onClose={onClose} maxWidth="xs">
      {fault}
    </Dialog>
  );
  return (
    <Boundary onRetry={askAgainForCode} {...(onClose ? { around: inDialog } : {})}>
      <Suspense fallback={waiting}>{children}</Suspense>
    </Boundary>
  );
}
