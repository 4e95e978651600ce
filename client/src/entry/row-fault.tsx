import Button from '@mui/material/Button';
import type { Dispatch } from 'react';
import { useTranslate } from 'react-admin';
import { useWords } from '../layout/error-text.js';
import type { Action, EntryRow, RowFault } from './entry-rows.js';

interface RowFaultLineProps {
  row: EntryRow;
  fault: RowFault;
  span: number;
  save: (key: string, acceptTransfer?: boolean) => Promise<void>;
  dispatch: Dispatch<Action>;
}

/** Why a row was not saved, right under it, with the ways on. What was typed stays. */
export function RowFaultLine({ row, fault, span, save, dispatch }: RowFaultLineProps) {
  const t = useTranslate();
  const words = useWords();
  const elsewhere = fault.code === 'employed_elsewhere';
  return (
    <tr role="row" className="fault">
      <td role="cell" colSpan={span}>
        <span role="alert">{words(fault)}</span>
        {elsewhere && (
          <Button variant="contained" onClick={() => void save(row.key, true)}>
            {t('entry.accept_transfer')}
          </Button>
        )}
        <Button onClick={() => void save(row.key)}>{t('app.retry')}</Button>
        <Button onClick={() => dispatch({ type: row.person ? 'reverted' : 'removed', key: row.key })}>
          {t(row.person ? 'entry.revert' : 'entry.remove')}
        </Button>
      </td>
    </tr>
  );
}
