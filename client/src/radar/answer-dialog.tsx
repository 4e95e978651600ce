import { sizeOf } from '@dat100/shared/radar';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useServerMutation } from '../providers/use-server.js';
import type { Finding } from './radar.documents.js';
import { ANSWER_RADAR } from './radar.documents.js';
import { useRadarWords } from './radar-words.js';

const MOST_CHARS = 1000;

interface AnswerDialogProps {
  finding: Finding;
  criterion: string;
  onClose: () => void;
}

/** The explanation of one question; those given before stay beside it. */
export function AnswerDialog({ finding, criterion, onClose }: AnswerDialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const words = useRadarWords();
  const [text, setText] = useState('');
  const send = useServerMutation(ANSWER_RADAR);
  const { unit, rule, cutOff } = finding;
  return (
    <FormDialog
      title={t('signs.answer_title', { unit: unit.name })}
      hint={words.question(finding)}
      submitLabel={t('signs.answer_submit')}
      busy={send.isPending}
      error={send.error}
      disabled={!text.trim()}
      onClose={onClose}
      onSubmit={() =>
        send.mutate(
          { unitId: unit.id, criterion, rule, cutOff, text: text.trim(), seen: sizeOf(finding) },
          {
            onSuccess: ({ answerRadar: { open } }) => {
              notify(open ? 'signs.answer_saved_grown' : 'signs.answer_saved', {
                type: open ? 'warning' : 'success',
                messageArgs: { unit: unit.name },
              });
              onClose();
            },
          },
        )
      }
    >
      <TextField
        label={t('signs.explanation')}
        value={text}
        required
        autoFocus
        fullWidth
        multiline
        minRows={3}
        maxRows={10}
        helperText={t('signs.answer_hint')}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { maxLength: MOST_CHARS } }}
      />
    </FormDialog>
  );
}
