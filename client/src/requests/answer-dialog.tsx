import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { MOST_ANSWER_TEXT } from '@dat100/shared/rating-request';
import { FormDialog } from '../layout/form-dialog.js';
import { useServerMutation } from '../providers/use-server.js';
import { LevelField } from './level-field.js';
import { useRequestWords } from './request-words.js';
import { ANSWER_REQUEST, type RatingRequest } from './requests.documents.js';
import { saysEnough, WordsField } from './words-field.js';

interface AnswerDialogProps {
  request: RatingRequest;
  /** the level that stands */
  level: string | null;
  onClose: () => void;
}

/** The written answer: accepted, with the level that follows, or refused; whoever asked reads it word for word. */
export function AnswerDialog({ request, level: standing, onClose }: AnswerDialogProps) {
  const t = useTranslate();
  const notify = useNotify();
  const words = useRequestWords();
  const id = useId();
  const [accept, setAccept] = useState<boolean | null>(null);
  const [level, setLevel] = useState(request.newLevel ?? '');
  const [text, setText] = useState('');
  const send = useServerMutation(ANSWER_REQUEST);
  const chosen = request.kind !== 'correction';
  const lacksLevel = accept === true && request.kind === 'appeal' && level === '';
  return (
    <FormDialog
      title={t('requests.answer_title')}
      hint={t('requests.answer_hint')}
      submitLabel={t('requests.answer_submit')}
      busy={send.isPending}
      error={send.error}
      disabled={accept === null || lacksLevel || !saysEnough(text)}
      onClose={onClose}
      onSubmit={() =>
        send.mutate(
          {
            id: request.id,
            revision: request.revision,
            accept: accept === true,
            level: accept && chosen && level ? level : null,
            text,
          },
          {
            onSuccess: () => {
              notify('requests.answer_done', { type: 'success' });
              onClose();
            },
          },
        )
      }
    >
      <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{request.reason}</Typography>
      <FormControl required>
        <FormLabel id={id}>{t('requests.decision')}</FormLabel>
        <RadioGroup
          row
          aria-labelledby={id}
          value={accept === null ? '' : String(accept)}
          onChange={(change) => setAccept(change.target.value === 'true')}
        >
          <FormControlLabel value="true" control={<Radio />} label={t('requests.accept')} />
          <FormControlLabel value="false" control={<Radio />} label={t('requests.refuse')} />
        </RadioGroup>
      </FormControl>
      {accept && !chosen && (
        <Typography sx={{ fontWeight: 600 }}>
          {t('requests.approve_level', { level: words.level(request.newLevel, '') })}
        </Typography>
      )}
      {accept && chosen && (
        <LevelField
          label={t('requests.given_level')}
          value={level}
          onChange={setLevel}
          except={standing}
          required={request.kind === 'appeal'}
          {...(request.kind === 'objection' ? { none: t('requests.keep_level') } : {})}
        />
      )}
      <WordsField label={t('requests.answer_text')} value={text} most={MOST_ANSWER_TEXT} onChange={setText} />
    </FormDialog>
  );
}
