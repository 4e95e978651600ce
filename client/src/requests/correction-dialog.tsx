import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { MOST_REQUEST_TEXT } from '@dat100/shared/rating-request';
import { FormDialog } from '../layout/form-dialog.js';
import { useServerMutation } from '../providers/use-server.js';
import { LevelField } from './level-field.js';
import { useRequestWords } from './request-words.js';
import { REQUEST_CORRECTION, type RatingCase } from './requests.documents.js';
import { saysEnough, WordsField } from './words-field.js';

/** Asks for another level in a locked result: old, new, reason; somebody else approves. */
export function CorrectionDialog({ result, onClose }: { result: RatingCase; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const words = useRequestWords();
  const [level, setLevel] = useState('');
  const [reason, setReason] = useState('');
  const send = useServerMutation(REQUEST_CORRECTION);
  return (
    <FormDialog
      title={t('requests.correct_title')}
      hint={t('requests.correct_hint')}
      submitLabel={t('requests.correct_submit')}
      busy={send.isPending}
      error={send.error}
      disabled={level === '' || !saysEnough(reason)}
      onClose={onClose}
      onSubmit={() =>
        send.mutate(
          { sheetId: result.sheetId, lockRevision: result.lockRevision, level, reason },
          {
            onSuccess: () => {
              notify('requests.correct_sent', { type: 'success' });
              onClose();
            },
          },
        )
      }
    >
      <Typography sx={{ fontWeight: 600 }}>
        {t('requests.correct_old', { level: words.level(result.finalLevel, t('my_rating.none_yet')) })}
      </Typography>
      <LevelField
        label={t('requests.correct_level')}
        value={level}
        onChange={setLevel}
        except={result.finalLevel}
        required
      />
      <WordsField label={t('requests.correct_reason')} value={reason} most={MOST_REQUEST_TEXT} onChange={setReason} />
    </FormDialog>
  );
}
