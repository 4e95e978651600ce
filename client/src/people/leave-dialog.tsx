import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useMe } from '../providers/session.js';
import { useServerMutation } from '../providers/use-server.js';
import { offerUndo } from '../undo/undo-offer.js';
import { END_EMPLOYMENT } from './change.documents.js';

interface LeaveDialogProps {
  person: { id: string; fullName: string; version: number };
  onClose: () => void;
  onLeft: () => void;
}

/** The person leaves the unit: counted to the last day, not after it; the record stays. */
export function LeaveDialog({ person, onClose, onLeft }: LeaveDialogProps) {
  const t = useTranslate();
  const me = useMe();
  const notify = useNotify();
  const [lastDay, setLastDay] = useState(me?.today ?? '');
  const [reason, setReason] = useState('');
  const end = useServerMutation(END_EMPLOYMENT);
  function submit() {
    end.mutate(
      { personId: person.id, lastDay, reason: reason.trim(), version: person.version },
      {
        onSuccess: ({ endEmployment: editId }) => {
          const names = { name: person.fullName };
          if (editId === null) notify('people.left', { type: 'success', messageArgs: names });
          else offerUndo({ said: 'people.left', names, editId });
          onClose();
          onLeft();
        },
      },
    );
  }
  return (
    <FormDialog
      title={t('people.leave_title', { name: person.fullName })}
      hint={t('people.leave_hint')}
      submitLabel={t('people.leave')}
      busy={end.isPending}
      error={end.error}
      disabled={!lastDay || !reason.trim()}
      onClose={onClose}
      onSubmit={submit}
    >
      <DayField label={t('people.last_day')} value={lastDay} onChange={setLastDay} required />
      <TextField
        label={t('people.leave_reason')}
        value={reason}
        required
        fullWidth
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
