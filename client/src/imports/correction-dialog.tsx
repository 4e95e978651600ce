import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useWords } from '../layout/error-text.js';
import type { ImportConflict } from './import.documents.js';

/** Conflicts that are decided for the list only with a reason: it takes records back, or has another name. */
const CORRECTIONS = ['moves_backwards', 'contradicts_stronger', 'name_does_not_match_id'];

export const isCorrection = (conflict: ImportConflict): boolean => CORRECTIONS.includes(conflict.code);

interface CorrectionDialogProps {
  conflict: ImportConflict;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onDecide: (reason: string) => void;
}

/** Why the list is right and what was recorded is not. */
export function CorrectionDialog({ conflict, busy, error, onClose, onDecide }: CorrectionDialogProps) {
  const t = useTranslate();
  const words = useWords();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('people.correct_title')}
      hint={words(conflict)}
      submitLabel={t('imports.take')}
      busy={busy}
      error={error}
      disabled={!reason.trim()}
      onClose={onClose}
      onSubmit={() => onDecide(reason.trim())}
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
    </FormDialog>
  );
}
