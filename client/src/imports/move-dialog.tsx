import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { MoveFields } from '../conflicts/move-fields.js';
import { FormDialog } from '../layout/form-dialog.js';
import { ServerError } from '../providers/request.js';
import type { ImportConflict } from './import.documents.js';

/** Whether taking the row is a transfer from another unit. */
export const isMove = (conflict: ImportConflict): boolean => conflict.code === 'employed_elsewhere';

/** The records have another name, which only whoever is in charge of both units is told. */
const asksReason = (error: unknown): boolean => error instanceof ServerError && error.code === 'reason_needed';

interface MoveDialogProps {
  conflict: ImportConflict;
  /** the list's day */
  asOf: string;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onDecide: (said: { reason: string | null; orderNumber: string | null }) => void;
}

/** Before somebody moves: from where to where, from when on, and by which order. */
export function MoveDialog({ conflict, asOf, busy, error, onClose, onDecide }: MoveDialogProps) {
  const t = useTranslate();
  const [orderNumber, setOrderNumber] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  if (!asked && asksReason(error)) setAsked(true);
  const { id, fullName, otherUnitText: from, unit } = conflict;
  return (
    <FormDialog
      title={t('conflicts.ask_move', { smart_count: 1, n: '1' })}
      submitLabel={t('conflicts.do_move', { smart_count: 1, n: '1' })}
      busy={busy}
      error={error}
      disabled={asked && !reason.trim()}
      onClose={onClose}
      onSubmit={() => onDecide({ reason: reason.trim() || null, orderNumber: orderNumber.trim() || null })}
    >
      <Alert severity="warning" variant="outlined">
        {t('conflicts.if_apply.employed_elsewhere')}
      </Alert>
      <MoveFields
        moves={[{ id, fullName, from, to: unit.pathText || unit.name, day: asOf }]}
        orderNumber={orderNumber}
        onChange={setOrderNumber}
      />
      <TextField
        label={t(asked ? 'conflicts.reason' : 'conflicts.reason_optional')}
        value={reason}
        required={asked}
        fullWidth
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 300 } }}
        onChange={(change) => setReason(change.target.value)}
      />
    </FormDialog>
  );
}
