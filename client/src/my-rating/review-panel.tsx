import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { MOST_REQUEST_TEXT } from '@dat100/shared/rating-request';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { Panel } from '../layout/page.js';
import { useServerMutation } from '../providers/use-server.js';
import { LevelField } from '../requests/level-field.js';
import { saysEnough, WordsField } from '../requests/words-field.js';
import { REQUEST_REVIEW, type MyRating } from './my-rating.documents.js';

/** "This is wrong": an objection before the lock, an appeal after it; and why not, when it is neither now. */
export function ReviewPanel({ mine }: { mine: MyRating }) {
  const t = useTranslate();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const waits = mine.requests.some(({ state }) => state === 'open');
  const said = mine.mayRequest ? `wrong_${mine.mayRequest}` : waits ? 'wrong_waits' : 'wrong_over';
  if (!mine.mayRequest && !waits && mine.appealUntil === null) return null;
  return (
    <Panel title={t('my_rating.wrong')}>
      <Typography>{t(`my_rating.${said}`, { day: format.day(mine.appealUntil) })}</Typography>
      {mine.mayRequest && (
        <Button variant="outlined" className="no-print" sx={{ mt: 1.5 }} onClick={() => setAsking(true)}>
          {t(`my_rating.${mine.mayRequest}_button`)}
        </Button>
      )}
      {asking && mine.mayRequest && (
        <ReviewDialog mine={mine} kind={mine.mayRequest} onClose={() => setAsking(false)} />
      )}
    </Panel>
  );
}

function ReviewDialog({ mine, kind, onClose }: { mine: MyRating; kind: string; onClose: () => void }) {
  const t = useTranslate();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const [level, setLevel] = useState('');
  const send = useServerMutation(REQUEST_REVIEW);
  return (
    <FormDialog
      title={t(`my_rating.${kind}_title`)}
      hint={t('my_rating.ask_hint', { agency: mine.agencyName })}
      submitLabel={t(`my_rating.${kind}_submit`)}
      busy={send.isPending}
      error={send.error}
      disabled={!saysEnough(reason)}
      onClose={onClose}
      onSubmit={() =>
        send.mutate(
          { sheetId: mine.sheetId, kind, lockRevision: mine.lockRevision, reason, level: level || null },
          {
            onSuccess: () => {
              notify('my_rating.sent', { type: 'success' });
              onClose();
            },
          },
        )
      }
    >
      <WordsField label={t('my_rating.ask_reason')} value={reason} most={MOST_REQUEST_TEXT} onChange={setReason} />
      <LevelField
        label={t('my_rating.ask_level')}
        value={level}
        onChange={setLevel}
        except={mine.finalLevel}
        none={t('my_rating.ask_no_level')}
      />
    </FormDialog>
  );
}
