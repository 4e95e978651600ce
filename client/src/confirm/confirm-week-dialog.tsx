import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { useMe } from '../providers/session.js';
import { useServerMutation } from '../providers/use-server.js';
import type { WeekSheet } from './week.documents.js';
import { CONFIRM_WEEK } from './week.documents.js';
import { useWeekWords } from './week-state.js';

/** Before figures are vouched for: which, of what day, and under whose name. */
export function ConfirmWeekDialog({ sheet, onClose }: { sheet: WeekSheet; onClose: () => void }) {
  const t = useTranslate();
  const format = useFormat();
  const notify = useNotify();
  const words = useWeekWords();
  const me = useMe();
  const [answer, setAnswer] = useState('');
  const confirm = useServerMutation(CONFIRM_WEEK);
  const { unit, week } = sheet;
  const revision = sheet.revisions[0]?.revision ?? 0;
  return (
    <FormDialog
      title={t('weekly.confirm_title', { unit: unit.name, days: words.days(week) })}
      hint={t('weekly.confirm_hint', { day: format.day(sheet.asOf), name: me?.displayName ?? '' })}
      submitLabel={t('weekly.confirm_submit')}
      busy={confirm.isPending}
      error={confirm.error}
      onClose={onClose}
      onSubmit={() =>
        confirm.mutate(
          {
            unitId: unit.id,
            week: week.from,
            revision,
            figures: sheet.key ?? '',
            answer: answer.trim() || null,
          },
          {
            onSuccess: () => {
              notify('weekly.confirm_done', { type: 'success' });
              onClose();
            },
          },
        )
      }
    >
      {sheet.criteria.map((one) => (
        <span key={one.code}>
          {format.locale === 'en' ? one.nameEn : one.nameVi}:{' '}
          <b>
            {format.count(one.total.claimed)}/{format.count(one.total.inScope)}
          </b>
          {one.total.inScope > 0 && ` (${format.rate(one.total.rateText)})`}
        </span>
      ))}
      {revision > 0 && (
        <>
          <Alert severity="info" variant="outlined">
            {t('weekly.confirm_again', { n: revision + 1 })}
          </Alert>
          <TextField
            label={t('weekly.answer_optional')}
            value={answer}
            fullWidth
            multiline
            minRows={2}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
            onChange={(change) => setAnswer(change.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
