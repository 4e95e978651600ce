import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useServerMutation } from '../providers/use-server.js';
import { ANSWER_WEEK, RETURN_WEEK } from './week.documents.js';

interface SayDialogProps {
  /** the revision it is said about */
  id: string;
  unit: string;
  action: 'return' | 'answer';
  onClose: () => void;
}

/** A question to a unit, or its answer; both stay beside the figures for good. */
export function SayDialog({ id, unit, action, onClose }: SayDialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const [text, setText] = useState('');
  const say = useServerMutation(action === 'return' ? RETURN_WEEK : ANSWER_WEEK);
  return (
    <FormDialog
      title={t(`weekly.${action}_title`, { unit })}
      hint={t(`weekly.${action}_hint`)}
      submitLabel={t(`weekly.${action}_submit`)}
      busy={say.isPending}
      error={say.error}
      disabled={!text.trim()}
      onClose={onClose}
      onSubmit={() =>
        say.mutate(
          { id, text: text.trim() },
          {
            onSuccess: () => {
              notify(`weekly.${action}_done`, { type: 'success' });
              onClose();
            },
          },
        )
      }
    >
      <TextField
        label={t(`weekly.${action}_text`)}
        value={text}
        required
        fullWidth
        multiline
        minRows={3}
        autoFocus
        slotProps={{ htmlInput: { maxLength: 2000 } }}
        onChange={(change) => setText(change.target.value)}
      />
    </FormDialog>
  );
}
