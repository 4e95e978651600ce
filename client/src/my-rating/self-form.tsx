import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { MOST_SELF_TEXT } from '@dat100/shared/rating-self';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { ErrorState } from '../layout/states.js';
import { useServerMutation } from '../providers/use-server.js';
import { LevelField } from '../requests/level-field.js';
import { useRequestWords } from '../requests/request-words.js';
import { SAVE_SELF_RATING, type MyRating } from './my-rating.documents.js';

/** What somebody says of their own year: to be written until its day, to be read afterwards. */
export function SelfForm({ mine }: { mine: MyRating }) {
  const t = useTranslate();
  const format = useFormat();
  const due = format.day(mine.selfDue);
  if (mine.selfClosed === null)
    return (
      <Panel title={t('my_rating.write_self')} aside={<span>{t('my_rating.self_due', { day: due })}</span>}>
        <Fields mine={mine} />
      </Panel>
    );
  return (
    <Panel title={t('my_rating.self')}>
      <Stored mine={mine} />
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {t(`my_rating.self_closed.${mine.selfClosed}`, { day: due })}
      </Typography>
    </Panel>
  );
}

function Fields({ mine }: { mine: MyRating }) {
  const t = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  // What was typed stays whatever is read again meanwhile, also when the server refuses it.
  const [level, setLevel] = useState(mine.selfLevel ?? '');
  const [text, setText] = useState(mine.selfText ?? '');
  const save = useServerMutation(SAVE_SELF_RATING);
  const changed = level !== (mine.selfLevel ?? '') || text.trim() !== (mine.selfText ?? '');
  const stored = mine.selfAt && t('my_rating.self_saved_at', { at: format.instant(mine.selfAt) });
  return (
    <Stack
      component="form"
      spacing={2}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { sheetId: mine.sheetId, seenAt: mine.selfAt, level, text },
          { onSuccess: () => notify('my_rating.self_saved', { type: 'success' }) },
        );
      }}
    >
      <LevelField label={t('my_rating.self_level')} value={level} onChange={setLevel} required />
      <TextField
        label={t('my_rating.self_text')}
        value={text}
        multiline
        minRows={5}
        fullWidth
        slotProps={{ htmlInput: { maxLength: MOST_SELF_TEXT } }}
        onChange={(change) => setText(change.target.value)}
      />
      {save.error && (
        <>
          <ErrorState error={save.error} />
          {mine.selfAt && <Stored mine={mine} />}
        </>
      )}
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" loading={save.isPending} disabled={level === '' || !changed}>
          {t('my_rating.self_save')}
        </Button>
        <Typography variant="body2" color="textSecondary" role="status">
          {changed && (level !== '' || text !== '') ? t('my_rating.self_unsaved') : stored}
        </Typography>
      </Stack>
    </Stack>
  );
}

/** The assessment as it was saved. */
function Stored({ mine }: { mine: MyRating }) {
  const t = useTranslate();
  const words = useRequestWords();
  if (mine.selfLevel === null) return <Typography>{t('my_rating.self_nothing')}</Typography>;
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>
        {t('my_rating.self_stored', { level: words.level(mine.selfLevel, '') })}
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{mine.selfText}</Typography>
    </>
  );
}
