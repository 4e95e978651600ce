import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useServerMutation } from '../providers/use-server.js';
import { CORRECT_STATUS } from './change.documents.js';
import { ChangeProblems } from './change-result.js';
import { offerUndo } from '../undo/undo-offer.js';
import type { StatusEvent } from './person.documents.js';

interface RetractDialogProps {
  personId: string;
  event: StatusEvent;
  stageName: string;
  onClose: () => void;
}

/** Takes a wrong record back, with a reason; the record stays to be seen, struck through. */
export function RetractDialog({ personId, event, stageName, onClose }: RetractDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const correct = useServerMutation(CORRECT_STATUS);
  function submit() {
    correct.mutate(
      { personId, eventId: event.id, reason: reason.trim() },
      {
        onSuccess: ({ correctStatus }) => {
          if (correctStatus.problems.length > 0) return;
          if (correctStatus.editId !== null) offerUndo({ said: 'people.corrected', editId: correctStatus.editId });
          onClose();
        },
      },
    );
  }
  return (
    <FormDialog
      title={t('people.correct_title')}
      hint={t('people.correct_hint', { stage: stageName, day: format.day(event.happenedOn) })}
      submitLabel={t('people.correct_submit')}
      busy={correct.isPending}
      error={correct.error}
      disabled={!reason.trim()}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        label={t('people.correct_reason')}
        value={reason}
        required
        fullWidth
        multiline
        minRows={2}
        autoFocus
        onChange={(change) => setReason(change.target.value)}
      />
      <ChangeProblems result={correct.data?.correctStatus} />
    </FormDialog>
  );
}
