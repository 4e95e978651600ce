import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import { useFormat } from '../layout/format.js';
import { TickedBar } from '../layout/ticked-bar.js';
import type { Person } from './person.documents.js';
import { ReasonDialog } from './reason-dialog.js';
import { RecordDialog } from './record-dialog.js';
import { ScopeDialog } from './scope-dialog.js';

interface BulkBarProps {
  ids: string[];
  /** those on the screen, ticked or not */
  people: readonly Person[];
  /** The criterion filtered by: most likely the one to be recorded. */
  criterion: string | undefined;
  onDone: () => void;
}

type Open = 'record' | 'reason' | 'scope' | null;

/** What can be done with the people ticked. */
export function BulkBar({ ids, people, criterion, onDone }: BulkBarProps) {
  const t = useTranslate();
  const format = useFormat();
  const can = useCan();
  const [open, setOpen] = useState<Open>(null);
  if (ids.length === 0) return null;
  const standings = people.filter(({ id }) => ids.includes(id)).flatMap((person) => person.standings);
  const dialog = { ids, standings, criterion, onClose: () => setOpen(null), onDone };
  return (
    <TickedBar
      label={t('people.bulk')}
      status={t('people.selected', { smart_count: ids.length, n: format.count(ids.length) })}
    >
      {can('status.record') && (
        <>
          <Button variant="contained" onClick={() => setOpen('record')}>
            {t('people.record')}
          </Button>
          <Button variant="outlined" onClick={() => setOpen('reason')}>
            {t('people.reason')}
          </Button>
        </>
      )}
      {can('scope.write') && (
        <Button variant="outlined" onClick={() => setOpen('scope')}>
          {t('people.scope')}
        </Button>
      )}
      <Button onClick={onDone}>{t('ra.action.unselect')}</Button>
      {open === 'record' && <RecordDialog {...dialog} />}
      {open === 'reason' && <ReasonDialog {...dialog} />}
      {open === 'scope' && <ScopeDialog {...dialog} />}
    </TickedBar>
  );
}
