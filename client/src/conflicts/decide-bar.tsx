import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useFormat } from '../layout/format.js';
import { TickedBar } from '../layout/ticked-bar.js';
import type { OpenConflict } from './conflict.documents.js';
import type { Decision } from './decide-dialog.js';

interface DecideBarProps {
  rows: readonly OpenConflict[];
  onDecide: (decision: Decision) => void;
  onClear: () => void;
}

/** What can be done with the rows ticked, all of one kind. */
export function DecideBar({ rows, onDecide, onClear }: DecideBarProps) {
  const t = useTranslate();
  const format = useFormat();
  const [first] = rows;
  if (!first) return null;
  return (
    <TickedBar
      label={t('conflicts.bulk')}
      status={
        <>
          {t('conflicts.ticked', { smart_count: rows.length, n: format.count(rows.length) })}:{' '}
          {t(`conflict_code.${first.code}`)}
        </>
      }
    >
      <Button variant="outlined" onClick={() => onDecide('keep')}>
        {t('imports.keep')}
      </Button>
      <Button variant="contained" onClick={() => onDecide('apply')}>
        {t(`conflicts.apply.${first.code}`)}
      </Button>
      <Button onClick={onClear}>{t('ra.action.unselect')}</Button>
    </TickedBar>
  );
}
