import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useCan } from '../layout/access.js';
import type { UnitList } from './completeness.documents.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { HeadcountDialog } from './headcount-dialog.js';

/** What can be done about a unit's list on the spot: say that it is complete, declare its posts. */
export function ListActions({ list, loud = false }: { list: UnitList; loud?: boolean }) {
  const t = useTranslate();
  const can = useCan();
  const [open, setOpen] = useState<'confirm' | 'headcount' | null>(null);
  const close = () => setOpen(null);
  const name = list.unit.name;
  return (
    <>
      {can('import.run') && (
        <Button
          variant={loud ? 'contained' : 'outlined'}
          onClick={() => setOpen('confirm')}
          aria-label={`${t('lists.confirm')} ${name}`}
        >
          {t('lists.confirm')}
        </Button>
      )}
      {can('headcount.record') && (
        <Button variant="outlined" onClick={() => setOpen('headcount')} aria-label={`${t('lists.headcount')} ${name}`}>
          {t('lists.headcount')}
        </Button>
      )}
      {open === 'confirm' && <ConfirmDialog list={list} onClose={close} />}
      {open === 'headcount' && <HeadcountDialog list={list} onClose={close} />}
    </>
  );
}
