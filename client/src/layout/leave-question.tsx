import { useEffect } from 'react';
import { useBlocker } from 'react-router-dom';
import { FormDialog } from './form-dialog.js';

interface LeaveQuestionProps {
  /** how many things were typed and not saved; 0: nothing is asked */
  unsaved: number;
  title: string;
  hint: string;
  leave: string;
}

/**
 * Going elsewhere with something unsaved is asked about, and the browser asks before the page is closed. Filters and
 * pages of the same list are no other place.
 */
export function LeaveQuestion({ unsaved, title, hint, leave }: LeaveQuestionProps) {
  useLeaveGuard(unsaved > 0);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved > 0 && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== 'blocked') return null;
  return (
    <FormDialog
      title={title}
      hint={hint}
      submitLabel={leave}
      busy={false}
      onSubmit={() => blocker.proceed()}
      onClose={() => blocker.reset()}
    />
  );
}

function useLeaveGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [active]);
}
