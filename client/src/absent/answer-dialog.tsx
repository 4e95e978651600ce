import { addDays } from '@dat100/shared/calendar';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DayField } from '../layout/day-field.js';
import { FormDialog } from '../layout/form-dialog.js';
import { useFormat } from '../layout/format.js';
import { UnitPicker } from '../layout/unit-picker.js';
import type { UnitRef } from '../providers/session.documents.js';
import { useServerMutation } from '../providers/use-server.js';
import type { AbsentPerson } from './absent.documents.js';
import { ANSWER_ABSENT } from './absent.documents.js';

export const ANSWERS = ['left', 'moved', 'still_here'] as const;
export type AnswerCode = (typeof ANSWERS)[number];

const NAMED = 5;

interface AnswerDialogProps {
  answer: AnswerCode;
  people: readonly AbsentPerson[];
  onClose: () => void;
  onDone: (answered: number) => void;
}

/** What the answer still needs: the last day and why, or where to. Recorded for all or for nobody. */
export function AnswerDialog({ answer, people, onClose, onDone }: AnswerDialogProps) {
  const t = useTranslate();
  const format = useFormat();
  // They were not there any more on the list's day: the day before it is the latest their last one can be.
  const days = people.map(({ asOf }) => asOf).sort();
  const [lastDay, setLastDay] = useState(days[0] ? addDays(days[0], -1) : '');
  const [unit, setUnit] = useState<UnitRef | null>(null);
  const [orderNumber, setOrderNumber] = useState('');
  const [reason, setReason] = useState('');
  const send = useServerMutation(ANSWER_ABSENT);
  const n = { smart_count: people.length, n: format.count(people.length) };
  const missing = (answer !== 'still_here' && !lastDay) || (answer === 'left' && !reason.trim());

  function submit() {
    send.mutate(
      {
        personIds: people.map(({ personId }) => personId),
        answer,
        lastDay: answer === 'still_here' ? null : lastDay,
        toUnitId: answer === 'moved' ? (unit?.id ?? null) : null,
        orderNumber: orderNumber.trim() || null,
        reason: reason.trim() || null,
      },
      { onSuccess: (data) => onDone(data.answerAbsent) },
    );
  }
  return (
    <FormDialog
      title={t(`absent_title.${answer}`, n)}
      hint={t(`absent_hint.${answer}`)}
      submitLabel={t('absent.submit', n)}
      busy={send.isPending}
      error={send.error}
      disabled={missing || (answer === 'moved' && !unit)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {people.slice(0, NAMED).map(({ id, fullName, unit: of }) => (
          <li key={id}>
            <b>{fullName}</b> · {of.name}
          </li>
        ))}
        {people.length > NAMED && <li>{t('absent.and_more', { n: format.count(people.length - NAMED) })}</li>}
      </Box>
      {answer === 'moved' && (
        <UnitPicker label={t('people.to_unit')} value={unit} onChange={setUnit} inMyScope required />
      )}
      {answer !== 'still_here' && (
        <DayField label={t('absent.last_day')} value={lastDay} onChange={setLastDay} required sx={{ width: 240 }} />
      )}
      {answer === 'moved' && (
        <TextField
          label={t('people.order_number')}
          value={orderNumber}
          fullWidth
          onChange={(event) => setOrderNumber(event.target.value)}
        />
      )}
      {answer !== 'moved' && (
        <TextField
          label={t(answer === 'left' ? 'people.leave_reason' : 'absent.note')}
          value={reason}
          required={answer === 'left'}
          fullWidth
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </FormDialog>
  );
}
